"""From the short authored form to models in which nothing is left to inherit."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from cyberlaw_gap.catalog.authored import (
    Assessed,
    AuthoredEnactment,
    AuthoredEvent,
    AuthoredFinding,
    AuthoredGeneral,
    AuthoredOffence,
    AuthoredPower,
    AuthoredProfile,
    AuthoredProvision,
    Defaults,
)
from cyberlaw_gap.citation import Citation
from cyberlaw_gap.model.profile import (
    Basis,
    Beyond,
    Confidence,
    CountryProfile,
    Enactment,
    Event,
    Finding,
    GeneralStatement,
    Method,
    Offence,
    Power,
    PowerAnswer,
    PracticeNote,
    ProvisionNote,
    Review,
    Status,
    Treaty,
    TreatyAct,
)
from cyberlaw_gap.model.standard import Kind, Standard

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cyberlaw_gap.catalog.authored import AuthoredAnswer

__all__ = ["as_list", "places_of", "resolve", "resolved_event", "served"]

_T = TypeVar("_T")
_FIRMEST = tuple(Method)
_SUREST = tuple(Confidence)
_NOTHING = Defaults()


def as_list(
    found: AuthoredFinding | tuple[AuthoredFinding, ...],
) -> tuple[AuthoredFinding, ...]:
    """One or many findings as many."""
    return found if isinstance(found, tuple) else (found,)


def places_of(
    finding: AuthoredFinding, inherited: tuple[Citation, ...]
) -> tuple[tuple[Citation, ...], tuple[Citation, ...], tuple[Citation, ...]]:
    """What a finding rests on, sees for context, and read, inheritance written out.

    What is inherited carries a met or partial finding; for an absent one it is what was
    read; for an undetermined one it is context, since other law may decide.
    """
    if finding.status is Status.ABSENT:
        read = finding.read or (() if finding.at else inherited)
        return finding.at or (), finding.see, read
    if finding.at is not None:
        return finding.at, finding.see, finding.read
    if finding.status is Status.UNDETERMINED:
        return (), tuple(dict.fromkeys((*inherited, *finding.see))), finding.read
    return inherited, finding.see, finding.read


def served(general: AuthoredGeneral, standard: Standard) -> tuple[tuple[str, str], ...]:
    """The provisions and elements that a statement of the general part serves."""
    found: list[tuple[str, str]] = []
    for name in general.serves:
        number, slash, element = name.partition("/")
        if slash:
            found.append((number, element))
            continue
        found += [
            (provision.number, name)
            for provision in standard.provisions
            if provision.kind is Kind.OFFENCE and any(e.id == name for e in provision.elements)
        ]
    if general.provisions:
        found = [pair for pair in found if pair[0] in general.provisions]
    return tuple(dict.fromkeys(found))


class _Resolver:
    def __init__(self, authored: AuthoredProfile) -> None:
        self.authored = authored
        self.standard = authored.standard
        self.enactments = {e.id: e for e in authored.enactments}

    def basis(
        self,
        levels: tuple[Assessed | None, ...],
        places: tuple[Citation, ...],
    ) -> Basis:
        """The basis from the nearest statements; those of the laws cited come last but one."""
        cited = [
            self.enactments[i]
            for i in dict.fromkeys(c.instrument for c in places)
            if i in self.enactments
        ]
        near = [level for level in levels if level is not None]
        laws = _weakest([e.assessed for e in cited if e.assessed is not None])
        chain: list[Assessed] = [*near, laws, self.authored.assessed]
        sources = _first((c.sources for c in chain), ())
        if not any(n.sources for n in near) and not laws.sources:
            own = tuple(dict.fromkeys(s for e in cited for s in e.sources))
            sources = own or sources
        dates = (level.date for level in chain if isinstance(level, Defaults))
        return Basis(
            assessor=_first((c.assessor for c in chain), ""),
            date=_first(dates, self.authored.studied_from),
            law_as_of=_first((c.law_as_of for c in chain), self.authored.studied_from),
            method=_first((c.method for c in chain), Method.RECOLLECTION),
            confidence=_first((c.confidence for c in chain), Confidence.LOW),
            review=_first((c.review for c in chain), Review.UNREVIEWED),
            sources=sources,
        )

    def finding(
        self,
        number: str,
        element: str,
        finding: AuthoredFinding,
        provision: AuthoredProvision | None = None,
        offence: AuthoredOffence | None = None,
    ) -> Finding:
        inherited: tuple[Citation, ...] = ()
        why = None
        levels: list[Assessed | None] = [finding]
        if offence is not None:
            inherited, why = offence.at, offence.why
            levels.append(offence.assessed)
        if provision is not None:
            inherited = inherited or provision.at
            why = why or provision.why
            levels.append(provision.assessed)
        at, see, read = places_of(finding, inherited)
        return Finding(
            id=finding.id,
            standard=self.standard,
            provision=number,
            element=element,
            status=finding.status,
            why=finding.why or why or "",
            offence=offence.id if offence else None,
            powers=tuple(sorted(finding.powers)),
            at=at,
            see=see,
            read=read,
            reason=finding.reason,
            question=finding.question,
            narrowed_by=finding.narrowed_by,
            narrowed_otherwise=finding.narrowed_otherwise,
            resolves=finding.resolves,
            unlike=finding.unlike,
            basis=self.basis(tuple(levels), at + read or see),
        )

    def findings(self) -> Iterator[Finding]:
        for number, provision in self.authored.provisions.items():
            for element, found in provision.elements.items():
                for finding in as_list(found):
                    yield self.finding(number, element, finding, provision)
            for offence in provision.offences:
                for element, found in offence.elements.items():
                    for finding in as_list(found):
                        yield self.finding(number, element, finding, provision, offence)

    def general(self, general: AuthoredGeneral, standard: Standard) -> GeneralStatement:
        return GeneralStatement(
            id=general.id,
            findings=tuple(
                self.finding(number, element, general)
                for number, element in served(general, standard)
            ),
        )

    def power(self, power: AuthoredPower) -> Power:
        def answer(found: AuthoredAnswer | None) -> PowerAnswer | None:
            if found is None:
                return None
            at = power.at if found.at is None else found.at
            return PowerAnswer(
                answer=found.answer,
                unknown=found.unknown,
                at=at,
                basis=self.basis((found, power.assessed), at),
            )

        return Power(
            id=power.id,
            title=power.title,
            provisions=power.provisions,
            at=power.at,
            calls_for=power.calls_for,
            authorised_by=answer(power.authorised_by),
            grounds=answer(power.grounds),
            scope=answer(power.scope),
            duration=answer(power.duration),
            notice=answer(power.notice),
            review=answer(power.review),
        )

    def enactment(self, enactment: AuthoredEnactment) -> Enactment:
        return Enactment(
            id=enactment.id,
            kind=enactment.kind,
            title=enactment.title,
            number=enactment.number,
            short=enactment.short,
            enacted=enactment.enacted,
            in_force=enactment.in_force,
            events=tuple(
                resolved_event(event, enactment.id, enactment.sources) for event in enactment.events
            ),
            bears_on=enactment.bears_on,
            note=enactment.note,
            sources=enactment.sources,
        )

    def treaties(self) -> Iterator[Treaty]:
        for treaty in self.authored.treaties:
            yield Treaty(
                treaty=treaty.treaty,
                title=treaty.title,
                events=treaty.events,
                record_read=treaty.record_read,
                reservations=treaty.reservations,
                declarations=treaty.declarations,
                reservations_unseen=treaty.reservations_unseen,
                acts=tuple(
                    TreatyAct(
                        kind=act.kind,
                        elements=act.elements,
                        status=act.status,
                        date=act.date,
                        why=act.why,
                        reason=act.reason,
                        question=act.question,
                        basis=self.basis((act, Assessed(sources=treaty.sources or None)), ()),
                    )
                    for act in treaty.acts
                ),
                note=treaty.note,
                method=treaty.method,
                confidence=treaty.confidence,
                sources=treaty.sources,
            )


def resolved_event(event: AuthoredEvent, enactment: str, sources: tuple[str, ...]) -> Event:
    """An event in the life of an enactment, its places written out in full."""
    return Event(
        kind=event.kind,
        date=event.date,
        until=event.until,
        at=tuple(Citation.parse(f"{enactment} {p}") for p in event.at),
        by=event.by,
        note=event.note,
        method=event.method,
        confidence=event.confidence,
        sources=event.sources or sources,
    )


def _first(values: Iterable[_T | None], otherwise: _T) -> _T:
    """The first value that is stated."""
    return next((value for value in values if value is not None), otherwise)


def _weakest(assessed: list[Defaults]) -> Defaults:
    """What findings on several laws inherit from them: the weakest of each."""
    if len(assessed) <= 1:
        return assessed[0] if assessed else _NOTHING
    methods = [a.method for a in assessed if a.method]
    confidences = [a.confidence for a in assessed if a.confidence]
    days = [a.law_as_of for a in assessed if a.law_as_of]
    sources = tuple(dict.fromkeys(s for a in assessed for s in a.sources or ()))
    return Defaults(
        method=max(methods, key=_FIRMEST.index, default=None),
        confidence=max(confidences, key=_SUREST.index, default=None),
        # The text of one law as of an early day says nothing of the other's later one;
        # but a later law cannot have been read before it was made.
        law_as_of=max(days, default=None),
        sources=sources or None,
    )


def resolve(authored: AuthoredProfile, standard: Standard) -> CountryProfile:
    """The profile with everything written out that its author stated once."""
    resolver = _Resolver(authored)
    assessed = authored.assessed.date
    if assessed is None:  # the checks report it; a resolved profile always has it
        assessed = authored.studied_from
    return CountryProfile(
        country=authored.country,
        studied_from=authored.studied_from,
        assessed=assessed,
        sources=authored.sources,
        enactments=tuple(map(resolver.enactment, authored.enactments)),
        offences=tuple(
            Offence(
                id=offence.id,
                standard=authored.standard,
                provision=number,
                title=offence.title,
                at=offence.at,
                sanction=offence.sanction,
                penalty=offence.penalty,
                narrowed_by=offence.narrowed_by,
                narrowed_otherwise=offence.narrowed_otherwise,
            )
            for number, provision in authored.provisions.items()
            for offence in provision.offences
        ),
        general_part=tuple(
            resolver.general(general, standard) for general in authored.general_part
        ),
        findings=tuple(resolver.findings()),
        notes=tuple(
            ProvisionNote(standard=authored.standard, provision=number, note=provision.note)
            for number, provision in authored.provisions.items()
            if provision.note
        ),
        questions=authored.questions,
        powers=tuple(map(resolver.power, authored.powers)),
        beyond=tuple(
            Beyond(
                id=beyond.id,
                kind=beyond.kind,
                title=beyond.title,
                at=beyond.at,
                right=beyond.right,
                concern=beyond.concern,
                raised_by=beyond.raised_by,
                basis=resolver.basis((beyond,), beyond.at),
            )
            for beyond in authored.beyond
        ),
        treaties=tuple(resolver.treaties()),
        practice=tuple(
            PracticeNote(
                elements=note.elements,
                status=note.status,
                date=note.date,
                why=note.why,
                reason=note.reason,
                question=note.question,
                basis=resolver.basis((note,), ()),
            )
            for note in authored.practice
        ),
    )
