"""Two drafts of one law: what the new one gains, weakens and loses, and on which words."""

from __future__ import annotations

import pytest
from tests.draft_reports import ABSENT, UNDETERMINED, Says, checked, law, met, partial

from cyberlaw_gap import Standard
from cyberlaw_gap.draft.difference import DifferentStandards, compare_drafts, regressions
from cyberlaw_gap.draft.word_changes import changed_runs
from cyberlaw_gap.model.document import Document, Section, UnitKind
from cyberlaw_gap.model.draft import DraftDifference, Status, Trend, WordChange

PEEKING = "Any person who intentionally and without right peeks into a computer commits a crime."
BREAKING = "Whoever breaks a computer with a hammer shall be fined fifty coins."
SEIZING = "A constable may carry away every machine named in the warrant of a judge."
DRAFT = (("1", "Peeking", PEEKING), ("2", "Breaking", BREAKING), ("3", "Seizing", SEIZING))
RIGHTS = met("intentionally and without right")


def differ(
    tiny: Standard,
    old: tuple[Document, dict[str, Says]],
    new: tuple[Document, dict[str, Says]],
) -> DraftDifference:
    return compare_drafts(checked(old[0], tiny, old[1]), checked(new[0], tiny, new[1]))


def test_the_deleted_words_of_the_clause_are_named(tiny: Standard) -> None:
    shorter = PEEKING.replace(" and without right", "")
    found = differ(
        tiny,
        (law(*DRAFT), {"2/without-right": RIGHTS, "2/peeking": met("peeks into a computer")}),
        (
            law(("1", "Peeking", shorter), *DRAFT[1:]),
            {"2/peeking": met("peeks into a computer")},
        ),
    )
    (change,) = found.changes
    assert (change.ref, change.trend) == ("2/without-right", Trend.LOST)
    assert change.text == "Only without right"
    assert change.words == (WordChange(section="1", removed="and without right"),)
    assert found.clauses == change.words
    assert regressions(found) == (change,)


@pytest.mark.parametrize(
    ("before", "after", "trend"),
    [
        ("absent", "partial", Trend.GAINED),
        ("absent", "met", Trend.GAINED),
        ("partial", "met", Trend.GAINED),
        ("met", "partial", Trend.WEAKENED),
        ("met", "absent", Trend.LOST),
        ("partial", "absent", Trend.LOST),
        # What is left to another law is no longer there; the pointer is more than nothing.
        ("met", "deferred", Trend.LOST),
        ("partial", "deferred", Trend.LOST),
        ("absent", "deferred", Trend.GAINED),
        ("deferred", "absent", Trend.LOST),
        ("deferred", "partial", Trend.GAINED),
        ("undetermined", "met", Trend.UNSURE),
        ("met", "undetermined", Trend.UNSURE),
        ("absent", "undetermined", Trend.UNSURE),
        ("undetermined", "undetermined", Trend.SAME),
        ("met", "met", Trend.SAME),
        ("absent", "absent", Trend.SAME),
    ],
)
def test_the_trend_follows_the_statuses(
    tiny: Standard, before: str, after: str, trend: Trend
) -> None:
    def says(status: str) -> Says:
        quote = "breaks a computer" if status in {"met", "partial"} else ""
        return Says(Status(status), quote)

    draft = law(*DRAFT)
    found = differ(
        tiny, (draft, {"3/breaking": says(before)}), (draft, {"3/breaking": says(after)})
    )
    assert [c.trend for c in found.changes] == ([] if trend is Trend.SAME else [trend])
    assert all(c.words == () for c in found.changes), "no word of the text changed"
    assert found.clauses == ()


def test_an_abstention_on_the_same_words_is_no_change(tiny: Standard) -> None:
    draft = law(*DRAFT)
    abstains = Says(Status.UNDETERMINED, nearest="breaks a computer")
    found = differ(
        tiny, (draft, {"3/breaking": met("breaks a computer")}), (draft, {"3/breaking": abstains})
    )
    assert found.changes == ()
    elsewhere = Says(Status.UNDETERMINED, nearest="carry away every machine")
    found = differ(tiny, (draft, {"3/breaking": abstains}), (draft, {"3/breaking": elsewhere}))
    assert found.changes == (), "both abstain, and no word changed"
    other = law(DRAFT[0], ("2", "Breaking", BREAKING.replace("breaks", "wrecks")), DRAFT[2])
    nearest = Says(Status.UNDETERMINED, nearest="wrecks a computer")
    found = differ(tiny, (draft, {"3/breaking": abstains}), (other, {"3/breaking": nearest}))
    assert [c.trend for c in found.changes] == [Trend.UNSURE]


def test_other_words_with_the_same_status_are_reworded(tiny: Standard) -> None:
    other = BREAKING.replace("with a hammer", "by any means")
    found = differ(
        tiny,
        (law(*DRAFT), {"3/breaking": met("breaks a computer with a hammer")}),
        (
            law(DRAFT[0], ("2", "Breaking", other), DRAFT[2]),
            {"3/breaking": met("breaks a computer by any means")},
        ),
    )
    (change,) = found.changes
    assert change.trend is Trend.REWORDED
    assert change.words == (WordChange(section="2", removed="with a hammer", added="by any means"),)


