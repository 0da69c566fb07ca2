"""Findings that a machine suggested and nobody has reviewed: shown, and never counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.model.profile import Status
from cyberlaw_gap.model.verdict import Standing
from cyberlaw_gap.report.messages import ENGLISH, N_, Messages
from cyberlaw_gap.report.phrasing import anchor, article
from cyberlaw_gap.report.words import CONFIDENCES, place_words

if TYPE_CHECKING:
    from cyberlaw_gap.model.verdict import ElementResult, Evidence, GapReport

__all__ = ["Suggestion", "suggestions"]

_WORDS = {
    Status.MET: N_("there"),
    Status.PARTIAL: N_("weaker"),
    Status.ABSENT: N_("not found"),
    Status.UNDETERMINED: N_("not decided"),
}


@dataclass(frozen=True)
class Suggestion:
    """One finding that waits for a person, ready to print."""

    anchor: str
    label: str
    asks: str
    word: str
    """What is suggested."""
    where: str
    why: str
    basis: str


def suggestions(report: GapReport, _: Messages = ENGLISH) -> tuple[Suggestion, ...]:
    """Every finding that does not count because nobody has reviewed it, in order."""
    return tuple(
        _suggestion(element, evidence, _)
        for provision in report.provisions
        for element in provision.elements
        for evidence in element.evidence
        if evidence.standing is Standing.UNREVIEWED_MACHINE
    )


def _suggestion(element: ElementResult, evidence: Evidence, _: Messages) -> Suggestion:
    finding = evidence.finding
    places = evidence.at or evidence.read or evidence.see
    return Suggestion(
        anchor=anchor(element.provision),
        label=article(element.ref, _),
        asks=element.text,
        word=_(_WORDS[finding.status]),
        where=_.joined(place_words(p, _) for p in places),
        why=finding.why,
        basis=_(
            "{assessor}, {date}; {confidence} confidence",
            assessor=finding.basis.assessor,
            date=_.day(finding.basis.date),
            confidence=_(CONFIDENCES[finding.basis.confidence]),
        ),
    )
