"""The first sheet of a workbook: the summary, line by line, and the way to the other sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.report.sheet_model import Cell, Entry, Style, Value, typed_cell
from cyberlaw_gap.report.words import CONFIDENCES, METHODS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cyberlaw_gap.model.verdict import GapReport, Totals
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.sheet_model import Sheet
    from cyberlaw_gap.report.view import Point, ReportView

__all__ = ["summary"]


def summary(
    report: GapReport, shown: ReportView, tables: tuple[Sheet, ...], _: Messages
) -> tuple[Entry, ...]:
    """The lines of the summary, which ends with the way to the other sheets."""
    return tuple(_Summary(report, shown, _).lines(tables))


class _Summary:
    def __init__(self, report: GapReport, shown: ReportView, _: Messages) -> None:
        self._ = _
        self.report = report
        self.view = shown

    def lines(self, tables: tuple[Sheet, ...]) -> Iterator[Entry]:
        _, shown = self._, self.view
        if shown.laid_over:
            yield _wide(shown.laid_over.warning, "warning")
            for title, standing in shown.laid_over.standings:
                yield _pair(title, standing)
        yield _wide(shown.title, "title")
        yield _wide(
            _(
                "Law as of {day} · {standing} · profile assessed {assessed}",
                day=shown.as_of,
                standing=shown.standing,
                assessed=shown.assessed,
            ),
            "quiet",
        )
        if shown.language_note:
            yield _wide(shown.language_note, "quiet")
        if shown.caution:
            yield _wide(shown.caution, "warning")
        yield _wide(shown.summary, "lead")
        yield from self._parts()
        if shown.treaty_acts:
            yield _wide(shown.treaty_acts, "quiet")
        if shown.laid_over:
            yield _wide(_("What it would change"), "heading")
            yield _wide(shown.laid_over.summary)
        yield _wide(_("What is missing that matters"), "heading")
        yield from _points(shown.missing, _("No gap was found."))
        yield _wide(_("What goes too far"), "heading")
        yield from _points(
            shown.too_far, _("Nothing was found that goes beyond the treaty's limits.")
        )
        yield _wide(_("What we do not know"), "heading")
        yield _wide(shown.unknown)
        yield from _points(shown.unknown_points)
        yield from self._treaty()
        yield from self._how_to_read()
        yield _wide(_("The sheets"), "heading")
        for table in tables:
            yield _pair(Cell(table.name, to=table.id), f"{table.what} ({len(table.rows)})")
        yield _wide(_("How to cite"), "heading")
        yield _wide(shown.cite)

    def _parts(self) -> Iterator[Entry]:
        _ = self._
        yield _grid(
            "heads",
            _("Part"),
            _("Articles"),
            _("Asked"),
            _("Shown"),
            _("Possible"),
            _("Missing or weaker"),
            _("Of these weaker"),
            _("Of these not found"),
            _("Not decided"),
            _("Limits of the treaty kept"),
        )
        report, shown = self.report, self.view
        rows = [
            *zip(shown.parts, (part.totals for part in report.parts), strict=True),
            (shown.total, report.totals),
        ]
        for figures, totals in rows:
            yield _grid(
                "total" if figures is shown.total else "body",
                figures.title,
                figures.articles,
                *_counts_of(totals),
                _("{kept} of {asked}", kept=totals.limits_met, asked=totals.limits_required)
                if totals.limits_required
                else "",
            )

    def _treaty(self) -> Iterator[Entry]:
        _, shown = self._, self.view
        yield _wide(_("The State and the treaty"), "heading")
        if shown.treaties:
            yield _wide(self._.joined(shown.treaties))
        if shown.reservations_note:
            yield _wide(shown.reservations_note)
        for name, text, effect in shown.reservations:
            yield _pair(name, self._.labelled(text, effect))

    def _how_to_read(self) -> Iterator[Entry]:
        _ = self._
        yield _wide(_("How to read it"), "heading")
        yield _pair(Cell(_("there"), "there"), _("The laws read have it."))
        yield _pair(Cell(_("weaker"), "weak"), _("They have it in part, or under more conditions."))
        yield _pair(
            Cell(_("not found"), "missing"),
            _("It was looked for and not found in the laws read, which are named."),
        )
        yield _pair(
            Cell(_("not decided"), "open"),
            _("Nobody knows yet: it counts neither as there nor as missing."),
        )
        yield _grid("heads", _("How we know"), _("Confidence"), _("Elements"))
        for count in self.report.methods:
            yield _grid(
                "body",
                _(METHODS[count.method]),
                _(CONFIDENCES[count.confidence]),
                count.elements,
            )


def _wide(text: str, style: Style = "body") -> Entry:
    return Entry("wide", (typed_cell(text),), style)


def _pair(label: Cell | str, text: str) -> Entry:
    return Entry("pair", (typed_cell(label), typed_cell(text)))


def _grid(style: Style, *values: Value) -> Entry:
    return Entry("grid", tuple(map(typed_cell, values)), style)


def _points(points: Iterable[Point], none: str = "") -> Iterator[Entry]:
    found = [_pair(Cell(point.label, to=point.anchor), point.text) for point in points]
    yield from found or ([_wide(none)] if none else [])


def _counts_of(totals: Totals) -> tuple[int, ...]:
    return (
        totals.required,
        totals.met,
        totals.possible,
        totals.partial + totals.absent,
        totals.partial,
        totals.absent,
        totals.undecided,
    )
