"""Countries by articles: one sign per verdict, with its bounds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from cyberlaw_gap.model.verdict import Bounds
from cyberlaw_gap.report.blocks import Picture
from cyberlaw_gap.report.phrasing import article
from cyberlaw_gap.report.pictures.svg import (
    EDGE,
    NOTE,
    SMALL,
    WIDTH,
    Drawing,
    fitted,
    stroke,
    text_width,
    wrapped,
)
from cyberlaw_gap.report.words import VERDICTS, verdict_word

if TYPE_CHECKING:
    from cyberlaw_gap.analysis import Matrix
    from cyberlaw_gap.analysis.country_matrix import MatrixCell
    from cyberlaw_gap.report.messages import Messages

__all__ = ["matrix_picture", "staircase"]

_NAMES = 122
_ROW = 24
_STEP = 13
_GAP = 4
_WIDEST = 28.0
#: From the stem of a title to its first letter.
_STEM = 3
_RIGHT = WIDTH - EDGE


def matrix_picture(matrix: Matrix, _: Messages) -> Picture:
    """The verdicts of every country on every article; by name, and no ranking."""
    title = _(
        "Articles of the {standard} in the law of {countries}",
        standard=_(matrix.standard.short),
        countries=_.plural("{number} country", "{number} countries", len(matrix.rows)),
    )
    description = _(
        "Law as of {day}. One line per country in alphabetical order, no ranking; one sign per "
        "article: full is there, half is partly there, hollow is not found, hatched is not "
        "decided, underlined rests in part on recollection.",
        day=_.day(matrix.as_of),
    )
    drawing = Drawing(f"matrix-{matrix.standard.id}", title, description)
    bottom = 4.0
    for band in _bands(matrix, _):
        bottom = _draw_band(drawing, matrix, band, bottom, _) + 12
    bottom = _key(drawing, bottom, _)
    return Picture(
        id=drawing.picture,
        title=title,
        description=description,
        svg=drawing.svg(bottom),
        heads=(_("Article"), *(_.country(row.code, row.name) for row in matrix.rows)),
        rows=tuple(
            (f"{number} {_(name)}", *(_words(row.cells[i], _) for row in matrix.rows))
            for i, (number, name) in enumerate(matrix.provisions)
        ),
    )


def staircase(labels: Sequence[tuple[float, float]]) -> tuple[int, ...]:
    """The step on which each label stands, so that none meets another or another's stem.

    Args:
        labels: Where each begins and how wide it is, from left to right. Each has a stem
            from its beginning down to the ground; step 0 stands on the ground.
    """
    steps = [0] * len(labels)
    for i in reversed(range(len(labels))):
        start, width = labels[i]
        under = [steps[j] for j in range(i + 1, len(labels)) if labels[j][0] < start + width]
        steps[i] = max(under, default=-1) + 1
    return tuple(steps)


#: A part of the standard and its columns: indices into the provisions.
_Part: TypeAlias = tuple[str, Sequence[int]]


def _bands(matrix: Matrix, _: Messages) -> list[list[_Part]]:
    """The parts of the standard in as many bands as the width of the sheet makes needful."""
    index = {number: i for i, (number, _title) in enumerate(matrix.provisions)}
    narrowest = max(text_width(number, NOTE) for number in index) + 0.5
    room = int((_RIGHT - _NAMES) / narrowest)
    bands: list[list[_Part]] = [[]]
    for part in matrix.rows[0].parts:
        columns = [index[number] for number in part.provisions]
        for at in range(0, len(columns), room):
            piece = (_(part.title), columns[at : at + room])
            if bands[-1] and _pitch([*bands[-1], piece]) < narrowest:
                bands.append([])
            bands[-1].append(piece)
    return bands


def _pitch(parts: Sequence[_Part]) -> float:
    """How wide a column may be so that all columns and the title of every part fit."""
    limits = [_WIDEST]
    before = 0
    for i, (title, columns) in enumerate(parts):
        room = _RIGHT - _NAMES - _GAP * i
        if before:
            limits.append((room - _STEM - text_width(title, NOTE)) / before)
        before += len(columns)
        limits.append(room / max(before, 1))
    return min(limits)


def _draw_band(
    drawing: Drawing, matrix: Matrix, parts: Sequence[_Part], top: float, _: Messages
) -> float:
    pitch = _pitch(parts)
    places: list[tuple[int, float]] = []
    starts = []
    x = float(_NAMES)
    for _title, columns in parts:
        starts.append(x)
        places += [(column, x + (i + 0.5) * pitch) for i, column in enumerate(columns)]
        x += len(columns) * pitch + _GAP
    titles = [fitted(title, _RIGHT - _NAMES - _STEM, NOTE) for title, _columns in parts]
    steps = staircase([(s, text_width(t, NOTE) + 8) for s, t in zip(starts, titles, strict=True)])
    ground = top + (max(steps, default=0) + 1) * _STEP
    for start, title, step in zip(starts, titles, steps, strict=True):
        height = ground - step * _STEP
        drawing.text(start + _STEM, height - 2, title, size=NOTE)
        drawing.add(_line(f"M{start:g} {height - 10:g}V{ground + 3:g}"))
    for column, middle in places:
        number = matrix.provisions[column][0]
        drawing.text(middle, ground + 14, number, size=NOTE, anchor="middle")
    y = ground + 20
    for row in matrix.rows:
        drawing.add(_line(f"M{EDGE} {y:g}H{x - _GAP:g}"))
        name = _.country(row.code, row.name)
        _name(drawing, name, y + _ROW / 2)
        for column, middle in places:
            cell = row.cells[column]
            place = f"{name}, {article(cell.number, _)}"
            drawing.add(
                drawing.glyph(cell.bounds, middle - 6, y + 5, _.labelled(place, _words(cell, _)))
            )
            if cell.recollected:
                drawing.add(_underline(middle - 6, y + 20))
        y += _ROW
    return y


def _name(drawing: Drawing, name: str, middle: float) -> None:
    """A name on one line; or smaller on two."""
    width = _NAMES - EDGE - 6
    if text_width(name, SMALL) <= width:
        drawing.lines(EDGE, middle, (name,))
    else:
        drawing.lines(EDGE, middle, wrapped(name, width, NOTE), size=NOTE, leading=11)


def _line(path: str) -> str:
    return stroke(path, 0.6, opacity="0.5")


def _underline(x: float, y: float) -> str:
    return stroke(f"M{x:.1f} {y:g}h12", 1.6)


def _key(drawing: Drawing, top: float, _: Messages) -> float:
    verdicts = (*(Bounds(proven=least, possible=most) for least, most in VERDICTS), None)
    signs = [(partial(drawing.glyph, bounds), verdict_word(bounds, _)) for bounds in verdicts]
    recollected = _("underlined: in part by recollection, not checked against the text")
    return drawing.key([*signs, (lambda x, y: _underline(x, y + 9), recollected)], top)


def _words(cell: MatrixCell, _: Messages) -> str:
    words = verdict_word(cell.bounds, _)
    if cell.totals.applies:
        words = _(
            "{verdict} ({shown} shown, up to {possible}, of {asked})",
            verdict=words,
            shown=cell.totals.met,
            possible=cell.totals.possible,
            asked=cell.totals.required,
        )
    if cell.recollected:
        words = _("{verdict}, in part by recollection", verdict=words)
    return words
