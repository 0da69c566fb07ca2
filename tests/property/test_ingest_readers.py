"""Whatever the bytes: an extract whose places hold, or an error that says what to do.

Laws: no other error comes out; pages and marks lie in the text and in order; marks nest;
UTF-8 text comes out as it went in.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cyberlaw_gap.errors import CyberlawGapError, UnreadableFile
from cyberlaw_gap.ingest import Limits
from cyberlaw_gap.ingest.akoma_ntoso import read_akoma_ntoso
from cyberlaw_gap.ingest.extract import Extract, Reader
from cyberlaw_gap.ingest.html import read_html
from cyberlaw_gap.ingest.kind import kind_of
from cyberlaw_gap.ingest.markdown import read_markdown
from cyberlaw_gap.ingest.pdf import read_pdf
from cyberlaw_gap.ingest.plain import read_plain
from cyberlaw_gap.ingest.word import read_word
from tests.made_files import (
    abstract,
    akoma_ntoso,
    column,
    level,
    num,
    numbered,
    paragraph,
    pdf_file,
    word_file,
)

READERS: dict[str, Reader] = {
    "txt": read_plain,
    "md": read_markdown,
    "html": read_html,
    "docx": read_word,
    "pdf": read_pdf,
    "xml": read_akoma_ntoso,
}
LINES = ["1. Lamps shall be lit by all who hold one in the harbour.", "(a) at night;", "or at"]
VALID = {
    "txt": "1. Lampes à huile\n".encode("cp1252"),
    "md": "# Lamps\n§ 1\n".encode(),
    "html": (
        b"<html><body><nav>a</nav><ol><li>x<li>y</ol><table><tr><td>a<td>b</table>"
        b"<p class='akn-p'>z</body></html>"
    ),
    "docx": word_file(
        paragraph("x") + numbered("y", 1) + numbered("z", 1, 1),
        numbering=abstract(0, level(0, "decimal", "%1."), level(1, "lowerRoman", "(%2)"))
        + num(1, 0),
        styles="<w:style w:styleId='a'><w:basedOn w:val='a'/></w:style>",
    ),
    "pdf": pdf_file([column(LINES), [], column(LINES[1:]), [(400, 700, 8, "Note")]]),
    "xml": akoma_ntoso(
        "<chapter><num>I</num><section><num>1</num><paragraph><num>(a)</num><p>x</p>"
        "</paragraph></section></chapter>",
        "<attachments><attachment><doc name='schedule'><p>y</p></doc></attachment></attachments>",
    ),
}


def check(extract: Extract) -> None:
    size = len(extract.text)
    extract.text.encode("utf-8")
    starts = [page.start for page in extract.pages]
    assert starts == sorted(starts)
    assert [page.number for page in extract.pages] == list(range(1, len(starts) + 1))
    assert all(0 <= start <= size for start in starts)
    open_ends: list[tuple[int, int]] = []
    last = 0
    for mark in extract.marks:
        assert mark.end is not None
        assert last <= mark.start <= mark.body <= mark.end <= size
        last = mark.start
        while open_ends and open_ends[-1][0] >= mark.depth:
            open_ends.pop()
        assert not open_ends or mark.end <= open_ends[-1][1]
        open_ends.append((mark.depth, mark.end))
    for note in extract.notes:
        assert note.what
        assert note.start is None or 0 <= note.start <= size


def survives(kind: str, data: bytes) -> None:
    try:
        extract = READERS[kind](f"a.{kind}", data)
    except CyberlawGapError as error:
        message = str(error)
    else:
        check(extract)
        return
    assert "; " in message


@pytest.mark.parametrize("kind", READERS)
def test_the_valid_files_are_read(kind: str) -> None:
    check(READERS[kind](f"a.{kind}", VALID[kind]))


@pytest.mark.parametrize("kind", READERS)
@given(data=st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(kind: str, data: bytes) -> None:
    survives(kind, data)


@pytest.mark.parametrize("kind", READERS)
@given(share=st.floats(0, 1))
def test_a_file_cut_off_is_read_or_refused(kind: str, share: float) -> None:
    valid = VALID[kind]
    survives(kind, valid[: int(share * len(valid))])


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=150)
@given(changes=st.lists(st.tuples(st.floats(0, 1), st.binary(max_size=6)), max_size=6))
def test_a_file_with_changes_is_read_or_refused(
    kind: str, changes: list[tuple[float, bytes]]
) -> None:
    data = bytearray(VALID[kind])
    for share, put in changes:
        at = int(share * len(data))
        data[at : at + len(put)] = put
    survives(kind, bytes(data))


_XML = st.sampled_from(
    [
        "w:p",
        "w:r",
        "w:t",
        "w:tbl",
        "w:tr",
        "w:tc",
        "w:pPr",
        "w:rPr",
        "w:del",
        "w:ins",
        "w:sdt",
        "w:sdtContent",
        "w:numPr",
        "w:hyperlink",
        "w:txbxContent",
        "w:vanish",
        "w:br",
        "w:pict",
    ]
)
_AKN = st.sampled_from(
    [
        "part",
        "chapter",
        "section",
        "article",
        "subsection",
        "paragraph",
        "num",
        "heading",
        "content",
        "p",
        "intro",
        "wrapUp",
        "item",
        "list",
        "toc",
        "quotedStructure",
        "attachment",
        "doc",
        "table",
        "tr",
        "td",
        "br",
        "preamble",
        "schedule",
        "hcontainer",
    ]
)
_HTML = st.sampled_from(
    [
        "div",
        "p",
        "ol",
        "ul",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "pre",
        "br",
        "span",
        "main",
        "article",
        "nav",
        "footer",
        "aside",
        "h1",
        "del",
        "dl",
        "dd",
        "b",
    ]
)


def trees(names: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    texts = st.sampled_from(["", " ", "x", "1.", "(a)", " Lamps; ", "\n", "Section 2"])
    return st.recursive(
        texts,
        lambda inner: st.builds(
            lambda name, parts: f"<{name}>{''.join(parts)}</{name}>",
            names,
            st.lists(inner, max_size=4),
        ),
        max_leaves=25,
    )


@given(trees(_XML))
def test_any_word_body_is_read_or_refused(body: str) -> None:
    survives("docx", word_file(body))


@given(trees(_AKN))
def test_any_akoma_ntoso_tree_is_read(body: str) -> None:
    check(read_akoma_ntoso("a.xml", akoma_ntoso(body)))


@given(trees(_HTML))
def test_any_page_is_read_or_refused(body: str) -> None:
    survives("html", f"<html><body>{body}</body></html>".encode())


_PLACED = st.tuples(
    st.floats(0, 600),
    st.floats(0, 800),
    st.sampled_from([8.0, 11.0]),
    st.sampled_from(["1. Lamps", "lamp-", "lit at night in every port", "3", "(a) x", "Note"]),
)


@given(st.lists(st.lists(_PLACED, max_size=12), min_size=1, max_size=5))
def test_words_anywhere_on_a_page_are_read(
    pages: list[list[tuple[float, float, float, str]]],
) -> None:
    survives("pdf", pdf_file(pages))


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
def test_utf_8_comes_out_as_it_went_in(text: str) -> None:
    assert read_plain("a.txt", text.encode()).text == text


@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.docx", "a.pdf", "a.xml", "a", "a.md"]))
def test_any_bytes_are_of_some_kind_or_refused(data: bytes, name: str) -> None:
    try:
        kind_of(name, data)
    except UnreadableFile as error:
        mend = error.mend
    else:
        return
    assert mend


@given(st.integers(1, 200))
def test_a_limit_is_kept(most: int) -> None:
    try:
        extract = read_pdf("a.pdf", VALID["pdf"], Limits(text_characters=most))
    except UnreadableFile:
        return
    assert sum(not letter.isspace() for letter in extract.text) <= most
