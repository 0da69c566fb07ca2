"""Turns the lines of PDF pages into paragraphs in reading order."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from cyberlaw_gap.ingest.pdf_page import HYPHEN, Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

__all__ = ["Layout", "Sheet", "laid_out"]

# Heads and feet stand among the first and the last lines of a page.
_EDGE_LINES = 3
_LEAST_REPEATS = 3
_SAME_HEIGHT = 9.0
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W{0,3}(?:page |p\. ?)?(?P<number>\d{1,4})(?: ?(?:of|/) ?\d{1,4})?\W{0,3}", re.IGNORECASE
)
_SAME_LINE = 0.5
#: A line is wide, and shows where the column ends, with this share of the widest.
_WIDE = 0.8
_LEAST_WIDE = 4
_NOTE_WIDTH = 0.45
_MOST_NOTES = 0.3
_OUTSIDE = 1.5
_NEXT_LINE = 1.8
_BESIDE = 2.5
_WIDER_GAP = 1.35
_INDENT = 0.6
_SHORT = 0.12
_OTHER_SIZE = 0.12
_SECTION = re.compile(
    r"(?:(?:section|article|clause|rule|regulation|sec\.|art\.|\u00a7)\s*)?"
    r"\d{1,4}[A-Z]{0,2}\s?[.\u2014\u2013)-]|(?:section|article)\s+\d",
    re.IGNORECASE,
)
# The number that opens a section: its heading goes behind it, as where laws print both.
_NUMBER = re.compile(
    r"(?P<number>(?:(?:section|article|clause|rule|regulation|sec\.|art\.|\u00a7)\s*)?"
    r"\d{1,4}[A-Z]{0,2}\s?[.)]?)[\s\u2014\u2013-]*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"\(?(?:\d{1,3}[A-Z]{0,2}|[a-z]{1,2}|[ivxl]{1,6}|[A-Z])[).]\)?(?=\s|\(|$)|\(\w{1,5}\)|"
    r"\d{1,3}\u00b0|[\u2022\u25aa\u2013\u2014-]\s|\u00a7|"
    r"(?:section|article|part|chapter|schedule|explanation|illustration|provided|exception)\b",
    re.IGNORECASE,
)
# "paragraph (a) or / (c) of subsection (1)": a label that is only spoken of.
_CITED = re.compile(
    r"\(?\w{1,5}[).]\)?(?:\s?\(\w{1,5}\))*,?\s+(?:of|to|and|or|above|below|in|shall|hereof|thereof)\b"
)
_CLOSED = re.compile(r"(?:[.;:\u2014\u2013]|[,;:.]\s?[\"\u201d]|,?\s(?:and|or)|[:;]-)$")
_STOPPED = re.compile(r"[.;:?!\u2014\u2013\u0964\u06d4\u3002][\"\u201d)\]]?$")
_WORD_END = re.compile(r"(\w+)$")
_WORD_START = re.compile(r"^(\w+)")
_WORDS = re.compile(r"\w+(?:-\w+)*")
# Before these a hyphen stays, and after those it goes, when the law itself does not tell.
_KEEPS_HYPHEN = frozenset(
    (
        "self",
        "non",
        "ex",
        "cross",
        "quasi",
        "vice",
        "all",
        "e",
        "co",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    )
)
# These are written both ways; drafters write them with a hyphen before a whole word.
_LOOSE = frozenset(("inter", "sub", "counter", "anti", "multi", "semi", "post", "pre"))
_DROPS_HYPHEN = frozenset(
    [
        "under",
        "over",
        "with",
        "there",
        "here",
        "where",
        "out",
        "up",
        "in",
        "fore",
        "after",
        "any",
        "some",
        "every",
        "no",
        "through",
        "to",
        "for",
        "not",
        "never",
        "how",
        "what",
        "who",
        "when",
        "be",
        "become",
        "him",
        "her",
        "it",
        "them",
        "your",
        "our",
    ]
)
_WHOLE_WORD = 4
_TWO = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the file has it."""

    index: int
    width: float
    height: float
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The words of all pages."""

    text: str
    starts: tuple[int, ...]
    """Where each page begins."""
    running: tuple[str, ...]
    """The heads, feet and page numbers that were left out."""


@dataclass(frozen=True, slots=True)
class _Line:
    page: int
    text: str
    left: float
    right: float
    middle: float
    size: float
    column: tuple[float, float]
    """Between which places the lines of its column stand."""


@dataclass(slots=True)
class _Paragraph:
    lines: list[_Line]
    notes: list[str] = field(default_factory=list)
    """The marginal notes beside it."""


def laid_out(sheets: Sequence[Sheet]) -> Layout:
    """The words of the pages as paragraphs, one a line."""
    running = _running(sheets)
    left_out: list[str] = []
    paragraphs: list[_Paragraph] = []
    bodies: list[tuple[Sheet, list[Piece]]] = []
    for sheet in sheets:
        gone = running.get(sheet.index, frozenset())
        bodies.append((sheet, [p for i, p in enumerate(sheet.pieces) if i not in gone]))
        left_out += [sheet.pieces[i].text for i in sorted(gone)]
    columns = _columns(bodies)
    beside = {sheet.index: _beside(pieces, columns[sheet.index]) for sheet, pieces in bodies}
    words = sum(len(piece.text) for _, pieces in bodies for piece in pieces)
    if sum(len(p.text) for found in beside.values() for p in found) > _MOST_NOTES * words:
        # So much beside the column is no marginal note but a table or another column.
        beside = {}
    for sheet, pieces in bodies:
        notes = beside.get(sheet.index, ())
        outside = set(map(id, notes))
        lines = _lines(sheet, [p for p in pieces if id(p) not in outside], columns[sheet.index])
        page = _paragraphs(lines, paragraphs[-1] if paragraphs else None)
        paragraphs += page
        _attach(notes, lines, paragraphs, sheet.index)
    text, starts = _written(paragraphs, len(sheets))
    return Layout(text, starts, tuple(left_out))


def _visual_lines(pieces: Sequence[Piece]) -> list[list[int]]:
    """The pieces by the line of the page that they stand on, the highest first."""
    order = sorted(range(len(pieces)), key=lambda i: -pieces[i].middle)
    lines: list[list[int]] = []
    for index in order:
        piece = pieces[index]
        above = pieces[lines[-1][0]] if lines else None
        if above and abs(above.middle - piece.middle) <= _SAME_LINE * min(above.size, piece.size):
            lines[-1].append(index)
        else:
            lines.append([index])
    for line in lines:
        line.sort(key=lambda i: pieces[i].left)
    return lines


def _running(sheets: Sequence[Sheet]) -> dict[int, frozenset[int]]:
    """Which pieces of which pages are running heads, feet and page numbers.

    They come again on other pages at the same height with the same words, figures apart;
    a lone number counts up with the pages.
    """
    places: dict[tuple[bool, str], list[tuple[int, float, list[int]]]] = defaultdict(list)
    numbers: dict[tuple[bool, int], list[tuple[int, list[int]]]] = defaultdict(list)
    for sheet in sheets:
        lines = _visual_lines(sheet.pieces)
        edges = [(True, line) for line in lines[:_EDGE_LINES]]
        edges += [(False, line) for line in lines[max(_EDGE_LINES, len(lines) - _EDGE_LINES) :]]
        for top, line in edges:
            text = " ".join(sheet.pieces[i].text for i in line)
            words = " ".join(sorted(_DIGITS.sub("#", text).lower().split()))
            places[top, words].append((sheet.index, sheet.pieces[line[0]].middle, line))
            number = _PAGE_NUMBER.fullmatch(text)
            if number:
                numbers[top, int(number["number"]) - sheet.index].append((sheet.index, line))
    found: dict[int, set[int]] = defaultdict(set)
    for seen in places.values():
        height = median(middle for _, middle, _ in seen)
        same = [entry for entry in seen if abs(entry[1] - height) <= _SAME_HEIGHT]
        if len({page for page, _, _ in same}) >= _LEAST_REPEATS:
            for page, _, line in same:
                found[page].update(line)
    for counted in numbers.values():
        if len({page for page, _ in counted}) > 1:
            for page, line in counted:
                found[page].update(line)
    return {sheet.index: _outermost(sheet, found[sheet.index]) for sheet in sheets}


def _outermost(sheet: Sheet, found: set[int]) -> frozenset[int]:
    """Of the lines that may be heads and feet those that no other line stands outside of."""
    lines = _visual_lines(sheet.pieces)
    outer: set[int] = set()
    for order in (lines, lines[::-1]):
        for line in order:
            if not found.issuperset(line):
                break
            outer.update(line)
    return frozenset(outer)


def _columns(bodies: Sequence[tuple[Sheet, list[Piece]]]) -> dict[int, tuple[float, float]]:
    """Between which places the body of each page stands.

    A page with few lines takes it from the other pages on its side of the sheet: margins
    of left and right pages mirror each other.
    """
    found: dict[int, tuple[float, float]] = {}
    for sheet, pieces in bodies:
        widest = max((p.right - p.left for p in pieces), default=0.0)
        wide = [p for p in pieces if p.right - p.left >= _WIDE * widest]
        if len(wide) >= _LEAST_WIDE:
            found[sheet.index] = min(p.left for p in wide), max(p.right for p in wide)
    for side in (0, 1):
        known = [edges for index, edges in found.items() if index % 2 == side]
        known = known or list(found.values())
        for sheet, _ in bodies:
            if sheet.index % 2 == side and sheet.index not in found:
                usual = (
                    (median(e[0] for e in known), median(e[1] for e in known))
                    if known
                    else (0.0, sheet.width)
                )
                found[sheet.index] = usual
    return found


def _beside(pieces: Sequence[Piece], column: tuple[float, float]) -> list[Piece]:
    """The pieces that stand beside the column: the marginal notes of a page."""
    left, right = column
    width = right - left
    usual = median(p.size for p in pieces) if pieces else 0.0
    found = []
    for piece in pieces:
        narrow = piece.right - piece.left <= _NOTE_WIDTH * width
        after = piece.left >= right - _OUTSIDE
        # Numbers and letters of items may hang out to the left; they are no notes.
        before = (
            piece.right <= left + _OUTSIDE
            and not _LABEL.match(piece.text)
            and any(len(word) > _TWO for word in piece.text.split())
        )
        if narrow and (after or before) and piece.size <= usual * 1.1:
            found.append(piece)
    return found


def _lines(sheet: Sheet, pieces: Sequence[Piece], column: tuple[float, float]) -> list[_Line]:
    """The lines of the body in reading order."""
    rows = [[pieces[i] for i in row] for row in _visual_lines(pieces)]
    sides = _sides(rows)
    if sides is not None:
        # Two columns: the order of the file is that of reading.
        return [
            _line(sheet.index, [piece], sides[0] if piece.right <= sides[1][0] else sides[1])
            for piece in pieces
        ]
    return [_line(sheet.index, row, column) for row in rows]


def _sides(
    rows: Sequence[Sequence[Piece]],
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Where the two columns of a page stand, if it has two."""
    pairs = [(row[0], row[1]) for row in rows if len(row) == _TWO]
    if not rows or len(pairs) < max(_LEAST_WIDE, 0.4 * len(rows)):
        return None
    widths = [min(a.right - a.left, b.right - b.left) for a, b in pairs]
    whole = max(b.right for _, b in pairs) - min(a.left for a, _ in pairs)
    if median(widths) < whole / 4:
        # Labels with their words, or the rows of a table.
        return None
    gutter = median(b.left for _, b in pairs)
    return (
        (min(a.left for a, _ in pairs), max(a.right for a, _ in pairs if a.right <= gutter)),
        (gutter, max(b.right for _, b in pairs)),
    )


