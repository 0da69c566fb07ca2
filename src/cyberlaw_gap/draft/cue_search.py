"""Where the cues of a standard stand in a law."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cyberlaw_gap.phrase import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberlaw_gap.draft.passages import Found, Passages
    from cyberlaw_gap.model.cues import Cues

__all__ = ["CompiledCues", "Hits", "Places", "compile_cues", "search"]


@dataclass(frozen=True, slots=True)
class CompiledElement:
    """The cues of one element, read."""

    id: str
    full: tuple[Phrase, ...]
    part: tuple[Phrase, ...]
    weaken: tuple[Phrase, ...]
    general: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class CompiledProvision:
    """The cues of one provision, read."""

    number: str
    headings: tuple[Phrase, ...]
    wording: tuple[Phrase, ...]
    unlike: tuple[Phrase, ...]
    elements: tuple[CompiledElement, ...]


@dataclass(frozen=True, slots=True)
class CompiledCues:
    """All cues of a standard, read."""

    punishes: tuple[Phrase, ...]
    empowers: tuple[Phrase, ...]
    cooperates: tuple[Phrase, ...]
    provisions: tuple[CompiledProvision, ...]


def compile_cues(cues: Cues) -> CompiledCues:
    """The cues with their phrases read.

    Raises:
        PhraseError: A phrase is not well formed.
    """
    lists = {each.id: each.phrases for each in cues.lists}
    known: dict[str, Phrase] = {}

    def read(phrases: tuple[str, ...]) -> tuple[Phrase, ...]:
        for text in phrases:
            if text not in known:
                known[text] = Phrase.parse(text, lists)
        return tuple(known[text] for text in phrases)

    return CompiledCues(
        punishes=read(cues.punishes),
        empowers=read(cues.empowers),
        cooperates=read(cues.cooperates),
        provisions=tuple(
            CompiledProvision(
                number=provision.number,
                headings=read(provision.headings),
                wording=read(provision.wording),
                unlike=read(provision.unlike),
                elements=tuple(
                    CompiledElement(
                        id=element.id,
                        full=read(element.full),
                        part=read(element.part),
                        weaken=read(element.weaken),
                        general=read(element.general),
                    )
                    for element in provision.elements
                ),
            )
            for provision in cues.provisions
        ),
    )


Places = dict[int, list["Found"]]
"""Per passage where something was found."""


@dataclass(slots=True)
class Hits:
    """What the cues of one provision found, per passage."""

    headings: set[int] = field(default_factory=set)
    wording: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    """How many different wordings."""
    unlike_heading: set[int] = field(default_factory=set)
    unlike_text: set[int] = field(default_factory=set)
    full: dict[str, Places] = field(default_factory=dict)
    part: dict[str, Places] = field(default_factory=dict)
    weaken: dict[str, Places] = field(default_factory=dict)
    general: dict[str, Places] = field(default_factory=dict)
    count: dict[str, dict[int, int]] = field(default_factory=dict)
    """How many different full wordings of an element."""


def search(
    passages: Passages, provision: CompiledProvision, memory: dict[Phrase, tuple[Found, ...]]
) -> Hits:
    """Look for the cues of a provision.

    Args:
        passages: The law.
        provision: Its cues.
        memory: What was found before; several provisions share phrases.
    """

    def places(phrase: Phrase) -> tuple[Found, ...]:
        if phrase not in memory:
            memory[phrase] = tuple(passages.holding(phrase))
        return memory[phrase]

    hits = Hits()
    for phrase in provision.headings:
        hits.headings.update(passages.in_headings(phrase))
    for phrase in provision.wording:
        for passage in {found.passage for found in places(phrase)}:
            hits.wording[passage] += 1
    for phrase in provision.unlike:
        hits.unlike_heading.update(passages.in_headings(phrase))
        hits.unlike_text.update(found.passage for found in places(phrase))
    for element in provision.elements:
        count: dict[int, int] = defaultdict(int)
        for phrase in element.full:
            for passage in {found.passage for found in places(phrase)}:
                count[passage] += 1
        hits.count[element.id] = count
        hits.full[element.id] = _together(passages, map(places, element.full))
        hits.part[element.id] = _together(passages, map(places, element.part))
        hits.weaken[element.id] = _together(passages, map(places, element.weaken))
        hits.general[element.id] = _together(passages, map(places, element.general))
    return hits


def _together(passages: Passages, found_by_phrase: Iterable[tuple[Found, ...]]) -> Places:
    """What several phrases found, per passage; headings help to find and prove nothing."""
    together: Places = {}
    for places in found_by_phrase:
        for found in places:
            if found.start >= passages.all[found.passage].body:
                together.setdefault(found.passage, []).append(found)
    return together
