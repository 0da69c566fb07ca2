"""Findings as claims: what each one contributes to its element on the date."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cyberlaw_gap.comparison.evaluate import ABSENT, MET, PARTIAL
from cyberlaw_gap.model.profile import Finding, Offence, Reason, Status
from cyberlaw_gap.model.verdict import (
    Bounds,
    Evidence,
    Narrowed,
    Operation,
    Standing,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from cyberlaw_gap.comparison.life import Life
    from cyberlaw_gap.comparison.target import Target

__all__ = ["Claim", "Span", "claims_of", "spans"]

_RANK = {Status.ABSENT: ABSENT, Status.PARTIAL: PARTIAL, Status.MET: MET}
_ACCEPTED = frozenset({"permitted", "declared", "reserved"})
#: Reasons that say other law is unread: such a point stays open when the cited law lapses.
_UNREAD = frozenset({Reason.TEXT_NOT_AVAILABLE, Reason.LANGUAGE, Reason.LEFT_TO_OTHER_LAW})


# Claims and spans are made by the hundred and live for one comparison: nobody changes
# them, but freezing them would cost a third of its time.
@dataclass(slots=True, eq=False)
class Claim:
    """A finding and what it contributes; ``low`` is None where it has no say."""

    finding: Finding
    standing: Standing
    low: int | None
    high: int
    general: str
    event: str
    narrowed: tuple[Narrowed, ...]

    @property
    def element(self) -> str:
        """The id of the element."""
        return self.finding.element

    @property
    def has_say(self) -> bool:
        """Whether it contributes anything on the date."""
        return self.low is not None

    def settled(self, rank: int) -> Claim:
        """The claim, with its open question answered so."""
        return replace(self, low=rank, high=rank)

    def without_say(self) -> Claim:
        """The claim of an offence that adds nothing to the provision."""
        return replace(self, standing=Standing.ADDS_NOTHING, low=None)

    def evidence(self, life: Life) -> Evidence:
        """The claim with everything that a reader needs to contest it."""
        finding = self.finding
        return Evidence(
            finding=finding,
            standing=self.standing,
            bounds=None if self.low is None else Bounds.of_ranks(self.low, self.high),
            at=life.places(finding.at),
            see=life.places(finding.see),
            read=life.places(finding.read),
            general=self.general,
            event=self.event,
        )


@dataclass(slots=True, eq=False)
class Span:
    """What one voice says of an element: a claim, or several that contradict each other."""

    element: str
    offence: str | None
    powers: tuple[str, ...]
    low: int
    high: int
    contested: bool
    claims: tuple[Claim, ...]


def claims_of(
    findings: Iterable[tuple[Finding, str]],
    offences: Mapping[str, Offence],
    core: Mapping[str, frozenset[str]],
    target: Target,
    life: Life,
    studied_from: date,
) -> tuple[Claim, ...]:
    """The findings, with the general statement each comes from, as claims on the date."""
    claims = [
        _claim(finding, general, offences, core, target, life, studied_from)
        for finding, general in findings
    ]
    return _without_superseded(_without_resolved(claims))


def _claim(
    finding: Finding,
    general: str,
    offences: Mapping[str, Offence],
    core: Mapping[str, frozenset[str]],
    target: Target,
    life: Life,
    studied_from: date,
) -> Claim:
    def claim(
        standing: Standing,
        low: int | None,
        high: int = ABSENT,
        event: str = "",
        narrowed: tuple[Narrowed, ...] = (),
    ) -> Claim:
        return Claim(finding, standing, low, high, general, event, narrowed)

    if not finding.basis.counts:
        return claim(Standing.UNREVIEWED_MACHINE, None)
    studied = life.as_of >= studied_from
    ended = next(
        (c for c in finding.at if life.place(c).operation is not Operation.IN_FORCE),
        None,
    )
    if ended is not None and finding.reason not in _UNREAD:
        words = life.describe(ended)
        return claim(Standing.LAPSED, ABSENT if studied else None, event=words)
    read = finding.basis.law_as_of
    for citation in (*finding.at, *finding.read):
        event = life.change(citation, read)
        if event is not None:
            words = life.describe(citation, event)
            return claim(Standing.CHANGED, ABSENT, MET, words)
    if finding.status is Status.UNDETERMINED:
        return claim(Standing.STANDS, ABSENT, MET)
    if finding.status is Status.ABSENT:
        if not studied:
            return claim(Standing.STANDS, None)
        newer = life.newly_bearing(read, finding.laws, finding.ref)
        if newer is not None:
            words = f"{newer.short} bears on this and was not among the laws read"
            return claim(Standing.CHANGED, ABSENT, MET, words)
        return claim(Standing.STANDS, ABSENT)
    rank, narrowed = _narrow(finding, offences, core, target)
    return claim(Standing.STANDS, rank, rank, narrowed=narrowed)


def _narrow(
    finding: Finding,
    offences: Mapping[str, Offence],
    core: Mapping[str, frozenset[str]],
    target: Target,
) -> tuple[int, tuple[Narrowed, ...]]:
    """The rank of a met or partial finding once its narrowings are weighed."""
    ids = dict.fromkeys(finding.narrowed_by)
    free = finding.narrowed_otherwise
    offence = offences.get(finding.offence or "")
    if offence is not None and finding.element in core[finding.provision]:
        ids |= dict.fromkeys(offence.narrowed_by)
        free = free or offence.narrowed_otherwise
    narrowed = tuple(target.narrowing(finding, narrowing) for narrowing in ids)
    if free:
        narrowed += (
            Narrowed(element=finding.ref, narrowing="other", text=free, effect="not-allowed"),
        )
    rank = _RANK[finding.status]
    accepted = all(n.effect in _ACCEPTED for n in narrowed)
    if rank == MET and not accepted:
        return PARTIAL, narrowed
    if rank == PARTIAL and narrowed and all(n.effect == "reserved" for n in narrowed):
        return MET, narrowed
    return rank, narrowed


def _without_resolved(claims: list[Claim]) -> list[Claim]:
    """Claims whose finding another one settles have no say any more."""
    settled = {
        resolution.finding
        for claim in claims
        if claim.standing is Standing.STANDS
        for resolution in claim.finding.resolves
    }
    if not settled:
        return claims
    return [
        replace(claim, standing=Standing.RESOLVED, low=None)
        if claim.finding.id in settled
        else claim
        for claim in claims
    ]


def _without_superseded(claims: list[Claim]) -> tuple[Claim, ...]:
    """A reading of another version of a law yields to a reading of the version in force."""
    if not any(claim.standing is Standing.CHANGED for claim in claims):
        return tuple(claims)
    current: dict[tuple[str, str | None, tuple[str, ...]], set[str]] = {}
    for claim in claims:
        if claim.standing is Standing.STANDS and claim.has_say:
            current.setdefault(_subject(claim), set()).update(claim.finding.laws)
    return tuple(
        replace(claim, standing=Standing.SUPERSEDED, low=None)
        if claim.standing is Standing.CHANGED
        and claim.finding.laws & current.get(_subject(claim), set())
        else claim
        for claim in claims
    )


def _subject(claim: Claim) -> tuple[str, str | None, tuple[str, ...]]:
    finding = claim.finding
    return (finding.element, finding.offence, finding.powers)


def spans(claims: Iterable[Claim]) -> dict[str, list[Span]]:
    """Per element: the claims that have a say, contradicting ones joined to one span.

    Two claims contradict each other only where they are about the same element and the
    same national offence and power, from the same laws as they stood on the same day.
    """
    by_element: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.low is not None:
            by_element.setdefault(claim.finding.element, []).append(claim)
    return {element: _voices(found) for element, found in by_element.items()}


def _voices(claims: list[Claim]) -> list[Span]:
    if len(claims) == 1:
        return [_span(claims)]
    voices: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        finding = claim.finding
        key = (finding.offence, finding.powers, finding.basis.law_as_of, finding.laws)
        voices.setdefault(key, []).append(claim)
    return [_span(voice) for voice in voices.values()]


def _span(voice: list[Claim]) -> Span:
    first = voice[0]
    finding = first.finding
    low, high, differ = first.low or ABSENT, first.high, False
    for claim in voice[1:]:
        differ = differ or (claim.low, claim.high) != (first.low, first.high)
        low, high = min(low, claim.low or ABSENT), max(high, claim.high)
    return Span(finding.element, finding.offence, finding.powers, low, high, differ, tuple(voice))
