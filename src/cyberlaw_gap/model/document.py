"""A text of law as it was read: its words, its units, what they define and refer to.

Every place is a pair of offsets into ``Document.text``, in characters, the second one
exclusive, so that every quotation is a slice of it.
"""

from __future__ import annotations

from bisect import bisect_right
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from pydantic import Field

from cyberlaw_gap.model._base import Model

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "Definition",
    "Document",
    "Format",
    "Note",
    "NoteKind",
    "Page",
    "Reference",
    "Section",
    "UnitKind",
]


class Format(StrEnum):
    """The kinds of file that are read."""

    TEXT = "txt"
    MARKDOWN = "md"
    HTML = "html"
    WORD = "docx"
    PDF = "pdf"
    AKOMA_NTOSO = "akn"


class UnitKind(StrEnum):
    """What a unit of a law is."""

    CHAPTER = "chapter"
    """A part, chapter, title or division: it holds sections and has no rule of its own."""
    SECTION = "section"
    """What the law numbers through: section, article, clause, paragraph sign."""
    SUBDIVISION = "subdivision"
    """A subsection, paragraph, item: anything numbered inside a section."""
    SCHEDULE = "schedule"
    """A schedule, annex or appendix."""
    PREAMBLE = "preamble"
    """What stands before the first unit: titles, enacting words, recitals."""
    CONTENTS = "contents"
    """An arrangement of sections or table of contents: no law."""


class Section(Model):
    """A unit of a law: a chapter, a section, a subdivision, a schedule."""

    kind: UnitKind
    label: str
    """As the law numbers it, from the section down: "4", "4(a)(1)", "161-2"; "" for none."""
    heading: str = ""
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    """The whole unit, with all that it holds."""
    body: int = Field(ge=0)
    """Where its words begin, after label and heading."""
    parent: int | None = None
    """The index in ``Document.sections`` of the unit that holds it."""
    via: str = ""
    """The label of the clause of an amending act through which the unit comes."""
    target: str = ""
    """For a unit that is inserted or replaced: the act that it becomes part of, if named."""


class Definition(Model):
    """A term that the law defines."""

    term: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    """The definition, from the term to the end of its items."""
    section: int
    """The index of the smallest unit that holds it."""


class Reference(Model):
    """A place where the law points at another place or at another law."""

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    """The words that refer."""
    section: int
    """The index of the smallest unit in which they stand."""
    label: str = ""
    """The label referred to, as "3(1)"; "" for a whole act."""
    target: int | None = None
    """The index of the unit referred to, when it is in this document."""
    act: str = ""
    """The other law referred to; "" for this one."""


class NoteKind(StrEnum):
    """What a reader of the document should know about how it was read."""

    UNNUMBERED = "unnumbered"
    """Text in which no units were found."""
    REPEATED_LABEL = "repeated-label"
    """Two units have the same label."""
    NUMBERING_GAP = "numbering-gap"
    """The numbering jumps: a section may have been missed."""
    NO_TEXT = "no-text"
    """A page without text: an image, or empty."""
    DAMAGED = "damaged"
    """Characters that could not be read or were left out."""
    LEFT_OUT = "left-out"
    """Parts of the file that are no law: navigation, contents pages, marginal matter."""
    LANGUAGE = "language"
    """The words do not look like a language that the cues know."""


class Note(Model):
    """Something about how the file was read; nothing is left out without one."""

    kind: NoteKind
    what: str
    """In words, for the reader of a report."""
    start: int | None = None
    page: int | None = None


class Page(Model):
    """Where a page of the file begins in the text."""

    number: int = Field(ge=1)
    start: int = Field(ge=0)


class Document(Model):
    """A text of law, taken apart."""

    name: str
    """The name of the file, without its folders."""
    format: Format
    title: str = ""
    text: str
    sections: tuple[Section, ...] = ()
    """In the order of the text, a unit before what it holds."""
    definitions: tuple[Definition, ...] = ()
    references: tuple[Reference, ...] = ()
    pages: tuple[Page, ...] = ()
    notes: tuple[Note, ...] = ()

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """Per unit the indices of the units right below it."""
        found: list[list[int]] = [[] for _ in self.sections]
        for index, section in enumerate(self.sections):
            if section.parent is not None:
                found[section.parent].append(index)
        return tuple(map(tuple, found))

    def words(self, section: Section) -> str:
        """The text of a unit, label and heading included."""
        return self.text[section.start : section.end]

    def ancestors(self, index: int) -> Iterator[int]:
        """The units that hold a unit, the nearest first."""
        parent = self.sections[index].parent
        while parent is not None:
            yield parent
            parent = self.sections[parent].parent

    def unit_at(self, offset: int) -> int | None:
        """The index of the smallest unit that holds an offset; None outside all."""
        index: int | None = bisect_right(self._starts, offset) - 1
        while index is not None and index >= 0:
            if offset < self.sections[index].end:
                return index
            index = self.sections[index].parent
        return None

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(section.start for section in self.sections)

    def page_of(self, offset: int) -> int | None:
        """The number of the page on which an offset stands; None where pages are not known."""
        number = None
        for page in self.pages:
            if page.start > offset:
                break
            number = page.number
        return number
