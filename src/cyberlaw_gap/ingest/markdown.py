"""Reads Markdown as the text that it is."""

from __future__ import annotations

import re
from dataclasses import replace

from cyberlaw_gap.ingest.extract import Extract
from cyberlaw_gap.ingest.limits import DEFAULT_LIMITS, Limits
from cyberlaw_gap.ingest.plain import read_plain
from cyberlaw_gap.model.document import Format

__all__ = ["read_markdown"]

_TITLE = re.compile(r"^#[ \t]+(?P<title>[^\n]*?)[ \t]*#*[ \t]*$", re.MULTILINE)


def read_markdown(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Extract:
    """The text of the file with its marks, so that offsets hold for the file.

    Its headings are lines that begin with ``#``; the first of the first rank is the title.

    Raises:
        UnreadableFile: The bytes are no text.
    """
    extract = read_plain(name, data, limits)
    title = _TITLE.search(extract.text)
    return replace(
        extract, format=Format.MARKDOWN, title=title["title"].strip("*_ ") if title else ""
    )
