"""Units found in small made-up laws, one per drafting tradition."""

# ruff: noqa: RUF001  laws are printed with dashes and quotation marks

from __future__ import annotations

from textwrap import dedent

import pytest

from cyberlaw_gap.ingest.extract import Extract, Mark
from cyberlaw_gap.ingest.numbering import section_number
from cyberlaw_gap.ingest.segmentation import segment
from cyberlaw_gap.model.document import Document, Format, NoteKind, Section, UnitKind


def taken_apart(text: str) -> Document:
    return segment(Extract(Format.TEXT, dedent(text).strip() + "\n"), "law.txt")


def labels(document: Document) -> list[str]:
    return [s.label for s in document.sections if s.label]


def headed(document: Document) -> list[tuple[str, str]]:
    return [(s.label, s.heading) for s in document.sections if s.kind is UnitKind.SECTION]


def one(document: Document, label: str) -> Section:
    (found,) = [s for s in document.sections if s.label == label]
    return found


def words(document: Document, label: str) -> str:
    return " ".join(document.words(one(document, label)).split())


TRADITIONS = {
    "number, heading and dash on one line": """
        1. Short title.- This Act is the Lamp Act.
        2. Lamps.- (1) No person shall break a lamp.
        (2) A lamp is never his.
        2A. Lanterns.- A lantern is a lamp.
        3. Wicks.- Wicks are free.
        """,
    "heading on the number's line, text below": """
        1. Short title
        This Act is the Lamp Act.

        2. Lamps
        (1) No person shall break a lamp.
        (2) A lamp is never his.

        2A. Lanterns
        A lantern is a lamp.

        3. Wicks
        Wicks are free.
        """,
    "heading above the number": """
        Short title

        1. This Act is the Lamp Act.

        Lamps

        2.—(1) No person shall break a lamp.
        (2) A lamp is never his.

        Lanterns

        2A. A lantern is a lamp.

        Wicks

        3. Wicks are free.
        """,
    "the word and a full stop": """
        SECTION 1. Short title. – This Act is the Lamp Act.
        SEC. 2. Lamps. – (1) No person shall break a lamp.
        (2) A lamp is never his.
        SEC. 2A. Lanterns. – A lantern is a lamp.
        Section 3. Wicks. – Wicks are free.
        """,
    "articles": """
        Article 1 – Short title
        This Act is the Lamp Act.

        Article 2: Lamps
        (1) No person shall break a lamp.
        (2) A lamp is never his.

        Article 2A: Lanterns
        A lantern is a lamp.

        ARTICLE 3. Wicks
        Wicks are free.
        """,
    "paragraph signs": """
        § 1. Short title
        This Act is the Lamp Act.
        § 2. Lamps
        (1) No person shall break a lamp.
        (2) A lamp is never his.
        § 2A. Lanterns
        A lantern is a lamp.
        § 3. Wicks
        Wicks are free.
        """,
    "bold markdown": """
        **1. Short title**

        This Act is the Lamp Act.

        **2. Lamps**

        (1) No person shall break a lamp.

        (2) A lamp is never his.

        **2A. Lanterns**

        A lantern is a lamp.

        **3. Wicks**

        Wicks are free.
        """,
    "headings of markdown, the number again before the text": """
        ##### 1. **Short title**

        **1.** This Act is the Lamp Act.

        ##### 2. **Lamps**

        **2.**(1) No person shall break a lamp.

        (2) A lamp is never his.

        ##### 2A. **Lanterns**

        **2A.** A lantern is a lamp.

        ##### 3. **Wicks**

        **3.** Wicks are free.
        """,
    "no full stop, heading above": """
        Short title
        1 This Act is the Lamp Act.

        Lamps
        2 (1) No person shall break a lamp.
        (2) A lamp is never his.

        Lanterns
        2A For lanterns the same holds as for lamps.

        Wicks
        3 For the purposes of this Act wicks are free.
        """,
}


