"""The one Jinja environment: strict, escaping, and without the network or files of others."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cyberlaw_gap import _resources

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["environment", "harmless", "markdown"]

#: What could begin a construct of Markdown or HTML inside a line.
_MARKDOWN = re.compile(r"([\\`*_\[\]<>|~#])")
_SPACE = re.compile(r"\s+")
_LINE_START = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s)")

#: What a text of strangers may hold that no reader sees: controls of terminals, halves of
#: characters, marks that turn the direction of what follows, tags.
_UNSEEN = {
    code: "\N{REPLACEMENT CHARACTER}"
    for codes in (
        range(0x09),
        range(0x0E, 0x20),
        range(0x7F, 0xA0),
        range(0x202A, 0x202F),
        range(0x2066, 0x206A),
        range(0xD800, 0xE000),
        range(0xE0000, 0xE0080),
    )
    for code in codes
} | dict.fromkeys((0x0B, 0x0C, 0x85), "\n")


@cache
def environment() -> Environment:
    """The environment in which the bundled templates are rendered."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined  # noqa: PLC0415

    found = Environment(
        loader=FileSystemLoader(_resources.templates()),
        undefined=StrictUndefined,
        autoescape=_is_html,  # noqa: S701  Markdown has an escape of its own
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.filters["md"] = markdown
    return found


def _is_html(name: str | None) -> bool:
    return name is not None and ".html" in name


def markdown(text: object) -> str:
    """Text that Markdown shows as it is: on one line, and without markup of its own."""
    line = _SPACE.sub(" ", str(text)).strip()
    line = _MARKDOWN.sub(r"\\\1", line)
    return _LINE_START.sub(r"\1\\\2", line)


def harmless(text: str) -> str:
    """Text in which what a reader cannot see, and a terminal or page obeys, is replaced."""
    return text.translate(_UNSEEN)
