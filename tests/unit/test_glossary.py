"""Terms found in small made-up laws."""

# ruff: noqa: RUF001  laws are printed with dashes and quotation marks

from __future__ import annotations

from textwrap import dedent

import pytest

from cyberlaw_gap.ingest.extract import Extract
from cyberlaw_gap.ingest.segmentation import segment
from cyberlaw_gap.model.document import Document, Format


def taken_apart(text: str) -> Document:
    return segment(Extract(Format.TEXT, dedent(text).strip() + "\n"), "law.txt")


def defined(text: str) -> list[tuple[str, str]]:
    """Each term with the words of its definition."""
    document = taken_apart(text)
    return [
        (d.term, " ".join(document.text[d.start : d.end].split())) for d in document.definitions
    ]


LAMP = "lamp"
WICK = "wick"


@pytest.mark.parametrize(
    "lines",
    [
        "“lamp” means a light;\n“wick” means a string.",
        '"lamp" means a light;\n"wick" includes a string.',
        "(a) “lamp” means a light;\n(b) “wick” has the meaning it has in the Wick Act.",
        "(a) Lamp refers to a light;\n(b) Wick refers to a string.",
        "Lamp means a light.\nWick means a string.",
        "lamp means a light;\nwick means a string.",
        "(a) Lamp: a light;\n(b) Wick: a string.",
        "1° lamp: a light;\n2° wick: a string.",
        "(a) Lamp — a light;\n(b) Wick — a string.",
        "**lamp** means a light;\n\n**wick** means a string.",
        "“lamp”, in relation to streets, means a light;\n“wick”, for lamps, means a string.",
        "“lamp”—\n(a) means a light; and\n(b) includes a candle;\n“wick” means a string.",
        "“lamp” means a light; [Act 4 of 1901] “wick” means a string.",
        "“ lamp ” means a light; “ wick ” means a string;",
        "lamp\ta light\nwick\ta string",
        "| lamp | a light |\n| wick | a string |",
        "lamp lamp means a light; (lampe) wick wick means a string; (mèche)",
        "‘lamp’ means a light;\n‘wick’ means a string.",
        "the term lamp means a light;\nthe expression wick shall mean a string.",
    ],
)
def test_terms_are_found_however_the_law_sets_them(lines: str) -> None:
    found = defined(
        f"1. Short title\nLamp Act.\n\n2. Definitions\nIn this Act:\n{lines}\n\n3. End\nX."
    )
    assert [term.lower() for term, _ in found] == [LAMP, WICK]
    assert "light" in found[0][1]
    assert "string" not in found[0][1]
    assert "string" in found[1][1] or "Wick Act" in found[1][1]
    assert "End" not in found[1][1]


def test_a_definition_runs_to_the_end_of_its_items() -> None:
    document = taken_apart("""
        2. Interpretation
        (1) In this Act, unless the context otherwise requires—
        “lamp” means—
        (a) a light; or
        (b) a candle;
        “wick” means—
        (a) a string; or
        (b) a cord;
        (2) A lamp is never a lantern.
        3. End
        X.
        """)
    lamp, wick = document.definitions
    words = " ".join(document.text[lamp.start : lamp.end].split())
    assert words == "lamp” means— (a) a light; or (b) a candle;"
    assert document.text[wick.start : wick.end].endswith("(b) a cord;")
    assert [document.sections[d.section].label for d in document.definitions] == ["2(1)", "2(1)"]
    assert [s.label for s in document.sections].count("2(1)(a)") == 2


def test_a_definition_in_passing_is_its_sentence() -> None:
    assert defined("""
        1. Lamps
        No person shall break a lamp. For the purposes of this section, “lamp” means a light.
        Nobody shall steal one.
        """) == [("lamp", "lamp” means a light.")]


def test_rules_that_say_when_an_act_is_unauthorised_are_definitions() -> None:
    found = defined("""
        1. Meaning of words
        (1) For the purposes of this Act, access of any kind by any person to any lamp is
        unauthorised if—
        (a) he does not own it; and
        (b) nobody let him.
        (2) For the purposes of this Act, a person secures access to a lamp if he holds it.
        """)
    assert [term for term, _ in found] == ["unauthorised access", "secures access"]
    assert found[0][1].endswith("(b) nobody let him.")


@pytest.mark.parametrize(
    "text",
    [
        "1. Lamps\nThe term of imprisonment includes the days in custody.",
        "1. Lamps\nHe wrote “lamp” on the door and left.",
        "1. Lamps\nThis Act may be cited as the “Lamp Act”.",
        "1. Interpretation\nA reference in this Act to a lamp includes a reference to its parts.",
    ],
)
def test_other_words_define_nothing(text: str) -> None:
    assert defined(text) == []


def test_contents_define_nothing() -> None:
    entries = "1. Meaning of “lamp” includes candle\n2. Lamps\n3. Wicks\n"
    text = "1. Meaning\nNone.\n2. Lamps\nBurn.\n3. Wicks\nBurn.\n"
    assert defined(f"CONTENTS\n{entries}\nAn Act about lamps.\n{text}") == []
