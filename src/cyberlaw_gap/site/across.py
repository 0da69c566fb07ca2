"""The pages on all countries: articles, elements, the matrix, the search."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.model.standard import AnsweredBy
from cyberlaw_gap.model.verdict import Bounds, Level
from cyberlaw_gap.report.words import (
    standing_words,
    verdict_word,
)
from cyberlaw_gap.site.addresses import (
    article_page,
    country_article,
    country_element,
    element_page,
)
from cyberlaw_gap.site.page import Page
from cyberlaw_gap.site.parts import (
    Link,
    peers,
    sign,
    tally,
)
from cyberlaw_gap.site.searching import entries

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberlaw_gap.model.standard import Provision
    from cyberlaw_gap.model.verdict import ProvisionResult
    from cyberlaw_gap.report.view import ArticleView
    from cyberlaw_gap.site.downloads import Offered
    from cyberlaw_gap.site.gathering import Nation, Site

__all__ = ["pages_across"]


def pages_across(site: Site, offered: Offered) -> Iterator[Page]:
    """The pages that show all countries.

    Args:
        site: What to show.
        offered: The documents that can be downloaded.
    """
    _ = site.messages
    yield _home(site, offered)
    yield Page(
        "articles.html",
        "articles",
        _("The articles"),
        "articles",
        content={"by_part": tuple(_parts(site))},
    )
    for provision in site.standard.provisions:
        yield _article(site, provision)
        yield from _elements(site, provision)
    yield _matrix(site, offered)
    yield Page(
        "search.html",
        "search",
        _("Search"),
        "search",
        content={"entries": [entry.as_list() for entry in entries(site)]},
    )
    yield Page("about.html", "about", _("About"), "about", content={"counts": _counts(site)})


def _home(site: Site, offered: Offered) -> Page:
    _ = site.messages
    return Page(
        "index.html",
        "home",
        _("Laws on cybercrime and the {treaty}", treaty=_(site.standard.short)),
        "home",
        content={
            "nations": site.nations,
            "bills": [(nation, bill) for nation in site.nations for bill in nation.bills],
            "counts": _counts(site),
            "downloads": offered.of_all,
        },
    )


def _counts(site: Site) -> dict[str, int]:
    return {
        "countries": len(site.nations),
        "articles": len(site.standard.provisions),
        "elements": sum(len(p.elements) for p in site.standard.provisions),
        "laws": sum(len(nation.report.enactments) for nation in site.nations),
    }


def _parts(site: Site) -> Iterator[tuple[str, tuple[tuple[Link, int, int], ...]]]:
    """Per part: its articles, their elements, and in how many countries each is there."""
    for part in site.standard.parts:
        lines = []
        for number in part.provisions:
            provision = site.standard.provision(number)
            whole = sum(
                _proven(nation.report.provision(number)) is Level.MET for nation in site.nations
            )
            title = f"{number} {site.messages(provision.title)}"
            lines.append((Link(title, article_page(number)), len(provision.elements), whole))
        yield site.messages(part.title), tuple(lines)


def _proven(result: ProvisionResult) -> Level | None:
    return result.bounds.proven if result.bounds else None


def _article(site: Site, provision: Provision) -> Page:
    _ = site.messages
    number = provision.number
    part = next(p for p in site.standard.parts if number in p.provisions)
    numbers = [p.number for p in site.standard.provisions]
    at = numbers.index(number)
    return Page(
        article_page(number),
        "article",
        _("Article {number}, {title}", number=number, title=_(provision.title)),
        "articles",
        (Link(_("The articles"), "articles.html"),),
        {
            "provision": provision,
            "part": _(part.title),
            "guidance": [g for g in site.standard.guidance if g.id in provision.guidance],
            "reservable": site.standard.reservations_on(provision),
            "elements": [
                (
                    element,
                    Link(_(element.text), element_page(f"{number}/{element.id}")),
                    tally(site, f"{number}/{element.id}"),
                )
                for element in provision.elements
            ],
            "nations": [
                (nation, nation.articles[number], country_article(nation.code, number))
                for nation in site.nations
            ],
            "grid": [
                (
                    Link(_(element.text), element_page(f"{number}/{element.id}")),
                    [_cell(site, nation, f"{number}/{element.id}") for nation in site.nations],
                )
                for element in provision.elements
            ],
            "before": numbers[at - 1] if at else "",
            "after": numbers[at + 1] if at + 1 < len(numbers) else "",
        },
    )


def _cell(site: Site, nation: Nation, ref: str) -> tuple[str, str, str, str]:
    """Sign, words, style and address of an element of a country."""
    row = nation.rows[ref]
    mark = sign(nation.report.element(ref).bounds)
    words = site.messages.labelled(nation.name, row.state)
    return mark, words, row.css, country_element(nation.code, ref)


def _elements(site: Site, provision: Provision) -> Iterator[Page]:
    _ = site.messages
    number = provision.number
    title = _("Article {number}, {title}", number=number, title=_(provision.title))
    for i, element in enumerate(provision.elements):
        ref = f"{number}/{element.id}"
        near = provision.elements
        yield Page(
            element_page(ref),
            "element",
            _("{element} (Article {number})", element=_(element.text), number=number),
            "articles",
            (Link(_("The articles"), "articles.html"), Link(title, article_page(number))),
            {
                "element": element,
                "ref": ref,
                "of_law": element.answered_by is AnsweredBy.LAW,
                "tally": tally(site, ref),
                "groups": tuple(peers(site, ref)),
                "before": near[i - 1] if i else None,
                "after": near[i + 1] if i + 1 < len(near) else None,
                "number": number,
            },
        )


#: Every pair of bounds that can be: for the legend.
_BOUNDS = (
    (Level.MET, Level.MET),
    (Level.PARTIAL, Level.MET),
    (Level.PARTIAL, Level.PARTIAL),
    (Level.ABSENT, Level.MET),
    (Level.ABSENT, Level.PARTIAL),
    (Level.ABSENT, Level.ABSENT),
)


def _matrix(site: Site, offered: Offered) -> Page:
    _ = site.messages
    codes = {nation.code for nation in site.nations}
    regions = []
    for region in site.regions:
        members = codes.intersection(region.codes(site.as_of))
        if members and members != codes:
            regions.append((_(region.title), " ".join(sorted(members))))
    return Page(
        "matrix.html",
        "matrix",
        _("Countries by articles"),
        "matrix",
        content={
            "nations": site.nations,
            "standings": [
                (
                    nation,
                    standing_words(
                        nation.report.standing,
                        nation.report.party_since,
                        nation.report.standard.short,
                        _,
                    ),
                )
                for nation in site.nations
            ],
            "regions": regions,
            "by_part": [
                (
                    part.id,
                    _(part.title),
                    [nation.report.parts[i].totals for nation in site.nations],
                    [_matrix_line(site, number) for number in part.provisions],
                )
                for i, part in enumerate(site.standard.parts)
            ],
            "legend": [
                (sign(bounds), verdict_word(bounds, _))
                for bounds in (*(Bounds(proven=p, possible=q) for p, q in _BOUNDS), None)
            ],
            "downloads": offered.of_all,
        },
    )


def _matrix_line(site: Site, number: str) -> tuple[str, str, list[tuple[Nation, str, ArticleView]]]:
    title = site.messages(site.standard.provision(number).title)
    return (
        number,
        title,
        [
            (nation, sign(nation.report.provision(number).bounds), nation.articles[number])
            for nation in site.nations
        ],
    )
