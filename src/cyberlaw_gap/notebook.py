"""How results show themselves in a notebook, and as data frames (the extra ``frames``).

Whole pages stand in a frame of their own; a verdict, an element and a picture are short
enough to stand among the cells. Nothing here runs a script or asks the network.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from html import escape
from typing import TYPE_CHECKING, Protocol, TypeAlias

from cyberlaw_gap.comparison import compare
from cyberlaw_gap.errors import MissingExtra
from cyberlaw_gap.model.draft import Coverage, Status
from cyberlaw_gap.model.profile import Confidence, Method
from cyberlaw_gap.model.standard import AnsweredBy, Role
from cyberlaw_gap.model.verdict import (
    ElementState,
    GapReport,
    Level,
    TargetStanding,
    Treatment,
)
from cyberlaw_gap.report import pictures, render, render_draft, render_matrix
from cyberlaw_gap.report.draft_words import two_places
from cyberlaw_gap.report.environment import harmless
from cyberlaw_gap.report.messages import ENGLISH
from cyberlaw_gap.report.phrasing import titled_article
from cyberlaw_gap.report.pictures.svg import COLOURS
from cyberlaw_gap.report.rows import Rows
from cyberlaw_gap.report.words import verdict_word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from enum import StrEnum

    import pandas as pd

    from cyberlaw_gap.analysis import Matrix
    from cyberlaw_gap.model.draft import DraftReport
    from cyberlaw_gap.model.profile import CountryProfile
    from cyberlaw_gap.model.standard import Standard
    from cyberlaw_gap.model.verdict import ElementResult, ProvisionResult
    from cyberlaw_gap.report.blocks import Picture
    from cyberlaw_gap.report.view import Row

__all__ = [
    "Drawn",
    "Table",
    "TextPrinter",
    "coverage",
    "draft_html",
    "draft_to_frame",
    "element_html",
    "html",
    "ledger",
    "matrix_html",
    "matrix_picture",
    "matrix_to_frame",
    "provision_html",
    "region",
    "timeline",
    "to_frame",
]


class TextPrinter(Protocol):
    """What IPython hands to an object that prints itself where no HTML is shown."""

    def text(self, words: str, /) -> None:
        """Print these words."""


# --- whole pages


def html(report: GapReport) -> str:
    """The report's page in a frame of its own, so that its style stays its own."""
    return _page(render(report, "html"), f"{report.country.name}, {report.standard.short}")


def matrix_html(matrix: Matrix) -> str:
    """The matrix's page in a frame of its own."""
    count = ENGLISH.plural("{number} country", "{number} countries", len(matrix.rows))
    return _page(render_matrix(matrix, "html"), f"{count}, {matrix.standard.short}")


def draft_html(report: DraftReport) -> str:
    """The page of a check of a draft law, in a frame of its own."""
    title = f"{report.title or report.name}, {report.standard.short}"
    return _page(render_draft(report, "html"), title)


def _page(page: str, title: str) -> str:
    # Without a base of its own, a link to a place in the page would lead to that place in
    # the notebook, and load the notebook into the frame.
    page = page.replace("<head>", '<head><base href="about:srcdoc">', 1)
    page = page.replace('<a href="http', '<a target="_blank" rel="noopener" href="http')
    return (
        f'<iframe title="{escape(title)}" srcdoc="{escape(page)}" '
        'sandbox="allow-same-origin allow-popups allow-popups-to-escape-sandbox" '
        'style="width:100%;height:40rem;border:1px solid #ccc"></iframe>'
    )


# --- a verdict, an element

#: A notebook sets the words of tables to the right; these are sentences.
_CELL = "text-align:left;vertical-align:top"

#: The signs that stand before the words for a state, and never for them.
_SIGNS = {"there": "●", "weak": "◐", "missing": "○", "open": "◌"}


def provision_html(provision: ProvisionResult) -> str:
    """The verdict on an article, and a row for each thing that it asks."""
    rows = _rows(provision)
    verdict = verdict_word(provision.bounds)
    title = f"{titled_article(provision.number, provision.title, ENGLISH)}: {verdict}"
    return f"<p><strong>{_words(title)}</strong>{_quiet(_figures(provision))}</p>" + _table(
        ("What is asked", "The law", "Where", "Why, and how it is known"),
        (_element_cells(rows.row(element)) for element in provision.elements),
    )