def test_another_quotation_of_words_that_stayed_is_no_rewording(tiny: Standard) -> None:
    fines = ("2", "Breaking", BREAKING.replace("fifty", "sixty"))
    found = differ(
        tiny,
        (law(*DRAFT), {"3/breaking": met("breaks a computer")}),
        (law(DRAFT[0], fines, DRAFT[2]), {"3/breaking": met("computer with a hammer")}),
    )
    assert found.changes == ()
    assert found.clauses == (WordChange(section="2", removed="fifty", added="sixty"),)


def test_a_new_narrowing_shows_its_own_clause(tiny: Standard) -> None:
    only = "Section 1 is for peeking at night only."
    narrowed = Says(Status.PARTIAL, "peeks into a computer", narrowed="peeking at night only")
    found = differ(
        tiny,
        (law(*DRAFT), {"2/peeking": met("peeks into a computer")}),
        (law(*DRAFT, ("4", "Nights", only)), {"2/peeking": narrowed}),
    )
    (change,) = found.changes
    assert change.trend is Trend.WEAKENED
    assert change.words == (WordChange(section="4", added=f"Nights {only.removesuffix('.')}"),)


def test_inserted_and_renumbered_clauses_change_nothing_else(tiny: Standard) -> None:
    many = [(str(n), f"Matter {n}", f"Word{n} of rule{n} {PEEKING}") for n in range(1, 41)]
    inserted = ("7", "Hiding", "Nobody shall hide the computer of somebody else under a hat.")
    later = [(str(n + 1), *rest) for n, (_, *rest) in enumerate(many[6:], start=7)]
    new = law(*many[:6], inserted, *((a, b, c) for a, b, c in later))
    found = differ(tiny, (law(*many), {}), (new, {}))
    assert [c.section for c in found.clauses] == ["7"]
    assert found.clauses[0].removed == ""
    back = differ(tiny, (new, {}), (law(*many), {}))
    assert [(c.section, c.added) for c in back.clauses] == [("7", "")]


def test_a_renumbered_reference_is_no_change_and_a_year_is(tiny: Standard) -> None:
    words = "A breach of {} is a crime punished with {} years."
    first, second = words.format("section 3", "3"), words.format("section 4", "3")
    old = law(*DRAFT, ("4", "Breach", first), references={"section 3": "3"})
    inserted = ("3", "Hats", "A hat is worn on the head, if at all.")
    renumbered = (*DRAFT[:2], inserted, ("4", "Seizing", SEIZING))
    new = law(*renumbered, ("5", "Breach", second), references={"section 4": "4"})
    assert [c.section for c in differ(tiny, (old, {}), (new, {})).clauses] == ["3"]
    longer = second.replace("3 years", "4 years")
    new = law(*renumbered, ("5", "Breach", longer), references={"section 4": "4"})
    assert differ(tiny, (old, {}), (new, {})).clauses[1] == WordChange(
        section="5", removed="3", added="4"
    )


def test_a_moved_and_reworded_clause_without_heading_is_found_by_its_words(
    tiny: Standard,
) -> None:
    old = law(*((label, "", words) for label, _, words in DRAFT))
    new = law(("1", "", SEIZING.replace("carry away", "seize")), ("2", "", PEEKING))
    found = differ(tiny, (old, {}), (new, {}))
    assert found.clauses[0] == WordChange(section="1", removed="carry away", added="seize")
    assert found.clauses[1].section == "2"
    assert found.clauses[1].removed == BREAKING.removesuffix(".")


def test_a_rewritten_clause_keeps_its_label(tiny: Standard) -> None:
    rewritten = "A computer that somebody breaks is paid for with a hammer or fifty goats."
    old, new = law(("2", "", BREAKING)), law(("2", "", rewritten))
    (change,) = differ(tiny, (old, {}), (new, {})).clauses
    assert change.removed
    assert change.added
    assert "hammer" not in change.removed


def test_long_runs_are_shortened(tiny: Standard) -> None:
    added = " ".join(f"word{n}" for n in range(100))
    new = law(*DRAFT, ("4", "Words", added))
    (change,) = differ(tiny, (law(*DRAFT), {}), (new, {})).clauses
    assert change.added.startswith("Words word0 word1")
    assert " … word94" in change.added
    assert change.added.endswith("word99")
    assert len(change.added) < 200


def test_many_small_changes_are_shortened_too(tiny: Standard) -> None:
    def words(every: str) -> str:
        return " ".join(f"{every} item{n} of the list" for n in range(50))

    old, new = law(("1", "List", words("any"))), law(("1", "List", words("every")))
    (change,) = differ(tiny, (old, {}), (new, {})).clauses
    assert change.added == " … ".join(["every"] * 8) + " …"


