"""Cue phrases: what a drafter's wording may look like, written so that a lawyer can review it.

A phrase is words in order. Beyond plain words it has:

- ``access*`` a word that begins so;
- ``(produce|make|sell)`` one of these; each may be several words;
- ``[the]`` may be missing;
- ``~4`` at most four other words between;
- ``@computer`` a word list of the vocabulary.

Capitals do not count, nor does ``s`` or ``z`` in "authorise" and its like, nor what
stands between words: spaces, commas, brackets, the marks of subdivisions.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["Phrase", "PhraseError", "fold"]

_TOKEN = re.compile(
    r"\s*(?:(?P<word>[\w'%-]+\*?)|(?P<gap>~\d{1,2})|(?P<list>@[\w-]+)|(?P<mark>[()|\[\]]))"
)

#: What may stand between two words of a phrase: no letters or digits.
_BETWEEN = r"\W+"
_WORD = rf"(?:[\w'-]+{_BETWEEN})"

#: The mark of a subdivision, as in "produces; (b) sells", says nothing about the words.
_MARK = re.compile(r"\((?:[a-z]{1,2}|[ivx]{1,5}|\d{1,2})\)")

_FOLD = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{EN DASH}": "-",
        "\N{EM DASH}": "-",
        "\N{SOFT HYPHEN}": "-",
    }
)


def fold(text: str) -> str:
    """The text as phrases see it: same length, lower case, plain, without marks like (b)."""
    lowered = text.lower()
    if len(lowered) != len(text):
        # A few capitals grow when lowered, and offsets must stay what they are.
        lowered = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return _MARK.sub(_blank, lowered.translate(_FOLD))


def _blank(mark: re.Match[str]) -> str:
    return " " * len(mark[0])


class PhraseError(ValueError):
    """A cue phrase is not well formed; the message says how."""


@dataclass(frozen=True, slots=True)
class _Sequence:
    parts: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class _Word:
    text: str


@dataclass(frozen=True, slots=True)
class _Gap:
    words: int


@dataclass(frozen=True, slots=True)
class _Choice:
    options: tuple[_Sequence, ...]
    optional: bool = False


_Part = _Word | _Gap | _Choice

#: Characters of a long word, with what stands before the next.
_LONGEST_WORD = 30

#: Alternatives of words, one of which must be there for a phrase to match: a conjunction
#: of disjunctions, each a tuple of words or "begins with" words (with ``*``).
Needs = tuple[tuple[str, ...], ...]


class Phrase:
    """A cue phrase that was read.

    >>> phrase = Phrase.parse("without (right|lawful authority)")
    >>> bool(phrase.pattern.search(fold("does so WITHOUT lawful authority")))
    True
    """

    __slots__ = ("_compiled", "_regex", "needs", "reach", "starts", "text")

    def __init__(
        self, text: str, regex: str, needs: Needs, starts: tuple[str, ...], words: int
    ) -> None:
        self.text = text
        self.needs = needs
        """Words without which it cannot match, to pass over texts quickly."""
        self.starts = starts
        """The words that it may begin with."""
        self.reach = words * _LONGEST_WORD
        """How many characters a match has at most, short of freak words."""
        self._regex = regex
        self._compiled: re.Pattern[str] | None = None

    @property
    def pattern(self) -> re.Pattern[str]:
        """The phrase as a pattern over folded text; made when it is first wanted."""
        if self._compiled is None:
            self._compiled = re.compile(self._regex)
        return self._compiled

    @classmethod
    def parse(cls, text: str, vocabulary: Mapping[str, tuple[str, ...]] | None = None) -> Phrase:
        """Read a phrase.

        Args:
            text: The phrase.
            vocabulary: Word lists by name, each a tuple of phrases.

        Raises:
            PhraseError: It is not well formed, or names a list that is not there.
        """
        sequence = _Parser(text, vocabulary or {}).whole()
        needs = _needs(sequence)
        if not needs:
            raise PhraseError(f"{text!r} would match anything; give it a word that must be there")
        return cls(text, _regex(sequence), needs, _starts(sequence), _longest(sequence))


class _Parser:
    """Reads one phrase from left to right."""

    def __init__(
        self, text: str, vocabulary: Mapping[str, tuple[str, ...]], depth: int = 0
    ) -> None:
        self._text = text
        self._vocabulary = vocabulary
        self._depth = depth
        self._at = 0

    def whole(self) -> _Sequence:
        sequence = self._sequence()
        if self._peek() is not None:
            raise PhraseError(f"{self._text!r} has a closing bracket too many")
        return sequence

    def _peek(self) -> re.Match[str] | None:
        if not self._text[self._at :].strip():
            return None
        found = _TOKEN.match(self._text, self._at)
        if found is None:
            rest = self._text[self._at :].strip()
            raise PhraseError(f"{self._text!r} cannot be read from {rest[:12]!r} on")
        return found

    def _sequence(self) -> _Sequence:
        parts: list[_Part] = []
        while (token := self._peek()) is not None:
            if token["mark"] in (")", "]", "|"):
                break
            self._at = token.end()
            parts.append(self._part(token))
        if not parts or isinstance(parts[0], _Gap) or isinstance(parts[-1], _Gap):
            raise PhraseError(f"{self._text!r} has an empty part, or a gap at its edge")
        return _Sequence(tuple(parts))

    def _part(self, token: re.Match[str]) -> _Part:
        if token["word"]:
            return _Word(fold(token["word"]))
        if token["gap"]:
            return _Gap(int(token["gap"][1:]))
        if token["list"]:
            return self._listed(token["list"][1:])
        closing = ")" if token["mark"] == "(" else "]"
        options = [self._sequence()]
        while (after := self._peek()) is not None and after["mark"] == "|":
            self._at = after.end()
            options.append(self._sequence())
        if after is None or after["mark"] != closing:
            raise PhraseError(f"{self._text!r} lacks a {closing!r}")
        self._at = after.end()
        return _Choice(tuple(options), optional=closing == "]")

    def _listed(self, name: str) -> _Choice:
        if name not in self._vocabulary:
            raise PhraseError(f"{self._text!r} names the list @{name}, which is not there")
        if self._depth > 4:  # noqa: PLR2004  lists that name lists: deeper is a circle
            raise PhraseError(f"the list @{name} leads back to itself")
        options = tuple(
            _Parser(option, self._vocabulary, self._depth + 1).whole()
            for option in self._vocabulary[name]
        )
        return _Choice(options)


def _regex(sequence: _Sequence) -> str:
    return rf"(?<!\w){_inner(sequence)}(?!\w)"


def _inner(sequence: _Sequence) -> str:
    pattern = ""
    joined = False  # whether what stands between has been written already
    for index, part in enumerate(sequence.parts):
        last = index == len(sequence.parts) - 1
        if isinstance(part, _Gap):
            pattern += rf"{_WORD}{{0,{part.words}}}?"
            continue
        if isinstance(part, _Word):
            piece = _word(part.text)
        else:
            piece = "(?:" + "|".join(_inner(option) for option in part.options) + ")"
        if isinstance(part, _Choice) and part.optional:
            if last:
                pattern = pattern.removesuffix(_BETWEEN) if joined else pattern
                pattern += f"(?:{_BETWEEN}{piece})?"
            else:
                pattern += f"(?:{piece}{_BETWEEN})?"
            joined = False
            continue
        pattern += piece
        joined = False
        if not last:
            following = sequence.parts[index + 1]
            ends_optional = (
                index + 1 == len(sequence.parts) - 1
                and isinstance(following, _Choice)
                and following.optional
            )
            if not ends_optional:
                pattern += _BETWEEN
                joined = True
    return pattern


_EITHER_SPELLING = re.compile(r"i[sz](?=e|ing|ation|able)")


def _word(text: str) -> str:
    stem = text.removesuffix("*")
    pattern = _EITHER_SPELLING.sub("i[sz]", re.escape(stem))
    return pattern + (r"[\w'-]*" if text.endswith("*") else "")


def _needs(sequence: _Sequence) -> Needs:
    found: list[tuple[str, ...]] = []
    for part in sequence.parts:
        if isinstance(part, _Word):
            found.append((part.text,))
        elif isinstance(part, _Choice) and not part.optional:
            each = [_needs(option) for option in part.options]
            if all(each):
                # One word of each option, the first: a coarse sieve is enough.
                found.append(tuple(dict.fromkeys(words for need in each for words in need[0])))
    return tuple(found)


def _starts(sequence: _Sequence) -> tuple[str, ...]:
    """The words that a match may begin with."""
    found: list[str] = []
    for part in sequence.parts:
        if isinstance(part, _Word):
            found.append(part.text)
            break
        if isinstance(part, _Choice):
            found += [word for option in part.options for word in _starts(option)]
            if not part.optional:
                break
    return tuple(dict.fromkeys(found))


def _longest(sequence: _Sequence) -> int:
    """How many words a match has at most."""
    words = 0
    for part in sequence.parts:
        if isinstance(part, _Gap):
            words += part.words
        elif isinstance(part, _Word):
            words += 1
        else:
            words += max(_longest(option) for option in part.options)
    return words
