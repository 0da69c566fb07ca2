"""The check of a draft: what it proposes about a small made-up act, and what it never does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from cyberlaw_gap.catalog import load_checker, load_standard
from cyberlaw_gap.draft import check_draft, compare_drafts
from cyberlaw_gap.draft.engine import Judgement, Match, Proposal, Words
from cyberlaw_gap.errors import UnknownProvision
from cyberlaw_gap.ingest import parse_document
from cyberlaw_gap.model.draft import Coverage, DraftReport, Engine, Status, Trend

if TYPE_CHECKING:
    from cyberlaw_gap.model.document import Document
    from cyberlaw_gap.model.standard import Provision

ACT = """\
OUTLAND COMPUTER OFFENCES ACT, 2031

PART I PRELIMINARY

1. Short title
This Act may be cited as the Computer Offences Act.

2. Interpretation
In this Act, unless the context otherwise requires—
"computer system" means a device or a group of interconnected devices, one or more of which,
following a program, performs automatic processing of data, and includes any part of it;
"computer data" means any representation of facts, information or concepts in a form suitable
for processing in a computer system, including a program;

PART II OFFENCES

3. Illegal access
A person who intentionally and without lawful authority accesses the whole or any part of a
computer system commits an offence and is liable to imprisonment for a term not exceeding five
years or to a fine, or to both.

4. Data interference
A person who intentionally damages, deletes, alters or suppresses computer data commits an
offence and is liable to imprisonment for a term not exceeding five years.

5. False news
A person who publishes false information that is likely to cause alarm among the public commits
an offence.

PART III PROCEDURE

6. Preservation of data
Where a police officer has reasonable grounds to believe that computer data is vulnerable to
loss, the officer may by written notice require any person in possession or control of the data
to preserve it and maintain its integrity for a period not exceeding ninety days, and to keep
the notice confidential.

