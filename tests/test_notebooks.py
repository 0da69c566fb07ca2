"""Notebooks: results that show themselves, frames with types, and the three that are shipped."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import pandas as pd
import pytest
from nbclient import NotebookClient

from cyberlaw_gap import (
    CountryProfile,
    GapReport,
    Standard,
    compare,
    compare_with,
    load_overlay,
    load_profile,
    matrix,
    notebook,
)
from cyberlaw_gap.errors import MissingExtra
from cyberlaw_gap.model.profile import Country
from cyberlaw_gap.model.verdict import Level
from cyberlaw_gap.report import render_matrix
from tests.draft_bill import bill_report

if TYPE_CHECKING:
    from cyberlaw_gap.analysis import Matrix

DAY = dt.date(2024, 6, 1)
HOSTILE = '<img src=x onerror="alert(1)">'


@pytest.fixture(scope="module")
def report(tiny: Standard, tinyland: CountryProfile) -> GapReport:
    return compare(tiny, tinyland, DAY)


@pytest.fixture(scope="module")
def table(report: GapReport) -> Matrix:
    other = Country(code="ZZ", name="Zedland")
    return matrix([report, report.model_copy(update={"country": other})])


# --- results show themselves


def test_a_verdict_shows_its_words_and_every_element(report: GapReport) -> None:
    provision = report.provision("2")
    shown = provision._repr_html_()
    assert "Art. 2, " in shown
    assert f"of {provision.totals.required} asked" in shown
    for element in provision.elements:
        assert f"<small>{element.ref}</small>" in shown


def test_an_element_shows_every_finding_and_who_says_so(report: GapReport) -> None:
    element = next(e for p in report.provisions for e in p.elements if len(e.evidence) > 1)
    shown = element._repr_html_()
    for evidence in element.evidence:
        assert evidence.finding.basis.assessor in shown
        assert evidence.finding.basis.date.isoformat() in shown
    assert shown.count("<tr>") == 1 + len(element.evidence)


def test_an_element_about_which_nothing_is_said_says_so(report: GapReport) -> None:
    element = report.element("2/peeking").model_copy(update={"evidence": ()})
    shown = element._repr_html_()
    assert element.text in shown
    assert "Nobody looked yet." in shown


def test_every_verdict_and_element_shows_itself(
    budapest: Standard, philippines: CountryProfile
) -> None:
    report = compare(budapest, philippines, philippines.assessed)
    for provision in report.provisions:
        assert provision.title in provision._repr_html_()
        for element in provision.elements:
            assert f"<small>{element.ref}</small>" in element._repr_html_()


def test_what_no_longer_has_effect_is_told_with_its_end(
    budapest: Standard, philippines: CountryProfile
) -> None:
    report = compare(budapest, philippines, dt.date(2014, 3, 1))
    ended = "RA 10175 s 12: struck down on 2014-02-11 by Disini"
    assert ended in report.element("20/collect")._repr_html_()
    assert ended in report.provision("20")._repr_html_()


def test_words_of_profiles_and_standards_are_no_markup(report: GapReport) -> None:
    element = report.element("2/peeking").model_copy(update={"text": HOSTILE})
    provision = report.provision("2").model_copy(update={"title": HOSTILE, "elements": (element,)})
    frame = pd.DataFrame({HOSTILE: [HOSTILE]})
    for shown in (
        element._repr_html_(),
        provision._repr_html_(),
        notebook.Table(frame)._repr_html_(),
    ):
        assert "<img" not in shown
        assert "&lt;img" in shown


def test_a_page_stays_in_its_frame_and_its_links_work(report: GapReport, table: Matrix) -> None:
    for shown in (report._repr_html_(), table._repr_html_()):
        assert "<script" not in shown
        assert shown.count("<iframe") == 1
        assert "&lt;base href=&quot;about:srcdoc&quot;&gt;" in shown
        assert "&lt;a href=&quot;http" not in shown
    assert 'title="2 countries, Tiny Convention"' in table._repr_html_()


class Line:
    """What IPython hands over, as far as results ask for it."""

    def __init__(self) -> None:
        self.words = ""

    def text(self, words: str, /) -> None:
        self.words += words


def test_where_no_html_is_shown_a_result_is_one_line(report: GapReport, table: Matrix) -> None:
    absent = report.provision("2").model_copy(update={"bounds": None})
    lines = []
    for result in (report, table, report.provision("2"), absent, report.element("2/peeking")):
        line = Line()
        result._repr_pretty_(line, False)  # noqa: FBT003  as IPython calls it
        lines.append(line.words)
    assert lines == [
        "<GapReport XT, tiny, 2024-06-01>",
        "<Matrix tiny, 2024-06-01: XT ZZ>",
        "<ProvisionResult 2: partial, possibly partial>",
        "<ProvisionResult 2: not applicable>",
        "<ElementResult 2/peeking: partial>",
    ]


def test_pictures_show_the_drawing_and_its_figures(
    report: GapReport, table: Matrix, tiny: Standard, tinyland: CountryProfile
) -> None:
    for drawn in (
        notebook.coverage(report),
        notebook.ledger(report),
        notebook.timeline(report, tiny, tinyland),
        notebook.matrix_picture(table),
        notebook.region(table),
    ):
        shown = drawn._repr_html_()
        assert shown.count("<svg") == 1
        assert 'width="100%"' in shown
        assert shown.count("<tr>") == 1 + len(drawn.picture.rows)
        assert drawn.picture.rows
        assert repr(drawn) == f"{drawn.picture.title}. {drawn.picture.description}"


def test_two_days_of_one_picture_have_names_of_their_own(
    report: GapReport, tiny: Standard, tinyland: CountryProfile
) -> None:
    earlier = compare(tiny, tinyland, tinyland.studied_from)
    names = [
        set(re.findall(r' id="([^"]+)"', notebook.coverage(day)._repr_html_()))
        for day in (report, earlier)
    ]
    assert all(names)
    assert not names[0] & names[1]
    shown = notebook.coverage(report)._repr_html_()
    assert set(re.findall(r"#(coverage[\w-]+)", shown)) <= names[0]


def test_the_timeline_ends_with_the_figures_of_the_report(
    report: GapReport, tiny: Standard, tinyland: CountryProfile
) -> None:
    rows = notebook.timeline(report, tiny, tinyland).picture.rows
    assert any(f"{report.totals.met}" in cell for cell in rows[-1])


def test_everything_shows_itself_without_pandas(
    report: GapReport,
    table: Matrix,
    tiny: Standard,
    tinyland: CountryProfile,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    assert report._repr_html_()
    assert table._repr_html_()
    assert report.provision("2")._repr_html_()
    assert report.element("2/peeking")._repr_html_()
    assert notebook.timeline(report, tiny, tinyland)._repr_html_()
    with pytest.raises(MissingExtra, match=r"pip install 'cyberlaw-gap\[frames\]'"):
        table.to_frame()


# --- data frames


def test_a_bill_that_is_laid_over_is_marked_wherever_it_shows(budapest: Standard) -> None:
    bill = load_overlay("my-cybercrime-bill-2026")
    report = compare_with(budapest, load_profile("MY"), [bill], bill.since)
    line = Line()
    report._repr_pretty_(line)
    assert line.words == "<GapReport MY, budapest, 2026-11-25, with my-cybercrime-bill-2026>"
    assert "This is not the law of" in report._repr_html_()
    assert set(report.to_frame().laid_over) == {"my-cybercrime-bill-2026"}
    law = compare(budapest, load_profile("MY"), bill.since)
    assert set(law.to_frame().laid_over) == {""}


def types(frame: pd.DataFrame) -> dict[str, str]:
    """The type of each column; of ordered ones, that they are."""
    return {
        str(name): "ordered" if getattr(dtype, "ordered", False) else str(dtype)
        for name, dtype in frame.dtypes.items()
    }


def test_the_columns_of_a_report_have_types(report: GapReport) -> None:
    assert types(report.to_frame()) == {
        "country": "string",
        "as_of": "datetime64[s]",
        "laid_over": "string",
        "provision": "ordered",
        "element": "string",
        "text": "string",
        "role": "category",
        "limits": "bool",
        "answered_by": "category",
        "treatment": "category",
        "state": "category",
        "proven": "ordered",
        "possible": "ordered",
        "where": "string",
        "method": "ordered",
        "confidence": "ordered",
    }


def test_the_columns_of_a_matrix_have_types(table: Matrix) -> None:
    assert types(table.to_frame()) == {
        "country": "string",
        "code": "string",
        "as_of": "datetime64[s]",
        "standing": "category",
        "party_since": "datetime64[s]",
        "part": "ordered",
        "article": "ordered",
        "title": "string",
        "proven": "ordered",
        "possible": "ordered",
        "required": "int64",
        "met": "int64",
        "partial": "int64",
        "absent": "int64",
        "undecided": "int64",
        "by_recollection": "int64",
    }


def test_the_columns_of_a_check_have_types() -> None:
    frame = notebook.draft_to_frame(bill_report())
    found = types(frame)
    assert "object" not in found.values()
    assert found["coverage"] == "ordered"
    assert found["status"] == "category"
    assert found["page"] == "Int64"
    assert (frame.coverage >= "partial").sum() == (frame.coverage != "none").sum() > 0


def test_bounds_can_be_compared_and_give_the_gaps_of_the_report(report: GapReport) -> None:
    frame = report.to_frame()
    owed = frame[(frame.treatment == "owed") & (frame.answered_by == "law")]
    gaps = owed[~owed.limits & (owed.possible < "met")]
    assert [f"{g.provision}/{g.element}" for g in gaps.itertuples()] == [
        gap.element for gap in report.gaps
    ]
    assert (frame.proven <= frame.possible).all()


def test_articles_sort_as_in_the_treaty_and_not_as_text(
    budapest: Standard, philippines: CountryProfile
) -> None:
    numbers = [p.number for p in budapest.provisions]
    report = compare(budapest, philippines, DAY)
    frame = report.to_frame().sort_values("provision", ascending=False, kind="stable")
    assert list(frame.provision.unique()) == numbers[::-1]


def test_frames_of_two_countries_keep_their_types_together(report: GapReport) -> None:
    other = report.model_copy(update={"country": Country(code="ZZ", name="Zedland")})
    both = pd.concat([report.to_frame(), other.to_frame()], ignore_index=True)
    assert types(both) == types(report.to_frame())


def test_what_nobody_found_has_no_method(report: GapReport) -> None:
    element = report.element("2/peeking").model_copy(update={"evidence": ()})
    provision = report.provision("2").model_copy(update={"elements": (element,)})
    frame = report.model_copy(update={"provisions": (provision,)}).to_frame()
    assert frame.method.isna().all()
    assert frame.confidence.isna().all()
    assert types(frame) == types(report.to_frame())


def test_a_report_of_no_element_is_a_frame_of_no_row(report: GapReport) -> None:
    frame = report.model_copy(update={"provisions": ()}).to_frame()
    assert len(frame) == 0
    assert types(frame)["as_of"] == "datetime64[s]"
    assert types(frame)["limits"] == "bool"


def test_the_matrix_says_in_the_frame_what_it_says_in_its_csv(table: Matrix) -> None:
    frame = table.to_frame()
    lines = render_matrix(table, "csv").splitlines()
    assert set(lines[0].split(",")) == set(frame) - {"part", "party_since"}
    assert len(frame) == len(lines) - 1
    for row, totals in ((r.code, r.totals) for r in table.rows):
        of_row = frame[frame.code == row]
        assert of_row.met.sum() == totals.met
        assert (of_row.met + of_row.undecided).sum() == totals.possible


def test_an_article_that_asks_nothing_has_no_bounds(table: Matrix) -> None:
    none = [cell.number for cell in table.rows[0].cells if cell.bounds is None]
    frame = table.to_frame()
    first = frame[frame.code == table.rows[0].code]
    assert list(first.article[first.proven.isna()]) == none
    assert list(frame.proven.cat.categories) == [level.value for level in Level]


def test_a_table_shows_words_whole_dates_as_days_and_nothing_for_nothing() -> None:
    frame = pd.DataFrame(
        {
            "asks": pd.Series(["word " * 40, pd.NA], dtype="string"),
            "sure": [0.999, float("nan")],
            "since": [pd.Timestamp(2014, 2, 11), pd.NaT],
            "page": pd.Series([3, None], dtype="Int64"),
        }
    )
    shown = notebook.Table(frame)._repr_html_()
    cells = re.findall(r"<td[^>]*>(.*?)</td>", shown)
    assert cells == ["word " * 40, "0.99", "2014-02-11", "3", "", "", "", ""]
    assert repr(notebook.Table(frame)) == repr(frame)


# --- the notebooks that are shipped

FOLDER = Path(__file__).parents[1] / "notebooks"
NOTEBOOKS = {
    "01-a-country-in-ten-minutes": (
        "Art. 18, Production order",
        "struck down on 2014-02-11 by Disini",
        "<svg",
        "The Philippines and the Budapest Convention",
    ),
    "02-fourteen-countries-compared": (
        "14 countries and the Budapest Convention",
        "<svg",
        "Computer Crime Act s 19(1)",
        "by_recollection",
    ),
    "03-a-bill-checked-and-its-effect": (
        "COMPUTER OFFENCES BILL, held against the Budapest Convention",
        "Offences of speech and false information",
        ">lost</td>",
        "Malaysia and the Budapest Convention, with Cybercrimes Bill 2026 laid over",
    ),
}

# An installed package is tested with the tests and documents alone.
shipped = pytest.mark.skipif(
    "CYBERLAW_GAP_EXPECT_WHEEL" in os.environ and not FOLDER.is_dir(),
    reason="the notebooks are not beside these tests",
)


def opened(name: str) -> nbformat.NotebookNode:
    path = FOLDER / f"{name}.ipynb"
    book: nbformat.NotebookNode = nbformat.read(  # type: ignore[no-untyped-call]  # has no types
        path, as_version=4
    )
    return book


@shipped
def test_every_notebook_is_tested() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.ipynb")) == sorted(NOTEBOOKS)


@shipped
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_is_stored_without_what_a_run_leaves_behind(name: str) -> None:
    """After editing, clear all outputs; this form keeps the differences small."""
    text = (FOLDER / f"{name}.ipynb").read_text(encoding="utf-8")
    book = json.loads(text)
    for cell in book["cells"]:
        assert set(cell["metadata"]) <= {"tags"}
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            assert cell["execution_count"] is None
    assert text == json.dumps(book, indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    nbformat.validate(opened(name))


@shipped
@pytest.mark.filterwarnings("default")  # of the packages that start and talk to a kernel
@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_from_a_clean_start_and_holds_what_it_says(
    name: str, tmp_path: Path
) -> None:
    book = opened(name)
    last = book.cells[-1]
    assert last.metadata.tags == ["assertions"]
    assert last.source.count("assert ") >= 5
    resources = {"metadata": {"path": str(tmp_path)}}
    NotebookClient(book, timeout=120, kernel_name="python3", resources=resources).execute()

    outputs = [out for cell in book.cells for out in cell.get("outputs", ())]
    shown = "".join(out.data.get("text/html", "") for out in outputs if "data" in out)
    for words in NOTEBOOKS[name]:
        assert words in shown
    assert last.outputs == []
    assert not re.search("cyberlaw_gap.*Warning", "".join(out.get("text", "") for out in outputs))
    assert list(tmp_path.iterdir()) == []
