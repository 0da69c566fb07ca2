"""What a text does about a provision and its elements, and on which words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cyberlaw_gap.draft.linear import chance, log_odds
from cyberlaw_gap.draft.ranking import FIRST_LOOK
from cyberlaw_gap.model.draft import Status
from cyberlaw_gap.model.standard import Kind, Role

if TYPE_CHECKING:
    from cyberlaw_gap.draft.passages import Found
    from cyberlaw_gap.draft.ranking import Ranked
    from cyberlaw_gap.draft.reading import Reading
    from cyberlaw_gap.model.checker import ElementRate, LinearModel, ProvisionRate
    from cyberlaw_gap.model.standard import Element, Provision

__all__ = [
    "COVERAGE_FEATURES",
    "EVIDENCE_FEATURES",
    "STATUS_FEATURES",
    "Evidence",
    "Source",
    "coverage_features",
    "gather",
    "status_features",
]

STATUSES = (Status.MET, Status.PARTIAL, Status.ABSENT)

COVERAGE_FEATURES = (
    "first",
    "second",
    "heading",
    "wording",
    "elements-full",
    "core-full",
    "core-shown-full",
    "core-shown",
    "offence",
    "power",
    "cooperation",
    "rate",
    "right-kind",
    "other-kind",
    "unlike",
)

_TOP = 3


def coverage_features(
    provision: Provision, reading: Reading, ranked: tuple[Ranked, ...], rate: ProvisionRate | None
) -> tuple[float, ...]:
    """What speaks for some section aiming at a provision: values of ``COVERAGE_FEATURES``."""
    hits = reading.hits[provision.number]
    chances = [r.chance for r in ranked[:_TOP]] + [0.0] * _TOP
    look = ranked[0].look if ranked else (0.0,) * len(FIRST_LOOK)
    seen = dict(zip(FIRST_LOOK, look, strict=True))
    top = [r.passage for r in ranked[:_TOP]]
    full = any(passage in hits.full.get(c, ()) for c in provision.core for passage in top)
    some = full or any(passage in hits.part.get(c, ()) for c in provision.core for passage in top)
    covered = (rate.covered if rate else 0) + 1.2
    laws = (rate.laws if rate else 0) + 2
    return (
        log_odds(chances[0]),
        log_odds(chances[1]),
        seen["heading"],
        seen["wording"],
        seen["elements-full"],
        seen["core-full"],
        float(full),
        float(some),
        float(provision.kind is Kind.OFFENCE),
        float(provision.kind is Kind.POWER),
        float(provision.kind is Kind.COOPERATION),
        math.log(covered / max(laws - covered, 0.1)),
        seen["right-kind"],
        seen["other-kind"],
        max(seen["unlike-heading"], seen["unlike-text"] / 2),
    )


class Source(StrEnum):
    """Where the words of an element stand."""

    FIRST = "first"
    """In the section that most likely carries the provision."""
    OTHER = "other"
    """In another section that may carry it."""
    DEFINITION = "definition"
    """In the definition of a term that such a section uses."""
    GENERAL = "general"
    """In a rule for many provisions."""


#: What tells the words that people would cite from others, in the order of the weights.
EVIDENCE_FEATURES = (
    "full",
    "first",
    "other",
    "definition",
    "general",
    "chance",
    "place",
    "in-focus",
    "full-in-focus",
    "definition-of-act",
    "definition-of-mind",
    "definition-in-power",
    "length",
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that may give an element."""

    found: Found
    full: bool
    source: Source
    values: tuple[float, ...]
    """Values of ``EVIDENCE_FEATURES``."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that speaks for or against an element."""

    evidence: tuple[Evidence, ...]
    """In no order; ``best_first`` puts them in one."""
    weakened: Found | None
    signs: tuple[float, ...]
    """Values of ``_SIGNS``."""

    @property
    def strength(self) -> float:
        """How much there is of it, for a view of the whole provision."""
        return self.signs[0] + 0.5 * self.signs[2] + 0.3 * self.signs[1]

    @property
    def nothing(self) -> bool:
        """Whether no cue was found at all."""
        return not any(self.signs[:6]) and not self.signs[7]

    def best_first(self, model: LinearModel) -> tuple[Evidence, ...]:
        """The evidence, that first which people would most likely cite."""
        return tuple(sorted(self.evidence, key=lambda e: (-chance(model, e.values), e.found.start)))


