"""The matrix of countries and articles: Markdown, one page, or CSV, all from one model."""

from __future__ import annotations

import csv
import difflib
import io
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.errors import UnknownFormat
from cyberlaw_gap.model.verdict import Bounds, Level
from cyberlaw_gap.report.environment import filled
from cyberlaw_gap.report.messages import Messages, messages
from cyberlaw_gap.report.phrasing import anchor
from cyberlaw_gap.report.words import METHODS, standing_words, verdict_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlaw_gap.analysis.country_matrix import Matrix, MatrixCell, MatrixRow
    from cyberlaw_gap.model.verdict import Totals

__all__ = ["MATRIX_FORMATS", "render_matrix"]

MATRIX_FORMATS = ("md", "html", "csv", "json")

_SIGNS = {Level.MET: "●", Level.PARTIAL: "◐", Level.ABSENT: "○"}
_RECOLLECTED = "†"
_CSS = {Level.MET: "there", Level.PARTIAL: "weak", Level.ABSENT: "missing"}
#: Every pair of bounds that can be, with the sign of each.
_LEGEND = (
    (Level.MET, Level.MET),
    (Level.PARTIAL, Level.MET),
    (Level.PARTIAL, Level.PARTIAL),
    (Level.ABSENT, Level.MET),
    (Level.ABSENT, Level.PARTIAL),
    (Level.ABSENT, Level.ABSENT),
)


@dataclass(frozen=True)
class CellView:
    """One article of one country."""

    sign: str
    word: str
    figures: str
    """Shown and possible of what is asked: "3-4/7"; empty where nothing is asked."""
    css: str


@dataclass(frozen=True)
class LineView:
    """One article, or one part, with a cell per country."""

    anchor: str
    label: str
    title: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class MatrixView:
    """The matrix, ready to print."""

    language: str
    title: str
    as_of: str
    countries: tuple[tuple[str, str, str], ...]
    """Code, name, standing."""
    articles: tuple[LineView, ...]
    parts: tuple[LineView, ...]
    total: LineView
    decided: tuple[LineView, ...]
    """Per part, and in all: decided of what is asked."""
    methods: tuple[LineView, ...]
    """Elements that rest on each method."""
    legend: tuple[tuple[str, str, str], ...]
    """Sign, word, style."""


def render_matrix(
    matrix: Matrix,
    format: str = "md",  # noqa: A002  the user's word
    language: str = "en",
) -> str:
    """The matrix as text in one of ``MATRIX_FORMATS``.

    CSV has one line per country and article, so that a table or a notebook can turn it. It
    and JSON are data, and the same in every language.

    Raises:
        UnknownFormat: There is no such format.
        UnknownLanguage: Reports are not written in this language.
        MissingExtra: The language needs the extra ``languages``.
    """
    _ = messages(language)
    if format not in MATRIX_FORMATS:
        nearest = difflib.get_close_matches(format, MATRIX_FORMATS, n=1)
        raise UnknownFormat(format, MATRIX_FORMATS, nearest[0] if nearest else "")
    if format == "json":
        return matrix.model_dump_json(indent=2) + "\n"
    if format == "csv":
        return _csv(matrix)
    matrix = _by_name(matrix, _)
    values = _page_only(matrix, _) if format == "html" else {}
    return filled(f"matrix.{format}.j2", _, matrix=_view(matrix, _), **values)


def _page_only(matrix: Matrix, _: Messages) -> dict[str, object]:
    """What a page shows, and Markdown does not."""
    from cyberlaw_gap.report import pictures  # noqa: PLC0415  Markdown has none

    return {"picture_style": pictures.STYLE, "region": pictures.region(matrix, _)}


def _by_name(matrix: Matrix, _: Messages) -> Matrix:
    """The countries by the names that the reader sees; the model has them by its own."""

    def name(row: MatrixRow) -> tuple[str, str]:
        return _plain(_.country(row.code, row.name)), row.code

    return matrix.model_copy(update={"rows": tuple(sorted(matrix.rows, key=name))})


