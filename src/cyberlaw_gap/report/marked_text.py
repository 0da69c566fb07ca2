"""The text of a law with what a check quotes marked in place: pieces that a template may show.

The pieces of a text, one after the other, are the text. Where quotations overlap, each
piece says all that it belongs to, so that marks can nest and never cross.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.model.document import UnitKind
from cyberlaw_gap.report.words import plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberlaw_gap.model.document import Document

__all__ = ["LONG", "Block", "Chip", "Mark", "MarkedText", "Paragraph", "Piece", "marked_text"]

#: From how many characters on only the sections with marks are shown.
LONG = 1_000_000

_LONGEST_WHOLE = 20_000
"""Of a longer section of a long text only the surroundings of the marks are shown."""
_AROUND = 1_500
_LONGEST_HEADING = 400
_LONG_LINE = 40
"""A shorter line ends where its author ended it; a longer one may have been wrapped."""
_DEEPEST = 4
_LINE = re.compile(r"\n\s*")
_ENDS = (".", ";", ":", "-", "\N{EM DASH}", "\N{EN DASH}")


@dataclass(frozen=True, slots=True)
class Chip:
    """Whose words these are: a label that leads to what they prove."""

    label: str
    says: str
    """The whole of it, for who does not see where it stands."""
    href: str


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation, and all that it is quoted for."""

    start: int
    end: int
    css: str
    hue: int
    chips: tuple[Chip, ...]

    @property
    def id(self) -> str:
        """The anchor of the words."""
        return f"q-{self.start}-{self.end}"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong to the same quotations."""

    text: str
    marks: tuple[tuple[Mark, bool], ...] = ()
    """The quotations, the outermost first; and whether they begin here."""
    chips: tuple[Chip, ...] = ()
    """Of the quotations that end here."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; or, without pieces, a place where words are left out."""

    depth: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """A section, a chapter heading, a schedule; or sections that are left out."""

    id: str
    css: str
    page: int | None
    """The page it begins on, where that is another one than the block before."""
    heading: tuple[Piece, ...]
    paragraphs: tuple[Paragraph, ...]
    left_out: str = ""

    @property
    def pieces(self) -> Iterator[Piece]:
        """All of its words, in order."""
        yield from self.heading
        for paragraph in self.paragraphs:
            yield from paragraph.pieces


@dataclass(frozen=True)
class MarkedText:
    """The text, block by block."""

    blocks: tuple[Block, ...]
    shortened: bool
    """Whether sections without marks are left out."""
    anchors: frozenset[str]
    """The ids of the blocks that are shown."""
    split: tuple[str, ...]
    """The ids of the quotations that are in several pieces."""

    def anchor(self, document: Document, offset: int) -> str:
        """The id of the block that holds an offset; "" when it is not shown."""
        index = document.unit_at(offset)
        while index is not None and document.sections[index].kind is UnitKind.SUBDIVISION:
            index = document.sections[index].parent
        name = f"u{index}" if index is not None else "u"
        return name if name in self.anchors else ""


def marked_text(document: Document, marks: Sequence[Mark], long: int = LONG) -> MarkedText:
    """A text with its quotations marked.

    Args:
        document: The text, taken apart.
        marks: The quotations; places outside the text are no harm.
        long: From how many characters on only the sections with marks are shown.
    """
    writer = _Writer(document, marks)
    shortened = len(document.text) > long
    blocks: list[Block] = []
    hidden = 0
    for span in _spans(document):
        if shortened and not writer.has_marks(span.start, span.end):
            hidden += 1
            continue
        if hidden:
            blocks.append(_left_out(hidden))
            hidden = 0
        blocks.append(writer.block(span, whole=not shortened))
    if hidden:
        blocks.append(_left_out(hidden))
    pieces = Counter(
        mark.id for block in blocks for piece in block.pieces for mark, _ in piece.marks
    )
    return MarkedText(
        blocks=tuple(blocks),
        shortened=shortened,
        anchors=frozenset(block.id for block in blocks if not block.left_out),
        split=tuple(name for name, number in pieces.items() if number > 1),
    )


