"""``cyberlaw-gap benchmark``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cyberlaw_gap.cli.common import standard_option, write
from cyberlaw_gap.errors import UnreadableFile

if TYPE_CHECKING:
    from cyberlaw_gap.draft.scoring import Score
    from cyberlaw_gap.model.annotation import AnnotatedLaw
    from cyberlaw_gap.model.document import Document

__all__ = ["command"]


@click.command(name="benchmark")
@standard_option
@click.option(
    "--gold",
    required=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of annotated laws, one <law>.json each.",
)
@click.option(
    "--texts",
    required=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Folder of their texts, one <law>.txt each.",
)
@click.option(
    "--loco",
    is_flag=True,
    help="Leave one country out: learn again without each country in turn (needs the extra fit).",
)
@click.option("--baselines", is_flag=True, help="Measure simpler engines in the same run.")
@click.option("--ablation", is_flag=True, help="Measure without each part in turn (slow).")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write each check as <law>.json into this folder.",
)
@click.option(
    "--refit",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Learn from all of the laws and write the weights, with the figures, to this file.",
)
@click.option(
    "--at-least-recorded",
    is_flag=True,
    help="Exit with 1 when a figure is more than 0.02 worse than the recorded one.",
)
@click.pass_context
def command(  # noqa: PLR0913  one for each option
    ctx: click.Context,
    standard: str,
    gold: Path,
    texts: Path,
    output: Path | None,
    refit: Path | None,
    *,
    loco: bool,
    baselines: bool,
    ablation: bool,
    at_least_recorded: bool,
) -> None:
    """Measure the check of drafts on annotated laws, and print the figures.

    Without --loco the bundled weights are measured; if they were learned from these very
    laws the figures flatter.

    \b
    Example:
      cyberlaw-gap benchmark --gold gold --texts texts --loco --baselines
    """  # noqa: D301
    from cyberlaw_gap.catalog import load_cues, load_standard, read_annotated_laws  # noqa: PLC0415
    from cyberlaw_gap.draft.measuring import ablation as without_parts  # noqa: PLC0415
    from cyberlaw_gap.draft.measuring import (  # noqa: PLC0415
        baselines as simpler_engines,
    )
    from cyberlaw_gap.draft.measuring import held_out_checks, learn  # noqa: PLC0415
    from cyberlaw_gap.draft.scoring import gap_by_provision, gap_by_role, score  # noqa: PLC0415

    asked = load_standard(standard)
    cues = load_cues(standard)
    laws = _with_texts(read_annotated_laws(gold), texts)
    if loco or refit:
        pairs = list(held_out_checks(laws, asked, cues))
    else:
        from cyberlaw_gap.catalog import load_checker  # noqa: PLC0415
        from cyberlaw_gap.draft import check_draft  # noqa: PLC0415

        checker = load_checker(standard)
        pairs = [(law, check_draft(document, asked, checker)) for law, document in laws]
    if output is not None:
        output.mkdir(parents=True, exist_ok=True)
        for law, report in pairs:
            write(report.model_dump_json(indent=1) + "\n", output / f"{law.law}.json")
    scored = score(pairs)
    table = [("cues, country held out" if loco or refit else "cues, bundled weights", scored)]
    if baselines:
        from cyberlaw_gap.catalog import load_checker  # noqa: PLC0415

        table += [(m.name, m.score) for m in simpler_engines(laws, asked, load_checker(standard))]
    if ablation:
        table += [(m.name, m.score) for m in without_parts(laws, asked, cues)]
    _print(table)
    click.echo("\nGap F1 by article")
    for number, value in sorted(gap_by_provision(scored).items(), key=lambda item: int(item[0])):
        click.echo(f"  {number:4}{value:.2f}")
    click.echo("\nGap F1 by role")
    for role, value in sorted(gap_by_role(scored, asked).items()):
        click.echo(f"  {role:14}{value:.2f}")
    if refit is not None:
        today = dt.datetime.now(tz=dt.UTC).astimezone().date()
        fitted = learn(laws, asked, cues)
        engine = fitted.engine.model_copy(update={"measured": today, "figures": scored.figures})
        fitted = fitted.model_copy(update={"engine": engine})
        write(fitted.model_dump_json(indent=1) + "\n", refit)
    if at_least_recorded and _worse(scored, standard):
        ctx.exit(1)


def _with_texts(laws: tuple[AnnotatedLaw, ...], texts: Path) -> list[tuple[AnnotatedLaw, Document]]:
    from cyberlaw_gap.ingest import read_document  # noqa: PLC0415

    found = []
    for law in laws:
        path = texts / f"{law.law}.txt"
        if not path.is_file():
            raise UnreadableFile(str(path), "the text of an annotated law is missing", "add it")
        found.append((law, read_document(path)))
    return found


def _print(table: list[tuple[str, Score]]) -> None:
    """A Markdown table: a row per engine, a column per figure."""
    from cyberlaw_gap.draft.scoring import FIGURES  # noqa: PLC0415

    click.echo(f"| engine | {' | '.join(FIGURES)} |")
    click.echo("|---" * (len(FIGURES) + 1) + "|")
    for name, scored in table:
        click.echo(f"| {name} | " + " | ".join(f"{scored.of(f):.3f}" for f in FIGURES) + " |")


#: Figures that are better when they are lower.
_LOWER_IS_BETTER = frozenset({"calibration error", "abstained"})
_ALLOWED = 0.02


def _worse(scored: Score, standard: str) -> bool:
    """Print the figures that fell behind the recorded ones."""
    from cyberlaw_gap.catalog import load_checker  # noqa: PLC0415

    fallen = False
    for recorded in load_checker(standard).fitted.engine.figures:
        now = scored.of(recorded.name)
        lost = recorded.value - now
        if recorded.name in _LOWER_IS_BETTER:
            lost = -lost
        if lost > _ALLOWED:
            fallen = True
            click.echo(
                f"worse than recorded: {recorded.name} {now:.3f}, was {recorded.value:.3f}",
                err=True,
            )
    return fallen
