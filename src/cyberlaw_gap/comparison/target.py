"""The target: a standard as it binds one country on one date."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Literal, TypeAlias

from cyberlaw_gap.errors import UnknownProvision
from cyberlaw_gap.model.profile import (
    CountryProfile,
    Declaration,
    Reservation,
    Treaty,
    TreatyEventKind,
)
from cyberlaw_gap.model.standard import Reservable, Standard
from cyberlaw_gap.model.verdict import Narrowed, ReservationEffect, TargetStanding

if TYPE_CHECKING:
    from cyberlaw_gap.model.profile import Finding

__all__ = ["Target", "target_of"]

_Effect: TypeAlias = Literal["permitted", "declared", "reserved", "undeclared", "not-allowed"]


@dataclass(frozen=True)
class Target:
    """What is asked of the country on the date."""

    standard: Standard
    standing: TargetStanding
    party_since: date | None
    treaty: Treaty | None
    #: Elements that a reservation takes out, in full.
    dropped: frozenset[str] = frozenset()
    #: Per element, in full: the reserved cases that it stays owed without.
    weakened: dict[str, frozenset[str]] = field(default_factory=dict)
    #: Conditions that the Party declared, as "2/security-measures".
    declared: frozenset[str] = frozenset()
    effects: tuple[ReservationEffect, ...] = ()

    @property
    def is_party(self) -> bool:
        """Whether the standard binds the country."""
        return self.standing is TargetStanding.PARTY

    def narrowing(self, finding: Finding, narrowing: str) -> Narrowed:
        """What becomes of a condition that the national law adds to this element."""
        provision = self.standard.provision(finding.provision)
        permitted = next((n for n in provision.may_narrow if n.id == narrowing), None)
        reservable = next(
            (r for r in self.standard.reservations_on(provision) if r.id == narrowing),
            None,
        )
        effect: _Effect
        if permitted is not None:
            effect = self._permitted(f"{provision.number}/{narrowing}")
            text = permitted.text
        elif reservable is not None:
            reserved = narrowing in self.weakened.get(finding.ref, frozenset())
            effect = "reserved" if reserved else "undeclared"
            text = reservable.text
        else:
            effect, text = "not-allowed", narrowing
        return Narrowed(element=finding.ref, narrowing=narrowing, text=text, effect=effect)

    def _permitted(self, name: str) -> _Effect:
        if not self.is_party:
            return "permitted"
        return "declared" if name in self.declared else "undeclared"


def target_of(standard: Standard, profile: CountryProfile, as_of: date) -> Target:
    """The standard less what the country lawfully reserved, on the date."""
    treaty = profile.treaty(standard.id)
    if treaty is None:
        return Target(standard, TargetStanding.UNRECORDED, None, None)
    standing, since = _standing(treaty, as_of)
    if standing is not TargetStanding.PARTY:
        return Target(standard, standing, None, treaty)
    dropped: set[str] = set()
    weakened: dict[str, frozenset[str]] = {}
    effects: list[ReservationEffect] = []
    for reservation in treaty.reservations:
        effect, narrowing = _effect(standard, reservation, since, as_of)
        effects.append(effect)
        dropped.update(effect.drops)
        for ref in effect.weakens:
            weakened[ref] = weakened.get(ref, frozenset()) | {narrowing}
    declared = set()
    for declaration in treaty.declarations:
        effect = _declared(standard, declaration, since, as_of)
        effects.append(effect)
        if effect.effective:
            declared.add(declaration.narrowing)
    return Target(
        standard,
        standing,
        since,
        treaty,
        frozenset(dropped),
        weakened,
        frozenset(declared),
        tuple(sorted(effects, key=lambda e: (e.kind, e.name))),
    )


def _standing(treaty: Treaty, as_of: date) -> tuple[TargetStanding, date | None]:
    past = {
        event.kind: event.date
        for event in sorted(treaty.events, key=lambda e: e.date)
        if event.date <= as_of
    }
    bound = past.get(TreatyEventKind.IN_FORCE)
    left = past.get(TreatyEventKind.DENOUNCED)
    if bound is not None and (left is None or left < bound):
        return TargetStanding.PARTY, bound
    if TreatyEventKind.SIGNED in past:
        return TargetStanding.SIGNATORY, None
    if TreatyEventKind.INVITED in past:
        return TargetStanding.INVITED, None
    return TargetStanding.NOT_PARTY, None


def _timely(made: date, withdrawn: date | None, since: date | None, as_of: date) -> str:
    """Why a reservation or declaration has no effect on the date; empty when it has."""
    if made > as_of:
        return f"not made before {made.isoformat()}"
    if withdrawn is not None and withdrawn <= as_of:
        return f"withdrawn on {withdrawn.isoformat()}"
    if since is not None and made > since:
        return (
            "made after the State was bound; it can only be made on signing, or on "
            "ratifying or acceding"
        )
    return ""


def _effect(
    standard: Standard, reservation: Reservation, since: date | None, as_of: date
) -> tuple[ReservationEffect, str]:
    number, _, narrowing = reservation.reservation.rpartition("/")
    listed = _listed(standard, number, narrowing)
    text = reservation.extent or (listed.text if listed else "")
    late = _timely(reservation.made, reservation.withdrawn, since, as_of)
    if listed is None or late:
        why = late or "the treaty does not allow this reservation"
        effect = ReservationEffect(
            name=reservation.reservation,
            kind="reservation",
            text=text,
            effective=False,
            why=why,
        )
        return effect, narrowing
    in_part = set(reservation.in_part)
    asked = set(reservation.elements)
    if not asked and not in_part:
        asked = set(listed.drops)
    droppable = set(listed.drops) - set(listed.floor) - _limits(standard, number)
    drops = sorted(f"{number}/{e}" for e in asked & droppable)
    weakened = {w if "/" in w else f"{number}/{w}" for w in listed.weakens}
    weakened |= {f"{number}/{e}" for e in in_part & droppable}
    weakens = sorted(weakened)
    over = sorted((asked - set(listed.drops) - set(listed.weakens)) | (in_part - droppable))
    why = f"allowed by Art. {listed.basis}"
    if over:
        why += f"; no effect on {', '.join(over)}, which stays owed"
    if not drops and not weakens:
        why += "; it takes nothing away, and widens where the law is looked for"
    effect = ReservationEffect(
        name=reservation.reservation,
        kind="reservation",
        text=text,
        effective=True,
        drops=tuple(drops),
        weakens=tuple(weakens),
        why=why,
    )
    return effect, narrowing


def _listed(standard: Standard, number: str, narrowing: str) -> Reservable | None:
    if not number:
        options: tuple[Reservable, ...] = standard.reservable
    else:
        try:
            options = standard.provision(number).reservable
        except UnknownProvision:
            return None
    return next((r for r in options if r.id == narrowing), None)


def _limits(standard: Standard, number: str) -> set[str]:
    """Limiting elements survive every reservation."""
    if not number:
        return set()
    return {e.id for e in standard.provision(number).elements if e.limits}


def _declared(
    standard: Standard, declaration: Declaration, since: date | None, as_of: date
) -> ReservationEffect:
    number, _, narrowing = declaration.narrowing.partition("/")
    listed = None
    if standard.has(number):
        listed = next(
            (n for n in standard.provision(number).may_narrow if n.id == narrowing),
            None,
        )
    late = _timely(declaration.made, declaration.withdrawn, since, as_of)
    if listed is None:
        late = "the treaty does not provide for this declaration"
    return ReservationEffect(
        name=declaration.narrowing,
        kind="declaration",
        text=listed.text if listed else "",
        effective=not late,
        why=late or f"allowed by Art. {listed.basis if listed else ''}",
    )
