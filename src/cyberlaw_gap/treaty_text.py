"""Whether a text of a treaty is whole, and what an encoding of it leaves uncited.

A text is compared with a skeleton of the treaty's subdivisions, which holds no words of
it. Layouts differ: ``1.a.i``, ``1 a i``, ``(1)(a)(i)`` and one label per line are read
alike, at the start of a line or inside it after a stop.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cyberlaw_gap.model.standard import Article, Provision, Skeleton, Standard

__all__ = ["ArticleCheck", "TextCheck", "check_text"]

#: An article with fewer words than this share of what it should have was cut.
_WHOLE = 0.85

_HEADING = re.compile(
    r"^[\s#*_>]*(?:article|art\.?)\s+(?P<number>\d+)\b[^\n]{0,160}$",
    re.IGNORECASE | re.MULTILINE,
)
_STEP = r"(?:\d{1,2}|[a-z]|[ivx]{1,4})"
# One or more steps: "1.", "a)", "(i)", "3. a)", "(1)(a)"; or "1", "1 a", "1.a.i". A step
# after a bracket or stop needs its own, or "a) a person" would be two.
_STOPPED = rf"\(?{_STEP}[.)](?:\s*\(?{_STEP}[.)])*(?=\W|$)"
_BARE = rf"{_STEP}(?:[ .]{_STEP})*(?=\s|$)"
_AT_LINE = re.compile(rf"^[\s#*_>-]*(?P<label>{_STOPPED}|{_BARE})", re.MULTILINE)
# Inside a line a label needs its brackets or its stop.
_INLINE = re.compile(rf"(?<=[:;.,])\s+(?:and\s+|or\s+)?(?P<label>\(?{_STEP}[.)])(?=\s)")
_TOKEN = re.compile(_STEP)
_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019]+")


@dataclass(frozen=True)
class ArticleCheck:
    """What one article of the text has."""

    number: str
    title: str
    found: bool
    present: tuple[str, ...]
    """Subdivisions that are there."""
    missing: tuple[str, ...]
    """Subdivisions that the treaty has and the text has not."""
    cited_but_missing: tuple[str, ...]
    """Those of the missing ones that the encoding cites."""
    uncited: tuple[str, ...]
    """Subdivisions that are there and that nothing in the encoding cites."""
    words: int
    expected_words: int

    @property
    def is_cut(self) -> bool:
        """Whether words or subdivisions are missing from the article."""
        return bool(self.missing) or self.words < self.expected_words * _WHOLE


@dataclass(frozen=True)
class TextCheck:
    """What a whole text has."""

    articles: tuple[ArticleCheck, ...]

    @cached_property
    def cut(self) -> tuple[ArticleCheck, ...]:
        """The articles that are missing or cut."""
        return tuple(a for a in self.articles if not a.found or a.is_cut)

    @property
    def is_whole(self) -> bool:
        """Whether every article is there in whole."""
        return not self.cut


def check_text(standard: Standard, skeleton: Skeleton, text: str) -> TextCheck:
    """Hold a text of the treaty against its skeleton and its encoding.

    Only the articles that the standard encodes are checked.
    """
    bodies = _bodies(text)
    articles = {article.number: article for article in skeleton.articles}
    return TextCheck(
        tuple(
            _check(provision, articles[provision.number], bodies.get(provision.number))
            for provision in standard.provisions
        )
    )


def _bodies(text: str) -> dict[str, str]:
    """The text of each article, from its heading to the next.

    Headings count upwards; a line such as "Article 15 shall apply" inside an article is
    no heading, since the number that should come next is another. Where a number comes
    twice, as in a table of contents, the longer body is the article.
    """
    headings = list(_HEADING.finditer(text))
    bodies: dict[str, str] = {}
    for i, heading in enumerate(headings):
        end = headings[i + 1].start() if i + 1 < len(headings) else len(text)
        body = text[heading.end() : end]
        number = heading["number"]
        if len(body) > len(bodies.get(number, "")):
            bodies[number] = body
    return bodies


def _check(provision: Provision, article: Article, body: str | None) -> ArticleCheck:
    present = _present(article.paragraphs, body) if body is not None else ()
    missing = tuple(p for p in article.paragraphs if p not in present)
    cited = _cited(provision)
    return ArticleCheck(
        number=provision.number,
        title=provision.title,
        found=body is not None,
        present=present,
        missing=missing,
        cited_but_missing=tuple(p for p in missing if p in cited),
        uncited=tuple(p for p in present if not any(_related(p, place) for place in cited)),
        words=len(_WORD.findall(body or "")),
        expected_words=article.words,
    )


def _present(expected: tuple[str, ...], body: str) -> tuple[str, ...]:
    """The expected subdivisions that the body has, found in their order.

    The labels of the body are matched with the expected ones as a longest common
    subsequence, so that one missing label does not hide those after it.
    """
    labels = _labels(body)
    paths = [tuple(_TOKEN.findall(p)) for p in expected]
    best = [[0] * (len(labels) + 1) for _ in range(len(paths) + 1)]
    for i in range(len(paths) - 1, -1, -1):
        for j in range(len(labels) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1])
            if _fits(paths[i], labels[j]):
                best[i][j] = max(best[i][j], 1 + best[i + 1][j + 1])
    present: set[tuple[str, ...]] = set()
    i = j = 0
    while i < len(paths) and j < len(labels):
        if _fits(paths[i], labels[j]) and best[i][j] == 1 + best[i + 1][j + 1]:
            steps = len(labels[j])
            # "3 a" stands for paragraph 3 and for its (a).
            present.update(
                paths[i][:k] for k in range(len(paths[i]) - steps + 1, len(paths[i]) + 1)
            )
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return tuple(p for p, path in zip(expected, paths, strict=True) if path in present)


def _labels(body: str) -> list[tuple[str, ...]]:
    """The labels of subdivisions in the order of the text."""
    found = [(m.start("label"), m["label"]) for m in _AT_LINE.finditer(body)]
    found += [(m.start("label"), m["label"]) for m in _INLINE.finditer(body)]
    return [tuple(_TOKEN.findall(label)) for _, label in sorted(set(found))]


def _fits(path: tuple[str, ...], label: tuple[str, ...]) -> bool:
    return path[len(path) - len(label) :] == label if len(label) <= len(path) else False


def _cited(provision: Provision) -> frozenset[str]:
    """The places in the article that the encoding cites."""
    places = {
        place.strip()
        for element in provision.elements
        for place in element.paragraph.split(",")
        if place.strip()
    }
    bases = [n.basis for n in provision.may_narrow] + [r.basis for r in provision.reservable]
    for basis in bases:
        found = re.fullmatch(r"(\d+)\((.+)\)", basis)
        if found and found[1] == provision.number:
            first, _, rest = found[2].partition(")")
            places.add(first + rest)
    return frozenset(places)


def _related(one: str, other: str) -> bool:
    """Whether one place is the other, holds it or lies in it."""
    a, b = tuple(_TOKEN.findall(one)), tuple(_TOKEN.findall(other))
    shorter = min(len(a), len(b))
    return a[:shorter] == b[:shorter]
