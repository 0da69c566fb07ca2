"""How near a section is to a provision by the words alone (BM25)."""

from __future__ import annotations

import math
import re
from collections import Counter
from typing import TYPE_CHECKING

from cyberlaw_gap.phrase import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["LexicalIndex", "words_of"]

_WORD = re.compile(r"[a-z]{3,}")
_COMMON = frozenset(
    [
        "the",
        "and",
        "any",
        "for",
        "that",
        "this",
        "which",
        "with",
        "from",
        "not",
        "are",
        "was",
        "were",
        "has",
        "have",
        "had",
        "its",
        "his",
        "her",
        "their",
        "such",
        "than",
        "then",
        "them",
        "they",
        "may",
        "shall",
        "will",
        "who",
        "whom",
        "whose",
        "where",
        "when",
        "what",
        "other",
        "another",
        "under",
        "upon",
        "into",
        "onto",
        "over",
        "being",
        "been",
        "by",
        "of",
        "or",
        "on",
        "in",
        "an",
        "as",
        "at",
        "to",
        "is",
        "be",
        "no",
        "all",
        "each",
        "every",
        "own",
        "out",
        "act",
        "section",
        "subsection",
        "paragraph",
        "law",
        "person",
        "persons",
        "said",
    ]
)
_ENDINGS = (
    "isations",
    "izations",
    "isation",
    "ization",
    "ations",
    "ation",
    "ingly",
    "ments",
    "ment",
    "ions",
    "ing",
    "ion",
    "ies",
    "ers",
    "ed",
    "er",
    "es",
    "ly",
    "al",
    "s",
    "e",
    "y",
)
_SHORTEST = 4


def words_of(text: str) -> list[str]:
    """The telling words of a text, cut to their stems."""
    return [_stem(word) for word in _WORD.findall(fold(text)) if word not in _COMMON]


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            return word[: -len(ending)]
    return word


class LexicalIndex:
    """BM25F over the headings and texts of sections: a word in a heading counts thrice."""

    _k1 = 1.4
    _b = 0.6
    _heading = 3

    def __init__(self, sections: Iterable[tuple[str, str]]) -> None:
        """Index sections, each given as heading and text."""
        self._postings: dict[str, list[tuple[int, int]]] = {}
        lengths = []
        held = []
        for number, (heading, text) in enumerate(sections):
            counts = Counter(words_of(text))
            lengths.append(sum(counts.values()) or 1)
            for word in words_of(heading):
                counts[word] += self._heading
            for word, count in counts.items():
                self._postings.setdefault(word, []).append((number, count))
            held.append(frozenset(counts))
        self._held = held
        self._lengths = lengths
        self._mean = sum(lengths) / len(lengths) if lengths else 1.0

    def scores(self, query: Iterable[str]) -> list[float]:
        """The nearness of every section to the words of a query, in their order."""
        found = [0.0] * len(self._lengths)
        for word, weight in Counter(query).items():
            postings = self._postings.get(word, ())
            if not postings:
                continue
            rarity = math.log(
                1 + (len(found) - len(postings) + 0.5) / (len(postings) + 0.5)
            ) * math.sqrt(weight)
            for number, count in postings:
                scale = 1 - self._b + self._b * self._lengths[number] / self._mean
                found[number] += rarity * count * (self._k1 + 1) / (count + self._k1 * scale)
        return found

    def share(self, words: frozenset[str], section: int) -> float:
        """Which share of some words a section holds."""
        return len(words & self._held[section]) / len(words) if words else 0.0
