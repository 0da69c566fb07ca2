"""The comparison itself: cases put together into one report."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from cyberlaw_gap._version import __version__
from cyberlaw_gap.comparison.claims import claims_of
from cyberlaw_gap.comparison.evaluate import ABSENT, SPANS
from cyberlaw_gap.comparison.ledger import ledger
from cyberlaw_gap.comparison.life import Life
from cyberlaw_gap.comparison.provision import Case
from cyberlaw_gap.comparison.questions import rank
from cyberlaw_gap.comparison.result import element_results, provision_result
from cyberlaw_gap.comparison.target import Target, target_of
from cyberlaw_gap.model.profile import Confidence, Method, Status
from cyberlaw_gap.model.verdict import (
    BeyondResult,
    GapReport,
    MethodCount,
    Operation,
    PartTotals,
    StandardInfo,
    Standing,
    Totals,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberlaw_gap.comparison.claims import Claim
    from cyberlaw_gap.model.profile import CountryProfile, Offence, PracticeNote, TreatyAct
    from cyberlaw_gap.model.standard import Standard
    from cyberlaw_gap.model.verdict import ProvisionResult

__all__ = ["compare"]

_METHODS = tuple(Method)
_CONFIDENCES = tuple(Confidence)
_RANKS: dict[str, int] = {
    value.value: rank_ for values in (_METHODS, _CONFIDENCES) for rank_, value in enumerate(values)
}


def compare(standard: Standard, profile: CountryProfile, as_of: date) -> GapReport:
    """Hold a country's law against a standard as both stood on a date.

    Args:
        standard: What is asked.
        profile: What is known of the country's law, treaty acts and practice.
        as_of: The day whose law is compared. Any day may be asked for; the report says
            when the profile was last assessed.

    Returns:
        A self-contained report: verdicts with bounds, gaps, overreach, the safeguard
        ledger and the open questions.
    """
    life = Life(profile, as_of)
    target = target_of(standard, profile, as_of)
    cases = {case.provision.number: case for case in _cases(standard, profile, target, life)}
    notes: dict[str, str] = {}
    for note in sorted(profile.notes, key=lambda n: n.note):
        if note.standard == standard.id:
            notes[note.provision] = f"{notes.get(note.provision, '')} {note.note}".strip()
    provisions = tuple(
        provision_result(
            case,
            element_results(case, profile, life),
            life,
            standard,
            notes.get(number, ""),
        )
        for number, case in cases.items()
    )
    by_number = {p.number: p for p in provisions}
    return GapReport(
        standard=StandardInfo(
            id=standard.id,
            title=standard.title,
            short=standard.short,
            citation=standard.citation,
        ),
        country=profile.country,
        as_of=as_of,
        assessed=profile.assessed,
        studied_from=profile.studied_from,
        standing=target.standing,
        party_since=target.party_since,
        treaty=target.treaty,
        reservations=target.effects,
        parts=tuple(
            PartTotals(
                id=part.id,
                title=part.title,
                provisions=part.provisions,
                totals=_sum(by_number[n].totals for n in part.provisions),
            )
            for part in standard.parts
        ),
        totals=_sum(p.totals for p in provisions),
        treaty_acts=_sum(p.treaty_acts for p in provisions),
        provisions=provisions,
        ledger=ledger(standard, cases, profile.powers, life),
        beyond=tuple(_beyond(profile, life)),
        questions=rank(profile.questions, tuple(cases.values())),
        enactments=tuple(sorted(profile.enactments, key=lambda e: (e.enacted, e.id))),
        sources=tuple(sorted(profile.sources, key=lambda s: s.id)),
        methods=_methods(provisions),
        version=__version__,
    )


def _sum(totals: Iterable[Totals]) -> Totals:
    return sum(totals, Totals())


def _cases(standard: Standard, profile: CountryProfile, target: Target, life: Life) -> list[Case]:
    offences: dict[str, dict[str, Offence]] = {}
    for offence in profile.offences:
        if offence.standard == standard.id:
            offences.setdefault(offence.provision, {})[offence.id] = offence
    core = {p.number: frozenset(p.core) for p in standard.provisions}
    stated = profile.stated_on(standard.id)
    unread: dict[str, dict[str, frozenset[str]]] = {}
    for question in profile.questions:
        if question.since is not None and question.since > life.as_of:
            continue
        for ref in question.bears_on:
            number, _, element = ref.partition("/")
            waiting = unread.setdefault(number, {})
            waiting[element] = waiting.get(element, frozenset()) | {question.id}
    direct = _direct(profile, target, life.as_of)
    cases = []
    for provision in standard.provisions:
        claims: tuple[Claim, ...] = claims_of(
            stated.get(provision.number, ()),
            offences.get(provision.number, {}),
            core,
            target,
            life,
            profile.studied_from,
        )
        cases.append(
            Case(
                provision,
                claims,
                offences.get(provision.number, {}),
                target,
                direct.get(provision.number, {}),
                unread.get(provision.number, {}),
            )
        )
    return cases


def _direct(
    profile: CountryProfile, target: Target, as_of: date
) -> dict[str, dict[str, tuple[int, int]]]:
    """The elements answered by acts towards the treaty office, and by practice."""
    direct: dict[str, dict[str, tuple[int, int]]] = {}
    notes: list[TreatyAct | PracticeNote] = list(profile.practice)
    if target.treaty is not None and target.is_party:
        notes += target.treaty.acts
    for note in notes:
        if note.date > as_of or not note.basis.counts:
            continue
        low, high = SPANS[note.status]
        for ref in note.elements:
            number, _, element = ref.partition("/")
            known = direct.setdefault(number, {})
            least, most = known.get(element, (ABSENT, ABSENT))
            known[element] = (max(low, least), max(high, most))
    return direct


def _beyond(profile: CountryProfile, life: Life) -> list[BeyondResult]:
    return [
        BeyondResult(
            beyond=beyond,
            at=life.places(beyond.at),
            in_force=all(place.operation is Operation.IN_FORCE for place in life.places(beyond.at)),
        )
        for beyond in sorted(profile.beyond, key=lambda b: b.id)
    ]


def _methods(provisions: tuple[ProvisionResult, ...]) -> tuple[MethodCount, ...]:
    """How many elements rest on which method and confidence, each counted once.

    An element counts under the firmest basis among the findings that stand. A finding that
    leaves it undetermined says how somebody came not to know: nothing rests on it.
    """
    counts: Counter[tuple[Method, Confidence]] = Counter()
    for provision in provisions:
        for element in provision.elements:
            bases = [
                (_RANKS[e.finding.basis.method], _RANKS[e.finding.basis.confidence])
                for e in element.evidence
                if e.bounds is not None
                and e.standing is Standing.STANDS
                and e.finding.status is not Status.UNDETERMINED
            ]
            if bases:
                method, confidence = min(bases)
                counts[_METHODS[method], _CONFIDENCES[confidence]] += 1
    return tuple(
        MethodCount(method=method, confidence=confidence, elements=number)
        for (method, confidence), number in sorted(
            counts.items(),
            key=lambda c: (_METHODS.index(c[0][0]), _CONFIDENCES.index(c[0][1])),
        )
    )
