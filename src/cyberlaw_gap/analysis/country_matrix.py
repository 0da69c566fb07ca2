"""Countries by provisions: the same verdicts with the same bounds as their reports."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cyberlaw_gap.model._base import Model
from cyberlaw_gap.model.verdict import (
    Bounds,
    MethodCount,
    PartTotals,
    StandardInfo,
    TargetStanding,
    Totals,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.notebook import TextPrinter

__all__ = ["Matrix", "MatrixCell", "MatrixRow", "matrix"]


class MatrixCell(Model):
    """One provision of one country."""

    number: str
    bounds: Bounds | None
    """None: not applicable, the target requires nothing of it."""
    totals: Totals
    recollected: int
    """How many of its elements are decided by recollection alone."""


class MatrixRow(Model):
    """One country."""

    code: str
    name: str
    standing: TargetStanding
    party_since: date | None
    cells: tuple[MatrixCell, ...]
    parts: tuple[PartTotals, ...]
    totals: Totals
    methods: tuple[MethodCount, ...]
    """How many elements rest on which method and confidence."""


class Matrix(Model):
    """Countries held against one standard on one day. No order but the alphabet's."""

    standard: StandardInfo
    as_of: date
    provisions: tuple[tuple[str, str], ...]
    """Number and title, in the order of the standard."""
    rows: tuple[MatrixRow, ...]

    def _repr_html_(self) -> str:
        """Show the matrix itself in a notebook."""
        from cyberlaw_gap import notebook  # noqa: PLC0415  a display hook, on demand

        return notebook.matrix_html(self)

    def _repr_pretty_(self, printer: TextPrinter, *_cycle: object) -> None:
        """Show one line where a notebook shows no HTML."""
        countries = " ".join(row.code for row in self.rows)
        printer.text(f"<Matrix {self.standard.id}, {self.as_of}: {countries}>")

    def to_frame(self) -> pd.DataFrame:
        """One row per country and article, as a pandas data frame.

        Raises:
            MissingExtra: pandas is not installed.
        """
        from cyberlaw_gap import notebook  # noqa: PLC0415  pandas is an extra

        return notebook.matrix_to_frame(self)


def matrix(reports: Sequence[GapReport]) -> Matrix:
    """The comparisons of several countries side by side, by name.

    Args:
        reports: At least one; all on the same standard and the same day.

    Raises:
        ValueError: There is none, or they are not on one standard and one day.
    """
    if len({(report.standard.id, report.as_of) for report in reports}) != 1:
        message = "a matrix needs reports on one standard and one day"
        raise ValueError(message)
    first = reports[0]
    return Matrix(
        standard=first.standard,
        as_of=first.as_of,
        provisions=tuple((p.number, p.title) for p in first.provisions),
        rows=tuple(
            MatrixRow(
                code=report.country.code,
                name=report.country.name,
                standing=report.standing,
                party_since=report.party_since,
                cells=tuple(
                    MatrixCell(
                        number=p.number,
                        bounds=p.bounds,
                        totals=p.totals,
                        recollected=p.recollected,
                    )
                    for p in report.provisions
                ),
                parts=report.parts,
                totals=report.totals,
                methods=report.methods,
            )
            for report in sorted(reports, key=lambda r: (r.country.name, r.country.code))
        ),
    )
