"""References found in small made-up laws, and where they lead."""

from __future__ import annotations

from textwrap import dedent

import pytest

from cyberlaw_gap.ingest.extract import Extract
from cyberlaw_gap.ingest.segmentation import segment
from cyberlaw_gap.model.document import Document, Format

LAW = """
THE LAMP ACT

PART I
LAMPS

1. Lamps
(1) Lamps burn.
(2) Old lamps:
(a) smoke; and
(b) smell.

2. Wicks
Wicks burn.

PART II
RULES

3. Rules
(1) {}
(2) Nothing else:
(a) at all; or
(b) at any time.

4. Oil
Oil burns.

SCHEDULE 1
1. Whale oil
2. Olive oil
"""


def taken_apart(sentence: str) -> Document:
    return segment(Extract(Format.TEXT, dedent(LAW).format(sentence)), "law.txt")


def referred(sentence: str) -> list[tuple[str, str]]:
    """Each label referred to, with the label or heading of the unit to which it leads."""
    document = taken_apart(sentence)
    found = []
    for reference in document.references:
        unit = None if reference.target is None else document.sections[reference.target]
        found.append((reference.label or reference.act, unit.label or unit.heading if unit else ""))
    return found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("See section 2.", [("2", "2")]),
        ("See section 1(2)(a).", [("1(2)(a)", "1(2)(a)")]),
        ("See section 1(2)(z).", [("1(2)(z)", "1(2)")]),
        ("See section 9.", [("9", "")]),
        ("See sections 1 and 2.", [("1", "1"), ("2", "2")]),
        ("See sections 1, 2 or 4.", [("1", "1"), ("2", "2"), ("4", "4")]),
        ("See sections 1 to 4.", [(c, c) for c in "1234"]),
        ("See section 1(1) and (2).", [("1(1)", "1(1)"), ("1(2)", "1(2)")]),
        ("See subsection (2).", [("3(2)", "3(2)")]),
        ("See sub-section (2).", [("3(2)", "3(2)")]),
        ("See paragraph (b) of subsection (2).", [("3(2)(b)", "3(2)(b)"), ("3(2)", "3(2)")]),
        ("See Part I.", [("Part I", "PART I LAMPS")]),
        ("As under this Part.", [("", "PART II RULES")]),
        ("See Schedule 1.", [("Schedule 1", "Schedule 1")]),
        ("Nothing at all.", []),
    ],
)
def test_places_in_the_law_are_resolved(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert referred(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "label", "act"),
    [
        ("As in section 5 of the Penal Code.", "5", "Penal Code"),
        ("As in section 5(1) of the Wick Act 1901.", "5(1)", "Wick Act 1901"),
        (
            "As the Wick and Oil (Safety) Act (Cap. 68) says.",
            "",
            "Wick and Oil (Safety) Act (Cap. 68)",
        ),
        ("As defined in the Evidence of Fire Act, 1995.", "", "Evidence of Fire Act, 1995"),
        ("As the Code of Street Lighting says.", "", "Code of Street Lighting"),
        ("As Republic Act No. 77 says.", "", "Republic Act No. 77"),
        ("As in section 9 of title 28.", "9", "title 28"),
        (
            "By the Amendment of the Schedule to the Gas Law, No. 8 of 1977.",
            "",
            "Gas Law, No. 8 of 1977",
        ),
        ("By Part III of the Gas Code.", "Part III", "Gas Code"),
        (
            "Under the Lamp Lighters Assistance for Law Students Act.",
            "",
            "Lamp Lighters Assistance for Law Students Act",
        ),
    ],
)
def test_other_laws_are_named(sentence: str, label: str, act: str) -> None:
    document = taken_apart(sentence)
    (found,) = document.references
    assert (found.label, found.act, found.target) == (label, act, None)
    assert " ".join(document.text[found.start : found.end].split()).endswith(act)


@pytest.mark.parametrize(
    "sentence",
    ["This Act burns.", "An Act is an Act.", "The principal Act is dim.", "The Lamp Act is this."],
)
def test_the_law_itself_is_no_other_law(sentence: str) -> None:
    assert referred(sentence) == []


def test_that_act_is_the_one_named_before() -> None:
    document = taken_apart("The Gas Code is old, and section 5 of that Code too.")
    assert [(r.label, r.act) for r in document.references] == [("", "Gas Code"), ("5", "Gas Code")]


def test_paragraphs_of_a_schedule_are_found() -> None:
    text = dedent(LAW).format("X.") + "3. See paragraph 2.\n"
    document = segment(Extract(Format.TEXT, text), "law.txt")
    (found,) = document.references
    assert found.label == "Schedule 1 para 2"
    assert found.target is not None


def test_headings_of_chapters_refer_to_nothing() -> None:
    assert referred("[Chapter 9:23] (Chapter 19)") == []
