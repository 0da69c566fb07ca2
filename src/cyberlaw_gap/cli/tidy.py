"""``cyberlaw-gap tidy``."""

from __future__ import annotations

from pathlib import Path

import click

from cyberlaw_gap.cli.common import write

__all__ = ["command"]


@click.command(name="tidy")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Change nothing; exit with 1 if a file would change.")
@click.pass_context
def command(ctx: click.Context, files: tuple[Path, ...], *, check: bool) -> None:
    """Restore the canonical layout of authored FILES, comments kept.

    Two spaces of indent, one blank line at most, quotes where YAML could misread, long
    text folded. The content never changes.

    \b
    Example:
      cyberlaw-gap tidy my-profile.yaml
    """  # noqa: D301
    from cyberlaw_gap.catalog.layout import tidy  # noqa: PLC0415
    from cyberlaw_gap.catalog.validation import read_text  # noqa: PLC0415

    changed = False
    for file in files:
        before = read_text(file)
        after = tidy(before, str(file))
        if before != after:
            changed = True
            click.echo(f"{'would change' if check else 'changed'}: {file}")
            if not check:
                write(after, file)
    if check and changed:
        ctx.exit(1)
