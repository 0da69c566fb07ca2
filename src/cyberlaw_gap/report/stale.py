"""Findings that may have aged, as a Markdown table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.analysis.staleness import Aging
from cyberlaw_gap.report.environment import markdown
from cyberlaw_gap.report.words import day, plural

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cyberlaw_gap.analysis.staleness import StaleFinding

__all__ = ["render_stale"]

_WHY = {
    Aging.ASSESSED_BEFORE_EVENT: "assessed before the law's last event",
    Aging.PLACE_CHANGED: "the cited place changed after the text that was read",
    Aging.LAW_CHANGED: "the law changed elsewhere after the text that was read",
    Aging.SOURCE_OLD: "its newest source is old",
    Aging.SOURCE_UNDATED: "its sources have no date",
}


def render_stale(country: str, found: Sequence[StaleFinding], as_of: date) -> str:
    """The findings of a country that may have aged, grouped by reason."""
    lines = [f"# {markdown(country)}: what may have aged by {day(as_of)}", ""]
    if not found:
        return "\n".join([*lines, "Nothing.", ""])
    for aging in Aging:
        group = [s for s in found if s.aging is aging]
        if not group:
            continue
        lines += [
            f"## {plural(len(group), 'finding')}: {_WHY[aging]}",
            "",
            "| Element | Status | Where | What | Text read as of |",
            "|---|---|---|---|---|",
        ]
        lines += [
            f"| {s.element} | {s.status} | {markdown('; '.join(s.places))} | {markdown(s.what)}"
            f"{f' ({s.since.isoformat()})' if s.since else ''} | {s.law_as_of.isoformat()} |"
            for s in group
        ]
        lines.append("")
    return "\n".join(lines)
