"""Who is bound by a treaty: the depositary's record, State by State, with its dates."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from pydantic import Field

from cyberlaw_gap.model._base import Model, Number, Slug, Text
from cyberlaw_gap.model.profile import Confidence, Method, Source, TreatyEventKind

__all__ = [
    "Mark",
    "Position",
    "PositionKind",
    "RecordBasis",
    "StateEvent",
    "StateRecord",
    "StatedCounts",
    "Statement",
    "StatementKind",
    "TreatyRecord",
]


class Mark(StrEnum):
    """What the depositary's chart says a State communicated, without its text."""

    RESERVATIONS = "reservations"
    DECLARATIONS = "declarations"
    AUTHORITIES = "authorities"
    TERRITORIAL_APPLICATION = "territorial-application"
    COMMUNICATION = "communication"
    OBJECTION = "objection"


class StatementKind(StrEnum):
    """What a State said on articles of a treaty."""

    RESERVATION = "reservation"
    DECLARATION = "declaration"


class RecordBasis(Model):
    """How far a record goes, and how it is known."""

    read: dt.date
    """The day up to which the record was read; what came later is not in it."""
    complete: bool
    """Whether it names every State concerned: only then is a State that it lacks outside."""
    method: Method
    confidence: Confidence
    sources: tuple[Slug, ...]


class StatedCounts(Model):
    """The totals that the source itself prints; the rows must add up to them."""

    parties: int | None = None
    """States for which the treaty is or will be in force."""
    signatories: int | None = None
    """Signatures not followed by ratification."""
    signatures: int | None = None
    """All signatures."""
    ratifications: int | None = None
    """Instruments deposited."""


class StateEvent(Model):
    """One step of a State towards, into or out of the treaty."""

    kind: TreatyEventKind
    date: dt.date
    at_the_latest: bool = False
    """The day is not known; it happened on this one or before."""
    until: dt.date | None = None
    """For an invitation: the last day on which it can be taken up."""
    method: Method | None = None
    confidence: Confidence | None = None
    sources: tuple[Slug, ...] = ()


class Statement(Model):
    """A reservation or declaration, as far as a source gives it."""

    kind: StatementKind
    articles: tuple[Number, ...] = Field(min_length=1)
    text: Text
    """What it does, in our own words."""
    method: Method | None = None
    confidence: Confidence | None = None
    sources: tuple[Slug, ...] = ()


class StateRecord(Model):
    """The row of one State."""

    code: str = Field(pattern=r"^[A-Z]{2}$")
    """ISO 3166-1 alpha-2; EU stands for the European Union."""
    name: Text
    events: tuple[StateEvent, ...] = Field(min_length=1)
    marks: tuple[Mark, ...] = ()
    statements: tuple[Statement, ...] = ()
    note: str = ""


class PositionKind(StrEnum):
    """Where a State stands towards a treaty, the nearest to it first."""

    PARTY = "party"
    RATIFIED = "ratified"
    """The instrument is deposited; the treaty is not in force for the State yet."""
    SIGNATORY = "signatory"
    INVITED = "invited"
    OUTSIDE = "outside"
    NOT_KNOWN = "not-known"


@dataclass(frozen=True, slots=True)
class Position:
    """Where a State stood on a day, and since when."""

    kind: PositionKind
    since: dt.date | None = None
    at_the_latest: bool = False
    """``since`` is the last possible day; the real one is not known."""
    until: dt.date | None = None
    """For an invitation: when it lapses, as far as that is known."""


_NEAREST_FIRST = (
    (TreatyEventKind.IN_FORCE, PositionKind.PARTY),
    (TreatyEventKind.DEPOSITED, PositionKind.RATIFIED),
    (TreatyEventKind.SIGNED, PositionKind.SIGNATORY),
    (TreatyEventKind.INVITED, PositionKind.INVITED),
)


class TreatyRecord(Model):
    """Who signed, ratified or was invited to one treaty, and when."""

    kind: Literal["treaty-record"]
    treaty: Slug
    title: Text
    short: Text
    citation: Text
    opened: dt.date
    in_force: dt.date | None = None
    """Empty: not in force in any source seen."""
    record: RecordBasis
    stated: StatedCounts = StatedCounts()
    note: str = ""
    sources: tuple[Source, ...] = ()
    states: tuple[StateRecord, ...] = ()

    def state(self, code: str) -> StateRecord | None:
        """The row of a State by ISO code, or None where the record has none."""
        return next((state for state in self.states if state.code == code), None)

    def position(self, code: str, as_of: dt.date) -> Position:
        """Where a State stood on a day, as far as the record goes.

        A State without a row is outside the treaty only where the record is complete.
        An event of which only the last possible day is known leaves the time before
        it open.
        """
        state = self.state(code)
        if state is None:
            known = PositionKind.OUTSIDE if self.record.complete else PositionKind.NOT_KNOWN
            return Position(known)
        past = {e.kind: e for e in sorted(state.events, key=lambda e: e.date) if e.date <= as_of}
        left = past.get(TreatyEventKind.DENOUNCED)
        bound = past.get(TreatyEventKind.IN_FORCE)
        if left is not None and (bound is None or bound.date <= left.date):
            return Position(PositionKind.OUTSIDE, left.date, left.at_the_latest)
        for kind, position in _NEAREST_FIRST:
            event = past.get(kind)
            if event is None:
                continue
            if event.until is not None and event.until < as_of:
                break
            return Position(position, event.date, event.at_the_latest, event.until)
        if any(e.at_the_latest for e in state.events if e.date > as_of):
            return Position(PositionKind.NOT_KNOWN)
        return Position(PositionKind.OUTSIDE)