def element_html(element: ElementResult) -> str:
    """What is known of an element, and every finding behind it."""
    row = _rows().row(element)
    findings = [
        (
            _words(reading.word),
            _words(reading.where),
            _words(reading.why) + _quiet(reading.note),
            _words(reading.basis),
        )
        for reading in row.readings
    ]
    heads = ("Finding", "Where", "Why", "How it is known")
    notes = row.notes if findings else (*row.notes, "Nobody looked yet.")
    return (
        f"<p><strong>{_words(row.asks)}</strong>: {_state(row)}{_quiet(row.id)}</p>"
        + "".join(f"<p>{_words(note)}</p>" for note in notes)
        + (_table(heads, findings) if findings else "")
    )


def _rows(*provisions: ProvisionResult) -> Rows:
    """What puts elements into the words of reports, without the report that they are of."""
    report = GapReport.model_construct(provisions=provisions, questions=())  # type: ignore[call-arg]
    return Rows(report, ENGLISH)


def _element_cells(row: Row) -> tuple[str, ...]:
    return (
        _words(row.asks) + _quiet(row.id),
        _state(row),
        _words(row.where),
        _words(row.why) + _quiet("; ".join((row.basis, *row.notes))),
    )


def _state(row: Row) -> str:
    """The words for a state, behind a sign in its colour."""
    sign = f'<span style="color:{COLOURS[row.css]}">{_SIGNS[row.css]}</span>'
    return f"{sign}&nbsp;{_words(row.state)}"


def _figures(provision: ProvisionResult) -> str:
    totals = provision.totals
    if not totals.applies:
        return ""
    words = f"{totals.met} shown, up to {totals.possible} may be there, of {totals.required} asked"
    if provision.recollected:
        words += f"; {provision.recollected} by recollection, not checked against the text"
    return words


def _words(text: str) -> str:
    return escape(harmless(text))


def _quiet(text: str) -> str:
    return f"<br><small>{_words(text)}</small>" if text else ""


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table; its heads are words, its cells are markup."""
    head = "".join(f'<th scope="col" style="{_CELL}">{_words(h)}</th>' for h in heads)
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(row: Sequence[str]) -> str:
    return "".join(f'<td style="{_CELL}">{cell}</td>' for cell in row)


# --- pictures


@dataclass(frozen=True, slots=True, repr=False)
class Drawn:
    """A picture that a notebook shows, with the figures behind it to unfold."""

    picture: Picture

    def __repr__(self) -> str:
        return f"{self.picture.title}. {self.picture.description}"

    def _repr_html_(self) -> str:
        shown = self.picture
        rows = [tuple(map(_words, row)) for row in shown.rows]
        return (
            f'<div style="max-width:52rem">{_drawing(shown)}</div>'
            f"<details><summary>{_words(shown.title)}: the figures</summary>"
            f"{_table(shown.heads, rows)}</details>"
        )


def _drawing(picture: Picture) -> str:
    """A drawing as wide as the notebook lets it be, with names of its own in the page."""
    svg = re.sub(r' width="[\d.]+" height="[\d.]+"', ' width="100%"', picture.svg, count=1)
    # The same picture of another day has the same names: it would be read out as this one.
    digest = hashlib.sha256(svg.encode()).hexdigest()[:8]
    return svg.replace(picture.id, f"{picture.id}-{digest}")


def coverage(report: GapReport) -> Drawn:
    """What the law has of what is asked, by part, with bounds."""
    return Drawn(pictures.coverage(report, ENGLISH))


def ledger(report: GapReport) -> Drawn:
    """Which power has which safeguard."""
    return Drawn(pictures.ledger(report, ENGLISH))


def timeline(report: GapReport, standard: Standard, profile: CountryProfile) -> Drawn:
    """The laws along time, and what they had of what is asked on each day of change.

    Args:
        report: The comparison of the last day shown.
        standard: What it was held against.
        profile: The law; it is compared anew on each day.
    """
    days = pictures.days_to_compare(report)
    points = [(day, compare(standard, profile, day).totals) for day in days]
    return Drawn(pictures.timeline(report, points, ENGLISH))


def matrix_picture(matrix: Matrix) -> Drawn:
    """Countries by articles: one sign per verdict."""
    return Drawn(pictures.matrix_picture(matrix, ENGLISH))


def region(matrix: Matrix) -> Drawn:
    """One bar per country, in the order of the alphabet."""
    return Drawn(pictures.region(matrix, ENGLISH))


# --- data frames


@dataclass(frozen=True, slots=True, repr=False)
class Table:
    """A frame that is read and not calculated with: words to the left, whole, and no index."""

    frame: pd.DataFrame

    def __repr__(self) -> str:
        return repr(self.frame)

    def _repr_html_(self) -> str:
        frame = self.frame.astype(object).where(self.frame.notna(), None)
        rows = frame.itertuples(index=False, name=None)
        return _table([*map(str, frame)], ([*map(_value, row)] for row in rows))


def _value(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return two_places(value)
    return _words(value.date().isoformat() if isinstance(value, datetime) else str(value))


@dataclass(frozen=True, slots=True)
class _Ordered:
    """A column of values that have an order, from the first to the last."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _OneOf:
    """A column of values that have none."""

    values: tuple[str, ...]


