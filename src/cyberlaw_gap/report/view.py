"""The flat words and figures of a report that a template may show, ready to print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cyberlaw_gap.report.laid_over import LaidOverView

__all__ = [
    "Advice",
    "ArticleView",
    "BeyondLine",
    "Figures",
    "LawLine",
    "LedgerLine",
    "OffenceLine",
    "Point",
    "PowerLine",
    "QuestionLine",
    "Reading",
    "ReportView",
    "Row",
]


@dataclass(frozen=True)
class Figures:
    """Counts of one part or provision, ready to print."""

    title: str
    articles: str
    required: int
    shown: int
    possible: int
    short: int
    """Missing or weaker."""
    undecided: int
    limits: int
    limits_shown: int
    shown_words: str
    """As "8 of 29"."""

    @property
    def applies(self) -> bool:
        """Whether anything is required."""
        return self.required > 0


@dataclass(frozen=True)
class Point:
    """One line of the first screen."""

    anchor: str
    label: str
    text: str


@dataclass(frozen=True)
class Reading:
    """One finding behind an element."""

    word: str
    where: str
    why: str
    basis: str
    note: str
    """What became of it, or how another reader saw it."""


@dataclass(frozen=True)
class Row:
    """One element of an article."""

    id: str
    asks: str
    paragraph: str
    state: str
    css: str
    where: str
    why: str
    basis: str
    readings: tuple[Reading, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class OffenceLine:
    """One national offence of an article."""

    title: str
    where: str
    penalty: str
    reaches: str


@dataclass(frozen=True)
class Advice:
    """One gap, with where the law would have to change."""

    element: str
    lacks: str
    where: str


@dataclass(frozen=True)
class PowerLine:
    """A national power: who authorises it and so on."""

    title: str
    where: str
    answers: tuple[tuple[str, str, str], ...]
    """Question, answer, basis."""


@dataclass(frozen=True)
class ArticleView:
    """One article, ready to print."""

    number: str
    anchor: str
    title: str
    verdict: str
    css: str
    recollected: str
    """How much of the verdict rests on recollection; empty: nothing."""
    counts: str
    """What is shown of what is asked, in a sentence; empty: nothing is asked."""
    figures: Figures
    rows: tuple[Row, ...]
    offences: tuple[OffenceLine, ...]
    read_together: str
    narrowed: tuple[str, ...]
    advice: tuple[Advice, ...]
    keep: str
    """What whoever closes the gap must keep or add: limits, safeguards."""
    too_wide: tuple[str, ...]
    powers: tuple[PowerLine, ...]
    unguarded: str
    guidance: tuple[tuple[str, str, str], ...]
    note: str
    where: str
    treaty_acts: str


@dataclass(frozen=True)
class LedgerLine:
    """One power and its safeguards."""

    power: str
    verdict: str
    cells: tuple[tuple[str, str, bool], ...]
    """Word, style, whether the safeguard is called for."""
    alarm: str
    national: tuple[PowerLine, ...]
    """The national powers that serve it, with their answers."""


@dataclass(frozen=True)
class BeyondLine:
    """One provision beyond the standard."""

    title: str
    where: str
    right: str
    state: str
    concern: str
    critics: tuple[str, ...]
    basis: str


@dataclass(frozen=True)
class QuestionLine:
    """One open question."""

    number: int
    ask: str
    read: str
    settles: str
    concerns: str
    verdicts: str


@dataclass(frozen=True)
class LawLine:
    """One law and its dated life."""

    id: str
    title: str
    life: str
    sources: str
    note: str


@dataclass(frozen=True)
class ReportView:
    """A whole report, ready to print."""

    language: str
    title: str
    language_note: str
    """For readers of a translation: what of the report is not in their language."""
    country: str
    standard: str
    short: str
    standard_citation: str
    as_of: str
    as_of_iso: str
    standing: str
    assessed: str
    caution: str
    summary: str
    verdicts: str
    total: Figures
    parts: tuple[Figures, ...]
    treaty_acts: str
    missing: tuple[Point, ...]
    too_far: tuple[Point, ...]
    unknown: str
    unknown_points: tuple[Point, ...]
    articles: tuple[ArticleView, ...]
    reservations: tuple[tuple[str, str, str], ...]
    reservations_note: str
    safeguards: tuple[tuple[str, str], ...]
    """Name, and what the standard asks."""
    ledger: tuple[LedgerLine, ...]
    beyond: tuple[BeyondLine, ...]
    questions: tuple[QuestionLine, ...]
    lapsed: tuple[Point, ...]
    contested: tuple[Point, ...]
    laws: tuple[LawLine, ...]
    sources: tuple[tuple[str, str, str, str], ...]
    methods: tuple[tuple[str, str, int], ...]
    treaties: tuple[str, ...]
    laid_over: LaidOverView | None
    cite: str
    version: str
