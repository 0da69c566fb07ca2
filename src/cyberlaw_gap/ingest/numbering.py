"""Numbers as laws write them: 4, 66C, 161-2, iv, (ha), 第七条の二; and what follows what."""

# ruff: noqa: RUF001  dashes and quotation marks of print stand in the patterns

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Kind", "Ordinal", "SectionNumber", "ordinals", "roman", "section_number"]

_ROMAN = re.compile(r"(?:x{0,3}|xl)(?:ix|iv|v?i{0,3})")
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_SUFFIXED_ROMAN = re.compile(r"(?P<base>(?:x{0,3}|xl)(?:ix|iv|v?i{0,3}))(?P<suffix>[a-h])")
_WORDS = {
    word: value
    for value, words in enumerate(
        (
            ("one", "first", "premier", "première"),
            ("two", "second"),
            ("three", "third"),
            ("four", "fourth"),
            ("five", "fifth"),
            ("six", "sixth"),
            ("seven", "seventh"),
            ("eight", "eighth"),
            ("nine", "ninth"),
            ("ten", "tenth"),
            ("eleven", "eleventh"),
            ("twelve", "twelfth"),
        ),
        start=1,
    )
    for word in words
}
_HAN = {c: v for v, c in enumerate("〇一二三四五六七八九")}
_HAN_UNITS = {"十": 10, "百": 100, "千": 1000}
_NUMBER = re.compile(
    r"(?P<base>\d{1,6})(?:\.(?P<minor>\d{1,4}))?\s?(?:[-‑–]\s?(?P<dash>\d{1,4})"
    r"|(?P<letters>[A-Za-z]{1,4})(?P<tail>\d{0,2}))?"
)
_LETTERS = 26
_MINOR = 10_000


@dataclass(frozen=True, slots=True)
class SectionNumber:
    """The number of a section, comparable: 66 before 66A before 66AA before 66B before 67."""

    base: int
    suffix: tuple[int, ...] = ()
    is_decimal: bool = False
    """477.1: the base is the whole, ten thousandfold, with what follows the point."""


class Kind(StrEnum):
    """The ways of counting inside a section."""

    DIGIT = "1"
    LOWER = "a"
    UPPER = "A"
    LOWER_ROMAN = "i"
    UPPER_ROMAN = "I"
    DOUBLE = "aa"
    UPPER_DOUBLE = "AA"


@dataclass(frozen=True, slots=True)
class Ordinal:
    """One way to read the label of a subdivision: "i" is the ninth letter or the first roman."""

    kind: Kind
    base: int
    suffix: str = ""

    @property
    def is_first(self) -> bool:
        """Whether a list may begin with it."""
        return self.base == 1 and not self.suffix

    def follows(self, other: Ordinal) -> bool:
        """Whether it comes right after another: 2 after 1, 2A after 2, 3 after 2A."""
        if self.kind is not other.kind:
            return False
        if self.base == other.base:
            return _comes_after(self.suffix, other.suffix)
        return self.base == other.base + 1 and not self.suffix

    def is_beyond(self, other: Ordinal) -> bool:
        """Whether it comes anywhere after another in the same way of counting."""
        return self.kind is other.kind and (self.base, self.suffix) > (other.base, other.suffix)


def roman(text: str) -> int | None:
    """The value of a roman numeral in lower case below fifty; None for anything else."""
    if not text or not _ROMAN.fullmatch(text):
        return None
    values = [_ROMAN_VALUES[c] for c in text]
    return sum(-v if i + 1 < len(values) and values[i + 1] > v else v for i, v in enumerate(values))


def ordinals(label: str) -> tuple[Ordinal, ...]:
    """The ways to read the label of a subdivision, without its brackets; the likeliest first."""
    label = label.rstrip("°º")
    digits = re.fullmatch(r"(\d{1,4})(?:\.(\d{1,3})|([A-Za-z]{0,3}))", label)
    if digits:
        return (Ordinal(Kind.DIGIT, int(digits[1]), digits[2] or (digits[3] or "").upper()),)
    if len(label) > 2 and label[1] == "." and label[2:].isdecimal():  # noqa: PLR2004  as c.1
        return (Ordinal(Kind.LOWER, ord(label[0]) - ord("a") + 1, label[2:]),)
    if not label.isascii() or not label.isalpha():
        # Vietnamese goes on from d to đ.
        return (Ordinal(Kind.LOWER, 4, "d"),) if label == "đ" else ()
    if label.islower():
        return _alphabetic(label, Kind.LOWER, Kind.LOWER_ROMAN, Kind.DOUBLE)
    if label.isupper():
        return _alphabetic(label.lower(), Kind.UPPER, Kind.UPPER_ROMAN, Kind.UPPER_DOUBLE)
    return ()


