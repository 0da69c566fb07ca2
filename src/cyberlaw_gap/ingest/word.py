"""Reads a Word file: its words in order, with the numbers that Word shows."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING

from cyberlaw_gap.errors import MissingExtra, UnreadableFile
from cyberlaw_gap.ingest.extract import Extract
from cyberlaw_gap.ingest.flow import Flow, first_words, row_text, tidy
from cyberlaw_gap.ingest.limits import DEFAULT_LIMITS, Limits
from cyberlaw_gap.ingest.word_numbering import Numbering, on, value, w
from cyberlaw_gap.ingest.xml_tree import check_tree, local_name, parse_xml, refuse_entities
from cyberlaw_gap.model.document import Format, Note, NoteKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.opc.part import Part
    from lxml.etree import _Element

__all__ = ["check_package", "read_word"]

_SAVE_AGAIN = "open it in Word or LibreOffice and save it as .docx again"
# python-docx has no error of its own for most of what can be wrong with a file.
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
_DELETED = frozenset(("del", "moveFrom"))
_INSERTED = frozenset(("ins", "moveTo"))
_TRANSPARENT = frozenset(
    [
        "ins",
        "moveTo",
        "hyperlink",
        "smartTag",
        "sdt",
        "sdtContent",
        "fldSimple",
        "customXml",
        "bdo",
        "dir",
        "r",
        "body",
        "oMath",
        "oMathPara",
        "e",
        "num",
        "den",
        "sup",
        "sub",
        "rad",
        "f",
        "sSup",
        "sSub",
        "d",
        "nary",
        "ruby",
        "rubyBase",
        "object",
        "pict",
        "drawing",
        "inline",
        "anchor",
        "graphic",
        "graphicData",
        "wsp",
        "wgp",
        "txbx",
        "shape",
        "rect",
        "group",
        "textbox",
        "roundrect",
        "oval",
        "AlternateContent",
        "Choice",
        "Fallback",
        "footnote",
        "endnote",
        "hdr",
        "ftr",
    ]
)
_LINE_ENDS = frozenset(("br", "cr"))
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_STRUCK = "words that are struck through"
_HIDDEN = "hidden words"
_TRACKED = "tracked deletions"
_SYMBOLS = "signs of symbol fonts"


def read_word(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Extract:
    """The words of a Word file with its automatic numbers, tables row by row.

    Tracked deletions, hidden and struck words, notes and comments are left out and told in
    notes; tracked insertions are read as part of the text.

    Raises:
        UnreadableFile: It is damaged, protected, or made to exhaust the reader.
        MissingExtra: python-docx is not installed.
    """
    check_package(name, data, limits)
    body, parts = _opened(name, data)
    check_tree(name, body, limits.depth, limits.elements)

    def tree(kind: str) -> _Element | None:
        part = parts.get(kind)
        return None if part is None else _tree(name, part, limits)

    styles = tree("styles")
    layout = _Layout(Numbering(tree("numbering"), styles), styles)
    layout.blocks(body)
    for kind, what in (("footnotes", "footnotes"), ("endnotes", "endnotes")):
        layout.leave_out(what, _note_texts(tree(kind)))
    layout.leave_out("comments", _note_texts(tree("comments")))
    for kind in ("header", "footer"):
        layout.leave_out("page headers and footers", _note_texts(tree(kind)))
    text = layout.flow.text()
    if not text:
        what = "is a Word file without words"
        mend = "if its pages are images, run OCR on a PDF of it (for example ocrmypdf)"
        raise UnreadableFile(name, what, mend)
    return Extract(Format.WORD, text, title=layout.title, notes=layout.notes())


def check_package(name: str, data: bytes, limits: Limits) -> None:
    """Look at every member of a packed file before anything unpacks it.

    What a member says about its size is what Python lets it unpack to, so that what they
    say together bounds the whole.

    Raises:
        UnreadableFile: It is damaged, locked, or would grow too large.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.infolist()
            _check_sizes(name, members, limits)
            for member in members:
                if member.filename.lower().endswith((".xml", ".rels")):
                    refuse_entities(name, package.read(member))
    except UnreadableFile:
        raise
    except _DAMAGE as error:
        raise UnreadableFile(name, f"is a damaged Word file: {error}", _SAVE_AGAIN) from error


