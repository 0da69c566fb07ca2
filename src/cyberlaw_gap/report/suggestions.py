"""Findings that a machine suggested and nobody has reviewed: shown, and never counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.model.profile import Status
from cyberlaw_gap.model.verdict import Standing
from cyberlaw_gap.report.words import day, place_words

if TYPE_CHECKING:
    from cyberlaw_gap.model.verdict import Evidence, GapReport

__all__ = ["Suggestion", "suggestions"]

_WORDS = {
    Status.MET: "there",
    Status.PARTIAL: "weaker",
    Status.ABSENT: "not found",
    Status.UNDETERMINED: "not decided",
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


def suggestions(report: GapReport) -> tuple[Suggestion, ...]:
    """Every finding that does not count because nobody has reviewed it, in order."""
    return tuple(
        _suggestion(element.provision, element.ref, element.text, evidence)
        for provision in report.provisions
        for element in provision.elements
        for evidence in element.evidence
        if evidence.standing is Standing.UNREVIEWED_MACHINE
    )


def _suggestion(number: str, ref: str, asks: str, evidence: Evidence) -> Suggestion:
    finding = evidence.finding
    places = evidence.at or evidence.read or evidence.see
    return Suggestion(
        anchor=f"article-{number}",
        label=f"Art. {ref}",
        asks=asks,
        word=_WORDS[finding.status],
        where="; ".join(map(place_words, places)),
        why=finding.why,
        basis=(
            f"{finding.basis.assessor}, {day(finding.basis.date)}; "
            f"{finding.basis.confidence.value} confidence"
        ),
    )
