"""The safeguard ledger: powers by safeguards, with what is called for and missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.model.verdict import Bounds, GuardState
from cyberlaw_gap.report.blocks import Picture
from cyberlaw_gap.report.phrasing import alarm, article, element_name
from cyberlaw_gap.report.pictures.caution import warnings
from cyberlaw_gap.report.pictures.svg import (
    EDGE,
    NOTE,
    SMALL,
    WIDTH,
    Drawing,
    stroke,
    wrapped,
)
from cyberlaw_gap.report.words import guard_word, verdict_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlaw_gap.model.verdict import GapReport, LedgerCell, LedgerRow
    from cyberlaw_gap.report.messages import Messages

__all__ = ["ledger"]

_POWER = 168
_STATE = 99
#: A sign with the space below it.
_GLYPH = 15
_SIGNS = {
    GuardState.THERE: (2, 2),
    GuardState.WEAK: (1, 1),
    GuardState.MISSING: (0, 0),
    GuardState.OPEN: (0, 2),
}


def ledger(report: GapReport, _: Messages) -> Picture:
    """Which power has which safeguard; powers beyond the standard stand below the others."""
    country = _.country(report.country.code, report.country.name)
    title = _.labelled(country, _("powers and their safeguards"))
    unguarded = sum(bool(row.unguarded) for row in report.ledger)
    description = _(
        "Law as of {day}. One line per power, one column per safeguard; in brackets: not called "
        "for by the nature of the power. {unguarded} of {powers} powers lack a safeguard that "
        "is called for.",
        day=_.day(report.as_of),
        unguarded=unguarded,
        powers=len(report.ledger),
    )
    cautions = warnings(report, _)
    description = " ".join((*cautions, description))
    drawing = Drawing(f"ledger-{report.country.code.lower()}", title, description)
    guards = _safeguards(report.ledger, _)
    bottom = drawing.notes(
        _draw(drawing, report.ledger, guards, _), (*cautions, *_notes(report.ledger, _))
    )
    return Picture(
        id=drawing.picture,
        title=title,
        description=description,
        svg=drawing.svg(bottom),
        heads=(_("Power"), _("State"), *guards, _("In sum")),
        rows=tuple(
            (_power(row, _), _state(row, _), *(_word(c, _) for c in row.cells), alarm(row, _))
            for row in report.ledger
        ),
    )


def _draw(drawing: Drawing, rows: Sequence[LedgerRow], guards: Sequence[str], _: Messages) -> float:
    if not rows:
        drawing.text(EDGE, 20, _("No power is recorded."))
        return 32
    left = EDGE + _POWER + _STATE
    pitch = (WIDTH - EDGE - left) / max(len(guards), 1)
    middles = [left + (i + 0.5) * pitch for i in range(len(guards))]
    y = _heads(drawing, guards, middles, pitch)
    before = rows[0]
    for row in rows:
        # A heavier line parts the powers that the standard asks for from those it does not.
        drawing.add(_rule(y, 1.8 if row.beyond and not before.beyond else 0.5))
        before = row
        y += _draw_row(drawing, row, y, middles, pitch, _)
    drawing.add(_rule(y, 0.5))
    return y


def _notes(rows: Sequence[LedgerRow], _: Messages) -> tuple[str, ...]:
    notes = [_("In brackets: not called for by the nature of the power.")] if rows else []
    if any(row.beyond for row in rows):
        notes.append(_("Below the heavy line: powers that the treaty does not ask for."))
    return tuple(notes)


def _heads(
    drawing: Drawing, guards: Sequence[str], middles: Sequence[float], pitch: float
) -> float:
    """The heads on two levels by turns, so that each has the width of two columns."""
    heads = [
        wrapped(guard, 2 * min(pitch - 3, WIDTH - EDGE - middle), NOTE)
        for guard, middle in zip(guards, middles, strict=True)
    ]
    tallest = max(map(len, heads), default=1)
    ground = 36.0 + 24 * tallest
    for i, (lines, middle) in enumerate(zip(heads, middles, strict=True)):
        level = ground - 18 - (12 * tallest + 4) * ((i + 1) % 2)
        for j, line in enumerate(lines, start=1 - len(lines)):
            drawing.text(middle, level + 12 * j, line, size=NOTE, anchor="middle")
        drawing.add(stroke(f"M{middle:.1f} {level + 4:g}V{ground - 4:g}", 0.6))
    return ground


def _draw_row(
    drawing: Drawing,
    row: LedgerRow,
    top: float,
    middles: Sequence[float],
    pitch: float,
    _: Messages,
) -> float:
    """One power; gives how tall its row is."""
    power = wrapped(_power(row, _), _POWER - 8, SMALL, 4)
    state = wrapped(_state(row, _), _STATE - 6, NOTE, 4)
    cry = wrapped(_cry(row, _), (_STATE - 2) / 1.15, NOTE)
    words = [wrapped(_word(cell, _), pitch - 2, NOTE) for cell in row.cells]
    tall = 10.0 + max(
        len(power) * 13,
        (len(state) + len(cry)) * 12,
        max((_GLYPH + len(lines) * 12 for lines in words), default=0),
    )
    middle = top + tall / 2
    drawing.lines(EDGE, middle, power)
    drawing.lines(EDGE + _POWER, middle - len(cry) * 6, state, size=NOTE)
    drawing.lines(EDGE + _POWER, middle + len(state) * 6, cry, size=NOTE, bold=True)
    for cell, x, lines in zip(row.cells, middles, words, strict=True):
        if cell.called_for:
            upper = middle - (_GLYPH + len(lines) * 12) / 2
            drawing.add(drawing.glyph(Bounds.of_ranks(*_SIGNS[cell.state]), x - 6, upper))
            drawing.lines(x, middle + _GLYPH / 2, lines, size=NOTE, anchor="middle")
        else:
            drawing.lines(x, middle, lines, size=NOTE, anchor="middle")
    return tall


def _rule(y: float, thick: float) -> str:
    return stroke(f"M{EDGE} {y:g}H{WIDTH - EDGE}", thick)


def _safeguards(rows: Sequence[LedgerRow], _: Messages) -> tuple[str, ...]:
    cells = rows[0].cells if rows else ()
    return tuple(element_name(cell.safeguard, _) for cell in cells)


def _power(row: LedgerRow, _: Messages) -> str:
    if row.beyond:
        return row.title
    return f"{article(row.power, _)} {_(row.title)}"


def _state(row: LedgerRow, _: Messages) -> str:
    if row.beyond:
        return _("in force") if row.in_force else _("without effect")
    return verdict_word(row.bounds, _)


def _cry(row: LedgerRow, _: Messages) -> str:
    if row.unguarded:
        return _("unguarded")
    return _("weakly guarded") if row.weakly_guarded else ""


def _word(cell: LedgerCell, _: Messages) -> str:
    word = guard_word(cell.state, _)
    return word if cell.called_for else f"({word})"
