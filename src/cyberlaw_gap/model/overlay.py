"""Overlays: a named set of changes laid over a profile for one comparison.

A bill, an accession with its reservations, a reservation withdrawn, a judgment. The
profile itself never changes, and a bill is never counted as law.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from cyberlaw_gap.model._base import Model, Slug, Text
from cyberlaw_gap.model.profile import (
    Beyond,
    Declaration,
    Enactment,
    Event,
    Finding,
    GeneralStatement,
    Offence,
    Power,
    PracticeNote,
    ProvisionNote,
    Question,
    Reservation,
    Source,
    TreatyAct,
    TreatyEvent,
)

__all__ = ["LawEvents", "Overlay", "OverlayKind", "TreatyChange"]


class OverlayKind(StrEnum):
    """What an overlay stands for."""

    BILL = "bill"
    ACCESSION = "accession"
    RESERVATION = "reservation"
    """Reservations or declarations made or withdrawn."""
    JUDGMENT = "judgment"


class LawEvents(Model):
    """What an overlay does to a law of the profile."""

    enactment: Slug
    events: tuple[Event, ...] = Field(min_length=1)


class TreatyChange(Model):
    """What an overlay does to the State's position towards one treaty."""

    treaty: Slug
    title: Text
    events: tuple[TreatyEvent, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    acts: tuple[TreatyAct, ...] = ()
    withdrawn: tuple[str, ...] = ()
    """Reservations and declarations that end, by name: "4/serious-harm"."""


class Overlay(Model):
    """A set of changes, resolved."""

    id: Slug
    country: str
    standard: Slug
    title: Text
    what: OverlayKind
    since: dt.date
    """The day from which a comparison treats it as law."""
    standing: Text
    """Where it really stands: before which house, decided or not, by which source."""
    assessed: dt.date
    sources: tuple[Source, ...] = ()
    enactments: tuple[Enactment, ...] = ()
    events: tuple[LawEvents, ...] = ()
    treaties: tuple[TreatyChange, ...] = ()
    offences: tuple[Offence, ...] = ()
    general_part: tuple[GeneralStatement, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[ProvisionNote, ...] = ()
    questions: tuple[Question, ...] = ()
    powers: tuple[Power, ...] = ()
    beyond: tuple[Beyond, ...] = ()
    practice: tuple[PracticeNote, ...] = ()