def _line(page: int, row: Sequence[Piece], column: tuple[float, float]) -> _Line:
    return _Line(
        page,
        " ".join(piece.text for piece in row),
        min(piece.left for piece in row),
        max(piece.right for piece in row),
        row[0].middle,
        max(piece.size for piece in row),
        column,
    )


def _paragraphs(lines: Sequence[_Line], last: _Paragraph | None) -> list[_Paragraph]:
    """The paragraphs that begin on a page; a first one that goes on is added to the last."""
    gaps = [
        one.middle - other.middle
        for one, other in pairwise(lines)
        if 0 < one.middle - other.middle < 3 * one.size
    ]
    leading = min(median(gaps), 1.5 * median(line.size for line in lines)) if gaps else 0.0
    found: list[_Paragraph] = []
    for line in lines:
        current = found[-1] if found else last
        if current is not None and _goes_on(current.lines, line, leading):
            current.lines.append(line)
        else:
            found.append(_Paragraph([line]))
    return found


def _goes_on(lines: Sequence[_Line], line: _Line, leading: float) -> bool:
    """Whether a line belongs to the paragraph of those before it."""
    above = lines[-1]
    width = above.column[1] - above.column[0]
    full = above.right >= above.column[1] - _SHORT * width
    parted = above.text.endswith((HYPHEN, "-"))
    stopped = bool(_STOPPED.search(above.text))
    labelled = bool(_LABEL.match(line.text)) and not (_CITED.match(line.text) and not stopped)
    if labelled and (_CLOSED.search(above.text) or not full):
        return False
    down = above.middle - line.middle
    small = line.text[0].islower()
    if above.page != line.page or down < 0:
        # The next page or column: words go on where the last ones have not stopped.
        outdent = abs((above.left - above.column[0]) - (line.left - line.column[0]))
        return parted or (full and not stopped and not labelled and (small or outdent <= line.size))
    if abs(above.size - line.size) > _OTHER_SIZE * above.size and not parted:
        return False
    if down > _WIDER_GAP * leading and not parted:
        return False
    if not full:
        hangs = line.left >= above.left - _INDENT * line.size
        return parted or (
            small
            and hangs
            and not stopped
            and not _CLOSED.search(above.text)
            and not above.text.endswith(",")
        )
    return _same_edge(lines, line, stopped=stopped)


