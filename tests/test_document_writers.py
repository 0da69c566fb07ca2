"""What Word and PDF documents hold, read back with libraries that did not write them."""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx
import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from docx2python import docx2python
from typst import TypstError

from cyberlaw_gap.errors import MissingExtra
from cyberlaw_gap.report.blocks import (
    Bullets,
    Contents,
    Document,
    Figure,
    Heading,
    NoteRef,
    PageBreak,
    Paragraph,
    Picture,
    Run,
    Source,
    Table,
)
from cyberlaw_gap.report.messages import ENGLISH, Messages, Pseudo
from cyberlaw_gap.report.paged import Columns, Note, Paged, alternative, web_address
from cyberlaw_gap.report.pdf import write_pdf
from cyberlaw_gap.report.raster import png, typeset
from cyberlaw_gap.report.word import write_word

if TYPE_CHECKING:
    from collections.abc import Iterator

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

#: What a law, a name or a note could hold to break a page that is built from markup.
HOSTILE = "<w:p>]]>&amp; #panic() #[x] $1$ *a* _b_ `c` = d @e <f> {g} \\par \"q\" 'r' //s"

SVG = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 60" width="300" height="60">
<title>Coverage</title><desc>Two bars.</desc><rect width="120" height="20" fill="#1f6f4a"/>
<text x="5" y="45" font-size="14">Offences</text></svg>"""

PICTURE = Picture(
    id="coverage",
    title="Coverage by part",
    description="Two bars, of which one is short.",
    svg=SVG,
    heads=("Part", "shown", "missing"),
    rows=(("Offences", "41", "9"), ("Powers", "8", "15")),
)


Write: TypeAlias = Callable[[Document, Messages], bytes]


def document(**changes: Any) -> Document:  # noqa: ANN401  fields of the document
    rows = tuple(
        (
            (Run(f"element {i} asks"),),
            (Run("weaker: licensees only", status="weak"), Run(" by recollection", quiet=True)),
            (Run(f"Computer Act s {i}"), NoteRef("act"), NoteRef("code")),
            (Run(str(1000 + i)),),
        )
        for i in range(60)
    )
    made = Document(
        title="Examplia and the Convention",
        subject="Examplia: Convention on Cybercrime",
        language="en",
        author="the maintainers",
        keywords=("Examplia", "Convention"),
        as_of="2014-03-01",
        blocks=(
            Heading(1, "Examplia and the Convention", "top"),
            Paragraph((Run("Sixty things are shown.", bold=True),), "lead"),
            Paragraph((Run("A bill is laid over it."),), "warning"),
            Paragraph((Run("Assessed by one reader."),), "note"),
            Contents("What is in it"),
            PageBreak(),
            Heading(2, "First part", "part/1"),
            Paragraph(
                (
                    Run("See "),
                    Run("article 18", anchor="article-18"),
                    Run(" and "),
                    Run("the gazette", url="https://example.org/a?b=1&c=[2]"),
                    Run(" and "),
                    Run("a trap", url="javascript:alert(1)"),
                    Run(" and "),
                    Run("a place that is not there", anchor="nowhere"),
                    Run(", "),
                    Run("slanted", italic=True),
                    NoteRef("code"),
                    NoteRef("unknown"),
                    Run("."),
                )
            ),
            Heading(3, "Article 18", "article-18"),
            Table(
                caption="What article 18 asks",
                heads=("Asked", "Examplia", "Where", "Points"),
                rows=rows,
                widths=(5, 3, 3, 1),
                figures=frozenset({3}),
                anchors=tuple(f"18/{i}" for i in range(60)),
            ),
            Paragraph((Run("Row seven", anchor="18/7"), Run(" is the widest."))),
            Bullets(((Run("a point"),), (Run("another point"), NoteRef("act")))),
            Bullets(((Run("do this"),), (Run("then that"),)), numbered=True),
            Bullets(((Run("begin anew"),),), numbered=True),
            Figure(PICTURE, "Bars by part"),
            Heading(2, HOSTILE),
            Paragraph((Run(HOSTILE), Run("two\nlines"), Run("controls \x00\x0b\ufffe end"))),
        ),
        sources=(
            Source("code", "Penal Code (1930)", "https://example.org/code"),
            Source("act", f"Computer Act {HOSTILE}", ""),
        ),
        version="1.0",
    )
    return replace(made, **changes)


def small(*blocks: Any, **changes: Any) -> Document:  # noqa: ANN401  blocks
    return document(blocks=(Heading(1, "Small"), *blocks), sources=(), **changes)


def words(text: str) -> str:
    """The words of a text, wherever its lines end."""
    return "".join(text.split())


# --- Word


@pytest.fixture(scope="module")
def word() -> ZipFile:
    return ZipFile(BytesIO(write_word(document(), ENGLISH)))


def part(file: ZipFile, name: str) -> ET.Element:
    return ET.fromstring(file.read(f"word/{name}.xml"))  # noqa: S314  our own


def style_of(paragraph: ET.Element) -> str:
    found = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if found is None else found.get(f"{W}val", "")


def text_in(element: ET.Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def styled(file: ZipFile, style: str) -> list[str]:
    return [text_in(p) for p in part(file, "document").iter(f"{W}p") if style_of(p) == style]


def fields(element: ET.Element) -> list[str]:
    return [(code.text or "").strip() for code in element.iter(f"{W}instrText")]


def test_an_independent_reader_finds_every_word_in_the_word_file() -> None:
    with docx2python(BytesIO(write_word(document(), ENGLISH))) as read:
        found = words(read.text)
    for expected in (
        "Examplia and the Convention",
        "Sixty things are shown.",
        "A bill is laid over it.",
        "Assessed by one reader.",
        "What is in it",
        "See ",
        "the gazette",
        "a trap",
        "a place that is not there",
        "slanted",
        "Table 1. What article 18 asks",
        "element 59 asks",
        "weaker: licensees only by recollection",
        "Computer Act s 59",
        "1059",
        "another point",
        "begin anew",
        "Figure 1. Bars by part",
        "Penal Code (1930)",
        'href="https://example.org/code"',
    ):
        assert words(expected) in found, expected
    assert found.count(words(HOSTILE)) >= 3


def test_word_itself_would_find_headings_a_title_and_a_subtitle(word: ZipFile) -> None:
    assert styled(word, "Title") == ["Examplia and the Convention"]
    assert styled(word, "Subtitle") == ["Examplia: Convention on Cybercrime"]
    assert styled(word, "Heading1") == ["First part", HOSTILE, "Sources"]
    assert styled(word, "Heading2") == ["Article 18"]
    assert styled(word, "Warning") == ["A bill is laid over it."]


def test_every_style_and_list_that_the_text_uses_is_defined(word: ZipFile) -> None:
    defined = {s.get(f"{W}styleId") for s in part(word, "styles").iter(f"{W}style")}
    body = part(word, "document")
    used = {
        e.get(f"{W}val")
        for name in ("pStyle", "rStyle", "tblStyle")
        for e in body.iter(f"{W}{name}")
    }
    assert used <= defined
    lists = {n.get(f"{W}numId") for n in part(word, "numbering").iter(f"{W}num")}
    assert {n.get(f"{W}val") for n in body.iter(f"{W}numId")} == lists == {"1", "2", "3"}


def test_contents_are_a_field_that_is_not_empty_before_word_renews_it(word: ZipFile) -> None:
    assert fields(part(word, "document"))[0] == 'TOC \\o "1-2" \\h \\z \\u'
    assert styled(word, "TOCHeading") == ["What is in it"]
    assert styled(word, "TOC1") == ["First part", HOSTILE, "Sources"]
    assert styled(word, "TOC2") == ["Article 18"]


def test_fields_of_word_begin_and_end_in_turn(word: ZipFile) -> None:
    for name in ("document", "footer1", "footer2"):
        kinds = [c.get(f"{W}fldCharType") for c in part(word, name).iter(f"{W}fldChar")]
        assert kinds == ["begin", "separate", "end"] * (len(kinds) // 3)


def test_links_lead_to_bookmarks_that_are_there_and_out_to_the_web_alone(word: ZipFile) -> None:
    body = part(word, "document")
    names = [b.get(f"{W}name") for b in body.iter(f"{W}bookmarkStart")]
    assert len(names) == len(set(names))
    assert {"top", "article_18", "part_1", "to_18_7"} <= set(names)
    assert all(re.fullmatch(r"[A-Za-z_]\w{0,39}", name or "") for name in names)
    links = {h.get(f"{W}anchor"): text_in(h) for h in body.iter(f"{W}hyperlink")}
    assert links["to_18_7"] == "Row seven"
    assert set(links) - {None} <= set(names)
    relations = word.read("word/_rels/document.xml.rels").decode()
    assert 'Target="https://example.org/a?b=1&amp;c=%5B2%5D"' in relations
    assert "javascript" not in relations
    wanted = {v for e in body.iter() for k, v in e.attrib.items() if k in {f"{R}id", f"{R}embed"}}
    assert wanted <= set(re.findall(r'Id="([^"]+)"', relations))


def test_tables_repeat_their_heads_keep_rows_whole_and_have_captions(word: ZipFile) -> None:
    table = next(part(word, "document").iter(f"{W}tbl"))
    rows = list(table.iter(f"{W}tr"))
    assert len(rows) == 61
    assert [r.find(f"{W}trPr/{W}tblHeader") is not None for r in rows] == [True, *[False] * 60]
    assert all(r.find(f"{W}trPr/{W}cantSplit") is not None for r in rows)
    assert styled(word, "Caption") == ["Table 1. What article 18 asks", "Figure 1. Bars by part"]
    assert {"SEQ Table \\* ARABIC", "SEQ Figure \\* ARABIC"} < set(fields(part(word, "document")))
    widths = [int(c.get(f"{W}w", "0")) for c in table.iter(f"{W}gridCol")]
    assert widths[0] > widths[1] > widths[3] > 0


def test_a_status_is_shaded_and_said_and_figures_stand_to_the_right(word: ZipFile) -> None:
    row = list(next(part(word, "document").iter(f"{W}tbl")).iter(f"{W}tr"))[1]
    cells = list(row.iter(f"{W}tc"))
    shades = [c.find(f"{W}tcPr/{W}shd") for c in cells]
    assert [s is not None for s in shades] == [False, True, False, False]
    assert text_in(cells[1]) == "weaker: licensees only by recollection"
    assert [c.find(f"{W}p/{W}pPr/{W}jc") is not None for c in cells] == [False, False, False, True]


def test_a_row_longer_than_a_page_may_split() -> None:
    long = Table("c", ("a",), (((Run("word " * 1000),),), ((Run("short"),),)))
    body = part(ZipFile(BytesIO(write_word(small(long), ENGLISH))), "document")
    splits = [r.find(f"{W}trPr/{W}cantSplit") is None for r in body.iter(f"{W}tr")]
    assert splits == [False, True, False]


def test_sources_are_endnotes_and_a_source_met_again_keeps_its_number(word: ZipFile) -> None:
    notes = {n.get(f"{W}id"): text_in(n).strip() for n in part(word, "endnotes")}
    assert notes["1"] == "Penal Code (1930) https://example.org/code"
    assert notes["2"] == f"Computer Act {HOSTILE}"
    assert set(notes) == {"-1", "0", "1", "2"}
    body = part(word, "document")
    assert [r.get(f"{W}id") for r in body.iter(f"{W}endnoteReference")] == ["1", "2"]
    again = [f for f in fields(body) if f.startswith("NOTEREF")]
    assert len(again) == 120
    assert set(again) == {"NOTEREF _Source1 \\f \\h", "NOTEREF _Source2 \\f \\h"}
    assert 'Target="https://example.org/code"' in word.read("word/_rels/endnotes.xml.rels").decode(
        "utf-8"
    )


def test_pictures_in_word_have_a_title_a_description_and_their_data(word: ZipFile) -> None:
    drawing = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
    (properties,) = part(word, "document").iter(f"{drawing}docPr")
    assert properties.get("title") == "Coverage by part"
    assert properties.get("descr") == (
        "Two bars, of which one is short. "
        "Offences: shown 41, missing 9; Powers: shown 8, missing 15."
    )
    assert word.read("word/media/picture1.png").startswith(b"\x89PNG")


def test_every_page_of_word_says_whose_law_it_is_and_which_page(word: ZipFile) -> None:
    for name in ("footer1", "footer2"):
        assert text_in(part(word, name)) == "Law as of 1 March 2014page 1 of 1"
        assert fields(part(word, name)) == ["PAGE", "NUMPAGES"]
    assert text_in(part(word, "header1")) == "Examplia and the Convention"


def test_word_knows_the_language_and_about_what_and_when_it_is() -> None:
    written = write_word(document(language="fr"), ENGLISH)
    styles = part(ZipFile(BytesIO(written)), "styles")
    assert {e.get(f"{W}val") for e in styles.iter(f"{W}lang")} == {"fr-FR"}
    about = docx.Document(BytesIO(written)).core_properties
    assert about.title == "Examplia and the Convention"
    assert about.subject == "Examplia: Convention on Cybercrime"
    assert about.author == about.last_modified_by == "the maintainers"
    assert about.keywords == "Examplia, Convention"
    assert about.created == about.modified
    assert about.created is not None
    assert about.created.replace(tzinfo=None) == datetime.fromisoformat("2014-03-01")


def test_a_page_break_begins_the_page_with_what_follows(word: ZipFile) -> None:
    breaks = [
        text_in(p)
        for p in part(word, "document").iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert breaks == ["First part"]


def test_words_of_pages_come_from_the_catalogue() -> None:
    written = ZipFile(BytesIO(write_word(document(), Pseudo())))
    assert "⟦page " in text_in(part(written, "footer1"))
    assert styled(written, "Caption")[0].startswith("⟦Table ⟧1")
    assert styled(written, "Heading1")[-1] == "⟦Sources⟧"
    assert "⟦Table ⟧1" in pdf_text(pypdfium2.PdfDocument(write_pdf(document(), Pseudo())))


def test_without_its_extra_a_word_file_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "docx.package", None)
    with pytest.raises(
        MissingExtra, match=r"^writing Word documents needs .*cyberlaw-gap\[documents\]"
    ):
        write_word(document(), ENGLISH)


# --- PDF


@pytest.fixture(scope="module")
def pdf() -> Iterator[pypdfium2.PdfDocument]:
    read = pypdfium2.PdfDocument(write_pdf(document(), ENGLISH))
    yield read
    read.close()


def pdf_text(read: pypdfium2.PdfDocument) -> str:
    return "\n".join(page.get_textpage().get_text_range() for page in read)


def web_links(read: pypdfium2.PdfDocument) -> list[str]:
    found = []
    for page in read:
        position = ctypes.c_int(0)
        link = pdfium.FPDF_LINK()
        while pdfium.FPDFLink_Enumerate(page, position, link):
            action = pdfium.FPDFLink_GetAction(link)
            length = pdfium.FPDFAction_GetURIPath(read, action, None, 0)
            buffer = ctypes.create_string_buffer(length)
            pdfium.FPDFAction_GetURIPath(read, action, buffer, length)
            found.append(buffer.value.decode())
    return found


def test_an_independent_reader_finds_every_word_in_the_pdf(pdf: pypdfium2.PdfDocument) -> None:
    found = words(pdf_text(pdf))
    for expected in (
        "Examplia and the Convention",
        "Examplia: Convention on Cybercrime",
        "Sixty things are shown.",
        "A bill is laid over it.",
        "Assessed by one reader.",
        "What is in it",
        "the gazette",
        "a place that is not there",
        "Table 1. What article 18 asks",
        "element 59 asks",
        "weaker: licensees only",
        "Computer Act s 59",
        "1059",
        "2. then that",
        "1. begin anew",
        "Offences",
        "Figure 1. Bars by part",
        "1. Penal Code (1930) https://example.org/code",
    ):
        assert words(expected) in found, expected
    # In the contents, as a heading, in the text and in a source: as it is, never obeyed.
    assert found.count(words(HOSTILE)) == 4


def test_the_pdf_is_tagged_and_says_its_language(pdf: pypdfium2.PdfDocument) -> None:
    assert pdfium.FPDFCatalog_IsTagged(pdf)
    written = write_pdf(document(language="fr"), ENGLISH)
    assert b"/StructTreeRoot" in written
    assert b"/Lang(fr)" in written.replace(b"/Lang (", b"/Lang(")
    assert b"pdfuaid:part" in written


def test_the_pdf_has_an_outline_in_the_order_of_its_headings(pdf: pypdfium2.PdfDocument) -> None:
    outline = [(mark.level, mark.get_title()) for mark in pdf.get_toc()]
    assert outline == [(0, "First part"), (1, "Article 18"), (0, HOSTILE), (0, "Sources")]


def test_the_pdf_knows_about_what_by_whom_and_of_which_day_it_is(
    pdf: pypdfium2.PdfDocument,
) -> None:
    about = pdf.get_metadata_dict()
    assert about["Title"] == "Examplia and the Convention"
    assert about["Subject"] == "Examplia: Convention on Cybercrime"
    assert about["Author"] == "the maintainers"
    assert about["Keywords"] == "Examplia, Convention"
    assert about["CreationDate"].startswith("D:20140301")


def test_every_page_of_the_pdf_repeats_heads_and_has_its_number(
    pdf: pypdfium2.PdfDocument,
) -> None:
    pages = [page.get_textpage().get_text_range() for page in pdf]
    with_rows = [page for page in pages if "asks" in page and "element" in page]
    assert len(with_rows) > 1
    assert all("Asked" in page and "Points" in page for page in with_rows)
    for number, page in enumerate(pages, start=1):
        assert f"page {number} of {len(pages)}" in page
        assert "Law as of 1 March 2014" in page


def test_links_of_the_pdf_lead_out_to_the_web_alone(pdf: pypdfium2.PdfDocument) -> None:
    assert {link for link in web_links(pdf) if link} == {
        "https://example.org/a?b=1&c=%5B2%5D",
        "https://example.org/code",
    }


def test_a_picture_in_the_pdf_is_read_out_with_its_data() -> None:
    written = write_pdf(small(Figure(PICTURE, "Bars")), ENGLISH)
    assert b"Coverage by part. Two bars, of which one is short. Offences: shown 41" in written


def test_letters_that_no_font_shows_are_spelled_and_the_pdf_says_so() -> None:
    nobody_s = "\U0010fff0\U0010fff1"
    written = write_pdf(small(Paragraph((Run(f"law {nobody_s} 24"),))), ENGLISH)
    found = words(pdf_text(pypdfium2.PdfDocument(written)))
    assert words("law [U+10FFF0 10FFF1] 24") in found
    assert words("No font of this computer shows some letters") in found


def test_vietnamese_needs_no_font_of_the_machine() -> None:
    written = write_pdf(small(Paragraph((Run("Luật An ninh mạng"),))), ENGLISH)
    assert "Luật An ninh mạng" in pdf_text(pypdfium2.PdfDocument(written))


def test_no_word_of_a_narrow_column_runs_out_of_the_page() -> None:
    wide = Table(
        "c", tuple("abcdefghij"), ((tuple((Run("w" * 60),) for _ in range(10))), ((),) * 10)
    )
    (page,) = pypdfium2.PdfDocument(write_pdf(small(wide), ENGLISH))
    edges = [page.get_textpage().get_charbox(i)[2] for i in range(600)]
    assert max(edges) < page.get_width() - 50


def test_without_its_extra_a_pdf_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    for write in (write_pdf, write_word):
        with pytest.raises(MissingExtra, match=r"cyberlaw-gap\[documents\]"):
            write(document(), ENGLISH)


# --- both


@pytest.mark.parametrize("write", [write_word, write_pdf])
def test_two_writings_are_alike_to_the_byte(write: Write) -> None:
    assert write(document(), ENGLISH) == write(document(), ENGLISH)


@pytest.mark.parametrize("write", [write_word, write_pdf])
def test_a_document_without_blocks_still_has_its_title(write: Write) -> None:
    assert len(write(document(blocks=(), sources=()), ENGLISH)) > 1000


@pytest.mark.parametrize("write", [write_word, write_pdf])
def test_contents_without_headings_and_tables_without_rows_are_written(
    write: Write,
) -> None:
    written = write(small(Contents("In it"), Table("Nothing", ("a", "b"), ())), ENGLISH)
    assert len(written) > 1000


def test_headings_go_down_one_level_at_a_time_and_each_has_a_place() -> None:
    paged = Paged.of(
        small(Heading(4, "deep"), Heading(1, "again"), Heading(9, "deeper", "x")), ENGLISH
    )
    headings = [b for b in paged.blocks if isinstance(b, Heading)]
    assert [(h.level, h.text) for h in headings] == [
        (1, "Small"),
        (2, "deep"),
        (2, "again"),
        (3, "deeper"),
    ]
    assert len(paged.anchors) == 4


def test_of_two_places_of_one_name_links_lead_to_the_first() -> None:
    paged = Paged.of(small(Heading(2, "one", "x"), Heading(2, "two", "x")), ENGLISH)
    assert [h.anchor == "x" for h in paged.contents] == [True, False]


def test_a_pinpoint_does_not_part_from_its_number() -> None:
    (run,) = Paged.of(small(), ENGLISH).inline((Run("Act s 5, Arts 2-11 and class 3"),))
    assert isinstance(run, Run)
    assert run.text == "Act s\xa05, Arts\xa02-11 and class 3"


@pytest.mark.parametrize("url", ["javascript:x", "file:///etc/passwd", "http://[", "x", ""])
def test_only_addresses_of_the_web_are_followed(url: str) -> None:
    assert web_address(url) == ""


def test_columns_are_wide_enough_for_their_words() -> None:
    table = Table("c", ("a", "undetermined"), (((Run("x"),), (Run("y"),)),), widths=(9, 1))
    first, second = Columns.of(table).widths
    assert 120 < second < 200
    assert 990 <= first + second <= 1000


def test_many_data_of_a_picture_are_not_read_out() -> None:
    many = replace(PICTURE, rows=PICTURE.rows * 100)
    assert alternative(many) == "Two bars, of which one is short."


def test_notes_that_meet_stand_in_order_and_once() -> None:
    met = (Run("a"), NoteRef("act"), NoteRef("code"), NoteRef("act"), NoteRef("unknown"))
    a, *notes = Paged.of(document(), ENGLISH).inline(met)
    assert a == Run("a")
    assert notes == [Note(1, follows=False), Note(2, follows=True)]


def test_bookmarks_that_word_would_take_for_one_have_names_of_their_own() -> None:
    likes = [Heading(2, "h", anchor) for anchor in ("a-b", "a_b", "A b", "x" * 60, "x" * 61)]
    body = part(ZipFile(BytesIO(write_word(small(*likes), ENGLISH))), "document")
    names = [(b.get(f"{W}name") or "").lower() for b in body.iter(f"{W}bookmarkStart")]
    assert len(set(names)) == 6
    assert max(map(len, names)) == 40


def test_a_drawing_with_letters_that_no_font_shows_is_drawn_all_the_same() -> None:
    assert png(SVG.replace("Offences", "\U0010fff0")).startswith(b"\x89PNG")


def test_a_fault_of_the_layout_is_no_lack_of_letters() -> None:
    with pytest.raises(TypstError, match="out of order"):
        typeset('#panic("out of order")', {})


def test_a_drawing_becomes_a_picture_of_its_size() -> None:
    drawn = png(SVG, dots_per_inch=96)
    assert int.from_bytes(drawn[16:20], "big") == 300
    assert int.from_bytes(drawn[20:24], "big") == 60
