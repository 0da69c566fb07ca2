"""The pictures of one report in their places: each with its caption, the same in all documents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.report.blocks import Figure, Picture
from cyberlaw_gap.report.laid_over import laid_over_view
from cyberlaw_gap.report.pictures.coverage import coverage
from cyberlaw_gap.report.pictures.ledger import ledger
from cyberlaw_gap.report.pictures.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.pictures.timeline import Point

__all__ = ["coverage_figure", "ledger_figure", "timeline_figure"]


def coverage_figure(report: GapReport, _: Messages) -> Figure:
    """What the law has of what is asked."""
    words = _("What the law has of what is asked, by part")
    return _captioned(coverage(report, _), words, report, _)


def ledger_figure(report: GapReport, _: Messages) -> Figure:
    """Which power has which safeguard."""
    return _captioned(ledger(report, _), _("Safeguards of each power"), report, _)


def timeline_figure(report: GapReport, history: Iterable[Point], _: Messages) -> Figure:
    """The laws along time, under the counts of the days compared."""
    words = _("The laws along time, under what they had of what is asked")
    return _captioned(timeline(report, history, _), words, report, _)


def _captioned(picture: Picture, words: str, report: GapReport, _: Messages) -> Figure:
    """A picture and its caption, which says what is laid over the law."""
    laid_over = laid_over_view(report, _)
    if laid_over is None:
        return Figure(picture, words)
    return Figure(
        picture, _("{caption}, with {overlays} laid over", caption=words, overlays=laid_over.titles)
    )