@pytest.mark.parametrize("text", TRADITIONS.values(), ids=TRADITIONS)
def test_sections_are_found_in_every_tradition(text: str) -> None:
    document = taken_apart(text)
    assert headed(document) == [
        ("1", "Short title"),
        ("2", "Lamps"),
        ("2A", "Lanterns"),
        ("3", "Wicks"),
    ]
    assert [s.label for s in document.sections if s.kind is UnitKind.SUBDIVISION] == [
        "2(1)",
        "2(2)",
    ]
    assert words(document, "2(2)").startswith("(2) A lamp is never his.")
    body = document.text[one(document, "1").body :]
    assert body.lstrip("*").startswith("This Act is the Lamp Act.")
    assert document.notes == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pasal 1\nSetiap orang.\nPasal 2\nLampu.", ["1", "2"]),
        ("Điều 1. Đèn\nĐèn là đèn.\nĐiều 2. Bấc\nBấc.", ["1", "2"]),
        ("มาตรา ๑ โคมไฟ\nมาตรา ๒ ไส้", ["1", "2"]),
        ("第一条 灯\n第二条 芯\n第二条の二 油", ["1", "2", "2-2"]),
        ("Section 202a\nWho breaks.\nSection 202b\nWho lights.", ["202a", "202b"]),
        ("§202a Lamps\nText.\n§202b Wicks\nText.", ["202a", "202b"]),
        ("Article 161-2\nLamps.\nArticle 161-3\nWicks.", ["161-2", "161-3"]),
        ("Art. 24 (new) Lamps\nText.\nArt. 25 (new) Wicks\nText.", ["24", "25"]),
        ("Clause 5\nLamps.\nClause 6\nWicks.", ["5", "6"]),
        (
            "477.1 Lamps\n(1) Text.\n477.2 Wicks\n(1) Text.",
            ["477.1", "477.1(1)", "477.2", "477.2(1)"],
        ),
        ("66C. Lamps. - Text.\n66D. Wicks. - Text.", ["66C", "66D"]),
        ("1.(1) Lamps burn.\n2.(1) Wicks burn.", ["1", "1(1)", "2", "2(1)"]),
    ],
)
def test_numbers_are_read_as_the_law_writes_them(text: str, expected: list[str]) -> None:
    assert labels(taken_apart(text)) == expected


def test_whole_numbers_with_a_point_come_in_between() -> None:
    document = taken_apart("""
        Lamps
        22 (1) Lamps burn.

        Old lamps
        22.1 (1) Old lamps smoke.

        Older lamps
        22.11 (1) Older lamps smell.

        New lamps
        22.2 (1) New lamps shine.

        Wicks
        23 (1) Wicks burn. (1.1) Old wicks smoke. (2) New wicks shine.
        """)
    assert labels(document) == [
        "22", "22(1)", "22.1", "22.1(1)", "22.11", "22.11(1)", "22.2", "22.2(1)",
        "23", "23(1)", "23(1.1)", "23(2)",
    ]  # fmt: skip


def test_sections_may_begin_inside_a_line_only_as_the_next_in_the_run() -> None:
    document = taken_apart("""
        1. (1) No person shall break a lamp under section
        3. The judge may fine him. 2. (1) No person shall steal a wick as said in No. 3. of the
        list, or of Art. 9. Wicks are free under section 1. 3. (1) This is the last.
        """)
    assert labels(document) == ["1", "1(1)", "2", "2(1)", "3", "3(1)"]


def test_numbered_lists_are_no_sections() -> None:
    document = taken_apart("""
        1. Lamps
        The lamps are:
        1. the red lamp;
        2. the green lamp;
        3. the lamp of the port.

        2. Wicks
        The wicks are:
        1. the long one;
        2. the short one.

        3. Oil
        Oil is free.
        """)
    assert [label for label, _ in headed(document)] == ["1", "2", "3"]
    assert labels(document)[:4] == ["1", "1(1)", "1(2)", "1(3)"]


def test_paragraphs_of_articles_are_no_sections() -> None:
    items = "".join(f"{n}. the lamp of street {n} is lit;\n" for n in range(1, 25))
    document = taken_apart(
        f"Article 1\nIn this law:\n{items}\nArticle 2\n1. Lamps.\n2. Wicks.\nArticle 3\nOil."
    )
    assert [label for label, _ in headed(document)] == ["1", "2", "3"]
    assert "1(24)" in labels(document)
    assert labels(document)[-3:] == ["2(1)", "2(2)", "3"]