def _view(matrix: Matrix, _: Messages) -> MatrixView:
    short = matrix.standard.short
    rows = matrix.rows
    titles = [_(part.title) for part in rows[0].parts]
    return MatrixView(
        language=_.language,
        title=_.plural(
            "{number} country and the {treaty}",
            "{number} countries and the {treaty}",
            len(rows),
            treaty=_(short),
        ),
        as_of=_.day(matrix.as_of),
        countries=tuple(
            (
                row.code,
                _.country(row.code, row.name),
                standing_words(row.standing, row.party_since, short, _),
            )
            for row in rows
        ),
        articles=tuple(
            LineView(
                anchor=anchor(number),
                label=number,
                title=_(title),
                cells=tuple(_cell(row.cells[i], _) for row in rows),
            )
            for i, (number, title) in enumerate(matrix.provisions)
        ),
        parts=tuple(
            _line(title, [_figures(row.parts[i].totals) for row in rows], _)
            for i, title in enumerate(titles)
        ),
        total=_line(_("In all"), [_figures(row.totals) for row in rows], _),
        decided=(
            *(
                _line(title, [_decided(row.parts[i].totals) for row in rows], _)
                for i, title in enumerate(titles)
            ),
            _line(_("In all"), [_decided(row.totals) for row in rows], _),
        ),
        methods=tuple(
            _line(
                _(words),
                [str(sum(m.elements for m in row.methods if m.method is method)) for row in rows],
                _,
            )
            for method, words in METHODS.items()
            if any(m.method is method for row in rows for m in row.methods)
        ),
        legend=(
            *(
                (_sign(bounds), verdict_word(bounds, _), _style(bounds))
                for bounds in (Bounds(proven=p, possible=q) for p, q in _LEGEND)
            ),
            (_("n/a"), verdict_word(None, _), "none"),
            (_RECOLLECTED, _("in part by recollection, not checked against the text"), "none"),
        ),
    )


def _plain(name: str) -> str:
    """A name as it is looked up in an alphabet: without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))


def _cell(cell: MatrixCell, _: Messages) -> CellView:
    bounds, recollected = cell.bounds, bool(cell.recollected)
    word = verdict_word(bounds, _)
    return CellView(
        sign=_("n/a") if bounds is None else _sign(bounds),
        word=word + _(", in part by recollection") if recollected else word,
        figures=_figures(cell.totals) + (_RECOLLECTED if recollected else ""),
        css="none" if bounds is None else _style(bounds),
    )


def _line(title: str, figures: Sequence[str], _: Messages) -> LineView:
    """A line of figures alone."""
    return LineView(
        anchor="",
        label=title,
        title=title,
        cells=tuple(CellView("", "", figure or _("n/a"), "none") for figure in figures),
    )


def _decided(totals: Totals) -> str:
    return f"{totals.required - totals.undecided}/{totals.required}" if totals.applies else ""


def _sign(bounds: Bounds) -> str:
    if bounds.proven is bounds.possible:
        return _SIGNS[bounds.proven]
    return f"{_SIGNS[bounds.proven]}{_SIGNS[bounds.possible]}"


def _style(bounds: Bounds) -> str:
    return _CSS[bounds.proven] if bounds.proven is bounds.possible else "open"


def _figures(totals: Totals) -> str:
    if not totals.applies:
        return ""
    shown = str(totals.met)
    if totals.possible > totals.met:
        shown += f"-{totals.possible}"
    return f"{shown}/{totals.required}"


_COLUMNS = (
    "country",
    "code",
    "as_of",
    "standing",
    "article",
    "title",
    "proven",
    "possible",
    "required",
    "met",
    "partial",
    "absent",
    "undecided",
    "by_recollection",
)


def _csv(matrix: Matrix) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    titles = dict(matrix.provisions)
    for row in matrix.rows:
        for cell in row.cells:
            bounds, totals = cell.bounds, cell.totals
            writer.writerow(
                (
                    _no_formula(row.name),
                    row.code,
                    matrix.as_of.isoformat(),
                    row.standing.value,
                    cell.number,
                    _no_formula(titles[cell.number]),
                    bounds.proven.value if bounds else "not-applicable",
                    bounds.possible.value if bounds else "not-applicable",
                    totals.required,
                    totals.met,
                    totals.partial,
                    totals.absent,
                    totals.undecided,
                    cell.recollected,
                )
            )
    return text.getvalue()


def _no_formula(text: str) -> str:
    """Text that a spreadsheet does not run."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
