"""What pages are made of: findings with their permalinks, peers, laws with what cites them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.model.profile import Status
from cyberlaw_gap.model.standard import AnsweredBy
from cyberlaw_gap.model.verdict import ElementState, Level, Operation, Treatment
from cyberlaw_gap.report.messages import N_
from cyberlaw_gap.report.words import EVENTS, METHODS, basis_words, place_words
from cyberlaw_gap.site.addresses import (
    country_article,
    country_element,
    country_page,
    element_page,
    finding_ids,
    law_page,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cyberlaw_gap.model.profile import Enactment, Event
    from cyberlaw_gap.model.verdict import Bounds, ElementResult, Evidence, Place
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.view import ArticleView, Reading, Row
    from cyberlaw_gap.site.gathering import Nation, Site

__all__ = [
    "Citing",
    "ElementLine",
    "FindingLine",
    "LawLife",
    "Link",
    "PeerLine",
    "Peers",
    "Turn",
    "citing",
    "element_lines",
    "law_life",
    "peers",
    "places",
    "sign",
    "tally",
]

#: What a finding says, in the words and the style of verdicts.
_SAYS = {
    Status.MET: (N_("there"), "there"),
    Status.PARTIAL: (N_("weaker"), "weak"),
    Status.ABSENT: (N_("not found"), "missing"),
    Status.UNDETERMINED: (N_("not decided"), "open"),
}
_SIGNS = {Level.MET: "●", Level.PARTIAL: "◐", Level.ABSENT: "○"}


@dataclass(frozen=True)
class Link:
    """Words that lead somewhere; an empty address: words alone."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class FindingLine:
    """One finding, with the name by which links lead to it."""

    id: str
    word: str
    css: str
    at: tuple[Link, ...]
    read: tuple[Link, ...]
    see: tuple[Link, ...]
    why: str
    basis: str
    note: str
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class ElementLine:
    """One element of an article of a country."""

    id: str
    row: Row
    where: tuple[Link, ...]
    findings: tuple[FindingLine, ...]
    peers: Link


@dataclass(frozen=True)
class PeerLine:
    """One country on an element."""

    country: Link
    state: str
    css: str
    where: tuple[Link, ...]
    read: str
    """What was read, where nothing was found."""
    why: str
    basis: str
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Peers:
    """The countries that stand alike on an element."""

    id: str
    title: str
    lines: tuple[PeerLine, ...]


@dataclass(frozen=True)
class Citing:
    """One finding that cites a law."""

    finding: Link
    asks: str
    article: str
    word: str
    css: str
    at: tuple[str, ...]
    why: str


@dataclass(frozen=True)
class Turn:
    """One event in the life of a law."""

    date: str
    what: str
    by: Link
    note: str
    basis: str
    sources: tuple[Link, ...]


@dataclass(frozen=True)
class LawLife:
    """A law with its dated life."""

    law: Enactment
    title: str
    url: str
    state: str
    turns: tuple[Turn, ...]
    sources: tuple[Link, ...]


def sign(bounds: Bounds | None) -> str:
    """The sign of a verdict: solid is there, half is partly, hollow is not found."""
    if bounds is None:
        return "n/a"
    if bounds.is_decided:
        return _SIGNS[bounds.proven]
    return f"{_SIGNS[bounds.proven]}{_SIGNS[bounds.possible]}"


# --- an article of a country


def element_lines(nation: Nation, view: ArticleView, site: Site) -> Iterator[ElementLine]:
    """The elements of an article, each finding with its permalink."""
    provision = nation.report.provision(view.number)
    for element, row in zip(provision.elements, view.rows, strict=True):
        ids = finding_ids(element)
        yield ElementLine(
            id=element.id,
            row=row,
            where=_where(nation, element),
            findings=tuple(
                _finding(nation, evidence, reading, finding_id, site.messages)
                for evidence, reading, finding_id in zip(
                    element.evidence, row.readings, ids, strict=True
                )
            ),
            peers=Link(tally(site, element.ref), element_page(element.ref)),
        )


def _finding(
    nation: Nation, evidence: Evidence, reading: Reading, finding_id: str, _: Messages
) -> FindingLine:
    finding, basis = evidence.finding, evidence.finding.basis
    word, css = _SAYS[finding.status]
    return FindingLine(
        id=finding_id,
        word=_(word),
        css=css,
        at=places(nation, evidence.at, _),
        read=places(nation, evidence.read, _),
        see=places(nation, evidence.see, _),
        why=finding.why,
        basis=_.joined((basis_words(basis, _), f"{basis.assessor}, {basis.date.isoformat()}")),
        note=reading.note,
        sources=_sources(nation, basis.sources),
    )


def places(nation: Nation, cited: Iterable[Place], _: Messages) -> tuple[Link, ...]:
    """Cited places, each leading to the page of its law."""
    laws = {law.id for law in nation.report.enactments}
    links = (
        Link(
            place_words(place, _),
            law_page(nation.code, place.citation.instrument)
            if place.citation.instrument in laws
            else "",
        )
        for place in cited
    )
    return tuple(dict.fromkeys(links))


