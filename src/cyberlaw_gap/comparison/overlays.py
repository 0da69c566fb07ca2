"""Laying overlays over a profile, and what they change in a comparison."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.comparison.assembly import compare
from cyberlaw_gap.errors import OverlayMismatch
from cyberlaw_gap.model.profile import Enactment, Treaty
from cyberlaw_gap.model.verdict import ElementChange, LaidOver, OverlayEffect, VerdictChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from cyberlaw_gap.model.overlay import Overlay, TreatyChange
    from cyberlaw_gap.model.profile import CountryProfile, Event
    from cyberlaw_gap.model.standard import Standard
    from cyberlaw_gap.model.verdict import GapReport

__all__ = ["compare_with", "lay_over"]


def lay_over(profile: CountryProfile, overlay: Overlay) -> CountryProfile:
    """A new profile in which the overlay counts from its day on; the old one stays as it is.

    Raises:
        OverlayMismatch: The overlay is about another country, or names a law or an id
            that does not go with this profile.
    """
    if overlay.country != profile.country.code:
        raise OverlayMismatch(
            overlay.id,
            f"it is about {overlay.country}, the profile about {profile.country.code}",
            "lay it over the profile of its own country",
        )
    known = profile.enactment_by_id
    repeated = sorted(e.id for e in overlay.enactments if e.id in known)
    unknown = sorted(e.enactment for e in overlay.events if e.enactment not in known)
    if repeated or unknown:
        raise OverlayMismatch(
            overlay.id,
            f"enactments do not go with the profile: {', '.join(repeated + unknown)}",
            "read the overlay against this very profile",
        )
    befallen = {e.enactment: e.events for e in overlay.events}
    there = set(profile.source_by_id)
    return profile.model_copy(
        update={
            "sources": (*profile.sources, *(s for s in overlay.sources if s.id not in there)),
            "enactments": (
                *(_befallen(e, befallen) for e in profile.enactments),
                *(_as_if_in_force(e, overlay) for e in overlay.enactments),
            ),
            "treaties": tuple(_treaties(profile.treaties, overlay)),
            "offences": (*profile.offences, *overlay.offences),
            "general_part": (*profile.general_part, *overlay.general_part),
            "findings": (*profile.findings, *overlay.findings),
            "notes": (*profile.notes, *overlay.notes),
            "questions": (*profile.questions, *overlay.questions),
            "powers": (*profile.powers, *overlay.powers),
            "beyond": (*profile.beyond, *overlay.beyond),
            "practice": (*profile.practice, *overlay.practice),
        }
    )


def _befallen(enactment: Enactment, events: dict[str, tuple[Event, ...]]) -> Enactment:
    more = events.get(enactment.id)
    if not more:
        return enactment
    return enactment.model_copy(update={"events": (*enactment.events, *more)})


def _as_if_in_force(enactment: Enactment, overlay: Overlay) -> Enactment:
    if enactment.in_force is not None:
        return enactment
    return enactment.model_copy(update={"in_force": overlay.since})


def _treaties(treaties: Sequence[Treaty], overlay: Overlay) -> Iterator[Treaty]:
    changes = {change.treaty: change for change in overlay.treaties}
    for treaty in treaties:
        change = changes.pop(treaty.treaty, None)
        yield treaty if change is None else _changed(treaty, change, overlay)
    for change in changes.values():
        yield _changed(Treaty(treaty=change.treaty, title=change.title), change, overlay)


def _changed(treaty: Treaty, change: TreatyChange, overlay: Overlay) -> Treaty:
    ended = set(change.withdrawn)
    since = overlay.since
    return treaty.model_copy(
        update={
            "events": (*treaty.events, *change.events),
            "reservations": (
                *(
                    r.model_copy(update={"withdrawn": since}) if r.reservation in ended else r
                    for r in treaty.reservations
                ),
                *change.reservations,
            ),
            "declarations": (
                *(
                    d.model_copy(update={"withdrawn": since}) if d.narrowing in ended else d
                    for d in treaty.declarations
                ),
                *change.declarations,
            ),
            "acts": (*treaty.acts, *change.acts),
        }
    )


def compare_with(
    standard: Standard, profile: CountryProfile, overlays: Sequence[Overlay], as_of: date
) -> GapReport:
    """The comparison as it would be with overlays counted, marked, with what they change.

    Without overlays this is :func:`~cyberlaw_gap.comparison.compare`.

    Raises:
        OverlayMismatch: An overlay does not go with the profile, or counts only from a
            later day than the one asked for.
    """
    before = compare(standard, profile, as_of)
    if not overlays:
        return before
    laid = profile
    for overlay in overlays:
        if overlay.since > as_of:
            raise OverlayMismatch(
                overlay.id,
                f"it counts from {overlay.since.isoformat()} on, and the law of "
                f"{as_of.isoformat()} was asked for",
                "ask for that day or a later one",
            )
        laid = lay_over(laid, overlay)
    after = compare(standard, laid, as_of)
    effect = OverlayEffect(
        overlays=tuple(
            LaidOver(id=o.id, title=o.title, what=o.what, since=o.since, standing=o.standing)
            for o in overlays
        ),
        totals_before=before.totals,
        verdicts=tuple(_verdicts(before, after)),
        elements=tuple(_elements(before, after)),
    )
    return after.model_copy(update={"laid_over": effect})


def _verdicts(before: GapReport, after: GapReport) -> Iterator[VerdictChange]:
    for old, new in zip(before.provisions, after.provisions, strict=True):
        if old.bounds != new.bounds:
            yield VerdictChange(
                number=new.number, title=new.title, before=old.bounds, after=new.bounds
            )


def _elements(before: GapReport, after: GapReport) -> Iterator[ElementChange]:
    for old, new in zip(before.provisions, after.provisions, strict=True):
        for was, now in zip(old.elements, new.elements, strict=True):
            if (was.state, was.bounds, was.treatment) != (now.state, now.bounds, now.treatment):
                yield ElementChange(before=was, after=now)