def _check_sizes(name: str, members: list[zipfile.ZipInfo], limits: Limits) -> None:
    mend = "save the text of the law alone in a new file"
    if len(members) > limits.members:
        raise UnreadableFile(name, f"has more than {limits.members:,} members", mend)
    if any(member.flag_bits & 1 for member in members):
        raise UnreadableFile(name, "is locked with a password", "save it without one")
    if sum(member.file_size for member in members) > limits.unpacked_bytes:
        what = f"unpacks to more than {limits.unpacked_bytes:,} bytes"
        raise UnreadableFile(name, what, mend)
    for member in members:
        ratio = member.file_size / max(member.compress_size, 1)
        if member.file_size > limits.large_member and ratio > limits.unpacked_ratio:
            what = f"has a member that unpacks to {ratio:,.0f} times its size, as made to do harm"
            raise UnreadableFile(name, what, mend)


def _opened(name: str, data: bytes) -> tuple[_Element, dict[str, Part]]:
    """The body of the file and its other parts by kind."""
    try:
        import docx  # noqa: PLC0415  an extra, imported when used
        from docx.opc.exceptions import OpcError  # noqa: PLC0415  an extra, imported when used
        from lxml.etree import LxmlError  # noqa: PLC0415  an extra, imported when used
    except ImportError as error:
        raise MissingExtra("reading Word files", "docx") from error
    parts: dict[str, Part] = {}
    try:
        document = docx.Document(io.BytesIO(data))
        body: _Element = document.part.element.body
        for relation in document.part.rels.values():
            if not relation.is_external:
                parts.setdefault(relation.reltype.rpartition("/")[2], relation.target_part)
        local_name(body)
    except (*_DAMAGE, OpcError, LxmlError) as error:
        what = f"is no Word file that can be read: {error or type(error).__name__}"
        raise UnreadableFile(name, what, _SAVE_AGAIN) from error
    return body, parts


def _tree(name: str, part: Part, limits: Limits) -> _Element | None:
    from docx.opc.part import XmlPart  # noqa: PLC0415  an extra, imported when used

    if isinstance(part, XmlPart):
        root: _Element = part.element
        check_tree(name, root, limits.depth, limits.elements)
        return root
    return parse_xml(name, part.blob, limits)


def _note_texts(root: _Element | None) -> Iterable[str]:
    """The words of foot notes, comments, headers: of each child that has any."""
    for child in () if root is None else root:
        words = tidy("".join(found.text or "" for found in child.iter(w("t")))).strip()
        if words:
            yield words


