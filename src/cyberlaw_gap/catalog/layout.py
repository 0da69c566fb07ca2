"""The canonical layout of authored files, restored with comments kept (the extra ``tidy``)."""

from __future__ import annotations

import io

from cyberlaw_gap.catalog.strict_yaml import read_yaml
from cyberlaw_gap.errors import InvalidData, MissingExtra, Problem

__all__ = ["tidy"]

_WIDTH = 120


def tidy(text: str, name: str) -> str:
    """The same content in the canonical layout.

    Two spaces of indent, items indented below their key, lines folded at 120 columns where
    YAML allows it, one newline at the end, no blank line twice.

    Raises:
        InvalidData: The text is no YAML that this package reads, or would change in
            meaning.
        MissingExtra: ruamel.yaml is not installed.
    """
    before = read_yaml(text, name)
    try:
        from ruamel.yaml import YAML  # noqa: PLC0415  an extra, imported when used
    except ImportError as error:
        raise MissingExtra("tidy", "tidy") from error
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = _WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    yaml.dump(yaml.load(text), stream)
    after = _blank_lines_once(stream.getvalue())
    if read_yaml(after, name).value != before.value:
        problem = Problem(
            name,
            1,
            1,
            "",
            "the canonical layout would change the content",
            "please report this file; it was left as it is",
        )
        raise InvalidData((problem,))
    return after


def _blank_lines_once(text: str) -> str:
    lines: list[str] = []
    for line in text.splitlines():
        kept = line.rstrip()
        if kept or (lines and lines[-1]):
            lines.append(kept)
    return "\n".join(lines).strip("\n") + "\n"
