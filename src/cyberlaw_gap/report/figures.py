"""Counts in words, and as the bars of a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.report.phrasing import articles
from cyberlaw_gap.report.view import Bar, Figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlaw_gap.model.verdict import PartTotals, Totals
    from cyberlaw_gap.report.messages import Messages

__all__ = ["bars", "figures"]


def figures(title: str, numbers: Sequence[str], totals: Totals, _: Messages) -> Figures:
    """The counts of a part or a provision."""
    return Figures(
        title=title,
        articles=articles(numbers, _),
        required=totals.required,
        shown=totals.met,
        possible=totals.possible,
        short=totals.partial + totals.absent,
        undecided=totals.undecided,
        limits=totals.limits_required,
        limits_shown=totals.limits_met,
        shown_words=_("{shown} of {asked}", shown=totals.met, asked=totals.required)
        if totals.applies
        else _("nothing asked"),
    )


def bars(parts: Sequence[PartTotals], _: Messages) -> tuple[Bar, ...]:
    """A bar per part, the part that asks most as wide as the picture."""
    widest = max((part.totals.required for part in parts), default=0) or 1
    scale = 100 / widest
    return tuple(
        Bar(
            title=f"{_(part.title)} ({articles(part.provisions, _)})",
            label=_(
                "{shown} shown, {undecided} not decided, {short} missing or weaker, of {asked}",
                shown=part.totals.met,
                undecided=part.totals.undecided,
                short=part.totals.partial + part.totals.absent,
                asked=part.totals.required,
            ),
            shown=part.totals.met * scale,
            open=part.totals.undecided * scale,
            short=(part.totals.partial + part.totals.absent) * scale,
        )
        for part in parts
    )
