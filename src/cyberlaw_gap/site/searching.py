"""The index of the search: what can be found, in few words, with its address."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.model.verdict import Level
from cyberlaw_gap.site.addresses import (
    article_page,
    bill_page,
    country_article,
    country_page,
    element_page,
    law_page,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberlaw_gap.site.gathering import Nation, Site

__all__ = ["Entry", "entries"]


@dataclass(frozen=True)
class Entry:
    """One thing that can be found."""

    kind: str
    title: str
    address: str
    text: str = ""
    """What is shown below the title, and searched with it."""

    def as_list(self) -> list[str]:
        """For the index, without the names of the fields."""
        return [self.kind, self.title, self.address, self.text]


def entries(site: Site) -> Iterator[Entry]:
    """Everything that can be found, in the order in which it is shown."""
    _ = site.messages
    for nation in site.nations:
        also = ", ".join((nation.code, *nation.report.country.also))
        yield Entry(_("country"), nation.name, country_page(nation.code), also)
    for provision in site.standard.provisions:
        article = _("Article {number}, {title}", number=provision.number, title=_(provision.title))
        yield Entry(_("article"), article, article_page(provision.number))
        for element in provision.elements:
            ref = f"{provision.number}/{element.id}"
            yield Entry(_("element"), _(element.text), element_page(ref), _.joined((article, ref)))
    for nation in site.nations:
        yield from _of(nation, site)


def _of(nation: Nation, site: Site) -> Iterator[Entry]:
    _ = site.messages
    code, name = nation.code, nation.name
    for law in nation.report.enactments:
        words = _.joined(dict.fromkeys(filter(None, (name, law.short, law.number))))
        yield Entry(_("law"), law.title, law_page(code, law.id), words)
    for bill in nation.bills:
        yield Entry(_("bill"), bill.overlay.title, bill_page(code, bill.overlay.id), name)
    for view in nation.shown.articles:
        provision = nation.report.provision(view.number)
        cited = dict.fromkeys(
            place.text
            for element in provision.elements
            for evidence in element.evidence
            if evidence.bounds is not None and evidence.bounds.possible is not Level.ABSENT
            for place in evidence.at
        )
        offences = [line.title for line in view.offences]
        yield Entry(
            _("verdict"),
            _(
                "{country}, Article {number}: {verdict}",
                country=name,
                number=view.number,
                verdict=view.verdict,
            ),
            country_article(code, view.number),
            _.joined((view.title, *offences, *cited)),
        )
    for result in nation.report.beyond:
        address = f"{country_page(code, 'beyond')}#{result.beyond.id}"
        yield Entry(_("beyond the treaty"), result.beyond.title, address, name)
    for i, question in enumerate(nation.report.questions, start=1):
        address = f"{country_page(code, 'questions')}#question-{i}"
        yield Entry(_("question"), question.ask, address, name)
