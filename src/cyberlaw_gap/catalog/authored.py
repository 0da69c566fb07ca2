"""The files as people write them: short, with defaults stated once and inherited.

Who assessed, when, by what method and how sure may be stated for the whole profile, for
an enactment, for a provision, for an offence or on a single finding; the nearest one
counts. :mod:`cyberlaw_gap.catalog.resolve` writes everything out.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal, TypeAlias

from pydantic import AfterValidator, Discriminator, Field, Tag

from cyberlaw_gap.citation import Citation
from cyberlaw_gap.model._base import ElementRef, Model, Number, Slug, Text
from cyberlaw_gap.model.overlay import OverlayKind
from cyberlaw_gap.model.profile import (
    BeyondKind,
    Confidence,
    Country,
    Criticism,
    Declaration,
    Departure,
    EnactmentKind,
    EventKind,
    Method,
    Penalty,
    Question,
    Reason,
    Reservation,
    Resolution,
    Review,
    Right,
    Sanction,
    Source,
    Status,
    TreatyActKind,
    TreatyEvent,
)

__all__ = [
    "Assessed",
    "AuthoredBeyond",
    "AuthoredEnactment",
    "AuthoredEvent",
    "AuthoredFinding",
    "AuthoredGeneral",
    "AuthoredOffence",
    "AuthoredOverlay",
    "AuthoredPower",
    "AuthoredPractice",
    "AuthoredProfile",
    "AuthoredProvision",
    "AuthoredTreaty",
    "AuthoredTreatyAct",
    "AuthoredTreatyChange",
    "Defaults",
    "PowerName",
]

PowerName: TypeAlias = Slug
"""A power: the number of a provision ("18"), or the id of a national power."""


class Assessed(Model):
    """What a statement inherits where it says nothing itself."""

    assessor: Text | None = None
    """Who says so: a person, a team or a project."""
    law_as_of: dt.date | None = None
    """The date of the version of the law that was read."""
    method: Method | None = None
    """How the assessor knows."""
    confidence: Confidence | None = None
    """How sure the assessor is."""
    review: Review | None = None
    """Whether somebody other than the assessor went over it."""
    sources: tuple[Slug, ...] | None = None
    """Ids of ``sources``; where not stated, those of the enactments cited."""


class Defaults(Assessed):
    """What findings inherit; the nearest statement counts."""

    date: dt.date | None = None
    """The day of the assessment."""


class AuthoredFinding(Defaults):
    """What the law says about one element."""

    id: Slug | None = None
    """Only where another finding refers to this one."""
    status: Status
    why: Text | None = None
    """The reason in your own words; may be stated once for the offence or provision."""
    at: tuple[Citation, ...] | None = None
    """The places that it rests on; all must be in force. Inherited when not stated."""
    see: tuple[Citation, ...] = ()
    """Places for context."""
    read: tuple[Citation, ...] = ()
    """For ``absent``: what was read. When not stated: the inherited ``at``."""
    reason: Reason | None = None
    """For ``undetermined``: why it could not be decided."""
    question: Slug | None = None
    """For ``undetermined``: id of the question that would decide it."""
    powers: tuple[PowerName, ...] = Field(default=(), alias="for")
    """For scope and safeguards: the powers it speaks of; none: all."""
    narrowed_by: tuple[Slug, ...] = ()
    """Conditions of the standard's vocabulary that the law adds."""
    narrowed_otherwise: str = ""
    """A condition that the standard does not list, in words."""
    resolves: tuple[Resolution, ...] = ()
    """Other assessments that this one settles."""
    unlike: tuple[Departure, ...] = ()
    """Other careful readings of the same words, and why this one departs from them."""


def _one_or_many(value: object) -> str:
    return "many" if isinstance(value, list | tuple) else "one"


Findings = Annotated[
    Annotated[AuthoredFinding, Tag("one")] | Annotated[tuple[AuthoredFinding, ...], Tag("many")],
    Discriminator(_one_or_many),
]
"""One finding, or a list of findings that add up or compete."""