_Column: TypeAlias = str | _Ordered | _OneOf

_DATE = "datetime64[s]"


def _one_of(kinds: type[StrEnum]) -> _OneOf:
    return _OneOf(tuple(kind.value for kind in kinds))


#: From absent to met.
_LEVELS = _Ordered(tuple(level.value for level in Level))
#: From the least firm to the firmest, and from the least sure to the surest.
_FIRMNESS = _Ordered(tuple(method.value for method in reversed(Method)))
_SURENESS = _Ordered(tuple(confidence.value for confidence in reversed(Confidence)))


def to_frame(report: GapReport) -> pd.DataFrame:
    """One row per element, in the order of the treaty.

    Columns: ``country`` (its code), ``as_of``, ``laid_over`` (the bills that are counted as
    if they were law; empty: none), ``provision``, ``element``, ``text``,
    ``role``, ``limits``, ``answered_by``, ``treatment``, ``state``, ``proven``,
    ``possible``, ``where``, ``method``, ``confidence``. What has an order can be compared:
    ``frame.possible >= "partial"``; articles stand in the order of the treaty. ``where`` is
    as in the report: the places in the law, or what was read without finding the element.
    ``method`` and ``confidence`` are missing where nobody looked.

    Raises:
        MissingExtra: pandas is not installed.
    """
    words = Rows(report, ENGLISH)
    laid_over = "; ".join(o.id for o in report.laid_over.overlays) if report.laid_over else ""
    rows = []
    for provision in report.provisions:
        for element in provision.elements:
            telling = [v for v in element.evidence if v.bounds is not None]
            basis = telling[0].finding.basis if telling else None
            rows.append(
                (
                    report.country.code,
                    report.as_of,
                    laid_over,
                    provision.number,
                    element.id,
                    element.text,
                    element.role.value,
                    element.limits,
                    element.answered_by.value,
                    element.treatment.value,
                    element.state.value,
                    element.bounds.proven.value,
                    element.bounds.possible.value,
                    words.row(element).where,
                    basis.method.value if basis else None,
                    basis.confidence.value if basis else None,
                )
            )
    columns: Mapping[str, _Column] = {
        "country": "string",
        "as_of": _DATE,
        "laid_over": "string",
        "provision": _Ordered(tuple(p.number for p in report.provisions)),
        "element": "string",
        "text": "string",
        "role": _one_of(Role),
        "limits": "bool",
        "answered_by": _one_of(AnsweredBy),
        "treatment": _one_of(Treatment),
        "state": _one_of(ElementState),
        "proven": _LEVELS,
        "possible": _LEVELS,
        "where": "string",
        "method": _FIRMNESS,
        "confidence": _SURENESS,
    }
    return _frame("to_frame()", rows, columns)


