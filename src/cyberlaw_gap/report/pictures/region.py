"""Several countries: what the law of each has, in the order of the alphabet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.report.blocks import Picture
from cyberlaw_gap.report.pictures.coverage import draw_bars, figure_heads, figures
from cyberlaw_gap.report.pictures.svg import Drawing

if TYPE_CHECKING:
    from cyberlaw_gap.analysis import Matrix
    from cyberlaw_gap.report.messages import Messages

__all__ = ["region"]


def region(matrix: Matrix, _: Messages) -> Picture:
    """One bar per country, by name; the picture itself says that this is no ranking."""
    title = _.plural(
        "{number} country and the {standard}",
        "{number} countries and the {standard}",
        len(matrix.rows),
        standard=_(matrix.standard.short),
    )
    order = _(
        "In alphabetical order; no ranking. What is asked varies with the reservations and "
        "options of each State."
    )
    description = _(
        "Law as of {day}. Per country: shown, not decided, weaker and missing of what is asked. "
        "In alphabetical order; no ranking.",
        day=_.day(matrix.as_of),
    )
    drawing = Drawing(f"region-{matrix.standard.id}", title, description)
    bars = [(_.country(row.code, row.name), row.totals) for row in matrix.rows]
    bottom = draw_bars(drawing, bars, _)
    bottom = drawing.notes(bottom, (order,))
    return Picture(
        id=drawing.picture,
        title=title,
        description=description,
        svg=drawing.svg(bottom),
        heads=(_("Country"), *figure_heads(_)),
        rows=tuple((name, *figures(totals)) for name, totals in bars),
    )