_SIGNS = (
    "full-in-first",
    "part-in-first",
    "full-in-definition",
    "part-in-definition",
    "full-in-other",
    "part-in-other",
    "weakened",
    "general",
    "different-wordings",
    "full-out-of-focus",
    "words-in-common",
)

_CONSIDERED = 5
_LEAST_SHARE = 0.25
_LEAST_CHANCE = 0.3
_MOST_WORDINGS = 3
_LONG_QUOTE = 220


def gather(
    provision: Provision, element: Element, reading: Reading, ranked: tuple[Ranked, ...]
) -> Gathered:
    """Look for the words of an element where they may count."""
    hits = reading.hits[provision.number]
    full = hits.full.get(element.id, {})
    part = hits.part.get(element.id, {})
    passages = reading.passages
    evidence: list[Evidence] = []
    levels: list[tuple[_Level, _Level]] = []
    for place, each in enumerate(ranked[:_CONSIDERED]):
        if place and each.chance < _LEAST_SHARE * ranked[0].chance and each.chance < _LEAST_CHANCE:
            continue
        focus = reading.focus(provision, each.passage)
        here = _nearest(full.get(each.passage), part.get(each.passage), focus)
        if here.found is not None:
            source = Source.OTHER if place else Source.FIRST
            evidence.append(_evidence(here, source, element, each.chance, place))
        defined = _Level()
        if not passages.all[each.passage].defines:
            for definition in passages.uses[each.passage]:
                level = _nearest(full.get(definition), part.get(definition), None)
                if level.worth > defined.worth:
                    defined = level
            if defined.found is not None:
                evidence.append(_evidence(defined, Source.DEFINITION, element, each.chance, place))
        levels.append((here, defined))
    general = hits.general.get(element.id, {})
    if general:
        found = next(iter(general.values()))[0]
        evidence.append(
            _evidence(_Level(found, full=True, in_focus=True), Source.GENERAL, element, 0.0, 0)
        )
    weakened = None
    wordings = 0
    common = 0.0
    if ranked:
        first = ranked[0].passage
        around = reading.focus(provision, first)
        weakening = hits.weaken.get(element.id, {}).get(first, ())
        weakened = next((f for f in weakening if around[0] <= f.start < around[1]), None)
        wordings = hits.count.get(element.id, {}).get(first, 0)
        common = reading.words_in_common(element.text, first)
    return Gathered(
        tuple(evidence),
        weakened,
        (
            *_levels(levels),
            float(weakened is not None),
            float(bool(general)),
            min(wordings, _MOST_WORDINGS) / _MOST_WORDINGS,
            float(bool(levels) and levels[0][0].full and not levels[0][0].in_focus),
            common,
        ),
    )


@dataclass(frozen=True, slots=True)
class _Level:
    """The best words of an element in one place."""

    found: Found | None = None
    full: bool = False
    in_focus: bool = False

    @property
    def worth(self) -> int:
        return 0 if self.found is None else 2 if self.full else 1


def _nearest(
    full: list[Found] | None, part: list[Found] | None, focus: tuple[int, int] | None
) -> _Level:
    """The best words: full before part, in focus before out of it, long before short."""
    for places, is_full in ((full, True), (part, False)):
        if not places:
            continue
        inside = [f for f in places if focus is None or focus[0] <= f.start < focus[1]]
        if inside or not (is_full and part):
            return _Level(max(inside or places, key=_telling), is_full, bool(inside))
        # Full words far away, in another offence of the section, against part nearby.
        near = [f for f in part if focus is None or focus[0] <= f.start < focus[1]]
        if near:
            return _Level(max(near, key=_telling), full=False, in_focus=True)
        return _Level(max(places, key=_telling), is_full, in_focus=False)
    return _Level()


