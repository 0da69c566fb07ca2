"""What the law has of what is asked, by part of the standard, with bounds."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from cyberlaw_gap.model.verdict import Bounds, Totals
from cyberlaw_gap.report.blocks import Picture
from cyberlaw_gap.report.phrasing import articles
from cyberlaw_gap.report.pictures.caution import warnings
from cyberlaw_gap.report.pictures.svg import (
    EDGE,
    NOTE,
    WIDTH,
    Drawing,
    box,
    coloured,
    escaped,
    fitted,
    stroke,
    tag,
    text_width,
    wrapped,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.messages import Messages

__all__ = ["Bar", "coverage", "draw_bars", "figure_heads", "figures"]

_COLUMN = 44
_ROW = 36
_THICK = 12
_HEAD = 48

#: A label, and what is counted under it.
Bar: TypeAlias = tuple[str, Totals]


def coverage(report: GapReport, _: Messages) -> Picture:
    """The bars of a country's law: shown, not decided, weaker and missing, by part."""
    country = _.country(report.country.code, report.country.name)
    title = _.labelled(
        country,
        _("what the law has of what the {standard} asks", standard=_(report.standard.short)),
    )
    description = _(
        "Law as of {day}: of {asked} things asked, {shown} shown, up to {possible} may be there; "
        "{weaker} weaker, {missing} missing. Counts, and no score.",
        day=_.day(report.as_of),
        asked=report.totals.required,
        shown=report.totals.met,
        possible=report.totals.possible,
        weaker=report.totals.partial,
        missing=report.totals.absent,
    )
    cautions = warnings(report, _)
    description = " ".join((*cautions, description))
    drawing = Drawing(f"coverage-{report.country.code.lower()}", title, description)
    bars = [
        (f"{_(part.title)} ({articles(part.provisions, _)})", part.totals) for part in report.parts
    ]
    bottom = draw_bars(drawing, bars, _, total=report.totals)
    bottom = drawing.notes(bottom, cautions)
    return Picture(
        id=drawing.picture,
        title=title,
        description=description,
        svg=drawing.svg(bottom),
        heads=(_("Part"), *figure_heads(_)),
        rows=(
            *((label, *figures(totals)) for label, totals in bars),
            (_("In all"), *figures(report.totals)),
        ),
    )


def figure_heads(_: Messages) -> tuple[str, ...]:
    """The heads over ``figures``."""
    return (
        _("shown"),
        _("up to"),
        _("not decided"),
        _("weaker"),
        _("missing"),
        _("asked"),
    )


def figures(totals: Totals) -> tuple[str, ...]:
    """The counts as text, in the order of the heads."""
    counts = (
        totals.met,
        totals.possible,
        totals.undecided,
        totals.partial,
        totals.absent,
        totals.required,
    )
    return tuple(map(str, counts))


def draw_bars(
    drawing: Drawing, bars: Sequence[Bar], _: Messages, total: Totals | None = None
) -> float:
    """Draw bars on one scale, with their counts beside them; gives where they end.

    The heads of the counts carry the signs of the segments, and so are the key to them.
    """
    heads = figure_heads(_)
    widths = [max(_COLUMN, _narrowest(head) + 4) for head in heads]
    left = WIDTH - EDGE - sum(widths)
    middles = [left + sum(widths[:i]) + width / 2 for i, width in enumerate(widths)]
    signs = {0: (2, 2), 2: (0, 2), 3: (1, 1), 4: (0, 0)}
    for i, (head, middle) in enumerate(zip(heads, middles, strict=True)):
        if i in signs:
            drawing.add(drawing.glyph(Bounds.of_ranks(*signs[i]), middle - 6, 2))
        lines = wrapped(head, widths[i] - 2, NOTE)
        drawing.lines(middle, 30, lines, size=NOTE, anchor="middle")
    widest = max((totals.required for _label, totals in bars), default=0) or 1
    scale = (left - 14 - EDGE) / widest
    y = float(_HEAD)
    for label, totals in bars:
        drawing.text(EDGE, y + 12, fitted(label, left - 14 - EDGE))
        _segments(drawing, y + 18, totals, scale, _.labelled(label, _sentence(totals, _)))
        _count(drawing, middles, y + 28, totals)
        y += _ROW
    if total is not None:
        drawing.add(stroke(f"M{EDGE} {y + 2:g}H{WIDTH - EDGE}", 1))
        drawing.text(EDGE, y + 18, _("In all"), bold=True)
        _count(drawing, middles, y + 18, total, bold=True)
        y += 26
    return y


def _narrowest(head: str) -> float:
    """How wide a column must be to hold its head whole, on two lines."""
    words = head.split()
    return min(
        max(text_width(" ".join(words[:i]), NOTE), text_width(" ".join(words[i:]), NOTE))
        for i in range(1, len(words) + 1)
    )


def _count(
    drawing: Drawing, middles: Sequence[float], y: float, totals: Totals, *, bold: bool = False
) -> None:
    for middle, figure in zip(middles, figures(totals), strict=True):
        drawing.text(middle, y, figure, anchor="middle", bold=bold)


def _segments(drawing: Drawing, y: float, totals: Totals, scale: float, tip: str) -> None:
    x = float(EDGE)
    shapes = []
    for state, count in (
        ("there", totals.met),
        ("open", totals.undecided),
        ("weak", totals.partial),
        ("missing", totals.absent),
    ):
        if not count:
            continue
        # A thread of ground between two segments, so that they part without their colours.
        width = max(count * scale - 1, 1)
        shapes.append(_segment(drawing, state, x, y, width))
        x += count * scale
    drawing.add(tag("g", tag("title", escaped(tip)), *shapes))


def _segment(drawing: Drawing, state: str, x: float, y: float, width: float) -> str:
    if state == "there":
        return box(state, x, y, width, _THICK, fill="currentColor")
    if state == "open":
        return box(state, x, y, width, _THICK, fill=drawing.hatched())
    outline = box(state, x, y, width, _THICK)
    if state == "missing":
        return outline
    half = _THICK / 2
    return outline + tag("rect", x=x, y=y + half, width=width, height=half, **coloured(state))


def _sentence(totals: Totals, _: Messages) -> str:
    return _(
        "{shown} shown, {undecided} not decided, {weaker} weaker, {missing} missing, of {asked}",
        shown=totals.met,
        undecided=totals.undecided,
        weaker=totals.partial,
        missing=totals.absent,
        asked=totals.required,
    )
