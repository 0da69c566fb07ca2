"""One result, many writers: golden reports, the same figures everywhere, hostile content."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest

from cyberlaw_gap import CountryProfile, GapReport, Standard, compare, render
from cyberlaw_gap.errors import UnknownFormat
from cyberlaw_gap.report import FORMATS, render_why
from cyberlaw_gap.report.pictures import STYLE

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = "<script>alert(1)</script>{{ 7 * 7 }}{% raw %}|[x](javascript:1)*`\n# head"


@pytest.fixture(scope="module")
def report(tiny: Standard, tinyland: CountryProfile) -> GapReport:
    return compare(tiny, tinyland, dt.date(2024, 6, 1))


@pytest.fixture(scope="module")
def philippine(budapest: Standard, philippines: CountryProfile) -> GapReport:
    return compare(budapest, philippines, dt.date(2026, 11, 24))


@pytest.mark.parametrize("name", [*FORMATS, "why"])
def test_the_golden_report(report: GapReport, name: str) -> None:
    """Set FIX_GOLDEN=1 to write the files anew, and read the difference."""
    text = render_why(report, "2/peeking") if name == "why" else render(report, name)
    path = GOLDEN / f"tinyland.{name}"
    if os.environ.get("FIX_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


class Page(HTMLParser):
    """What a browser would load, and whether what is opened is closed."""

    VOID = frozenset({"meta", "br", "link", "img", "input", "hr", "rect", "line"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.loads += [value or "" for name, value in attrs if name in {"src", "srcset", "data"}]
        if tag == "link":
            self.loads.append(given.get("href") or "")
        if tag == "a" and given.get("href"):
            self.hrefs.append(given["href"] or "")
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        del attrs

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def test_the_page_is_self_contained_and_well_formed(philippine: GapReport) -> None:
    page = Page(render(philippine, "html"))
    assert page.open == []
    assert page.loads == []
    assert "script" not in page.tags
    assert len(page.ids) == len(set(page.ids))
    for href in page.hrefs:
        assert href.startswith(("#", "https://", "http://"))
        if href.startswith("#"):
            assert href[1:] in page.ids
    assert page.tags.count("h1") == 1
    assert "main" in page.tags
    assert {"svg", "title", "desc"} <= set(page.tags)


def test_the_page_has_its_pictures_in_their_places_and_their_colours(
    philippine: GapReport,
) -> None:
    page = render(philippine, "html")
    places = [
        page.index(words)
        for words in (
            STYLE,
            '<desc id="coverage-ph-desc">',
            "<summary>The data behind the picture</summary>",
            '<h2 id="ledger">',
            '<desc id="ledger-ph-desc">',
            'aria-label="Safeguard ledger, scrolls sideways"',
        )
    ]
    assert places == sorted(places)


def test_every_link_of_the_markdown_leads_somewhere(philippine: GapReport) -> None:
    text = render(philippine, "md")
    targets = set(re.findall(r'<a id="([^"]+)">', text))
    links = set(re.findall(r"\]\(#([^)]+)\)", text))
    assert links
    assert links <= targets


@pytest.mark.parametrize("which", ["report", "philippine"])
def test_the_same_figures_in_every_format(which: str, request: pytest.FixtureRequest) -> None:
    found: GapReport = request.getfixturevalue(which)
    data = json.loads(render(found, "json"))
    totals = data["totals"]
    figures = (
        f"{totals['met']} of {totals['required']}",
        str(totals["partial"] + totals["absent"]),
        str(totals["undecided"]),
    )
    markdown = render(found, "md")
    assert f"| **In all** | **{figures[0]}** | **{figures[1]}** | **{figures[2]}** |" in markdown
    cells = Page(render(found, "html")).words
    assert figures[0] in cells
    for provision in data["provisions"]:
        t = provision["totals"]
        if t["required"]:
            row = rf"\| \[{provision['number']}\]\(.*?\) \| .* \| {t['met']} of {t['required']} \| "
            row += rf"{t['partial'] + t['absent']} \| {t['undecided']} \|"
            assert re.search(row, markdown), provision["number"]
            assert f"{t['met']} of {t['required']}" in cells
    assert data["country"]["code"] == found.country.code
    frame_like = [e for p in data["provisions"] for e in p["elements"]]
    assert len(frame_like) == sum(len(p.elements) for p in found.provisions)


def test_what_is_decided_and_what_is_open_add_up_on_the_first_screen(philippine: GapReport) -> None:
    first = render(philippine, "md").split("## The articles")[0]
    totals = philippine.totals
    assert f"is shown to have {totals.met}, and may have up to {totals.possible}" in first
    assert f"({totals.undecided} not decided yet)" in first
    assert "%" not in first
    assert "score" in first.split("These are counts, and no ")[1][:6]


def test_hostile_notes_are_shown_and_not_followed(tiny: Standard, tinyland: CountryProfile) -> None:
    hostile = tinyland.model_copy(
        update={
            "country": tinyland.country.model_copy(update={"name": HOSTILE}),
            "findings": tuple(f.model_copy(update={"why": HOSTILE}) for f in tinyland.findings),
            "questions": tuple(q.model_copy(update={"ask": HOSTILE}) for q in tinyland.questions),
            "enactments": tuple(
                e.model_copy(update={"short": HOSTILE, "title": HOSTILE})
                for e in tinyland.enactments
            ),
            "beyond": tuple(b.model_copy(update={"concern": HOSTILE}) for b in tinyland.beyond),
        }
    )
    found = compare(tiny, hostile, dt.date(2024, 6, 1))
    page = Page(render(found, "html"))
    assert "script" not in page.tags
    assert page.open == []
    for text in (render(found, "md"), render_why(found, "2/peeking")):
        assert "<script>" not in text.replace(r"\<script\>", "")
        assert not re.search(r"(?<!\\)\]\(javascript", text)
        assert "\n# head" not in text
        assert "49" not in text
    assert json.loads(render(found, "json"))["country"]["name"] == HOSTILE


def test_an_unknown_format_gets_a_suggestion(report: GapReport) -> None:
    with pytest.raises(UnknownFormat) as caught:
        render(report, "htm")
    assert str(caught.value) == "there is no report format 'htm'; did you mean 'html'?"


def test_a_stale_profile_and_unstudied_times_are_said(
    tiny: Standard, tinyland: CountryProfile
) -> None:
    late = render(compare(tiny, tinyland, dt.date(2025, 6, 1)), "md")
    assert "last assessed on 1 June 2024; what the law became since then" in late
    early = render(compare(tiny, tinyland, dt.date(2010, 6, 1)), "md")
    assert "The law before 1 January 2012 was not studied" in early


def test_recollection_says_so_wherever_it_is_shown(report: GapReport) -> None:
    words = "by recollection, not checked against the text"
    assert report.element("6/quiet").by_recollection
    for name in ("md", "html"):
        assert words in render(report, name)
    assert words in render_why(report, "6/quiet")


def test_the_json_report_fits_its_schema(report: GapReport) -> None:
    schema = GapReport.model_json_schema(mode="serialization")
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(render(report, "json")), schema)


def test_a_report_shows_itself_in_a_notebook(report: GapReport) -> None:
    shown = report._repr_html_()
    assert shown.startswith(
        '<iframe title="Tinyland, Tiny Convention" srcdoc="&lt;!doctype html&gt;'
    )
    assert "<script" not in shown


def test_a_report_gives_a_data_frame(report: GapReport) -> None:
    frame = report.to_frame()
    assert len(frame) == sum(len(p.elements) for p in report.provisions)
    shown = frame[(frame.treatment == "owed") & ~frame.limits & (frame.answered_by == "law")]
    assert (shown.proven == "met").sum() == report.totals.met
    assert set(frame[frame.provision == "2"].element) == {
        "peeking",
        "any-part",
        "intentional",
        "without-right",
    }
