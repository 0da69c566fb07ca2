"""Reads Akoma Ntoso, which marks the units of a law itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cyberlaw_gap.errors import UnreadableFile
from cyberlaw_gap.ingest.extract import Extract, Mark
from cyberlaw_gap.ingest.flow import Flow, first_words, row_text, tidy
from cyberlaw_gap.ingest.limits import DEFAULT_LIMITS, Limits
from cyberlaw_gap.ingest.xml_tree import all_text, local_name, parse_xml
from cyberlaw_gap.model.document import Format, Note, NoteKind, UnitKind

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_akoma_ntoso"]

_GROUPS = frozenset(
    ["part", "subpart", "chapter", "subchapter", "title", "subtitle", "book", "tome", "division"]
)
_RULES = frozenset(("section", "article", "rule", "clause"))
_SUBDIVISIONS = frozenset(
    [
        "subsection",
        "paragraph",
        "subparagraph",
        "subclause",
        "subrule",
        "subdivision",
        "alinea",
        "level",
        "point",
        "indent",
        "item",
        "list",
        "sublist",
        "proviso",
        "transitional",
        "hcontainer",
    ]
)
_SCHEDULES = frozenset(("attachment", "component", "annex"))
_SCHEDULE_NAME = re.compile(r"schedule|annex|appendix|attachment", re.IGNORECASE)
_OPENINGS = frozenset(("preface", "preamble", "coverPage"))
_BLOCKS = (
    frozenset(
        [
            "p",
            "block",
            "longTitle",
            "listIntroduction",
            "listWrapUp",
            "intro",
            "wrapUp",
            "content",
            "container",
            "formula",
            "citation",
            "recital",
            "heading",
            "subheading",
            "crossHeading",
            "crossheading",
            "blockContainer",
            "blockList",
            "li",
            "conclusions",
            "body",
            "mainBody",
            "doc",
            "act",
            "bill",
            "toc",
            "tocItem",
            "table",
            "tr",
            "quotedStructure",
            "div",
            "ul",
            "ol",
            "docTitle",
        ]
    )
    | _GROUPS
    | _RULES
    | _SUBDIVISIONS
    | _SCHEDULES
    | _OPENINGS
)
# What is about the file and not of the law.
_SILENT = frozenset(("meta", "img", "marker", "noteRef"))
_LEFT_OUT = {
    "authorialNote": "foot and margin notes",
    "del": "words marked as deleted",
    "componentRef": "parts that lie in other files",
    "documentRef": "parts that lie in other files",
}
_UNIT_WORD = re.compile(
    r"^(?:section|article|clause|regulation|rule|paragraph|chapter|part|title|book|division|"
    r"schedule|annex(?:ure)?|appendix|sec|art|no|chap|reg|\u00a7+)(?:\b|(?<=\u00a7))[\s.:\-]*",
    re.IGNORECASE,
)
_NAMED = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_FIRST = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_NUMBER_WORDS = {
    word: str(number) for words in (_NAMED, _FIRST) for number, word in enumerate(words, 1)
}
# What is longer is a word and no number.
_LONGEST_NUMBER = 12
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ROMAN = re.compile(r"[ivxlcdm]+", re.IGNORECASE)


def read_akoma_ntoso(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Extract:
    """The words and the units that an Akoma Ntoso file marks, in any of its versions.

    Raises:
        UnreadableFile: It is no well-formed Akoma Ntoso, or declares entities.
        MissingExtra: lxml is not installed.
    """
    root = parse_xml(name, data, limits)
    if local_name(root) != "akomaNtoso":
        raise UnreadableFile(
            name,
            f"is XML of another kind: its root is <{local_name(root)}>",
            "give Akoma Ntoso, or save the text as .txt, .html or .docx",
        )
    layout = _Layout()
    layout.element(root)
    return Extract(
        Format.AKOMA_NTOSO,
        layout.flow.text(),
        title=_title(root),
        marks=tuple(mark for mark in layout.marks if mark is not None),
        notes=layout.notes(),
    )


def _title(root: _Element) -> str:
    """The title that the law gives itself, or else the one in the description of the file."""
    for wanted in ("shortTitle", "docTitle"):
        for found in root.iter():
            if local_name(found) == wanted:
                title = all_text(found)
                if title:
                    return title
    for found in root.iter():
        if local_name(found) == "FRBRalias" and found.get("value"):
            return tidy(found.get("value", "")).strip()
    return ""


class _Layout:
    """Walks the tree once, writing lines and marking units."""

    def __init__(self) -> None:
        self.flow = Flow()
        self.marks: list[Mark | None] = []
        self._depth = 0
        self._quoted = 0
        self._after_quote = False
        self._sections = 0
        self._schedules = 0
        self._left: dict[str, list[str]] = {}

    def notes(self) -> tuple[Note, ...]:
        """What was left out, one note for each kind of thing."""
        return tuple(
            Note(
                kind=NoteKind.LEFT_OUT,
                what=f"{what} ({len(found)}), the first: {first_words(found[0]) or '(empty)'}",
            )
            for what, found in self._left.items()
        )

    def element(self, element: _Element) -> None:
        """Write an element and what it holds."""
        tag = local_name(element)
        if not tag or tag in _SILENT:
            return
        if tag in _LEFT_OUT:
            words = all_text(element) or element.get("src", "")
            self._left.setdefault(_LEFT_OUT[tag], []).append(words)
            return
        kind = self._kind(element, tag)
        if kind is not None:
            self._unit(element, tag, kind)
        elif tag == "table":
            self._table(element)
        elif tag in {"br", "eol"}:
            self.flow.line()
        elif tag == "num":
            self._plain(element)
            self.flow.space()
        elif tag in {"quotedStructure", "embeddedStructure"}:
            self._quotation(element)
        elif tag in _BLOCKS:
            self._block(element)
        else:
            self._plain(element)

    def _plain(self, element: _Element, skip: frozenset[_Element] = frozenset()) -> None:
        self.flow.write(element.text)
        for child in element:
            if child not in skip:
                self.element(child)
            self.flow.write(child.tail)

    def _block(self, element: _Element) -> None:
        # The words of "(1)" begin in the line of their number.
        if not _follows_number(element) and not self._after_quote:
            self.flow.line()
        self._after_quote = False
        self._plain(element)
        self.flow.line()

    def _quotation(self, element: _Element) -> None:
        """Words that an amending act puts into another act: they are no units of this one."""
        self._quoted += 1
        self.flow.line()
        self.flow.write(element.get("startQuote"))
        self._after_quote = bool(element.get("startQuote"))
        self._plain(element)
        self._after_quote = False
        if element.get("endQuote"):
            self.flow.close_up()
            self.flow.write(element.get("endQuote"))
        self.flow.line()
        self._quoted -= 1

    def _table(self, element: _Element) -> None:
        self.flow.line()
        for row in element.iter():
            if local_name(row) == "caption":
                self._block(row)
            if local_name(row) != "tr":
                continue
            cells = [self._apart(cell) for cell in row if local_name(cell) in {"td", "th"}]
            self.flow.verbatim(row_text(cells))
            self.flow.line()

    def _apart(self, element: _Element) -> str:
        """The words of an element in a flow of their own."""
        flow, self.flow = self.flow, Flow()
        self._quoted += 1
        self._plain(element)
        self._quoted -= 1
        own, self.flow = self.flow, flow
        return own.text()

    def _kind(self, element: _Element, tag: str) -> UnitKind | None:
        """What unit an element is, if it is one."""
        if self._quoted:
            return None
        if tag in _OPENINGS:
            return UnitKind.PREAMBLE
        if tag == "toc":
            return UnitKind.CONTENTS
        if tag in _SCHEDULES or (
            tag in {"doc", "hcontainer"} and _SCHEDULE_NAME.search(element.get("name", ""))
        ):
            parent = element.getparent()
            # <attachment><doc name="schedule"> is one schedule, not two.
            inner = tag == "doc" and parent is not None and local_name(parent) in _SCHEDULES
            return None if inner else UnitKind.SCHEDULE
        if tag in _GROUPS:
            return UnitKind.SUBDIVISION if self._sections else UnitKind.CHAPTER
        if tag in _RULES:
            return self._rule(element)
        if tag in _SUBDIVISIONS and _child(element, "num") is not None:
            # A numbered paragraph outside of any section is what such a law numbers through.
            outermost = tag == "paragraph" and not self._sections and not self._schedules
            return UnitKind.SECTION if outermost else UnitKind.SUBDIVISION
        return None

    def _rule(self, element: _Element) -> UnitKind | None:
        if self._sections:
            return UnitKind.SUBDIVISION
        if local_name(element) == "section" and next(element.iter("{*}article"), None) is not None:
            return UnitKind.CHAPTER
        # A schedule is often wrapped in one article without a number.
        return UnitKind.SECTION if _child(element, "num") is not None else None

    def _unit(self, element: _Element, tag: str, kind: UnitKind) -> None:
        self.flow.line()
        start = self.flow.place
        index = len(self.marks)
        self.marks.append(None)
        num, heading = _child(element, "num"), _child(element, "heading")
        label = _words(num)
        if kind is UnitKind.CHAPTER and label and not _LETTERS.search(_ROMAN.sub("", label)):
            # A bare "II" is shown as "Chapter II" wherever laws are shown.
            self.flow.write(f"{tag.capitalize()} ")
        skip = frozenset(part for part in (num, heading) if part is not None)
        if num is not None:
            self._plain(num)
            self.flow.space()
        title = _words(heading)
        if kind is UnitKind.SCHEDULE and heading is None:
            title = self._alias(element)
        if heading is not None:
            self._plain(heading)
        if title:
            self.flow.line()
        depth, self._depth = self._depth, self._depth + 1
        self._sections += kind is UnitKind.SECTION
        self._schedules += kind is UnitKind.SCHEDULE
        body = self.flow.place
        self._plain(element, skip)
        self._schedules -= kind is UnitKind.SCHEDULE
        self._sections -= kind is UnitKind.SECTION
        self._depth = depth
        self.flow.line()
        end = self.flow.end
        if end > start:
            number = _number(label or (title if kind is UnitKind.SCHEDULE else ""))
            self.marks[index] = Mark(start, kind, number, title, min(body, end), depth, end)

    def _alias(self, element: _Element) -> str:
        """The name of a schedule that has it only in its description."""
        for found in element.iter():
            if local_name(found) == "FRBRalias" and found.get("value"):
                title = tidy(found.get("value", "")).strip()
                self.flow.write(title)
                return title
        return ""


def _child(element: _Element, tag: str) -> _Element | None:
    return next((child for child in element if local_name(child) == tag), None)


def _words(element: _Element | None) -> str:
    return "" if element is None else all_text(element)


def _follows_number(element: _Element) -> bool:
    """Whether only a number stands before this element in its parent."""
    parent, before = element.getparent(), element.getprevious()
    while parent is not None:
        if before is not None:
            return local_name(before) == "num" and not (before.tail or "").strip()
        if (parent.text or "").strip():
            return False
        if local_name(parent) in {"body", "mainBody", "akomaNtoso"}:
            return False
        before, parent = parent.getprevious(), parent.getparent()
    return False


def _number(label: str) -> str:
    """A number without brackets, dots and words: "4" of "Section 4.", "a" of "(a)"."""
    bare = _UNIT_WORD.sub("", label.strip().removeprefix("The ").strip())
    words = bare.split()
    if words and words[0].lower() in _NUMBER_WORDS:
        return _NUMBER_WORDS[words[0].lower()]
    bare = words[0] if words else ""
    bare = bare.strip("()[].:;,\u00b0\u00ba\u2013\u2014-\u201c\u201d\"'")
    return bare if len(bare) <= _LONGEST_NUMBER else ""
