"""A country's law as findings: who says what, on which words of which law, on what date.

Everything here is resolved: what an author stated once and every finding inherits is
written out on each. The authored form is :mod:`cyberlaw_gap.catalog.authored`.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from pydantic import Field

from cyberlaw_gap.citation import Citation
from cyberlaw_gap.model._base import ElementRef, Model, Number, Slug, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = [
    "Basis",
    "Because",
    "Beyond",
    "BeyondKind",
    "Confidence",
    "Country",
    "CountryProfile",
    "Criticism",
    "Declaration",
    "Departure",
    "Enactment",
    "EnactmentKind",
    "Event",
    "EventKind",
    "Finding",
    "GeneralStatement",
    "History",
    "Method",
    "Offence",
    "Penalty",
    "Power",
    "PowerAnswer",
    "PracticeNote",
    "Question",
    "Reason",
    "Reservation",
    "Resolution",
    "Review",
    "Right",
    "Sanction",
    "Source",
    "SourceKind",
    "Stated",
    "Status",
    "Treaty",
    "TreatyAct",
    "TreatyActKind",
    "TreatyEvent",
    "TreatyEventKind",
]


class Status(StrEnum):
    """What the law says about an element. That nobody looked is never written down."""

    MET = "met"
    PARTIAL = "partial"
    ABSENT = "absent"
    UNDETERMINED = "undetermined"


class Method(StrEnum):
    """How the assessor knows, from the firmest to the least firm."""

    STATUTE_TEXT = "statute-text"
    SECONDARY_SOURCE = "secondary-source"
    RECOLLECTION = "recollection"
    MACHINE_SUGGESTED = "machine-suggested"


class Confidence(StrEnum):
    """How sure the assessor is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Review(StrEnum):
    """Whether somebody other than the assessor went over it."""

    UNREVIEWED = "unreviewed"
    REVIEWED = "reviewed"


class Reason(StrEnum):
    """Why an element that was looked into could not be decided."""

    TEXT_NOT_AVAILABLE = "text-not-available"
    LANGUAGE = "language"
    LEFT_TO_OTHER_LAW = "left-to-other-law"
    UNSETTLED = "unsettled"
    CHANGED_SINCE_READ = "changed-since-read"


class Because(StrEnum):
    """Why an assessor departs from another careful reading."""

    OTHER_LAW = "other-law"
    LATER_JUDGMENT = "later-judgment"
    BETTER_READING = "better-reading"


class Country(Model):
    """The State that a profile is about."""

    code: str = Field(pattern=r"^[A-Z]{2}$")
    """ISO 3166-1 alpha-2, in quotes."""
    name: Text
    in_text: str = ""
    """How running text names it ("the Philippines"), where that is not the name."""
    also: tuple[Text, ...] = ()
    """Other names that a user may type."""

    @property
    def running_name(self) -> str:
        """The name as it stands in a sentence."""
        return self.in_text or self.name


class SourceKind(StrEnum):
    """What sort of document a source is."""

    STATUTE_COPY = "statute-copy"
    OFFICIAL_SITE = "official-site"
    JUDGMENT_COPY = "judgment-copy"
    TREATY_RECORD = "treaty-record"
    SECONDARY = "secondary"
    PRESS = "press"
    NGO = "ngo"
    UN_BODY = "un-body"


class Source(Model):
    """A document that statements of the profile rest on."""

    id: Slug
    title: Text
    url: str = Field(default="", pattern=r"^(https?://[^\s<>\"]+)?$")
    kind: SourceKind
    dated: str = ""
    """The date of the document or of the snapshot, as exactly as it is known."""
    seen: Literal["whole", "extract", "excerpt", "cited"]
    """How much of it was before the assessor; ``cited``: only another source speaks of it."""
    note: str = ""


class EnactmentKind(StrEnum):
    """What sort of law an enactment is."""

    ACT = "act"
    CODE = "code"
    CONSTITUTION = "constitution"
    RULE_OF_COURT = "rule-of-court"
    REGULATION = "regulation"
    JUDGMENT = "judgment"
    TREATY = "treaty"
    BILL = "bill"


class EventKind(StrEnum):
    """What befell an enactment, or a place in it."""

    COMMENCED = "commenced"
    AMENDED = "amended"
    READ_DOWN = "read-down"
    SUSPENDED = "suspended"
    STRUCK_DOWN = "struck-down"
    REPEALED = "repealed"


