"""Countries by articles: one model, every format, the figures of the reports."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re

import pytest

from cyberlaw_gap import (
    CountryProfile,
    GapReport,
    Standard,
    compare,
    load_profile,
    matrix,
    render,
    render_matrix,
)
from cyberlaw_gap.analysis import Matrix
from cyberlaw_gap.errors import UnknownFormat
from cyberlaw_gap.model.profile import Country
from cyberlaw_gap.model.verdict import Bounds, Level

DAY = dt.date(2024, 6, 1)


@pytest.fixture(scope="module")
def report(tiny: Standard, tinyland: CountryProfile) -> GapReport:
    return compare(tiny, tinyland, DAY)


def named(report: GapReport, code: str, name: str) -> GapReport:
    return report.model_copy(update={"country": Country(code=code, name=name)})


@pytest.fixture(scope="module")
def table(report: GapReport) -> Matrix:
    return matrix([named(report, "ZZ", "Zedland"), report, named(report, "AA", "=Aland|")])


def test_rows_stand_by_name_and_in_no_other_order(table: Matrix) -> None:
    assert [row.code for row in table.rows] == ["AA", "XT", "ZZ"]


def test_a_row_has_the_verdicts_and_figures_of_its_report(table: Matrix, report: GapReport) -> None:
    row = table.rows[1]
    assert [c.bounds for c in row.cells] == [p.bounds for p in report.provisions]
    assert [c.totals for c in row.cells] == [p.totals for p in report.provisions]
    assert row.totals == report.totals


def test_reports_of_two_days_are_no_matrix(
    tiny: Standard, tinyland: CountryProfile, report: GapReport
) -> None:
    with pytest.raises(ValueError, match="one standard and one day"):
        matrix([report, compare(tiny, tinyland, dt.date(2023, 1, 1))])
    with pytest.raises(ValueError, match="one standard and one day"):
        matrix([])


def test_every_format_has_every_country_and_every_figure(table: Matrix) -> None:
    markdown = render_matrix(table)
    page = render_matrix(table, "html")
    for cell in table.rows[1].cells:
        totals = cell.totals
        if totals.applies:
            most = f"-{totals.possible}" if totals.possible > totals.met else ""
            figures = f"{totals.met}{most}/{totals.required}"
            assert figures in markdown
            assert figures in page
    for row in table.rows:
        assert f"| {row.code} |" in markdown
        assert f">{row.code}</abbr>" in page
    lines = list(csv.DictReader(io.StringIO(render_matrix(table, "csv"))))
    assert len(lines) == len(table.rows) * len(table.provisions)
    assert sum(int(line["met"]) for line in lines if line["code"] == "XT") == (
        table.rows[1].totals.met
    )
    assert json.loads(render_matrix(table, "json"))["rows"][1]["code"] == "XT"


def test_the_page_begins_with_a_bar_per_country_in_the_order_of_the_reader(
    budapest: Standard,
) -> None:
    day = dt.date(2026, 11, 25)
    table = matrix([compare(budapest, load_profile(code), day) for code in ("TL", "US", "VN")])
    for language, names in (
        ("en", ["Timor-Leste", "United States", "Viet Nam"]),
        ("fr", ["États-Unis", "Timor oriental", "Viêt Nam"]),
    ):
        page = render_matrix(table, "html", language)
        assert page.index("<svg") < page.index("<table>") < page.index('<ul class="legend">')
        assert [n for n in re.findall(r"<text[^>]*>([^<]*)</text>", page) if n in names] == names


def test_a_cell_without_anything_asked_says_so(table: Matrix) -> None:
    lines = list(csv.DictReader(io.StringIO(render_matrix(table, "csv"))))
    none = [line for line in lines if line["article"] == "8"]
    assert {line["proven"] for line in none} == {"not-applicable"}
    assert re.search(r"\| 8 \| Friendly words \| n/a \|", render_matrix(table))


def test_two_signs_stand_for_what_lies_between(table: Matrix) -> None:
    signs = {
        Bounds(proven=Level.ABSENT, possible=Level.MET): "○●",
        Bounds(proven=Level.PARTIAL, possible=Level.MET): "◐●",
        Bounds(proven=Level.MET, possible=Level.MET): "●",
    }
    for cell in table.rows[1].cells:
        if cell.bounds in signs:
            row = re.search(rf"^\| {cell.number} \|.*$", render_matrix(table), re.MULTILINE)
            assert row is not None
            assert signs[cell.bounds] in row[0]


def test_no_name_of_a_country_is_a_formula_or_markup(table: Matrix) -> None:
    assert "'=Aland|" in render_matrix(table, "csv")
    assert r"=Aland\|" in render_matrix(table)


def test_a_format_that_is_none_is_refused(table: Matrix) -> None:
    with pytest.raises(UnknownFormat, match="did you mean 'html'"):
        render_matrix(table, "htm")


def test_what_rests_on_recollection_says_so_wherever_it_is_shown(
    table: Matrix, report: GapReport
) -> None:
    """Article 6 of the invented country is in part remembered from a lecture."""
    assert [p.number for p in report.provisions if p.recollected] == ["6"]
    row = re.search(r"^\| 6 \|.*$", render_matrix(table), re.MULTILINE)
    assert row is not None
    assert "†" in row[0]
    assert "in part by recollection" in render_matrix(table, "html")
    lines = list(csv.DictReader(io.StringIO(render_matrix(table, "csv"))))
    assert {line["article"] for line in lines if line["by_recollection"] != "0"} == {"6"}
    assert "1 by recollection" in render(report)
    assert "1 by recollection" in render(report, "html")
