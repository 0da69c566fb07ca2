"""``cyberlaw-gap report``."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cyberlaw_gap.cli.common import (
    as_of_option,
    comparison,
    history,
    no_day_to_come,
    profile_option,
    standard_option,
    write,
)
from cyberlaw_gap.errors import UnwritableOutput

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.law_texts import LawTexts
    from cyberlaw_gap.report.pictures import Point

__all__ = ["command"]

_FAIL_ON = ("gap", "overreach", "unguarded", "undecided", "lapsed", "contested")
_FORMATS = ("md", "html", "json", "csv", "docx", "pdf", "xlsx")
_PAGED = frozenset({"docx", "pdf"})
_WRITTEN = _PAGED | {"md", "html"}
_READERS = ("minister", "drafter", "expert", "civil-society")
_LANGUAGES = ("en", "fr")
_AT_ONCE = 2
"""How many countries are written side by side with --all."""


def _found(report: GapReport) -> set[str]:
    """Which of the things that ``--fail-on`` may name are in the report."""
    there = {
        "gap": report.gaps,
        "overreach": report.overreach,
        "unguarded": [r for r in report.ledger if r.unguarded or r.weakly_guarded],
        "undecided": report.totals.undecided,
        "lapsed": report.lapsed,
        "contested": report.contested,
    }
    return {name for name, items in there.items() if items}


@dataclass(frozen=True)
class _Asked:
    """What file or files were asked for."""

    standard: str
    as_of: dt.date | None
    reader: str
    language: str
    templates: Path | None = None
    texts: Path | None = None

    def tells_history(self, formats: tuple[str, ...]) -> bool:
        """Whether a file of one of these formats has the timeline.

        The page and the Markdown of the whole report have none: they are there at once.
        """
        if self.reader == "expert" or (not self.reader and self.templates is not None):
            return not _WRITTEN.isdisjoint(formats)
        return not self.reader and not _PAGED.isdisjoint(formats)

    def file(self, report: GapReport, format_: str, history: Sequence[Point] = ()) -> bytes:
        """The report as a file of one format."""
        from cyberlaw_gap.catalog import load_standard  # noqa: PLC0415
        from cyberlaw_gap.report.files import report_file  # noqa: PLC0415

        return report_file(
            report,
            load_standard(self.standard),
            format_,
            reader=self.reader,
            language=self.language,
            peers=self._peers(report) if self.reader == "drafter" else (),
            texts=_law_texts(self.texts, report) if self.texts is not None else None,
            history=history,
            templates=self.templates,
        )

    def _peers(self, report: GapReport) -> list[GapReport]:
        """Neighbours whose law is of the same family, on the same day."""
        from cyberlaw_gap.analysis import legal_family  # noqa: PLC0415
        from cyberlaw_gap.catalog import (  # noqa: PLC0415
            country_codes,
            load_profile,
            load_region,
            load_standard,
            region_ids,
        )
        from cyberlaw_gap.comparison import compare  # noqa: PLC0415

        standard, day = load_standard(self.standard), report.as_of
        codes = legal_family(report.country.code, map(load_region, region_ids()), day)
        assessed = set(country_codes())
        return [compare(standard, load_profile(code), day) for code in codes if code in assessed]


@click.command(name="report")
@click.argument("country", default="")
@standard_option
@as_of_option
@profile_option
@click.option(
    "--with-bill",
    "bills",
    metavar="ID|FILE",
    multiple=True,
    help=(
        "Lay a bill, or another overlay, over the law: an id of 'list bills', or a YAML file. "
        "The report is marked, and says what would change. May be given several times."
    ),
)
@click.option(
    "--all",
    "every_country",
    is_flag=True,
    help="Report on every bundled country, a file each, into the folder --output.",
)
@click.option(
    "--format",
    "-f",
    "formats",
    type=click.Choice([*_FORMATS, "all"]),
    multiple=True,
    default=("md",),
    show_default=True,
    help=(
        "Markdown, one self-contained page, the report model, a table of elements, Word, PDF, "
        "a workbook. With --all several may be given, or 'all'."
    ),
)
@click.option(
    "--reader",
    type=click.Choice(_READERS),
    default=None,
    help=(
        "Write for one reader: a page for a minister, instructions and a table of concordance "
        "for a drafter, a legislative profile with an assessment for an expert, rights for "
        "civil society. Default: the whole report."
    ),
)
@click.option(
    "--language",
    type=click.Choice(_LANGUAGES),
    default="en",
    show_default=True,
    help="The language of the report's own words; findings stay as their assessors wrote them.",
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="A folder of your own templates for md and html, run in a sandbox; see docs/documents.md.",
)
@click.option(
    "--texts",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help=(
        "For --reader expert: a folder with your own copies of the laws, each named "
        "<id of the law>.txt, .pdf, .docx or .html; the cited words are printed, and kept nowhere."
    ),
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Write to this file and not to standard output; with --all, the folder to fill.",
)
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(_FAIL_ON),
    help="Exit with 1 if the report holds one of these; may be given several times.",
)
@click.pass_context
def command(  # noqa: PLR0913  one for each option
    ctx: click.Context,
    country: str,
    *,
    standard: str,
    as_of: dt.date | None,
    profile_file: Path | None,
    bills: tuple[str, ...],
    every_country: bool,
    formats: tuple[str, ...],
    reader: str | None,
    language: str,
    templates: Path | None,
    texts: Path | None,
    output: Path | None,
    fail_on: tuple[str, ...],
) -> None:
    """Report what COUNTRY's law has, lacks and goes too far in.

    COUNTRY is an ISO code or a name, in any case; see 'list countries'. With --profile
    it may be left out.

    \b
    Examples:
      cyberlaw-gap report PH
      cyberlaw-gap report philippines --as-of 2013-06-01
      cyberlaw-gap report PH --format html --output ph.html
      cyberlaw-gap report LK --reader drafter --format docx --output lk.docx
      cyberlaw-gap report JP --reader minister --language fr --format pdf --output jp.pdf
      cyberlaw-gap report MY --with-bill my-cybercrime-bill-2026
      cyberlaw-gap report --all --format html --output reports
      cyberlaw-gap report --profile draft.yaml --fail-on gap
    """  # noqa: D301
    if texts is not None and reader != "expert":
        message = "--texts goes with --reader expert"
        raise click.UsageError(message, ctx)
    asked = _Asked(standard, as_of, reader or "", language, templates, texts)
    if every_country:
        if country or profile_file or bills:
            message = "--all takes no country, no --profile and no --with-bill"
            raise click.UsageError(message, ctx)
        if output is None:
            message = "--all needs a folder to write to: --output DIR"
            raise click.UsageError(message, ctx)
        wanted = _FORMATS if "all" in formats else tuple(dict.fromkeys(formats))
        found = _report_all(asked, wanted, output)
    else:
        if not country and profile_file is None:
            message = "name a country, or give --profile or --all"
            raise click.UsageError(message, ctx)
        if len(formats) > 1 or formats == ("all",):
            message = "several formats go with --all; give one --format"
            raise click.UsageError(message, ctx)
        format_ = formats[0]
        if output is None and sys.stdout.isatty():
            from cyberlaw_gap.report.files import BINARY  # noqa: PLC0415

            if format_ in BINARY:
                message = f"{format_} is no text; give --output FILE"
                raise click.UsageError(message, ctx)
        report = comparison(country, standard, as_of, profile_file, bills)
        told = asked.tells_history(formats)
        past = history(report, country, standard, profile_file, bills) if told else []
        write(asked.file(report, format_, past), output)
        found = _found(report)
    found &= set(fail_on)
    if found:
        click.echo(f"cyberlaw-gap: found: {', '.join(sorted(found))}", err=True)
        ctx.exit(1)


def _report_all(asked: _Asked, formats: tuple[str, ...], folder: Path) -> set[str]:
    """Files per country, as ``<code>.<format>``; what was found in any of them."""
    from concurrent.futures import ProcessPoolExecutor, as_completed  # noqa: PLC0415

    from cyberlaw_gap.catalog import country_codes  # noqa: PLC0415

    no_day_to_come(asked.as_of)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableOutput(
            str(folder), f"is no folder ({error.strerror})", "name another folder"
        ) from error
    codes = country_codes()
    found: set[str] = set()
    with (
        ProcessPoolExecutor(_AT_ONCE) as pool,
        click.progressbar(
            length=len(codes), label="reports", file=sys.stderr, hidden=not sys.stderr.isatty()
        ) as bar,
    ):
        jobs = [pool.submit(_write_country, asked, code, formats, folder) for code in codes]
        for job in as_completed(jobs):
            found |= job.result()
            bar.update(1)
    click.echo(f"{len(codes) * len(formats)} reports written to {folder}", err=True)
    return found


def _write_country(asked: _Asked, code: str, formats: tuple[str, ...], folder: Path) -> set[str]:
    """The files of one country; what was found in its report."""
    report = comparison(code, asked.standard, asked.as_of, None)
    told = asked.tells_history(formats)
    past = history(report, code, asked.standard, None) if told else []
    for format_ in formats:
        write(asked.file(report, format_, past), folder / f"{code.lower()}.{format_}")
    return _found(report)


def _law_texts(folder: Path, report: GapReport) -> LawTexts:
    """The copies of laws in a folder that are named for an enactment of the report."""
    from cyberlaw_gap.ingest import read_document  # noqa: PLC0415
    from cyberlaw_gap.report.law_texts import LawCopy, LawTexts  # noqa: PLC0415

    laws = {enactment.id for enactment in report.enactments}
    copies = {}
    for path in sorted(folder.iterdir()):
        if path.is_file() and path.stem in laws:
            day = dt.datetime.fromtimestamp(path.stat().st_mtime, tz=dt.UTC).date().isoformat()
            copies[path.stem] = LawCopy(path.name, day, read_document(path))
    if not copies:
        click.echo(
            f"cyberlaw-gap: no file of {folder} is named for a law of this profile; "
            "see 'list laws' for their ids",
            err=True,
        )
    return LawTexts(copies)