def test_several_acts_in_one_file_each_have_their_sections() -> None:
    act = "".join(f"{n}. Rule {n}\nThe lamp of house {n} is lit.\n\n" for n in range(1, 6))
    document = taken_apart(f"THE LAMP ACT\n\n{act}THE WICK ACT\n\n{act}")
    assert [label for label, _ in headed(document)] == [*"12345", *"12345"]
    assert [n.kind for n in document.notes] == [NoteKind.REPEATED_LABEL]


def test_subdivisions_nest_in_the_order_the_law_uses() -> None:
    document = taken_apart("""
        § 7. Lamps
        (a) Whoever—(1) breaks a lamp, or—
        (2) having broken one—
        (A) sells it; or
        (B) hides it—
        (i) at home; or
        (ii) abroad—
        (I) in a ship; or
        (II) in a cart;
        shall be fined.
        (b)(1) A lamp is glass.
        (2) A wick is not.
        § 8. Wicks
        Nothing.
        """)
    assert labels(document) == [
        "7", "7(a)", "7(a)(1)", "7(a)(2)", "7(a)(2)(A)", "7(a)(2)(B)", "7(a)(2)(B)(i)",
        "7(a)(2)(B)(ii)", "7(a)(2)(B)(ii)(I)", "7(a)(2)(B)(ii)(II)", "7(b)", "7(b)(1)",
        "7(b)(2)", "8",
    ]  # fmt: skip


def test_letters_and_roman_numbers_are_told_apart_by_what_comes_next() -> None:
    letters = "".join(f"({c}) lamp {c};\n" for c in "abcdefghijk")
    numbers = "".join(f"({c}) wick {c};\n" for c in ("i", "ii", "iii", "iv", "v", "vi"))
    document = taken_apart(f"1. Lamps\nThese:\n{letters}\n2. Wicks\nThose:\n{numbers}\n3. End\nX.")
    assert labels(document) == [
        "1", *(f"1({c})" for c in "abcdefghijk"),
        "2", *(f"2({c})" for c in ("i", "ii", "iii", "iv", "v", "vi")),
        "3",
    ]  # fmt: skip


def test_inserted_letters_and_numbers_keep_their_places() -> None:
    document = taken_apart("""
        1. Lamps
        (1) These are lamps:
        (h) red ones;
        (ha) pink ones;
        (i) green ones;
        (j) white ones.
        (1A) Those are none.
        (2) Nothing else.
        2. Wicks
        (i) long;
        (ii) short;
        (iia) middling;
        (iii) none.
        """)
    assert labels(document) == [
        "1", "1(1)", "1(1)(h)", "1(1)(ha)", "1(1)(i)", "1(1)(j)", "1(1A)", "1(2)",
        "2", "2(i)", "2(ii)", "2(iia)", "2(iii)",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("items", "expected"),
    [
        ("a) red;\nb) green.", ["1(a)", "1(b)"]),
        ("1) red;\n2) green.", ["1(1)", "1(2)"]),
        ("a. red;\nb. green.", ["1(a)", "1(b)"]),
        ("1° red;\n2° green.", ["1(1°)", "1(2°)"]),
        ("(aa) red; and\n(bb) green.", ["1(aa)", "1(bb)"]),
        ("(A) red; or\n(B) green.", ["1(A)", "1(B)"]),
        ("(a) red, (b) green or (c) blue;", ["1(a)", "1(b)", "1(c)"]),
        ("either: (i) red; or (ii) green;", ["1(i)", "1(ii)"]),
        ("red;\ngreen.", []),
    ],
)
def test_lists_are_marked_in_many_ways(items: str, expected: list[str]) -> None:
    document = taken_apart(f"1. Lamps\nLamps are:\n{items}\n\n2. Wicks\nWicks are free.")
    assert labels(document) == ["1", *expected, "2"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Under paragraphs (a) and (b) of subsection (2) a lamp is lit.",
        "A lamp under section 4(1) or\n(2) above is lit.",
        "For the purposes of paragraphs (a) to\n(d) above a lamp is lit.",
        "A lamp (b) is lit, and (c) is a letter.",
    ],
)
def test_citations_open_no_units(sentence: str) -> None:
    assert labels(taken_apart(f"1. Lamps\n{sentence}\n\n2. Wicks\nFree.")) == ["1", "2"]


