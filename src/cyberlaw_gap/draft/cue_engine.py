"""The engine that is used when no other is given: cues, nearness of words, and weights.

It needs no network and no library, and gives the same answer every time.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cyberlaw_gap.draft.cue_search import compile_cues
from cyberlaw_gap.draft.engine import Judgement, Match, Proposal, Words
from cyberlaw_gap.draft.judging import (
    STATUSES,
    coverage_features,
    gather,
    status_features,
)
from cyberlaw_gap.draft.linear import chance, chances
from cyberlaw_gap.draft.ranking import first_look, first_scores, rank
from cyberlaw_gap.draft.reading import Reading
from cyberlaw_gap.model.draft import Engine, Status

if TYPE_CHECKING:
    from cyberlaw_gap.draft.judging import Gathered
    from cyberlaw_gap.draft.passages import Found
    from cyberlaw_gap.draft.ranking import Ranked
    from cyberlaw_gap.model.checker import Checker, Fitted
    from cyberlaw_gap.model.document import Document
    from cyberlaw_gap.model.standard import Element, Provision, Standard

__all__ = ["CueEngine"]

_MOST_SECTIONS = 6
_MOST_NEAREST = 2
_HALF = 0.5

#: Before the name of another law: the text leaves something to that law.
_LEAVES = re.compile(
    r"(?:defin\w*|meaning|punish\w*|penali\w*|governed|provided for)\b[^.;]{0,70}$"
)


class CueEngine:
    """Matches and judges by the cues of a standard."""

    def __init__(self, standard: Standard, checker: Checker) -> None:
        self._standard = standard
        self._fitted: Fitted = checker.fitted
        self._cues = compile_cues(checker.cues)
        self._known = {each.number for each in self._cues.provisions}
        self._document: Document | None = None
        self._reading: Reading | None = None
        self._ranked: dict[str, tuple[Ranked, ...]] = {}

    @property
    def described(self) -> Engine:
        """Its name, and how well it was measured."""
        return self._fitted.engine

    def _read(self, document: Document) -> Reading:
        if self._reading is None or self._document is not document:
            self._document = document
            self._reading = reading = Reading(document, self._standard, self._cues)
            looks = {p.number: first_look(p, reading) for p in reading.provisions}
            scores = first_scores(looks, self._fitted.first_look)
            self._ranked = {
                p.number: rank(p, self._standard, looks[p.number], scores, self._fitted.second_look)
                for p in reading.provisions
            }
        return self._reading

    def match(self, document: Document, provision: Provision) -> tuple[Match, ...]:
        """The sections that may aim at a provision, the likeliest first."""
        reading = self._read(document)
        found = []
        for each in self._ranked.get(provision.number, ())[:_MOST_SECTIONS]:
            passage = reading.passages.all[each.passage]
            found.append(Match(passage.start, passage.end, each.chance))
        return tuple(found)

    def judge(
        self, document: Document, provision: Provision, matches: tuple[Match, ...]
    ) -> Judgement:
        """What the text does about a provision and its elements."""
        del matches  # its own, with what it knows of them
        reading = self._read(document)
        if provision.number not in self._known:
            return Judgement(covered=False, confidence=0.0, proposals=())
        ranked = self._ranked[provision.number]
        likely = chance(
            self._fitted.coverage,
            coverage_features(
                provision,
                reading,
                ranked,
                self._fitted.rate_of_provision.get(provision.number),
            ),
        )
        covered = likely >= _HALF and bool(ranked)
        gathered = {e.id: gather(provision, e, reading, ranked) for e in provision.elements}
        strength = sum(g.strength for g in gathered.values())
        others = max(len(gathered) - 1, 1)
        proposals = []
        for element in provision.elements:
            own = gathered[element.id]
            rest = (strength - own.strength) / others
            proposals.append(
                self._propose(provision, element, own, rest, likely, covered, reading, ranked)
            )
        return Judgement(covered, likely if covered else 1 - likely, tuple(proposals))

    def _propose(
        self,
        provision: Provision,
        element: Element,
        own: Gathered,
        rest: float,
        likely: float,
        covered: bool,  # noqa: FBT001
        reading: Reading,
        ranked: tuple[Ranked, ...],
    ) -> Proposal:
        rate = self._fitted.rate_of_element.get(f"{provision.number}/{element.id}")
        values = status_features(element, own, rest, likely, rate)
        within = chances(self._fitted.status, values)
        # What it is if the provision is covered, and absent if it is not.
        odds = {s: within.get(s.value, 0.0) * likely for s in STATUSES}
        odds[Status.ABSENT] += 1 - likely
        status = max(STATUSES, key=odds.__getitem__) if covered else Status.ABSENT
        evidence = own.best_first(self._fitted.evidence)
        if not evidence:
            status = Status.ABSENT
        confidence = odds[status]
        deferred_to = ""
        if covered and status is not Status.MET:
            deferred_to = self._left_to(reading, ranked, own)
        if deferred_to:
            status = Status.DEFERRED
        elif confidence < self._fitted.abstain_below and not own.nothing:
            # Where no cue at all was found, "not found" is what there is to say.
            status = Status.UNDETERMINED
        quoted = tuple(_words(reading, e.found) for e in evidence[:_MOST_NEAREST])
        shown = status in (Status.MET, Status.PARTIAL)
        return Proposal(
            id=element.id,
            status=status,
            confidence=confidence,
            words=quoted[0] if shown and quoted else None,
            narrowed_by=_words(reading, own.weakened)
            if own.weakened is not None and status is Status.PARTIAL
            else None,
            nearest=() if status is Status.MET else quoted[1:] if shown else quoted,
            deferred_to=deferred_to,
        )

    def _left_to(self, reading: Reading, ranked: tuple[Ranked, ...], own: Gathered) -> str:
        """The other law to which the first section leaves what was looked for."""
        if not own.nothing:
            return ""
        passage = reading.passages.all[ranked[0].passage]
        for reference in reading.document.references:
            if reference.act and passage.start <= reference.start < passage.end:
                before = reading.passages.folded[max(reference.start - 90, 0) : reference.start]
                if _LEAVES.search(before):
                    return reference.act
        return ""


_WORD = re.compile(r"\S+")
_LEAST_WORDS = 7
_MOST_CHARACTERS = 400


def _words(reading: Reading, found: Found) -> Words:
    """The words found, with as many after and before them as make sense alone."""
    text = reading.document.text
    passage = reading.passages.all[found.passage]
    start, end = found.start, min(found.end, found.start + _MOST_CHARACTERS)
    while start > passage.body and not text[start - 1].isspace():
        start -= 1
    while end < passage.end and not text[end].isspace():
        end += 1
    missing = _LEAST_WORDS - len(text[start:end].split())
    if missing > 0:
        line = text.find("\n", end, passage.end)
        for word in _WORD.finditer(text, end, passage.end if line < 0 else line):
            end = word.end()
            missing -= 1
            if missing <= 0:
                break
    if missing > 0:
        line = text.rfind("\n", passage.body, start)
        before = list(_WORD.finditer(text, max(line, passage.body), start))
        if before:
            start = before[-min(missing, len(before))].start()
    while len(text[start:end].split()) < 3 and end < passage.end:  # noqa: PLR2004
        following = _WORD.search(text, end, passage.end)
        if following is None:
            break
        end = following.end()
    while start < end and text[start].isspace():
        start += 1
    return Words(start, end, text[start:end], passage.term)
