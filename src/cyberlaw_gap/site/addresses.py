"""Where everything stands on the site: addresses that stay when pages are built again."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberlaw_gap.model.verdict import ElementResult, Evidence

__all__ = [
    "article_page",
    "bill_page",
    "country_article",
    "country_element",
    "country_page",
    "element_page",
    "finding_ids",
    "law_page",
    "of_anchor",
    "up",
]

_NO_SLUG = re.compile(r"[^a-z0-9]+")

#: The page of a country on which a place of its report stands.
_PAGES = {"ledger": "safeguards", "beyond": "beyond", "glance": "index"}


def country_page(code: str, part: str = "index") -> str:
    """A page of a country: ``index``, ``safeguards``, ``beyond``, ``questions`` and so on."""
    return f"{code.lower()}/{part}.html"


def country_article(code: str, number: str) -> str:
    """What a country has of an article."""
    return f"{code.lower()}/{number}.html"


def country_element(code: str, ref: str) -> str:
    """What a country has of an element."""
    number, _, element = ref.partition("/")
    return f"{country_article(code, number)}#{element}"


def article_page(number: str) -> str:
    """What all countries have of an article."""
    return f"article/{number}.html"


def element_page(ref: str) -> str:
    """What all countries have of an element."""
    return f"article/{ref}.html"


def law_page(code: str, law: str) -> str:
    """The life of a law, and what cites it."""
    return f"{code.lower()}/law/{law}.html"


def bill_page(code: str, overlay: str) -> str:
    """What a bill would change."""
    return f"{code.lower()}/bill/{overlay}.html"


def of_anchor(code: str, anchor: str) -> str:
    """The address of a place that a report names: ``article-18``, ``question-2``, ``ledger``."""
    kind, _, number = anchor.partition("-")
    if kind == "article":
        return country_article(code, number)
    if kind == "question":
        return f"{country_page(code, 'questions')}#{anchor}"
    page = country_page(code, _PAGES[anchor])
    return f"{page}#{anchor}" if anchor == "glance" else page


def up(address: str) -> str:
    """The way from a page to the top of the site: ``../`` for each folder it stands in."""
    return "../" * address.count("/")


def finding_ids(element: ElementResult) -> tuple[str, ...]:
    """Per finding of an element its name in links: ``subscriber-information/ra-10175-s-14``.

    The name tells the place that the finding rests on; findings on one place are told apart
    by what does not depend on the others: the offence or power, then the law that was read.
    """
    candidates = [tuple(_names(evidence)) for evidence in element.evidence]
    chosen = [""] * len(candidates)
    for depth in range(max(map(len, candidates), default=0)):
        counts = Counter(names[depth] for names in candidates)
        for i, names in enumerate(candidates):
            if not chosen[i] and counts[names[depth]] == 1:
                chosen[i] = names[depth]
    used: Counter[str] = Counter()
    for i, names in enumerate(candidates):
        if not chosen[i]:
            used[names[-1]] += 1
            chosen[i] = f"{names[-1]}-{used[names[-1]]}"
    return tuple(f"{element.id}/{name}" for name in chosen)


def _names(evidence: Evidence) -> Iterator[str]:
    """Ever longer names of a finding."""
    finding = evidence.finding
    places: Sequence[object] = finding.at or finding.read or finding.see
    place = str(places[0]) if places else finding.question or finding.reason or "unknown"
    what = finding.offence or evidence.general or " ".join(finding.powers)
    yield _slug(finding.id or place)
    yield _slug(f"{place} {what}")
    yield _slug(f"{place} {what} {finding.basis.law_as_of}")
    yield _slug(f"{place} {what} {finding.basis.law_as_of} {finding.status}")


def _slug(text: str) -> str:
    return _NO_SLUG.sub("-", text.lower()).strip("-")
