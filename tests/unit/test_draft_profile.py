"""A profile begun from the check of a text: sound as it stands, unreviewed, without quotations."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.draft_reports import UNDETERMINED, Says, checked, law, met, partial
from tests.property.strategies import TINY

from cyberlaw_gap import CountryProfile, GapReport, Standard, compare
from cyberlaw_gap.catalog import read_profile
from cyberlaw_gap.model.document import Document, Format, Note, NoteKind, Page, Section, UnitKind
from cyberlaw_gap.model.draft import DraftReport, Status
from cyberlaw_gap.model.profile import Method, Review
from cyberlaw_gap.model.profile import Status as FindingStatus
from cyberlaw_gap.model.verdict import ElementState, Standing
from cyberlaw_gap.report import render
from cyberlaw_gap.report.draft_profile import draft_profile

DAY = dt.date(2024, 6, 1)
PEEKING = "Any person who intentionally and without right peeks into a computer commits a crime."
SEIZING = "A constable may carry away every machine, as the Police Act has it."
DRAFT = law(("1", "Peeking", PEEKING), ("2", "Seizing", SEIZING))
SAYS = {
    "2/peeking": met("peeks into a computer"),
    "2/without-right": partial("intentionally and without right"),
    "3/hiding": UNDETERMINED,
    "4/judge": Says(Status.DEFERRED, "as the Police Act has it", deferred_to="Police Act"),
    "4/grounds": Says(Status.DEFERRED, deferred_to="Police Act"),
    "5/seize": Says(Status.MET, "carry away every machine", 0.7, narrowed="A constable may"),
    "5/copy": Says(Status.PARTIAL, "every machine", 0.3),
}


def read(text: str, folder: Path, standard: Standard | None) -> CountryProfile:
    path = folder / "xx.yaml"
    path.write_text(text, encoding="utf-8")
    return read_profile(path, "xx.yaml", standard)


@pytest.fixture
def report(tiny: Standard) -> DraftReport:
    return checked(DRAFT, tiny, SAYS)


@pytest.fixture
def profile(report: DraftReport, tiny: Standard, tmp_path: Path) -> CountryProfile:
    return read(draft_profile(report, "xx", DAY), tmp_path, tiny)


@pytest.fixture
def compared(profile: CountryProfile, tiny: Standard) -> GapReport:
    return compare(tiny, profile, DAY)


def test_what_was_found_becomes_unreviewed_findings(profile: CountryProfile) -> None:
    found = {f.ref: f for f in profile.findings}
    assert {ref: (f.status.value, f.basis.confidence.value) for ref, f in found.items()} == {
        "2/peeking": ("met", "high"),
        "2/without-right": ("partial", "high"),
        "4/judge": ("undetermined", "high"),
        "4/grounds": ("undetermined", "high"),
        "5/seize": ("met", "medium"),
        "5/copy": ("partial", "low"),
    }
    for finding in found.values():
        assert finding.basis.method is Method.MACHINE_SUGGESTED
        assert finding.basis.review is Review.UNREVIEWED
        assert not finding.basis.counts
        assert (finding.basis.date, finding.basis.law_as_of) == (DAY, DAY)
    assert [str(c) for c in found["2/peeking"].at] == ["tiny-computers-bill s 1"]
    assert found["2/peeking"].offence == "suggested-2"
    assert profile.country.code == "XX"


def test_nothing_is_called_absent(profile: CountryProfile, report: DraftReport) -> None:
    assert all(f.status is not FindingStatus.ABSENT for f in profile.findings)
    text = draft_profile(report, "xx", DAY)
    assert "# Not found in this text: breaking; intentional; says-so" in text
    assert "# The check does not say: hiding" in text


def test_what_is_left_to_another_law_becomes_a_question(profile: CountryProfile) -> None:
    (question,) = profile.questions
    assert question.ask == "What does Police Act say on 4/judge and 4/grounds?"
    assert question.read == "Police Act"
    # A machine's question must not keep open what a person's findings decide.
    assert question.bears_on == ()


def test_the_words_of_the_law_are_not_in_the_profile(report: DraftReport) -> None:
    text = draft_profile(report, "xx", DAY)
    for says in SAYS.values():
        for words in (says.quote, says.narrowed):
            assert not words or words not in text
    assert "section 1 seems to have this in part (characters " in text
    assert "Words of section 2 (characters " in text


def test_the_law_and_its_source_are_named(profile: CountryProfile) -> None:
    (enactment,) = profile.enactments
    assert enactment.title == "Tiny Computers Bill"
    assert enactment.in_force is None
    (source,) = profile.sources
    assert source.title == "draft.txt, as read on 1 June 2024"
    assert source.seen == "whole"


def test_a_text_that_was_not_read_whole_says_so(report: DraftReport) -> None:
    notes = (Note(kind=NoteKind.NO_TEXT, what="Page 2 is an image."),)
    text = draft_profile(report.model_copy(update={"notes": notes}), "xx", DAY)
    assert "seen: extract" in text


def test_suggestions_move_no_verdict(compared: GapReport) -> None:
    assert compared.totals.met == 0
    assert compared.totals.partial == 0
    assert compared.gaps == ()
    for provision in compared.provisions:
        assert provision.offences == ()
        for element in provision.elements:
            assert element.state in {ElementState.UNASSESSED, ElementState.OPEN_UNTIL_ACCESSION}
            assert all(e.standing is Standing.UNREVIEWED_MACHINE for e in element.evidence)
    assert compared.methods == ()
    assert compared.questions == ()


def test_a_reviewed_suggestion_counts_once_the_law_is_in_force(
    report: DraftReport, tiny: Standard, tmp_path: Path
) -> None:
    text = draft_profile(report, "xx", DAY)
    seize = text.index("      seize:\n")
    reviewed = text[:seize] + text[seize:].replace(
        "review: unreviewed", 'review: reviewed\n        assessor: "A. Person"', 1
    )
    reviewed = reviewed.replace("    enacted: 2024-06-01", "    enacted: 2020-01-01")
    reviewed = reviewed.replace("    # in_force: left", "    in_force: 2020-02-01\n    # left")
    found = compare(tiny, read(reviewed, tmp_path, tiny), DAY)
    assert found.element("5/seize").state is ElementState.MET
    assert found.element("5/seize").evidence[0].finding.basis.assessor == "A. Person"
    assert found.totals.met == 1


def test_the_report_lists_what_waits_for_review(compared: GapReport) -> None:
    markdown = render(compared, "md")
    assert "## Suggestions waiting for review" in markdown
    assert (
        "| [Art. 2/peeking](#article-2): Peeking into a tiny computer is punishable |" in markdown
    )
    section = markdown.split("## Suggestions waiting")[1].split("\n## ")[0]
    assert section.count("\n| [Art. ") == len(SAYS) - 1
    page = render(compared, "html")
    assert '<h2 id="suggestions">' in page
    assert '<a href="#suggestions">' in page
    assert page.count("cyberlaw-gap check (by hand), 1 June 2024; high confidence") == 4


def test_a_report_without_suggestions_says_nothing_of_them(
    tiny: Standard, tinyland: CountryProfile
) -> None:
    found = compare(tiny, tinyland, DAY)
    for name in ("md", "html"):
        assert "uggestions" not in render(found, name)


def test_against_the_convention_nothing_is_proven(budapest: Standard, tmp_path: Path) -> None:
    report = checked(
        DRAFT,
        budapest,
        {
            f"{p.number}/{e.id}": met("peeks into a computer")
            for p in budapest.provisions
            for e in p.elements
            if e.answered_by.value == "law"
        },
    )
    found = compare(budapest, read(draft_profile(report, "xx", DAY), tmp_path, None), DAY)
    assert found.totals.met == 0
    assert found.totals.undecided == found.totals.required
    assert "## Suggestions waiting for review" in render(found)


def test_an_empty_report_gives_a_sound_profile(tiny: Standard, tmp_path: Path) -> None:
    nothing = Document(name="", format=Format.TEXT, text="")
    text = draft_profile(checked(nothing, tiny), "xx", DAY)
    found = read(text, tmp_path, tiny)
    assert found.findings == ()
    assert found.enactments[0].title == "Law that was checked"


@pytest.mark.parametrize(
    ("title", "name"),
    [
        (
            "Computer Misuse and Cybercrimes Act, 2018 (as amended)",
            "computer-misuse-and-cybercrimes",
        ),
        ("Act", "act"),
        ("x" * 50, "x" * 32),
        ("Loi relative à la cybercriminalité", "loi-relative-a-la"),
        ("§", "draft-txt"),
    ],
)
def test_the_law_gets_a_short_id(
    report: DraftReport, tiny: Standard, tmp_path: Path, title: str, name: str
) -> None:
    text = draft_profile(report.model_copy(update={"title": title}), "xx", DAY)
    assert read(text, tmp_path, tiny).enactments[0].id == name


@pytest.mark.parametrize("code", ["", "X", "XXX", "x\n", "1a"])
def test_a_code_that_is_none_is_refused(report: DraftReport, code: str) -> None:
    with pytest.raises(ValueError, match="is no ISO code; give two letters"):
        draft_profile(report, code, DAY)


def units(text: str, *sections: Section) -> Document:
    return Document(
        name="law.txt",
        format=Format.TEXT,
        title="Hats Act",
        text=text,
        sections=sections,
        pages=(Page(number=1, start=0),),
    )


def unit(label: str, end: int, kind: UnitKind = UnitKind.SECTION, **more: object) -> Section:
    given: dict[str, object] = {"kind": kind, "label": label, "start": 0, "end": end, "body": 0}
    return Section.model_validate(given | more)


@pytest.mark.parametrize(
    ("opening", "label", "citation"),
    [
        ("4. ", "4", "hats-act s 4"),
        ("Article 4. ", "4(a)(1)", "hats-act art 4(a)(1)"),
        ("Art. 4 ", "4", "hats-act art 4"),
        ("Rule 4 ", "4", "hats-act rule 4"),
        ("Regulation 4 ", "4", "hats-act reg 4"),
        ("161-2. ", "161-2", "hats-act s 161-2"),
        ("4. ", "4(a)(½)", "hats-act s 4(a)"),
        ("4½. ", "4½", "hats-act"),
        ("", "", "hats-act"),
        ("9. ", "9" * 100, "hats-act"),
    ],
)
def test_places_are_cited_as_the_law_numbers_them(
    tiny: Standard, tmp_path: Path, opening: str, label: str, citation: str
) -> None:
    text = f"{opening}Hats are seized at once."
    document = units(text, unit(label, len(text), body=len(opening)))
    report = checked(document, tiny, {"5/seize": met("Hats are seized")})
    (finding,) = read(draft_profile(report, "xx", DAY), tmp_path, tiny).findings
    assert [str(c) for c in finding.at] == [citation]


def test_schedules_and_new_sections_are_cited_where_they_stand(
    tiny: Standard, tmp_path: Path
) -> None:
    text = "Schedule 1\n3. Hats are seized at once."
    schedule = unit("1", len(text), UnitKind.SCHEDULE)
    inside = unit("3", len(text), start=11, body=14, parent=0)
    says = {"5/seize": met("Hats are seized")}
    report = checked(units(text, schedule, inside), tiny, says)
    (finding,) = read(draft_profile(report, "xx", DAY), tmp_path, tiny).findings
    assert str(finding.at[0]) == "hats-act sch 1 para 3"
    report = checked(units(text, schedule), tiny, says)
    (finding,) = read(draft_profile(report, "xx", DAY), tmp_path, tiny).findings
    assert str(finding.at[0]) == "hats-act sch 1"
    new = unit("5A", len(text), via="2", target="Coats Act")
    report = checked(units(text, new), tiny, says)
    (finding,) = read(draft_profile(report, "xx", DAY), tmp_path, tiny).findings
    assert str(finding.at[0]) == "hats-act s 2"
    assert "new section 5A, which section 2 puts into another act," in finding.why


def test_words_outside_every_section_are_cited_with_the_whole_law(
    tiny: Standard, tmp_path: Path
) -> None:
    document = units("Hats are seized at once.")
    report = checked(document, tiny, {"2/peeking": met("Hats are seized")})
    report = report.model_copy(
        update={
            "provisions": tuple(
                p.model_copy(
                    update={
                        "elements": tuple(
                            e.model_copy(update={"page": 1, "term": "hat"} if e.quote else {})
                            for e in p.elements
                        )
                    }
                )
                for p in report.provisions
            )
        }
    )
    (finding,) = read(draft_profile(report, "xx", DAY), tmp_path, tiny).findings
    assert str(finding.at[0]) == "hats-act"
    assert finding.why.endswith(
        "the text seems to have this (characters 0 to 15, page 1). "
        "The words are those of a definition."
    )


_HOSTILE = st.one_of(
    st.text(max_size=80),
    st.sampled_from(
        [
            '"]\nprovisions: {}',
            "- {a: &x *x}",
            "null",
            "NO",
            "1.10",
            "!!python/object",
            "\\",
            "\x85\u2028# evil: [",
            "\ud83d\ude00",
            "\ud800",
            "😀 — « § »",
            "word " * 2000,
            "(" * 500,
        ]
    ),
)


@given(title=_HOSTILE, name=_HOSTILE, label=_HOSTILE, act=_HOSTILE, engine=_HOSTILE)
def test_hostile_names_are_quoted(
    tmp_path_factory: pytest.TempPathFactory,
    title: str,
    name: str,
    label: str,
    act: str,
    engine: str,
) -> None:
    text = "Hats are seized at once."
    document = units(text, unit("1", len(text)))
    says = {
        "2/peeking": met("Hats are seized"),
        "5/seize": partial("Hats are seized"),
        "4/judge": Says(Status.DEFERRED, "at once.", deferred_to=act),
        "4/grounds": Says(Status.DEFERRED, deferred_to="Police Act"),
    }
    report = checked(document, TINY, says)
    report = report.model_copy(
        update={
            "title": title,
            "name": name,
            "engine": report.engine.model_copy(update={"name": engine}),
            "document": document.model_copy(
                update={"sections": (document.sections[0].model_copy(update={"label": label}),)}
            ),
        }
    )
    folder = tmp_path_factory.mktemp("profile")
    profile = read(draft_profile(report, "xx", DAY), folder, TINY)
    assert {f.ref for f in profile.findings} == set(says)
    assert len(profile.enactments) == 1
