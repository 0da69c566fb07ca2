"""For a drafter: per gap what to write where, the treaty's options, how others did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.model.standard import AnsweredBy
from cyberlaw_gap.model.verdict import ElementState, Level, Standing, Treatment
from cyberlaw_gap.report.blocks import (
    Block,
    Bullets,
    Cell,
    Contents,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
)
from cyberlaw_gap.report.context import view
from cyberlaw_gap.report.phrasing import article
from cyberlaw_gap.report.readers.parts import (
    cell,
    finish,
    method_paragraph,
    opening,
    status_cell,
    with_notes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberlaw_gap.model.standard import Provision, Standard
    from cyberlaw_gap.model.verdict import ElementResult, GapReport, ProvisionResult
    from cyberlaw_gap.report.blocks import Inline
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.view import ArticleView, ReportView, Row

__all__ = ["drafter"]

_PEERS = 3
"""How many neighbours are shown per element."""

#: What a table of concordance says of an element, by its state.
_ADEQUATE = {
    ElementState.MET: ("adequate", "there"),
    ElementState.PARTIAL: ("partly", "weak"),
    ElementState.ABSENT: ("not", "missing"),
    ElementState.UNDETERMINED: ("not decided", "open"),
    ElementState.CONTESTED: ("contested", "open"),
    ElementState.UNASSESSED: ("not read", "open"),
    ElementState.OPEN_UNTIL_ACCESSION: ("open until accession", "open"),
}


def drafter(
    report: GapReport, standard: Standard, peers: Sequence[GapReport], _: Messages
) -> Document:
    """An instruction per gap, then the table of concordance.

    Args:
        report: The comparison.
        standard: What it was compared with, for the options that the treaty leaves.
        peers: Comparisons of neighbours in the same legal family, on the same standard.
        _: The language.
    """
    shown = view(report, _)
    title = _(
        "{country}: drafting instructions under the {treaty}",
        country=shown.country,
        treaty=shown.short,
    )
    blocks = tuple(_blocks(report, standard, peers, shown, title, _))
    return finish(report, shown, title, blocks, _)


def _blocks(
    report: GapReport,
    standard: Standard,
    peers: Sequence[GapReport],
    shown: ReportView,
    title: str,
    _: Messages,
) -> Iterator[Block]:
    yield from opening(shown, title, _)
    yield Paragraph((Run(shown.summary),), "lead")
    yield Contents(_("Contents"))
    yield Heading(2, _("Gaps, article by article"), "gaps")
    articles = {article.number: article for article in shown.articles}
    gaps = [p for p in report.provisions if p.gaps]
    if not gaps:
        yield Paragraph((Run(_("No gap was found.")),))
    for result in gaps:
        yield from _article(
            result, standard.provision(result.number), peers, articles[result.number], report, _
        )
    yield Heading(2, _("Table of concordance"), "concordance")
    yield from _concordance(report, shown, _)
    yield method_paragraph(shown, _)


def _article(
    result: ProvisionResult,
    provision: Provision,
    peers: Sequence[GapReport],
    article: ArticleView,
    report: GapReport,
    _: Messages,
) -> Iterator[Block]:
    yield Heading(
        3,
        _("Article {number}, {title}", number=result.number, title=article.title),
        article.anchor,
    )
    if article.note:
        yield Paragraph((Run(article.note),), "note")
    yield Table(
        caption=_("Article {number}: what to draft", number=result.number),
        heads=(_("To cover"), _("Now"), _("Why"), _("Where"), _("How others did it")),
        rows=tuple(
            (
                (Run(gap.text), *_paragraph_of(result.element(gap.element.partition("/")[2]))),
                status_cell(
                    _("not found") if gap.level is Level.ABSENT else _("weaker"),
                    "missing" if gap.level is Level.ABSENT else "weak",
                    _("by recollection") if gap.by_recollection else "",
                ),
                cell(" ".join(gap.why)),
                cell(advice.where),
                cell(_peers(gap.element, peers, _)),
            )
            for gap, advice in zip(result.gaps, article.advice, strict=True)
        ),
        widths=(4, 2, 5, 3, 3),
        row_heads=False,
    )
    options = tuple(_options(provision, report, _))
    if options:
        yield Paragraph((Run(_("Options that the treaty leaves"), bold=True),))
        yield Bullets(options)
    if article.keep:
        yield Paragraph((Run(f"{article.keep}."),))
    if article.unguarded:
        yield Paragraph((Run(_("Safeguards of this power: "), bold=True), Run(article.unguarded)))


def _paragraph_of(element: ElementResult) -> Cell:
    return (Run(f" ({element.paragraph})", quiet=True),) if element.paragraph else ()


def _options(provision: Provision, report: GapReport, _: Messages) -> Iterator[Inline]:
    """What the treaty lets this State add or reserve, and what that implies for it."""
    bound = report.party_since is not None
    for narrowing in provision.may_narrow:
        yield (
            Run(f"{narrowing.text} ({article(narrowing.basis, _)}): ", bold=True),
            Run(
                _("only if it was declared on ratification or accession; too late now otherwise.")
                if bound
                else _("may be asked for, if it is declared on ratification or accession.")
            ),
        )
    for reservable in provision.reservable:
        taken = _names(provision, reservable.drops)
        weaker = _names(provision, tuple(w for w in reservable.weakens if "/" not in w))
        effect = []
        if taken:
            effect.append(_("lets fall: {elements}", elements="; ".join(taken)))
        if weaker:
            effect.append(
                _("leaves owed, less the reserved case: {elements}", elements="; ".join(weaker))
            )
        if reservable.floor:
            floor = _names(provision, reservable.floor)
            effect.append(_("never lets fall: {elements}", elements="; ".join(floor)))
        when = (
            _("Can no longer be made.") if bound else _("Can be made on ratification or accession.")
        )
        yield (
            Run(f"{reservable.text} ({article(reservable.basis, _)}): ", bold=True),
            Run(f"{'. '.join(effect)}. {when}" if effect else when),
        )


def _names(provision: Provision, elements: tuple[str, ...]) -> list[str]:
    return [_short(provision.element(element).text) for element in elements]


def _short(text: str) -> str:
    return text[:1].lower() + text[1:]


def _peers(ref: str, peers: Sequence[GapReport], _: Messages) -> str:
    """Sections by which neighbours provide the element, those in force and read first."""
    found = []
    for peer in peers:
        element = peer.element(ref)
        if element.state is not ElementState.MET:
            continue
        places = [
            place.text
            for evidence in element.evidence
            if evidence.standing is Standing.STANDS
            and evidence.bounds is not None
            and evidence.bounds.proven is Level.MET
            for place in evidence.at
        ]
        if places:
            how = _(" (by recollection)") if element.by_recollection else ""
            found.append((element.by_recollection, f"{peer.country.name}: {places[0]}{how}"))
    found.sort()
    return "; ".join(words for _firm, words in found[:_PEERS])


def _concordance(report: GapReport, shown: ReportView, _: Messages) -> Iterator[Block]:
    rows = {row.id: row for article in shown.articles for row in article.rows}
    actions = {
        gap.element: advice.where
        for provision, article in zip(report.provisions, shown.articles, strict=True)
        for gap, advice in zip(provision.gaps, article.advice, strict=True)
    }
    yield Paragraph(
        (
            Run(
                _(
                    "One row per element, in the order of the treaty; ready to paste. Optional "
                    "elements and those that practice answers are left out."
                )
            ),
        ),
        "note",
    )
    yield Table(
        caption=_("Table of concordance"),
        heads=(
            _("Paragraph"),
            _("The Convention asks"),
            _("National provision"),
            _("Assessment"),
            _("Reason"),
            _("Action"),
        ),
        rows=tuple(
            _concordance_row(element, rows[element.ref], actions.get(element.ref, ""), _)
            for provision in report.provisions
            for element in provision.elements
            if element.treatment in {Treatment.OWED, Treatment.RESERVED}
            and element.answered_by is not AnsweredBy.PRACTICE
        ),
        widths=(2, 4, 3, 2, 6, 2),
    )


def _concordance_row(
    element: ElementResult, row: Row, action: str, _: Messages
) -> tuple[Cell, ...]:
    word, css = _ADEQUATE[element.state]
    if element.treatment is Treatment.RESERVED:
        word, css = "reserved", "open"
    paragraph = (
        f"{element.provision}({element.paragraph})" if element.paragraph else (element.provision)
    )
    return (
        cell(article(paragraph, _)),
        cell(element.text),
        with_notes(cell(row.where), element),
        status_cell(_(word), css),
        cell(row.why),
        cell(action),
    )
