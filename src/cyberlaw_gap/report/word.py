"""A document as Word: headings, captions, notes, contents and links as Word itself knows them.

The XML is written part by part, because most of what a long document needs (notes, fields,
bookmarks, heads that repeat) would be XML with python-docx too; that library makes the package.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from cyberlaw_gap.errors import MissingExtra
from cyberlaw_gap.report import word_xml as w
from cyberlaw_gap.report.blocks import (
    Block,
    Bullets,
    Contents,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
)
from cyberlaw_gap.report.environment import environment
from cyberlaw_gap.report.paged import (
    DEEPEST,
    STATUSES,
    Columns,
    Note,
    Paged,
    alternative,
    law_day,
    pattern,
    printable,
    web_address,
)
from cyberlaw_gap.report.raster import png

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docx.opc.part import Part

    from cyberlaw_gap.report.blocks import Document, Inline, Source
    from cyberlaw_gap.report.messages import Messages

__all__ = ["write_word"]

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml"

#: A4 with margins of 2.2 cm at the sides and 1.9 cm above and below, in twentieths of a point.
_PAGE_WIDTH, _PAGE_HEIGHT = 11906, 16838
_SIDE, _ABOVE = 1247, 1080
_TEXT_WIDTH = _PAGE_WIDTH - 2 * _SIDE
_EMU = 635
"""English metric units, in which pictures are measured, in a twentieth of a point."""
_TALLEST = 12000
"""How tall a picture may be, so that its caption stands on the same page."""
_DOTS_PER_INCH = 200
_SCALE = 0.88
"""The size of pictures, as their letters are of a screen's."""

_STYLES = {"lead": "Lead", "body": "", "note": "Remark", "warning": "Warning"}
_LEVELS = {1: "Title"} | {level: f"Heading{level - 1}" for level in range(2, 10)}
_DIALECTS = {"en": "en-GB", "fr": "fr-FR"}
_NOT_IN_NAMES = re.compile(r"\W", re.ASCII)
_LONGEST_NAME = 40


def write_word(document: Document, _: Messages) -> bytes:
    """The document as a Word file (.docx).

    Raises:
        MissingExtra: The extra ``documents`` is not installed.
    """
    try:
        from docx.opc.packuri import PackURI  # noqa: PLC0415  an extra, imported when used
        from docx.opc.part import Part  # noqa: PLC0415
        from docx.package import Package  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("writing Word documents", "documents") from error

    package = Package()

    def add(name: str, kind: str, content: bytes) -> Part:
        return Part(PackURI(f"/word/{name}"), kind, content, package)

    writer = _Writer(document, _)
    parts = writer.parts()
    main = add("document.xml", f"{_KIND}.document.main+xml", parts.pop("document"))
    for name, content in parts.items():
        part = add(f"{name}.xml", f"{_KIND}.{name.rstrip('12')}+xml", content)
        main.load_rel(f"{w.OFFICE}/{name.rstrip('12')}", part, name)
        if name == "endnotes":
            _add_links(part, writer.note_links)
    _add_links(main, writer.links)
    for number, picture in enumerate(writer.pictures, start=1):
        drawn = add(f"media/picture{number}.png", "image/png", picture)
        main.load_rel(f"{w.OFFICE}/image", drawn, f"picture{number}")
    package.load_rel(f"{w.OFFICE}/officeDocument", main, "document")

    about = package.core_properties
    about.title = printable(document.title)[:255]
    about.subject = printable(document.subject)[:255]
    about.author = about.last_modified_by = printable(document.author)[:255]
    about.keywords = printable(", ".join(document.keywords))[:255]
    about.language = _DIALECTS.get(document.language, document.language)
    about.created = about.modified = datetime.fromisoformat(document.as_of)
    about.version = document.version
    about.revision = 1
    file = BytesIO()
    package.save(file)
    return _dateless(file)


def _add_links(part: Part, links: dict[str, str]) -> None:
    for url, name in links.items():
        part.load_rel(f"{w.OFFICE}/hyperlink", url, name, is_external=True)


def _dateless(file: BytesIO) -> bytes:
    """The same package without the hour at which it was made."""
    copy = BytesIO()
    with ZipFile(file) as given, ZipFile(copy, "w", ZIP_DEFLATED) as made:
        for name in given.namelist():
            made.writestr(ZipInfo(name), given.read(name), ZIP_DEFLATED)
    return copy.getvalue()


