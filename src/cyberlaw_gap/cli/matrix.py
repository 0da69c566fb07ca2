"""``cyberlaw-gap matrix``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from cyberlaw_gap.cli.common import as_of_option, no_day_to_come, standard_option, write

__all__ = ["command"]


@click.command(name="matrix")
@click.argument("countries", nargs=-1)
@standard_option
@as_of_option
@click.option("--region", help="Only the States of this region; see 'list regions'.")
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["md", "html", "csv", "json"]),
    default="md",
    show_default=True,
    help="Markdown, one page, a line per country and article, or the model.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Write to this file and not to standard output.",
)
@click.pass_context
def command(
    ctx: click.Context,
    countries: tuple[str, ...],
    *,
    standard: str,
    as_of: dt.date | None,
    region: str | None,
    format_: str,
    output: Path | None,
) -> None:
    """Print COUNTRIES by articles with bounds; without any, all that there are.

    \b
    Examples:
      cyberlaw-gap matrix
      cyberlaw-gap matrix PH LK --format csv
      cyberlaw-gap matrix --region asean --format html --output asean.html
    """  # noqa: D301
    from cyberlaw_gap.analysis import matrix  # noqa: PLC0415
    from cyberlaw_gap.catalog import (  # noqa: PLC0415
        country_codes,
        load_profile,
        load_region,
        load_standard,
    )
    from cyberlaw_gap.comparison import compare  # noqa: PLC0415
    from cyberlaw_gap.report import render_matrix  # noqa: PLC0415

    if countries and region:
        message = "give countries or --region, not both"
        raise click.UsageError(message, ctx)
    no_day_to_come(as_of)
    named: tuple[str, ...] = countries or country_codes()
    if region:
        day = as_of or dt.datetime.now(tz=dt.UTC).astimezone().date()
        members = load_region(region).codes(day)
        named = tuple(code for code in country_codes() if code in members)
        left_out = [code for code in members if code not in named]
        if left_out:
            click.echo(f"cyberlaw-gap: no profile of: {', '.join(left_out)}", err=True)
        if not named:
            message = f"no profile of any State of {region}"
            raise click.UsageError(message, ctx)
    asked = load_standard(standard)
    profiles = {p.country.code: p for p in map(load_profile, named)}
    day = as_of or max(profile.assessed for profile in profiles.values())
    table = matrix([compare(asked, profile, day) for profile in profiles.values()])
    write(render_matrix(table, format_), output)
