"""A law as it was read for one standard: all that its words show, before any judgement."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from cyberlaw_gap.draft.cue_search import Hits, search
from cyberlaw_gap.draft.passages import Found, Passages
from cyberlaw_gap.draft.retrieval import LexicalIndex, words_of
from cyberlaw_gap.model.standard import Kind, Role

if TYPE_CHECKING:
    from cyberlaw_gap.draft.cue_search import CompiledCues
    from cyberlaw_gap.model.document import Document
    from cyberlaw_gap.model.standard import Provision, Standard
    from cyberlaw_gap.phrase import Phrase

__all__ = ["COMMON_ROLES", "Reading"]

#: Elements that any offence may have say little about which one it is.
COMMON_ROLES = frozenset({Role.MENTAL, Role.UNLAWFULNESS})

#: About how many characters one offence or power takes.
_WINDOW = 2400
_BEFORE = 400


class Reading:
    """What the cues and the words of a standard find in a document."""

    def __init__(self, document: Document, standard: Standard, cues: CompiledCues) -> None:
        self.document = document
        self.passages = Passages(document)
        self.provisions: tuple[Provision, ...] = tuple(
            standard.provision(each.number) for each in cues.provisions if standard.has(each.number)
        )
        self._focus: dict[tuple[str, int], tuple[int, int]] = {}
        self._stems: dict[str, frozenset[str]] = {}
        memory: dict[Phrase, tuple[Found, ...]] = {}
        self.hits: dict[str, Hits] = {
            each.number: search(self.passages, each, memory) for each in cues.provisions
        }
        self._punish = self._holding(cues.punishes)
        self._empower = self._holding(cues.empowers)
        self._cooperate = self._holding(cues.cooperates)

    def focus(self, provision: Provision, passage: int) -> tuple[int, int]:
        """The part of a passage that speaks to a provision, as offsets.

        A section may hold many offences or powers. Its focus is the window in which most
        of the provision's telling elements are found, the core ones counted twice; all of
        a short section.
        """
        key = (provision.number, passage)
        if key not in self._focus:
            whole = self.passages.all[passage]
            self._focus[key] = (
                (whole.start, whole.end)
                if whole.end - whole.start <= _WINDOW
                else self._densest(provision, passage)
            )
        return self._focus[key]

    def _densest(self, provision: Provision, passage: int) -> tuple[int, int]:
        hits = self.hits[provision.number]
        places = sorted(
            (found.start, element.id, 1 + (element.id in provision.core))
            for element in provision.elements
            if element.role not in COMMON_ROLES
            for found in hits.full.get(element.id, {}).get(passage, ())
        )
        whole = self.passages.all[passage]
        if not places:
            return whole.start, whole.end
        best, best_at, first = 0, places[0][0], 0
        inside: Counter[str] = Counter()
        weights = {element: weight for _, element, weight in places}
        value = 0
        for at, element, weight in places:
            inside[element] += 1
            value += weight if inside[element] == 1 else 0
            while places[first][0] < at - _WINDOW // 2:
                gone = places[first][1]
                inside[gone] -= 1
                value -= weights[gone] if not inside[gone] else 0
                first += 1
            if value > best:
                best, best_at = value, places[first][0]
        return max(best_at - _BEFORE, whole.start), min(best_at + _WINDOW, whole.end)

    def _holding(self, phrases: tuple[Phrase, ...]) -> frozenset[int]:
        return frozenset(f.passage for p in phrases for f in self.passages.holding(p))

    def of_kind(self, kind: Kind) -> frozenset[int]:
        """The passages that do what provisions of this kind ask for."""
        if kind is Kind.OFFENCE:
            return self._punish
        if kind in (Kind.POWER, Kind.SAFEGUARD, Kind.SCOPE):
            return self._empower - self._cooperate
        if kind is Kind.COOPERATION:
            return self._cooperate
        return self._punish | self._empower

    def of_other_kind(self, kind: Kind) -> frozenset[int]:
        """The passages that do something else instead."""
        if kind is Kind.OFFENCE:
            return (self._empower | self._cooperate) - self._punish
        if kind in (Kind.POWER, Kind.SAFEGUARD, Kind.SCOPE):
            return self._cooperate | (self._punish - self._empower)
        if kind is Kind.COOPERATION:
            return (self._punish | self._empower) - self._cooperate
        return frozenset()

    @cached_property
    def _heading_counts(self) -> dict[int, int]:
        counts: dict[int, int] = {}
        for hits in self.hits.values():
            for passage in hits.headings:
                counts[passage] = counts.get(passage, 0) + 1
        return counts

    def headings_of_others(self, number: str) -> frozenset[int]:
        """The passages whose heading names another provision than this one."""
        own = self.hits[number].headings
        return frozenset(p for p, count in self._heading_counts.items() if count > (p in own))

    @cached_property
    def _lexical(self) -> LexicalIndex:
        passages = self.passages
        return LexicalIndex((passages.all[n].heading, passages.text(n)) for n in passages.sections)

    def nearness(self, provision: Provision) -> list[float]:
        """How near each section is to the words of a provision (BM25)."""
        words = " ".join([provision.title, *(element.text for element in provision.elements)])
        return self._lexical.scores(words_of(words))

    def words_in_common(self, text: str, passage: int) -> float:
        """Which share of the telling words of a text stand in a passage."""
        wanted = self._stems.get(text)
        if wanted is None:
            wanted = self._stems[text] = frozenset(words_of(text))
        return self._lexical.share(wanted, passage) if passage in self.passages.sections else 0.0