@dataclass
class _Writer:
    """Writes the parts of one package, counting what Word counts."""

    document: Document
    _: Messages
    links: dict[str, str] = field(default_factory=dict)
    """Addresses that the text links to, each with the name of its relationship."""
    note_links: dict[str, str] = field(default_factory=dict)
    pictures: list[bytes] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.paged = Paged.of(self.document, self._)
        self.names = _bookmark_names(self.paged.anchors)
        self.bookmarks = 0
        self.tables = 0
        self.lists = 1
        self.met: set[int] = set()
        """The notes that the text has referred to so far: Word counts each once."""
        self.new_page = False

    def parts(self) -> dict[str, bytes]:
        """The XML of every part by name, each whole."""
        body = w.joined(self.block(block) for block in self.paged.blocks)
        section = w.tag(
            "sectPr",
            _link_part("headerReference", "default", "header1"),
            _link_part("footerReference", "default", "footer1"),
            _link_part("footerReference", "first", "footer2"),
            w.tag("endnotePr", w.tag("numFmt", val="decimal")),
            w.tag("pgSz", w=str(_PAGE_WIDTH), h=str(_PAGE_HEIGHT)),
            w.tag(
                "pgMar",
                top=str(_ABOVE),
                right=str(_SIDE),
                bottom=str(_ABOVE),
                left=str(_SIDE),
                header="567",
                footer="567",
                gutter="0",
            ),
            w.tag("titlePg"),
        )
        running = w.tag("p", w.tag("pPr", w.style("Header")), w.run(self.document.title))
        foot = self.foot()
        language = _DIALECTS.get(self.document.language, self.document.language)
        styles = environment().get_template("word-styles.xml.j2")
        return {
            "document": w.part("document", w.tag("body", body, section)),
            "styles": styles.render(
                language=w.quoted(language), statuses=STATUSES, text_width=_TEXT_WIDTH
            ).encode(),
            "numbering": w.part("numbering", self.numbering()),
            "settings": w.part("settings", _settings(language)),
            "endnotes": w.part("endnotes", self.endnotes()),
            "header1": w.part("hdr", running),
            "footer1": w.part("ftr", foot),
            "footer2": w.part("ftr", foot),
        }

    # --- blocks

    def block(self, block: Block) -> w.Xml:
        """One block as paragraphs or a table."""
        match block:
            case Heading():
                return self.heading(block)
            case Paragraph(runs, style):
                return self.paragraph(self.inline(runs), _STYLES[style])
            case Bullets():
                return self.bullets(block)
            case Table():
                return self.table(block)
            case Figure():
                return self.figure(block)
            case Contents(title):
                return self.contents(title)
            case PageBreak():
                self.new_page = True
                return w.NOTHING

    def paragraph(
        self,
        words: w.Xml,
        style: str = "",
        *,
        keep: bool = False,
        properties: w.Xml = w.NOTHING,
    ) -> w.Xml:
        """A paragraph; the first after a page break begins the page."""
        new_page, self.new_page = self.new_page, False
        return w.tag(
            "p",
            w.tag(
                "pPr",
                w.style(style) if style else w.NOTHING,
                w.tag("keepNext") if keep else w.NOTHING,
                w.tag("pageBreakBefore") if new_page else w.NOTHING,
                properties,
            ),
            words,
        )

    def heading(self, heading: Heading) -> w.Xml:
        words = self.bookmarked(w.run(heading.text), self.names[heading.anchor])
        written = self.paragraph(words, _LEVELS[heading.level])
        if heading.level > 1 or not self.document.subject:
            return written
        return w.joined((written, self.paragraph(w.run(self.document.subject), "Subtitle")))

    def bullets(self, bullets: Bullets) -> w.Xml:
        number = 1
        if bullets.numbered:
            self.lists += 1
            number = self.lists
        numbered = w.tag("numPr", w.tag("ilvl", val="0"), w.tag("numId", val=str(number)))
        return w.joined(
            self.paragraph(self.inline(item), "ListParagraph", properties=numbered)
            for item in bullets.items
        )

    def table(self, table: Table) -> w.Xml:
        self.tables += 1
        caption = self.caption(
            self._("Table {number}. {caption}"), "Table", self.tables, table.caption
        )
        columns = Columns.of(table)
        size = "Small" if columns.small else ""
        whole = w.tag("cantSplit")
        heads = self.row(
            tuple((Run(head),) for head in table.heads),
            columns,
            table.figures,
            style=f"TableHead{size}",
            properties=w.joined((whole, w.tag("tblHeader"))),
        )
        rows = [
            self.row(
                row,
                columns,
                table.figures,
                style=f"TableText{size}",
                properties=w.NOTHING if columns.is_tall(row) else whole,
                anchor=anchor,
            )
            for row, anchor in zip(
                table.rows, table.anchors or ("",) * len(table.rows), strict=True
            )
        ]
        grid = w.tag("tblGrid", *(w.tag("gridCol", w=_twips(width)) for width in columns.widths))
        return w.joined(
            (
                self.paragraph(caption, "Caption", keep=True),
                w.tag("tbl", _table_properties(table, columns), grid, heads, *rows),
                w.tag("p", w.tag("pPr", w.style("AfterTable"))),
            )
        )

    def row(
        self,
        cells: tuple[Inline, ...],
        columns: Columns,
        figures: frozenset[int],
        *,
        style: str,
        properties: w.Xml,
        anchor: str = "",
    ) -> w.Xml:
        """A row of a table; a cell that begins with a status has its ground."""
        written = []
        for i, (runs, width) in enumerate(zip(cells, columns.widths, strict=True)):
            words = self.inline(runs)
            if anchor and i == 0:
                words = self.bookmarked(words, self.names[anchor])
            side = w.tag("jc", val="right") if i in figures else w.NOTHING
            written.append(
                w.tag(
                    "tc",
                    w.tag("tcPr", w.tag("tcW", w=_twips(width), type="dxa"), _ground(runs)),
                    w.tag("p", w.tag("pPr", w.style(style), side), words),
                )
            )
        return w.tag("tr", w.tag("trPr", properties) if properties else w.NOTHING, *written)

    def figure(self, figure: Figure) -> w.Xml:
        drawn = png(figure.picture.svg, _DOTS_PER_INCH)
        self.pictures.append(drawn)
        number = len(self.pictures)
        caption = self.caption(
            self._("Figure {number}. {caption}"), "Figure", number, figure.caption
        )
        picture = _picture(
            number, drawn, printable(figure.picture.title), printable(alternative(figure.picture))
        )
        return w.joined(
            (
                self.paragraph(w.tag("r", picture), "Picture", keep=True),
                self.paragraph(caption, "Caption"),
            )
        )

    def caption(self, words: str, sequence: str, number: int, caption: str) -> w.Xml:
        """A caption whose number Word counts itself."""
        said = []
        for literal, name in pattern(words):
            said.append(w.run(literal))
            if name == "number":
                said.append(w.field(f"SEQ {sequence} \\* ARABIC", w.run(str(number))))
            elif name == "caption":
                said.append(w.run(caption))
        return w.joined(said)

    def contents(self, title: str) -> w.Xml:
        """Contents that are there at once, and that Word renews with the pages on demand."""
        entries = [
            (f"TOC{heading.level - 1}", self.link(heading.anchor, w.run(heading.text)))
            for heading in self.paged.contents
        ]
        begin, end = w.field_ends(f'TOC \\o "1-{DEEPEST - 1}" \\h \\z \\u')
        if not entries:
            return w.NOTHING
        entries[0] = (entries[0][0], w.joined((begin, entries[0][1])))
        entries[-1] = (entries[-1][0], w.joined((entries[-1][1], end)))
        return w.tag(
            "sdt",
            w.tag(
                "sdtPr",
                w.tag(
                    "docPartObj",
                    w.tag("docPartGallery", val="Table of Contents"),
                    w.tag("docPartUnique"),
                ),
            ),
            w.tag(
                "sdtContent",
                self.paragraph(w.run(title), "TOCHeading"),
                *(self.paragraph(words, style) for style, words in entries),
            ),
        )

    # --- lines

    def inline(self, runs: Inline) -> w.Xml:
        """Runs and references to notes."""
        return w.joined(
            self.note(run) if isinstance(run, Note) else self.run(run)
            for run in self.paged.inline(runs)
        )

    def run(self, run: Run) -> w.Xml:
        style = (
            f"Status{run.status.capitalize()}"
            if run.status
            else "Reference"
            if run.anchor
            else "Hyperlink"
            if run.url
            else "Quiet"
            if run.quiet
            else ""
        )
        words = w.run(
            run.text,
            w.tag("rStyle", val=style) if style else w.NOTHING,
            w.tag("b") if run.bold else w.NOTHING,
            w.tag("i") if run.italic else w.NOTHING,
        )
        if run.anchor:
            return self.link(run.anchor, words)
        return _outward(run.url, words, self.links) if run.url else words

    def link(self, anchor: str, words: w.Xml) -> w.Xml:
        return w.tag("hyperlink", words, anchor=self.names[anchor], history="1")

    def note(self, note: Note) -> w.Xml:
        """A reference to an endnote; a source met again is referred to by the same number."""
        raised = w.tag("rStyle", val="EndnoteReference")
        # A line may end between two notes.
        comma = w.run(",\N{ZERO WIDTH SPACE}", raised) if note.follows else w.NOTHING
        number = str(note.number)
        if note.number in self.met:
            again = w.field(f"NOTEREF _Source{number} \\f \\h", w.run(number, raised), raised)
            return w.joined((comma, again))
        self.met.add(note.number)
        reference = w.tag("r", w.tag("rPr", raised), w.tag("endnoteReference", id=number))
        return w.joined((comma, self.bookmarked(reference, f"_Source{number}")))

    def bookmarked(self, words: w.Xml, name: str) -> w.Xml:
        self.bookmarks += 1
        number = str(self.bookmarks)
        return w.joined(
            (
                w.tag("bookmarkStart", id=number, name=name),
                words,
                w.tag("bookmarkEnd", id=number),
            )
        )

    # --- other parts

    def endnotes(self) -> w.Xml:
        """The sources that the text refers to, after the marks that Word draws above them."""
        return w.joined(
            (
                w.tag("endnote", _mark("separator"), type="separator", id="-1"),
                w.tag(
                    "endnote",
                    _mark("continuationSeparator"),
                    type="continuationSeparator",
                    id="0",
                ),
                *(
                    self.endnote(source, number)
                    for number, source in enumerate(self.paged.sources, start=1)
                ),
            )
        )

    def endnote(self, source: Source, number: int) -> w.Xml:
        url = web_address(source.url)
        address = w.run(source.url, w.tag("rStyle", val="Hyperlink")) if url else w.run(source.url)
        return w.tag(
            "endnote",
            w.tag(
                "p",
                w.tag("pPr", w.style("EndnoteText")),
                w.tag(
                    "r",
                    w.tag("rPr", w.tag("rStyle", val="EndnoteReference")),
                    w.tag("endnoteRef"),
                ),
                w.run(f" {source.text} "),
                _outward(url, address, self.note_links) if url else address,
            ),
            id=str(number),
        )

    def foot(self) -> w.Xml:
        """The foot of every page: whose law, and which page of how many."""
        fields = {"page": ("PAGE", "1"), "pages": ("NUMPAGES", "1")}
        said = [w.run(law_day(self.document, self._)), w.tag("r", w.tag("tab"))]
        for literal, name in pattern(self._("page {page} of {pages}")):
            said.append(w.run(literal))
            if name:
                instruction, shown = fields[name]
                said.append(w.field(instruction, w.run(shown)))
        return w.tag("p", w.tag("pPr", w.style("Footer")), *said)

    def numbering(self) -> w.Xml:
        """Points, and one counter for each numbered list, which begins at 1."""
        abstract = (("0", "bullet", "\N{BULLET}"), ("1", "decimal", "%1."))
        return w.joined(
            (
                *(
                    w.tag(
                        "abstractNum",
                        w.tag("multiLevelType", val="singleLevel"),
                        w.tag(
                            "lvl",
                            w.tag("start", val="1"),
                            w.tag("numFmt", val=kind),
                            w.tag("lvlText", val=sign),
                            w.tag("lvlJc", val="left"),
                            w.tag("pPr", w.tag("ind", left="425", hanging="340")),
                            ilvl="0",
                        ),
                        abstractNumId=number,
                    )
                    for number, kind, sign in abstract
                ),
                w.tag("num", w.tag("abstractNumId", val="0"), numId="1"),
                *(
                    w.tag(
                        "num",
                        w.tag("abstractNumId", val="1"),
                        w.tag("lvlOverride", w.tag("startOverride", val="1"), ilvl="0"),
                        numId=str(number),
                    )
                    for number in range(2, self.lists + 1)
                ),
            )
        )