def section_number(text: str) -> tuple[str, SectionNumber] | None:
    """The number of a section as a label and as something to compare; None if it is none.

    >>> section_number("161 - 2")
    ('161-2', SectionNumber(base=161, suffix=(2,), is_decimal=False))
    >>> section_number("One")[0]
    '1'
    """
    text = text.strip()
    word = _WORDS.get(text.lower())
    if word is not None:
        return str(word), SectionNumber(word)
    if "条" in text or (text and all(c in _HAN or c in _HAN_UNITS for c in text)):
        return _han_number(text)
    found = _NUMBER.fullmatch(text)
    if found is None:
        value = roman(text.lower())
        return None if value is None else (text.upper(), SectionNumber(value))
    base = int(found["base"])
    label = str(base)
    suffix: tuple[int, ...] = ()
    if found["minor"]:
        minor = int(found["minor"])
        label += f".{found['minor'] if found['minor'].isascii() else minor}"
        base = base * _MINOR + minor
    if found["dash"]:
        suffix = (int(found["dash"]),)
        label += f"-{suffix[0]}"
    elif found["letters"]:
        suffix = tuple(ord(c) - ord("a") + 1 for c in found["letters"].lower())
        label += found["letters"] + found["tail"]
        if found["tail"]:
            suffix += (int(found["tail"]),)
    return label, SectionNumber(base, suffix, is_decimal=bool(found["minor"]))


def _comes_after(suffix: str, other: str) -> bool:
    if not other:
        return suffix in {"A", "a", "d", "1", "01"}
    if len(suffix) == len(other) and suffix[:-1] == other[:-1]:
        return ord(suffix[-1]) == ord(other[-1]) + 1
    return suffix == other + other[-1:].replace(other[-1:], "A" if other.isupper() else "a")


def _alphabetic(label: str, letters: Kind, romans: Kind, doubles: Kind) -> tuple[Ordinal, ...]:
    found: list[Ordinal] = []
    value = roman(label)
    if len(label) == 1:
        found.append(Ordinal(letters, ord(label) - ord("a") + 1))
        if value is not None:
            found.append(Ordinal(romans, value))
        return tuple(found)
    if value is not None:
        found.append(Ordinal(romans, value))
    first = ord(label[0]) - ord("a") + 1
    if len(label) == 2:  # noqa: PLR2004  a letter with a letter
        if label[0] == label[1]:
            found.append(Ordinal(doubles, first))
            found.append(Ordinal(letters, first + _LETTERS))
        found.append(Ordinal(letters, first, label[1]))
    suffixed = _SUFFIXED_ROMAN.fullmatch(label)
    if suffixed and suffixed["base"]:
        base = roman(suffixed["base"])
        if base is not None:
            found.append(Ordinal(romans, base, suffixed["suffix"]))
    return tuple(found)


def _han_number(text: str) -> tuple[str, SectionNumber] | None:
    parts = [_han_value(p) for p in re.split(r"条|の", text.removeprefix("第")) if p]
    values = [p for p in parts if p is not None]
    if not values or len(values) != len(parts):
        return None
    return "-".join(map(str, values)), SectionNumber(values[0], tuple(values[1:]))


def _han_value(text: str) -> int | None:
    if text.isdecimal():
        return int(text) if len(text) < 7 else None  # noqa: PLR2004  no law has a million articles
    total = current = 0
    for c in text:
        if c in _HAN:
            current = current * 10 + _HAN[c]
        elif c in _HAN_UNITS:
            total += max(current, 1) * _HAN_UNITS[c]
            current = 0
        else:
            return None
    value = total + current
    return value if value < 10**6 else None