def _where(nation: Nation, element: ElementResult) -> tuple[Link, ...]:
    """The places in force that decide an element."""
    laws = {law.id for law in nation.report.enactments}
    if element.bounds.possible is Level.ABSENT:
        return ()
    return tuple(
        dict.fromkeys(
            Link(place.text, law_page(nation.code, place.citation.instrument))
            for evidence in element.evidence
            if evidence.bounds is not None
            and evidence.bounds.possible is not Level.ABSENT
            and not evidence.finding.is_beyond_the_standard
            for place in evidence.at
            if place.operation is Operation.IN_FORCE and place.citation.instrument in laws
        )
    )


def _sources(nation: Nation, ids: Sequence[str]) -> tuple[Link, ...]:
    titles = {source.id: source.title for source in nation.report.sources}
    page = country_page(nation.code, "sources")
    return tuple(Link(titles[i], f"{page}#source-{i}") for i in ids if i in titles)


# --- an element of all countries


def tally(site: Site, ref: str) -> str:
    """In how many of the countries an element is shown: "there in 5 of 14 countries"."""
    _ = site.messages
    have = sum(nation.report.element(ref).bounds.proven is Level.MET for nation in site.nations)
    return _("there in {number} of {countries} countries", number=have, countries=len(site.nations))


def peers(site: Site, ref: str) -> Iterator[Peers]:
    """The countries by what they have of an element; the order of the groups is no ranking."""
    _ = site.messages
    groups: dict[str, list[PeerLine]] = {}
    for nation in site.nations:
        element = nation.report.element(ref)
        row = nation.rows[ref]
        groups.setdefault(_group(element), []).append(
            PeerLine(
                country=Link(nation.name, country_element(nation.code, ref)),
                state=row.state,
                css=row.css,
                where=_where(nation, element),
                read=row.where,
                why=row.why,
                basis=row.basis,
                notes=row.notes,
            )
        )
    titles = {
        "there": _("Who has it"),
        "weak": _("Who has it in part"),
        "missing": _("Where it was looked for and not found"),
        "open": _("Where it is not decided"),
        "not-owed": _("Where the target does not ask for it"),
    }
    for group, title in titles.items():
        if group in groups:
            yield Peers(group, title, tuple(groups[group]))


def _group(element: ElementResult) -> str:
    bounds = element.bounds
    if bounds.proven is Level.MET:
        return "there"
    if element.treatment in {Treatment.RESERVED, Treatment.ALTERNATIVE}:
        return "not-owed"
    if element.state is ElementState.OPEN_UNTIL_ACCESSION or not bounds.is_decided:
        return "open"
    if element.answered_by is not AnsweredBy.LAW and not element.evidence:
        return "open"
    return "weak" if bounds.proven is Level.PARTIAL else "missing"


# --- a law


def law_life(nation: Nation, law: Enactment, _: Messages) -> LawLife:
    """A law with its dated life, as far as it is recorded."""
    report = nation.report
    titles = {e.id: e for e in report.enactments}
    turns = [Turn(law.enacted.isoformat(), _("enacted"), Link(""), "", "", ())]
    if law.in_force:
        turns.append(Turn(law.in_force.isoformat(), _("in force"), Link(""), "", "", ()))
    turns += [
        _turn(nation, event, titles, _)
        for event in sorted(law.events, key=lambda e: (e.date, e.kind))
    ]
    return LawLife(
        law=law,
        title=law.title,
        url=law_page(nation.code, law.id),
        state="" if law.in_force else _("not in force"),
        turns=tuple(sorted(turns, key=lambda turn: turn.date)),
        sources=_sources(nation, law.sources),
    )


def _turn(nation: Nation, event: Event, laws: dict[str, Enactment], _: Messages) -> Turn:
    what = _(EVENTS[event.kind])
    if event.at:
        what = _("{event}: {places}", event=what, places=_.joined(c.pinpoint for c in event.at))
    if event.until:
        what = _("{event}, until {date}", event=what, date=event.until.isoformat())
    by = laws.get(event.by or "")
    return Turn(
        date=event.date.isoformat(),
        what=what,
        by=Link(by.short, law_page(nation.code, by.id)) if by else Link(""),
        note=event.note,
        basis=_(METHODS[event.method]),
        sources=_sources(nation, event.sources),
    )


def citing(nation: Nation, site: Site) -> dict[str, list[Citing]]:
    """Per law every finding that cites it, in the order of the standard."""
    _ = site.messages
    found: dict[str, list[Citing]] = {}
    for view in nation.shown.articles:
        page = country_article(nation.code, view.number)
        for element in nation.report.provision(view.number).elements:
            for evidence, name in zip(element.evidence, finding_ids(element), strict=True):
                cited: dict[str, list[str]] = {}
                for place in (*evidence.at, *evidence.read, *evidence.see):
                    cited.setdefault(place.citation.instrument, []).append(place.text)
                word, css = _SAYS[evidence.finding.status]
                for law, texts in cited.items():
                    found.setdefault(law, []).append(
                        Citing(
                            finding=Link(element.ref, f"{page}#{name}"),
                            asks=element.text,
                            article=view.number,
                            word=_(word),
                            css=css,
                            at=tuple(dict.fromkeys(texts)),
                            why=evidence.finding.why,
                        )
                    )
    return found
