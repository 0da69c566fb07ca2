"""Counts in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.report.phrasing import articles
from cyberlaw_gap.report.view import Figures

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlaw_gap.model.verdict import Totals
    from cyberlaw_gap.report.messages import Messages

__all__ = ["figures"]


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