7. Child pornography
The offences defined and punishable by the Child Protection Act, 2020 apply to acts done through
a computer system.
"""


@pytest.fixture(scope="module")
def report() -> DraftReport:
    return check(ACT)


def check(text: str, engine: FixedEngine | None = None) -> DraftReport:
    return check_draft(
        parse_document(text, "act.txt"),
        load_standard("budapest"),
        load_checker("budapest"),
        engine=engine,
    )


def status(report: DraftReport, ref: str) -> Status:
    number, _, element = ref.partition("/")
    return next(e.status for e in report.provision(number).elements if e.id == element)


def test_an_article_that_a_section_carries_is_found_there(report: DraftReport) -> None:
    for number, label in (("2", "3"), ("4", "4"), ("16", "6")):
        provision = report.provision(number)
        assert provision.coverage is not Coverage.NONE, number
        assert provision.sections[0].label == label


def test_an_article_that_no_section_aims_at_is_not_covered(report: DraftReport) -> None:
    for number in ("3", "8", "21", "22", "35"):
        assert report.provision(number).coverage is Coverage.NONE, number


def test_what_is_there_is_met_and_what_is_not_is_no_pass(report: DraftReport) -> None:
    assert status(report, "2/access") is Status.MET
    assert status(report, "2/without-right") is Status.MET
    assert status(report, "4/intentional") is Status.MET
    assert status(report, "4/without-right") in (Status.ABSENT, Status.UNDETERMINED)


def test_every_quotation_is_a_slice_of_the_text_inside_the_section_it_names(
    report: DraftReport,
) -> None:
    shown = 0
    for provision in report.provisions:
        for element in provision.elements:
            quotations = [q for q in (element.proof, element.narrowed_by, *element.nearest) if q]
            for quotation in quotations:
                shown += 1
                assert ACT[quotation.start : quotation.end] == quotation.quote
                assert len(quotation.quote.split()) >= 3
            if element.status in (Status.MET, Status.PARTIAL):
                assert element.quote
    assert shown > 20


def test_full_coverage_means_that_nothing_owed_is_open(report: DraftReport) -> None:
    for provision in report.provisions:
        if provision.coverage is Coverage.FULL:
            assert not [e for e in provision.gaps if e.status is not Status.UNDETERMINED]


def test_a_section_on_something_else_is_a_reading_suggestion(report: DraftReport) -> None:
    assert [(s.theme, s.section) for s in report.beyond if s.section == "5"] == [("speech", "5")]


def test_what_commonly_stands_elsewhere_says_where(report: DraftReport) -> None:
    assert "copyright" in report.provision("10").elsewhere
    assert all(e.elsewhere for e in report.provision("10").elements)


def test_a_heading_proves_nothing() -> None:
    text = "1. Access without right\nWhoever accesses the whole or any part of a computer system "
    report = check(text + "commits an offence and is liable to imprisonment for two years.")
    assert report.provision("2").sections[0].label == "1"
    assert status(report, "2/access") is Status.MET
    assert status(report, "2/without-right") is not Status.MET


def test_words_that_a_new_draft_drops_are_told_with_the_element_that_they_carried(
    report: DraftReport,
) -> None:
    new = check(ACT.replace("intentionally and without lawful authority", "intentionally"))
    difference = compare_drafts(report, new)
    lost = {change.ref: change for change in difference.having(Trend.LOST)}
    assert "2/without-right" in lost
    assert [(w.section, w.removed) for w in lost["2/without-right"].words] == [
        ("3", "and without lawful authority")
    ]
    assert not [c for c in difference.changes if c.ref.startswith(("4/", "16/"))]


def test_other_laws_are_named(report: DraftReport) -> None:
    assert any("Child Protection Act" in law for law in report.other_laws)


def test_an_unknown_provision_is_refused(report: DraftReport) -> None:
    with pytest.raises(UnknownProvision):
        report.provision("99")


def test_the_same_text_gives_the_same_report(report: DraftReport) -> None:
    assert check(ACT).model_dump_json() == report.model_dump_json()


@pytest.mark.parametrize("text", ["", " \n\n", "§", "1.", "\u202e\u0000 x"])
def test_a_text_that_is_no_law_covers_nothing(text: str) -> None:
    report = check(text)
    assert {p.coverage for p in report.provisions} == {Coverage.NONE}
    assert not any(e.quote for p in report.provisions for e in p.elements)


def test_a_text_in_a_language_that_the_cues_do_not_know_is_not_judged() -> None:
    report = check(
        "Pasal 1\nSetiap orang dengan sengaja dan tanpa hak mengakses komputer milik orang lain "
        "dengan cara apa pun dipidana dengan pidana penjara paling lama enam tahun.\n\n"
        "Pasal 2\nSetiap orang dengan sengaja mengubah, menambah, mengurangi, menghilangkan "
        "informasi elektronik milik orang lain dipidana dengan pidana penjara.\n" * 4
    )
    assert {e.status for p in report.provisions for e in p.elements} == {Status.UNDETERMINED}
    assert {p.coverage for p in report.provisions} == {Coverage.NONE}


def test_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    check_draft(
        parse_document(ACT),
        load_standard("budapest"),
        load_checker("budapest"),
        progress=lambda done, of: told.append((done, of)),
    )
    assert told[0] == (0, 35)
    assert told[-1] == (35, 35)


@dataclass(frozen=True)
class FixedEngine:
    """An engine from elsewhere, which quotes what it likes."""

    words: Words

    @property
    def described(self) -> Engine:
        return Engine(name="fixed")

    def match(self, document: Document, provision: Provision) -> tuple[Match, ...]:
        del provision
        return (Match(0, len(document.text), 1.0),)

    def judge(
        self, document: Document, provision: Provision, matches: tuple[Match, ...]
    ) -> Judgement:
        del document, matches
        return Judgement(
            covered=True,
            confidence=1.0,
            proposals=tuple(
                Proposal(e.id, Status.MET, 1.0, self.words, self.words, (self.words,))
                for e in provision.elements
            ),
        )


@pytest.mark.parametrize(
    "words",
    [
        Words(0, 20, "words that are not there"),
        Words(-5, 20, ACT[:20]),
        Words(10**9, 10**9 + 5, ""),
        Words(0, 7, ACT[0:7]),
    ],
    ids=["invented", "negative", "beyond", "too short"],
)
def test_a_quotation_that_is_no_slice_is_dropped_with_its_status(words: Words) -> None:
    report = check(ACT, FixedEngine(words))
    assert report.engine.name == "fixed"
    for provision in report.provisions:
        assert provision.coverage is not Coverage.FULL
        for element in provision.elements:
            assert element.status is Status.UNDETERMINED
            assert element.proof is None
            assert element.nearest == ()
            assert element.narrowed_by is None


def test_the_words_of_another_engine_are_kept_when_they_are_there() -> None:
    report = check(ACT, FixedEngine(Words(0, 32, ACT[:32])))
    assert {p.coverage for p in report.provisions} == {Coverage.FULL}
