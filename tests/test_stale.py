"""What may have aged: the law moved on, or the sources are old."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cyberlaw_gap import CountryProfile, Standard, stale
from cyberlaw_gap.analysis import Aging
from cyberlaw_gap.analysis.staleness import latest_day
from cyberlaw_gap.catalog import read_profile
from cyberlaw_gap.report import render_stale

BASE = """
country: {{code: XS, name: Staleland}}
standard: tiny
studied_from: 2012-01-01
assessed:
  {{assessor: me, date: {assessed}, law_as_of: {read}, method: statute-text, confidence: high}}
sources: [{{id: gazette, title: Gazette, kind: official-site, dated: "{dated}", seen: whole}}]
enactments:
  - id: act
    kind: act
    title: The Act
    short: Act
    enacted: 2012-01-01
    in_force: 2012-02-01
    sources: [gazette]
    events: [{{kind: {kind}, date: {event}, at: [{place}]}}]
provisions:
  "1": {{elements: {{tiny-computer: {{status: met, at: [act s 1], why: there}}}}}}
"""


def profile(folder: Path, tiny: Standard, **given: str) -> CountryProfile:
    words = {
        "assessed": "2024-06-01",
        "read": "2020-01-01",
        "dated": "2019",
        "kind": "amended",
        "event": "2022-01-01",
        "place": "s 1",
    }
    path = folder / "xs.yaml"
    path.write_text(BASE.format(**{**words, **given}), encoding="utf-8")
    return read_profile(path, standard=tiny)


DAY = dt.date(2026, 1, 1)


def agings(profile: CountryProfile, before: dt.date | None = None) -> list[Aging]:
    return [found.aging for found in stale(profile, DAY, before)]


def test_a_place_that_was_amended_after_it_was_read(tiny: Standard, tmp_path: Path) -> None:
    (found,) = stale(profile(tmp_path, tiny), DAY)
    assert found.aging is Aging.PLACE_CHANGED
    assert (found.element, found.since) == ("1/tiny-computer", dt.date(2022, 1, 1))
    assert found.what == "Act s 1: amended on 2022-01-01 (s 1)"


def test_a_law_that_was_amended_elsewhere(tiny: Standard, tmp_path: Path) -> None:
    assert agings(profile(tmp_path, tiny, place="s 9")) == [Aging.LAW_CHANGED]


def test_an_assessment_before_the_last_event(tiny: Standard, tmp_path: Path) -> None:
    found = profile(tmp_path, tiny, event="2025-01-01", place="s 9")
    assert agings(found) == [Aging.ASSESSED_BEFORE_EVENT]


def test_a_text_read_after_the_last_event_has_not_aged(tiny: Standard, tmp_path: Path) -> None:
    assert agings(profile(tmp_path, tiny, read="2023-01-01")) == []


def test_events_after_the_day_asked_for_do_not_count(tiny: Standard, tmp_path: Path) -> None:
    found = profile(tmp_path, tiny, event="2025-01-01")
    assert stale(found, dt.date(2024, 12, 31)) == ()


def test_old_and_undated_sources_are_listed_when_asked_for(tiny: Standard, tmp_path: Path) -> None:
    fresh = profile(tmp_path, tiny, read="2023-01-01")
    assert agings(fresh, dt.date(2019, 12, 31)) == []
    assert agings(fresh, dt.date(2020, 1, 1)) == [Aging.SOURCE_OLD]
    undated = profile(tmp_path, tiny, read="2023-01-01", dated="undated")
    assert agings(undated, dt.date(2020, 1, 1)) == [Aging.SOURCE_UNDATED]


def test_an_old_reading_beside_a_new_one_has_not_aged(philippines: CountryProfile) -> None:
    """RA 10175 s 5 was read as enacted and again after the judgment read it down."""
    aged = [s for s in stale(philippines, DAY) if s.aging is Aging.PLACE_CHANGED]
    assert aged
    assert not [s for s in aged if s.element in {"11/aiding", "11/attempt"}]


@pytest.mark.parametrize(
    ("dated", "day"),
    [
        ("2018", dt.date(2018, 12, 31)),
        ("snapshot of 2024-02, printed 2023-11-30", dt.date(2024, 2, 29)),
        ("B.E. 2550", None),
        ("undated", None),
    ],
)
def test_a_date_is_read_in_the_kindest_way(dated: str, day: dt.date | None) -> None:
    assert latest_day(dated) == day


def test_the_list_is_grouped_by_reason(tiny: Standard, tmp_path: Path) -> None:
    text = render_stale("Staleland", stale(profile(tmp_path, tiny), DAY), DAY)
    assert "## 1 finding: the cited place changed after the text that was read" in text
    assert "| 1/tiny-computer | met | Act s 1 |" in text
    assert render_stale("Staleland", (), DAY).endswith("\nNothing.\n")