def _left_out(number: int) -> Block:
    words = f"{plural(number, 'section')} without marked words left out"
    return Block("", "left-out", None, (), (), words)


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a block stands."""

    id: str
    css: str
    start: int
    body: int
    end: int


def _spans(document: Document) -> Iterator[_Span]:
    """The blocks of a text; one after the other they are the text."""
    units = [
        (index, unit)
        for index, unit in enumerate(document.sections)
        if unit.kind is not UnitKind.SUBDIVISION
    ]
    length = len(document.text)
    first = units[0][1].start if units else length
    if first > 0:
        yield _Span("u", "preamble", 0, 0, first)
    for position, (index, unit) in enumerate(units):
        behind = units[position + 1][1].start if position + 1 < len(units) else length
        end = max(behind, unit.start)
        body = min(max(unit.body, unit.start), end)
        if body - unit.start > _LONGEST_HEADING:
            body = unit.start
        yield _Span(f"u{index}", unit.kind.value, unit.start, body, end)


class _Writer:
    """Cuts a text at the ends of its quotations and of its paragraphs."""

    def __init__(self, document: Document, marks: Sequence[Mark]) -> None:
        self._document = document
        self._text = document.text
        kept = [m for m in marks if 0 <= m.start < m.end <= len(self._text)]
        self._marks = sorted(kept, key=lambda m: (m.start, -m.end))
        self._starts = [mark.start for mark in self._marks]
        self._cuts = sorted({place for m in self._marks for place in (m.start, m.end)})
        self._active = self._sweep()
        self._unit_starts = frozenset(unit.start for unit in document.sections)
        self._depths = self._unit_depths()
        self._pages = [page.start for page in document.pages]
        self._last_page: int | None = None

    def _sweep(self) -> list[tuple[Mark, ...]]:
        """Between each cut and the next: the quotations that reach over it."""
        active: list[tuple[Mark, ...]] = []
        current: list[Mark] = []
        waiting = 0
        for cut in self._cuts:
            current = [mark for mark in current if mark.end > cut]
            while waiting < len(self._marks) and self._marks[waiting].start == cut:
                current.append(self._marks[waiting])
                waiting += 1
            active.append(tuple(current))
        return active

    def _unit_depths(self) -> list[int]:
        """Per unit how deep it stands below its section."""
        depths: list[int] = []
        for unit in self._document.sections:
            inside = unit.kind is UnitKind.SUBDIVISION
            above = depths[unit.parent] if inside and unit.parent is not None else -1
            depths.append(min(above + 1, _DEEPEST) if inside else 0)
        return depths

    def has_marks(self, start: int, end: int) -> bool:
        """Whether a quotation has words between two places."""
        first = bisect_right(self._cuts, start) - 1
        last = bisect_left(self._cuts, end)
        return any(self._active[at] for at in range(max(first, 0), last))

    def block(self, span: _Span, *, whole: bool) -> Block:
        """A block with its heading and its paragraphs."""
        paragraphs: list[Paragraph] = []
        reached = span.body
        for start, end in self._windows(span.body, span.end, whole=whole):
            if start > reached:
                paragraphs.append(Paragraph(0, ()))
            paragraphs += self._paragraphs(start, end)
            reached = end
        if reached < span.end:
            paragraphs.append(Paragraph(0, ()))
        return Block(
            id=span.id,
            css=span.css,
            page=self._new_page(span.start),
            heading=tuple(self._pieces(span.start, span.body)),
            paragraphs=tuple(paragraphs),
        )

    def _new_page(self, offset: int) -> int | None:
        before = bisect_right(self._pages, offset)
        number = self._document.pages[before - 1].number if before else None
        if number == self._last_page:
            return None
        self._last_page = number
        return number

    def _windows(self, start: int, end: int, *, whole: bool) -> Iterator[tuple[int, int]]:
        """The parts of a block that are shown."""
        if whole or end - start <= _LONGEST_WHOLE:
            yield start, end
            return
        begin = stop = -1
        # A quotation that comes from the block before begins before this one.
        cuts = (start, *self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, end)])
        for cut in cuts:
            if cut == start and not self.has_marks(start, start + 1):
                continue
            low, high = max(cut - _AROUND, start), min(cut + _AROUND, end)
            at = bisect_right(self._cuts, cut) - 1
            if self._active[at]:
                high = max(high, min(max(m.end for m in self._active[at]), end))
            if begin >= 0 and low > stop:
                yield begin, stop
                begin = low
            begin = low if begin < 0 else begin
            stop = max(stop, high)
        if begin >= 0:
            yield begin, stop

    def _paragraphs(self, start: int, end: int) -> Iterator[Paragraph]:
        begin = start
        at = start
        for line_break in _LINE.finditer(self._text, start, end):
            behind = line_break.end()
            if behind < end and self._runs_on(at, line_break):
                at = behind
                continue
            if self._text[begin:behind].strip():
                yield self._paragraph(begin, behind)
                begin = behind
            at = behind
        if begin < end:
            yield self._paragraph(begin, end)

    def _runs_on(self, line: int, line_break: re.Match[str]) -> bool:
        """Whether a line was only wrapped, and goes on behind the break."""
        behind = line_break.end()
        if "\n" in line_break.group()[1:] or behind in self._unit_starts:
            return False
        if line_break.start() - line < _LONG_LINE:
            return False
        return self._text[behind].islower() or not self._text.endswith(
            _ENDS, line, line_break.start()
        )

    def _paragraph(self, start: int, end: int) -> Paragraph:
        first = start
        while first < end - 1 and self._text[first].isspace():
            first += 1
        unit = self._document.unit_at(first)
        depth = self._depths[unit] if unit is not None else 0
        return Paragraph(depth, tuple(self._pieces(start, end)))

    def _pieces(self, start: int, end: int) -> Iterator[Piece]:
        place = start
        cut = bisect_right(self._cuts, start)
        while place < end:
            stop = min(self._cuts[cut], end) if cut < len(self._cuts) else end
            active = self._active[cut - 1] if cut else ()
            yield Piece(
                self._text[place:stop],
                tuple((mark, mark.start == place) for mark in active),
                tuple(chip for mark in active if mark.end == stop for chip in mark.chips),
            )
            place = stop
            cut += 1