def _outward(url: str, words: w.Xml, links: dict[str, str]) -> w.Xml:
    name = links.setdefault(url, f"link{len(links) + 1}")
    return w.Xml(f'<w:hyperlink r:id="{name}" w:history="1">{words}</w:hyperlink>')


def _link_part(tag: str, kind: str, name: str) -> w.Xml:
    return w.Xml(f'<w:{tag} w:type="{kind}" r:id="{name}"/>')


def _mark(name: str) -> w.Xml:
    return w.tag("p", w.tag("pPr", w.style("EndnoteText")), w.tag("r", w.tag(name)))


def _settings(language: str) -> w.Xml:
    return w.joined(
        (
            w.tag("zoom", percent="100"),
            w.tag("defaultTabStop", val="720"),
            w.tag("characterSpacingControl", val="doNotCompress"),
            w.tag("endnotePr", w.tag("endnote", id="-1"), w.tag("endnote", id="0")),
            w.tag(
                "compat",
                # Without it Word opens the file in the compatibility mode of 2007.
                w.tag(
                    "compatSetting",
                    name="compatibilityMode",
                    uri="http://schemas.microsoft.com/office/word",
                    val="15",
                ),
            ),
            w.tag("themeFontLang", val=language),
            w.tag("decimalSymbol", val="."),
            w.tag("listSeparator", val=","),
        )
    )