class Event(Model):
    """One event in the life of an enactment."""

    kind: EventKind
    date: dt.date
    until: dt.date | None = None
    """For a suspension: the day on which it ended."""
    at: tuple[Citation, ...] = ()
    """The places it befell; empty: the whole enactment."""
    by: Slug | None = None
    """The enactment that did it."""
    note: str = ""
    method: Method = Method.SECONDARY_SOURCE
    confidence: Confidence = Confidence.HIGH
    sources: tuple[Slug, ...] = ()


class Enactment(Model):
    """One national law, code, rule of court or binding judgment, with its dated life."""

    id: Slug
    kind: EnactmentKind
    title: Text
    number: str = ""
    short: Text
    """How reports name it."""
    enacted: dt.date
    in_force: dt.date | None = None
    """Empty: not in force yet, or a bill."""
    events: tuple[Event, ...] = ()
    bears_on: tuple[str, ...] = ()
    """Provisions ("20") or elements ("16/preservation") that it may answer."""
    note: str = ""
    sources: tuple[Slug, ...] = ()


class Basis(Model):
    """Who says so, when, by what method, on which version of the law."""

    assessor: Text
    date: dt.date
    law_as_of: dt.date
    """The date of the version of the law that was read."""
    method: Method
    confidence: Confidence
    review: Review
    sources: tuple[Slug, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether it may move a verdict: a machine's suggestion must be reviewed first."""
        return self.method is not Method.MACHINE_SUGGESTED or self.review is Review.REVIEWED


class Resolution(Model):
    """An assessment that settles another one, with the reason."""

    finding: Slug
    because: Text


class Departure(Model):
    """Another careful reading of the same words, and why the assessor departs from it."""

    reader: Text
    status: Status
    because: Because
    why: Text


class Finding(Model):
    """What the law says about one element."""

    id: Slug | None = None
    """Given only where another finding refers to this one."""
    standard: Slug
    provision: Number
    element: Slug
    status: Status
    why: Text
    """The assessor's reason, in their own words."""
    offence: Slug | None = None
    """The national offence that it belongs to."""
    powers: tuple[str, ...] = Field(default=(), alias="for")
    """For scope and safeguards: the powers it speaks of; empty: all of them."""
    at: tuple[Citation, ...] = ()
    """The places it rests on; if one of them lapses, so does the finding."""
    see: tuple[Citation, ...] = ()
    """Further places, for context only."""
    read: tuple[Citation, ...] = ()
    """For ``absent``: what was read."""
    reason: Reason | None = None
    question: Slug | None = None
    narrowed_by: tuple[Slug, ...] = ()
    narrowed_otherwise: str = ""
    resolves: tuple[Resolution, ...] = ()
    unlike: tuple[Departure, ...] = ()
    basis: Basis

    @property
    def ref(self) -> str:
        """The element in full, such as ``18/subscriber-information``."""
        return f"{self.provision}/{self.element}"

    @property
    def is_beyond_the_standard(self) -> bool:
        """Whether it speaks of national powers alone that no provision asks for."""
        return bool(self.powers) and not any(power[:1].isdigit() for power in self.powers)

    @cached_property
    def laws(self) -> frozenset[str]:
        """The enactments that it rests on, or that were read for it."""
        return frozenset(citation.instrument for citation in (*self.at, *self.read))


class Sanction(StrEnum):
    """What kind of wrong the law makes of the conduct."""

    CRIMINAL = "criminal"
    CIVIL = "civil"
    ADMINISTRATIVE = "administrative"


class Penalty(Model):
    """What the law threatens."""

    max_months: int | None = Field(default=None, ge=0)
    """Longest imprisonment in months; 1200 stands for life."""
    min_months: int | None = Field(default=None, ge=0)
    fine: str = ""
    at: tuple[Citation, ...] = ()
    note: str = ""


class Offence(Model):
    """One national offence, holding its findings on a provision together."""

    id: Slug
    standard: Slug
    provision: Number
    title: Text
    at: tuple[Citation, ...] = Field(min_length=1)
    sanction: Sanction
    penalty: Penalty | None = None
    narrowed_by: tuple[Slug, ...] = ()
    narrowed_otherwise: str = ""


class GeneralStatement(Model):
    """What the law says once for many provisions, as the findings that it stands for."""

    id: Slug
    findings: tuple[Finding, ...]


class Question(Model):
    """A question whose answer would decide elements that are open."""

    id: Slug
    ask: Text
    read: str = ""
    """The law or judgment to read."""
    bears_on: tuple[ElementRef, ...] = ()
    """Elements for which this other law is unread."""
    since: dt.date | None = None
    """The first day on which that unread law could matter; empty: any day."""


class PowerAnswer(Model):
    """One answer about a power; or why it could not be found."""

    answer: str = ""
    unknown: str = ""
    at: tuple[Citation, ...] = ()
    basis: Basis


class Power(Model):
    """A national power: who authorises it, on what grounds, how far and how long."""

    id: Slug
    title: Text
    provisions: tuple[Number, ...] = ()
    """The powers of the standard that it serves; empty: a power beyond the standard."""
    at: tuple[Citation, ...] = Field(min_length=1)
    calls_for: tuple[Slug, ...] = ()
    """For a power beyond the standard: the safeguards that its nature calls for."""
    authorised_by: PowerAnswer | None = None
    grounds: PowerAnswer | None = None
    scope: PowerAnswer | None = None
    duration: PowerAnswer | None = None
    notice: PowerAnswer | None = None
    review: PowerAnswer | None = None


class BeyondKind(StrEnum):
    """What sort of provision goes beyond the standards."""

    OFFENCE = "offence"
    POWER = "power"
    DUTY = "duty"


class Right(StrEnum):
    """The right that a provision touches."""

    EXPRESSION = "freedom-of-expression"
    PRIVACY = "privacy"
    FAIR_TRIAL = "fair-trial"
    ASSOCIATION = "association"
    LIBERTY = "liberty"
    PROPERTY = "property"
    LEGALITY = "legality"


class Criticism(Model):
    """Who criticised a provision, when and for what."""

    who: Text
    date: str = ""
    what: Text
    sources: tuple[Slug, ...] = ()
    method: Method = Method.SECONDARY_SOURCE
    confidence: Confidence = Confidence.HIGH


class Beyond(Model):
    """A national provision that no standard asks for, with the right it touches."""

    id: Slug
    kind: BeyondKind
    title: Text
    at: tuple[Citation, ...] = Field(min_length=1)
    right: Right
    concern: str = ""
    """What is troubling about it; empty: recorded without criticism."""
    raised_by: tuple[Criticism, ...] = ()
    basis: Basis


class TreatyEventKind(StrEnum):
    """A step of a State towards, into or out of a treaty."""

    INVITED = "invited"
    SIGNED = "signed"
    DEPOSITED = "deposited"
    IN_FORCE = "in-force"
    DENOUNCED = "denounced"


class TreatyEvent(Model):
    """One such step."""

    kind: TreatyEventKind
    date: dt.date
    method: Method = Method.SECONDARY_SOURCE
    confidence: Confidence = Confidence.HIGH
    sources: tuple[Slug, ...] = ()
    note: str = ""


class Reservation(Model):
    """A reservation that a Party made."""

    reservation: str
    """Provision and id in the standard's list, as in "4/serious-harm"; or free text."""
    made: dt.date
    withdrawn: dt.date | None = None
    elements: tuple[str, ...] = ()
    """Elements that it drops whole; empty, and nothing ``in_part``: as many as allowed."""
    in_part: tuple[str, ...] = ()
    """Of what it could drop, elements that it reserves in part: they stay owed, less that case."""
    extent: str = ""
    sources: tuple[Slug, ...] = ()


class Declaration(Model):
    """A declaration by which a Party adds a condition that the treaty permits."""

    narrowing: str
    """Provision and id of the narrowing, as in "2/security-measures"."""
    made: dt.date
    withdrawn: dt.date | None = None
    sources: tuple[Slug, ...] = ()


class TreatyActKind(StrEnum):
    """An act towards the treaty office that answers elements."""

    ACCESSION = "accession"
    DESIGNATION = "designation"
    NOTIFICATION = "notification"


class TreatyAct(Model):
    """An act of the State on the treaty's plane, and the elements that it answers."""

    kind: TreatyActKind
    elements: tuple[ElementRef, ...] = Field(min_length=1)
    status: Status
    date: dt.date
    why: Text
    reason: Reason | None = None
    question: Slug | None = None
    basis: Basis


class Treaty(Model):
    """The State's position towards one treaty."""

    treaty: Slug
    title: Text
    events: tuple[TreatyEvent, ...] = ()
    record_read: dt.date | None = None
    """The date up to which the treaty office's record was read."""
    reservations: tuple[Reservation, ...] = ()
    declarations: tuple[Declaration, ...] = ()
    reservations_unseen: str = ""
    """What the record says of reservations or declarations whose text nobody saw."""
    acts: tuple[TreatyAct, ...] = ()
    note: str = ""
    method: Method = Method.SECONDARY_SOURCE
    confidence: Confidence = Confidence.HIGH
    sources: tuple[Slug, ...] = ()


class PracticeNote(Model):
    """What is known of practice; never counted with the law."""

    elements: tuple[ElementRef, ...] = Field(min_length=1)
    status: Status
    date: dt.date
    why: Text
    reason: Reason | None = None
    question: Slug | None = None
    basis: Basis


class ProvisionNote(Model):
    """What a reader should know about a provision as a whole."""

    standard: Slug
    provision: Number
    note: Text


@dataclass(frozen=True, slots=True)
class History:
    """A cited place with the events that befell it, whatever the date asked."""

    enactment: Enactment
    text: str
    """As people write it: "RA 10175 s 4(a)(1)"."""
    covering: tuple[Event, ...]
    """The events that befell the whole of the place, by date."""
    changes: tuple[Event, ...]
    """The amendments and readings-down of the place or a part of it, by date."""


class CountryProfile(Model):
    """Everything that is known of one country, resolved."""

    country: Country
    studied_from: dt.date
    """The first day whose law was studied; before it, silence is not absence."""
    assessed: dt.date
    """The day on which the profile was last assessed."""
    sources: tuple[Source, ...] = ()
    enactments: tuple[Enactment, ...] = ()
    offences: tuple[Offence, ...] = ()
    general_part: tuple[GeneralStatement, ...] = ()
    findings: tuple[Finding, ...] = ()
    notes: tuple[ProvisionNote, ...] = ()
    questions: tuple[Question, ...] = ()
    powers: tuple[Power, ...] = ()
    beyond: tuple[Beyond, ...] = ()
    treaties: tuple[Treaty, ...] = ()
    practice: tuple[PracticeNote, ...] = ()

    @cached_property
    def enactment_by_id(self) -> dict[str, Enactment]:
        """The enactments, by id."""
        return {enactment.id: enactment for enactment in self.enactments}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """The sources, by id."""
        return {source.id: source for source in self.sources}

    def history(self, citation: Citation) -> History:
        """The events that befell a cited place; made once per place."""
        history = self._histories.get(citation)
        if history is None:
            history = self._histories[citation] = _history(
                self.enactment_by_id[citation.instrument], citation
            )
        return history

    @cached_property
    def _histories(self) -> dict[Citation, History]:
        return {}

    def stated_on(self, standard: str) -> Mapping[str, tuple[Stated, ...]]:
        """Per provision of a standard: what is stated on it, the best first.

        The order does not depend on the order of writing.
        """
        return self._stated.get(standard, {})

    @cached_property
    def _stated(self) -> dict[str, dict[str, tuple[Stated, ...]]]:
        found: dict[str, dict[str, list[Stated]]] = {}
        stated: list[Stated] = [(finding, "") for finding in self.findings]
        stated += [(f, s.id) for s in self.general_part for f in s.findings]
        for statement in sorted(stated, key=_rank):
            finding = statement[0]
            on_standard = found.setdefault(finding.standard, {})
            on_standard.setdefault(finding.provision, []).append(statement)
        return {
            standard: {number: tuple(items) for number, items in numbers.items()}
            for standard, numbers in found.items()
        }

    def treaty(self, treaty_id: str) -> Treaty | None:
        """The State's position towards a treaty, or None when nobody recorded it."""
        return next((t for t in self.treaties if t.treaty == treaty_id), None)


Stated: TypeAlias = tuple[Finding, str]
"""A finding, and the statement of the general part that it comes from, if any."""


def _rank(stated: Stated) -> tuple[str, ...]:
    finding, general = stated
    basis = finding.basis
    return (
        _BEST_FIRST[finding.status],
        basis.law_as_of.isoformat(),
        " ".join(map(str, finding.at)),
        " ".join(map(str, finding.read)),
        " ".join(map(str, finding.see)),
        finding.offence or "",
        " ".join(finding.powers),
        finding.why,
        finding.question or "",
        general,
        finding.id or "",
        basis.assessor,
        basis.date.isoformat(),
        basis.method,
    )


_BEST_FIRST = {
    Status.MET: "0",
    Status.PARTIAL: "1",
    Status.UNDETERMINED: "2",
    Status.ABSENT: "3",
}

_CHANGES = frozenset({EventKind.AMENDED, EventKind.READ_DOWN})


def _history(enactment: Enactment, citation: Citation) -> History:
    events = sorted(enactment.events, key=lambda e: e.date)
    covering = tuple(e for e in events if not e.at or any(citation in p for p in e.at))
    # A change somewhere in an act does not count against a citation of the whole act.
    changes = tuple(
        e
        for e in events
        if e.kind in _CHANGES
        and (e in covering or (not citation.is_whole and any(p in citation for p in e.at)))
    )
    text = f"{enactment.short} {citation.pinpoint}".strip()
    if enactment.kind is EnactmentKind.BILL:
        # A bill counts only where it is laid over a profile; it never reads like law.
        text += " (bill)"
    return History(enactment, text, covering, changes)
