"""What holds for any two drafts: nothing changed against itself, and gains mirror losses."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from cyberlaw_gap.draft.difference import compare_drafts, regressions
from cyberlaw_gap.draft.word_changes import changed_runs
from cyberlaw_gap.model.draft import DraftReport, Status, Trend
from cyberlaw_gap.model.standard import AnsweredBy
from tests.draft_reports import Says, checked, law
from tests.property.strategies import TINY

_WORDS = st.sampled_from(
    [
        "any",
        "person",
        "who",
        "breaks",
        "peeks",
        "hides",
        "computer",
        "data",
        "without",
        "right",
        "judge",
        "warrant",
        "(a)",
        "7",
    ]
)
_BODIES = st.lists(_WORDS, min_size=1, max_size=30).map(" ".join)
_HEADINGS = st.sampled_from(["", "Peeking", "Breaking", "Hats", "Penalty"])
_MIRROR = {
    Trend.GAINED: {Trend.WEAKENED, Trend.LOST},
    Trend.WEAKENED: {Trend.GAINED},
    Trend.LOST: {Trend.GAINED},
    Trend.UNSURE: {Trend.UNSURE},
    Trend.REWORDED: {Trend.REWORDED},
}


@st.composite
def reports(draw: st.DrawFn) -> DraftReport:
    bodies = draw(st.lists(st.tuples(_HEADINGS, _BODIES), max_size=8))
    document = law(*((str(n), *clause) for n, clause in enumerate(bodies, start=1)))
    says = {}
    for provision in TINY.provisions:
        for element in provision.elements:
            if element.answered_by is not AnsweredBy.LAW:
                continue
            status = draw(st.sampled_from(Status))
            quote = ""
            if bodies and status in {Status.MET, Status.PARTIAL}:
                quote = draw(st.sampled_from(bodies))[1]
            elif status in {Status.MET, Status.PARTIAL}:
                status = Status.ABSENT
            says[f"{provision.number}/{element.id}"] = Says(status, quote)
    return checked(document, TINY, says)


@given(reports())
def test_a_draft_does_not_differ_from_itself(report: DraftReport) -> None:
    found = compare_drafts(report, report)
    assert found.changes == ()
    assert found.clauses == ()


@given(reports(), reports())
def test_swapping_the_drafts_turns_gains_into_losses(old: DraftReport, new: DraftReport) -> None:
    there = {c.ref: c for c in compare_drafts(old, new).changes}
    back = {c.ref: c for c in compare_drafts(new, old).changes}
    assert there.keys() == back.keys()
    for ref, change in there.items():
        assert back[ref].trend in _MIRROR[change.trend]
        assert (back[ref].before, back[ref].after) == (change.after, change.before)


@given(reports(), reports())
def test_every_change_is_of_the_elements_and_clauses_there_are(
    old: DraftReport, new: DraftReport
) -> None:
    found = compare_drafts(old, new)
    order = [f"{p.number}/{e.id}" for p in new.provisions for e in p.elements]
    refs = [c.ref for c in found.changes]
    assert refs == [ref for ref in order if ref in set(refs)]
    clauses = set(found.clauses)
    for change in found.changes:
        assert set(change.words) <= clauses
        assert change.trend is not Trend.SAME
    assert all(c.removed or c.added for c in found.clauses)
    assert {c.trend for c in regressions(found)} <= {Trend.LOST, Trend.WEAKENED}


@given(st.lists(_WORDS, max_size=300), st.lists(_WORDS, max_size=300))
def test_the_runs_turn_the_old_words_into_the_new(old: list[str], new: list[str]) -> None:
    made: list[str] = []
    behind = 0
    for start, end, begin, stop in changed_runs(old, new):
        assert start < end or begin < stop
        made += old[behind:start] + new[begin:stop]
        behind = end
    assert made + old[behind:] == new
