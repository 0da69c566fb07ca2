"""Who is bound by which treaty: the tables, what they count, and what they leave open."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cyberlaw_gap import InvalidData, load_profile
from cyberlaw_gap.catalog import (
    country_codes,
    load_region,
    load_treaty_record,
    read_treaty_record,
    region_ids,
    treaty_ids,
)
from cyberlaw_gap.errors import UnknownRegion, UnknownTreaty
from cyberlaw_gap.model.profile import Confidence, Method, TreatyEventKind
from cyberlaw_gap.model.treaty_record import (
    PositionKind,
    RecordBasis,
    StateEvent,
    StateRecord,
    TreatyRecord,
)
from cyberlaw_gap.report.treaty_status import position_words, treaty_detail, treaty_status

CASES = Path(__file__).parent / "cases" / "negative-treaty-record"
TODAY = dt.date(2026, 11, 25)


def record(*events: StateEvent, complete: bool = True) -> TreatyRecord:
    return TreatyRecord(
        kind="treaty-record",
        treaty="tiny",
        title="Convention on Tiny Computers",
        short="Tiny Convention",
        citation="TT No. 1",
        opened=dt.date(2010, 1, 1),
        record=RecordBasis(
            read=dt.date(2024, 6, 1),
            complete=complete,
            method=Method.RECOLLECTION,
            confidence=Confidence.LOW,
            sources=(),
        ),
        states=(StateRecord(code="XT", name="Tinyland", events=events),) if events else (),
    )


def step(kind: str, day: str, *, late: bool = False, until: str = "") -> StateEvent:
    return StateEvent(
        kind=TreatyEventKind(kind),
        date=dt.date.fromisoformat(day),
        at_the_latest=late,
        until=dt.date.fromisoformat(until) if until else None,
    )


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2014-12-31", "-"),
        ("2015-01-01", "signed 2015-01-01"),
        ("2015-12-01", "ratified 2015-12-01, not in force"),
        ("2016-01-01", "Party since 2016-01-01"),
        ("2020-01-01", "left 2020-01-01"),
    ],
)
def test_a_state_walks_towards_a_treaty_and_out_of_it(day: str, words: str) -> None:
    found = record(
        step("signed", "2015-01-01"),
        step("deposited", "2015-12-01"),
        step("in-force", "2016-01-01"),
        step("denounced", "2020-01-01"),
    )
    assert position_words(found.position("XT", dt.date.fromisoformat(day))) == words


def test_an_invitation_lapses() -> None:
    found = record(step("invited", "2018-01-01", until="2023-01-01"))
    assert found.position("XT", dt.date(2023, 1, 1)).kind is PositionKind.INVITED
    assert found.position("XT", dt.date(2023, 1, 2)).kind is PositionKind.OUTSIDE


def test_before_the_last_possible_day_of_an_event_nothing_is_known() -> None:
    found = record(step("invited", "2024-01-01", late=True))
    assert found.position("XT", dt.date(2023, 1, 1)).kind is PositionKind.NOT_KNOWN
    assert position_words(found.position("XT", TODAY)) == "invited by 2024-01-01"


def test_silence_is_no_answer_where_the_record_is_not_complete() -> None:
    assert record().position("XT", TODAY).kind is PositionKind.OUTSIDE
    assert record(complete=False).position("XT", TODAY).kind is PositionKind.NOT_KNOWN


def test_the_chart_of_the_convention_is_whole() -> None:
    """81 Parties, 2 signatories and 14 invited States, as the Treaty Office counts them."""
    budapest = load_treaty_record("budapest")
    kinds = [budapest.position(state.code, TODAY).kind for state in budapest.states]
    assert [kinds.count(k) for k in list(PositionKind)[:4]] == [81, 0, 2, 14]
    assert budapest.stated.parties == 81
    assert budapest.record.read == dt.date(2026, 4, 25)


@pytest.mark.parametrize("treaty", treaty_ids())
def test_every_record_says_where_it_ends_and_from_what(treaty: str) -> None:
    found = load_treaty_record(treaty)
    assert all(source.dated for source in found.sources)
    assert all(state.events for state in found.states)
    newest = max(e.date for s in found.states for e in s.events if not e.at_the_latest)
    assert newest <= found.record.read


@pytest.mark.parametrize("code", country_codes())
def test_profiles_and_tables_agree_on_the_treaties(code: str) -> None:
    """The steps that both date are on the same day, and end at the same position."""
    profile = load_profile(code)
    for treaty in treaty_ids():
        table = load_treaty_record(treaty)
        held = profile.treaty(treaty)
        state = table.state(code)
        if held is None or (state is None and not table.record.complete):
            continue
        dated = {e.kind: e.date for e in (state.events if state else ()) if not e.at_the_latest}
        told = {e.kind: e.date for e in held.events if e.date <= table.record.read}
        for kind in set(dated) & set(told):
            assert told[kind] == dated[kind], (treaty, kind.value)
        known = {e.kind for e in (state.events if state else ())}
        # The charts give no invitations of those who took them up.
        beyond = set(told) - known - {TreatyEventKind.INVITED}
        assert not beyond, (treaty, [kind.value for kind in beyond])
        assert known <= {e.kind for e in held.events}, (treaty, [k.value for k in known])


def test_the_table_has_a_row_per_state_and_says_how_far_it_goes() -> None:
    lines = treaty_status([load_treaty_record(t) for t in treaty_ids()], TODAY, {"SG": "Singapore"})
    assert "| Philippines (PH) | Party since 2018-07-01 |" in "\n".join(lines)
    assert any(line.startswith("| Singapore (SG) | - |") for line in lines)
    assert sum("what happened since is not in it" in line for line in lines) == 4


def test_one_treaty_in_detail_names_what_was_reserved_and_by_which_source() -> None:
    text = "\n".join(treaty_detail(load_treaty_record("budapest"), TODAY, ["JP", "TL"]))
    assert "## Parties (1)" in text
    assert "Timor-Leste (TL): invited 2022-10-06, until 2027-10-06" in text
    assert "- Japan, declaration on Art. 2: " in text
    assert "(jp-declarations)" in text


def test_membership_of_a_region_is_dated() -> None:
    asean = load_region("asean")
    assert "TL" not in asean.codes(dt.date(2025, 10, 25))
    assert len(asean.codes(TODAY)) == 11
    assert set(region_ids()) >= {"asean", "conference-2017"}


def test_unknown_names_are_told_which_there_are() -> None:
    with pytest.raises(UnknownTreaty, match="known: budapest, first-protocol"):
        load_treaty_record("hague")
    with pytest.raises(UnknownRegion, match="known: asean"):
        load_region("atlantis")


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda case: case.stem)
def test_a_broken_record_is_refused_in_these_words(case: Path) -> None:
    with pytest.raises(InvalidData) as caught:
        read_treaty_record(case, "tiny.yaml")
    assert f"{caught.value}\n" == case.with_suffix(".txt").read_text(encoding="utf-8")
