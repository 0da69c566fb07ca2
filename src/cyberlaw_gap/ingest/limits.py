"""How much a stranger's file may ask of the machine that reads it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DEFAULT_LIMITS", "Limits"]


@dataclass(frozen=True, slots=True)
class Limits:
    """What a file may hold at most; a file that holds more is refused, never cut.

    The largest act known to us has 3 million characters and 1,300 pages, so that no law
    comes near, and a file made to do harm is stopped early.
    """

    file_bytes: int = 50_000_000
    """Bytes of the file as it lies on the disk."""
    text_characters: int = 20_000_000
    """Characters of the words that come out."""
    pages: int = 3_000
    """Pages of a PDF."""
    unpacked_bytes: int = 200_000_000
    """Bytes of all that a packed file, as Word writes it, holds when unpacked."""
    unpacked_ratio: int = 200
    """How many times larger than packed one member of a packed file may be, if it is larger
    than ``large_member``; XML seldom packs better than 1 to 40."""
    large_member: int = 20_000_000
    """Up to how many bytes a member may be packed as well as it likes."""
    members: int = 5_000
    """Members of a packed file."""
    elements: int = 3_000_000
    """Elements of a marked-up file."""
    depth: int = 150
    """How deep elements of XML and of Word files may lie in each other."""
    html_depth: int = 2_000
    """How deep elements of a web page may; tags that nobody closed pile up there."""


DEFAULT_LIMITS = Limits()
