"""Parses XML from strangers: nothing is fetched, nothing is expanded, nothing is endless."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cyberlaw_gap.errors import MissingExtra, UnreadableFile
from cyberlaw_gap.ingest.flow import tidy

if TYPE_CHECKING:
    from lxml.etree import _Element

    from cyberlaw_gap.ingest.limits import Limits

__all__ = ["all_text", "check_tree", "local_name", "parse_xml", "refuse_entities"]

_DECLARES = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")


def parse_xml(name: str, data: bytes, limits: Limits) -> _Element:
    """The root element of an XML file.

    Raises:
        UnreadableFile: It is not well-formed, declares entities, or is too deep or large.
        MissingExtra: lxml is not installed.
    """
    try:
        from lxml import etree  # noqa: PLC0415  an extra, imported when used
    except ImportError as error:
        raise MissingExtra("reading Akoma Ntoso and HTML", "html") from error
    refuse_entities(name, data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        mend = "open it in an XML editor, mend it there, or export it again"
        raise UnreadableFile(name, f"is no well-formed XML: {error}", mend) from error
    check_tree(name, root, limits.depth, limits.elements)
    return root


def refuse_entities(name: str, data: bytes) -> None:
    """Stop at a document type: its entities can name other files or grow without end.

    Raises:
        UnreadableFile: There is one.
    """
    narrow = data.replace(b"\0", b"") if data.startswith(_WIDE_MARKS) else data
    if _DECLARES.search(narrow):
        raise UnreadableFile(
            name,
            "has a document type declaration, whose entities are not followed",
            "remove the <!DOCTYPE ...> and write the characters themselves",
        )


def check_tree(name: str, root: _Element, most_deep: int, most: int) -> None:
    """Count the elements and how deep they lie.

    Raises:
        UnreadableFile: There are too many, or they lie too deep.
    """
    depth = count = 0
    level: list[_Element] = [root]
    while level:
        depth += 1
        count += len(level)
        if depth > most_deep or count > most:
            what = f"{most_deep:,} deep" if depth > most_deep else f"{most:,}"
            mend = "give the text of the law alone"
            raise UnreadableFile(name, f"has elements more than {what}", mend)
        level = [child for element in level for child in element]


def local_name(element: _Element) -> str:
    """The name of an element without its namespace; "" for comments and the like."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def all_text(element: _Element) -> str:
    """All words in an element, white space made plain."""
    return tidy("".join(map(str, element.itertext()))).strip()