class AuthoredOffence(Model):
    """One national offence with its findings."""

    id: Slug
    """The same offence keeps its id in every provision that it answers."""
    title: Text
    at: tuple[Citation, ...] = Field(min_length=1)
    """Where it stands; inherited by its findings."""
    sanction: Sanction = Sanction.CRIMINAL
    penalty: Penalty | None = None
    narrowed_by: tuple[Slug, ...] = ()
    """Conditions that narrow the whole offence."""
    narrowed_otherwise: str = ""
    why: Text | None = None
    assessed: Defaults | None = None
    elements: dict[Slug, Findings]


class AuthoredProvision(Model):
    """The findings on one provision."""

    at: tuple[Citation, ...] = ()
    """Inherited by its findings."""
    why: Text | None = None
    note: Text | None = None
    """What a reader should know about the provision as a whole."""
    assessed: Defaults | None = None
    offences: tuple[AuthoredOffence, ...] = ()
    elements: dict[Slug, Findings] = Field(default_factory=dict)


class AuthoredGeneral(AuthoredFinding):
    """What the law says once for many provisions."""

    id: Slug
    serves: tuple[str, ...] = Field(min_length=1)
    """Element ids ("intentional": in every offence provision that has it), or "11/attempt"."""
    provisions: tuple[Number, ...] = ()
    """Only these provisions."""


def _pinpoint(text: str) -> str:
    Citation.parse(f"x {text}")
    return text


Pinpoint = Annotated[str, AfterValidator(_pinpoint)]
"""A place in the enactment itself: "s 12"."""


class AuthoredEvent(Model):
    """One event in the life of an enactment."""

    kind: EventKind
    date: dt.date
    until: dt.date | None = None
    """For a suspension: the day on which it ended."""
    at: tuple[Pinpoint, ...] = ()
    """The places it befell ("s 12"); none: the whole enactment."""
    by: Slug | None = None
    """Id of the enactment that did it."""
    note: str = ""
    method: Method = Method.SECONDARY_SOURCE
    confidence: Confidence = Confidence.HIGH
    sources: tuple[Slug, ...] = ()


class AuthoredEnactment(Model):
    """One national law, code, rule of court or binding judgment, with its dated life."""

    id: Slug
    """Used in citations: "ra-10175 s 4(a)(1)"."""
    kind: EnactmentKind
    title: Text
    number: str = ""
    short: Text
    """How reports name it."""
    enacted: dt.date
    in_force: dt.date | None = None
    """Left out: not in force yet, or a bill."""
    events: tuple[AuthoredEvent, ...] = ()
    bears_on: tuple[str, ...] = ()
    """Provisions ("20") or elements ("16/preservation") that it may answer."""
    note: str = ""
    sources: tuple[Slug, ...] = ()
    assessed: Defaults | None = None
    """What findings that cite it inherit."""


class AuthoredAnswer(Defaults):
    """One answer about a power; or ``unknown`` with the reason."""

    answer: str = ""
    unknown: str = ""
    at: tuple[Citation, ...] | None = None


class AuthoredPower(Model):
    """A national power."""

    id: Slug
    title: Text
    provisions: tuple[Number, ...] = ()
    """The powers of the standard that it serves; none: a power beyond the standard."""
    at: tuple[Citation, ...] = Field(min_length=1)
    calls_for: tuple[Slug, ...] = ()
    """For a power beyond the standard: the safeguards that its nature calls for."""
    assessed: Defaults | None = None
    authorised_by: AuthoredAnswer | None = None
    """Who authorises it."""
    grounds: AuthoredAnswer | None = None
    scope: AuthoredAnswer | None = None
    duration: AuthoredAnswer | None = None
    notice: AuthoredAnswer | None = None
    """Who is told."""
    review: AuthoredAnswer | None = None
    """Who reviews it."""


class AuthoredBeyond(Defaults):
    """A provision that no standard asks for."""

    id: Slug
    kind: BeyondKind
    title: Text
    at: tuple[Citation, ...] = Field(min_length=1)
    right: Right
    concern: str = ""
    raised_by: tuple[Criticism, ...] = ()


