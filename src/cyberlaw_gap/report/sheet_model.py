"""What a workbook is made of, as values: typed cells, sheets of rows, the lines of a summary.

Dates are dates and counts are numbers, so that people can sort and filter them; whatever a
reader cannot see is taken out of the texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar

from cyberlaw_gap.report.environment import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = [
    "Cell",
    "Column",
    "Entry",
    "Head",
    "Sheet",
    "Sheets",
    "Style",
    "Value",
    "plain",
    "typed_cell",
    "typed_sheet",
]

Value: TypeAlias = str | int | date
Style: TypeAlias = Literal["title", "warning", "quiet", "lead", "heading", "body", "heads", "total"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell, how it is marked and where it leads."""

    value: Value
    status: str = ""
    """``there``, ``weak``, ``missing`` or ``open``: a colour; the words say it too."""
    url: str = ""
    """An address outside."""
    to: str = ""
    """The key of a row, or the id of a sheet, of this workbook."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column."""

    text: str
    width: int
    """In characters."""
    aside: bool = False
    """Whether the column is for filters and analysis, and is left out of the print."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: a row of heads, and typed rows."""

    id: str
    name: str
    what: str
    """What its rows are, in a sentence."""
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[str, ...]
    """Per row, the key by which others lead to it; empty: none."""
    kept: int
    """How many columns stay in sight when the reader scrolls to the right."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the summary."""

    shape: Literal["wide", "pair", "grid"]
    """One cell over the whole width; a label and its text; or a cell per column."""
    cells: tuple[Cell, ...]
    style: Style = "body"


@dataclass(frozen=True, slots=True)
class Sheets:
    """A whole report as sheets."""

    title: str
    subject: str
    cite: str
    author: str
    as_of: date
    warning: str
    """What stands above everything else where a bill is laid over the law; else empty."""
    laid_over: str
    """The titles of what is laid over."""
    country: str
    standard: str
    name: str
    """The name of the summary."""
    summary: tuple[Entry, ...]
    tables: tuple[Sheet, ...]

    def table(self, sheet_id: str) -> Sheet:
        """The table of this id."""
        return next(sheet for sheet in self.tables if sheet.id == sheet_id)


_SPACE = re.compile(r"\s+")
_NO_CHARACTER = re.compile("[\ufffe\uffff\ufeff\u200b]")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Column(Generic[T]):
    """A head, and what stands below it."""

    text: str
    width: int
    of: Callable[[T], Cell | Value]


def typed_sheet(
    sheet_id: str,
    name: str,
    what: str,
    lines: Iterable[T],
    columns: Sequence[Column[T]],
    aside: Sequence[Column[T]] = (),
    *,
    kept: int = 1,
    key: Callable[[T], str] = lambda _line: "",
) -> Sheet:
    """The lines as a sheet: what each column says of each of them.

    Args:
        sheet_id: What other sheets lead to it by.
        name: What its tab says.
        what: What its rows are, in a sentence.
        lines: What its rows are made of, in order.
        columns: What is printed.
        aside: The columns for filters and analysis, which stay out of the print.
        kept: How many columns stay in sight when the reader scrolls to the right.
        key: By what others lead to a row; empty: by nothing.
    """
    lines = tuple(lines)
    every = (*columns, *aside)
    return Sheet(
        id=sheet_id,
        name=name,
        what=what,
        heads=tuple(Head(plain(c.text), c.width, c in aside) for c in every),
        rows=tuple(tuple(typed_cell(c.of(line)) for c in every) for line in lines),
        keys=tuple(key(line) for line in lines),
        kept=kept,
    )


def typed_cell(value: Cell | Value) -> Cell:
    """The value as a cell, its text on one line without what a reader cannot see."""
    cell = value if isinstance(value, Cell) else Cell(value)
    if isinstance(cell.value, str):
        return Cell(plain(cell.value), cell.status, cell.url, cell.to)
    return cell


def plain(text: str) -> str:
    """A text on one line, without what a reader cannot see."""
    return _SPACE.sub(" ", _NO_CHARACTER.sub("", harmless(text))).strip()
