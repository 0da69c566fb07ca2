"""Why an element stands as it does: the whole chain, for whoever wants to contest it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.model.standard import AnsweredBy
from cyberlaw_gap.model.verdict import Treatment
from cyberlaw_gap.report.context import ArticleView, Row, view
from cyberlaw_gap.report.words import verdict_word

if TYPE_CHECKING:
    from cyberlaw_gap.model.verdict import ElementResult, GapReport

__all__ = ["Explanation", "explain"]

_TREATMENTS = {
    Treatment.OWED: "owed",
    Treatment.OPTIONAL: "optional in the treaty; reported, never a gap",
    Treatment.RESERVED: "dropped by a reservation",
    Treatment.ALTERNATIVE: "one of several ways that the treaty leaves open; another is taken",
}
_ANSWERED = {
    AnsweredBy.LAW: "answered by the law",
    AnsweredBy.TREATY_ACT: "answered by an act towards the treaty office",
    AnsweredBy.PRACTICE: "answered by practice, and never counted with the law",
}


@dataclass(frozen=True)
class ElementWhy:
    """One element with the rule that it falls under."""

    row: Row
    rule: str
    bounds: str
    questions: tuple[str, ...]


@dataclass(frozen=True)
class Explanation:
    """The elements asked about, and the article they stand in."""

    country: str
    standard: str
    as_of: str
    article: ArticleView
    elements: tuple[ElementWhy, ...]
    cite: str


def explain(report: GapReport, ref: str) -> Explanation:
    """The chain behind an element, or behind every element of a provision."""
    number, slash, element_id = ref.partition("/")
    provision = report.provision(number)
    wanted = (provision.element(element_id),) if slash else provision.elements
    shown = view(report)
    article = next(a for a in shown.articles if a.number == number)
    rows = {row.id: row for row in article.rows}
    return Explanation(
        country=shown.country,
        standard=shown.short,
        as_of=shown.as_of,
        article=article,
        elements=tuple(
            ElementWhy(
                row=rows[element.ref],
                rule=_rule(element),
                bounds=f"shown: {element.bounds.proven.value}; possible: "
                f"{element.bounds.possible.value}",
                questions=tuple(
                    f"{q.ask}" + (f" Read: {q.read}." if q.read else "")
                    for q in report.questions
                    if element.ref in q.concerns
                ),
            )
            for element in wanted
        ),
        cite=f"{shown.cite}; verdict on the article: {verdict_word(provision.bounds)}",
    )


def _rule(element: ElementResult) -> str:
    words = [_TREATMENTS[element.treatment], _ANSWERED[element.answered_by]]
    if element.limits:
        words.append("a limit: a law without it reaches further, which is no gap")
    return "; ".join(words)
