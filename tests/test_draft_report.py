"""What the reader of a check of a draft law gets: one result in many formats."""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlaw_gap.errors import UnknownFormat
from cyberlaw_gap.model.document import Document, Format, Note, NoteKind, Section, UnitKind
from cyberlaw_gap.model.draft import (
    Coverage,
    DraftDifference,
    DraftReport,
    Engine,
    Quotation,
    Status,
    Trend,
)
from cyberlaw_gap.notebook import draft_html, draft_to_frame
from cyberlaw_gap.report import FORMATS, render_difference, render_draft
from cyberlaw_gap.report.draft import draft_view, is_unguarded
from cyberlaw_gap.report.draft_words import section_words, sure_words
from cyberlaw_gap.report.environment import harmless, markdown
from cyberlaw_gap.report.marked_text import Chip, Mark, marked_text
from tests.draft_bill import BILL, bill_difference, bill_document, bill_report

GOLDEN = Path(__file__).parent / "golden"
HOSTILE = "<script>alert(1)</script>{{ 7 * 7 }}{% raw %}|[x](javascript:1)*`\"'\n# head"
UNSEEN = "a\x00b\x1b[31mc\u202etxt\u2066d\x9b\U000e0041"


@pytest.fixture(scope="module")
def report() -> DraftReport:
    return bill_report()


@pytest.fixture(scope="module")
def difference() -> DraftDifference:
    return bill_difference()