def test_a_list_after_the_words_of_the_section_begins_anew() -> None:
    document = taken_apart("""
        1. Lamps
        Any person who, to the harm of another,—
        (a) breaks a lamp; or
        (b) hides a lamp,
        shall be liable—
        (i) to a fine; or
        (ii) to a warning.
        2. Wicks
        Free.
        """)
    assert labels(document) == ["1", "1(a)", "1(b)", "1(i)", "1(ii)", "2"]


def test_chapters_hold_sections_and_schedules_number_by_themselves() -> None:
    document = taken_apart("""
        THE LAMP ACT

        PART I
        PRELIMINARY

        1. Short title
        This is the Lamp Act.

        PART II – LAMPS

        CHAPTER I
        OIL LAMPS

        2. Oil
        Oil is free.

        CHAPTER II
        GAS LAMPS

        3. Gas
        Gas is not, as Part I says.

        SCHEDULE 1 (Section 2)
        KINDS OF OIL

        1. Olive oil
        2. Whale oil: (a) white; (b) dark.

        SCHEDULE 2
        KINDS OF GAS

        1. Town gas.
        """)
    outline = [
        (
            s.kind.value,
            s.label or s.heading,
            None if s.parent is None else document.sections[s.parent].heading,
        )
        for s in document.sections
        if s.kind is not UnitKind.PREAMBLE
    ]
    assert outline == [
        ("chapter", "PART I PRELIMINARY", None),
        ("section", "1", "PART I PRELIMINARY"),
        ("chapter", "PART II LAMPS", None),
        ("chapter", "CHAPTER I OIL LAMPS", "PART II LAMPS"),
        ("section", "2", "CHAPTER I OIL LAMPS"),
        ("chapter", "CHAPTER II GAS LAMPS", "PART II LAMPS"),
        ("section", "3", "CHAPTER II GAS LAMPS"),
        ("schedule", "Schedule 1", None),
        ("subdivision", "Schedule 1 para 1", "(Section 2) KINDS OF OIL"),
        ("subdivision", "Schedule 1 para 2", "(Section 2) KINDS OF OIL"),
        ("subdivision", "Schedule 1 para 2(a)", outline[10][2]),
        ("subdivision", "Schedule 1 para 2(b)", outline[10][2]),
        ("schedule", "Schedule 2", None),
        ("subdivision", "Schedule 2 para 1", "KINDS OF GAS"),
    ]
    assert document.title == "THE LAMP ACT"
    assert document.sections[0].kind is UnitKind.PREAMBLE


def test_a_law_that_is_a_schedule_numbers_sections() -> None:
    document = taken_apart("""
        Lamp Code Act
        Schedule--The Lamp Code

        Division 1--Lamps
        1.1  Lamps
        (1) Lamps burn.
        1.2  Wicks
        Wicks burn.
        """)
    assert labels(document) == ["1.1", "1.1(1)", "1.2"]
    assert one(document, "1.2").kind is UnitKind.SECTION


def test_contents_pages_are_no_law() -> None:
    document = taken_apart("""
        THE LAMP ACT

        ARRANGEMENT OF SECTIONS

        Section
        PART I
        1. Short title.
        2. Breaking lamps in the streets
           of the town.
        3. Wicks.
        SCHEDULE

        An Act to protect lamps.

        PART I
        1. Short title.
        This is the Lamp Act.
        2. Breaking lamps in the streets of the town.
        No person shall break a lamp.
        3. Wicks.
        Wicks are free.
        """)
    kinds = [s.kind.value for s in document.sections]
    assert kinds == ["preamble", "contents", "preamble", "chapter", *["section"] * 3]
    assert document.words(document.sections[2]).startswith("An Act to protect lamps.")
    assert [n.kind for n in document.notes] == [NoteKind.LEFT_OUT]
    assert words(document, "2").endswith("No person shall break a lamp.")


def test_histories_of_sections_open_none() -> None:
    document = taken_apart("""
        1 Lamps
        (1) Lamps burn.
        Section 1(1): amended, on 1 May 1903, by section 2 of the Wick Act 1902.

        2 Wicks
        (1) Wicks burn.
        Section 2: repealed, on 1 May 1904, by section 3 of the Oil Act 1903.

        3 Oil
        (1) Oil burns.
        """)
    assert labels(document) == ["1", "1(1)", "2", "2(1)", "3", "3(1)"]


