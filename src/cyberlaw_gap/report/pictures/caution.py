"""What a picture must say before it is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.report.laid_over import laid_over_view

if TYPE_CHECKING:
    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.messages import Messages

__all__ = ["warnings"]


def warnings(report: GapReport, _: Messages) -> tuple[str, ...]:
    """That a bill or the like is counted; nothing where only law was compared.

    A picture is copied without the page around it, so it carries the warning itself.
    """
    laid_over = laid_over_view(report, _)
    return (laid_over.warning,) if laid_over else ()
