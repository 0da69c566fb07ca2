"""The one Jinja environment: strict, escaping, and without the network or files of others."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cyberlaw_gap import _resources

if TYPE_CHECKING:
    from jinja2 import Environment

    from cyberlaw_gap.report.messages import Messages

__all__ = ["environment", "filled", "harmless", "markdown", "wording"]

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
        # Templates are filled in once or twice: folding their constants costs more than it saves.
        optimized=False,
    )
    found.filters["md"] = markdown
    return found


def filled(template: str, _: Messages, **values: object) -> str:
    """A bundled template filled in, in one language."""
    words = wording(_, markup=_is_html(template))
    return environment().get_template(template).render(**words, **values)


def wording(_: Messages, *, markup: bool) -> dict[str, object]:
    """What templates call for their words: ``_``, ``ngettext`` and ``language``.

    Given with the other values of a rendering and not set in the environment, which serves
    every language. Both are named as extractors of messages expect.

    Args:
        _: The language.
        markup: Whether the template escapes what it shows. Messages hold no markup, so they
            stand as they are; the values that fill them are escaped.
    """
    if not markup:
        return {"_": _, "ngettext": _.plural, "language": _.language}
    from markupsafe import Markup  # noqa: PLC0415  comes with Jinja

    @cache
    def words(text: str) -> Markup:
        return Markup(_.translated(text))  # noqa: S704  of the catalogue

    def say(text: str, /, **values: object) -> Markup:
        return words(text).format(**values) if values else words(text)

    def count(one: str, many: str, number: int, /, **values: object) -> Markup:
        return Markup(_.form(one, many, number)).format(number=number, **values)  # noqa: S704

    return {"_": say, "ngettext": count, "language": _.language}


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
