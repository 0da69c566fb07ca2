"""``cyberlaw-gap report``."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cyberlaw_gap.cli.common import (
    as_of_option,
    comparison,
    no_day_to_come,
    profile_option,
    standard_option,
    write,
)
from cyberlaw_gap.errors import UnwritableOutput

if TYPE_CHECKING:
    from cyberlaw_gap.model.verdict import GapReport

__all__ = ["command"]

_FAIL_ON = ("gap", "overreach", "unguarded", "undecided", "lapsed", "contested")


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
    "format_",
    type=click.Choice(["md", "html", "json"]),
    default="md",
    show_default=True,
    help="Markdown, one self-contained page, or the report model.",
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
    format_: str,
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
      cyberlaw-gap report MY --with-bill my-cybercrime-bill-2026
      cyberlaw-gap report --all --format html --output reports
      cyberlaw-gap report --profile draft.yaml --fail-on gap
    """  # noqa: D301
    from cyberlaw_gap.report import render  # noqa: PLC0415

    if every_country:
        if country or profile_file or bills:
            message = "--all takes no country, no --profile and no --with-bill"
            raise click.UsageError(message, ctx)
        if output is None:
            message = "--all needs a folder to write to: --output DIR"
            raise click.UsageError(message, ctx)
        found = _report_all(standard, as_of, format_, output)
    else:
        if not country and profile_file is None:
            message = "name a country, or give --profile or --all"
            raise click.UsageError(message, ctx)
        report = comparison(country, standard, as_of, profile_file, bills)
        write(render(report, format_), output)
        found = _found(report)
    found &= set(fail_on)
    if found:
        click.echo(f"cyberlaw-gap: found: {', '.join(sorted(found))}", err=True)
        ctx.exit(1)


def _report_all(standard: str, as_of: dt.date | None, format_: str, folder: Path) -> set[str]:
    """A report per country, as ``<code>.<format>``; what was found in any of them."""
    from cyberlaw_gap.catalog import country_codes  # noqa: PLC0415
    from cyberlaw_gap.report import render  # noqa: PLC0415

    no_day_to_come(as_of)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnwritableOutput(
            str(folder), f"is no folder ({error.strerror})", "name another folder"
        ) from error
    found: set[str] = set()
    codes = country_codes()
    with click.progressbar(
        codes, label="reports", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as bar:
        for code in bar:
            report = comparison(code, standard, as_of, None)
            write(render(report, format_), folder / f"{code.lower()}.{format_}")
            found |= _found(report)
    click.echo(f"{len(codes)} reports written to {folder}", err=True)
    return found
