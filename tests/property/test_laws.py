"""The laws of the comparison, as its contract (docs/semantics.md, section 4) states them.

- Deciding an undecided element never lowers what is proven and never raises what is possible.
- Raising one element never lowers any verdict.
- A reservation never adds a gap.
- A limiting element never changes a verdict.
- No order of findings, elements or files changes a report.
- Optional elements never create gaps; every gap points at an element in the target.
- Changing one country never changes another.
"""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from cyberlaw_gap import Standard, compare
from cyberlaw_gap.model.profile import Finding, Status
from cyberlaw_gap.model.standard import AllOf, AnyOf, Requirement
from cyberlaw_gap.model.verdict import GapReport, Treatment

from .strategies import DAY, TINY, basis, findings, profile

ORDER = {Status.ABSENT: 0, Status.PARTIAL: 1, Status.MET: 2}


def report_of(
    found: tuple[Finding, ...], *, party: bool = True, reserved: tuple[str, ...] = ()
) -> GapReport:
    return compare(TINY, profile(found, party=party, reserved=reserved), DAY)


def bounds(report: GapReport) -> dict[str, tuple[int, int] | None]:
    return {
        p.number: (p.bounds.proven.rank, p.bounds.possible.rank) if p.bounds else None
        for p in report.provisions
    }


def with_status(finding: Finding, status: Status) -> Finding:
    places = finding.at or finding.read
    absent = status is Status.ABSENT
    return finding.model_copy(
        update={
            "status": status,
            "at": () if absent else places,
            "read": places if absent else (),
            "reason": None,
            "question": None,
        }
    )


@given(findings(), st.data())
def test_deciding_narrows(found: tuple[Finding, ...], data: st.DataObject) -> None:
    open_ = [i for i, f in enumerate(found) if f.status is Status.UNDETERMINED]
    if not open_:
        return
    i = data.draw(st.sampled_from(open_))
    status = data.draw(st.sampled_from([Status.ABSENT, Status.PARTIAL, Status.MET]))
    decided = (*found[:i], with_status(found[i], status), *found[i + 1 :])
    before, after = report_of(found), report_of(decided)
    for number, old in bounds(before).items():
        new = bounds(after)[number]
        assert (old is None) == (new is None)
        if old is not None and new is not None:
            assert new[0] >= old[0]
            assert new[1] <= old[1]


@given(findings(), st.data())
def test_raising_never_lowers(found: tuple[Finding, ...], data: st.DataObject) -> None:
    low = [i for i, f in enumerate(found) if f.status in (Status.ABSENT, Status.PARTIAL)]
    if not low:
        return
    i = data.draw(st.sampled_from(low))
    higher = [s for s in ORDER if ORDER[s] > ORDER[found[i].status]]
    raised = (
        *found[:i],
        with_status(found[i], data.draw(st.sampled_from(higher))),
        *found[i + 1 :],
    )
    before, after = bounds(report_of(found)), bounds(report_of(raised))
    for number, old in before.items():
        new = after[number]
        if old is not None and new is not None:
            assert new[0] >= old[0]
            assert new[1] >= old[1]


@given(findings(), st.sampled_from([("3/no-hiding",), ("3/great-harm",)]))
def test_a_reservation_never_adds_a_gap(
    found: tuple[Finding, ...], reserved: tuple[str, ...]
) -> None:
    without = {g.element for g in report_of(found).gaps}
    with_it = {g.element for g in report_of(found, reserved=reserved).gaps}
    assert with_it <= without


@given(findings(), st.sampled_from(list(Status)))
def test_limits_change_no_verdict(found: tuple[Finding, ...], status: Status) -> None:
    limits = {(p.number, e.id) for p in TINY.provisions for e in p.elements if e.limits}
    turned = tuple(
        with_status(f, Status.MET if status is Status.UNDETERMINED else status)
        if (f.provision, f.element) in limits
        else f
        for f in found
    )
    assert bounds(report_of(found)) == bounds(report_of(turned))
    dropped = tuple(f for f in found if (f.provision, f.element) not in limits)
    assert bounds(report_of(found)) == bounds(report_of(dropped))


@given(findings(), st.randoms(use_true_random=False))
def test_order_of_findings_changes_nothing(found: tuple[Finding, ...], random: Random) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)
    assert report_of(found) == report_of(tuple(shuffled))


def reversed_tree(node: Requirement) -> Requirement:
    if isinstance(node, AllOf):
        return AllOf(all=tuple(reversed_tree(c) for c in reversed(node.all)))
    if isinstance(node, AnyOf):
        return AnyOf(any=tuple(reversed_tree(c) for c in reversed(node.any)))
    return node


@given(findings())
def test_order_of_elements_changes_no_result(found: tuple[Finding, ...]) -> None:
    turned: Standard = TINY.model_copy(
        update={
            "provisions": tuple(
                p.model_copy(update={"requires": reversed_tree(p.requires)})
                for p in TINY.provisions
            )
        }
    )
    one = compare(TINY, profile(found), DAY)
    other = compare(turned, profile(found), DAY)
    assert bounds(one) == bounds(other)
    assert one.totals == other.totals
    assert {g.element for g in one.gaps} == {g.element for g in other.gaps}


@given(findings(), st.booleans())
def test_gaps_point_at_owed_elements(found: tuple[Finding, ...], party: bool) -> None:  # noqa: FBT001
    report = report_of(found, party=party)
    for gap in report.gaps:
        element = report.element(gap.element)
        assert element.treatment is Treatment.OWED
        assert not element.limits
    for over in report.overreach:
        assert report.element(over.element).limits


@given(findings())
def test_the_figures_agree(found: tuple[Finding, ...]) -> None:
    report = report_of(found)
    totals = report.totals
    assert totals.required == (totals.met + totals.partial + totals.absent + totals.undecided)
    assert totals.possible == totals.met + totals.undecided
    by_law = [g for g in report.gaps if report.element(g.element).answered_by == "law"]
    assert len(by_law) == totals.partial + totals.absent
    assert totals.required == sum(part.totals.required for part in report.parts)


@given(findings(), findings())
def test_countries_do_not_touch_each_other(
    one: tuple[Finding, ...], other: tuple[Finding, ...]
) -> None:
    before = report_of(one)
    report_of(other)
    assert report_of(one) == before


@given(findings())
def test_questions_settle_only_what_is_open(found: tuple[Finding, ...]) -> None:
    report = report_of(found)
    for question in report.questions:
        for ref in question.settles:
            assert not report.element(ref).bounds.is_decided


def test_a_silent_profile_has_no_gaps_and_passes_nothing() -> None:
    report = report_of(())
    assert report.gaps == ()
    assert report.totals.met == 0
    assert report.totals.undecided == report.totals.required
    assert [p.number for p in report.provisions if p.bounds is None] == ["8"]


def test_meeting_everything_leaves_no_gap() -> None:
    everything = tuple(
        Finding(
            standard=TINY.id,
            provision=p.number,
            element=e.id,
            status=Status.MET,
            why="there",
            offence=f"{p.number}-one" if p.kind == "offence" else None,
            at=(profile(()).offences[0].at),
            basis=basis(),
        )
        for p in TINY.provisions
        for e in p.elements
        if e.answered_by == "law"
    )
    report = report_of(everything)
    assert [g for g in report.gaps if report.element(g.element).answered_by == "law"] == []
    assert report.overreach == ()