def test_missing_numbers_are_noted() -> None:
    document = taken_apart("1. Lamps\nBurn.\n\n2. Wicks\nBurn.\n\n5. Oil\nBurns.\n\n7. Gas\nToo.")
    assert [(n.kind, n.what) for n in document.notes] == [
        (NoteKind.NUMBERING_GAP, "No section has the number 3 to 4, 6.")
    ]


def test_text_without_numbers_is_one_unit() -> None:
    document = taken_apart("Lamps burn. Wicks burn too.")
    assert [(s.kind, s.label) for s in document.sections] == [(UnitKind.SECTION, "")]
    assert [n.kind for n in document.notes] == [NoteKind.UNNUMBERED]


def test_a_single_provision_is_divided_without_a_number() -> None:
    document = taken_apart("(1) No person shall—\n(a) break a lamp; or\n(b) hide it.\n(2) Fine.")
    assert labels(document) == ["(1)", "(1)(a)", "(1)(b)", "(2)"]


def test_another_language_is_noted() -> None:
    text = "Pasal 1\n" + "Setiap orang dengan sengaja memecahkan lampu dipidana dengan denda. " * 9
    assert [n.kind for n in taken_apart(text).notes] == [NoteKind.LANGUAGE]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\f", "1.", "(a)", "“", "§"])
def test_next_to_nothing_is_read_too(text: str) -> None:
    assert segment(Extract(Format.TEXT, text), "x").text == text


def test_marks_of_the_file_are_its_units() -> None:
    text = (
        "Part 1 Lamps\n1 Breaking\nNo person shall (a) break; or (b) bend a lamp.\n2 Wicks\nFree."
    )
    second = text.index("2 Wicks")
    marks = (
        Mark(0, UnitKind.CHAPTER, "1", "Part 1 Lamps", 13, 0),
        Mark(13, UnitKind.SECTION, "1", "Breaking. -", 24, 1, second),
        Mark(second, UnitKind.SECTION, "2", "Wicks", second + 8, 1),
    )
    document = segment(Extract(Format.AKOMA_NTOSO, text, title="Lamps", marks=marks), "x.xml")
    assert labels(document) == ["1", "1(a)", "1(b)", "2"]
    assert headed(document) == [("1", "Breaking"), ("2", "Wicks")]
    assert [s.parent for s in document.sections] == [None, 0, 1, 1, 0]
    assert document.title == "Lamps"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("66AA", "66AA"),
        ("161 - 2", "161-2"),
        ("One", "1"),
        ("IV", "IV"),
        ("四十", "40"),
        ("487.01", "487.01"),
    ],
)
def test_a_number_has_a_label(text: str, label: str) -> None:
    found = section_number(text)
    assert found is not None
    assert found[0] == label


@pytest.mark.parametrize("text", ["", "A", "first rate", "IIIIII", "第条"])
def test_other_words_are_no_numbers(text: str) -> None:
    assert section_number(text) is None


NUMBERS_ALONE = """
    Lamps Act

    Offences

    Breaking of lamps

    1

    (1) A person commits an offence who—

    (a) breaks a lamp; or

    (b) hides one.

    (2) A lamp that is lit is never hidden.

    What applies to wicks

    2

    . . . . . . . .

    Short title

    3

    (1) This Act may be called the Lamps Act.

    (2) It begins at dusk.

    4

    (1) Oil is dear.

    Lighting

    5

    (1) A lamp is lit at dusk.

    Breaking of lanterns.

    1A

    (1) A person commits an offence who breaks a lantern.

    4A

    (1) Wicks are free.
    """


def test_a_number_may_have_a_line_to_itself() -> None:
    document = taken_apart(NUMBERS_ALONE)
    assert headed(document)[:5] == [
        ("1", "Breaking of lamps"),
        ("2", ""),
        ("3", "Short title"),
        ("4", ""),
        ("5", "Lighting"),
    ]
    assert {"1(1)", "1(1)(a)", "1(1)(b)", "1(2)", "3(2)"} <= set(labels(document))
    assert words(document, "1").startswith("Breaking of lamps 1 (1) A person")


