"""A document as blocks, before any format: what every writer writes, and nothing else.

A reader's document is made once, of these; Markdown, HTML, Word and PDF write the same
blocks, so that they cannot say different things.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias

__all__ = [
    "Block",
    "Bullets",
    "Cell",
    "Contents",
    "Document",
    "Figure",
    "Heading",
    "NoteRef",
    "PageBreak",
    "Paragraph",
    "Picture",
    "Run",
    "Source",
    "Table",
    "text_of",
]


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style in a line."""

    text: str
    bold: bool = False
    italic: bool = False
    quiet: bool = False
    """Set smaller or paler: bases, sources, ids."""
    anchor: str = ""
    """A link to a place in the document."""
    url: str = ""
    """A link out of it."""
    status: str = ""
    """``there``, ``weak``, ``missing`` or ``open``: drawn as a label; the words say it too."""


@dataclass(frozen=True, slots=True)
class NoteRef:
    """A reference to an endnote by the id of a source."""

    source: str


Inline: TypeAlias = tuple[Run | NoteRef, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 stands once, as the title."""

    level: int
    text: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    runs: Inline
    style: str = "body"
    """``lead``, ``body``, ``note`` or ``warning``."""


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of points."""

    items: tuple[Inline, ...]
    numbered: bool = False


Cell: TypeAlias = Inline


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption and one row of heads, which is repeated on every page."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...] = ()
    """Relative widths of the columns; empty: alike."""
    figures: frozenset[int] = field(default_factory=frozenset)
    """The columns that hold numbers, set to the right."""
    row_heads: bool = True
    """Whether the first cell of a row is its head."""
    anchors: tuple[str, ...] = ()
    """Per row, the place that links lead to; empty: none."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with the words and the data that it stands for."""

    id: str
    title: str
    description: str
    svg: str
    """Self-contained SVG with <title> and <desc>; no script, no reference outside."""
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The data behind it, as a table."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture in its place, with its caption."""

    picture: Picture
    caption: str


@dataclass(frozen=True, slots=True)
class Contents:
    """Where a table of contents stands, for formats that have pages."""

    title: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page, for formats that have pages."""


Block: TypeAlias = Heading | Paragraph | Bullets | Table | Figure | Contents | PageBreak


@dataclass(frozen=True, slots=True)
class Source:
    """A source that notes refer to."""

    id: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document for one reader."""

    title: str
    subject: str
    language: str
    author: str
    keywords: tuple[str, ...]
    as_of: str
    """ISO date of the law compared: the date that the document bears."""
    blocks: tuple[Block, ...]
    sources: tuple[Source, ...] = ()
    """The sources that it refers to, in the order of first reference."""
    version: str = ""


def text_of(runs: Inline) -> str:
    """The words of a line, notes left out."""
    return "".join(run.text for run in runs if isinstance(run, Run))