# --- tables and pictures


def _twips(width: int) -> str:
    """A width in thousandths of the text's, in twentieths of a point."""
    return str(_TEXT_WIDTH * width // 1000)


def _table_properties(table: Table, columns: Columns) -> w.Xml:
    sides = (w.tag(side, w="40", type="dxa") for side in ("left", "right"))
    return w.tag(
        "tblPr",
        w.tag("tblStyle", val="Findings"),
        w.tag("tblW", w=_twips(sum(columns.widths)), type="dxa"),
        w.tag("tblLayout", type="fixed"),
        w.tag("tblCellMar", *sides) if columns.small else w.NOTHING,
        w.tag(
            "tblLook",
            val="06A0" if table.row_heads else "0620",
            firstRow="1",
            lastRow="0",
            firstColumn=str(int(table.row_heads)),
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        ),
        w.tag("tblCaption", val=table.caption),
    )


def _ground(runs: Inline) -> w.Xml:
    """The ground of a cell that begins with a status."""
    first = runs[0] if runs else None
    if not isinstance(first, Run) or not first.status:
        return w.NOTHING
    return w.tag("shd", val="clear", color="auto", fill=STATUSES[first.status][1].upper())


def _picture(number: int, drawn: bytes, title: str, description: str) -> w.Xml:
    """A picture in the line, near its own size or as wide as the text."""
    width, height = (dots * 1440 // _DOTS_PER_INCH for dots in struct.unpack(">II", drawn[16:24]))
    scale = _SCALE * min(1, _TEXT_WIDTH / width, _TALLEST / height)
    size = f'cx="{int(width * scale) * _EMU}" cy="{int(height * scale) * _EMU}"'
    name = f'id="{number}" name="Picture {number}"'
    said = f'title="{w.quoted(title)}" descr="{w.quoted(description)}"'
    kind = f"{w.DRAWING}/picture"
    return w.Xml(
        f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/>'
        f"<wp:docPr {name} {said}/>"
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{kind}"><pic:pic>'
        f"<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr>"
        f'<pic:blipFill><a:blip r:embed="picture{number}"/>'
        "<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>"
    )


def _bookmark_names(anchors: Iterable[str]) -> dict[str, str]:
    """Names that Word takes for a bookmark, each of them once: it does not tell capitals apart."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for anchor in sorted(anchors):
        plain = _NOT_IN_NAMES.sub("_", anchor)
        name = (plain if plain[:1].isalpha() else f"to_{plain}")[:_LONGEST_NAME]
        number = 1
        while name.lower() in taken:
            number += 1
            name = f"{name[: _LONGEST_NAME - 5]}_{number}"
        taken.add(name.lower())
        names[anchor] = name
    return names