def test_inserted_sections_may_stand_behind_the_last() -> None:
    document = taken_apart(NUMBERS_ALONE)
    assert headed(document)[5:] == [("1A", "Breaking of lanterns"), ("4A", "")]
    assert words(document, "5(1)") == "(1) A lamp is lit at dusk."
    assert not document.notes


def test_numbers_of_pages_are_no_sections() -> None:
    pages = [
        f"{n}. Lamp number {n}\n(1) It is lit at dusk.\n(2) It is red.\n\nThe Lamp Act\n\n{n + 4}\n"
        for n in range(1, 9)
    ]
    document = taken_apart("\n".join(pages))
    assert headed(document) == [(str(n), f"Lamp number {n}") for n in range(1, 9)]


def test_an_extract_may_begin_with_a_few_sections_and_go_on_far_behind() -> None:
    document = taken_apart(
        "Lamps Act\n\n1. Application\nThis Act applies to lamps.\n\n"
        + "\n".join(
            f"{n}. Lamp number {n}\n(1) It is red.\n(2) It is lit.\n" for n in range(40, 50)
        )
    )
    assert labels(document)[0] == "1"
    assert one(document, "1").heading == "Application"
    assert one(document, "49").heading == "Lamp number 49"


HEADINGS_AT_THE_END = """
    Lamps Law

    1. In this Law – “lamp” means a thing that is lit. Breaking of lamps

    Chapter Two: Offenses

    2. No person shall break a lamp. Hiding of lamps

    3. (a) No person shall hide a lamp. (b) A lit lamp is not hidden. Amendment of the Oil Act

    4. In Chapter Two of the Oil Act, 1950 – 1952, (1) In Part Five – (a) “oil” shall replace fat;\
 (b) The following shall be inserted after section 7: “Lighting of oil

    7A. (a) Oil is lit if all of these are so – (1) It is dry; (2) If it is old – (a) It is known; \
(b) It is clear. (b) Oil under the Lamps Act is always lit. Price of oil

    7B. The price can be low. Oil is for all.” (c) Section 9 shall be deleted. (2) In Part Six, \
section 12 shall be deleted. Commencement

    5. This Law begins at dusk.
    """


def test_headings_may_stand_at_the_end_of_the_section_before() -> None:
    document = taken_apart(HEADINGS_AT_THE_END)
    assert headed(document) == [
        ("1", ""),
        ("2", "Breaking of lamps"),
        ("3", "Hiding of lamps"),
        ("4", "Amendment of the Oil Act"),
        ("7A", "Lighting of oil"),
        ("7B", "Price of oil"),
        ("5", "Commencement"),
    ]
    assert words(document, "3(b)") == "(b) A lit lamp is not hidden."


def test_new_sections_end_where_the_clause_goes_on_in_the_same_line() -> None:
    document = taken_apart(HEADINGS_AT_THE_END)
    assert words(document, "7B").endswith("Oil is for all.”")
    assert [label for label in labels(document) if label.startswith("4")] == [
        "4",
        "4(1)",
        "4(1)(a)",
        "4(1)(b)",
        "4(1)(c)",
        "4(2)",
    ]
    assert one(document, "7A").target.startswith("Oil Act")
    assert one(document, "7A").via == "4"


def test_a_list_announced_by_a_dash_stands_below_the_item() -> None:
    found = labels(taken_apart(HEADINGS_AT_THE_END))
    assert [label for label in found if label.startswith("7A")] == [
        "7A",
        "7A(a)",
        "7A(a)(1)",
        "7A(a)(2)",
        "7A(a)(2)(a)",
        "7A(a)(2)(b)",
        "7A(b)",
    ]


def test_items_without_a_space_behind_the_stop() -> None:
    document = taken_apart(
        """
        Chapter 1 Lamps

        Article 1
        Lamps are these:
        1.Lanterns.
        2.Candles of 2.5 inches.

        Chapter 1-1 Wicks

        Article 1-1
        Wicks are free.
        """
    )
    assert labels(document) == ["1", "1(1)", "1(2)", "1-1"]
    chapters = [s.heading for s in document.sections if s.kind is UnitKind.CHAPTER]
    assert chapters == ["Chapter 1 Lamps", "Chapter 1-1 Wicks"]
