"""From the difference of two drafts to the flat words that a template may show."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap._version import __version__
from cyberlaw_gap.model.draft import Coverage, Trend
from cyberlaw_gap.report.draft_words import (
    COVERAGES,
    TRENDS,
    check_state,
    check_sure,
    section_words,
)
from cyberlaw_gap.report.words import listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberlaw_gap.model.draft import (
        DraftDifference,
        ElementChange,
        ElementCheck,
        ProvisionCheck,
        WordChange,
    )

__all__ = ["DifferenceView", "difference_view"]

#: What a drafter must see first.
_ORDER = (Trend.LOST, Trend.WEAKENED, Trend.UNSURE, Trend.GAINED, Trend.REWORDED)

_SAYS = {
    Trend.LOST: "there before, and not found now",
    Trend.WEAKENED: "there before, and weaker now",
    Trend.UNSURE: "one of the two checks could not decide",
    Trend.GAINED: "better than before",
    Trend.REWORDED: "as before, on other words",
}
_CSS = {
    Trend.LOST: "missing",
    Trend.WEAKENED: "weak",
    Trend.UNSURE: "open",
    Trend.GAINED: "there",
    Trend.REWORDED: "open",
}


@dataclass(frozen=True)
class Side:
    """What one draft is proposed to do about an element."""

    state: str
    sure: str
    words: str
    where: str
    narrowed: str


@dataclass(frozen=True)
class ClauseLine:
    """Words that a clause lost or gained."""

    where: str
    removed: str
    added: str


@dataclass(frozen=True)
class ChangeLine:
    """What the new draft does to an element."""

    anchor: str
    trend: str
    css: str
    article: str
    ref: str
    asks: str
    before: Side
    after: Side
    words: tuple[ClauseLine, ...]
    unexplained: str
    """Said where the words that the element rests on did not change; "" where they did."""


@dataclass(frozen=True)
class Count:
    """How many elements went one way."""

    trend: str
    css: str
    number: int
    says: str
    anchor: str
    """The first of them; "" for none."""


@dataclass(frozen=True)
class CoverageLine:
    """An article about which the new draft does something else as a whole."""

    article: str
    before: str
    after: str


@dataclass(frozen=True)
class DifferenceView:
    """Everything that a template may show."""

    version: str
    title: str
    short: str
    old_name: str
    new_name: str
    summary: str
    caution: str
    counts: tuple[Count, ...]
    coverages: tuple[CoverageLine, ...]
    changes: tuple[ChangeLine, ...]
    clauses: tuple[ClauseLine, ...]
    engine: str


def difference_view(difference: DraftDifference) -> DifferenceView:
    """The words and figures of a difference."""
    old, new = difference.old, difference.new
    before = {p.number: p for p in old.provisions}
    after = {p.number: p for p in new.provisions}
    ordered = [change for trend in _ORDER for change in difference.having(trend)]
    same_name = old.name == new.name
    return DifferenceView(
        version=__version__,
        title=new.title or new.name,
        short=new.standard.short,
        old_name=f"{old.name} (old)" if same_name else old.name,
        new_name=f"{new.name} (new)" if same_name else new.name,
        summary=_summary(difference),
        caution=(
            "Everything here is a suggestion made by a program, and reviewed by nobody. It is "
            "about these two texts alone: what was lost here may stand in another law."
        ),
        counts=tuple(_counts(difference)),
        coverages=tuple(
            CoverageLine(_named(p), COVERAGES[before[p.number].coverage], COVERAGES[p.coverage])
            for p in new.provisions
            if p.number in before and before[p.number].coverage is not p.coverage
        ),
        changes=tuple(_change(change, before, after) for change in ordered),
        clauses=tuple(map(_clause, difference.clauses)),
        engine=new.engine.name,
    )


def _summary(difference: DraftDifference) -> str:
    if not difference.changes:
        words = "The new draft does nothing to what was found in the old one."
    else:
        verbs = {
            Trend.LOST: "loses",
            Trend.WEAKENED: "weakens",
            Trend.GAINED: "gains",
            Trend.REWORDED: "rewords",
        }
        parts = [
            f"{verb} {plural(number, 'point')}"
            for trend, verb in verbs.items()
            if (number := len(difference.having(trend)))
        ]
        unsure = len(difference.having(Trend.UNSURE))
        words = f"The new draft {listed(parts)}" if parts else "The new draft changes nothing sure"
        words += f"; {plural(unsure, 'point')} could not be decided." if unsure else "."
    clauses = len(difference.clauses)
    changed = f"{plural(clauses, 'clause')} changed {'its' if clauses == 1 else 'their'} words"
    return f"{words} {changed if clauses else 'No clause changed its words'}."


def _counts(difference: DraftDifference) -> Iterator[Count]:
    for trend in _ORDER:
        changes = difference.having(trend)
        yield Count(
            trend=TRENDS[trend],
            css=_CSS[trend],
            number=len(changes),
            says=_SAYS[trend],
            anchor=_anchor(changes[0]) if changes else "",
        )


def _named(provision: ProvisionCheck) -> str:
    return f"Art. {provision.number} {provision.title}"


def _anchor(change: ElementChange) -> str:
    return f"c-{change.ref.replace('/', '-')}"


def _change(
    change: ElementChange,
    before: dict[str, ProvisionCheck],
    after: dict[str, ProvisionCheck],
) -> ChangeLine:
    number = change.ref.partition("/")[0]
    moved = change.before.status is not change.after.status
    return ChangeLine(
        anchor=_anchor(change),
        trend=TRENDS[change.trend],
        css=_CSS[change.trend],
        article=_named(after[number]) if number in after else f"Art. {number}",
        ref=change.ref,
        asks=change.text,
        before=_side(change.before, before.get(number)),
        after=_side(change.after, after.get(number)),
        words=tuple(map(_clause, change.words)),
        unexplained="the words that it rested on did not change: the reason stands elsewhere in "
        "the text, or in the check itself"
        if moved and not change.words
        else "",
    )


def _side(element: ElementCheck, provision: ProvisionCheck | None) -> Side:
    coverage = provision.coverage if provision is not None else Coverage.PARTIAL
    return Side(
        state=check_state(element, coverage),
        sure=check_sure(element),
        words=element.quote,
        where=section_words(element.section, element.page) if element.quote else "",
        narrowed=element.narrowed_by.quote if element.narrowed_by else "",
    )


def _clause(change: WordChange) -> ClauseLine:
    return ClauseLine(section_words(change.section), change.removed, change.added)
