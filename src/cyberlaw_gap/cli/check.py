"""``cyberlaw-gap check``."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from cyberlaw_gap.cli.common import standard_option, write

if TYPE_CHECKING:
    from cyberlaw_gap.model.draft import DraftDifference, DraftReport

__all__ = ["command", "tell_of_a_long_wait"]

_OF_ONE = ("gap", "absent", "undetermined", "unguarded")
_OF_TWO = ("lost", "weakened")
_BIG = 500_000
"""From how many bytes on the user is told that it takes a while."""


@click.command(name="check")
@click.argument("file", type=click.Path(path_type=Path))
@click.argument("new", required=False, type=click.Path(path_type=Path))
@standard_option
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(["md", "html", "json"]),
    default="md",
    show_default=True,
    help="Markdown, one self-contained page with the text and its evidence, or the model.",
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
    type=click.Choice([*_OF_ONE, *_OF_TWO]),
    help=(
        "Exit with 1 if this was found; may be given several times. Of one text: gap (an "
        "element not found, weaker, or left to another law), absent (an element not found), "
        "undetermined, unguarded (a power without a safeguard that it calls for). Of two "
        "drafts: lost, weakened."
    ),
)
@click.option(
    "--profile",
    "code",
    metavar="CODE",
    help="Write a profile of the country of this ISO code, to be reviewed, and no report.",
)
@click.pass_context
def command(
    ctx: click.Context,
    file: Path,
    new: Path | None,
    standard: str,
    format_: str,
    output: Path | None,
    fail_on: tuple[str, ...],
    code: str | None,
) -> None:
    """Check FILE, the text of a law or bill: what it seems to cover, and on which words.

    FILE is .txt, .md, .html, .docx, .pdf or Akoma Ntoso. With NEW, a later draft of the
    same law: what the new draft gains, weakens and loses.

    Whatever is found is a suggestion about this text alone, for a reader to review.

    \b
    Examples:
      cyberlaw-gap check bill.txt
      cyberlaw-gap check bill.pdf --format html --output bill.html
      cyberlaw-gap check bill.docx --fail-on unguarded
      cyberlaw-gap check bill-1.txt bill-2.txt --fail-on lost
      cyberlaw-gap check act.txt --profile XX --output xx.yaml
    """  # noqa: D301
    _refuse_what_does_not_go_together(ctx, new, fail_on, code)
    first = _checked(file, standard)
    if new is not None:
        from cyberlaw_gap.draft import compare_drafts  # noqa: PLC0415
        from cyberlaw_gap.report import render_difference  # noqa: PLC0415

        difference = compare_drafts(first, _checked(new, standard))
        text, there = render_difference(difference, format_), _in_difference(difference)
    elif code is not None:
        from cyberlaw_gap.report.draft_profile import draft_profile  # noqa: PLC0415

        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        text, there = draft_profile(first, code.upper(), today), _in_check(first)
    else:
        from cyberlaw_gap.report import render_draft  # noqa: PLC0415

        text, there = render_draft(first, format_), _in_check(first)
    write(text, output)
    found = there & set(fail_on)
    if found:
        click.echo(f"cyberlaw-gap: found: {', '.join(sorted(found))}", err=True)
        ctx.exit(1)


def _refuse_what_does_not_go_together(
    ctx: click.Context, new: Path | None, fail_on: tuple[str, ...], code: str | None
) -> None:
    """Usage errors, before anything is read."""
    of_the_other = _OF_TWO if new is None else _OF_ONE
    wrong = [name for name in fail_on if name in of_the_other]
    if wrong:
        needs = "needs two drafts" if new is None else "is about one text, not about two drafts"
        message = f"--fail-on {wrong[0]} {needs}"
        raise click.UsageError(message, ctx)
    if code is None:
        return
    if new is not None:
        message = "--profile takes one text, not two drafts"
        raise click.UsageError(message, ctx)
    if ctx.get_parameter_source("format_") is not ParameterSource.DEFAULT:
        message = "--profile writes YAML; leave --format out"
        raise click.UsageError(message, ctx)
    if not re.fullmatch(r"[A-Za-z]{2}", code):
        message = f"{code!r} is no ISO code; give two letters, such as PH"
        raise click.BadParameter(message, ctx, param_hint="--profile")


def _checked(file: Path, standard_id: str) -> DraftReport:
    """The check of one file."""
    from cyberlaw_gap.catalog import load_checker, load_standard  # noqa: PLC0415
    from cyberlaw_gap.draft import check_draft  # noqa: PLC0415
    from cyberlaw_gap.ingest import read_document  # noqa: PLC0415

    standard = load_standard(standard_id)
    checker = load_checker(standard_id)
    tell_of_a_long_wait(file)
    document = read_document(file)
    if len(document.text) < _BIG or not sys.stderr.isatty():
        return check_draft(document, standard, checker)
    with click.progressbar(
        length=len(standard.provisions), label=f"checking {file.name}", file=sys.stderr
    ) as bar:
        return check_draft(
            document, standard, checker, progress=lambda done, _: bar.update(done - bar.pos)
        )


def tell_of_a_long_wait(file: Path) -> None:
    """A line on standard error, for people only."""
    try:
        size = file.stat().st_size
    except OSError:
        # Reading it says what is wrong, and what to do.
        return
    if size >= _BIG and sys.stderr.isatty():
        click.echo(f"cyberlaw-gap: reading {file} ({size / 1e6:.1f} MB), a moment ...", err=True)


def _in_check(report: DraftReport) -> set[str]:
    """Which of the things that ``--fail-on`` may name are in a check."""
    from cyberlaw_gap.model.draft import Status  # noqa: PLC0415
    from cyberlaw_gap.report.draft import is_unguarded  # noqa: PLC0415

    statuses = {element.status for provision in report.provisions for element in provision.gaps}
    there = {
        "gap": statuses & {Status.ABSENT, Status.PARTIAL, Status.DEFERRED},
        "absent": Status.ABSENT in statuses,
        "undetermined": Status.UNDETERMINED in statuses,
        "unguarded": any(is_unguarded(report, p) for p in report.provisions),
    }
    return {name for name, found in there.items() if found}


def _in_difference(difference: DraftDifference) -> set[str]:
    """Which of the things that ``--fail-on`` may name are in a difference."""
    return {change.trend.value for change in difference.changes}
