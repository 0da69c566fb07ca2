"""``cyberlaw-gap new-profile``."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import click

from cyberlaw_gap.cli.common import Day, standard_option, write
from cyberlaw_gap.errors import UnwritableOutput

__all__ = ["command"]


@click.command(name="new-profile")
@click.argument("code")
@click.option("--name", required=True, help="The country's name in English.")
@click.option("--assessor", required=True, help="Who assesses: a person, a team or a project.")
@click.option("--date", "day", type=Day(), help="Day of the assessment. Default: today.")
@standard_option
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The file to start; default: <code>.yaml here. '-' prints.",
)
def command(
    code: str,
    name: str,
    assessor: str,
    day: dt.date | None,
    standard: str,
    output: Path | None,
) -> None:
    """Start a commented country profile for CODE, an ISO code of two letters.

    \b
    Example:
      cyberlaw-gap new-profile XX --name Examplia --assessor "My team"
    """  # noqa: D301
    if not re.fullmatch(r"[A-Za-z]{2}", code):
        message = f"{code!r} is no ISO code; give two letters, such as PH"
        raise click.BadParameter(message, param_hint="CODE")
    from cyberlaw_gap.catalog import load_standard  # noqa: PLC0415
    from cyberlaw_gap.report.starter import profile_starter  # noqa: PLC0415

    today = day or dt.datetime.now(tz=dt.UTC).astimezone().date()
    target = output or Path(f"{code.lower()}.yaml")
    if str(target) != "-" and target.exists():
        raise UnwritableOutput(
            str(target), "stands there already", "give another --output, or move it"
        )
    write(
        profile_starter(load_standard(standard), code.upper(), name, assessor, today),
        target,
    )
    if str(target) != "-":
        click.echo(f"started {target}; check it with: cyberlaw-gap validate {target}")
