"""What overlays change, in words: a report with a bill laid over must never read like law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.model.overlay import OverlayKind
from cyberlaw_gap.report.messages import ENGLISH, N_, Messages
from cyberlaw_gap.report.phrasing import anchor, article
from cyberlaw_gap.report.words import element_state, verdict_word

if TYPE_CHECKING:
    from cyberlaw_gap.model.verdict import GapReport, OverlayEffect

__all__ = ["LaidOverView", "laid_over_view"]

_KINDS = {
    OverlayKind.BILL: N_("a bill, and no law"),
    OverlayKind.ACCESSION: N_("an accession that was not made"),
    OverlayKind.RESERVATION: N_("a change of reservations that was not made"),
    OverlayKind.JUDGMENT: N_("a judgment that was not given"),
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


def laid_over_view(report: GapReport, _: Messages = ENGLISH) -> LaidOverView | None:
    """What was laid over and what it changes, or None where only law was compared."""
    effect = report.laid_over
    if effect is None:
        return None
    parts = _.joined(
        _(
            "{title} ({kind}) is counted here as if in force since {date}",
            title=overlay.title,
            kind=_(_KINDS[overlay.what]),
            date=_.day(overlay.since),
        )
        for overlay in effect.overlays
    )
    return LaidOverView(
        titles=_.listed([overlay.title for overlay in effect.overlays]),
        warning=_(
            "This is not the law of {date}: {overlays}.", date=_.day(report.as_of), overlays=parts
        ),
        standings=tuple((overlay.title, overlay.standing) for overlay in effect.overlays),
        summary=_summary(report, effect, _),
        verdicts=tuple(
            (
                anchor(change.number),
                change.number,
                _(change.title),
                verdict_word(change.before, _),
                verdict_word(change.after, _),
            )
            for change in effect.verdicts
        ),
        elements=tuple(
            ChangedElement(
                anchor=anchor(change.after.provision),
                article=article(change.after.provision, _),
                asks=change.after.text,
                before=element_state(change.before, _),
                after=element_state(change.after, _),
            )
            for change in effect.elements
        ),
    )


def _summary(report: GapReport, effect: OverlayEffect, _: Messages) -> str:
    before, after = effect.totals_before, report.totals
    if not effect.elements:
        return _("Nothing that the treaty asks would change.")
    return _(
        "{elements} and {verdicts} would change: of {asked} things asked, {shown} would be shown "
        "(now {shown_now} of {asked_now}), {short} missing or weaker (now {short_now}), "
        "{undecided} not decided (now {undecided_now}).",
        elements=_.plural("{number} element", "{number} elements", len(effect.elements)),
        verdicts=_.plural("{number} verdict", "{number} verdicts", len(effect.verdicts)),
        asked=after.required,
        asked_now=before.required,
        shown=after.met,
        shown_now=before.met,
        short=after.partial + after.absent,
        short_now=before.partial + before.absent,
        undecided=after.undecided,
        undecided_now=before.undecided,
    )
