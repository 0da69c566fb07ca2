"""What the site shows: every comparison, on one day, so that no two pages disagree."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cyberlaw_gap.comparison import compare, compare_with
from cyberlaw_gap.report.context import view
from cyberlaw_gap.report.pictures import days_to_compare

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cyberlaw_gap.model.overlay import Overlay
    from cyberlaw_gap.model.profile import CountryProfile
    from cyberlaw_gap.model.region import Region
    from cyberlaw_gap.model.standard import Standard
    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.pictures import Point
    from cyberlaw_gap.report.view import ArticleView, ReportView, Row

__all__ = ["Bill", "Nation", "Site", "gather"]


@dataclass(frozen=True)
class Bill:
    """A bill, or another overlay, with the comparison as it would be and as it is that day."""

    overlay: Overlay
    after: GapReport
    before: GapReport
    shown: ReportView


@dataclass(frozen=True)
class Nation:
    """One country with its comparison."""

    name: str
    """The name that lists show."""
    report: GapReport
    shown: ReportView
    bills: tuple[Bill, ...]
    history: tuple[Point, ...]
    """The counts of each day on which a law changed."""

    @property
    def code(self) -> str:
        """ISO 3166-1 alpha-2."""
        return self.report.country.code

    @cached_property
    def articles(self) -> dict[str, ArticleView]:
        """What is shown of each article, by its number."""
        return {view.number: view for view in self.shown.articles}

    @cached_property
    def rows(self) -> dict[str, Row]:
        """What is shown of each element, by its name in full."""
        return {row.id: row for view in self.shown.articles for row in view.rows}


@dataclass(frozen=True)
class Site:
    """Everything that the pages are made of."""

    standard: Standard
    as_of: date
    nations: tuple[Nation, ...]
    """By name."""
    regions: tuple[Region, ...]
    messages: Messages


def gather(
    standard: Standard,
    profiles: Sequence[CountryProfile],
    overlays: Sequence[Overlay],
    regions: Sequence[Region],
    as_of: date | None,
    messages: Messages,
) -> Site:
    """Every comparison that the site shows.

    Args:
        standard: What the law is held against.
        profiles: At least one.
        overlays: Bills; those that count only after ``as_of`` are left out.
        regions: Groups of States, for the filter of the matrix.
        as_of: The day; None: the day on which a profile was last assessed.
        messages: The language.
    """
    day = as_of or max(profile.assessed for profile in profiles)
    nations = []
    for profile in profiles:
        report = compare(standard, profile, day)
        bills = tuple(
            _bill(standard, profile, report, overlay, messages)
            for overlay in overlays
            if overlay.country == profile.country.code and (as_of is None or overlay.since <= as_of)
        )
        nations.append(
            Nation(
                name=messages.country(report.country.code, report.country.name),
                report=report,
                shown=view(report, messages),
                bills=bills,
                history=tuple(
                    (then, compare(standard, profile, then).totals)
                    for then in days_to_compare(report)
                ),
            )
        )
    nations.sort(key=lambda nation: (_plain(nation.name), nation.code))
    return Site(standard, day, tuple(nations), tuple(regions), messages)


def _plain(name: str) -> str:
    """A name as alphabets order it: "États-Unis" stands under E."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _bill(
    standard: Standard,
    profile: CountryProfile,
    report: GapReport,
    overlay: Overlay,
    messages: Messages,
) -> Bill:
    day = max(report.as_of, overlay.since)
    before = report if day == report.as_of else compare(standard, profile, day)
    after = compare_with(standard, profile, [overlay], day)
    return Bill(overlay, after, before, view(after, messages))
