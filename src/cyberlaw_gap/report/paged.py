"""What Word and PDF share: blocks in order for pages, and words that are safe there."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, groupby
from string import Formatter
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

from cyberlaw_gap.report.blocks import (
    Block,
    Bullets,
    Heading,
    NoteRef,
    Paragraph,
    Run,
    Table,
    text_of,
)
from cyberlaw_gap.report.environment import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cyberlaw_gap.report.blocks import Document, Inline, Picture, Source
    from cyberlaw_gap.report.messages import Messages

__all__ = [
    "DEEPEST",
    "STATUSES",
    "Columns",
    "Note",
    "Paged",
    "alternative",
    "law_day",
    "pattern",
    "printable",
    "web_address",
]

#: The deepest level of headings that a table of contents lists.
DEEPEST = 3

#: Ink and ground of a status; the words say it too.
STATUSES = {
    "there": ("1f6f4a", "e3f2ea"),
    "weak": ("7a4f00", "fbf0d9"),
    "missing": ("a3262a", "fae5e5"),
    "open": ("4b5563", "eceef1"),
}

_NO_CHARACTERS = dict.fromkeys((0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")
_SCHEMES = frozenset({"http", "https", "mailto"})
_WORDS = re.compile(r"[^\s/-]+[/-]?")
#: An abbreviation that must not part from its number at the end of a line.
_PINPOINT = re.compile(r"\b((?:ss?|[Aa]rts?\.?|No\.|n°|paras?)) (?=\d)")
_IN_A_THOUSAND = 1000
_FEW_COLUMNS = 8
_CHARACTERS, _SMALL_CHARACTERS, _SIDES = 105, 140, 2.5
"""How many characters a line of a table holds, and what the sides of a cell take of them."""
_WORD = 200
"""Up to which width a column grows for the sake of a word."""
_TALL = 18
"""How many lines of a row stay together."""
_LONGEST_DATA = 1500
"""How many characters of data a listener is asked to hear out."""


@dataclass(frozen=True, slots=True)
class Note:
    """The number of a note in a line."""

    number: int
    follows: bool
    """Whether another number stands right before it, so that a comma must part them."""


@dataclass(frozen=True, slots=True)
class Paged:
    """A document whose headings go down step by step and each have an anchor of their own."""

    blocks: tuple[Block, ...]
    anchors: frozenset[str]
    """Every place that a link can lead to."""
    sources: tuple[Source, ...]
    """The sources that something refers to, in the order of their notes."""
    numbers: Mapping[str, int]
    """The number of the note of each of them."""

    @classmethod
    def of(cls, document: Document, _: Messages) -> Paged:
        """The document for pages, with its title at the head and the title of its notes below.

        No level of headings is left out, because readers of screens stumble over it.
        """
        blocks = document.blocks
        known = {source.id: source for source in document.sources}
        met = dict.fromkeys(run.source for run in _runs(blocks) if isinstance(run, NoteRef))
        sources = tuple(known[source] for source in met if source in known)
        if not any(isinstance(block, Heading) and block.level == 1 for block in blocks):
            blocks = (Heading(1, document.title), *blocks)
        if sources:
            blocks = (*blocks, Heading(2, _("Sources"), "sources"))
        blocks = tuple(_stepwise(blocks))
        return cls(
            blocks=blocks,
            anchors=frozenset(_anchors(blocks)),
            sources=sources,
            numbers={source.id: number for number, source in enumerate(sources, start=1)},
        )

    @property
    def contents(self) -> tuple[Heading, ...]:
        """The headings that a table of contents lists."""
        return tuple(
            block
            for block in self.blocks
            if isinstance(block, Heading) and 1 < block.level <= DEEPEST
        )

    def inline(self, runs: Inline) -> Iterator[Run | Note]:
        """Runs whose links lead somewhere, and the numbers of notes, in order where they meet."""
        for is_note, group in groupby(runs, key=lambda run: isinstance(run, NoteRef)):
            if is_note:
                yield from self._notes(group)
            else:
                yield from (self._run(run) for run in group if isinstance(run, Run))

    def _notes(self, references: Iterable[Run | NoteRef]) -> Iterator[Note]:
        sources = {run.source for run in references if isinstance(run, NoteRef)}
        numbers = sorted(self.numbers[source] for source in sources & self.numbers.keys())
        for place, number in enumerate(numbers):
            yield Note(number, follows=place > 0)

    def _run(self, run: Run) -> Run:
        anchor = run.anchor if run.anchor in self.anchors else ""
        return replace(
            run,
            text=_PINPOINT.sub("\\1\N{NO-BREAK SPACE}", run.text),
            anchor=anchor,
            url="" if anchor else web_address(run.url),
        )


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table as they are laid out."""

    widths: tuple[int, ...]
    """In thousandths of the width of the text, none too narrow for its words."""
    narrow: tuple[int, ...]
    """Those in which some word finds no room on a line all the same, and must be broken."""
    small: bool
    """Whether they are so many that the words must be smaller."""

    @classmethod
    def of(cls, table: Table) -> Columns:
        """The columns of a table, by the widths asked for and the words that they hold."""
        small = len(table.heads) > _FEW_COLUMNS
        columns = zip(table.heads, *(map(text_of, row) for row in table.rows), strict=True)
        needed = [_width_of_words(column, small=small) for column in columns]
        widths = _shared(table.widths or (1,) * len(needed), [min(need, _WORD) for need in needed])
        return cls(
            widths=widths,
            narrow=tuple(i for i, need in enumerate(needed) if need > widths[i] + 1),
            small=small,
        )

    def is_tall(self, row: tuple[Inline, ...]) -> bool:
        """Whether a row is so tall that it may run over to the next page, as others do not."""
        return any(
            len(text_of(cell)) * _IN_A_THOUSAND > _TALL * width * _characters(small=self.small)
            for cell, width in zip(row, self.widths, strict=True)
        )


