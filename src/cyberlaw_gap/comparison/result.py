"""A compared provision as a reader meets it: elements, gaps, overreach, offences."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cyberlaw_gap.comparison.evaluate import ABSENT, SPANS
from cyberlaw_gap.comparison.provision import Case, Reach
from cyberlaw_gap.model.profile import Finding, Method, Sanction, Status
from cyberlaw_gap.model.standard import AnsweredBy, Element, Kind
from cyberlaw_gap.model.verdict import (
    Bounds,
    ElementResult,
    ElementState,
    Evidence,
    Gap,
    Level,
    Narrowed,
    OffenceResult,
    Overreach,
    ProvisionResult,
    Standing,
    Totals,
    Treatment,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberlaw_gap.comparison.claims import Claim
    from cyberlaw_gap.comparison.life import Life
    from cyberlaw_gap.model.profile import CountryProfile, PracticeNote, TreatyAct
    from cyberlaw_gap.model.standard import Standard

__all__ = ["element_results", "provision_result"]

_T = TypeVar("_T")
_NOTHING = Totals()
_POSITIVE = frozenset({Status.MET, Status.PARTIAL})


def element_results(case: Case, profile: CountryProfile, life: Life) -> tuple[ElementResult, ...]:
    """The elements of a provision with the evidence behind each."""
    claims: dict[str, list[Claim]] = {}
    for claim in case.claims:
        stated = claim.without_say() if _adds_nothing(case, claim) else claim
        claims.setdefault(claim.element, []).append(stated)
    return tuple(
        _element_result(case, element, claims.get(element.id, []), profile, life)
        for element in case.provision.elements
    )


def _element_result(
    case: Case, element: Element, claims: list[Claim], profile: CountryProfile, life: Life
) -> ElementResult:
    reach = case.reaches[element.id]
    notes = _notes(case, element, profile, life)
    return ElementResult(
        provision=case.provision.number,
        id=element.id,
        text=element.text,
        role=element.role,
        paragraph=element.paragraph,
        limits=element.limits,
        answered_by=element.answered_by,
        treatment=_treatment(case, element),
        state=_state(case, element, reach, claims, notes),
        bounds=_bounds(reach),
        evidence=tuple(life.evidence(claim) for claim in claims) + tuple(notes),
        by_recollection=_by_recollection(reach, claims, notes),
        lapsed=_lapsed(reach, claims),
    )


def _adds_nothing(case: Case, claim: Claim) -> bool:
    """Whether a claim speaks of an offence that adds nothing, and says what is there."""
    return (
        claim.finding.offence in case.adding_nothing
        and bool(claim.high)
        and claim.standing is Standing.STANDS
    )


def _notes(case: Case, element: Element, profile: CountryProfile, life: Life) -> list[Evidence]:
    """Acts towards the treaty office and notes on practice, as evidence."""
    if element.answered_by is AnsweredBy.LAW:
        return []
    ref = f"{case.provision.number}/{element.id}"
    notes: Iterable[TreatyAct | PracticeNote] = profile.practice
    if element.answered_by is AnsweredBy.TREATY_ACT:
        treaty = case.target.treaty
        notes = treaty.acts if treaty is not None and case.target.is_party else ()
    found = []
    for note in notes:
        if ref in note.elements and note.date <= life.as_of:
            counts = note.basis.counts
            found.append(
                Evidence(
                    finding=_as_finding(note, case, element),
                    standing=Standing.STANDS if counts else Standing.UNREVIEWED_MACHINE,
                    bounds=Bounds.of_ranks(*SPANS[note.status]) if counts else None,
                )
            )
    return found


def _as_finding(note: TreatyAct | PracticeNote, case: Case, element: Element) -> Finding:
    """An act or a note of practice as a finding on the element, on no place in a law."""
    return Finding(
        standard=case.target.standard.id,
        provision=case.provision.number,
        element=element.id,
        status=note.status,
        why=note.why,
        reason=note.reason,
        question=note.question,
        basis=note.basis,
    )


def _bounds(reach: Reach) -> Bounds:
    return Bounds.of_ranks(reach.low, reach.high)


def _treatment(case: Case, element: Element) -> Treatment:
    if element.optional:
        return Treatment.OPTIONAL
    if case.target.dropped and f"{case.provision.number}/{element.id}" in case.target.dropped:
        return Treatment.RESERVED
    if element.id in case.counted and element.id not in case.owed:
        return Treatment.ALTERNATIVE
    return Treatment.OWED


def _state(
    case: Case,
    element: Element,
    reach: Reach,
    claims: list[Claim],
    notes: list[Evidence],
) -> ElementState:
    if element.answered_by is not AnsweredBy.LAW:
        if any(note.bounds for note in notes):
            if not reach.decided:
                return ElementState.UNDETERMINED
            return ElementState(Level.of_rank(reach.low).value)
        if element.answered_by is AnsweredBy.TREATY_ACT and not case.target.is_party:
            return ElementState.OPEN_UNTIL_ACCESSION
        return ElementState.UNASSESSED
    if reach.decided:
        return ElementState(Level.of_rank(reach.low).value)
    if any(span.contested for span in reach.spans):
        return ElementState.CONTESTED
    if any(claim.has_say for claim in claims):
        return ElementState.UNDETERMINED
    return ElementState.UNASSESSED


def _by_recollection(reach: Reach, claims: list[Claim], notes: list[Evidence]) -> bool:
    """Whether nothing firmer than recollection carries what is shown."""
    bases = [
        claim.finding.basis.method
        for claim in claims
        if claim.has_say
        and claim.standing is Standing.STANDS
        and claim.low == reach.low
        and (reach.decided or claim.low)
    ] or [note.finding.basis.method for note in notes if note.bounds]
    return bool(bases) and all(method is Method.RECOLLECTION for method in bases)


def _lapsed(reach: Reach, claims: list[Claim]) -> str:
    """What ended the law that provided the element, where nothing else shows it."""
    if reach.low != ABSENT:
        return ""
    ended = sorted(
        {
            claim.event
            for claim in claims
            if claim.standing is Standing.LAPSED and claim.finding.status in _POSITIVE
        },
        # A law that ended tells more than one that had not begun.
        key=lambda event: ("not in force" in event, event),
    )
    return ended[0] if ended else ""


def provision_result(
    case: Case,
    elements: tuple[ElementResult, ...],
    life: Life,
    standard: Standard,
    note: str,
) -> ProvisionResult:
    """The provision with its verdict and everything that follows from it."""
    provision = case.provision
    bounds = case.bounds()
    offences = _offences(case, life)
    return ProvisionResult(
        number=provision.number,
        title=provision.title,
        kind=provision.kind,
        bounds=_bounds(Reach(*bounds)) if bounds else None,
        elements=elements,
        totals=_totals(elements, AnsweredBy.LAW),
        treaty_acts=_totals(elements, AnsweredBy.TREATY_ACT),
        practice=_totals(elements, AnsweredBy.PRACTICE),
        offences=offences,
        read_together=_read_together(bounds, offences),
        narrowed=_narrowed(case),
        gaps=tuple(_gap(e) for e in elements if _is_gap(e)),
        overreach=tuple(_overreach(e) for e in elements if _is_overreach(e)),
        guidance=tuple(g for g in standard.guidance if g.id in provision.guidance),
        implements_with=provision.implements_with,
        note=note,
        unverified=provision.unverified,
    )


def _totals(elements: tuple[ElementResult, ...], answered_by: AnsweredBy) -> Totals:
    owed = [e for e in elements if e.treatment is Treatment.OWED and e.answered_by is answered_by]
    if not owed:
        return _NOTHING
    reaching = [e for e in owed if not e.limits]
    limits = [e for e in owed if e.limits]
    met = sum(e.bounds.proven is Level.MET for e in reaching)
    most = [e.bounds.possible for e in reaching]
    return Totals(
        required=len(reaching),
        met=met,
        partial=most.count(Level.PARTIAL),
        absent=most.count(Level.ABSENT),
        undecided=most.count(Level.MET) - met,
        possible=most.count(Level.MET),
        limits_required=len(limits),
        limits_met=sum(e.bounds.proven is Level.MET for e in limits),
        limits_undecided=sum(not e.bounds.is_decided for e in limits),
    )


# --- gaps and overreach


def _is_short(element: ElementResult) -> bool:
    return (
        element.treatment is Treatment.OWED
        and element.answered_by is not AnsweredBy.PRACTICE
        and element.bounds.possible is not Level.MET
    )


def _is_gap(element: ElementResult) -> bool:
    return not element.limits and _is_short(element)


def _is_overreach(element: ElementResult) -> bool:
    return element.limits and _is_short(element)


def _telling(element: ElementResult) -> list[Evidence]:
    """The evidence that has a say, what lapsed left out unless nothing else has.

    Of what is said power by power, that on the powers for which the element falls short.
    """
    said = [e for e in element.evidence if e.bounds is not None]
    telling = [e for e in said if e.standing is not Standing.LAPSED] or said
    if any(e.finding.powers for e in telling):
        most = element.bounds.possible.rank
        telling = [
            e
            for e in telling
            if not e.finding.is_beyond_the_standard
            and e.bounds is not None
            and e.bounds.possible.rank <= most
        ] or telling
    return telling


def _gap(element: ElementResult) -> Gap:
    telling = _telling(element)
    return Gap(
        element=element.ref,
        text=element.text,
        level=element.bounds.possible,
        why=_unique(e.finding.why for e in telling),
        at=_unique(p for e in telling for p in e.at),
        read=_unique(p for e in telling for p in e.read),
        lapsed=element.lapsed,
        by_recollection=element.by_recollection,
    )


def _overreach(element: ElementResult) -> Overreach:
    telling = _telling(element)
    return Overreach(
        element=element.ref,
        text=element.text,
        level=element.bounds.possible,
        why=_unique(e.finding.why for e in telling),
        at=_unique(p for e in telling for p in (*e.at, *e.read)),
        by_recollection=element.by_recollection,
    )


def _unique(items: Iterable[_T]) -> tuple[_T, ...]:
    return tuple(dict.fromkeys(items))


# --- national offences


def _offences(case: Case, life: Life) -> tuple[OffenceResult, ...]:
    if case.provision.kind is not Kind.OFFENCE:
        return ()
    results = []
    for offence_id, group in sorted(case.groups(case.spans).items()):
        offence = case.offences[offence_id]
        _, may_add = case.adds(offence_id, group)
        bounds = case.bounds(_alone(case, group)) if may_add else None
        why_not = ""
        if offence.sanction is not Sanction.CRIMINAL:
            why_not = f"a {offence.sanction.value} wrong, no criminal offence"
        elif not may_add:
            why_not = "has no effect on this date, or nothing of the article's core"
        results.append(
            OffenceResult(
                offence=offence,
                at=life.places(offence.at),
                bounds=_bounds(Reach(*bounds)) if bounds else None,
                why_not=why_not,
            )
        )
    return tuple(results)


def _alone(case: Case, group: dict[str, Reach]) -> dict[str, Reach]:
    """How far one national offence reaches without the others."""
    nothing = Reach(ABSENT, ABSENT)
    return {e.id: group.get(e.id, nothing) for e in case.provision.elements}


def _read_together(
    bounds: tuple[int, int] | None, offences: tuple[OffenceResult, ...]
) -> tuple[str, ...]:
    """The offences that reach the verdict only together."""
    if bounds is None or bounds[0] == ABSENT:
        return ()
    adding = [o for o in offences if o.bounds is not None]
    if any(o.bounds is not None and o.bounds.proven.rank >= bounds[0] for o in adding):
        return ()
    return tuple(o.offence.id for o in adding)


def _narrowed(case: Case) -> tuple[Narrowed, ...]:
    return _unique(
        narrowed
        for claim in case.claims
        if claim.standing is Standing.STANDS
        for narrowed in claim.narrowed
    )