class AuthoredTreatyAct(Assessed):
    """An act towards the treaty office that answers elements."""

    kind: TreatyActKind
    elements: tuple[ElementRef, ...] = Field(min_length=1)
    status: Status = Status.MET
    date: dt.date
    """The day of the act."""
    why: Text
    reason: Reason | None = None
    question: Slug | None = None


class AuthoredPractice(Assessed):
    """What is known of practice."""

    elements: tuple[ElementRef, ...] = Field(min_length=1)
    status: Status = Status.MET
    date: dt.date
    """From when the practice is known."""
    why: Text
    reason: Reason | None = None
    question: Slug | None = None


class AuthoredTreaty(Model):
    """The State's position towards one treaty."""

    treaty: Slug
    """Id of a standard, or a short id of another treaty."""
    title: Text
    events: tuple[TreatyEvent, ...] = ()
    record_read: dt.date | None = None
    """The date up to which the treaty office's record was read."""
    reservations: tuple[Reservation, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    reservations_unseen: str = ""
    """What the record says of reservations or declarations whose text nobody saw."""
    acts: tuple[AuthoredTreatyAct, ...] = ()
    note: str = ""
    method: Method = Method.SECONDARY_SOURCE
    confidence: Confidence = Confidence.HIGH
    sources: tuple[Slug, ...] = ()


class AuthoredProfile(Model):
    """A country profile."""

    kind: Literal["country-profile"] = "country-profile"
    country: Country
    standard: Slug
    """The standard that the numbers in this file belong to."""
    studied_from: dt.date
    """The first day whose law was studied; before it, silence is not absence."""
    assessed: Defaults
    """What every finding inherits; assessor, date, law_as_of, method and confidence are needed."""
    sources: tuple[Source, ...] = ()
    enactments: tuple[AuthoredEnactment, ...] = ()
    treaties: tuple[AuthoredTreaty, ...] = ()
    general_part: tuple[AuthoredGeneral, ...] = ()
    provisions: dict[Number, AuthoredProvision] = Field(default_factory=dict)
    powers: tuple[AuthoredPower, ...] = ()
    beyond: tuple[AuthoredBeyond, ...] = ()
    practice: tuple[AuthoredPractice, ...] = ()
    questions: tuple[Question, ...] = ()


class AuthoredTreatyChange(Model):
    """What an overlay does to the State's position towards one treaty."""

    treaty: Slug
    """Id of the treaty, as in the profile."""
    title: str = ""
    """Needed only for a treaty that the profile does not have."""
    events: tuple[TreatyEvent, ...] = ()
    reservations: tuple[Reservation, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    acts: tuple[AuthoredTreatyAct, ...] = ()
    withdrawn: tuple[str, ...] = ()
    """Reservations and declarations that end, by name: "4/serious-harm"."""


class AuthoredOverlay(Model):
    """A bill, an accession, a reservation withdrawn or a judgment, laid over a profile."""

    kind: Literal["overlay"]
    id: Slug
    """As the file is named."""
    country: str = Field(pattern=r"^[A-Z]{2}$")
    """ISO code of the country whose profile it is laid over, in quotes."""
    standard: Slug
    title: Text
    what: OverlayKind
    since: dt.date = Field(alias="from")
    """The day from which a comparison treats it as law."""
    standing: Text
    """Where it really stands: before which house, decided or not, by which source."""
    assessed: Defaults
    sources: tuple[Source, ...] = ()
    enactments: tuple[AuthoredEnactment, ...] = ()
    """New laws; a bill has the kind ``bill``."""
    events: dict[Slug, tuple[AuthoredEvent, ...]] = Field(default_factory=dict)
    """What befalls laws of the profile, by their id."""
    treaties: tuple[AuthoredTreatyChange, ...] = ()
    general_part: tuple[AuthoredGeneral, ...] = ()
    provisions: dict[Number, AuthoredProvision] = Field(default_factory=dict)
    powers: tuple[AuthoredPower, ...] = ()
    beyond: tuple[AuthoredBeyond, ...] = ()
    practice: tuple[AuthoredPractice, ...] = ()
    questions: tuple[Question, ...] = ()
