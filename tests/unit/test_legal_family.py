"""Which States are neighbours in law."""

from __future__ import annotations

import datetime as dt

from cyberlaw_gap.analysis import legal_family
from cyberlaw_gap.model.profile import Confidence, Method
from cyberlaw_gap.model.region import Member, Region

DAY = dt.date(2024, 6, 1)


def group(name: str, *members: Member) -> Region:
    return Region(
        kind="region",
        id=name,
        title=name,
        members=members,
        method=Method.RECOLLECTION,
        confidence=Confidence.HIGH,
    )


COMMON = group("common-law", Member(code="SG"), Member(code="PH"), Member(code="LK"))
CIVIL = group("civil-law", Member(code="PH"), Member(code="JP", since=dt.date(2000, 1, 1)))
ASEAN = group("asean", Member(code="PH"), Member(code="SG"), Member(code="TH"))
GROUPS = (COMMON, CIVIL, ASEAN)


def test_a_state_has_the_neighbours_of_its_family_by_code_and_is_none_of_them() -> None:
    assert legal_family("SG", GROUPS, DAY) == ("LK", "PH")


def test_a_state_of_mixed_law_has_the_neighbours_of_each_family() -> None:
    assert legal_family("PH", GROUPS, DAY) == ("JP", "LK", "SG")


def test_who_joins_later_is_no_neighbour_before() -> None:
    assert legal_family("PH", GROUPS, dt.date(1999, 1, 1)) == ("LK", "SG")


def test_a_region_is_no_family_of_law() -> None:
    assert legal_family("TH", GROUPS, DAY) == ()
