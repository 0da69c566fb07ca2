"""``cyberlaw-gap validate``."""

from __future__ import annotations

from pathlib import Path

import click

from cyberlaw_gap.errors import CyberlawGapError, InvalidData, UnreadableFile

__all__ = ["command"]


@click.command(name="validate")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(["profile", "standard"]),
    default="profile",
    show_default=True,
    help="What the files are.",
)
def command(files: tuple[Path, ...], kind: str) -> None:
    """Check FILES, or without any the bundled standards, cues and profiles.

    Every fault of every file comes in one run, each as file:line:column, the path to the
    value, what is wrong and how to mend it. Exit status 2 if there is any.

    \b
    Examples:
      cyberlaw-gap validate
      cyberlaw-gap validate my-profile.yaml other.yaml
    """  # noqa: D301
    from cyberlaw_gap.catalog import (  # noqa: PLC0415
        checked_standards,
        cue_problems,
        load_catalog,
        read_profile,
        read_standard,
    )

    if not files:
        standards, profiles = load_catalog()
        for standard in standards:
            _sound(standard)
        problems = [p for i in checked_standards() for p in cue_problems(i)]
        if problems:
            raise _Faults("\n".join(map(str, sorted(problems))))
        click.echo(f"{len(standards)} standard(s), {len(profiles)} profile(s): sound")
        return
    faults = []
    for file in files:
        try:
            if kind == "standard":
                _sound(read_standard(file))
            else:
                read_profile(file)
            click.echo(f"{file}: sound")
        except (InvalidData, UnreadableFile) as error:
            faults.append(str(error))
    if faults:
        raise _Faults("\n".join(faults))


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
