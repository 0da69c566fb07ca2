"""From a gap report to the flat words and figures that a template may show.

Every decision on wording and on what is shown first is taken here and in the modules that
this one calls, so that all formats say the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.report.appendices import Appendices
from cyberlaw_gap.report.articles import Articles
from cyberlaw_gap.report.figures import figures
from cyberlaw_gap.report.first_screen import FirstScreen
from cyberlaw_gap.report.laid_over import laid_over_view
from cyberlaw_gap.report.messages import ENGLISH, Messages
from cyberlaw_gap.report.phrasing import upper
from cyberlaw_gap.report.view import ArticleView, ReportView, Row
from cyberlaw_gap.report.words import standing_words

if TYPE_CHECKING:
    from cyberlaw_gap.model.verdict import GapReport

__all__ = ["ArticleView", "ReportView", "Row", "view"]


def view(report: GapReport, _: Messages = ENGLISH) -> ReportView:
    """The report as flat words and figures, in one language.

    What a profile and a standard say of elements stays in the language they were written in.
    """
    first = FirstScreen(report, _)
    after = Appendices(report, _)
    laid_over = laid_over_view(report, _)
    standard = report.standard
    return ReportView(
        language=_.language,
        title=_title(report, upper(first.country), laid_over.titles if laid_over else "", _),
        language_note=_language_note(_),
        country=upper(first.country),
        standard=_(standard.title),
        short=_(standard.short),
        standard_citation=standard.citation,
        as_of=_.day(report.as_of),
        as_of_iso=report.as_of.isoformat(),
        standing=standing_words(report.standing, report.party_since, standard.short, _),
        assessed=_.day(report.assessed),
        caution=first.caution(),
        summary=first.summary(),
        verdicts=first.verdicts(),
        total=figures(_("In all"), (), report.totals, _),
        parts=tuple(figures(_(p.title), p.provisions, p.totals, _) for p in report.parts),
        treaty_acts=first.treaty_acts(),
        missing=first.missing(),
        too_far=first.too_far(),
        unknown=first.unknown(),
        unknown_points=first.unknown_points(),
        articles=Articles(report, _).views(),
        reservations=after.reservations(),
        reservations_note=after.reservations_note(),
        safeguards=after.safeguards(),
        ledger=after.ledger(),
        beyond=after.beyond(),
        questions=after.questions(),
        lapsed=after.lapsed(),
        contested=after.contested(),
        laws=after.laws(),
        sources=after.sources(),
        methods=after.methods(),
        treaties=after.treaties(),
        laid_over=laid_over,
        cite=_cite(report, laid_over.titles if laid_over else "", _),
        version=report.version,
    )


def _title(report: GapReport, country: str, overlays: str, _: Messages) -> str:
    values = {"country": country, "treaty": _(report.standard.short)}
    if overlays:
        return _(
            "{country} and the {treaty}, with {overlays} laid over", **values, overlays=overlays
        )
    return _("{country} and the {treaty}", **values)


def _language_note(_: Messages) -> str:
    """What a reader of a translation must know of its words; empty for English."""
    words = []
    if _.language != ENGLISH.language:
        words.append(_("The findings and what the treaty asks are quoted in English."))
    if not _.reviewed:
        words.append(_("Nobody has reviewed the wording of this translation yet."))
    return " ".join(words)


def _cite(report: GapReport, overlays: str, _: Messages) -> str:
    return _(
        "cyberlaw-gap {version}, {title}, law as of {as_of}, profile assessed {assessed}",
        version=report.version,
        title=_title(report, _.country(report.country.code, report.country.name), overlays, _),
        as_of=report.as_of.isoformat(),
        assessed=report.assessed.isoformat(),
    )
