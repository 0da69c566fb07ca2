"""One page for a minister: where the country stands, what is missing, what to do first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.model.verdict import Level
from cyberlaw_gap.report.blocks import Block, Bullets, Document, Heading, Paragraph, Run
from cyberlaw_gap.report.context import view
from cyberlaw_gap.report.phrasing import titled_article
from cyberlaw_gap.report.pictures import coverage_figure
from cyberlaw_gap.report.readers.parts import finish, opening, points
from cyberlaw_gap.report.view import Point

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.blocks import Inline
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.view import ArticleView, ReportView

__all__ = ["minister"]

_FEW = 3
_FEWER = 2
_LONGEST = 110
"""How many characters a point may have on the one page."""

_TRAILING = " ,;:\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"


def minister(report: GapReport, _: Messages) -> Document:
    """A page that a minister can repeat: no table, no pinpoint that is not needed to act."""
    shown = view(report, _)
    title = _("{country} and the {treaty}: in one page", country=shown.country, treaty=shown.short)
    return finish(report, shown, title, tuple(_blocks(report, shown, title, _)), _)


def _blocks(report: GapReport, shown: ReportView, title: str, _: Messages) -> Iterator[Block]:
    yield from opening(shown, title, _, brief=True)
    yield Paragraph((Run(shown.summary),), "lead")
    yield Paragraph((Run(_("What is not known: "), bold=True), Run(shown.unknown)))
    yield coverage_figure(report, _)
    yield Heading(2, _("What is missing that matters"))
    # What must be said first of a bill takes the room of a point in each list.
    fewer = shown.laid_over is not None
    missing = _short(shown.missing[: _FEW - fewer])
    yield points(missing, _, linked=False) if missing else _nothing(_)
    yield Heading(2, _("What goes too far"))
    too_far = _short(shown.too_far[: _FEWER - fewer])
    yield points(too_far, _, linked=False) if too_far else _nothing(_)
    yield Heading(2, _("What to do first"))
    steps = tuple(_steps(report, shown, _))
    yield Bullets(steps, numbered=True) if steps else _nothing(_)


def _nothing(_: Messages) -> Paragraph:
    return Paragraph((Run(_("Nothing of this kind was found.")),))


def _short(items: tuple[Point, ...]) -> list[Point]:
    return [Point(p.anchor, p.label, _cut(p.text)) for p in items]


def _cut(text: str) -> str:
    """The text up to the last whole point, else word, that the page has room for."""
    if len(text) <= _LONGEST:
        return text
    room = text[:_LONGEST]
    kept = room.rpartition(";")[0] or room.rpartition(" ")[0]
    return f"{kept.rstrip(_TRAILING)} …"


def _steps(report: GapReport, shown: ReportView, _: Messages) -> Iterator[Inline]:
    """What to do first: the widest gap, the least guarded power, the most telling question."""
    articles = {article.number: article for article in shown.articles}
    for provision in sorted(
        (p for p in report.provisions if p.gaps and p.bounds is not None),
        key=lambda p: (p.bounds.possible.rank if p.bounds else 0, -len(p.gaps), int(p.number)),
    )[:1]:
        yield _close(articles[provision.number], provision.gaps[0].level, _)
    row = next((r for r in report.ledger if r.unguarded), None)
    if row is not None:
        power = row.title if row.beyond else titled_article(row.power, row.title, _)
        lacking = _.listed([_(s.partition("/")[2].replace("-", " ")) for s in row.unguarded])
        yield (
            Run(_("Guard a power: "), bold=True),
            Run(_("{power} lacks {safeguards}.", power=power, safeguards=lacking)),
        )
    if shown.unknown_points:
        yield (
            Run(_("Have one question answered: "), bold=True),
            Run(_cut(shown.unknown_points[0].text)),
        )


def _close(article: ArticleView, level: Level, _: Messages) -> Inline:
    advice = article.advice[0]
    verb = _("Make law on ") if level is Level.ABSENT else _("Widen the law on ")
    return (
        Run(verb, bold=True),
        Run(
            _(
                "{title} (Art. {number}): {where}",
                title=article.title,
                number=article.number,
                where=_cut(advice.where),
            )
        ),
    )
