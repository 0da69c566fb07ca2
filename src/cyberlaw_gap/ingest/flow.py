"""Lays the words of a marked-up file out in lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Flow", "first_words", "row_text", "tidy"]

# Line separators inside words would break lines for some readers and not for others.
_WHITE = re.compile(r"[\s\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_FEW = 8


class Flow:
    """Words in reading order, one block a line, white space made plain.

    White space at the ends of a line is dropped and each run of it becomes one space, so
    that ``place`` is always where the next word will stand.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._gap = ""

    @property
    def place(self) -> int:
        """The offset at which the next word will stand."""
        return self._length + len(self._gap)

    @property
    def end(self) -> int:
        """The offset after the last word."""
        return self._length

    def write(self, words: str | None) -> None:
        """Go on in the line."""
        if not words:
            return
        plain = tidy(words)
        if plain.startswith(" "):
            self.space()
        bare = plain.strip(" ")
        if bare:
            self.verbatim(bare)
            if plain.endswith(" "):
                self.space()

    def space(self) -> None:
        """Keep what follows apart from what stands in the line."""
        if self._length and not self._gap:
            self._gap = " "

    def line(self) -> None:
        """End the line, if it has words."""
        if self._length:
            self._gap = "\n"

    def close_up(self) -> None:
        """Let what follows touch the last word, after all."""
        self._gap = ""

    def verbatim(self, words: str) -> None:
        """Go on with words whose white space was laid out already."""
        if words:
            self._parts += (self._gap, words)
            self._length += len(self._gap) + len(words)
            self._gap = ""

    def text(self) -> str:
        """All words so far."""
        return "".join(self._parts)


def tidy(words: str) -> str:
    """Words with each run of white space as one space, and without soft hyphens."""
    return _WHITE.sub(" ", words.replace("\u00ad", ""))


def row_text(cells: Iterable[str]) -> str:
    """A row of a table: the cells in one line with tabs between, or one after the other.

    A cell of several lines keeps its lines. When more than one cell has several, as where
    two languages stand side by side, the cells follow each other, because words of the
    one must not come between words of the other.
    """
    filled = [cell for cell in cells if cell]
    if sum("\n" in cell for cell in filled) > 1 or any("\n" in cell for cell in filled[:-1]):
        return "\n".join(filled)
    return "\t".join(filled)


def first_words(text: str) -> str:
    """The beginning of what was left out, for a note."""
    words = text.split()
    return " ".join(words[:_FEW]) + (" ..." if len(words) > _FEW else "")
