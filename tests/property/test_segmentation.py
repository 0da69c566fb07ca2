"""Laws of taking apart: whatever the text, units nest, and every place lies in it."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st

from cyberlaw_gap.ingest.extract import Extract, Mark
from cyberlaw_gap.ingest.segmentation import segment
from cyberlaw_gap.model.document import Document, Format, UnitKind

PIECES = st.sampled_from(
    [
        "1. ",
        "2. ",
        "3.—(1) ",
        "12A. ",
        "Section 4. ",
        "SEC. 5 ",
        "Article 6: ",
        "§ 7 ",
        "477.1 X",
        "(1) ",
        "(a) ",
        "(i) ",
        "(ii) ",
        "(A)",
        "(aa) ",
        "a) ",
        "1° ",
        "(1.1) ",
        "(ha) ",
        "\n",
        "\n\n",
        "Lamps",
        "lamps burn",
        " shall be ",
        "; and ",
        ". ",
        "—",
        ":",
        "“lamp” means ",
        "“",
        "”.",
        "PART I",
        "CHAPTER 2 Wicks",
        "SCHEDULE",
        "First Schedule",
        "ARRANGEMENT OF SECTIONS",
        "section 3(1)(a) ",
        "sections 1 to 9 of the Gas Act ",
        "this Part ",
        "THE LAMP ACT",
        "is amended by inserting after section 3 the following—\n",
        "Section 2: amended",
        "\f",
        "  ",
        "access is unauthorised if ",
        "lamp lamp means ",
        "Điều 1 ",
        "第一条",
        "มาตรา ๑ ",
    ]
)
LAWS = st.lists(PIECES, max_size=60).map("".join)
TEXTS = LAWS | st.text(max_size=300)
MARKS = st.lists(
    st.builds(
        Mark,
        start=st.integers(0, 120),
        kind=st.sampled_from(UnitKind),
        number=st.sampled_from(["1", "2", "a", ""]),
        heading=st.sampled_from(["", "Lamps", ". -"]),
        body=st.integers(0, 150),
        depth=st.integers(0, 3),
        end=st.none() | st.integers(0, 150),
    ),
    max_size=8,
).map(tuple)


def taken_apart(text: str, marks: tuple[Mark, ...] = ()) -> Document:
    return segment(Extract(Format.TEXT, text, marks=marks), "law.txt")


def assert_nests(document: Document) -> None:
    size = len(document.text)
    last_child: dict[int | None, int] = {}
    for index, unit in enumerate(document.sections):
        assert 0 <= unit.start <= unit.body <= unit.end <= size
        assert last_child.get(unit.parent, 0) <= unit.start
        last_child[unit.parent] = unit.end
        if unit.parent is not None:
            parent = document.sections[unit.parent]
            assert unit.parent < index
            assert parent.start <= unit.start
            assert unit.end <= parent.end
            # A new section of an amending act is numbered by the act that it becomes part of.
            if not unit.via or parent.via:
                assert unit.label.startswith(parent.label) or not unit.label


def assert_points_into_the_text(document: Document) -> None:
    for definition in document.definitions:
        assert definition.start < definition.end <= len(document.text)
        holder = document.sections[definition.section]
        assert holder.start <= definition.start < holder.end
        words = document.text[definition.start : definition.start + 400].lower()
        assert definition.term.split()[0].lower() in words
    for reference in document.references:
        assert 0 <= reference.start < reference.end <= len(document.text)
        holder = document.sections[reference.section]
        assert holder.start <= reference.start < holder.end
        assert reference.target is None or 0 <= reference.target < len(document.sections)
    for note in document.notes:
        assert note.start is None or 0 <= note.start <= len(document.text)


@settings(max_examples=400)
@given(TEXTS)
def test_units_nest_whatever_the_text(text: str) -> None:
    assert_nests(taken_apart(text))


@settings(max_examples=300)
@given(TEXTS)
def test_terms_references_and_notes_lie_in_the_text(text: str) -> None:
    assert_points_into_the_text(taken_apart(text))


@given(TEXTS)
def test_the_text_stays_as_it_is_and_the_result_too(text: str) -> None:
    document = taken_apart(text)
    assert document.text == text
    assert taken_apart(text) == document


@given(LAWS, MARKS)
def test_units_nest_whatever_the_marks(text: str, marks: tuple[Mark, ...]) -> None:
    document = taken_apart(text, marks)
    assert_nests(document)
    assert_points_into_the_text(document)


@given(st.lists(PIECES, min_size=1, max_size=6).map("".join))
@example("3.—(1) ")
def test_nothing_nests_without_end(piece: str) -> None:
    document = taken_apart(piece * 40)
    depths = [len(list(document.ancestors(index))) for index in range(len(document.sections))]
    assert max(depths, default=0) <= 20
