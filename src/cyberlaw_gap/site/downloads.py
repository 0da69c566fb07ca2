"""The documents beside the pages: each country's report, each bill's, and the matrix."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.analysis import matrix
from cyberlaw_gap.report import MATRIX_FORMATS, render, render_matrix
from cyberlaw_gap.site.parts import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.site.gathering import Site

__all__ = ["DOWNLOADS", "Offered", "offer", "produce"]

#: The formats of reports, and what people call them.
DOWNLOADS = {
    "md": "Markdown",
    "json": "JSON",
    "csv": "CSV",
    "docx": "Word",
    "pdf": "PDF",
    "xlsx": "Excel",
}


@dataclass(frozen=True)
class Offered:
    """Links to the documents of each report, by its name; and to those on all countries."""

    by_name: dict[str, tuple[Link, ...]]
    of_all: tuple[Link, ...]

    def of(self, name: str) -> tuple[Link, ...]:
        """The documents of a country, by its code, or of a bill, by its id."""
        return self.by_name[name.lower()]


def offer(site: Site, formats: Sequence[str]) -> Offered:
    """The documents that :func:`produce` makes, as links."""
    return Offered(
        by_name={
            name: tuple(Link(DOWNLOADS[f], _address(name, f)) for f in formats)
            for name in _reports(site)
        },
        of_all=tuple(
            Link(DOWNLOADS[f], _address("matrix", f)) for f in formats if f in MATRIX_FORMATS
        ),
    )


def produce(site: Site, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Each document with its address.

    Raises:
        MissingExtra: A format needs a package that is not installed.
    """
    for name, report in _reports(site).items():
        for format_ in formats:
            yield _address(name, format_), _written(report, format_, site.messages)
    table = matrix([nation.report for nation in site.nations])
    for format_ in formats:
        if format_ in MATRIX_FORMATS:
            yield _address("matrix", format_), render_matrix(table, format_).encode()


def _address(name: str, format_: str) -> str:
    return f"downloads/{name}.{format_}"


def _reports(site: Site) -> dict[str, GapReport]:
    """Every report by the name of its files: a country's code, or the id of a bill."""
    reports = {nation.code.lower(): nation.report for nation in site.nations}
    for nation in site.nations:
        reports |= {bill.overlay.id: bill.after for bill in nation.bills}
    return reports


def _written(report: GapReport, format_: str, _: Messages) -> bytes:
    if format_ in {"md", "json"}:
        return render(report, format_).encode()
    if format_ == "csv":
        from cyberlaw_gap.report.csv_table import write_csv  # noqa: PLC0415  only when asked for

        return write_csv(report, _).encode()
    if format_ == "xlsx":
        from cyberlaw_gap.report.workbook import write_workbook  # noqa: PLC0415  an extra

        return write_workbook(report, _)
    from cyberlaw_gap.report.document import write_document  # noqa: PLC0415  an extra
    from cyberlaw_gap.report.readers import whole  # noqa: PLC0415  only when asked for

    return write_document(whole(report, _), format_, _)