def _telling(found: Found) -> int:
    """The longer words prove more, up to a sentence or so."""
    length = found.end - found.start
    return length if length <= _LONG_QUOTE else -length


def _levels(levels: list[tuple[_Level, _Level]]) -> tuple[float, ...]:
    """The first six signs."""
    if not levels:
        return (0.0,) * 6
    here, defined = levels[0]
    full = here.full
    part = here.found is not None and not full
    others = [other.worth for other, _ in levels[1:]]
    other_full = max(others, default=0) > 1 and not full
    return (
        float(full),
        float(part),
        float(defined.full and not full),
        float(defined.worth == 1 and here.found is None),
        float(other_full),
        float(1 in others and here.found is None and not other_full),
    )


def _evidence(
    level: _Level, source: Source, element: Element, likely: float, place: int
) -> Evidence:
    found = level.found
    if found is None:
        message = "nothing was found here"
        raise ValueError(message)
    defined = source is Source.DEFINITION
    group = _GROUP_OF_ROLE.get(element.role, "other")
    return Evidence(
        found,
        level.full,
        source,
        (
            float(level.full),
            float(source is Source.FIRST),
            float(source is Source.OTHER),
            float(defined),
            float(source is Source.GENERAL),
            likely,
            float(place),
            float(level.in_focus),
            float(level.full and level.in_focus),
            float(defined and group == "act"),
            float(defined and group in ("mental", "unlawfulness")),
            float(defined and group == "power"),
            min(found.end - found.start, _LONG_QUOTE) / _LONG_QUOTE,
        ),
    )


_GROUP_OF_ROLE = {
    Role.MENTAL: "mental",
    Role.UNLAWFULNESS: "unlawfulness",
    Role.CONDUCT: "act",
    Role.MEANS: "act",
    Role.RESULT: "act",
    Role.OBJECT: "act",
    Role.SAFEGUARD: "safeguard",
    Role.POWER: "power",
    Role.ADDRESSEE: "power",
    Role.DATA: "power",
    Role.DUTY: "power",
}
_GROUPS = ("mental", "unlawfulness", "act", "safeguard", "power", "other")

STATUS_FEATURES = (
    *_SIGNS,
    "nothing",
    "rest-of-provision",
    "coverage",
    "rate-met",
    "rate-partial",
    "rate-absent",
    *(
        f"{group}:{sign}"
        for group in _GROUPS
        for sign in ("full-in-first", "part-in-first", "weakened", "nothing", "any")
    ),
)

_USUAL = {Status.MET: 0.6, Status.PARTIAL: 0.2, Status.ABSENT: 0.2}
_WEIGHT_OF_USUAL = 3


def status_features(
    element: Element, gathered: Gathered, rest: float, coverage: float, rate: ElementRate | None
) -> tuple[float, ...]:
    """What speaks for each status of an element: values of ``STATUS_FEATURES``.

    Args:
        element: The element.
        gathered: What was found of it.
        rest: How strongly the other elements of the provision were found, 0 to 1.
        coverage: The chance that some section aims at the provision.
        rate: How often annotated laws had it.
    """
    counted = rate.met + rate.partial + rate.absent if rate else 0
    usual = [
        math.log(
            ((rate.count(status) if rate else 0) + _WEIGHT_OF_USUAL * _USUAL[status])
            / (counted + _WEIGHT_OF_USUAL)
        )
        for status in STATUSES
    ]
    own = _GROUP_OF_ROLE.get(element.role, "other")
    nothing = float(gathered.nothing)
    by_group = [
        value if group == own else 0.0
        for group in _GROUPS
        for value in (gathered.signs[0], gathered.signs[1], gathered.signs[6], nothing, 1.0)
    ]
    return (*gathered.signs, nothing, rest, log_odds(coverage, 0.02), *usual, *by_group)