def test_subdivisions_that_are_renumbered_are_no_change(tiny: Standard) -> None:
    def draft(first: str, second: str) -> Document:
        text = f"5. Hats\n({first}) Red hats are lawful. ({second}) Blue hats are not."
        marks = (text.index(f"({first})"), text.index(f"({second})"))
        return Document(
            name="hats.txt",
            format=law().format,
            text=text,
            sections=(
                Section(
                    kind=UnitKind.SECTION,
                    label="5",
                    heading="Hats",
                    start=0,
                    end=len(text),
                    body=8,
                ),
                *(
                    Section(
                        kind=UnitKind.SUBDIVISION,
                        label=f"5({label})",
                        start=start,
                        end=end,
                        body=start + 4,
                        parent=0,
                    )
                    for label, start, end in zip(
                        (first, second), marks, (marks[1], len(text)), strict=True
                    )
                ),
            ),
        )

    old, new = draft("1", "2"), draft("2", "3")
    found = differ(
        tiny,
        (old, {"2/peeking": met("are lawful. (2) Blue")}),
        (new, {"2/peeking": met("are lawful. (3) Blue")}),
    )
    assert found.clauses == ()
    assert found.changes == ()


def test_a_section_inside_a_clause_of_an_amending_act_is_a_clause_of_its_own(
    tiny: Standard,
) -> None:
    def draft(act: str, hat: str) -> Document:
        text = f"2. {act} is amended by inserting: 5A. {hat}"
        inner = text.index("5A.")
        outer = Section(kind=UnitKind.SECTION, label="2", start=0, end=len(text), body=3)
        return Document(
            name="amending.txt",
            format=law().format,
            text=text,
            sections=(
                outer,
                Section(
                    kind=UnitKind.SECTION,
                    label="5A",
                    start=inner,
                    end=len(text),
                    body=inner + 4,
                    parent=0,
                    via="2",
                ),
            ),
        )

    old = draft("The Hats Act", "Red hats are lawful everywhere.")
    new = draft("The Hats Act", "Blue hats are lawful everywhere.")
    found = differ(
        tiny, (old, {"2/peeking": met("Red hats")}), (new, {"2/peeking": met("Blue hats")})
    )
    assert found.clauses == (WordChange(section="5A", removed="Red", added="Blue"),)
    assert found.changes[0].words == found.clauses


def test_a_text_without_numbers_is_compared_by_paragraph(tiny: Standard) -> None:
    def draft(*paragraphs: str) -> Document:
        return Document(name="loose.txt", format=law().format, text="\n\n".join(paragraphs))

    old = draft(PEEKING, BREAKING, SEIZING)
    new = draft(PEEKING, SEIZING.replace("of a judge", ""), BREAKING)
    found = differ(
        tiny,
        (old, {"4/judge": met("warrant of a judge")}),
        (new, {"4/judge": ABSENT}),
    )
    assert [c.trend for c in found.changes] == [Trend.LOST]
    assert found.changes[0].words == (WordChange(section="", removed="of a judge"),)


def test_empty_drafts_are_compared(tiny: Standard) -> None:
    nothing = Document(name="none.txt", format=law().format, text="")
    found = differ(tiny, (nothing, {}), (law(*DRAFT), {}))
    assert [c.section for c in found.clauses] == ["1", "2", "3"]
    assert found.changes == ()


def test_two_standards_are_not_compared(tiny: Standard, budapest: Standard) -> None:
    draft = law(*DRAFT)
    with pytest.raises(DifferentStandards, match="one draft was checked against 'tiny'") as caught:
        compare_drafts(checked(draft, tiny), checked(draft, budapest))
    assert isinstance(caught.value, ValueError)


def test_lost_comes_before_weakened(tiny: Standard) -> None:
    draft = law(*DRAFT)
    found = differ(
        tiny,
        (draft, {"2/peeking": met("peeks into a computer"), "3/breaking": met("breaks a")}),
        (draft, {"2/peeking": partial("peeks into a computer"), "3/breaking": UNDETERMINED}),
    )
    assert [c.trend for c in found.changes] == [Trend.WEAKENED, Trend.UNSURE]
    assert [c.trend for c in regressions(found)] == [Trend.WEAKENED]


def test_long_clauses_are_compared() -> None:
    old = [f"w{n % 977}" if n % 3 else f"once{n}" for n in range(60_000)]
    new = [word for n, word in enumerate(old) if n % 1000]
    runs = changed_runs(old, new)
    removed = [n for start, end, _, _ in runs for n in range(start, end)]
    assert len(removed) == 60
    assert all(begin == stop for _, _, begin, stop in runs)
    same = changed_runs(["hat"] * 30_000, ["cat"] * 30_000)
    assert same == ((0, 30_000, 0, 30_000),)


def test_thousands_of_clauses_are_compared(tiny: Standard) -> None:
    def clauses(last: str) -> list[tuple[str, str, str]]:
        return [
            (str(n), "Penalty", f"Whoever breaks rule{n} or law{n % 50} shall pay {n} {last}.")
            for n in range(1, 3001)
        ]

    old, new = law(*clauses("coins")), law(*clauses("goats and hats"))
    found = differ(tiny, (old, {}), (new, {}))
    assert len(found.clauses) == 3000
    assert {(c.removed, c.added) for c in found.clauses} == {("coins", "goats and hats")}
