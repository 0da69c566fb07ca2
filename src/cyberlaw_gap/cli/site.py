"""``cyberlaw-gap site``."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from cyberlaw_gap.cli.common import as_of_option, no_day_to_come, standard_option

__all__ = ["command"]

_FORMATS = ("md", "json", "csv", "docx", "pdf", "xlsx")
_LANGUAGES = ("en", "fr")
_EVERY = 100
"""Where nobody watches a bar, a line is written after so many files."""


class _Formats(click.ParamType[tuple[str, ...]]):
    """Formats with commas between them."""

    name = "FORMATS"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """The formats, each once; or a usage error."""
        if isinstance(value, tuple):
            return value
        names = dict.fromkeys(name.strip() for name in str(value).split(",") if name.strip())
        for name in names:
            if name not in _FORMATS:
                self.fail(f"{name!r} is none of {', '.join(_FORMATS)}", param, ctx)
        return tuple(names)


@click.group(name="site")
def command() -> None:
    """Build a static web site of everything shipped: no server, no network.

    \b
    Example:
      cyberlaw-gap site build public
    """  # noqa: D301


@command.command(name="build")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@standard_option
@as_of_option
@click.option(
    "--language",
    type=click.Choice(_LANGUAGES),
    default="en",
    show_default=True,
    help="The language of the pages' own words; findings stay as their assessors wrote them.",
)
@click.option(
    "--downloads",
    type=_Formats(),
    default="md,json,csv",
    show_default=True,
    help=(
        f"The formats of the documents beside the pages, of {', '.join(_FORMATS)}; '' for none. "
        "In md, docx and pdf there is one for each reader; see 'report --reader'."
    ),
)
def build(
    folder: Path,
    *,
    standard: str,
    as_of: dt.date | None,
    language: str,
    downloads: tuple[str, ...],
) -> None:
    """Write the site into DIR: pages on countries, articles, elements, laws and bills.

    Open DIR/index.html, or copy the folder to any web server; it needs no other program and
    no network. DIR is empty, new, or an earlier site, which is replaced.

    All pages show the law of one day: that of --as-of, or the day on which a profile was last
    assessed. Links to findings stay the same when the site is built again.

    \b
    Examples:
      cyberlaw-gap site build public
      cyberlaw-gap site build public --downloads md,json,csv,docx,pdf,xlsx
      cyberlaw-gap site build public-fr --language fr
      cyberlaw-gap site build then --as-of 2014-03-01
    """  # noqa: D301
    from cyberlaw_gap.catalog import (  # noqa: PLC0415
        country_codes,
        load_overlay,
        load_profile,
        load_region,
        load_standard,
        overlay_ids,
        region_ids,
    )
    from cyberlaw_gap.report.messages import messages  # noqa: PLC0415
    from cyberlaw_gap.site import build_site, gather  # noqa: PLC0415

    no_day_to_come(as_of)
    with click.progressbar(
        country_codes(), label="comparing", file=sys.stderr, hidden=not sys.stderr.isatty()
    ) as codes:
        profiles = [load_profile(code) for code in codes]
    site = gather(
        load_standard(standard),
        profiles,
        [load_overlay(overlay) for overlay in overlay_ids()],
        [load_region(region) for region in region_ids()],
        as_of,
        messages(language),
    )
    files = build_site(site, folder, downloads, _Progress())
    click.echo(f"{len(files)} files written to {folder}; open {folder / 'index.html'}", err=True)


class _Progress:
    """Tells on standard error how far the writing is: on one line, or now and then."""

    def __init__(self) -> None:
        self._files = 0
        self._watched = sys.stderr.isatty()

    def __call__(self, file: str) -> None:
        del file
        self._files += 1
        if self._files % _EVERY == 0:
            click.echo(f"\r{self._files} files", err=True, nl=not self._watched)
