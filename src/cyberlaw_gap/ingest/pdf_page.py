"""Puts the characters of a PDF page together into pieces of lines, with their places."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

__all__ = ["HYPHEN", "Characters", "Piece", "lines_of", "whole_letter"]

#: What stands for a hyphen that was set only because the line ended.
HYPHEN = "\u00ad"
_LINE_END_HYPHENS = frozenset((0x02, 0xAD, 0xFFFE))
_BREAKS = frozenset((10, 13))
_SURROGATES = range(0xD800, 0xE000)
_HIGH = range(0xD800, 0xDC00)
_LAST = 0x10FFFF
_PRIVATE = range(0xE000, 0xF900)
_UNKNOWN = 0xFFFD
#: Parts of the height of a letter.
_WIDE_GAP = 1.6
_OTHER_LINE = 0.6
_BACK = 0.8
_NEW_WORD = 0.12
_LATIN_END = 0x250
_SPACE = 0x20
_TAB = 9
#: Soft hyphens come here, and after them all that is not Latin.
_FIRST_ODD = 0xAD


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand together on one line."""

    text: str
    left: float
    right: float
    bottom: float
    top: float

    @property
    def middle(self) -> float:
        """How high the piece stands on the page."""
        return (self.bottom + self.top) / 2

    @property
    def size(self) -> float:
        """How high its letters are."""
        return self.top - self.bottom


@dataclass(slots=True)
class Characters:
    """The letters of a page in the order of the file, with their places."""

    letters: list[int] = field(default_factory=list)
    left: array[float] = field(default_factory=lambda: array("f"))
    right: array[float] = field(default_factory=lambda: array("f"))
    bottom: array[float] = field(default_factory=lambda: array("f"))
    top: array[float] = field(default_factory=lambda: array("f"))
    before: list[str] = field(default_factory=list)
    """What stands before each letter: nothing, a space, a line break."""
    unknown: int = 0

    @classmethod
    def of(cls, page: PdfPage) -> Characters:
        """The characters of a page."""
        from ctypes import byref  # noqa: PLC0415  an extra, imported when used

        from pypdfium2 import raw  # noqa: PLC0415  an extra, imported when used

        found = cls()
        textpage = page.get_textpage()
        handle = textpage.raw
        box = raw.FS_RECTF()
        place = byref(box)
        letter_at, box_at = raw.FPDFText_GetUnicode, raw.FPDFText_GetLooseCharBox
        add, add_before = found.letters.append, found.before.append
        left, right = found.left.append, found.right.append
        bottom, top = found.bottom.append, found.top.append
        before, high = "", 0
        for index in range(textpage.count_chars()):
            letter = letter_at(handle, index)
            # Most are plain letters, which need no second look.
            if not _SPACE < letter < _FIRST_ODD or high:
                if letter in _HIGH:
                    found.unknown += high > 0
                    high = letter
                    continue
                letter, high = whole_letter(letter, high), 0
                if letter in _BREAKS:
                    before = "\n"
                    continue
                if letter != _UNKNOWN and chr(letter).isspace():
                    before = before or " "
                    continue
                found.unknown += letter == _UNKNOWN
            box_at(handle, index, place)
            add(letter)
            add_before(before)
            left(box.left)
            right(box.right)
            bottom(box.bottom)
            top(box.top)
            before = ""
        textpage.close()
        return found


def whole_letter(letter: int, high: int) -> int:
    """A letter of any plane; one that stands for no known letter is the sign for that."""
    if letter in _LINE_END_HYPHENS:
        return ord(HYPHEN)
    if letter in _SURROGATES:
        return 0x10000 + ((high - 0xD800) << 10) + (letter - 0xDC00) if high else _UNKNOWN
    # A font that does not say what its signs mean numbers them from 0 or 1.
    nameless = letter < _SPACE and letter not in _BREAKS and letter != _TAB
    return _UNKNOWN if nameless or letter > _LAST or letter in _PRIVATE else letter


def lines_of(page: Characters) -> tuple[Piece, ...]:
    """The pieces of lines on a page, in the order of the file.

    A piece ends where the file goes to another line, and where a gap in the line is wider
    than spaces are: beside it stands a marginal note or another column.
    """
    pieces: list[Piece] = []
    first = 0
    for index in range(1, len(page.letters) + 1):
        if index == len(page.letters) or _parts(page, index):
            pieces.append(_piece(page, first, index))
            first = index
    return tuple(pieces)


def _parts(page: Characters, index: int) -> bool:
    """Whether a new piece begins with this letter."""
    if page.before[index] == "\n":
        return True
    size = max(page.top[index] - page.bottom[index], page.top[index - 1] - page.bottom[index - 1])
    if size <= 0:
        return False
    gap = page.left[index] - page.right[index - 1]
    rise = abs(page.bottom[index] - page.bottom[index - 1])
    return (
        (gap > _WIDE_GAP * size and page.before[index] != "")
        or gap > 2 * _WIDE_GAP * size
        or rise > _OTHER_LINE * size
    )


def _piece(page: Characters, first: int, end: int) -> Piece:
    bottom, top = min(page.bottom[first:end]), max(page.top[first:end])
    gap = _word_gap(page, first, end) + _NEW_WORD * (top - bottom)
    words = [chr(page.letters[first])]
    for index in range(first + 1, end):
        # Some printers set words apart without a space between.
        if page.before[index] or (
            page.left[index] - page.right[index - 1] > gap
            and _is_latin(page.letters[index])
            and _is_latin(page.letters[index - 1])
        ):
            words.append(" ")
        words.append(chr(page.letters[index]))
    # Inside a line a soft hyphen is a hyphen.
    words[:-1] = ["-" if word == HYPHEN else word for word in words[:-1]]
    return Piece("".join(words), min(page.left[first:end]), max(page.right[first:end]), bottom, top)


def _word_gap(page: Characters, first: int, end: int) -> float:
    """How far apart the letters of words stand in a piece."""
    gaps = sorted(
        page.left[i] - page.right[i - 1] for i in range(first + 1, end) if not page.before[i]
    )
    return gaps[len(gaps) // 2] if gaps else 0.0


def _is_latin(letter: int) -> bool:
    return letter < _LATIN_END and chr(letter).isalpha()
