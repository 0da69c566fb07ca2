"""What a reader gets out of a file, before the units of the law are looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cyberlaw_gap.model.document import Format, Note, Page, UnitKind

__all__ = ["Extract", "Mark", "Reader"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A unit that the file itself marks as one, as Akoma Ntoso and styled Word files do."""

    start: int
    """Where the unit begins, at its label or heading."""
    kind: UnitKind
    number: str
    """Its own number, without brackets, dots and words like "Section": "4", "a", "161-2"."""
    heading: str
    body: int
    """Where its words begin, after number and heading."""
    depth: int
    """0 for the outermost; a unit holds those that follow it with a greater depth."""
    end: int | None = None
    """Where it ends, if the file says so."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The words of a file in reading order, with what the file says about them.

    ``marks`` is empty for a file that marks no units; then they are found by the way
    the lines begin.
    """

    format: Format
    text: str
    title: str = ""
    marks: tuple[Mark, ...] = ()
    pages: tuple[Page, ...] = ()
    notes: tuple[Note, ...] = ()


class Reader(Protocol):
    """Turns the bytes of one kind of file into an extract."""

    def __call__(self, name: str, data: bytes) -> Extract:
        """Read a file.

        Args:
            name: The file's name, for errors.
            data: Its bytes, whose number was checked already.

        Raises:
            UnreadableFile: The file cannot be read; says why and what to do.
            MissingExtra: A package is needed that is not installed.
        """
        ...
