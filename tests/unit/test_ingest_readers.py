"""Each kind of file gives its words in order; each bad one says what is wrong with it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from tests.made_files import (
    Words,
    abstract,
    akoma_ntoso,
    column,
    level,
    num,
    numbered,
    packed,
    paragraph,
    pdf_file,
    word_file,
)

from cyberlaw_gap.errors import MissingExtra, UnreadableFile
from cyberlaw_gap.ingest import Limits, parse_document, read_document, read_extract
from cyberlaw_gap.ingest.akoma_ntoso import read_akoma_ntoso
from cyberlaw_gap.ingest.extract import Extract
from cyberlaw_gap.ingest.html import read_html
from cyberlaw_gap.ingest.markdown import read_markdown
from cyberlaw_gap.ingest.pdf import read_pdf
from cyberlaw_gap.ingest.pdf_page import whole_letter
from cyberlaw_gap.ingest.plain import read_plain
from cyberlaw_gap.ingest.word import read_word
from cyberlaw_gap.ingest.word_numbering import ordinal
from cyberlaw_gap.model.document import Format, NoteKind

FULL = "Whoever carries a lamp in the harbour after dusk shall keep it lit and in plain sight."
FULL_LINES = (FULL, FULL.replace("lamp", "torch"), FULL.replace("dusk", "dawn"), FULL)


def lines(extract: Extract) -> list[str]:
    return extract.text.split("\n")


def whats(extract: Extract, kind: NoteKind) -> list[str]:
    return [note.what for note in extract.notes if note.kind is kind]


def write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


# Plain text


@pytest.mark.parametrize(
    "data",
    [
        b"1. One\r\n2. Two\r3. Three\n",
        b"\xef\xbb\xbf1. A mark\r\n",
        "§ 1 Åland — ไทย".encode(),
    ],
)
def test_utf_8_text_is_what_python_reads(tmp_path: Path, data: bytes) -> None:
    path = write(tmp_path, "a.txt", data)
    assert read_extract(path).text == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_encoding(encoding: str) -> None:
    extract = read_plain("a.txt", "1. Lampa på\r\n".encode(encoding))
    assert (extract.text, extract.notes) == ("1. Lampa på\n", ())


def test_an_old_western_encoding_is_assumed_and_told() -> None:
    extract = read_plain("a.txt", "Artículo 1 \u2013 «luz»".encode("cp1252"))
    assert extract.text == "Artículo 1 \u2013 «luz»"
    assert whats(extract, NoteKind.DAMAGED) == [
        "not UTF-8; read as Windows-1252; if letters look wrong, save the file in UTF-8"
    ]


def test_utf_16_without_a_mark_is_assumed_and_told() -> None:
    extract = read_plain("a.txt", "1. Lamps shall be lit".encode("utf-16-le"))
    assert extract.text == "1. Lamps shall be lit"
    assert whats(extract, NoteKind.DAMAGED)[0].startswith("read as UTF-16")


def test_one_bad_byte_does_not_turn_a_thai_law_into_western_letters() -> None:
    extract = read_plain("a.txt", "มาตรา ๑ ".encode() + b"\xff" + "โคมไฟ".encode())
    assert extract.text == "มาตรา ๑ \ufffdโคมไฟ"
    (note,) = extract.notes
    assert note.start == 8


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("Статья первая про фонари".encode("cp1251"), "is neither UTF-8 nor a Western encoding"),
        (b"1. Lamps\0\0shall", "holds null bytes, which no text has"),
        (b"\x01\x02\x03\x04 lamp", "is no text: it holds bytes that stand for no letters"),
        (b"\xff\xfea", "begins as UTF-16 text and breaks off at byte 2"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_plain("a.txt", data)
    assert caught.value.what == what


def test_text_from_right_to_left_keeps_its_order() -> None:
    assert read_plain("a.txt", "المادة: المصابيح".encode()).text == "المادة: المصابيح"


def test_markdown_stays_as_it_is_and_names_its_title() -> None:
    text = "---\nx: y\n---\n# **Lamp Act** #\n\n## 1. Lamps\nText\n"
    extract = read_markdown("a.md", text.encode())
    assert (extract.text, extract.title, extract.format) == (text, "Lamp Act", Format.MARKDOWN)


# Web pages


def page(body: str, head: str = "") -> bytes:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>".encode()


def test_a_page_gives_its_blocks_as_lines() -> None:
    extract = read_html(
        "a.html",
        page(
            "<h1>Lamp  Act</h1><p>1. A <b>la</b>mp<br>shall\n be&nbsp;lit.</p>"
            "<div>2. Out<span>side</span></div><pre>a\n b</pre>",
        ),
    )
    assert lines(extract) == ["Lamp Act", "1. A lamp", "shall be lit.", "2. Outside", "a", "b"]
    assert extract.title == "Lamp Act"


def test_what_is_of_the_site_is_left_out_and_told() -> None:
    extract = read_html(
        "a.html",
        page(
            "<header><a href=x>Home</a> <a href=y>Laws</a></header><nav>Menu of laws</nav>"
            "<script>var a = 1;</script><style>p {}</style><!-- hidden -->"
            "<p>1. Lamps.</p><div class='side-bar menu'><a href=z>Other acts</a></div>"
            "<p hidden>draft</p><p>2. Old <del>oil</del> gas.</p><footer>Imprint</footer>"
        ),
    )
    assert lines(extract) == ["1. Lamps.", "2. Old gas."]
    assert whats(extract, NoteKind.LEFT_OUT) == [
        "menus of the site (8 words), the first: Home Laws",
        "parts that the page hides (1 words), the first: draft",
        "words that are struck out (1 words), the first: oil",
    ]


def test_words_of_the_law_in_doubtful_places_stay() -> None:
    body = "<main><p>1. Lamps.</p><aside>Short title</aside><footer>Done at Port</footer></main>"
    assert lines(read_html("a.html", page(body))) == ["1. Lamps.", "Short title", "Done at Port"]


def test_the_law_is_found_in_the_page_of_a_legal_information_institute() -> None:
    words = "Whoever sells lamps shall mark each with a name and a place. " * 4
    extract = read_html(
        "a.html",
        page(
            "<main><h2>History of this document</h2><ul><li><a href=x>Download</a></ul>"
            "<la-akoma-ntoso><span class='akn-akomaNtoso'><section class='akn-chapter'>"
            "<h2>Chapter I</h2><section class='akn-section'><h3>1. Lamps</h3>"
            "<span class='akn-subsection'><span class='akn-num'>(1)</span>"
            f"<span class='akn-content'><span class='akn-p'>{words}</span>"
            "<span class='akn-p'>More.</span></span></span></section></section></span>"
            "</la-akoma-ntoso></main>",
            "<title>Lamp Act - Portlii</title>",
        ),
    )
    assert lines(extract) == ["Chapter I", "1. Lamps", f"(1) {words.strip()}", "More."]
    assert whats(extract, NoteKind.LEFT_OUT) == [
        "what the site puts around the law (5 words), the first: History of this document Download"
    ]
    assert extract.title == "Lamp Act - Portlii"


def test_lists_get_the_numbers_that_a_browser_shows() -> None:
    body = (
        "<ol start=3><li>lamps<ol type=a><li>oil<li>gas</ol><li value=7>torches</ol>"
        "<ol type=I reversed><li>x<li>y</ol><ol><li>(a) has its own<li>1. too</ol>"
        "<ol style='list-style: none'><li>bare</ol><ul><li>dot</ul>"
    )
    assert lines(read_html("a.html", page(body))) == [
        *("3. lamps", "a. oil", "b. gas", "7. torches", "II. x", "I. y"),
        *("(a) has its own", "1. too", "bare", "dot"),
    ]


def test_tables_come_row_by_row() -> None:
    body = (
        "<table><tr><th>Term</th><th>Meaning</th></tr><tr><td>lamp</td><td>a thing<p>that shines"
        "</td></tr><tr><td><p>one<p>two</td><td><p>eins<p>zwei</td></tr></table>"
    )
    assert lines(read_html("a.html", page(body))) == [
        *("Term\tMeaning", "lamp\ta thing", "that shines", "one", "two", "eins", "zwei"),
    ]


def test_a_page_is_read_in_the_encoding_that_it_names() -> None:
    data = "<meta charset='windows-1251'><p>Статья 1".encode("cp1251")
    assert read_html("a.html", data).text == "Статья 1"
    data = "<meta charset='utf-8'><p>Art. 1 \xa7".encode("cp1252")
    assert read_html("a.html", data).text == "Art. 1 §"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (page("<img src=x>"), "is a web page without words"),
        (
            page("<script>x</script><div id=app></div>"),
            "is a web page without words; scripts fill it when a browser shows it",
        ),
        (page("<b>" * 3000 + "x"), "has elements more than 2,000 deep"),
        (b"<html>\0</html>", "holds null bytes, which no text has"),
    ],
)
def test_a_page_without_a_law_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_html("a.html", data)
    assert caught.value.what == what


def test_a_damaged_page_is_told_without_a_place() -> None:
    (note,) = read_html("a.html", page("<p>Đèn được thắp").replace(b"p>", b"p>\xff")).notes
    assert (note.kind, note.start) == (NoteKind.DAMAGED, None)


def test_tags_that_nobody_closed_lose_no_words() -> None:
    body = "".join(f"<font><p>{i}. Lamps." for i in range(1, 301))
    assert lines(read_html("a.html", page(body))) == [f"{i}. Lamps." for i in range(1, 301)]


# Word


def test_automatic_numbers_are_written() -> None:
    numbering = abstract(
        0,
        level(0, "upperRoman", "Part %1", '<w:suff w:val="space"/>'),
        level(1, "decimal", "%2."),
        level(2, "lowerLetter", "(%3)"),
        level(3, "decimal", "%1.%2.%4", "<w:isLgl/>"),
        level(4, "bullet", "*"),
    ) + num(1, 0)
    body = "".join(
        numbered(f"w{i}", 1, depth) for i, depth in enumerate((0, 1, 2, 2, 1, 2, 3, 4, 0, 1))
    )
    assert lines(read_word("a.docx", word_file(body, numbering=numbering))) == [
        *("Part I w0", "1. w1", "(a) w2", "(b) w3", "2. w4", "(a) w5", "1.2.1 w6", "w7"),
        *("Part II w8", "1. w9"),
    ]


def test_sections_that_never_restart_count_through_the_parts() -> None:
    numbering = abstract(
        0,
        level(0, "decimal", "Part %1"),
        level(1, "decimal", "%2.", '<w:lvlRestart w:val="0"/>'),
    ) + num(1, 0)
    body = "".join(numbered("x", 1, depth) for depth in (0, 1, 1, 0, 1))
    extract = read_word("a.docx", word_file(body, numbering=numbering))
    assert lines(extract) == ["Part 1 x", "1. x", "2. x", "Part 2 x", "3. x"]


def test_lists_of_one_definition_count_on_unless_they_say_where_to_start() -> None:
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1)")}</w:lvlOverride>'
    numbering = (
        abstract(0, level(0, "decimal", "%1."))
        + num(1, 0)
        + num(2, 0)
        + num(3, 0, start.format(1))
        + num(4, 0, start.format(9))
        + num(5, 0, own)
    )
    body = "".join(numbered("x", key) for key in (1, 1, 2, 3, 3, 4, 5))
    extract = read_word("a.docx", word_file(body, numbering=numbering))
    assert lines(extract) == ["1. x", "2. x", "3. x", "1. x", "2. x", "9. x", "J) x"]


def test_numbers_come_from_styles_and_what_they_are_based_on() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Section"><w:pPr><w:numPr><w:numId w:val="1"/>'
        '</w:numPr></w:pPr></w:style><w:style w:type="paragraph" w:styleId="Sub">'
        '<w:basedOn w:val="Section"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr>'
        '</w:style><w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="Section"/>'
        '</w:style><w:style w:type="numbering" w:styleId="List"><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        abstract(0, level(0, "ordinal", "%1"), level(1, "lowerRoman", "(%2)"))
        + abstract(1, '<w:numStyleLink w:val="List"/>')
        + num(1, 0)
        + num(2, 1)
    )
    body = (
        paragraph("a", '<w:pStyle w:val="Section"/>')
        + paragraph("b", '<w:pStyle w:val="Sub"/>')
        + paragraph("c", '<w:pStyle w:val="Own"/>')
        + paragraph("d", '<w:pStyle w:val="Own"/><w:numPr><w:numId w:val="0"/></w:numPr>')
        + numbered("e", 2)
        + numbered("f", 77)
    )
    extract = read_word("a.docx", word_file(body, numbering=numbering, styles=styles))
    assert lines(extract) == ["1st a", "(i) b", "2nd c", "d", "3rd e", "f"]


def test_a_level_for_a_style_is_found_by_the_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="Clause"><w:pPr><w:numPr><w:numId w:val="1"/>'
        "</w:numPr></w:pPr></w:style>"
    )
    numbering = abstract(
        0,
        level(0, "decimal", "%1."),
        level(1, "lowerLetter", "(%2)", '<w:pStyle w:val="Clause"/>'),
    ) + num(1, 0)
    body = numbered("x", 1) + paragraph("y", '<w:pStyle w:val="Clause"/>')
    extract = read_word("a.docx", word_file(body, numbering=numbering, styles=styles))
    assert lines(extract) == ["1. x", "(a) y"]


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (1994, "upperRoman", "MCMXCIV"),
        (0, "lowerRoman", "0"),
        (4000, "lowerRoman", "4000"),
        (10**9, "lowerLetter", "1000000000"),
        (3, "decimalZero", "03"),
        (112, "ordinal", "112th"),
        (20, "ordinalText", "twentieth"),
        (45, "cardinalText", "forty-five"),
        (100, "cardinalText", "100"),
        (12, "thaiNumbers", "๑๒"),
        (2, "arabicAlpha", "ب"),
        (5, "bullet", ""),
        (5, "none", ""),
        (5, "chicago", "5"),
    ],
)
def test_numbers_are_written_as_word_writes_them(number: int, form: str, written: str) -> None:
    assert ordinal(number, form) == written


def test_deleted_hidden_and_struck_words_are_left_out_and_told() -> None:
    body = (
        "<w:p><w:r><w:t xml:space='preserve'>A lamp </w:t></w:r>"
        "<w:del><w:r><w:delText>may</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>shall</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t> secretly</w:t></w:r>"
        "<w:r><w:rPr><w:strike/></w:rPr><w:t> never</w:t></w:r>"
        "<w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t> be lit.</w:t></w:r></w:p>"
    )
    extract = read_word("a.docx", word_file(body))
    assert extract.text == "A lamp shall be lit."
    assert whats(extract, NoteKind.LEFT_OUT) == [
        "tracked deletions (1), the first: may",
        "hidden words (1), the first: secretly",
        "words that are struck through (1), the first: never",
    ]
    assert whats(extract, NoteKind.DAMAGED) == [
        "tracked insertions (1) are read as part of the text"
    ]


def test_a_paragraph_whose_ending_was_deleted_runs_on() -> None:
    body = paragraph("A lamp ", "<w:rPr><w:del/></w:rPr>") + paragraph(" shall be lit.")
    assert read_word("a.docx", word_file(body)).text == "A lamp shall be lit."


def test_a_deleted_paragraph_takes_no_number() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:del/></w:rPr></w:pPr>'
        "<w:del><w:r><w:delText>old</w:delText></w:r></w:del></w:p>"
    )
    numbering = abstract(0, level(0, "decimal", "%1.")) + num(1, 0)
    body = numbered("a", 1) + gone + numbered("b", 1)
    assert lines(read_word("a.docx", word_file(body, numbering=numbering))) == ["1. a", "2. b"]


def test_notes_comments_and_boxes_have_their_place() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Lamps</w:t><w:footnoteReference w:id='2'/><w:tab/><w:t>1</w:t>"
        "<w:noBreakHyphen/><w:t>A</w:t><w:sym w:font='Symbol' w:char='F0B7'/></w:r></w:p>"
        "<w:p><w:r><mc:AlternateContent xmlns:mc="
        '"http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice>'
        f"<w:drawing>{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>Linked</w:t></w:r></w:hyperlink>"
        "<w:r><w:instrText>PAGE</w:instrText></w:r></w:p></w:sdtContent></w:sdt><w:altChunk/>"
    )
    note = "<w:footnote w:id='2'><w:p><w:r><w:t>As amended</w:t></w:r></w:p></w:footnote>"
    comment = "<w:comment w:id='1'><w:p><w:r><w:t>Check</w:t></w:r></w:p></w:comment>"
    extract = read_word("a.docx", word_file(body, footnotes=note, comments=comment))
    assert lines(extract) == ["Lamps 1-A", "In a box", "Linked"]
    assert whats(extract, NoteKind.LEFT_OUT) == [
        "inserted files (1), the first: a file of another kind inside this one",
        "footnotes (1), the first: As amended",
        "comments (1), the first: Check",
    ]
    assert len(whats(extract, NoteKind.DAMAGED)) == 1


def test_tables_stand_in_their_place_and_order() -> None:
    def cell(text: str) -> str:
        return f"<w:tc>{paragraph(text)}</w:tc>"

    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('old')}</w:tr>"
    table = f"<w:tbl><w:tr>{cell('lamp')}{cell('a thing')}</w:tr>{gone}</w:tbl>"
    extract = read_word("a.docx", word_file(paragraph("one") + table + paragraph("two")))
    assert lines(extract) == ["one", "lamp\ta thing", "two"]


def test_a_file_written_by_python_docx_is_read(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    document.add_heading("Lamp Act", 0)
    document.add_paragraph("Lamps shall be lit.", style="List Number")
    document.add_paragraph("Torches too.", style="List Number")
    document.save(str(tmp_path / "a.docx"))
    extract = read_extract(tmp_path / "a.docx")
    assert lines(extract) == ["Lamp Act", "1. Lamps shall be lit.", "2. Torches too."]
    assert extract.title == "Lamp Act"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (word_file(""), "is a Word file without words"),
        (
            word_file(paragraph("x"), {"word/x.xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}),
            "has a document type declaration, whose entities are not followed",
        ),
        (
            word_file(paragraph("x"), {"word/media/x.bin": bytes(60_000_000)}),
            "has a member that unpacks to 1,029 times its size, as made to do harm",
        ),
        (
            word_file(paragraph("x"), {f"word/media/{i}.bin": b"x" for i in range(5001)}),
            "has more than 5,000 members",
        ),
        (
            word_file("<w:sdt><w:sdtContent>" * 90 + "</w:sdtContent></w:sdt>" * 90),
            "has elements more than 150 deep",
        ),
    ],
)
def test_a_word_file_that_would_do_harm_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_word("a.docx", data)
    assert caught.value.what == what


def test_a_word_file_that_would_grow_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="unpacks to more than 500 bytes"):
        read_word("a.docx", word_file(paragraph("x")), Limits(unpacked_bytes=500))


def test_a_list_with_an_endless_label_stays_small() -> None:
    numbering = abstract(0, level(0, "decimal", "%1" + "x" * 100_000)) + num(1, 0)
    body = numbered("x", 1) * 1000
    assert len(read_word("a.docx", word_file(body, numbering=numbering)).text) < 100_000


# PDF


def test_lines_become_paragraphs_and_pages_are_known() -> None:
    first = column(
        ["1. " + FULL, *FULL_LINES, "Lamps shall be lit by every-", "one who holds them."]
    )
    second = column(["2. Torches shall be put out."])
    extract = read_pdf("a.pdf", pdf_file([first, second]))
    assert lines(extract)[-1] == "2. Torches shall be put out."
    assert "lit by everyone who" in extract.text.replace("\n", " ")
    assert [page.number for page in extract.pages] == [1, 2]
    assert extract.text[extract.pages[1].start :].startswith("2. Torches")


def test_running_heads_and_page_numbers_are_left_out_and_told() -> None:
    def made(number: int) -> list[Words]:
        head = (200.0, 770.0, 9.0, f"Lamp Act, No. 3 {number}")
        foot = (300.0, 30.0, 9.0, str(number))
        body = [line.replace("lamp", "lamp and " * number) for line in FULL_LINES]
        return [head, *column([f"{number}. Lamp {'x' * number}", *body][: 3 + number]), foot]

    extract = read_pdf("a.pdf", pdf_file([made(i) for i in range(1, 5)]))
    assert "No. 3" not in extract.text
    assert not any(line.isdigit() for line in lines(extract))
    assert whats(extract, NoteKind.LEFT_OUT) == [
        "running heads, feet and page numbers (8 lines), the first: Lamp Act, No. 3 1"
    ]


def test_marginal_notes_become_the_headings_of_their_sections() -> None:
    def made(number: int, left: float, note: float) -> list[Words]:
        words = column([f"{number}. " + FULL[:60], *(line[:66] for line in FULL_LINES)], left=left)
        words += column(
            [f"{number + 1}. " + FULL[:60], *(line[:66] for line in FULL_LINES)], 600, left
        )
        words += [(note, 700, 8, "Lamps to be"), (note, 690, 8, "lit."), (note, 600, 8, "Tor-")]
        return [*words, (note, 590, 8, "ches.")]

    extract = read_pdf("a.pdf", pdf_file([made(1, 60, 450), made(3, 160, 60)]))
    headed = [line for line in lines(extract) if line[0].isdigit()]
    assert headed == ["1. Lamps to be lit.", "2. Torches.", "3. Lamps to be lit.", "4. Torches."]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = column([f"left {i} lamps shall be lit at" for i in range(8)], left=60)
    right = column([f"right {i} torches be put out" for i in range(8)], left=320)
    text = read_pdf("a.pdf", pdf_file([[*left, *right]])).text
    assert text.index("left 7") < text.index("right 0")


def test_hyphens_at_line_ends_go_or_stay_as_the_law_has_them() -> None:
    body = column(
        [
            "The sub-section on lamps and the subsection on computer-based lamps is long and is",
            "not a text of some length until the very end of this line, which is here: computer-",
            "based lamps are lit by all those who hold a lamp in the port at night, and telecom-",
            "munication is free for all of those who are not in the harbour at night, and are non-",
            "resident in the harbour. It says on the last line what there is to say on Anti-",
            "Lamp boards.",
        ]
    )
    text = read_pdf("a.pdf", pdf_file([body])).text.replace("\n", " ")
    assert "here: computer-based lamps" in text
    assert "telecommunication" in text
    assert "non-resident" in text
    assert "Anti-Lamp" in text


def test_a_page_without_text_is_told_and_a_file_without_any_refused() -> None:
    extract = read_pdf("a.pdf", pdf_file([column(FULL_LINES), []]))
    assert whats(extract, NoteKind.NO_TEXT) == ["page 2 is empty"]
    assert extract.notes[0].page == 2
    with pytest.raises(UnreadableFile, match=r"has no words.*ocrmypdf"):
        read_pdf("a.pdf", pdf_file([[], []]))


IMAGE = b"q 600 0 0 800 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \0 EI Q\n"


def test_pages_that_are_images_are_told() -> None:
    pages: list[list[Words | bytes]] = [
        [*column(FULL_LINES)],
        [IMAGE],
        [IMAGE, (100.0, 20.0, 9.0, "Scan 3")],
    ]
    extract = read_pdf("a.pdf", pdf_file(pages))
    first, second = whats(extract, NoteKind.NO_TEXT)
    assert first.startswith("page 2 is an image without text; run OCR")
    assert second.startswith("page 3 is an image with hardly any text; run OCR")
    assert "Scan 3" in extract.text


def test_signs_that_are_no_letters_are_told_and_too_many_refused() -> None:
    unknown = b"BT /F 11 Tf 100 600 Td (%s) Tj ET\n"
    extract = read_pdf("a.pdf", pdf_file([[*column(FULL_LINES), unknown % b"a\\001b"]]))
    assert whats(extract, NoteKind.DAMAGED) == [
        "1 signs stand for no known letter and are shown as \ufffd"
    ]
    with pytest.raises(UnreadableFile, match="does not say which letters its signs are"):
        read_pdf("a.pdf", pdf_file([[unknown % (b"\\000" * 40)]]))


@pytest.mark.parametrize(
    ("code", "high", "letter"),
    [
        (0xDE00, 0xD83D, 0x1F600),
        (0xDE00, 0, 0xFFFD),
        (0, 0, 0xFFFD),
        (0xE001, 0, 0xFFFD),
        (0x200000, 0, 0xFFFD),
        (0xFFFE, 0, 0xAD),
        (0x02, 0, 0xAD),
        (0x1F, 0, 0xFFFD),
        (0x0A, 0, 0x0A),
        (0x62A, 0, 0x62A),
    ],
)
def test_codes_become_letters_of_any_plane(code: int, high: int, letter: int) -> None:
    assert whole_letter(code, high) == letter


def test_a_pdf_that_is_damaged_or_too_long_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="is a damaged PDF"):
        read_pdf("a.pdf", b"%PDF-1.4\nnothing")
    with pytest.raises(UnreadableFile, match="has 3 pages, more than 2"):
        read_pdf("a.pdf", pdf_file([[], [], []]), Limits(pages=2))
    with pytest.raises(UnreadableFile, match="has more than 10 characters"):
        read_pdf("a.pdf", pdf_file([column(FULL_LINES)]), Limits(text_characters=10))


def test_a_pdf_with_a_password_is_refused() -> None:
    locked = pdf_file([column(FULL_LINES)]).replace(
        b"trailer<<",
        b"trailer<</Encrypt<</Filter/Standard/V 1/R 2/P -4/Length 40/O<%s>/U<%s>>>/ID[<00><00>]"
        % (b"11" * 32, b"22" * 32),
    )
    with pytest.raises(UnreadableFile, match="is locked with a password"):
        read_pdf("a.pdf", locked)


# Akoma Ntoso

CHAPTER = (
    "<chapter><num>I</num><heading>Of lamps</heading><section><num>1.</num>"
    "<heading>Light</heading><subsection><num>(1)</num><content><p>Lamps <b>shall</b> be "
    "lit.</p></content></subsection><subsection><num>(2)</num><intro><p>But not</p></intro>"
    "<paragraph><num>(a)</num><content><p>at noon;</p></content></paragraph>"
    "<wrapUp><p>as the case may be.</p></wrapUp></subsection></section></chapter>"
)


@pytest.mark.parametrize("version", ["2.0", "3.0", ""])
def test_units_are_marked_in_every_version(version: str) -> None:
    extract = read_akoma_ntoso("a.xml", akoma_ntoso(CHAPTER, version=version))
    assert lines(extract) == [
        *("Chapter I Of lamps", "1. Light", "(1) Lamps shall be lit.", "(2) But not"),
        *("(a) at noon;", "as the case may be."),
    ]
    assert extract.title == "Lamp Act"
    marks = [
        (m.depth, m.kind.value, m.number, m.heading, extract.text[m.body : m.body + 8])
        for m in extract.marks
    ]
    assert marks == [
        (0, "chapter", "I", "Of lamps", "1. Light"),
        (1, "section", "1", "Light", "(1) Lamp"),
        (2, "subdivision", "1", "", "Lamps sh"),
        (2, "subdivision", "2", "", "But not\n"),
        (3, "subdivision", "a", "", "at noon;"),
    ]
    subsection = extract.marks[3]
    assert extract.text[subsection.start : subsection.end].endswith("as the case may be.")


@pytest.mark.parametrize("version", ["2.0", "3.0", ""])
def test_articles_lie_in_sections_where_a_law_has_it_so(version: str) -> None:
    body = (
        "<section><num>Section One</num><article><num>Article One</num><heading>Light</heading>"
        "<paragraph><num>1\u00b0</num><content><p>Lamps.</p></content></paragraph></article>"
        "</section>"
    )
    extract = read_akoma_ntoso("a.xml", akoma_ntoso(body, version=version))
    assert [(m.kind.value, m.number) for m in extract.marks] == [
        ("chapter", "1"),
        ("section", "1"),
        ("subdivision", "1"),
    ]


def test_schedules_and_words_for_other_acts_are_known() -> None:
    quoted = (
        "<section><num>2</num><content><p>Insert: <mod><quotedStructure startQuote='\u201c' "
        "endQuote='\u201d'><section><num>9A.</num><content><p>New lamps.</p></content></section>"
        "</quotedStructure></mod></p><table><tr><td><p>a</p></td><td><p>b</p></td></tr></table>"
        "<p>See<authorialNote><p>Later.</p></authorialNote>.</p></content></section>"
    )
    schedule = (
        "<attachments><attachment><heading>Schedule 1</heading><doc name='schedule'><mainBody>"
        "<paragraph><num>1.</num><content><p>Oil.</p></content></paragraph></mainBody></doc>"
        "</attachment></attachments><components><component><doc name='x'><meta>"
        "<FRBRalias value='The Second Schedule'/></meta><mainBody><p>Gas.</p></mainBody></doc>"
        "</component></components>"
    )
    extract = read_akoma_ntoso("a.xml", akoma_ntoso(quoted, schedule))
    assert lines(extract) == [
        *("2 Insert:", "\u201c9A. New lamps.\u201d", "a\tb", "See.", "Schedule 1"),
        *("1. Oil.", "The Second Schedule", "Gas."),
    ]
    assert [(m.kind.value, m.number, m.heading) for m in extract.marks] == [
        ("section", "2", ""),
        ("schedule", "1", "Schedule 1"),
        ("subdivision", "1", ""),
        ("schedule", "2", "The Second Schedule"),
    ]
    assert whats(extract, NoteKind.LEFT_OUT) == ["foot and margin notes (1), the first: Later."]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (
            b'<!DOCTYPE akomaNtoso SYSTEM "http://x/y.dtd"><akomaNtoso/>',
            "has a document type declaration, whose entities are not followed",
        ),
        (
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'.encode("utf-16"),
            "has a document type declaration, whose entities are not followed",
        ),
        (b"<law/>", "is XML of another kind: its root is <law>"),
        (akoma_ntoso("<p>" * 200 + "</p>" * 200), "has elements more than 150 deep"),
    ],
)
def test_other_xml_is_refused(data: bytes, what: str) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_akoma_ntoso("a.xml", data)
    assert caught.value.what == what


def test_broken_xml_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="is no well-formed XML"):
        read_akoma_ntoso("a.xml", b"<akomaNtoso><act></akomaNtoso>")


# Any file

GOOD = {
    "pdf": (pdf_file([column(FULL_LINES)]), Format.PDF),
    "docx": (word_file(paragraph("1. Lamps.")), Format.WORD),
    "html": (page("<p>1. Lamps."), Format.HTML),
    "xml": (akoma_ntoso(CHAPTER), Format.AKOMA_NTOSO),
    "txt": (b"1. Lamps.", Format.TEXT),
    "md": (b"# 1. Lamps.", Format.MARKDOWN),
}


@pytest.mark.parametrize("suffix", GOOD)
def test_the_kind_is_seen_in_the_file(tmp_path: Path, suffix: str) -> None:
    data, kind = GOOD[suffix]
    extract = read_extract(write(tmp_path, f"a.{suffix}", data))
    assert extract.format is kind
    assert not whats(extract, NoteKind.DAMAGED)


@pytest.mark.parametrize("suffix", ["pdf", "docx", "html", "xml"])
def test_a_wrong_suffix_is_told_and_does_no_harm(tmp_path: Path, suffix: str) -> None:
    data, kind = GOOD[suffix]
    extract = read_extract(write(tmp_path, "a.txt", data))
    assert extract.format is kind
    (what,) = whats(extract, NoteKind.DAMAGED)
    assert what.startswith("the name ends in .txt, but the file is ")


OPEN_DOCUMENT = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "a": b""})


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"", "is empty; check that it was saved or downloaded whole"),
        ("a.txt", b" \n\t", "has no words in it"),
        (
            "a.doc",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
            ".doc)",
        ),
        (
            "a.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "is locked with a password; open it in Word",
        ),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an Office file of the old kind"),
        ("a.txt", b"{\\rtf1 Lamps}", "is Rich Text (RTF); open it in Word or LibreOffice"),
        ("a.pdf", b"\x89PNG\r\n\x1a\n", "is an image (PNG); run OCR on it"),
        ("a.txt", b"RIFF\0\0\0\0WEBP", "is an image (WebP)"),
        ("a.docx", OPEN_DOCUMENT, "is an OpenDocument file"),
        ("a.zip", packed({"law.txt": b"x"}), "is packed (zip); unpack it"),
        ("a.docx", packed({"law.txt": b"x"}), "is a packed file without a Word text in it"),
        ("a.docx", packed({"xl/workbook.xml": b"x"}), "is an Excel file"),
        ("a.docx", b"PK\x03\x04lamp", "is a damaged packed file"),
        ("a.docx", b"1. Lamps.", "is called .docx and is no Word file"),
        ("a.pdf", b"1. Lamps.", "is called .pdf and is no PDF"),
        ("a.xml", b"1. Lamps.", "is called .xml and is no Akoma Ntoso"),
        ("a.xml", b"<?xml version='1.0'?><rss/>", "is XML, but no Akoma Ntoso: its root is <rss>"),
        ("a.docx", packed({"word/document.xml": b"<x/>"}), "is no Word file that can be read"),
    ],
)
def test_other_files_are_refused_by_name(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    with pytest.raises(UnreadableFile) as caught:
        read_document(write(tmp_path, name, data))
    assert message in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path))


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is a folder; name one file in it"):
        read_document(tmp_path)
    with pytest.raises(UnreadableFile, match="does not exist"):
        read_document(tmp_path / "none.txt")
    with pytest.raises(UnreadableFile, match="is larger than 1e-05 MB"):
        read_document(write(tmp_path, "a.txt", b"x" * 11), Limits(file_bytes=10))
    with pytest.raises(UnreadableFile, match="has more than 10 characters"):
        read_document(write(tmp_path, "a.txt", b"x" * 11), Limits(text_characters=10))
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(UnreadableFile, match="is no file but a device or pipe"):
        read_document(tmp_path / "pipe.txt")


def test_a_file_that_may_not_be_read_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    path = write(tmp_path, "a.txt", b"x")
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(UnreadableFile, match="may not be read"):
        read_document(path)


@pytest.mark.parametrize(
    ("suffix", "package", "extra"),
    [
        ("pdf", "pypdfium2", "pdf"),
        ("docx", "docx", "docx"),
        ("html", "lxml", "html"),
        ("xml", "lxml", "html"),
    ],
)
def test_a_missing_package_is_named_by_its_extra(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, package: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(MissingExtra, match=rf"cyberlaw-gap\[{extra}\]"):
        read_document(write(tmp_path, f"a.{suffix}", GOOD[suffix][0]))


def test_a_text_file_needs_no_extra(tmp_path: Path) -> None:
    path = write(tmp_path, "a.txt", b"1. Lamps.")
    code = (
        "import sys, pathlib\nfrom cyberlaw_gap.ingest import read_document\n"
        f"read_document(pathlib.Path({str(path)!r}))\nprint(' '.join(sys.modules))"
    )
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert not {"lxml", "docx", "pypdfium2"} & set(done.stdout.split())


def test_a_file_becomes_a_document(tmp_path: Path) -> None:
    document = read_document(write(tmp_path, "lamp.xml", akoma_ntoso(CHAPTER)))
    assert (document.name, document.title) == ("lamp.xml", "Lamp Act")
    assert [s.label for s in document.sections if s.kind.value == "section"] == ["1"]


def test_a_text_becomes_a_document() -> None:
    document = parse_document("1. Light\r\nLamps shall be lit.", "lamp")
    assert (document.name, document.text) == ("lamp", "1. Light\r\nLamps shall be lit.")
    with pytest.raises(UnreadableFile, match="has half a character at offset 1"):
        parse_document("a\ud800")
    with pytest.raises(UnreadableFile, match="has more than 3 characters"):
        parse_document("lamp", limits=Limits(text_characters=3))


def test_a_member_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    """The directory says 10 bytes where a million come out."""
    data = word_file(paragraph("x"), {"word/x.xml": b"x" * 1_000_000})
    with zipfile.ZipFile(write(tmp_path, "a.docx", data)) as package:
        size = package.getinfo("word/x.xml").file_size.to_bytes(4, "little")
    lie = data.replace(size, (10).to_bytes(4, "little"))
    with pytest.raises(UnreadableFile, match="is a damaged Word file"):
        read_word("a.docx", lie)
