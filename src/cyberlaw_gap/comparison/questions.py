"""Open questions, ranked by how much their answer would narrow the result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.comparison.claims import spans
from cyberlaw_gap.comparison.evaluate import ABSENT, MET
from cyberlaw_gap.model.profile import Status
from cyberlaw_gap.model.verdict import RankedQuestion, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberlaw_gap.comparison.claims import Claim
    from cyberlaw_gap.comparison.provision import Case, Reach
    from cyberlaw_gap.model.profile import Question

__all__ = ["rank"]


def rank(questions: Iterable[Question], cases: tuple[Case, ...]) -> tuple[RankedQuestion, ...]:
    """The questions that bear on something undecided, the most telling first.

    A question settles an element when every answer to it would decide the element. It is
    answered both ways, and the provisions it bears on are compared again each time.
    """
    waiting = _waiting(cases)
    ranked = [_rank_one(q, waiting[q.id]) for q in questions if q.id in waiting]
    return tuple(sorted(ranked, key=lambda q: (-len(q.settles), -len(q.verdicts), q.id)))


def _waiting(cases: tuple[Case, ...]) -> dict[str, list[tuple[Case, frozenset[str]]]]:
    """Per question: the provisions with undecided elements that wait for its answer."""
    found: dict[str, list[tuple[Case, frozenset[str]]]] = {}
    for case in cases:
        undecided = {e for e, reach in case.reaches.items() if not reach.decided}
        asked: dict[str, set[str]] = {}
        for claim in case.claims:
            question = claim.finding.question
            if question and claim.has_say and claim.element in undecided:
                asked.setdefault(question, set()).add(claim.element)
        for element, questions in case.unread.items():
            if element in undecided:
                for question in questions:
                    asked.setdefault(question, set()).add(element)
        for question, elements in asked.items():
            found.setdefault(question, []).append((case, frozenset(elements)))
    return found


def _rank_one(question: Question, waiting: list[tuple[Case, frozenset[str]]]) -> RankedQuestion:
    settles: list[str] = []
    concerns: list[str] = []
    verdicts: list[str] = []
    for case, elements in waiting:
        in_order = [e.id for e in case.provision.elements if e.id in elements]
        after = [_answered(case, question.id, rank) for rank in (ABSENT, MET)]
        number = case.provision.number
        concerns += [f"{number}/{e}" for e in in_order]
        settles += [
            f"{number}/{e}"
            for e in in_order
            if e in case.owed and all(reaches[e].decided for reaches in after)
        ]
        bounds = case.bounds()
        if bounds and bounds[0] != bounds[1]:
            again = [case.bounds(reaches) for reaches in after]
            if all(b is not None and b[0] == b[1] for b in again):
                verdicts.append(number)
    return RankedQuestion(
        id=question.id,
        ask=question.ask,
        read=question.read,
        settles=tuple(settles),
        concerns=tuple(concerns),
        verdicts=tuple(verdicts),
    )


def _answered(case: Case, question: str, rank: int) -> dict[str, Reach]:
    """How far each element is reached once the question is answered so."""
    settled: dict[str, list[Claim]] = {}
    for claim in case.claims:
        if (
            claim.finding.question == question
            and claim.has_say
            and claim.standing is Standing.STANDS
            and claim.finding.status is Status.UNDETERMINED
        ):
            settled.setdefault(claim.element, [])
    for claim in case.claims:
        if claim.element in settled:
            mine = claim.finding.question == question and claim.has_say
            settled[claim.element].append(claim.settled(rank) if mine else claim)
    changed = spans(claim for claims in settled.values() for claim in claims)
    return case.reaches_with({**case.spans, **changed}, frozenset({question}))
