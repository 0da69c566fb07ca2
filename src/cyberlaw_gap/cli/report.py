"""``cyberlaw-gap report``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cyberlaw_gap.cli.common import (
    as_of_option,
    comparison,
    profile_option,
    standard_option,
    write,
)

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
    help="Write to this file and not to standard output.",
)
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice(_FAIL_ON),
    help="Exit with 1 if the report holds one of these; may be given several times.",
)
@click.pass_context
def command(
    ctx: click.Context,
    country: str,
    standard: str,
    as_of: dt.date | None,
    profile_file: Path | None,
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
      cyberlaw-gap report --profile draft.yaml --fail-on gap
    """  # noqa: D301
    if not country and profile_file is None:
        message = "name a country, or give --profile"
        raise click.UsageError(message, ctx)
    from cyberlaw_gap.report import render  # noqa: PLC0415

    report = comparison(country, standard, as_of, profile_file)
    write(render(report, format_), output)
    found = _found(report) & set(fail_on)
    if found:
        click.echo(f"cyberlaw-gap: found: {', '.join(sorted(found))}", err=True)
        ctx.exit(1)
