"""XML of WordprocessingML, as strings of a type of their own.

Words of others become XML in ``text`` and ``quoted`` and nowhere else, and the type checker
sees to it that nothing but XML is put inside a tag.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NewType
from xml.sax.saxutils import escape

from cyberlaw_gap.report.paged import printable

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "DRAWING",
    "NOTHING",
    "OFFICE",
    "Xml",
    "field",
    "field_ends",
    "joined",
    "part",
    "quoted",
    "run",
    "style",
    "tag",
    "text",
]

Xml = NewType("Xml", str)
"""Well-formed XML: never words of others as they came."""

NOTHING = Xml("")
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_NAMESPACES = (
    f'xmlns:w="{_MAIN}" xmlns:r="{OFFICE}" xmlns:wp="{DRAWING}/wordprocessingDrawing" '
    f'xmlns:a="{DRAWING}/main" xmlns:pic="{DRAWING}/picture"'
)


def tag(name: str, /, *inside: Xml, **attributes: str) -> Xml:
    """An element of WordprocessingML."""
    said = "".join(f' w:{key}="{quoted(value)}"' for key, value in attributes.items())
    content = "".join(inside)
    return Xml(f"<w:{name}{said}>{content}</w:{name}>" if content else f"<w:{name}{said}/>")


def joined(parts: Iterable[Xml]) -> Xml:
    """One after the other."""
    return Xml("".join(parts))


def quoted(value: str) -> Xml:
    """Words as the value of an attribute."""
    return Xml(escape(printable(value), {'"': "&quot;", "\n": " ", "\t": " ", "\r": " "}))


def text(words: str) -> Xml:
    """Words as Word shows them: with their spaces, lines and tabs."""
    pieces = re.split(r"(\r\n|[\r\n\t])", printable(words))
    return joined(
        tag("tab")
        if piece == "\t"
        else tag("br")
        if piece in {"\r\n", "\r", "\n"}
        else Xml(f'<w:t xml:space="preserve">{escape(piece)}</w:t>')
        for piece in pieces
        if piece
    )


def run(words: str, *properties: Xml) -> Xml:
    """Words of one style, with the properties of their letters."""
    said = joined(properties)
    return tag("r", tag("rPr", said) if said else NOTHING, text(words))


def style(name: str) -> Xml:
    """The style of a paragraph, by its id."""
    return tag("pStyle", val=name)


def field_ends(instruction: str, raised: Xml = NOTHING) -> tuple[Xml, Xml]:
    """What stands before and after that which a field shows."""
    properties = tag("rPr", raised) if raised else NOTHING
    code = Xml(f'<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>')
    return (
        joined(
            (
                tag("r", properties, tag("fldChar", fldCharType="begin")),
                tag("r", properties, code),
                tag("r", properties, tag("fldChar", fldCharType="separate")),
            )
        ),
        tag("r", properties, tag("fldChar", fldCharType="end")),
    )


def field(instruction: str, shown: Xml, raised: Xml = NOTHING) -> Xml:
    """A field with what it shows until Word counts anew."""
    begin, end = field_ends(instruction, raised)
    return joined((begin, shown, end))


def part(name: str, content: Xml) -> bytes:
    """A whole part of the package."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<w:{name} {_NAMESPACES}>{content}</w:{name}>".encode()
