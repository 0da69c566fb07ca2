"""For a treaty-body expert: the legislative profile, with the assessment that those lack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.report.blocks import (
    Block,
    Cell,
    Contents,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
)
from cyberlaw_gap.report.context import view
from cyberlaw_gap.report.pictures import coverage_figure
from cyberlaw_gap.report.readers.parts import (
    by_part,
    cell,
    finish,
    laws,
    method_paragraph,
    opening,
    status_cell,
    with_notes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.law_texts import LawTexts
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.pictures import Point
    from cyberlaw_gap.report.view import ArticleView, ReportView

__all__ = ["expert"]

#: The articles that the Council of Europe's legislative profiles have a row for.
_ROWS = (*map(str, range(1, 23)), *map(str, range(24, 36)))


def expert(
    report: GapReport,
    _: Messages,
    texts: LawTexts | None = None,
    history: Sequence[Point] = (),
) -> Document:
    """Articles 1 to 22, 24 to 35 and 42, each with the law cited and its assessment.

    Args:
        report: The comparison.
        _: The language.
        texts: The reader's own copies of the laws; every pinpoint is looked up in them and
            its words are printed, marked with file and date. None: no words are printed.
        history: The counts of the days of its past; empty: no timeline is drawn.
    """
    shown = view(report, _)
    title = _(
        "{country}: legislative profile under the {treaty}, with an assessment",
        country=shown.country,
        treaty=shown.short,
    )
    blocks = tuple(_blocks(report, shown, title, texts, history, _))
    return finish(report, shown, title, blocks, _)


def _blocks(
    report: GapReport,
    shown: ReportView,
    title: str,
    texts: LawTexts | None,
    history: Sequence[Point],
    _: Messages,
) -> Iterator[Block]:
    yield from opening(shown, title, _)
    yield Paragraph((Run(shown.summary),), "lead")
    yield coverage_figure(report, _)
    yield by_part(shown, _)
    yield Contents(_("Contents"))
    rows = _ROWS if report.standard.id == "budapest" else tuple(a.number for a in shown.articles)
    for article in shown.articles:
        if article.number in rows:
            yield from _article(report, article, texts, _)
    yield from _reservations(shown, _)
    yield from laws(report, shown, history, _)
    if texts is not None:
        yield Paragraph((Run(texts.credit(_)),), "note")
    yield method_paragraph(shown, _)


def _article(
    report: GapReport, article: ArticleView, texts: LawTexts | None, _: Messages
) -> Iterator[Block]:
    result = report.provision(article.number)
    yield Heading(
        2,
        _("Article {number}, {title}", number=article.number, title=article.title),
        article.anchor,
    )
    yield Paragraph(
        (
            Run(article.verdict, status=article.css),
            Run(
                "  "
                + _(
                    "shown {shown}, missing or weaker {short}, not decided {undecided}",
                    shown=article.figures.shown_words,
                    short=article.figures.short,
                    undecided=article.figures.undecided,
                )
            ),
            Run(f"; {article.recollected}" if article.recollected else "", quiet=True),
        )
    )
    if article.note:
        yield Paragraph((Run(article.note),))
    if article.offences:
        yield Table(
            caption=_("Article {number}: national offences", number=article.number),
            heads=(_("Offence"), _("Where"), _("Penalty"), _("Reaches")),
            rows=tuple(
                (cell(o.title), cell(o.where), cell(o.penalty), cell(o.reaches))
                for o in article.offences
            ),
            widths=(4, 4, 4, 2),
        )
    yield Table(
        caption=_("Article {number}: domestic provisions and assessment", number=article.number),
        heads=(
            _("The Convention asks"),
            _("Domestic law"),
            _("Assessment"),
            _("Reason"),
            _("Basis"),
        ),
        rows=tuple(
            (
                (
                    Run(row.asks),
                    Run(f" ({row.paragraph})" if row.paragraph else "", quiet=True),
                ),
                with_notes(cell(row.where), element),
                status_cell(row.state, row.css, *row.notes),
                cell(row.why),
                cell(row.basis, quiet=True),
            )
            for row, element in zip(article.rows, result.elements, strict=True)
        ),
        widths=(4, 3, 2, 5, 2),
    )
    if texts is not None:
        yield from _words(result.number, report, texts, _)


def _words(number: str, report: GapReport, texts: LawTexts, _: Messages) -> Iterator[Block]:
    """The words of every place that the article's findings rest on, from the reader's copies."""
    places = dict.fromkeys(
        place.citation
        for element in report.provision(number).elements
        for evidence in element.evidence
        if evidence.bounds is not None
        for place in evidence.at
    )
    rows: list[tuple[Cell, ...]] = []
    for citation in places:
        found = texts.look_up(citation)
        short = next(
            (e.short for e in report.enactments if e.id == citation.instrument),
            citation.instrument,
        )
        place = f"{short} {citation.pinpoint}".strip()
        if found is None:
            rows.append((cell(place), cell(_("no copy of this law was given"), quiet=True), ()))
        else:
            words = found.words or _("not found in this copy")
            rows.append((cell(place), cell(words), cell(f"{found.file}, {found.day}", quiet=True)))
    if rows:
        yield Table(
            caption=_("Article {number}: the words, from the copies given", number=number),
            heads=(_("Place"), _("Words"), _("Copy")),
            rows=tuple(rows),
            widths=(3, 8, 3),
        )


def _reservations(shown: ReportView, _: Messages) -> Iterator[Block]:
    yield Heading(2, _("Article 42, Reservations"), "article-42")
    if shown.reservations:
        yield Table(
            caption=_("Reservations and declarations, and their effect"),
            heads=(_("Reservation or declaration"), _("What it says"), _("Effect")),
            rows=tuple((cell(a), cell(b), cell(c)) for a, b, c in shown.reservations),
            widths=(3, 5, 5),
        )
    if shown.reservations_note:
        yield Paragraph((Run(shown.reservations_note),))
