"""The workbook and the CSV file, read back by others: all of the report, and nothing that acts."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import sys
import zipfile
from dataclasses import dataclass
from itertools import groupby

import openpyxl
import pytest

from cyberlaw_gap import CountryProfile, GapReport, Standard, compare
from cyberlaw_gap.catalog import read_overlay
from cyberlaw_gap.comparison import compare_with
from cyberlaw_gap.errors import MissingExtra
from cyberlaw_gap.model.verdict import Treatment
from cyberlaw_gap.report.csv_table import write_csv
from cyberlaw_gap.report.messages import ENGLISH, Pseudo
from cyberlaw_gap.report.workbook import write_workbook

from .conftest import TINYLAND

FORMULA = '=HYPERLINK("https://example.org","x")&cmd|\'/C calc\'!A0'
HOSTILE = f"{FORMULA}\x00\x1b[2J\x85\u202e\ud800\ufffe<b>&G _x000D_\r\n\t@SUM(1)"
DAY = dt.date(2024, 6, 1)
SHEETS = [
    "Summary",
    "Articles",
    "Elements",
    "Findings",
    "Offences",
    "Safeguards",
    "Powers",
    "Beyond",
    "Questions",
    "Laws",
    "Sources",
]


@dataclass(frozen=True)
class Read:
    """A workbook as another library sees it."""

    data: bytes
    book: openpyxl.Workbook

    def rows(self, sheet: str) -> list[dict[str, object]]:
        heads, *rows = self.book[sheet].iter_rows(values_only=True)
        return [dict(zip(heads, row, strict=True)) for row in rows]

    def texts(self, sheet: str) -> list[str]:
        rows = self.book[sheet].iter_rows(values_only=True)
        return [str(value) for row in rows for value in row if value is not None]


def read(report: GapReport) -> Read:
    data = write_workbook(report, ENGLISH)
    return Read(data, openpyxl.load_workbook(io.BytesIO(data)))


def read_csv(report: GapReport) -> list[dict[str, str]]:
    text = write_csv(report, ENGLISH).encode().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.fixture(scope="module")
def philippine(budapest: Standard, philippines: CountryProfile) -> GapReport:
    return compare(budapest, philippines, dt.date(2026, 11, 24))


@pytest.fixture(scope="module")
def workbook(philippine: GapReport) -> Read:
    return read(philippine)


@pytest.fixture(scope="module")
def hostile(tiny: Standard, tinyland: CountryProfile) -> GapReport:
    found = tinyland.model_copy(
        update={
            "country": tinyland.country.model_copy(update={"name": HOSTILE}),
            "findings": tuple(f.model_copy(update={"why": HOSTILE}) for f in tinyland.findings),
            "questions": tuple(q.model_copy(update={"ask": HOSTILE}) for q in tinyland.questions),
            "beyond": tuple(b.model_copy(update={"concern": HOSTILE}) for b in tinyland.beyond),
            "enactments": tuple(
                e.model_copy(update={"short": HOSTILE, "title": "-2+3", "note": "x" * 40_000})
                for e in tinyland.enactments
            ),
            "sources": (
                tinyland.sources[0].model_copy(update={"url": "javascript:alert(1)"}),
                tinyland.sources[1].model_copy(update={"url": "https://e.org/" + "a" * 3000}),
            ),
        }
    )
    return compare(tiny, found, DAY)


def test_the_sheets_are_there(workbook: Read) -> None:
    assert workbook.book.sheetnames == SHEETS


def test_every_gap_is_found_with_its_reasons_and_its_remedy(
    workbook: Read, philippine: GapReport
) -> None:
    rows = {row["Element"]: row for row in workbook.rows("Elements")}
    assert philippine.gaps
    for gap in philippine.gaps:
        row = rows[gap.element]
        assert row["What is asked"] == gap.text
        assert str(row["State"]) in {"weaker", "not found"}
        assert row["To close it"]
        assert gap.lapsed in str(row["Notes"])
        whys = {f["Why"] for f in workbook.rows("Findings") if f["Element"] == gap.element}
        assert set(gap.why) <= whys


@pytest.mark.parametrize("written", ["workbook", "csv"])
def test_every_citation_stands_in_the_row_of_its_element(
    workbook: Read, philippine: GapReport, written: str
) -> None:
    lines = workbook.rows("Elements") if written == "workbook" else read_csv(philippine)
    rows = {line["Element"]: f"{line['Where']}; {line['Also cited']}" for line in lines}
    owed = [e for p in philippine.provisions for e in p.elements if e.treatment is Treatment.OWED]
    places = [
        (element.ref, place.text)
        for element in owed
        for evidence in element.evidence
        for place in (*evidence.at, *evidence.read, *evidence.see)
    ]
    assert len(places) > 300
    assert [(ref, text) for ref, text in places if text not in rows[ref]] == []


def test_every_figure_is_found(workbook: Read, philippine: GapReport) -> None:
    summary = [[c for c in row if c is not None] for row in workbook.book["Summary"].values]
    for title, t in [
        ("In all", philippine.totals),
        *((p.title, p.totals) for p in philippine.parts),
    ]:
        figures = [t.required, t.met, t.possible, t.partial + t.absent, t.partial, t.absent]
        figures.append(t.undecided)
        row = next(row for row in summary if row and row[0] == title)
        assert [c for c in row if isinstance(c, int)] == figures
        assert (f"{t.limits_met} of {t.limits_required}" in row) == bool(t.limits_required)
    for count in philippine.methods:
        assert [count.confidence, count.elements] in [row[1:] for row in summary if len(row) == 3]
    rows = {row["Article"]: row for row in workbook.rows("Articles")}
    for p in philippine.provisions:
        line = rows[int(p.number)]
        assert list(line.values())[3:11] == [
            *(p.totals.required, p.totals.met, p.totals.possible),
            *(p.totals.partial + p.totals.absent, p.totals.partial, p.totals.absent),
            *(p.totals.undecided, p.recollected),
        ]
        assert list(line.values())[-9:] == [
            *(p.totals.limits_required, p.totals.limits_met, p.totals.limits_undecided),
            *(p.treaty_acts.required, p.treaty_acts.met, p.treaty_acts.undecided),
            *(p.practice.required, p.practice.met, p.practice.undecided),
        ]
    penalties = [o.offence.penalty for p in philippine.provisions for o in p.offences]
    months = [(q.min_months, q.max_months) if q else (None, None) for q in penalties]
    assert months == [
        (row["Months at least"], row["Months at most (1200: life)"])
        for row in workbook.rows("Offences")
    ]


@pytest.mark.parametrize("written", ["workbook", "csv"])
def test_the_rows_of_the_elements_add_up_to_the_totals(
    workbook: Read, philippine: GapReport, written: str
) -> None:
    lines = workbook.rows("Elements") if written == "workbook" else read_csv(philippine)
    counted = [
        line
        for line in lines
        if (line["Treatment"], line["Answered by"], line["Limit"] or "") == ("owed", "law", "")
    ]
    least = [line["At least"] for line in counted]
    most = [line["At most"] for line in counted]
    assert len(counted) == philippine.totals.required
    assert least.count("there") == philippine.totals.met
    assert most.count("there") == philippine.totals.possible


@pytest.mark.parametrize("which", ["philippine", "hostile"])
def test_what_decides_an_element_is_what_its_row_speaks_of(
    which: str, request: pytest.FixtureRequest
) -> None:
    found = read(request.getfixturevalue(which))
    whys = {
        ref: " ".join(dict.fromkeys(str(f["Why"]) for f in group if f["Counts"] == "decides"))
        for ref, group in groupby(found.rows("Findings"), key=lambda f: f["Element"])
    }
    for row in found.rows("Elements"):
        assert (row["Why"] or "") == whys.get(row["Element"], "")


def test_the_rest_of_the_report_is_there(workbook: Read, philippine: GapReport) -> None:
    for sheet, items in {
        "Articles": philippine.provisions,
        "Findings": [e for p in philippine.provisions for x in p.elements for e in x.evidence],
        "Offences": [o for p in philippine.provisions for o in p.offences],
        "Safeguards": philippine.ledger,
        "Powers": [power for row in philippine.ledger for power in row.national],
        "Beyond": philippine.beyond,
        "Questions": philippine.questions,
        "Laws": philippine.enactments,
        "Sources": philippine.sources,
    }.items():
        assert len(workbook.rows(sheet)) == len(items), sheet
    laws = {row["Short name"]: row for row in workbook.rows("Laws")}
    for law in philippine.enactments:
        assert laws[law.short]["Enacted"] == dt.datetime.combine(law.enacted, dt.time())
    answers = workbook.texts("Powers")
    for row in philippine.ledger:
        for power in row.national:
            if power.authorised_by and power.authorised_by.answer:
                assert any(a.startswith(power.authorised_by.answer) for a in answers)


def test_people_can_filter_scroll_and_print(workbook: Read) -> None:
    for sheet in workbook.book.worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        if sheet.title == "Summary":
            continue
        heads = [cell.value for cell in sheet[1]]
        assert all(heads)
        assert len(heads) == len(set(heads))
        assert (
            sheet.auto_filter.ref == f"A1:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
        )
        assert re.fullmatch("[BCD]2", sheet.freeze_panes)
        assert sheet.print_title_rows == "$1:$1"


def test_a_colour_never_stands_without_its_word(workbook: Read) -> None:
    marked = 0
    for sheet in workbook.book.worksheets:
        for row in sheet.iter_rows(min_row=2):
            for cell in row:
                if cell.fill.fgColor.rgb in {"FFE3F2EA", "FFFBF0D9", "FFFAE5E5", "FFECEEF1"}:
                    marked += 1
                    assert cell.value
    assert marked > 200


def test_articles_lead_to_their_elements_and_sources_to_their_address(
    workbook: Read, philippine: GapReport
) -> None:
    elements = workbook.book["Elements"]
    for row in workbook.book["Articles"].iter_rows(min_row=2):
        location = row[0].hyperlink.location
        match = re.fullmatch(r"'Elements'!A(\d+)", location)
        assert match
        at = int(match[1])
        assert elements.cell(at, 1).value == row[0].value
        assert elements.cell(at - 1, 1).value != row[0].value
    addresses = {
        f"{cell.hyperlink.target}{'#' if cell.hyperlink.location else ''}"
        f"{cell.hyperlink.location or ''}"
        for cell in workbook.book["Sources"]["C"]
        if cell.hyperlink
    }
    assert {s.url for s in philippine.sources if s.url} == addresses
    labels = [cell for cell in workbook.book["Summary"]["A"] if cell.hyperlink]
    assert len(labels) > len(SHEETS)
    for label in labels:
        title, _, cell = label.hyperlink.location.replace("'", "").partition("!")
        assert workbook.book[title][cell].value


def test_the_properties_name_the_report_and_the_day_of_its_law(
    workbook: Read, philippine: GapReport
) -> None:
    properties = workbook.book.properties
    assert properties.title == "The Philippines and the Budapest Convention"
    assert properties.subject == "Law as of 24 November 2026; Party since 1 July 2018"
    assert properties.creator == f"cyberlaw-gap {philippine.version}"
    assert properties.created == dt.datetime(2026, 11, 24)  # noqa: DTZ001  as openpyxl reads it


def test_the_same_report_gives_the_same_bytes(philippine: GapReport, workbook: Read) -> None:
    assert write_workbook(philippine, ENGLISH) == workbook.data
    with zipfile.ZipFile(io.BytesIO(workbook.data)) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert write_csv(philippine, ENGLISH) == write_csv(philippine, ENGLISH)


@pytest.mark.parametrize("which", ["philippine", "hostile"])
def test_no_cell_is_a_formula_and_nothing_reaches_outside(
    which: str, request: pytest.FixtureRequest
) -> None:
    found = read(request.getfixturevalue(which))
    for sheet in found.book.worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}
        assert not sheet.conditional_formatting
    with zipfile.ZipFile(io.BytesIO(found.data)) as parts:
        names = parts.namelist()
        assert not [n for n in names if "external" in n.lower() or n.endswith(".bin")]
        for name in names:
            text = parts.read(name).decode()
            assert "<f>" not in text
            for target in re.findall(r'Target="([^"]+)" TargetMode="External"', text):
                assert target.startswith(("https://", "http://"))


def test_hostile_words_are_shown_and_cut_and_never_followed(hostile: GapReport) -> None:
    found = read(hostile)
    texts = [text for sheet in SHEETS for text in found.texts(sheet)]
    assert any(text.startswith(FORMULA) for text in texts)
    assert not [t for t in texts if re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ufffe]", t)]
    assert max(map(len, texts)) == 32_767
    assert found.rows("Laws")[0]["Title"] == "-2+3"
    assert str(found.rows("Laws")[0]["Notes"]).endswith("x [cut: a cell holds no more]")
    assert found.book["Summary"].oddHeader.left.text.strip()
    sources = found.book["Sources"]
    assert [cell.hyperlink for cell in sources["C"]] == [None, None, None]
    assert [cell.value for cell in sources["C"]][1] == "javascript:alert(1)"


def test_an_apostrophe_keeps_spreadsheets_from_reckoning_with_a_csv_field(
    hostile: GapReport,
) -> None:
    fields = [field for row in read_csv(hostile) for field in row.values()]
    assert [f for f in fields if f.startswith(f"'{FORMULA}")]
    assert not [f for f in fields if re.match("[=+\\-@\t\r]", f)]
    assert not [f for f in fields if re.search("[\x00-\x1f]", f)]


def test_the_csv_file_opens_in_excel_and_in_scripts(philippine: GapReport) -> None:
    text = write_csv(philippine, ENGLISH)
    assert text.encode().startswith(b"\xef\xbb\xbfCountry,Treaty,")
    assert "\r" not in text
    assert text.endswith("\n")
    rows = read_csv(philippine)
    assert len(rows) == sum(len(p.elements) for p in philippine.provisions)
    assert {row["Country"] for row in rows} == {"PH"}
    assert {row["Compared on"] for row in rows} == {"2026-11-24"}
    assert {row["Laid over the law"] for row in rows} == {""}
    assert None not in rows[0]
    for gap in philippine.gaps:
        row = next(row for row in rows if row["Element"] == gap.element)
        assert (row["What is asked"], bool(row["To close it"])) == (gap.text, True)


def test_the_csv_file_says_what_the_sheet_of_elements_says(
    workbook: Read, philippine: GapReport
) -> None:
    for line, row in zip(read_csv(philippine), workbook.rows("Elements"), strict=True):
        for head, value in row.items():
            written = value.date() if isinstance(value, dt.datetime) else value
            assert line[head] == ("" if written is None else str(written))


def test_a_bill_laid_over_stands_above_everything(tiny: Standard, tinyland: CountryProfile) -> None:
    path = TINYLAND / "overlays" / "xt-hiding-bill.yaml"
    bill = read_overlay(path, path.name, TINYLAND / "xt.yaml", tiny)
    report = compare_with(tiny, tinyland, [bill], DAY)
    found = read(report)
    warning = "This is not the law of 1 June 2024"
    assert str(found.book["Summary"]["A1"].value).startswith(warning)
    assert found.book.properties.subject.startswith(warning)
    for sheet in found.book.worksheets:
        assert warning in sheet.oddHeader.left.text
    changes = found.rows("Changes")
    assert {row["Of what"] for row in changes} == {"verdict", "element"}
    assert [row["Article"] for row in changes if row["Of what"] == "element"] == [2, 2, 6]
    assert {row["Laid over the law"] for row in read_csv(report)} == {bill.title}


def test_a_sheet_without_rows_says_so(tiny: Standard, tinyland: CountryProfile) -> None:
    profile = tinyland.model_copy(update={"beyond": ()})
    sheet = read(compare(tiny, profile, DAY)).book["Beyond"]
    assert sheet["A2"].value == "Nothing is recorded."
    assert sheet.auto_filter.ref.startswith("A1:")


def test_no_words_of_the_sheets_escape_the_catalogue(philippine: GapReport) -> None:
    book = openpyxl.load_workbook(io.BytesIO(write_workbook(philippine, Pseudo())))
    mark = "\N{MATHEMATICAL LEFT WHITE SQUARE BRACKET}"
    assert all(title.startswith(mark) for title in book.sheetnames)
    for sheet in book.worksheets[1:]:
        assert all(cell.value.startswith(mark) for cell in sheet[1]), sheet.title
    elements = book.worksheets[2]
    heads = [
        cell.value.strip(mark + "\N{MATHEMATICAL RIGHT WHITE SQUARE BRACKET}")
        for cell in elements[1]
    ]
    for head in ("State", "How we know", "Confidence", "At least", "Treatment", "Role", "Review"):
        column = heads.index(head) + 1
        for row in range(2, elements.max_row + 1):
            value = elements.cell(row, column).value
            assert value is None or value.startswith(mark), (head, value)


def test_a_workbook_needs_an_extra(philippine: GapReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(MissingExtra) as caught:
        write_workbook(philippine, ENGLISH)
    assert str(caught.value) == (
        "writing a workbook needs an extra; run: pip install 'cyberlaw-gap[documents]'"
    )
    assert write_csv(philippine, ENGLISH)
