"""Whether a text is English, by the share of its small words."""

from __future__ import annotations

import re

__all__ = ["is_english"]

_SMALL_WORDS = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "or",
        "any",
        "by",
        "for",
        "be",
        "that",
        "is",
        "shall",
        "which",
        "with",
        "such",
        "as",
        "on",
        "not",
        "this",
        "under",
        "it",
        "an",
        "who",
        "may",
        "from",
        "at",
        "his",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_LEAST_SHARE = 0.22
_FEWEST_WORDS = 40
_SAMPLE = 60_000


def is_english(text: str) -> bool:
    """Whether the small words of English make up their usual share; a few words count as yes."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    letters = sum(map(len, words))
    if len(words) < _FEWEST_WORDS:
        # Thai and Japanese do not set words apart: many letters in few words.
        return letters < _FEWEST_WORDS * 10 or all(w.isascii() for w in words)
    return sum(w in _SMALL_WORDS for w in words) / len(words) >= _LEAST_SHARE