class Page(HTMLParser):
    """What a browser would load and show, and whether what is opened is closed."""

    VOID = frozenset({"meta", "br", "link", "img", "input", "hr"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.hrefs: list[str] = []
        self.headings: list[int] = []
        self.marked: dict[str, str] = {}
        self.law = ""
        self._marks: list[str] = []
        self._chip = 0
        self._in_law: int | None = None
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append(tag)
        self.loads += [value or "" for name, value in attrs if name in {"src", "srcset", "data"}]
        assert not any(name.startswith("on") for name, _ in attrs)
        if tag == "a":
            self.hrefs.append(given.get("href") or "")
            if given.get("class") == "chip":
                self._chip = len(self.open) + 1
        if given.get("id"):
            self.ids.append(given["id"] or "")
        if re.fullmatch(r"h[1-6]", tag):
            self.headings.append(int(tag[1]))
        if tag == "mark":
            self._marks.append(given.get("data-q") or "")
        if given.get("class") == "pane law":
            self._in_law = len(self.open)
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag
        if tag == "mark":
            self._marks.pop()
        if self._chip > len(self.open):
            self._chip = 0
        if self._in_law == len(self.open):
            self._in_law = None

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if not self._chip:
            if self._in_law is not None:
                self.law += data
            for quotation in self._marks:
                self.marked[quotation] = self.marked.get(quotation, "") + data

    @property
    def shown(self) -> str:
        """All words, on one line."""
        return " ".join("".join(self.words).split())


def quotations(report: DraftReport) -> list[Quotation]:
    found: list[Quotation] = []
    for provision in report.provisions:
        for element in provision.elements:
            found += [q for q in (element.proof, element.narrowed_by, *element.nearest) if q]
    return found


@pytest.mark.parametrize("name", ["md", "html"])
@pytest.mark.parametrize("which", ["draft", "draft-difference"])
def test_the_golden_report(
    report: DraftReport, difference: DraftDifference, which: str, name: str
) -> None:
    """Set FIX_GOLDEN=1 to write the files anew, and read the difference."""
    text = render_draft(report, name) if which == "draft" else render_difference(difference, name)
    path = GOLDEN / f"{which}.{name}"
    if os.environ.get("FIX_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


# --- every format says the same


@pytest.mark.parametrize("name", ["md", "html"])
def test_what_the_json_says_every_format_says(report: DraftReport, name: str) -> None:
    data = json.loads(render_draft(report, "json"))
    text = render_draft(report, name)
    shown = Page(text).shown if name == "html" else text

    def there(words: str) -> bool:
        line = " ".join(words.split())
        return (line if name == "html" else markdown(line)) in shown

    for provision in data["provisions"]:
        assert there(provision["title"])
        assert f"{provision['confidence']:.2f}" in shown
        for section in provision["sections"]:
            assert there(f"s {section['label']}, p. {section['page']}")
            assert f"{section['confidence']:.2f}" in shown
            assert there(section["heading"])
        for element in provision["elements"]:
            assert there(element["text"])
            assert there(element["quote"])
            assert there(element["elsewhere"])
            assert there(element["deferred_to"])
            if element["confidence"]:
                assert f"{element['confidence']:.2f}" in shown
            if element["section"]:
                assert there(f"s {element['section']}, p. {element['page']}")
            for quotation in [element["narrowed_by"] or {}, *element["nearest"]]:
                assert there(quotation.get("quote", ""))
    for suggestion in data["beyond"]:
        for key in ("title", "why", "heading", "quote"):
            assert there(suggestion[key])
    for words in (*data["other_laws"], *(n["what"] for n in data["notes"]), data["engine"]["name"]):
        assert there(words)
    for figure in data["engine"]["figures"]:
        assert there(figure["name"])
        assert f"{figure['value']:.2f}" in shown


def test_the_json_is_the_model_without_the_text(report: DraftReport) -> None:
    data = json.loads(render_draft(report, "json"))
    assert "document" not in data
    element = data["provisions"][1]["elements"][0]
    assert BILL[element["start"] : element["end"]] == element["quote"]
    schema = DraftReport.model_json_schema(mode="serialization")
    jsonschema.validate(data, schema)


def test_the_first_screen_adds_up(report: DraftReport) -> None:
    first = render_draft(report, "md").split("## The articles")[0]
    assert "seems to cover 1 and to cover 5 in part; for 2 no section was found" in first
    assert "| **In all** | **1** | **5** | **2** |" in first
    assert "5 points are not found or weaker than asked, 1 is left to another law" in first
    assert "“not found” does not mean “absent from the law”" in first
    assert "%" not in first


def test_gaps_are_told_apart(report: DraftReport) -> None:
    view = draft_view(report)
    assert view.missing[0].label == "Offences"
    assert "Art. 3 Listening in" in view.missing[0].text
    assert not any("Copying" in p.text for p in view.missing)
    assert [p.label for p in view.too_far] == ["Art. 4 Harm to data"]
    (alarm,) = view.unguarded
    assert alarm.label == "Independent supervision"
    assert (
        alarm.text == "not found in this text, fairly sure, 0.86; called for by Art. 19 (s 6, p. 2)"
    )
    assert [p.label for p in view.elsewhere] == [
        "Searches Act",
        "Copyright act",
        "Criminal procedure code",
    ]


def test_a_full_article_has_no_gaps(report: DraftReport) -> None:
    words = draft_view(report).provisions[0]
    assert words.coverage == "covered"
    assert words.gaps == ()
    assert words.elements[1].state == "not needed here (not found)"


def test_the_grid_says_where_a_safeguard_stands(report: DraftReport) -> None:
    view = draft_view(report)
    assert [name for name, _ in view.safeguards] == ["independent supervision", "grounds"]
    keeping, search = view.powers
    assert [c.word for c in keeping.cells] == ["not called for", "there"]
    assert keeping.cells[1].where == "s 5, p. 2, with the power"
    assert search.cells[1].where == "s 5, p. 2, in another section"
    assert search.alarm == "not found or weak: independent supervision"
    assert [is_unguarded(report, report.provision(n)) for n in ("2", "16", "19")] == [
        False,
        False,
        True,
    ]


def test_an_engine_without_measurements_says_so(report: DraftReport) -> None:
    unmeasured = report.model_copy(update={"engine": Engine(name="new")})
    assert "has not been measured on annotated laws" in render_draft(unmeasured)
    assert "Measured on 2 November 2026 on 9 laws" in render_draft(report)


# --- the page


def test_the_page_is_self_contained_and_well_formed(
    report: DraftReport, difference: DraftDifference
) -> None:
    for text in (render_draft(report, "html"), render_difference(difference, "html")):
        page = Page(text)
        assert page.open == []
        assert page.loads == []
        assert not {"script", "link", "iframe", "img", "object"} & set(page.tags)
        assert "url(" not in text
        assert "@import" not in text
        assert len(page.ids) == len(set(page.ids))
        assert all(href.startswith("#") and href[1:] in page.ids for href in page.hrefs)
        assert page.tags.count("h1") == page.tags.count("main") == 1
        steps = zip(page.headings, page.headings[1:], strict=False)
        assert all(after <= before + 1 for before, after in steps)


def test_the_marks_are_the_quoted_words(report: DraftReport) -> None:
    page = Page(render_draft(report, "html"))
    marked = {name: words for name, words in page.marked.items() if name}
    wanted = {f"q-{q.start}-{q.end}": q.quote for q in quotations(report)}
    spoken = report.beyond[0]
    wanted[f"q-{spoken.start}-{spoken.end}"] = spoken.quote
    assert marked == wanted
    assert {f"#{name}" for name in wanted} <= set(page.hrefs)
    assert set(wanted) <= set(page.ids)


def test_the_whole_text_stands_in_the_page(report: DraftReport) -> None:
    page = Page(render_draft(report, "html"))
    shown = re.sub(r"p\. \d", "", page.law.replace("The text", "", 1))
    assert "".join(shown.split()) == "".join(BILL.split())


def test_a_label_in_the_text_leads_to_the_element(report: DraftReport) -> None:
    text = render_draft(report, "html")
    assert (
        '<a class="chip" href="#e-2-entering" title="Article 2, Access: words that make it '
        'narrower">Art. 2 narrowed<' in text
    )


PLACES = st.lists(st.tuples(st.integers(-2, 60), st.integers(-2, 60)), max_size=12, unique=True)


def document(text: str, sections: tuple[Section, ...] = ()) -> Document:
    return Document(name="x.txt", format=Format.TEXT, text=text, sections=sections)


@given(st.text(alphabet="ab \n.", max_size=55), PLACES, st.sampled_from([10, 1000]))
def test_pieces_are_the_text_however_marks_overlap(
    text: str, places: list[tuple[int, int]], long: int
) -> None:
    half = len(text) // 2
    sections = (
        Section(kind=UnitKind.SECTION, label="1", start=0, end=half, body=min(2, half)),
        Section(kind=UnitKind.SECTION, label="2", start=half, end=len(text), body=half),
    )
    chip = (Chip("Art. 1", "Article 1", "#e"),)
    marks = [Mark(start, end, "there", 0, chip) for start, end in places]
    shown = marked_text(document(text, sections), marks, long)
    found: dict[str, str] = {}
    begun: list[str] = []
    whole = ""
    for block in shown.blocks:
        for piece in block.pieces:
            whole += piece.text
            for mark, begins in piece.marks:
                found[mark.id] = found.get(mark.id, "") + piece.text
                if begins:
                    begun.append(mark.id)
    inside = {m.id: text[m.start : m.end] for m in marks if 0 <= m.start < m.end <= len(text)}
    assert found == inside
    assert sorted(begun) == sorted(inside)
    if not shown.shortened:
        assert whole == text


# --- hostile and odd texts


def hostile_report() -> DraftReport:
    text = BILL.replace("who did not break", f"{HOSTILE} {UNSEEN} who did not break")
    base = bill_report(bill_document(text))
    provisions = tuple(
        p.model_copy(
            update={
                "sections": tuple(
                    s.model_copy(update={"heading": HOSTILE + UNSEEN}) for s in p.sections
                ),
                "elements": tuple(
                    e.model_copy(update={"deferred_to": HOSTILE, "term": UNSEEN if e.quote else ""})
                    for e in p.elements
                ),
            }
        )
        for p in base.provisions
    )
    return base.model_copy(
        update={
            "provisions": provisions,
            "title": HOSTILE + UNSEEN,
            "name": HOSTILE,
            "other_laws": (HOSTILE,),
            "notes": (Note(kind=NoteKind.DAMAGED, what=HOSTILE + UNSEEN),),
            "beyond": tuple(b.model_copy(update={"heading": HOSTILE}) for b in base.beyond),
        }
    )


def test_a_hostile_text_is_shown_and_not_followed() -> None:
    report = hostile_report()
    plain = bill_difference()
    difference = plain.model_copy(
        update={
            "old": report,
            "new": report,
            "clauses": tuple(
                c.model_copy(update={"section": HOSTILE, "removed": HOSTILE, "added": UNSEEN})
                for c in plain.clauses
            ),
        }
    )
    for text in (render_draft(report, "html"), render_difference(difference, "html")):
        page = Page(text)
        assert "script" not in page.tags
        assert page.open == []
        assert "alert(1)" in page.shown
    for text in (render_draft(report), render_difference(difference)):
        assert "<script>" not in text.replace(r"\<script\>", "")
        assert not re.search(r"(?<!\\)\]\(javascript", text)
        assert "\n# head" not in text
    for name in ("md", "html"):
        for text in (render_draft(report, name), render_difference(difference, name)):
            assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
            assert "49" not in re.findall(r"\{\{ 7 \\?\* 7 \}\}|49(?= *\{%)", text)
            text.encode()
    assert json.loads(render_draft(report, "json"))["title"] == HOSTILE + UNSEEN


def test_halves_of_characters_can_be_written() -> None:
    assert harmless("a\ud800b\u202ec\u200fd") == "a\ufffdb\ufffdc\u200fd"


def test_words_that_do_not_stand_there_get_no_link(report: DraftReport) -> None:
    wrong = report.model_copy(update={"document": bill_document(BILL + "\n")}).model_copy(
        update={"document": document("Another text.")}
    )
    page = Page(render_draft(wrong, "html"))
    assert page.open == []
    assert set(page.marked) == {""}
    assert all(href[1:] in page.ids for href in page.hrefs)


@pytest.mark.parametrize("text", ["", " \n\n "])
def test_an_empty_text_is_said_to_be_empty(report: DraftReport, text: str) -> None:
    empty = report.model_copy(
        update={
            "document": document(text),
            "title": "",
            "provisions": (),
            "beyond": (),
            "other_laws": (),
            "notes": (),
            "units": 0,
            "characters": len(text),
        }
    )
    for name in ("md", "html"):
        shown = render_draft(empty, name)
        assert "The file holds no text" in shown
        assert "No words were found in the file" in shown
        assert "examplia.pdf, held against" in shown
    assert Page(render_draft(empty, "html")).open == []


def test_a_text_in_another_language_is_said_first(report: DraftReport) -> None:
    note = Note(kind=NoteKind.LANGUAGE, what="The text does not look like English.")
    provisions = tuple(
        p.model_copy(update={"coverage": Coverage.NONE, "confidence": 0.0})
        for p in report.provisions
    )
    foreign = report.model_copy(update={"notes": (note,), "provisions": provisions})
    for name in ("md", "html"):
        text = render_draft(foreign, name)
        assert "a language that this check cannot read" in text
        assert "Nothing is suggested about what the text does" in text
        assert "What is missing that matters" not in text
        assert "not found in this text" not in text


def test_only_the_likely_sections_stand_in_the_table(report: DraftReport) -> None:
    access = report.provision("2")
    (first, second) = access.sections
    doubtful = access.model_copy(
        update={"sections": (first, second.model_copy(update={"confidence": 0.49}))}
    )
    others = tuple(doubtful if p is access else p for p in report.provisions)
    view = draft_view(report.model_copy(update={"provisions": others}))
    assert view.provisions[1].where == "s 2, p. 1"
    assert len(view.provisions[1].sections) == 2


# --- long texts


def test_of_a_long_text_only_the_sections_with_evidence_are_shown(report: DraftReport) -> None:
    view = draft_view(report, long=100)
    assert view.left_out.startswith("The text has 978 characters")
    ids = [block.id or block.left_out for block in view.text.blocks]
    assert ids == [
        "2 sections without marked words left out",
        *("u2", "u3", "u6", "u7"),
        "1 section without marked words left out",
        *("u9", "u10"),
    ]
    assert all(section.href for p in view.provisions for section in p.sections)


def test_of_a_long_section_only_the_surroundings_of_marks_are_shown() -> None:
    text = "lorem ipsum " * 10_000
    marks = [Mark(60_000, 60_011, "there", 0, ()), Mark(60_020, 60_031, "there", 0, ())]
    shown = marked_text(document(text), marks, 1000)
    (block,) = shown.blocks
    words = "".join(piece.text for piece in block.pieces)
    assert text[60_000:60_031] in words
    assert len(words) < 4_000
    assert [p.pieces == () for p in block.paragraphs] == [True, False, True]


def test_a_text_of_five_megabytes_makes_a_page_in_time() -> None:
    bill = bill_document()
    times = 5_000_000 // len(BILL)
    length = len(BILL)
    sections = [
        s.model_copy(
            update={
                "start": s.start + turn * length,
                "end": s.end + turn * length,
                "body": s.body + turn * length,
                "parent": None if s.parent is None else s.parent + turn * len(bill.sections),
            }
        )
        for turn in range(times)
        for s in bill.sections
    ]
    long = bill.model_copy(update={"text": BILL * times, "sections": tuple(sections)})
    report = bill_report().model_copy(update={"document": long, "characters": len(long.text)})
    page = render_draft(report, "html")
    assert len(page) < 100_000
    assert "too many for one page" in page
    assert Page(page).open == []


# --- two drafts


def test_the_difference_names_the_words_that_went(difference: DraftDifference) -> None:
    text = render_difference(difference)
    assert "loses 1 point, gains 1 point and rewords 1 point; 1 point could not" in text
    lost = next(line for line in text.splitlines() if "**lost**" in line)
    assert "Art. 2 Access: Only without right" in lost
    assert "s 2(1): removed “and without leave”" in lost
    assert "| Art. 15 Safeguards | partly covered | covered |" in text
    unsure = next(line for line in text.splitlines() if "**not decided**" in line)
    assert "did not change" in unsure


@pytest.mark.parametrize("name", ["md", "html"])
def test_every_change_stands_in_every_format(difference: DraftDifference, name: str) -> None:
    data = json.loads(render_difference(difference, "json"))
    text = render_difference(difference, name)
    shown = Page(text).shown if name == "html" else text
    for change in data["changes"]:
        assert change["text"] in shown
        for words in change["words"]:
            assert words["removed"] in shown
            assert words["added"] in shown
    assert len(data["clauses"]) == 2


def test_the_worst_comes_first(difference: DraftDifference) -> None:
    shuffled = difference.model_copy(update={"changes": difference.changes[::-1]})
    text = render_difference(shuffled).split("## What changed")[1]
    found = re.findall(r"</a>\*\*(.*?)\*\*", text)
    assert found == ["lost", "not decided", "gained", "reworded"]


def test_no_difference_is_said(difference: DraftDifference) -> None:
    same = difference.model_copy(update={"new": difference.old, "changes": (), "clauses": ()})
    text = render_difference(same)
    assert "does nothing to what was found in the old one. No clause changed its words." in text
    assert "examplia.pdf (old) → examplia.pdf (new)" in text
    assert all(not difference.having(trend) for trend in (Trend.SAME, Trend.WEAKENED))


# --- words, formats, notebooks


@pytest.mark.parametrize(
    ("confidence", "words"),
    [
        (1.0, "very sure, 1.00"),
        (0.999, "very sure, 0.99"),
        (0.82, "fairly sure, 0.82"),
        (0.6, "likely, 0.60"),
        (0.3, "a guess, 0.30"),
        (0.001, "a guess, 0.01"),
        (0.0, "no way to tell"),
    ],
)
def test_confidence_is_a_word_and_a_number(confidence: float, words: str) -> None:
    assert sure_words(confidence) == words


@pytest.mark.parametrize(
    ("label", "page", "via", "words"),
    [
        ("4(a)", None, "", "s 4(a)"),
        ("4", 3, "", "s 4, p. 3"),
        ("161-2", None, "3", "s 161-2 (through s 3)"),
        ("XVIII", None, "", "s XVIII"),
        ("Schedule 1", 9, "", "Schedule 1, p. 9"),
        ("", None, "", "outside the numbered sections"),
    ],
)
def test_places_are_named(label: str, page: int | None, via: str, words: str) -> None:
    assert section_words(label, page, via) == words


def test_an_unknown_format_gets_a_suggestion(
    report: DraftReport, difference: DraftDifference
) -> None:
    with pytest.raises(UnknownFormat, match="did you mean 'html'"):
        render_draft(report, "htm")
    with pytest.raises(UnknownFormat, match="did you mean 'json'"):
        render_difference(difference, "jsn")
    assert FORMATS == ("md", "html", "json")


def test_a_check_shows_itself_in_a_notebook(report: DraftReport) -> None:
    shown = report._repr_html_()
    assert shown == draft_html(report)
    assert shown.startswith('<iframe title="The Examplia Digital Dealings Bill, Tiny Convention"')
    assert "<mark" not in shown
    assert "&lt;mark" in shown


def test_a_check_gives_a_data_frame(report: DraftReport) -> None:
    frame = draft_to_frame(report)
    assert len(frame) == sum(len(p.elements) for p in report.provisions)
    met = frame[(frame.status == Status.MET.value) & (frame.coverage == Coverage.PARTIAL.value)]
    assert "wipes out data" in set(met.quote)
    row = frame[frame.element == "entering"].iloc[0]
    assert row.narrowed_by == "who did not break a lock to enter"
    assert BILL[row.start : row.end] == row.quote
