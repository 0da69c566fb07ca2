"""Arguments and output that several verbs share."""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cyberlaw_gap.errors import FutureDate, UnwritableOutput

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from cyberlaw_gap.model.overlay import Overlay
    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.pictures import Point

    F = TypeVar("F", bound=Callable[..., object])

__all__ = [
    "as_of_option",
    "comparison",
    "history",
    "no_day_to_come",
    "profile_option",
    "standard_option",
    "write",
]


class Day(click.ParamType[dt.date]):
    """A day, written 2014-02-18."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> dt.date:
        """The day, or a usage error."""
        if isinstance(value, dt.date):
            return value
        try:
            return dt.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value!r} is no day; write it as 2014-02-18", param, ctx)


def as_of_option(function: F) -> F:
    """``--as-of``."""
    return click.option(
        "--as-of",
        type=Day(),
        help="Compare the law of this day. Default: the day the profile was last assessed.",
    )(function)


def standard_option(function: F) -> F:
    """``--standard``."""
    return click.option(
        "--standard",
        default="budapest",
        show_default=True,
        help="What to hold the law against; see 'list standards'.",
    )(function)


def profile_option(function: F) -> F:
    """``--profile``."""
    return click.option(
        "--profile",
        "profile_file",
        type=click.Path(path_type=Path),
        help="Read the country's profile from this file and not from the bundled ones.",
    )(function)


def no_day_to_come(as_of: dt.date | None) -> None:
    """Refuse the law of a day that has not come.

    Raises:
        FutureDate: It has not.
    """
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    if as_of is not None and as_of > today:
        raise FutureDate(as_of.isoformat(), today.isoformat())


def comparison(
    country: str,
    standard_id: str,
    as_of: dt.date | None,
    profile_file: Path | None,
    bills: tuple[str, ...] = (),
) -> GapReport:
    """The comparison that a verb asked for, with bills laid over where it names any."""
    from cyberlaw_gap.catalog import load_profile, load_standard, read_profile  # noqa: PLC0415
    from cyberlaw_gap.comparison import compare_with  # noqa: PLC0415

    no_day_to_come(as_of)
    standard = load_standard(standard_id)
    profile = read_profile(profile_file) if profile_file else load_profile(country)
    overlays = [_overlay(bill, profile_file) for bill in bills]
    day = as_of or max([profile.assessed, *(o.since for o in overlays)])
    return compare_with(standard, profile, overlays, day)


def history(
    report: GapReport,
    country: str,
    standard_id: str,
    profile_file: Path | None,
    bills: tuple[str, ...] = (),
) -> list[Point]:
    """The counts of every day on which those of a report can have changed.

    The report is what ``comparison`` gives for the same arguments. On the days before a
    bill's own, the law stands as it was.
    """
    from cyberlaw_gap.catalog import load_profile, load_standard, read_profile  # noqa: PLC0415
    from cyberlaw_gap.comparison import compare_with  # noqa: PLC0415
    from cyberlaw_gap.report.pictures import days_to_compare  # noqa: PLC0415

    standard = load_standard(standard_id)
    profile = read_profile(profile_file) if profile_file else load_profile(country)
    overlays = [_overlay(bill, profile_file) for bill in bills]
    days = {*days_to_compare(report), *(overlay.since for overlay in overlays)}
    return [
        (day, compare_with(standard, profile, [o for o in overlays if o.since <= day], day).totals)
        for day in sorted(days)
    ]


def _overlay(named: str, profile_file: Path | None) -> Overlay:
    """A bundled overlay by its id, or one from a file."""
    from cyberlaw_gap.catalog import load_overlay, read_overlay  # noqa: PLC0415

    path = Path(named)
    if path.suffix in {".yaml", ".yml"}:
        return read_overlay(path, profile=profile_file)
    return load_overlay(named)


def write(content: str | bytes, output: Path | None) -> None:
    """Print, or write a whole file: what stood there stays until the new one is complete.

    Raises:
        UnwritableOutput: The file cannot be written.
    """
    raw = content.encode() if isinstance(content, str) else content
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(raw)
        return
    try:
        descriptor, name = tempfile.mkstemp(
            dir=output.parent, prefix=f".{output.name}.", suffix=".part"
        )
        part = Path(name)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(raw)
            part.chmod(output.stat().st_mode & 0o777 if output.exists() else 0o644)
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise UnwritableOutput(
            str(output),
            f"cannot be written ({error.strerror or error})",
            "check the folder and the rights",
        ) from error
