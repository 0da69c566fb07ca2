"""New sections found in small made-up amending acts."""

from __future__ import annotations

from textwrap import dedent

from cyberlaw_gap.ingest.extract import Extract
from cyberlaw_gap.ingest.segmentation import segment
from cyberlaw_gap.model.document import Document, Format, UnitKind


def taken_apart(text: str) -> Document:
    return segment(Extract(Format.TEXT, dedent(text).strip() + "\n"), "law.txt")


def sections(document: Document) -> list[tuple[str, str, str]]:
    return [(s.label, s.via, s.target) for s in document.sections if s.kind is UnitKind.SECTION]


def test_quoted_new_sections_come_through_their_clause() -> None:
    document = taken_apart("""
        1. Short title
        This is the Lamp (Amendment) Act.

        2. Amendment of the Street Code
        The Street Code is amended by the insertion after section 162 of the following sections—

        “162A. Breaking lamps
        (1) No person shall break a lamp.
        (2) Fine: ten.

        162B. Hiding lamps
        No person shall hide a lamp.”.

        3. Commencement
        Now.
        """)
    assert sections(document) == [
        ("1", "", ""),
        ("2", "", ""),
        ("162A", "2", "Street Code"),
        ("162B", "2", "Street Code"),
        ("3", "", ""),
    ]
    labels = [s.label for s in document.sections]
    assert labels == ["1", "2", "162A", "162A(1)", "162A(2)", "162B", "3"]
    new = document.sections[labels.index("162B")]
    assert document.words(new).endswith("lamp.”.")
    assert new.parent == labels.index("2")
    assert document.sections[labels.index("162A(1)")].via == "2"


def test_the_rest_of_the_clause_goes_on_behind_the_new_text() -> None:
    document = taken_apart("""
        1. Amendments
        (1) The Street Code (hereinafter called the “principal Act”) is dim.
        (2) The principal Act is amended by the repeal of sections 163 to 164 and the
        substitution of the following—

        “PART I
        Lamps and their wicks

        163 Breaking lamps
        (1) A person who—
        (a) breaks a lamp; or
        (b) bends it;
        shall be fined.

        164 Hiding lamps
        Nobody shall.”.
        (3) The Gas Act is amended in section 5 by deleting the word “gas”.
        2. Commencement
        Now.
        """)
    labels = [s.label for s in document.sections]
    assert labels == [
        "1", "1(1)", "1(2)", "163", "163(1)", "163(1)(a)", "163(1)(b)", "164", "1(3)", "2",
    ]  # fmt: skip
    assert [s.target for s in document.sections if s.label in {"163", "164"}] == ["Street Code"] * 2
    assert document.sections[labels.index("163")].parent == labels.index("1(2)")


def test_unquoted_new_sections_are_known_by_their_numbers() -> None:
    document = taken_apart("""
        1. Short title
        This is the Lamp (Amendment) Act.
        2. New sections
        The principal Act is amended by inserting after section 40 the following sections:
        40A. Breaking lamps
        No person shall break a lamp.
        40B. Hiding lamps
        No person shall hide a lamp.
        3. Repeal of section 41
        Section 41 of the principal Act is repealed.
        """)
    assert [(label, via) for label, via, _ in sections(document)] == [
        ("1", ""), ("2", ""), ("40A", "2"), ("40B", "2"), ("3", ""),
    ]  # fmt: skip


def test_words_that_amend_a_subsection_bring_no_section() -> None:
    document = taken_apart("""
        1. Lamps
        Section 5 of the Street Code is amended by inserting the following:
        (4) Lamps burn.
        2. Wicks
        Section 6 of the Street Code is amended by substituting—
        wicks for lamps.
        3. End
        X.
        """)
    assert [label for label, _, _ in sections(document)] == ["1", "2", "3"]


def test_a_new_schedule_is_no_section() -> None:
    document = taken_apart("""
        1. Lamps
        The Street Code is amended by the insertion of the following—
        “SCHEDULE
        1. Whale oil
        2. Olive oil”.
        """)
    assert [label for label, _, _ in sections(document)] == ["1"]


def test_a_clause_that_follows_a_closed_quotation_is_no_new_section() -> None:
    document = taken_apart("""
        1. Lamps
        Text.

        2. Amendment of the Street Code
        The Street Code is amended in its list by the addition of the following—
        “( 9 ) an offence under the Lamp Act.”.

        3. Wicks
        Text.

        4. Oil
        Text.
        """)
    assert sections(document) == [("1", "", ""), ("2", "", ""), ("3", "", ""), ("4", "", "")]
