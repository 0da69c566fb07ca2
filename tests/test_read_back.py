"""Every document read back by an independent library: every gap, citation and figure is in it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from docx2python import docx2python
from lxml import html

from cyberlaw_gap import GapReport, Standard, compare, load_profile
from cyberlaw_gap.model.verdict import Standing
from cyberlaw_gap.report.context import view
from cyberlaw_gap.report.files import report_file

DAY = dt.date(2026, 11, 25)
FORMATS = ("md", "html", "csv", "docx", "pdf", "xlsx")


@pytest.fixture(scope="module")
def sri_lanka(budapest: Standard) -> GapReport:
    return compare(budapest, load_profile("LK"), DAY)


@pytest.fixture(scope="module")
def read_back(sri_lanka: GapReport, budapest: Standard) -> dict[str, str]:
    """The words of the whole report in each format, without any white space."""
    found = {}
    for format_ in FORMATS:
        raw = report_file(sri_lanka, budapest, format_)
        found[format_] = squeezed(_READERS[format_](raw))
    return found


def squeezed(text: str) -> str:
    """Letters and marks alone: how a format breaks lines makes no difference."""
    text = unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\\", "")
    return re.sub(r"[\s\u200b\u2060]+", "", text)


def _word(raw: bytes) -> str:
    with docx2python(io.BytesIO(raw)) as document:
        return str(document.text)


def _pdf(raw: bytes) -> str:
    pages = pypdfium2.PdfDocument(raw)
    text = "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    # A word that was broken at the end of a line, and the marks that stand on every page.
    return re.sub(r"[\ufffe\u2010]\s*", "", text)


def _sheets(raw: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(raw))
    rows = (row for sheet in book.worksheets for row in sheet.iter_rows(values_only=True))
    return "\n".join(str(value) for row in rows for value in row if value is not None)


def _page(raw: bytes) -> str:
    return "".join(str(text) for text in html.fromstring(raw.decode()).itertext())


def _table(raw: bytes) -> str:
    rows = csv.reader(io.StringIO(raw.decode("utf-8-sig")))
    return "\n".join(field for row in rows for field in row)


_READERS: dict[str, Callable[[bytes], str]] = {
    "md": bytes.decode,
    "html": _page,
    "csv": _table,
    "docx": _word,
    "pdf": _pdf,
    "xlsx": _sheets,
}


@pytest.mark.parametrize("format_", FORMATS)
def test_every_gap_is_found(sri_lanka: GapReport, read_back: dict[str, str], format_: str) -> None:
    assert len(sri_lanka.gaps) > 30
    missing = [g.element for g in sri_lanka.gaps if squeezed(g.text) not in read_back[format_]]
    assert missing == []


@pytest.mark.parametrize("format_", FORMATS)
def test_every_citation_is_found(
    sri_lanka: GapReport, read_back: dict[str, str], format_: str
) -> None:
    """Every place that carries what is shown, or was read for what is missing."""
    shown = view(sri_lanka)
    places = {
        place.text
        for provision in sri_lanka.provisions
        for element in provision.elements
        for evidence in element.evidence
        if evidence.standing is Standing.STANDS
        and evidence.bounds is not None
        and evidence.bounds.proven is element.bounds.proven
        and not evidence.finding.is_beyond_the_standard
        for place in evidence.at
    }
    assert len(places) > 80
    assert len(shown.articles) == len(sri_lanka.provisions)
    missing = [place for place in sorted(places) if squeezed(place) not in read_back[format_]]
    assert missing == []


@pytest.mark.parametrize("format_", [f for f in FORMATS if f != "csv"])
def test_every_figure_is_found(
    sri_lanka: GapReport, read_back: dict[str, str], format_: str
) -> None:
    """The counts of every part and in all; the CSV has the elements that make them up."""
    text = read_back[format_]
    shown = view(sri_lanka)
    for figures in (*shown.parts, shown.total):
        if format_ == "xlsx":
            assert str(figures.shown) in text
            assert str(figures.required) in text
        else:
            assert squeezed(figures.shown_words) in text, figures.title
    assert squeezed(shown.summary) in text


def test_the_elements_of_the_csv_make_up_the_counts(
    sri_lanka: GapReport, budapest: Standard
) -> None:
    raw = report_file(sri_lanka, budapest, "csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(raw)))
    assert len(rows) == sum(len(p.elements) for p in sri_lanka.provisions)


# --- pages, as somebody would leaf through them


def blank(pdf: bytes) -> list[int]:
    """The numbers of the pages on which nothing is drawn, once they are rendered."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), start=1):
        bitmap = page.render(scale=0.4, grayscale=True)
        if len(set(bytes(bitmap.buffer))) < 3:
            found.append(number)
    return found


def test_no_page_of_a_pdf_is_blank(sri_lanka: GapReport, budapest: Standard) -> None:
    for reader in ("", "minister", "drafter", "expert", "civil-society"):
        assert blank(report_file(sri_lanka, budapest, "pdf", reader=reader)) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_no_page_of_a_word_file_is_blank(
    sri_lanka: GapReport, budapest: Standard, tmp_path: Path
) -> None:
    for reader in ("", "drafter"):
        path = tmp_path / "report.docx"
        path.write_bytes(report_file(sri_lanka, budapest, "docx", reader=reader))
        subprocess.run(  # noqa: S603  the program that was found
            [str(shutil.which("soffice")), "--headless", "--convert-to", "pdf", path.name],
            cwd=tmp_path,
            check=True,
            capture_output=True,
            timeout=240,
            env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
        )
        pages = (tmp_path / "report.pdf").read_bytes()
        assert len(pypdfium2.PdfDocument(pages)) > 10
        assert blank(pages) == []
