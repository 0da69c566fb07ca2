"""The pages on one country: overview, articles, safeguards, questions, laws, bills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.model.verdict import Standing
from cyberlaw_gap.report.phrasing import alarm
from cyberlaw_gap.report.pictures import coverage, timeline_figure
from cyberlaw_gap.report.words import (
    element_state,
    place_words,
    right_words,
    verdict_word,
)
from cyberlaw_gap.site.addresses import (
    bill_page,
    country_article,
    country_element,
    country_page,
    law_page,
    of_anchor,
)
from cyberlaw_gap.site.page import Page
from cyberlaw_gap.site.parts import (
    Link,
    citing,
    element_lines,
    law_life,
    places,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberlaw_gap.model.verdict import ElementChange
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.view import Point
    from cyberlaw_gap.site.downloads import Offered
    from cyberlaw_gap.site.gathering import Bill, Nation, Site

__all__ = ["pages_on"]


def pages_on(site: Site, nation: Nation, offered: Offered) -> Iterator[Page]:
    """The pages on one country."""
    _ = site.messages
    code, report, shown = nation.code, nation.report, nation.shown

    def page(part: str, template: str, title: str, **content: object) -> Page:
        trail = (Link(nation.name, country_page(code)),) if part != "index" else ()
        return Page(
            country_page(code, part),
            template,
            _.labelled(title, nation.name) if title else shown.title,
            "home",
            trail,
            {"nation": nation, "report": shown, "part": part, **content},
        )

    yield page(
        "index",
        "country",
        "",
        picture=coverage(report, _),
        papers=offered.by_country[code],
        **{name: _led(code, getattr(shown, name)) for name in _POINTS},
    )
    numbers = [view.number for view in shown.articles]
    for i, view in enumerate(shown.articles):
        yield page(
            view.number,
            "country-article",
            _("Article {number}, {title}", number=view.number, title=view.title),
            article=view,
            lines=tuple(element_lines(nation, view, site)),
            before=numbers[i - 1] if i else "",
            after=numbers[i + 1] if i + 1 < len(numbers) else "",
        )
    yield page(
        "safeguards",
        "safeguards",
        _("Powers and their safeguards"),
        powers=[(view, view.powers) for view in shown.articles if view.powers],
    )
    yield page(
        "beyond",
        "beyond",
        _("Beyond the treaty"),
        lines=[
            (line, result.beyond.id, places(nation, result.at, _))
            for line, result in zip(shown.beyond, report.beyond, strict=True)
        ],
    )
    yield page(
        "questions",
        "questions",
        _("Open questions"),
        questions=[
            (line, [Link(ref, country_element(code, ref)) for ref in q.settles or q.concerns])
            for line, q in zip(shown.questions, report.questions, strict=True)
        ],
        contested=[(Link(e.ref, country_element(code, e.ref)), e.text) for e in report.contested],
        lapsed=[(Link(e.ref, country_element(code, e.ref)), e.lapsed) for e in report.lapsed],
    )
    yield page("sources", "sources", _("Sources and method"))
    yield from _laws(site, nation)
    for bill in nation.bills:
        yield _bill(site, nation, bill, offered)


#: The points of the first screen: what is missing, what goes too far, what is not known.
_POINTS = ("missing", "too_far", "unknown_points")


def _led(code: str, points: tuple[Point, ...]) -> list[tuple[Link, str]]:
    return [(Link(point.label, of_anchor(code, point.anchor)), point.text) for point in points]


def _laws(site: Site, nation: Nation) -> Iterator[Page]:
    _ = site.messages
    cited = citing(nation, site)
    lives = [law_life(nation, law, _) for law in nation.report.enactments]
    trail = Link(nation.name, country_page(nation.code))
    yield Page(
        country_page(nation.code, "laws"),
        "laws",
        _("Laws read: {country}", country=nation.name),
        "home",
        (trail,),
        {
            "nation": nation,
            "report": nation.shown,
            "part": "laws",
            "figure": timeline_figure(nation.report, nation.history, _),
            "laws": [(life, len(cited.get(life.law.id, ()))) for life in lives],
        },
    )
    titles = {view.number: view.title for view in nation.shown.articles}
    for life in lives:
        by_article: dict[str, list[object]] = {}
        for line in cited.get(life.law.id, ()):
            by_article.setdefault(line.article, []).append(line)
        yield Page(
            life.url,
            "law",
            _.labelled(life.title, nation.name),
            "home",
            (trail, Link(_("Laws read"), country_page(nation.code, "laws"))),
            {
                "nation": nation,
                "life": life,
                "articles": [
                    (number, titles[number], country_article(nation.code, number), lines)
                    for number, lines in by_article.items()
                ],
                "count": sum(map(len, by_article.values())),
                "offences": [
                    (
                        Link(result.offence.title, country_article(nation.code, provision.number)),
                        provision.number,
                        _.joined(place_words(p, _) for p in result.at),
                    )
                    for provision in nation.report.provisions
                    for result in provision.offences
                    if any(p.citation.instrument == life.law.id for p in result.at)
                ],
                "beyond": [
                    Link(
                        result.beyond.title,
                        f"{country_page(nation.code, 'beyond')}#{result.beyond.id}",
                    )
                    for result in nation.report.beyond
                    if any(p.citation.instrument == life.law.id for p in result.at)
                ],
            },
        )


def _bill(site: Site, nation: Nation, bill: Bill, offered: Offered) -> Page:
    _ = site.messages
    code, before, after = nation.code, bill.before, bill.after
    effect = after.laid_over
    known = {b.beyond.id for b in before.beyond}
    rows = {row.power: row for row in before.ledger}
    return Page(
        bill_page(code, bill.overlay.id),
        "bill",
        _.labelled(bill.overlay.title, nation.name),
        "home",
        (Link(nation.name, country_page(code)),),
        {
            "nation": nation,
            "overlay": bill.overlay,
            "laid_over": bill.shown.laid_over,
            "verdicts": [
                (
                    Link(
                        f"{change.number} {_(change.title)}", country_article(code, change.number)
                    ),
                    verdict_word(change.before, _),
                    verdict_word(change.after, _),
                )
                for change in (effect.verdicts if effect else ())
            ],
            "elements": [_would_change(code, change, _) for change in effect.elements]
            if effect
            else [],
            "alarms": [
                (
                    row.title,
                    alarm(rows[row.power], _) if row.power in rows else _("no such power"),
                    alarm(row, _) or _("no alarm"),
                )
                for row in after.ledger
                if row.power not in rows or alarm(row, _) != alarm(rows[row.power], _)
            ],
            "beyond": [
                (
                    result.beyond.title,
                    _.joined(place_words(p, _) for p in result.at),
                    right_words(result.beyond.right, _),
                    result.beyond.concern,
                )
                for result in after.beyond
                if result.beyond.id not in known
            ],
            "downloads": offered.by_bill[bill.overlay.id],
            "laws": [
                Link(law.title, law_page(code, law.id))
                for law in nation.report.enactments
                if law.id in {e.enactment for e in bill.overlay.events}
            ],
        },
    )


def _would_change(
    code: str, change: ElementChange, _: Messages
) -> tuple[Link, str, str, str, str, str]:
    """An element, its article, its state before and after, and where and why it changes."""
    after = change.after
    new = [
        evidence
        for evidence in after.evidence
        if evidence.standing is Standing.STANDS
        and evidence.bounds is not None
        and evidence not in change.before.evidence
    ]
    return (
        Link(_(after.text), country_element(code, after.ref)),
        after.provision,
        element_state(change.before, _),
        element_state(after, _),
        _.joined(dict.fromkeys(place_words(p, _) for e in new for p in e.at)) or after.lapsed,
        " ".join(dict.fromkeys(e.finding.why for e in new)),
    )
