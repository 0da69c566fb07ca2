"""Pictures: well formed, legible, complete, and not to be broken by the words of a profile."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from cyberlaw_gap import (
    compare,
    compare_with,
    load_overlay,
    load_profile,
    matrix,
)
from cyberlaw_gap.analysis import Matrix
from cyberlaw_gap.report.messages import ENGLISH, Messages, Pseudo, messages
from cyberlaw_gap.report.pictures import (
    STYLE,
    coverage,
    coverage_figure,
    days_to_compare,
    ledger,
    ledger_figure,
    matrix_picture,
    region,
    timeline,
    timeline_figure,
)
from cyberlaw_gap.report.pictures.country_matrix import staircase
from cyberlaw_gap.report.pictures.svg import COLOURS, WIDTH, text_width, wrapped
from cyberlaw_gap.report.pictures.timeline import spans

if TYPE_CHECKING:
    from cyberlaw_gap import CountryProfile, GapReport, Standard
    from cyberlaw_gap.report.blocks import Picture

DAY = dt.date(2026, 11, 1)
CODES = ["BN", "ID", "JP", "KH", "LA", "LK", "MM", "MY", "PH", "SG", "TH", "TL", "US", "VN"]
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def reports(budapest: Standard) -> list[GapReport]:
    return [compare(budapest, load_profile(code), DAY) for code in CODES]


@pytest.fixture(scope="module")
def report(reports: list[GapReport]) -> GapReport:
    return next(report for report in reports if report.country.code == "PH")


@pytest.fixture(scope="module")
def countries(reports: list[GapReport]) -> Matrix:
    return matrix(reports)


@pytest.fixture(scope="module")
def pictures(
    reports: list[GapReport], countries: Matrix, tiny: Standard, tinyland: CountryProfile
) -> list[Picture]:
    small = compare(tiny, tinyland, dt.date(2024, 6, 1))
    return [
        *(p for report in [*reports, small] for p in of_country(report)),
        matrix_picture(countries, ENGLISH),
        region(countries, ENGLISH),
    ]


def of_country(report: GapReport, words: Messages = ENGLISH) -> list[Picture]:
    points = [(report.studied_from, report.totals), (report.as_of, report.totals)]
    return [coverage(report, words), ledger(report, words), timeline(report, points, words)]


def drawn_in(picture: Picture) -> etree._Element:
    return etree.fromstring(picture.svg.encode())


def texts(picture: Picture) -> list[str]:
    return [element.text or "" for element in drawn_in(picture).iter(f"{SVG}text")]


class Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float
    words: str

    def meets(self, other: Box) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


def boxes(picture: Picture) -> list[Box]:
    found = []
    for element in drawn_in(picture).iter(f"{SVG}text"):
        words = element.text or ""
        size = float(element.get("font-size", "12"))
        width = text_width(words, size, bold=element.get("font-weight") == "bold")
        x, y = float(element.get("x", "0")), float(element.get("y", "0"))
        left = x - {"middle": width / 2, "end": width}.get(element.get("text-anchor", ""), 0)
        found.append(Box(left, y - 0.75 * size, left + width, y + 0.2 * size, words))
    return found


def faults(picture: Picture) -> list[str]:
    """Labels that meet one another or the edge of the sheet."""
    labels = boxes(picture)
    height = float(drawn_in(picture).get("height", "0"))
    return [
        f"{picture.id}: {a.words!r} meets {b.words!r}"
        for a, b in combinations(labels, 2)
        if a.meets(b)
    ] + [
        f"{picture.id}: {label.words!r} crosses the edge"
        for label in labels
        if label.left < 0 or label.right > WIDTH or label.top < 0 or label.bottom > height
    ]


def test_every_picture_is_a_drawing_with_title_and_description(pictures: list[Picture]) -> None:
    assert len(pictures) == 3 * (len(CODES) + 1) + 2
    for picture in pictures:
        root = drawn_in(picture)
        title, description = root[0], root[1]
        assert (root.tag, root.get("role")) == (f"{SVG}svg", "img")
        assert (title.tag, title.text) == (f"{SVG}title", picture.title)
        assert (description.tag, description.text) == (f"{SVG}desc", picture.description)
        assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"


def test_nothing_in_a_picture_runs_or_reaches_outside(pictures: list[Picture]) -> None:
    for picture in pictures:
        ids = re.findall(r'\bid="([^"]*)"', picture.svg)
        used = re.findall(r'(?:href="#|url\(#)([^")]*)', picture.svg)
        assert len(set(ids)) == len(ids)
        assert all(name.startswith(f"{picture.id}-") for name in ids)
        assert set(used) <= set(ids)
        assert picture.svg.count("href=") == picture.svg.count('href="#')
        assert picture.svg.count("http") == picture.svg.count("http://www.w3.org/2000/svg") == 1
        assert not {e.tag.removeprefix(SVG) for e in drawn_in(picture).iter()} - {
            *("svg", "title", "desc", "defs", "pattern", "g", "rect", "path", "use", "text")
        }


def test_the_same_report_gives_the_same_bytes(report: GapReport, countries: Matrix) -> None:
    assert of_country(report) == of_country(report)
    assert matrix_picture(countries, ENGLISH) == matrix_picture(countries, ENGLISH)


def test_no_label_meets_another_or_the_edge(pictures: list[Picture]) -> None:
    assert [fault for picture in pictures for fault in faults(picture)] == []


def test_labels_that_meet_are_noticed(report: GapReport) -> None:
    picture = coverage(report, ENGLISH)
    moved = picture.svg.replace('y="96"', 'y="64"')
    assert moved != picture.svg
    assert faults(dataclasses.replace(picture, svg=moved)) != []


def test_longer_words_of_another_language_find_room(
    reports: list[GapReport], countries: Matrix
) -> None:
    words = Pseudo()
    drawn = [p for report in reports for p in of_country(report, words)]
    drawn += [matrix_picture(countries, words), region(countries, words)]
    assert [fault for picture in drawn for fault in faults(picture)] == []


def test_no_french_label_is_cut(reports: list[GapReport], countries: Matrix) -> None:
    words = messages("fr")
    drawn = [p for report in reports for p in (coverage(report, words), ledger(report, words))]
    drawn += [region(countries, words), matrix_picture(countries, words)]
    assert [fault for picture in drawn for fault in faults(picture)] == []
    assert [text for picture in drawn for text in texts(picture) if "…" in text] == []
    assert {words("up to"), words("weaker")} <= set(texts(drawn[0]))


def test_a_caption_says_what_is_laid_over(budapest: Standard, report: GapReport) -> None:
    assert coverage_figure(report, ENGLISH).caption == "What the law has of what is asked, by part"
    bill = load_overlay("my-cybercrime-bill-2026")
    with_bill = compare_with(budapest, load_profile("MY"), [bill], dt.date(2026, 11, 26))
    for figure in (
        coverage_figure(with_bill, ENGLISH),
        ledger_figure(with_bill, ENGLISH),
        timeline_figure(with_bill, (), ENGLISH),
    ):
        assert figure.caption.endswith(", with Cybercrimes Bill 2026 laid over")


def test_the_bars_show_every_count_of_the_report(report: GapReport) -> None:
    picture = coverage(report, ENGLISH)
    counted = [*(part.totals for part in report.parts), report.totals]
    expected = [
        tuple(map(str, (t.met, t.possible, t.undecided, t.partial, t.absent, t.required)))
        for t in counted
    ]
    assert [row[1:] for row in picture.rows] == expected
    drawn = texts(picture)
    assert [word for word in drawn if word.isdigit()] == [f for row in expected for f in row]
    assert all(any(row[0] == word for word in drawn) for row in picture.rows)


def test_the_region_counts_what_the_matrix_counts_and_ranks_nobody(countries: Matrix) -> None:
    picture = region(countries, ENGLISH)
    assert [row[0] for row in picture.rows] == sorted(row.name for row in countries.rows)
    for drawn, row in zip(picture.rows, countries.rows, strict=True):
        assert drawn[1:3] == (str(row.totals.met), str(row.totals.possible))
    assert any("no ranking" in text for text in texts(picture))


def test_the_matrix_shows_every_verdict_of_fourteen_countries(countries: Matrix) -> None:
    picture = matrix_picture(countries, ENGLISH)
    root = drawn_in(picture)
    cells = [use for use in root.iter(f"{SVG}use") if use.find(f"{SVG}title") is not None]
    assert len(cells) == len(CODES) * len(countries.provisions) == 14 * 35
    assert len(picture.rows) == 35
    assert all(len(row) == 15 for row in picture.rows)
    tips = {use.findtext(f"{SVG}title") for use in cells}
    recollected = [cell for row in countries.rows for cell in row.cells if cell.recollected]
    assert sum("in part by recollection" in (tip or "") for tip in tips) == len(recollected)
    assert len(picture.svg.encode()) < 150_000


def test_a_cell_of_the_matrix_says_its_bounds(countries: Matrix) -> None:
    picture = matrix_picture(countries, ENGLISH)
    row = countries.rows[7]
    cell = row.cells[18]
    assert (row.code, cell.number) == ("PH", "19")
    words = (
        f"partly there, perhaps wholly ({cell.totals.met} shown, up to {cell.totals.possible}, "
        f"of {cell.totals.required})"
    )
    assert picture.rows[18][8] == words
    assert f"<title>Philippines, Art. 19: {words}</title></use>" in picture.svg
    assert 'href="#matrix-budapest-partial-met"' in picture.svg


def test_a_standard_of_many_articles_is_drawn_in_bands(countries: Matrix) -> None:
    def more(number: str) -> str:
        return str(int(number) + 35)

    rows = tuple(
        row.model_copy(
            update={
                "cells": (
                    *row.cells,
                    *(c.model_copy(update={"number": more(c.number)}) for c in row.cells),
                ),
                "parts": (
                    *row.parts,
                    *(
                        part.model_copy(update={"provisions": tuple(map(more, part.provisions))})
                        for part in row.parts
                    ),
                ),
            }
        )
        for row in countries.rows
    )
    provisions = (*countries.provisions, *((more(n), title) for n, title in countries.provisions))
    picture = matrix_picture(
        countries.model_copy(update={"provisions": provisions, "rows": rows}), ENGLISH
    )
    assert faults(picture) == []
    assert texts(picture).count("Cambodia") == 2
    assert [word for word in texts(picture) if word.isdigit()] == [n for n, _title in provisions]


def test_the_ledger_says_every_state_in_words(report: GapReport) -> None:
    picture = ledger(report, ENGLISH)
    assert len(picture.rows) == len(report.ledger)
    first = picture.rows[0]
    assert first[0] == "Art. 16 Expedited preservation of stored computer data"
    assert first[2:8] == ("weak", "weak", "(not decided)", "missing", "weak", "(there)")
    assert first[8].startswith("unguarded: lacks grounds")
    called_for = sum(cell.called_for for row in report.ledger for cell in row.cells)
    assert len(re.findall("<use ", picture.svg)) == called_for
    assert texts(picture).count("unguarded") == sum(bool(r.unguarded) for r in report.ledger)


def test_a_country_without_powers_has_a_ledger_that_says_so(report: GapReport) -> None:
    picture = ledger(report.model_copy(update={"ledger": ()}), ENGLISH)
    assert texts(picture) == ["No power is recorded."]


def test_the_timeline_tells_the_life_of_the_law_and_the_counts_of_each_day(
    budapest: Standard, philippines: CountryProfile, report: GapReport
) -> None:
    days = days_to_compare(report)
    assert {dt.date(2012, 10, 9), dt.date(2014, 2, 11), DAY} <= set(days)
    points = [(day, compare(budapest, philippines, day).totals) for day in days]
    picture = timeline(report, points, ENGLISH)
    told = [row[1] for row in picture.rows]
    assert (
        "RA 10175: suspended until 11 February 2014 by Restraining order of 9 October 2012" in told
    )
    assert "RA 10175: struck down (s 12) by Disini" in told
    assert "RA 9775: repealed by RA 11930" in told
    last = report.totals
    assert picture.rows[-1][2:] == (
        str(last.met),
        str(last.possible),
        str(last.undecided),
        str(last.partial + last.absent),
        str(last.required),
    )
    assert f"{last.met}-{last.possible}/{last.required}" in texts(picture)
    days_told = [dt.datetime.strptime(row[0], "%d %B %Y").date() for row in picture.rows]  # noqa: DTZ007
    assert days_told == sorted(days_told)
    assert faults(picture) == []


def test_the_timeline_keeps_to_the_laws_that_matter_and_counts_the_others(
    report: GapReport,
) -> None:
    picture = timeline(report, (), ENGLISH)
    shown = {row[1].partition(": ")[0] for row in picture.rows}
    assert len(shown) == 14
    left_out = len(report.enactments) - 14
    note = f"{left_out} laws are left out: they carry no finding, or fewer than these."
    assert note in texts(picture)
    assert note in picture.description


def test_nothing_after_the_day_of_the_report_is_told(report: GapReport) -> None:
    early = report.model_copy(update={"as_of": dt.date(2013, 6, 1)})
    points = [(dt.date(2012, 10, 9), report.totals), (DAY, report.totals)]
    told = timeline(early, points, ENGLISH).rows
    assert max(dt.datetime.strptime(row[0], "%d %B %Y").year for row in told) == 2013  # noqa: DTZ007


def test_a_suspended_law_is_not_in_force_meanwhile(philippines: CountryProfile) -> None:
    law = philippines.enactment_by_id["ra-10175"]
    assert spans(law, DAY) == (
        ("waiting", dt.date(2012, 9, 12), dt.date(2012, 10, 3)),
        ("in-force", dt.date(2012, 10, 3), dt.date(2012, 10, 9)),
        ("suspended", dt.date(2012, 10, 9), dt.date(2014, 2, 11)),
        ("in-force", dt.date(2014, 2, 11), DAY),
    )
    assert spans(law, dt.date(2013, 1, 1))[-1][0] == "suspended"
    gone = philippines.enactment_by_id["ra-9775"]
    assert spans(gone, DAY)[-1] == ("in-force", dt.date(2009, 12, 2), dt.date(2022, 8, 23))


def test_a_picture_with_a_bill_laid_over_says_that_it_is_not_the_law(budapest: Standard) -> None:
    day = dt.date(2026, 11, 26)
    bill = load_overlay("my-cybercrime-bill-2026")
    report = compare_with(budapest, load_profile("MY"), [bill], day)
    for picture in of_country(report):
        assert picture.description.startswith("This is not the law of 26 November 2026: ")
        assert "This is not the law of 26 November 2026" in " ".join(texts(picture))
        assert faults(picture) == []


@pytest.mark.parametrize(
    "name",
    [
        "</title><script>alert(1)</script>",
        'R&D "Republic" of <b>\u202eevil\u202c',
        "Nul\x00land\x0b",
        "{country} %s {0}",
        "The Very Serene and Federated Republic of " + "Farawaylandia " * 9,
    ],
)
def test_hostile_names_stay_text_and_keep_their_place(
    report: GapReport, countries: Matrix, name: str
) -> None:
    country = report.country.model_copy(update={"name": name, "code": "XX"})
    laws = tuple(law.model_copy(update={"short": name}) for law in report.enactments)
    powers = tuple(row.model_copy(update={"title": name}) for row in report.ledger)
    hostile = report.model_copy(update={"country": country, "enactments": laws, "ledger": powers})
    row = countries.rows[0].model_copy(update={"name": name, "code": "XX"})
    states = countries.model_copy(update={"rows": (row, *countries.rows)})
    drawn = [*of_country(hostile), matrix_picture(states, ENGLISH), region(states, ENGLISH)]
    assert [fault for picture in drawn for fault in faults(picture)] == []
    for picture in drawn:
        assert f"{SVG}script" not in {element.tag for element in drawn_in(picture).iter()}
        assert not set("\u202e\x00\x0b") & set(picture.svg)


@pytest.mark.parametrize("ground", ["#ffffff", "#15181c"])
def test_the_colours_hold_on_a_light_and_on_a_dark_ground(ground: str) -> None:
    for state, colour in COLOURS.items():
        light, dark = sorted((luminance(colour), luminance(ground)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 3, state
        assert f".pic-{state} {{ color: var(--{state}, {colour}); }}" in STYLE


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@given(st.text(max_size=60), st.integers(20, 200), st.integers(1, 4))
def test_wrapped_lines_keep_to_their_width(text: str, width: int, lines: int) -> None:
    found = wrapped(text, width, lines=lines)
    assert len(found) <= lines
    assert all(text_width(line) <= width for line in found)
    if not any(line.endswith("…") for line in found):
        assert " ".join(found) == " ".join(text.split())


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 150)), max_size=8, unique_by=min))
def test_labels_on_the_staircase_meet_neither_labels_nor_stems(
    labels: list[tuple[int, int]],
) -> None:
    labels = sorted(dict(labels).items())
    steps = staircase(labels)
    for i, (start, width) in enumerate(labels):
        for j in range(i + 1, len(labels)):
            if labels[j][0] < start + width:
                # A later label that begins under an earlier one stands lower, with its stem.
                assert steps[j] < steps[i]
