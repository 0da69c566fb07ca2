"""What a check of a draft law finds: suggestions, each with the words that prove it.

Nothing here is a verdict on a country: a check reads one text, and what it proposes is
`machine-suggested` until a named person has reviewed it (``docs/semantics.md``).
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from pydantic import Field

from cyberlaw_gap.model._base import ElementRef, Model, Number, Slug
from cyberlaw_gap.model.document import Document, Note
from cyberlaw_gap.model.standard import Kind, Role

__all__ = [
    "CheckedPart",
    "CheckedStandard",
    "Coverage",
    "DraftDifference",
    "DraftReport",
    "ElementChange",
    "ElementCheck",
    "Engine",
    "Figure",
    "ProvisionCheck",
    "Quotation",
    "ReadingSuggestion",
    "SectionSuggestion",
    "Status",
    "Trend",
    "WordChange",
]


class Status(StrEnum):
    """What a text is proposed to do about an element."""

    MET = "met"
    PARTIAL = "partial"
    ABSENT = "absent"
    """Not found in this text; it may stand in another law."""
    DEFERRED = "deferred"
    """Left, in so many words, to a law that the text names."""
    UNDETERMINED = "undetermined"
    """The check abstains: it is not sure enough to say."""


class Coverage(StrEnum):
    """How a text does by a provision; about this text alone."""

    FULL = "full"
    """Every element that is not optional, limiting ones included, is met."""
    PARTIAL = "partial"
    NONE = "none"
    """No section aims at the provision."""


class Quotation(Model):
    """Words of the text: always a slice of it."""

    section: str
    """The smallest unit that holds them, as the law numbers it."""
    quote: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    """Offsets into the text; ``text[start:end] == quote``."""
    page: int | None = None
    term: str = ""
    """For words of a definition: the term that they define."""


class ElementCheck(Model):
    """What the text is proposed to do about one element."""

    id: Slug
    text: str
    """What the standard asks, in our words."""
    role: Role
    limits: bool
    optional: bool
    owed: bool = True
    """False: optional, answered elsewhere than in law, or another alternative gives it."""
    status: Status
    confidence: float = Field(ge=0, le=1)
    """How sure the check is that the status is right, as measured; see ``Engine``."""
    section: str = ""
    quote: str = ""
    start: int = Field(default=0, ge=0)
    end: int = Field(default=0, ge=0)
    page: int | None = None
    term: str = ""
    """The defined term, when the words are those of a definition."""
    narrowed_by: Quotation | None = None
    """Words beside the evidence that make the element narrower or weaker."""
    nearest: tuple[Quotation, ...] = ()
    """For an element that is not met: the words of the text that come nearest to it."""
    elsewhere: str = ""
    """The kind of law in which the element commonly stands."""
    deferred_to: str = ""
    """The law that the text leaves the element to."""

    @property
    def proof(self) -> Quotation | None:
        """The words that the status rests on."""
        if not self.quote:
            return None
        return Quotation(
            section=self.section,
            quote=self.quote,
            start=self.start,
            end=self.end,
            page=self.page,
            term=self.term,
        )


class SectionSuggestion(Model):
    """A section that may carry a provision."""

    label: str
    heading: str = ""
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    page: int | None = None
    confidence: float = Field(ge=0, le=1)
    via: str = ""
    """The clause of an amending act through which the section comes."""


class ProvisionCheck(Model):
    """What the text is proposed to do about one provision."""

    number: Number
    title: str
    kind: Kind
    coverage: Coverage
    confidence: float = Field(ge=0, le=1)
    """How sure the check is that some section aims at the provision, or that none does."""
    sections: tuple[SectionSuggestion, ...]
    """The best first; also for ``none``, where they are only the nearest."""
    elements: tuple[ElementCheck, ...]
    guarded_by: tuple[Slug, ...] = ()
    """For a power: the safeguards that its nature calls for, by element of the provision below."""
    safeguards: Number | None = None
    """For a power: the provision whose elements ``guarded_by`` names."""
    elsewhere: str = ""
    """The kind of law in which the whole provision commonly stands."""

    @property
    def gaps(self) -> tuple[ElementCheck, ...]:
        """The elements that are owed and not met."""
        return tuple(
            e for e in self.elements if e.owed and not e.optional and e.status is not Status.MET
        )


class ReadingSuggestion(Model):
    """A section that aims at nothing in the standard, and that a reader should look at."""

    theme: Slug
    title: str
    why: str
    section: str
    heading: str
    quote: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    page: int | None = None


class Figure(Model):
    """A measured figure of an engine."""

    name: str
    value: float


class Engine(Model):
    """What made the suggestions, and how well it was measured to do so."""

    name: str
    measured: dt.date | None = None
    laws: int = 0
    """Over how many annotated laws, each checked without having learned from its country."""
    figures: tuple[Figure, ...] = ()


class CheckedPart(Model):
    """A group of provisions that reports show together."""

    id: Slug
    title: str
    provisions: tuple[Number, ...]


class CheckedStandard(Model):
    """The standard that a text was held against."""

    id: Slug
    title: str
    short: str
    parts: tuple[CheckedPart, ...]


class DraftReport(Model):
    """A text of law held against a standard: what it seems to cover, and on which words."""

    standard: CheckedStandard
    name: str
    """The name of the file."""
    title: str
    characters: int
    units: int
    """How many sections were found."""
    engine: Engine
    provisions: tuple[ProvisionCheck, ...]
    beyond: tuple[ReadingSuggestion, ...] = ()
    other_laws: tuple[str, ...] = ()
    """The other laws that the text names, by name."""
    notes: tuple[Note, ...] = ()
    """What was not understood, or left out."""
    document: Document = Field(exclude=True, repr=False)
    """The text that was read; it is not written into JSON."""

    def provision(self, number: str) -> ProvisionCheck:
        """What was found about a provision.

        Raises:
            UnknownProvision: It was not checked.
        """
        from cyberlaw_gap.errors import UnknownProvision  # noqa: PLC0415

        for provision in self.provisions:
            if provision.number == number:
                return provision
        raise UnknownProvision(number, tuple(p.number for p in self.provisions))

    def _repr_html_(self) -> str:
        from cyberlaw_gap import notebook  # noqa: PLC0415  only in a notebook

        return notebook.draft_html(self)


class Trend(StrEnum):
    """What a new draft does to an element."""

    GAINED = "gained"
    """Not met before, and met or nearer to it now."""
    WEAKENED = "weakened"
    """Met before, and only partly now."""
    LOST = "lost"
    """There before, and not found now."""
    UNSURE = "unsure"
    """One of the two checks abstains."""
    REWORDED = "reworded"
    """The same status on other words."""
    SAME = "same"


class WordChange(Model):
    """Words that a clause lost or gained."""

    section: str
    """The clause, as the draft that has the words numbers it."""
    removed: str = ""
    added: str = ""


class ElementChange(Model):
    """What a new draft does to one element."""

    ref: ElementRef
    text: str
    trend: Trend
    before: ElementCheck
    after: ElementCheck
    words: tuple[WordChange, ...] = ()
    """What changed in the clause that the element rested on."""


class DraftDifference(Model):
    """Two drafts of one law, element by element."""

    old: DraftReport
    new: DraftReport
    changes: tuple[ElementChange, ...]
    """Every element that is not ``same``, in the order of the standard."""
    clauses: tuple[WordChange, ...]
    """Every clause whose words changed, in the order of the new draft."""

    def having(self, trend: Trend) -> tuple[ElementChange, ...]:
        """The changes of one kind."""
        return tuple(change for change in self.changes if change.trend is trend)