def _characters(*, small: bool) -> int:
    return _SMALL_CHARACTERS if small else _CHARACTERS


def _width_of_words(column: tuple[str, ...], *, small: bool) -> float:
    """The width that the longest word of a column takes."""
    longest = max(map(len, _WORDS.findall(" ".join(column))), default=0)
    return _IN_A_THOUSAND * (longest + _SIDES) / _characters(small=small)


def _shared(asked: tuple[int, ...], needed: list[float]) -> tuple[int, ...]:
    """The whole width shared out as asked, after every column has what it needs."""
    if sum(needed) >= _IN_A_THOUSAND:
        return tuple(round(_IN_A_THOUSAND * need / sum(needed)) for need in needed)
    free = set(range(len(asked)))
    while True:
        left = _IN_A_THOUSAND - sum(need for i, need in enumerate(needed) if i not in free)
        share = left / sum(asked[i] for i in free)
        short = {i for i in free if asked[i] * share < needed[i]}
        if not short:
            return tuple(
                round(asked[i] * share if i in free else need) for i, need in enumerate(needed)
            )
        free -= short


def printable(text: str) -> str:
    """Text without what neither XML nor a page can hold."""
    return harmless(text).translate(_NO_CHARACTERS)


def alternative(picture: Picture) -> str:
    """What is read out in place of a picture: its description, and its data if they are few."""
    data = "; ".join(
        f"{row[0]}: {', '.join(f'{head} {cell}' for head, cell in _pairs(picture.heads, row))}"
        for row in picture.rows
        if row
    )
    words = picture.description or picture.title
    return f"{words} {data}." if data and len(data) <= _LONGEST_DATA else words


def law_day(document: Document, _: Messages) -> str:
    """The day whose law the document is about, for the foot of every page."""
    return _("Law as of {day}", day=_.day(date.fromisoformat(document.as_of)))


def pattern(words: str) -> Iterator[tuple[str, str]]:
    """The fixed words of a message, each with the name of the value that follows or "".

    >>> list(pattern("page {page} of {pages}"))
    [('page ', 'page'), (' of ', 'pages')]
    """
    for literal, name, _spec, _conversion in Formatter().parse(words):
        yield literal, name or ""


def web_address(url: str) -> str:
    """The address, safe to be followed; empty where it is none of the web."""
    try:
        scheme = urlsplit(url).scheme
    except ValueError:
        return ""
    return quote(url, safe="%:/?#@!$&'()*+,;=~") if scheme in _SCHEMES else ""


def _runs(blocks: tuple[Block, ...]) -> Iterator[Run | NoteRef]:
    for block in blocks:
        match block:
            case Paragraph(runs):
                yield from runs
            case Bullets(items):
                yield from chain.from_iterable(items)
            case Table(rows=rows):
                yield from chain.from_iterable(chain.from_iterable(rows))


def _stepwise(blocks: tuple[Block, ...]) -> Iterator[Block]:
    level = 0
    taken: set[str] = set()
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            level = 1 if level == 0 else min(max(block.level, 2), level + 1)
            anchor = _first(block.anchor, taken) or f"heading-{number}"
            yield replace(block, level=level, anchor=anchor)
        elif isinstance(block, Table):
            yield replace(block, anchors=tuple(_first(a, taken) for a in block.anchors))
        else:
            yield block


def _first(anchor: str, taken: set[str]) -> str:
    """The anchor where it stands first; a link cannot lead to two places."""
    if anchor in taken:
        return ""
    taken.add(anchor)
    return anchor


def _anchors(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Heading):
            yield block.anchor
        elif isinstance(block, Table):
            yield from filter(None, block.anchors)


def _pairs(heads: tuple[str, ...], row: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return zip(heads[1:], row[1:], strict=False)