class _Layout:
    """Walks the body once, writing lines."""

    def __init__(self, numbering: Numbering, styles: _Element | None) -> None:
        self.flow = Flow()
        self.title = ""
        self._numbering = numbering
        self._styles = {
            style.get(w("styleId"), ""): style
            for style in (styles.findall(w("style")) if styles is not None else ())
        }
        self._left: dict[str, list[str]] = {}
        self._inserted = 0
        self._symbols = 0
        self._boxes: list[_Element] = []
        self._hides: dict[str, bool] = {}

    def notes(self) -> tuple[Note, ...]:
        """What was left out and what was taken in, one note for each kind of thing."""
        notes = [
            Note(
                kind=NoteKind.LEFT_OUT,
                what=f"{what} ({len(found)}), the first: {first_words(found[0])}",
            )
            for what, found in self._left.items()
        ]
        if self._inserted:
            what = f"tracked insertions ({self._inserted}) are read as part of the text"
            notes.append(Note(kind=NoteKind.DAMAGED, what=what))
        if self._symbols:
            what = f"{_SYMBOLS} ({self._symbols}) stand for no letters and are left out"
            notes.append(Note(kind=NoteKind.DAMAGED, what=what))
        return tuple(notes)

    def leave_out(self, what: str, texts: Iterable[str]) -> None:
        """Remember what does not come into the text."""
        found = [text for text in texts if text.strip()]
        if found:
            self._left.setdefault(what, []).extend(found)

    def blocks(self, parent: _Element) -> None:
        """Write the paragraphs and tables of a body, cell or box."""
        for child in parent:
            tag = local_name(child)
            if tag == "p":
                self._paragraph(child)
            elif tag == "tbl":
                self._table(child)
            elif tag == "altChunk":
                self.leave_out("inserted files", ["a file of another kind inside this one"])
            elif tag in _DELETED:
                self._delete(_TRACKED, child)
            elif tag == "AlternateContent":
                self.blocks(_chosen(child))
            elif tag in _TRANSPARENT:
                self.blocks(child)

    def _table(self, table: _Element) -> None:
        self.flow.line()
        for row in _through(table, "tr"):
            properties = row.find(w("trPr"))
            if properties is not None and properties.find(w("del")) is not None:
                self._delete(_TRACKED, row)
                continue
            cells = [self._apart(cell) for cell in _through(row, "tc")]
            self.flow.verbatim(row_text(cells))
            self.flow.line()

    def _apart(self, element: _Element) -> str:
        """The words of a cell in a flow of their own."""
        flow, self.flow = self.flow, Flow()
        self.blocks(element)
        own, self.flow = self.flow, flow
        return own.text()

    def _paragraph(self, paragraph: _Element) -> None:
        properties = paragraph.find(w("pPr"))
        ending = None if properties is None else properties.find(w("rPr"))
        # Without its ending a paragraph runs on into the next: the ending was deleted, or
        # is hidden, as Word does where a heading stands in the line of its words.
        deleted = ending is not None and ending.find(w("del")) is not None
        runs_on = deleted or bool(on(ending, "vanish"))
        start = self.flow.place
        if not (deleted and not _has_words(paragraph)):
            label, gap = self._numbering.label(paragraph)
            self.flow.write(label)
            if gap:
                self.flow.space()
        style = value(properties, "pStyle") or ""
        if self._style_hides(style):
            self._delete(_HIDDEN, paragraph)
        else:
            self._inline(paragraph)
        if not runs_on:
            self.flow.line()
        if not self.title and style.lower() == "title" and self.flow.end > start:
            self.title = self.flow.text()[start:]
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self.flow.line()
            self.blocks(box)

    def _inline(self, parent: _Element) -> None:
        for child in parent:
            tag = local_name(child)
            if tag == "t":
                self.flow.write(child.text)
            elif tag == "r":
                self._run(child)
            elif tag in _DELETED:
                self._delete(_TRACKED, child)
            elif tag == "txbxContent":
                self._boxes.append(child)
            elif tag == "AlternateContent":
                self._inline(_chosen(child))
            elif tag in _TRANSPARENT:
                self._inserted += tag in _INSERTED and _has_words(child)
                self._inline(child)
            else:
                self._sign(tag)

    def _sign(self, tag: str) -> None:
        if tag in {"tab", "ptab"}:
            self.flow.space()
        elif tag in _LINE_ENDS:
            self.flow.line()
        elif tag == "noBreakHyphen":
            self.flow.write("-")
        elif tag == "sym":
            self._symbols += 1

    def _run(self, run: _Element) -> None:
        properties = run.find(w("rPr"))
        hidden = on(properties, "vanish")
        if hidden is None:
            hidden = self._style_hides(value(properties, "rStyle") or "")
        if hidden:
            self._delete(_HIDDEN, run)
        elif on(properties, "strike") or on(properties, "dstrike"):
            self._delete(_STRUCK, run)
        else:
            self._inline(run)

    def _delete(self, what: str, element: _Element) -> None:
        words = [found.text or "" for found in element.iter(w("t"), w("delText"))]
        self.leave_out(what, ["".join(words)])

    def _style_hides(self, style_id: str) -> bool:
        """Whether words of a style are hidden, by itself or by what it is based on."""
        known = self._hides.get(style_id)
        if known is not None:
            return known
        seen: set[str] = set()
        hides: bool | None = None
        at = style_id
        while hides is None and at in self._styles and at not in seen:
            seen.add(at)
            style = self._styles[at]
            hides = on(style.find(w("rPr")), "vanish")
            at = value(style, "basedOn") or ""
        self._hides[style_id] = bool(hides)
        return bool(hides)


def _through(parent: _Element, wanted: str) -> Iterable[_Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for child in parent:
        tag = local_name(child)
        if tag == wanted:
            yield child
        elif tag in {"sdt", "sdtContent", "customXml", "ins", "moveTo"}:
            yield from _through(child, wanted)


def _chosen(alternatives: _Element) -> _Element:
    """One of several forms of the same thing; reading all would say it twice."""
    return next(iter(alternatives), alternatives)


def _has_words(element: _Element) -> bool:
    return any(
        (found.text or "").strip()
        for found in element.iter(w("t"))
        if not any(local_name(above) in _DELETED for above in found.iterancestors())
    )