def matrix_to_frame(matrix: Matrix) -> pd.DataFrame:
    """One row per country and article, countries by name, articles as the treaty has them.

    Columns: ``country``, ``code``, ``as_of``, ``standing``, ``party_since``, ``part``,
    ``article``, ``title``, ``proven``, ``possible`` (missing where the treaty asks nothing
    of the State), and the counts of elements ``required``, ``met``, ``partial``, ``absent``,
    ``undecided``, ``by_recollection``. The counts of articles add up to those of parts and
    countries.

    Raises:
        MissingExtra: pandas is not installed.
    """
    parts = matrix.rows[0].parts
    part_of = {number: part.title for part in parts for number in part.provisions}
    rows = [
        (
            row.name,
            row.code,
            matrix.as_of,
            row.standing.value,
            row.party_since,
            part_of.get(number),
            number,
            title,
            cell.bounds.proven.value if cell.bounds else None,
            cell.bounds.possible.value if cell.bounds else None,
            cell.totals.required,
            cell.totals.met,
            cell.totals.partial,
            cell.totals.absent,
            cell.totals.undecided,
            cell.recollected,
        )
        for row in matrix.rows
        for (number, title), cell in zip(matrix.provisions, row.cells, strict=True)
    ]
    columns: Mapping[str, _Column] = {
        "country": "string",
        "code": "string",
        "as_of": _DATE,
        "standing": _one_of(TargetStanding),
        "party_since": _DATE,
        "part": _Ordered(tuple(part.title for part in parts)),
        "article": _Ordered(tuple(number for number, _title in matrix.provisions)),
        "title": "string",
        "proven": _LEVELS,
        "possible": _LEVELS,
        "required": "int64",
        "met": "int64",
        "partial": "int64",
        "absent": "int64",
        "undecided": "int64",
        "by_recollection": "int64",
    }
    return _frame("to_frame()", rows, columns)


def draft_to_frame(report: DraftReport) -> pd.DataFrame:
    """One row per element of a check of a draft law, in the order of the standard.

    Columns: ``text``, ``provision``, ``coverage``, ``element``, ``asks``, ``role``,
    ``limits``, ``optional``, ``status``, ``confidence``, ``section``, ``page``, ``quote``,
    ``start``, ``end``, ``term``, ``narrowed_by``, ``nearest``, ``elsewhere``,
    ``deferred_to``.

    Raises:
        MissingExtra: pandas is not installed.
    """
    rows = [
        (
            report.name,
            provision.number,
            provision.coverage.value,
            element.id,
            element.text,
            element.role.value,
            element.limits,
            element.optional,
            element.status.value,
            element.confidence,
            element.section,
            element.page,
            element.quote,
            element.start,
            element.end,
            element.term,
            element.narrowed_by.quote if element.narrowed_by else "",
            element.nearest[0].quote if element.nearest else "",
            element.elsewhere,
            element.deferred_to,
        )
        for provision in report.provisions
        for element in provision.elements
    ]
    columns: Mapping[str, _Column] = {
        "text": "string",
        "provision": _Ordered(tuple(p.number for p in report.provisions)),
        "coverage": _Ordered(tuple(coverage.value for coverage in reversed(Coverage))),
        "element": "string",
        "asks": "string",
        "role": _one_of(Role),
        "limits": "bool",
        "optional": "bool",
        "status": _one_of(Status),
        "confidence": "float64",
        "section": "string",
        "page": "Int64",
        "quote": "string",
        "start": "int64",
        "end": "int64",
        "term": "string",
        "narrowed_by": "string",
        "nearest": "string",
        "elsewhere": "string",
        "deferred_to": "string",
    }
    return _frame("draft_to_frame()", rows, columns)


def _frame(
    feature: str, rows: Sequence[Sequence[object]], columns: Mapping[str, _Column]
) -> pd.DataFrame:
    """Rows as a frame in which every column has the type that it is said to have."""
    try:
        import pandas as pd  # noqa: PLC0415  an extra, imported when used
    except ImportError as error:
        raise MissingExtra(feature, "frames") from error
    return pd.DataFrame(rows, columns=list(columns)).astype(
        {
            name: column
            if isinstance(column, str)
            else pd.CategoricalDtype(list(column.values), ordered=isinstance(column, _Ordered))
            for name, column in columns.items()
        }
    )
