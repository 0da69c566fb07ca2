"""What overlays change, in words: a report with a bill laid over must never read like law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.model.overlay import OverlayKind
from cyberlaw_gap.report.words import day, element_state, listed, plural, verdict_word

if TYPE_CHECKING:
    from cyberlaw_gap.model.verdict import GapReport, OverlayEffect

__all__ = ["LaidOverView", "laid_over_view"]

_KINDS = {
    OverlayKind.BILL: "a bill, and no law",
    OverlayKind.ACCESSION: "an accession that was not made",
    OverlayKind.RESERVATION: "a change of reservations that was not made",
    OverlayKind.JUDGMENT: "a judgment that was not given",
}


@dataclass(frozen=True)
class ChangedElement:
    """One element that would change."""

    anchor: str
    article: str
    asks: str
    before: str
    after: str


@dataclass(frozen=True)
class LaidOverView:
    """The overlays and their effect, ready to print."""

    titles: str
    warning: str
    """Stands above everything else."""
    standings: tuple[tuple[str, str], ...]
    """Title, and where it really stands."""
    summary: str
    verdicts: tuple[tuple[str, str, str, str, str], ...]
    """Anchor, number, title, verdict of the law, verdict with the overlays."""
    elements: tuple[ChangedElement, ...]


def laid_over_view(report: GapReport) -> LaidOverView | None:
    """What was laid over and what it changes, or None where only law was compared."""
    effect = report.laid_over
    if effect is None:
        return None
    titles = listed([overlay.title for overlay in effect.overlays])
    parts = [
        f"{overlay.title} ({_KINDS[overlay.what]}) is counted here as if in force since "
        f"{day(overlay.since)}"
        for overlay in effect.overlays
    ]
    return LaidOverView(
        titles=titles,
        warning=f"This is not the law of {day(report.as_of)}: {'; '.join(parts)}.",
        standings=tuple((overlay.title, overlay.standing) for overlay in effect.overlays),
        summary=_summary(report, effect),
        verdicts=tuple(
            (
                f"article-{change.number}",
                change.number,
                change.title,
                verdict_word(change.before),
                verdict_word(change.after),
            )
            for change in effect.verdicts
        ),
        elements=tuple(
            ChangedElement(
                anchor=f"article-{change.after.provision}",
                article=f"Art. {change.after.provision}",
                asks=change.after.text,
                before=element_state(change.before),
                after=element_state(change.after),
            )
            for change in effect.elements
        ),
    )


def _summary(report: GapReport, effect: OverlayEffect) -> str:
    before, after = effect.totals_before, report.totals
    if not effect.elements:
        return "Nothing that the treaty asks would change."
    return (
        f"{plural(len(effect.elements), 'element')} and {plural(len(effect.verdicts), 'verdict')} "
        f"would change: of {after.required} things asked, {after.met} would be shown (now "
        f"{before.met} of {before.required}), {after.partial + after.absent} missing or weaker "
        f"(now {before.partial + before.absent}), {after.undecided} not decided (now "
        f"{before.undecided})."
    )
