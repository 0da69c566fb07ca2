"""``cyberlaw-gap why``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from cyberlaw_gap.cli.common import (
    as_of_option,
    comparison,
    profile_option,
    standard_option,
    write,
)

__all__ = ["command"]


@click.command(name="why")
@click.argument("country")
@click.argument("element")
@standard_option
@as_of_option
@profile_option
def command(
    country: str,
    element: str,
    standard: str,
    as_of: dt.date | None,
    profile_file: Path | None,
) -> None:
    """Show the whole chain behind ELEMENT: rule, finding, citation, assessor, dates.

    ELEMENT is an element in full, such as 18/provider-abroad, or the number of a
    provision for all of its elements; see 'list provisions'.

    \b
    Examples:
      cyberlaw-gap why PH 18/provider-abroad
      cyberlaw-gap why PH 20 --as-of 2014-03-01
    """  # noqa: D301
    from cyberlaw_gap.report import render_why  # noqa: PLC0415

    write(render_why(comparison(country, standard, as_of, profile_file), element), None)