def _same_edge(lines: Sequence[_Line], line: _Line, *, stopped: bool) -> bool:
    """Whether a line begins where the next line of such a paragraph does."""
    indent = line.left - lines[-1].left
    if abs(indent) <= _INDENT * line.size:
        return True
    if len(lines) > 1:
        return False
    # The second line hangs in after a label, or comes out after an indented first line.
    return bool(_LABEL.match(lines[0].text)) or not stopped or indent < 0


def _attach(
    notes: Sequence[Piece], lines: Sequence[_Line], paragraphs: Sequence[_Paragraph], page: int
) -> None:
    """Give each marginal note to the paragraph that it stands beside."""
    firsts = {
        id(line): paragraph
        for paragraph in paragraphs
        if paragraph.lines[-1].page >= page
        for line in paragraph.lines
    }
    opening = [
        line for line in lines if _SECTION.match(line.text) and firsts[id(line)].lines[0] is line
    ]
    for block in _blocks(notes, opening):
        near = [
            line for line in opening if abs(line.middle - block[0].middle) <= _BESIDE * line.size
        ]
        beside = min(
            near or lines, key=lambda line: abs(line.middle - block[0].middle), default=None
        )
        if beside is not None:
            firsts[id(beside)].notes.append(_joined([piece.text for piece in block], frozenset()))


