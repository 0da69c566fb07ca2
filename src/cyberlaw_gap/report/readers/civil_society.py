"""For civil society: safeguards, overbroad offences, what goes beyond the treaty, practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.model.standard import AnsweredBy
from cyberlaw_gap.report.blocks import (
    Block,
    Bullets,
    Contents,
    Document,
    Heading,
    NoteRef,
    Paragraph,
    Run,
    Table,
)
from cyberlaw_gap.report.context import view
from cyberlaw_gap.report.phrasing import article, titled_article
from cyberlaw_gap.report.pictures import ledger_figure
from cyberlaw_gap.report.readers.parts import (
    cell,
    finish,
    method_paragraph,
    opening,
    points,
    power_table,
    sourced,
    status_cell,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.view import ReportView

__all__ = ["civil_society"]

#: The state of a safeguard, as the label that it is drawn with.
_GUARDS = {"there": "there", "weak": "weak", "missing": "missing", "open": "open"}


def civil_society(report: GapReport, _: Messages) -> Document:
    """What the law may do to people: powers and their safeguards, limits, speech, practice."""
    shown = view(report, _)
    title = _("{country}: rights and the law on cybercrime", country=shown.country)
    return finish(report, shown, title, tuple(_blocks(report, shown, title, _)), _)


def _blocks(report: GapReport, shown: ReportView, title: str, _: Messages) -> Iterator[Block]:
    yield from opening(shown, title, _)
    yield Paragraph(
        (
            Run(
                _(
                    "This document is about rights: whether powers are guarded, whether offences "
                    "keep the limits of the {treaty}, and what the law adds that no treaty asks "
                    "for. What the law lacks of the treaty stands in the other documents.",
                    treaty=shown.short,
                )
            ),
        ),
        "lead",
    )
    if shown.too_far:
        yield points(shown.too_far, _)
    yield Contents(_("Contents"))
    yield from _powers(report, shown, _)
    yield from _offences(shown, _)
    yield from _beyond(report, shown, _)
    yield from _practice(report, _)
    yield method_paragraph(shown, _)


def _powers(report: GapReport, shown: ReportView, _: Messages) -> Iterator[Block]:
    yield Heading(2, _("Powers and their safeguards"), "ledger")
    yield ledger_figure(report, _)
    names = tuple(_(name.replace("-", " ")) for name, _text in shown.safeguards)
    yield Table(
        caption=_("Powers by safeguards; what is in brackets is not called for by the power"),
        heads=(_("Power"), _("State"), *names, _("In sum")),
        rows=tuple(
            (
                cell(line.power),
                cell(line.verdict),
                *(
                    status_cell(word if called_for else f"({word})", _GUARDS[css])
                    if called_for
                    else cell(f"({word})", quiet=True)
                    for word, css, called_for in line.cells
                ),
                cell(line.alarm),
            )
            for line in shown.ledger
        ),
        widths=(5, 3, *(2 for _name in names), 5),
    )
    yield Heading(2, _("Who authorises, on what grounds, how far and how long"), "powers")
    # A power that serves several articles stands here once.
    powers = dict.fromkeys(power for line in shown.ledger for power in line.national)
    for power in powers:
        yield Heading(3, power.title)
        yield power_table(power, power.where, _)


def _offences(shown: ReportView, _: Messages) -> Iterator[Block]:
    yield Heading(2, _("Offences and powers wider than the treaty's own limits"), "limits")
    wide = [(article, line) for article in shown.articles for line in article.too_wide]
    if not wide:
        yield Paragraph((Run(_("No limit of the treaty was found to be missing.")),))
        return
    yield Bullets(
        tuple(
            (
                Run(_.labelled(titled_article(article.number, article.title, _), ""), bold=True),
                Run(line),
            )
            for article, line in wide
        )
    )


def _beyond(report: GapReport, shown: ReportView, _: Messages) -> Iterator[Block]:
    yield Heading(2, _("Beyond the treaty"), "beyond")
    if not shown.beyond:
        yield Paragraph((Run(_("Nothing is recorded.")),))
        return
    for line, result in zip(shown.beyond, report.beyond, strict=True):
        yield Heading(3, line.title)
        yield Paragraph(
            (
                Run(f"{line.where} · {line.state} · {line.right}", quiet=True),
                *(NoteRef(source) for source in result.beyond.basis.sources),
            ),
            "note",
        )
        yield Paragraph((Run(line.concern),))
        if result.beyond.raised_by:
            yield Bullets(
                tuple(
                    (Run(words), *(NoteRef(source) for source in critic.sources))
                    for words, critic in zip(line.critics, result.beyond.raised_by, strict=True)
                )
            )


def _practice(report: GapReport, _: Messages) -> Iterator[Block]:
    yield Heading(2, _("What is known of practice"), "practice")
    yield Paragraph((Run(_("Practice is never counted with the law.")),), "note")
    notes = [
        (element, evidence)
        for provision in report.provisions
        for element in provision.elements
        if element.answered_by is AnsweredBy.PRACTICE
        for evidence in element.evidence
    ]
    if not notes:
        yield Paragraph((Run(_("Nothing is recorded.")),))
        return
    yield Bullets(
        tuple(
            (
                Run(_.labelled(article(element.ref, _), ""), bold=True),
                Run(evidence.finding.why),
                *sourced((evidence,)),
            )
            for element, evidence in notes
        )
    )
