"""Four readers, one dataset: what each document must hold, and users' own templates."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pypdfium2
import pytest
from docx2python import docx2python

from cyberlaw_gap import GapReport, Standard, compare, load_profile, parse_document
from cyberlaw_gap.catalog import country_codes, load_overlay, overlay_ids
from cyberlaw_gap.cli.common import comparison, history
from cyberlaw_gap.comparison import compare_with
from cyberlaw_gap.errors import TemplateFault, UnknownFormat, UnknownReader
from cyberlaw_gap.report.blocks import Bullets, Document, Figure, Paragraph, Table, text_of
from cyberlaw_gap.report.context import view
from cyberlaw_gap.report.document import write_document
from cyberlaw_gap.report.files import FILE_FORMATS, READERS, report_file
from cyberlaw_gap.report.law_texts import LawCopy, LawTexts
from cyberlaw_gap.report.messages import ENGLISH, messages
from cyberlaw_gap.report.pictures import days_to_compare
from cyberlaw_gap.report.readers import civil_society, drafter, expert, minister, whole

DAY = dt.date(2026, 11, 25)


@pytest.fixture(scope="module")
def sri_lanka(budapest: Standard) -> GapReport:
    return compare(budapest, load_profile("LK"), DAY)


@pytest.fixture(scope="module")
def singapore(budapest: Standard) -> GapReport:
    return compare(budapest, load_profile("SG"), DAY)


def words(document: Document) -> str:
    """Every word of a document, cells and captions included."""
    found: list[str] = []
    for block in document.blocks:
        if isinstance(block, Paragraph):
            found.append(text_of(block.runs))
        elif isinstance(block, Bullets):
            found += map(text_of, block.items)
        elif isinstance(block, Table):
            found += [block.caption, *block.heads]
            found += [text_of(cell) for row in block.rows for cell in row]
        elif isinstance(block, Figure):
            found += [block.caption, block.picture.description]
        else:
            found.append(getattr(block, "text", getattr(block, "title", "")))
    return "\n".join([*found, *(source.text for source in document.sources)])


# --- what each reader must find


def test_the_drafter_finds_every_gap_with_its_place_and_a_row_per_element(
    sri_lanka: GapReport, singapore: GapReport, budapest: Standard
) -> None:
    document = drafter(sri_lanka, budapest, [singapore], ENGLISH)
    text = words(document)
    for gap in sri_lanka.gaps:
        assert gap.text in text
        for why in gap.why:
            assert why in text
    (table,) = [b for b in document.blocks if isinstance(b, Table) and "concordance" in b.caption]
    owed = sum(p.totals.required + p.treaty_acts.required for p in sri_lanka.provisions)
    assert len(table.rows) >= owed
    assert {text_of(row[3]) for row in table.rows} >= {"adequate", "partly", "not"}


def test_the_drafter_sees_how_a_neighbour_did_it(
    sri_lanka: GapReport, singapore: GapReport, budapest: Standard
) -> None:
    assert sri_lanka.element("6/possession").state.value != "met"
    assert singapore.element("6/possession").state.value == "met"
    text = words(drafter(sri_lanka, budapest, [singapore], ENGLISH))
    assert re.search(r"Singapore: Computer Misuse Act s 10", text)
    assert "Singapore:" not in words(drafter(sri_lanka, budapest, [], ENGLISH))


def test_the_drafter_is_told_what_an_option_implies_for_this_state(
    sri_lanka: GapReport, singapore: GapReport, budapest: Standard
) -> None:
    party = words(drafter(sri_lanka, budapest, [], ENGLISH))
    outside = words(drafter(singapore, budapest, [], ENGLISH))
    assert "Can no longer be made." in party
    assert "Can be made on ratification or accession." in outside
    assert "Can be made on ratification or accession." not in party


def test_the_expert_has_the_rows_of_a_legislative_profile(sri_lanka: GapReport) -> None:
    text = words(expert(sri_lanka, ENGLISH))
    for number in (*range(1, 23), *range(24, 36)):
        assert f"Article {number}, " in text
    assert "Article 23, " not in text
    assert "Article 42, Reservations" in text
    cited = {
        place.text
        for result in sri_lanka.provisions
        for element in result.elements
        for evidence in element.evidence
        for place in evidence.at
    }
    assert "Computer Crime Act s 38" in text
    assert "Computer Crime Act s 18(1)" in text or "Computer Crime Act s 18" in cited


def test_the_words_of_a_law_come_from_the_readers_own_copy(sri_lanka: GapReport) -> None:
    act = parse_document("38. Interpretation\nIn this Act, computer means a made-up machine.\n")
    texts = LawTexts({"cca": LawCopy("cca.txt", "2026-01-02", act)})
    text = words(expert(sri_lanka, ENGLISH, texts))
    assert "computer means a made-up machine" in text
    assert "cca.txt, 2026-01-02" in text
    assert "not found in this copy" in text
    assert "no copy of this law was given" in text
    assert "made-up machine" not in words(expert(sri_lanka, ENGLISH))


def test_civil_society_finds_what_goes_too_far_and_who_said_so(sri_lanka: GapReport) -> None:
    text = words(civil_society(sri_lanka, ENGLISH))
    for result in sri_lanka.beyond:
        assert result.beyond.title in text
        for critic in result.beyond.raised_by:
            assert critic.who in text
    for item in sri_lanka.overreach:
        assert item.text in text
    for row in sri_lanka.ledger:
        assert row.title in text


def test_the_whole_report_has_every_gap_law_question_and_figure(sri_lanka: GapReport) -> None:
    text = words(whole(sri_lanka, ENGLISH))
    for gap in sri_lanka.gaps:
        assert gap.text in text
    for law in sri_lanka.enactments:
        assert law.title in text
    for question in sri_lanka.questions:
        assert question.ask in text
    shown = view(sri_lanka)
    for figures in (*shown.parts, shown.total):
        assert figures.shown_words in text


def test_the_timeline_stands_before_the_laws_where_the_past_is_given(
    sri_lanka: GapReport, budapest: Standard
) -> None:
    profile = load_profile("LK")
    past = [(d, compare(budapest, profile, d).totals) for d in days_to_compare(sri_lanka)]
    for given, without in (
        (whole(sri_lanka, ENGLISH, past), whole(sri_lanka, ENGLISH)),
        (expert(sri_lanka, ENGLISH, history=past), expert(sri_lanka, ENGLISH)),
    ):
        added = [block for block in given.blocks if block not in without.blocks]
        (figure,) = added
        assert isinstance(figure, Figure)
        assert figure.picture.id == "timeline-lk"
        at = given.blocks.index(figure)
        assert getattr(given.blocks[at - 1], "anchor", "") == "laws"
        assert getattr(given.blocks[at + 1], "caption", "") == "Laws"


def test_a_bill_changes_nothing_of_the_days_before_its_own(budapest: Standard) -> None:
    bill = "my-cybercrime-bill-2026"
    report = comparison("MY", "budapest", None, None, (bill,))
    *before, (last, totals) = history(report, "MY", "budapest", None, (bill,))
    assert before
    law = load_profile("MY")
    assert all(compare(budapest, law, day).totals == found for day, found in before)
    assert (last, totals) == (report.as_of, report.totals)
    assert totals != compare(budapest, law, last).totals


@pytest.mark.parametrize("code", country_codes())
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_minister_gets_one_page(budapest: Standard, code: str, language: str) -> None:
    report = compare(budapest, load_profile(code), DAY)
    _ = messages(language)
    pages = pypdfium2.PdfDocument(write_document(minister(report, _), "pdf", _))
    assert len(pages) == 1


# --- every format of every reader


@pytest.mark.parametrize("reader", ["", *READERS])
@pytest.mark.parametrize("format_", FILE_FORMATS)
def test_no_document_comes_out_empty(
    singapore: GapReport, budapest: Standard, reader: str, format_: str
) -> None:
    raw = report_file(singapore, budapest, format_, reader=reader)
    if format_ == "docx":
        from io import BytesIO  # noqa: PLC0415

        with docx2python(BytesIO(raw)) as read:
            text = read.text
    elif format_ == "pdf":
        pages = pypdfium2.PdfDocument(raw)
        text = " ".join(page.get_textpage().get_text_bounded() for page in pages)
    elif format_ == "xlsx":
        assert raw[:2] == b"PK"
        return
    else:
        text = raw.decode()
    assert "Singapore" in text
    assert len(text) > 1500


def test_the_same_input_gives_the_same_bytes(singapore: GapReport, budapest: Standard) -> None:
    for format_ in ("md", "html", "json", "csv", "xlsx"):
        one = report_file(singapore, budapest, format_, reader="drafter")
        assert one == report_file(singapore, budapest, format_, reader="drafter")


def test_an_unknown_format_or_reader_is_refused_in_words(
    singapore: GapReport, budapest: Standard
) -> None:
    with pytest.raises(UnknownFormat, match="did you mean 'docx'"):
        report_file(singapore, budapest, "doc")
    with pytest.raises(UnknownReader, match="known: minister, drafter"):
        report_file(singapore, budapest, "md", reader="king")


# --- templates of the user


def own(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return folder


def test_a_users_part_goes_before_the_bundled_one(
    singapore: GapReport, budapest: Standard, tmp_path: Path
) -> None:
    templates = own(tmp_path, "document/heading.md.j2", "=== {{ block.text }} ===\n")
    text = report_file(singapore, budapest, "md", reader="minister", templates=templates).decode()
    assert "=== What goes too far ===" in text


@pytest.mark.parametrize(
    ("template", "what"),
    [
        ("{{ block.txet }}", "has no attribute 'txet'"),
        ("{{ nothing.here }}", "'nothing' is undefined"),
        ("{% if %}", "Expected an expression"),
        ("{{ ''.__class__.__mro__ }}", "access to attribute '__class__'"),
        ("{{ 1 / 0 }}", "division by zero"),
    ],
)
def test_a_fault_in_a_users_template_names_file_line_and_name(
    singapore: GapReport, budapest: Standard, tmp_path: Path, template: str, what: str
) -> None:
    templates = own(tmp_path, "document/heading.md.j2", f"one\n{template}\n")
    with pytest.raises(TemplateFault) as caught:
        report_file(singapore, budapest, "md", reader="minister", templates=templates)
    assert what in str(caught.value)
    assert re.search(r"heading\.md\.j2:2: ", str(caught.value))


def test_the_minister_never_reads_half_a_point(budapest: Standard) -> None:
    cuts = 0
    for code in country_codes():
        report = compare(budapest, load_profile(code), DAY)
        shown = view(report, ENGLISH)
        for line in words(minister(report, ENGLISH)).splitlines():
            for item in (*shown.missing, *shown.too_far):
                label = f"{item.label}: "
                if line.startswith(label) and line.endswith(" …"):
                    cuts += 1
                    kept = line.removeprefix(label).removesuffix(" …")
                    assert item.text.startswith(kept)
                    # One point that is too long by itself is cut between two words.
                    left = item.text.removeprefix(kept)
                    assert left[0] == ";" if ";" in item.text[:110] else left[0] in " ,"
    assert cuts


def test_a_document_is_titled_in_its_language(budapest: Standard) -> None:
    report, french = compare(budapest, load_profile("US"), DAY), messages("fr")
    document = minister(report, french)
    assert (
        document.subject
        == "États-Unis\N{NO-BREAK SPACE}: Convention sur la cybercriminalité (STE n° 185)"
    )
    assert "Abus de dispositifs\N{NO-BREAK SPACE}: insuffisant" in words(document)


def test_the_minister_gets_one_page_with_a_bill_laid_over_too(budapest: Standard) -> None:
    for name in overlay_ids():
        overlay = load_overlay(name)
        day = max(DAY, overlay.since)
        report = compare_with(budapest, load_profile(overlay.country), [overlay], day)
        raw = write_document(minister(report, ENGLISH), "pdf", ENGLISH)
        assert len(pypdfium2.PdfDocument(raw)) == 1, name