def _blocks(notes: Sequence[Piece], opening: Sequence[_Line]) -> list[list[Piece]]:
    """The marginal notes of a page, each with all its lines."""
    blocks: list[list[Piece]] = []
    for piece in sorted(notes, key=lambda p: (-p.middle, p.left)):
        above = blocks[-1][-1] if blocks else None
        follows = above is not None and above.middle - piece.middle <= _NEXT_LINE * piece.size
        # A note may end where that of the next section begins, without a space between.
        anew = (
            above is not None
            and above.text.endswith(".")
            and any(abs(line.middle - piece.middle) <= _SAME_LINE * line.size for line in opening)
        )
        if follows and not anew:
            blocks[-1].append(piece)
        else:
            blocks.append([piece])
    return blocks


def _written(paragraphs: Sequence[_Paragraph], pages: int) -> tuple[str, tuple[int, ...]]:
    """The text, and where in it each page begins."""
    known = _known(paragraphs)
    parts: list[str] = []
    starts: list[int] = []
    length = 0

    def add(words: str) -> None:
        nonlocal length
        parts.append(words)
        length += len(words)

    for paragraph in paragraphs:
        if parts:
            add("\n")
        starts += [length] * (paragraph.lines[0].page + 1 - len(starts))
        before = ""
        opening = paragraph.lines[0].text
        if paragraph.notes:
            number = _NUMBER.match(opening)
            notes = " ".join(paragraph.notes)
            add(f"{number['number']} {notes}\n" if number else f"{notes}\n")
            opening = opening[number.end() :] if number else opening
        for line in paragraph.lines:
            words = line.text if before or line is not paragraph.lines[0] else opening
            if before:
                end, gap = _seam(before, words, known)
                add(end + gap)
                starts += [length] * (line.page + 1 - len(starts))
            # The last sign waits until it is known whether it is a hyphen that goes.
            add(words[: len(words) - words.endswith((HYPHEN, "-"))])
            before = words
        if before.endswith((HYPHEN, "-")):
            add("-")
    starts += [length] * (pages - len(starts))
    return "".join(parts), tuple(starts)


