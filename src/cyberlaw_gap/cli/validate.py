"""``cyberlaw-gap validate``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cyberlaw_gap.errors import CyberlawGapError, InvalidData, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["command"]


@click.command(name="validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(["profile", "overlay", "treaty-record", "region", "standard"]),
    default="profile",
    show_default=True,
    help="What the files are.",
)
def command(files: tuple[Path, ...], kind: str) -> None:
    """Check FILES, or without any everything that is bundled.

    Every fault of every file comes in one run, each as file:line:column, the path to the
    value, what is wrong and how to mend it. Exit status 2 if there is any.

    \b
    Examples:
      cyberlaw-gap validate
      cyberlaw-gap validate my-profile.yaml other.yaml
      cyberlaw-gap validate --kind overlay xx-bill.yaml
    """  # noqa: D301
    if not files:
        click.echo(_bundled())
        return
    from cyberlaw_gap.catalog import (  # noqa: PLC0415
        read_overlay,
        read_profile,
        read_region,
        read_standard,
        read_treaty_record,
    )

    read: dict[str, Callable[[Path], object]] = {
        "profile": read_profile,
        "overlay": read_overlay,
        "treaty-record": read_treaty_record,
        "region": read_region,
        "standard": lambda path: _sound(read_standard(path)),
    }
    faults = []
    for file in files:
        try:
            read[kind](file)
            click.echo(f"{file}: sound")
        except (InvalidData, UnreadableFile) as error:
            faults.append(str(error))
    if faults:
        raise _Faults("\n".join(faults))


def _bundled() -> str:
    """What is bundled and sound, in words."""
    from cyberlaw_gap.catalog import (  # noqa: PLC0415
        checked_standards,
        cue_problems,
        load_catalog,
        load_overlay,
        load_region,
        load_treaty_record,
        overlay_ids,
        region_ids,
        treaty_ids,
    )

    standards, profiles = load_catalog()
    for standard in standards:
        _sound(standard)
    problems = [str(p) for i in checked_standards() for p in sorted(cue_problems(i))]
    loaders: tuple[tuple[Callable[[str], object], tuple[str, ...]], ...] = (
        (load_overlay, overlay_ids()),
        (load_treaty_record, treaty_ids()),
        (load_region, region_ids()),
    )
    for load, ids in loaders:
        for each in ids:
            try:
                load(each)
            except InvalidData as error:
                problems.append(str(error))
    if problems:
        raise _Faults("\n".join(problems))
    overlays, records, regions = (len(ids) for _, ids in loaders)
    return (
        f"{len(standards)} standard(s), {len(profiles)} profile(s), {overlays} overlay(s), "
        f"{records} treaty record(s), {regions} region(s): sound"
    )


class _Faults(CyberlawGapError):
    """The faults of several files."""

    def __str__(self) -> str:
        text = str(self.args[0])
        return f"{text.count(chr(10)) + 1} fault(s)\n{text}"


def _sound(standard: object) -> None:
    """Refuse a standard whose provisions depend on each other in a circle."""
    from cyberlaw_gap.graph import cycles  # noqa: PLC0415  networkx is heavy
    from cyberlaw_gap.model.standard import Standard  # noqa: PLC0415

    if isinstance(standard, Standard) and (circles := cycles(standard)):
        words = "; ".join(" -> ".join((*c, c[0])) for c in circles)
        raise _Faults(f"{standard.id}: provisions depend on each other: {words}")
