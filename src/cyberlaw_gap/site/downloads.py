"""The documents beside the pages: of each country for each reader, of each bill, the matrix."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from cyberlaw_gap.analysis import legal_family, matrix
from cyberlaw_gap.report import MATRIX_FORMATS, render_matrix
from cyberlaw_gap.report.files import READERS, report_file
from cyberlaw_gap.report.messages import N_
from cyberlaw_gap.site.parts import Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberlaw_gap.site.gathering import Nation, Site

__all__ = ["DOWNLOADS", "Offered", "Paper", "offer", "produce"]

#: The formats of reports, and what people call them.
DOWNLOADS = {
    "md": "Markdown",
    "json": "JSON",
    "csv": "CSV",
    "docx": "Word",
    "pdf": "PDF",
    "xlsx": "Excel",
}

#: Those that people read; the others hold data, and are the same for every reader.
_READ = ("md", "docx", "pdf")

#: By reader, what the document is called and what it is for; without one, the whole report.
_PAPERS = {
    "": (
        N_("The whole report"),
        N_("everything that these pages say of the country, to keep, print or cite"),
    ),
    "minister": (
        N_("For a minister"),
        N_("one page to decide by: where the country stands, what is missing, what to do first"),
    ),
    "drafter": (
        N_("For a drafter"),
        N_(
            "per gap what to cover, which act and section to touch, and how neighbours of the "
            "same legal family did it; with a table of concordance"
        ),
    ),
    "expert": (
        N_("For an expert"),
        N_("the law cited article by article, as in a legislative profile, and its assessment"),
    ),
    "civil-society": (
        N_("For civil society"),
        N_("powers and who authorises them, offences that reach too far, what critics say"),
    ),
}
_DATA = (
    N_("The data"),
    N_("every element and finding, to count and compare with programs of your own"),
)


@dataclass(frozen=True)
class Paper:
    """A document that can be downloaded: what it is for, and the formats that there are."""

    title: str
    purpose: str
    files: tuple[Link, ...]


@dataclass(frozen=True)
class Offered:
    """What can be downloaded: of each country, of each bill, and of all countries."""

    by_country: dict[str, tuple[Paper, ...]]
    by_bill: dict[str, tuple[Link, ...]]
    of_all: tuple[Link, ...]


def offer(site: Site, formats: Sequence[str]) -> Offered:
    """The documents that :func:`produce` makes, as links."""
    return Offered(
        by_country={nation.code: tuple(_papers(site, nation, formats)) for nation in site.nations},
        by_bill={
            bill.overlay.id: _links(bill.overlay.id, formats)
            for nation in site.nations
            for bill in nation.bills
        },
        of_all=_links("matrix", [f for f in formats if f in MATRIX_FORMATS]),
    )


def produce(site: Site, formats: Sequence[str]) -> Iterator[tuple[str, bytes]]:
    """Each document with its address.

    Raises:
        MissingExtra: A format needs a package that is not installed.
    """
    language = site.messages.language
    write = partial(report_file, standard=site.standard, language=language)
    reports = {nation.code: nation.report for nation in site.nations}
    for nation in site.nations:
        report = nation.report
        for format_ in formats:
            yield _address(_name(nation.code), format_), write(report, format=format_)
        family = legal_family(nation.code, site.regions, site.as_of)
        write_for = partial(write, report, peers=[reports[c] for c in family if c in reports])
        for reader in READERS:
            for format_ in _to_read(formats):
                name = _name(nation.code, reader)
                yield _address(name, format_), write_for(format=format_, reader=reader)
        for bill in nation.bills:
            for format_ in formats:
                yield _address(bill.overlay.id, format_), write(bill.after, format=format_)
    table = matrix([nation.report for nation in site.nations])
    for format_ in formats:
        if format_ in MATRIX_FORMATS:
            yield _address("matrix", format_), render_matrix(table, format_, language).encode()


def _papers(site: Site, nation: Nation, formats: Sequence[str]) -> Iterator[Paper]:
    """The documents on a country, the whole report first and the data last."""
    _ = site.messages
    to_read = _to_read(formats)
    data = [f for f in formats if f not in _READ]
    if to_read:
        for reader, (title, purpose) in _PAPERS.items():
            yield Paper(_(title), _(purpose), _links(_name(nation.code, reader), to_read))
    if data:
        title, purpose = _DATA
        yield Paper(_(title), _(purpose), _links(_name(nation.code), data))


def _to_read(formats: Sequence[str]) -> list[str]:
    return [f for f in formats if f in _READ]


def _links(name: str, formats: Sequence[str]) -> tuple[Link, ...]:
    return tuple(Link(DOWNLOADS[f], _address(name, f)) for f in formats)


def _name(code: str, reader: str = "") -> str:
    """The name of a country's file: ``ph``, ``ph-minister``."""
    return "-".join(filter(None, (code.lower(), reader)))


def _address(name: str, format_: str) -> str:
    return f"downloads/{name}.{format_}"