def _known(paragraphs: Iterable[_Paragraph]) -> frozenset[str]:
    """The words that stand whole on a line somewhere."""
    known: set[str] = set()
    parted = False
    for paragraph in paragraphs:
        for line in paragraph.lines:
            words = _WORDS.findall(line.text.lower())
            first = 1 if parted else 0
            parted = line.text.endswith((HYPHEN, "-"))
            known.update(words[first : -1 if parted else None])
    return frozenset(known)


def _joined(lines: Iterable[str], known: frozenset[str]) -> str:
    """Lines as one, words parted at the line ends put together."""
    text = ""
    for line in lines:
        if text:
            end, gap = _seam(text, line, known)
            text = text[: len(text) - text.endswith((HYPHEN, "-"))] + end + gap
        text += line
    return text.replace(HYPHEN, "-") if text.endswith(HYPHEN) else text


def _seam(before: str, after: str, known: frozenset[str]) -> tuple[str, str]:
    """What stands between two lines: a hyphen or nothing, and a space or nothing."""
    if not before.endswith((HYPHEN, "-")):
        return "", " "
    one, other = _WORD_END.search(before[:-1]), _WORD_START.match(after)
    if one is None or other is None:
        return "-", " "
    first, second = one[1].lower(), other[1].lower()
    if not other[1][0].islower():
        # "Anti-" and "Corruption", "1-" and "2".
        return "-", ""
    if first + second in known:
        return "", ""
    if f"{first}-{second}" in known or first in _KEEPS_HYPHEN:
        return "-", ""
    whole = second in known and len(second) >= _WHOLE_WORD
    both = whole and first in known and len(first) >= _WHOLE_WORD and first not in _DROPS_HYPHEN
    return ("-" if both or (whole and first in _LOOSE) else ""), ""
