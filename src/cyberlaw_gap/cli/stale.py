"""``cyberlaw-gap stale``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from cyberlaw_gap.cli.common import Day, no_day_to_come, profile_option, write

__all__ = ["command"]


@click.command(name="stale")
@click.argument("country", default="")
@profile_option
@click.option(
    "--as-of",
    type=Day(),
    help="Count the events of the law up to this day. Default: today.",
)
@click.option(
    "--sources-before",
    type=Day(),
    help="List, too, what rests only on sources older than this day, or without a date.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Write to this file and not to standard output.",
)
@click.option("--check", is_flag=True, help="Exit with 1 if any finding is listed.")
@click.pass_context
def command(
    ctx: click.Context,
    country: str,
    *,
    profile_file: Path | None,
    as_of: dt.date | None,
    sources_before: dt.date | None,
    output: Path | None,
    check: bool,
) -> None:
    """List the findings on COUNTRY, or on all, that may have aged.

    A finding has aged when the law that it cites had an event after it was assessed or
    after the text that was read; and, with --sources-before, when its sources are older.

    \b
    Examples:
      cyberlaw-gap stale PH
      cyberlaw-gap stale --sources-before 2020-01-01
    """  # noqa: D301
    from cyberlaw_gap.analysis import stale  # noqa: PLC0415
    from cyberlaw_gap.catalog import country_codes, load_profile, read_profile  # noqa: PLC0415
    from cyberlaw_gap.report import render_stale  # noqa: PLC0415

    no_day_to_come(as_of)
    day = as_of or dt.datetime.now(tz=dt.UTC).astimezone().date()
    if profile_file is not None:
        profiles = [read_profile(profile_file)]
    else:
        profiles = [load_profile(name) for name in ([country] if country else country_codes())]
    found = [(profile.country.name, stale(profile, day, sources_before)) for profile in profiles]
    write("\n".join(render_stale(name, listed, day) for name, listed in found), output)
    if check and any(listed for _, listed in found):
        ctx.exit(1)
