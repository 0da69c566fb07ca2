"""The whole report as blocks, for the formats that have pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.report.blocks import (
    Block,
    Bullets,
    Contents,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
)
from cyberlaw_gap.report.context import view
from cyberlaw_gap.report.pictures import coverage_figure, ledger_figure
from cyberlaw_gap.report.readers.parts import (
    by_part,
    cell,
    finish,
    laws,
    method_paragraph,
    opening,
    points,
    power_table,
    status_cell,
    with_notes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.pictures import Point
    from cyberlaw_gap.report.view import ArticleView, ReportView

__all__ = ["whole"]


def whole(report: GapReport, _: Messages, history: Sequence[Point] = ()) -> Document:
    """Everything that the report on the screen says, in its order.

    Args:
        report: The comparison.
        _: The language.
        history: The counts of the days of its past; empty: no timeline is drawn.
    """
    shown = view(report, _)
    return finish(report, shown, shown.title, tuple(_blocks(report, shown, history, _)), _)


def _blocks(
    report: GapReport, shown: ReportView, history: Sequence[Point], _: Messages
) -> Iterator[Block]:
    yield from opening(shown, shown.title, _)
    yield Paragraph((Run(shown.summary),), "lead")
    yield coverage_figure(report, _)
    yield by_part(shown, _)
    if shown.treaty_acts:
        yield Paragraph((Run(shown.treaty_acts),), "note")
    for title, items in (
        (_("What is missing that matters"), shown.missing),
        (_("What goes too far"), shown.too_far),
    ):
        yield Heading(2, title)
        yield points(items, _) if items else Paragraph((Run(_("Nothing of this kind was found.")),))
    yield Heading(2, _("What we do not know"))
    yield Paragraph((Run(shown.unknown),))
    if shown.unknown_points:
        yield points(shown.unknown_points, _)
    if shown.laid_over is not None:
        yield from _laid_over(shown, _)
    yield Contents(_("Contents"))
    yield from _glance(shown, _)
    for article in shown.articles:
        yield from _article(report, article, _)
    yield from _ledger(report, shown, _)
    yield from _beyond(shown, _)
    yield from _questions(shown, _)
    yield from _appendices(report, shown, history, _)
    yield method_paragraph(shown, _)


def _laid_over(shown: ReportView, _: Messages) -> Iterator[Block]:
    laid_over = shown.laid_over
    if laid_over is None:
        return
    yield Heading(2, _("What it would change"), "laid-over")
    yield Paragraph((Run(laid_over.summary),))
    if laid_over.elements:
        yield Table(
            caption=_("Elements that would change"),
            heads=(_("Article"), _("The Convention asks"), _("The law"), _("With it")),
            rows=tuple(
                (cell(c.article, anchor=c.anchor), cell(c.asks), cell(c.before), cell(c.after))
                for c in laid_over.elements
            ),
            widths=(2, 6, 2, 2),
        )


def _glance(shown: ReportView, _: Messages) -> Iterator[Block]:
    yield Heading(2, _("The articles at a glance"), "glance")
    yield Table(
        caption=_("One row per article. By verdict: {verdicts}", verdicts=shown.verdicts),
        heads=(
            _("Article"),
            _("Verdict"),
            _("Shown"),
            _("Missing or weaker"),
            _("Not decided"),
            _("Where"),
        ),
        rows=tuple(
            (
                cell(f"{a.number} {a.title}", anchor=a.anchor),
                status_cell(a.verdict, a.css, a.recollected),
                cell(a.figures.shown_words),
                cell(str(a.figures.short)),
                cell(str(a.figures.undecided)),
                cell("; ".join(filter(None, (a.where, a.treaty_acts)))),
            )
            for a in shown.articles
        ),
        widths=(5, 4, 2, 2, 2, 6),
        figures=frozenset({2, 3, 4}),
    )
    for name, text, effect in shown.reservations:
        yield Paragraph((Run(_.labelled(name, ""), bold=True), Run(f"{text} ({effect})")))
    if shown.reservations_note:
        yield Paragraph((Run(shown.reservations_note),), "note")


def _article(report: GapReport, article: ArticleView, _: Messages) -> Iterator[Block]:
    result = report.provision(article.number)
    yield Heading(
        2,
        _(
            "Article {number} · {title}: {verdict}",
            number=article.number,
            title=article.title,
            verdict=article.verdict,
        ),
        article.anchor,
    )
    if article.note:
        yield Paragraph((Run(article.note),))
    yield Table(
        caption=_("Article {number}: what is asked, and what the law has", number=article.number),
        heads=(_("The Convention asks"), _("State"), _("Where"), _("Why"), _("Basis")),
        rows=tuple(
            (
                (
                    Run(row.asks),
                    Run(f" ({row.paragraph})" if row.paragraph else "", quiet=True),
                ),
                status_cell(row.state, row.css, *row.notes),
                with_notes(cell(row.where), element),
                cell(row.why),
                cell(row.basis, quiet=True),
            )
            for row, element in zip(article.rows, result.elements, strict=True)
        ),
        widths=(4, 3, 3, 5, 2),
        row_heads=False,
    )
    if article.offences:
        yield Bullets(
            tuple(
                (
                    Run(f"{o.title}, ", bold=True),
                    Run(o.where + (f" ({o.penalty})" if o.penalty else "") + f": {o.reaches}"),
                )
                for o in article.offences
            )
        )
    for line in article.narrowed:
        yield Paragraph((Run(_("Narrowing: {line}", line=line)),))
    if article.advice:
        yield Paragraph((Run(_("To close it"), bold=True),))
        yield Bullets(
            tuple(
                (Run(f"{a.element} ({a.lacks}): "), Run(f"{a.where}.", bold=True))
                for a in article.advice
            )
        )
        if article.keep:
            yield Paragraph((Run(f"{article.keep}."),))
    if article.too_wide:
        yield Paragraph((Run(_("Wider than the Convention"), bold=True),))
        yield Bullets(tuple((Run(line),) for line in article.too_wide))
    for power in article.powers:
        yield power_table(power, f"{power.title} ({power.where})", _)


def _ledger(report: GapReport, shown: ReportView, _: Messages) -> Iterator[Block]:
    yield Heading(2, _("Powers and their safeguards"), "ledger")
    yield ledger_figure(report, _)
    alarms = tuple(
        (Run(_.labelled(line.power, ""), bold=True), Run(line.alarm))
        for line in shown.ledger
        if line.alarm
    )
    if alarms:
        yield Bullets(alarms)


def _beyond(shown: ReportView, _: Messages) -> Iterator[Block]:
    yield Heading(2, _("Beyond the treaty"), "beyond")
    if not shown.beyond:
        yield Paragraph((Run(_("Nothing is recorded.")),))
        return
    yield Table(
        caption=_("National provisions that the treaty does not ask for"),
        heads=(_("Provision"), _("State"), _("Right"), _("Concern"), _("Raised by")),
        rows=tuple(
            (
                (Run(line.title), Run(f" ({line.where})", quiet=True)),
                cell(line.state),
                cell(line.right),
                cell(line.concern),
                cell("; ".join(line.critics)),
            )
            for line in shown.beyond
        ),
        widths=(4, 2, 2, 5, 5),
    )


def _questions(shown: ReportView, _: Messages) -> Iterator[Block]:
    yield Heading(2, _("Open questions"), "questions")
    if not shown.questions:
        yield Paragraph((Run(_("None.")),))
        return
    yield Table(
        caption=_("Ranked by how many undecided points an answer would settle"),
        heads=(_("No."), _("Question"), _("To read"), _("Settles")),
        rows=tuple(
            (
                cell(str(q.number)),
                cell(q.ask),
                cell(q.read),
                cell(q.settles or _("narrows {concerns}", concerns=q.concerns)),
            )
            for q in shown.questions
        ),
        widths=(1, 6, 4, 4),
        anchors=tuple(f"question-{q.number}" for q in shown.questions),
    )


def _appendices(
    report: GapReport, shown: ReportView, history: Sequence[Point], _: Messages
) -> Iterator[Block]:
    for title, items in (
        (_("Contested"), shown.contested),
        (_("Lapsed"), shown.lapsed),
    ):
        if items:
            yield Heading(2, title)
            yield points(items, _)
    yield from laws(report, shown, history, _)
    yield Heading(2, _("Sources and method"), "method")
    yield Table(
        caption=_("How the decided elements are known"),
        heads=(_("How we know"), _("Confidence"), _("Elements")),
        rows=tuple((cell(m), cell(c), cell(str(n))) for m, c, n in shown.methods),
        widths=(6, 3, 2),
        figures=frozenset({2}),
    )
