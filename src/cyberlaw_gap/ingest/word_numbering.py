"""Works out the numbers that Word shows before paragraphs and does not write into them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Numbering", "on", "ordinal", "value", "w"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACEHOLDER = re.compile(r"%([1-9])")
_LEVELS = 9
# A label is a few characters; a file that asks for long ones asks for memory.
_LONGEST_PATTERN = 60
_LONGEST_LETTERS = 10
_ROMAN_TOP = 3999
_ROMANS = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_ORDINAL_UNITS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
]
_HUNDRED, _TWENTY, _TEN = 100, 20, 10
#: Formats whose figures are letters of an alphabet, in its order.
_ALPHABETS = {
    "lowerLetter": "abcdefghijklmnopqrstuvwxyz",
    "upperLetter": "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "russianLower": "абвгдежзиклмнопрстуфхцчшщыэюя",
    "russianUpper": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЫЭЮЯ",
    "arabicAlpha": "أبتثجحخدذرزسشصضطظعغفقكلمنهوي",
    "arabicAbjad": "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ",
    "hebrew1": "אבגדהוזחטיכלמנסעפצקרשת",
    "hebrew2": "אבגדהוזחטיכלמנסעפצקרשת",
    "thaiLetters": "กขคงจฉชซฌญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮ",
}
_DIGITS = {
    "thaiNumbers": "๐๑๒๓๔๕๖๗๘๙",
    "hindiNumbers": "०१२३४५६७८९",
    "japaneseDigitalTenThousand": "〇一二三四五六七八九",
    "chineseCounting": "〇一二三四五六七八九",
}
_DIGITS |= dict.fromkeys(
    ("decimalFullWidth", "decimalFullWidth2"), "".join(chr(0xFF10 + digit) for digit in range(10))
)


def ordinal(number: int, form: str) -> str:  # noqa: PLR0911  one return for each format
    """A number as Word writes it in one of its formats, decimal in those not known.

    >>> [ordinal(28, form) for form in ("lowerLetter", "upperRoman", "ordinal", "ordinalText")]
    ['bb', 'XXVIII', '28th', 'twenty-eighth']
    """
    if form in {"bullet", "none"}:
        return ""
    if form in _ALPHABETS and number > 0:
        alphabet = _ALPHABETS[form]
        times, letter = divmod(number - 1, len(alphabet))
        # Word goes on after z with aa, bb, cc.
        return alphabet[letter] * (times + 1) if times < _LONGEST_LETTERS else str(number)
    if form in {"lowerRoman", "upperRoman"} and 0 < number <= _ROMAN_TOP:
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    if form == "decimalZero":
        return f"{number:02d}"
    if form == "ordinal":
        return f"{number}{_suffix(number)}"
    if form == "ordinalText":
        return _words(number, _ORDINAL_UNITS)
    if form == "cardinalText":
        return _words(number, _UNITS)
    if form in _DIGITS:
        return "".join(_DIGITS[form][int(d)] if d.isdigit() else d for d in str(number))
    return str(number)


def _roman(number: int) -> str:
    written = ""
    for worth, letters in _ROMANS:
        count, number = divmod(number, worth)
        written += letters * count
    return written


def _suffix(number: int) -> str:
    if number % _HUNDRED in {11, 12, 13}:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % _TEN, "th")


def _words(number: int, units: list[str]) -> str:
    if not 0 < number < _HUNDRED:
        return str(number) if units is _UNITS else f"{number}{_suffix(number)}"
    if number < _TWENTY:
        return units[number]
    tens, rest = divmod(number, _TEN)
    if rest:
        return f"{_TENS[tens]}-{units[rest]}"
    return _TENS[tens] if units is _UNITS else _TENS[tens][:-1] + "ieth"


def w(name: str) -> str:
    """The full name of one of Word's elements or attributes."""
    return _W + name


def value(parent: _Element | None, child: str) -> str | None:
    """The ``w:val`` of a child, if there is one."""
    found = None if parent is None else parent.find(w(child))
    return None if found is None else found.get(w("val"))


def on(parent: _Element | None, child: str) -> bool | None:
    """Whether a switch is on; None when nothing is said about it."""
    found = None if parent is None else parent.find(w(child))
    if found is None:
        return None
    return found.get(w("val"), "true") not in {"0", "false", "off", "none"}


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    suffix: str = "tab"
    """What follows the number: tab, space or nothing."""
    restart: int | None = None
    """0 when it never restarts; else the level, counted from 1, at which it does."""
    legal: bool = False
    """Whether the numbers of the levels above are written as figures, whatever they are."""
    style: str = ""


@dataclass(slots=True)
class _Counts:
    """Where the numbering of one list stands."""

    at: dict[int, int] = field(default_factory=dict)
    overridden: set[tuple[str, int]] = field(default_factory=set)


class Numbering:
    """The lists of a Word file, counting as their paragraphs come by."""

    def __init__(self, numbering: _Element | None, styles: _Element | None) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._linked: dict[str, str] = {}
        self._lists: dict[str, tuple[str, dict[int, _Level], dict[int, int]]] = {}
        self._styles: dict[str, _Element] = {}
        self._default_style = ""
        self._counts: dict[str, _Counts] = {}
        for style in styles.findall(w("style")) if styles is not None else ():
            key = style.get(w("styleId"), "")
            self._styles[key] = style
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true"}:
                self._default_style = key
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: _Element) -> None:
        for abstract in numbering.findall(w("abstractNum")):
            key = abstract.get(w("abstractNumId"), "")
            self._abstract[key] = _levels(abstract)
            link = value(abstract, "numStyleLink")
            if link:
                self._linked[key] = link
        for num in numbering.findall(w("num")):
            levels: dict[int, _Level] = {}
            starts: dict[int, int] = {}
            for override in num.findall(w("lvlOverride")):
                index = _int(override.get(w("ilvl")), 0)
                levels.update(_levels(override))
                start = value(override, "startOverride")
                if start is not None:
                    starts[index] = _int(start, 1)
            abstract_id = value(num, "abstractNumId") or ""
            self._lists[num.get(w("numId"), "")] = (abstract_id, levels, starts)

    def label(self, paragraph: _Element) -> tuple[str, str]:
        """The number before a paragraph, and what parts it from the words: "", " " or tab.

        Counts on, so that it must be asked once for each paragraph, in their order.
        """
        properties = paragraph.find(w("pPr"))
        place = self._place(properties)
        if place is None:
            return "", ""
        list_id, index = place
        abstract_id, own, starts = self._lists[list_id]
        abstract_id = self._followed(abstract_id)
        levels = self._abstract.get(abstract_id, {}) | own
        level = levels.get(index)
        if level is None:
            return "", ""
        counts = self._counts.setdefault(abstract_id, _Counts())
        self._count(counts, list_id, index, levels, starts)
        written = _written(level, index, levels, counts.at)
        return written, {"tab": "\t", "space": " "}.get(level.suffix, "")

    def _count(
        self,
        counts: _Counts,
        list_id: str,
        index: int,
        levels: dict[int, _Level],
        starts: dict[int, int],
    ) -> None:
        # Lists made from one definition go on counting together; one that says where to
        # start does so when it is first met, at each of its levels.
        fresh = (list_id, index) not in counts.overridden
        counts.overridden.add((list_id, index))
        if index in starts and fresh:
            counts.at[index] = starts[index]
        elif index in counts.at:
            counts.at[index] += 1
        else:
            counts.at[index] = starts.get(index, levels[index].start)
        for deeper in [level for level in counts.at if level > index]:
            restart = levels.get(deeper, _Level()).restart
            # Nothing said: it starts anew after any level above. 0: never. n: only after
            # level n or one above it.
            if restart is None or (restart and index < restart):
                del counts.at[deeper]

    def _followed(self, abstract_id: str) -> str:
        """The definition that a link through a list style leads to."""
        for _ in range(_LEVELS):
            link = self._linked.get(abstract_id)
            if link is None or self._abstract.get(abstract_id):
                break
            target = value(_numbers(self._styles.get(link)), "numId")
            if target is None or target not in self._lists:
                break
            abstract_id = self._lists[target][0]
        return abstract_id

    def _place(self, properties: _Element | None) -> tuple[str, int] | None:
        """The list and the level of a paragraph, its own or its style's."""
        numbers = None if properties is None else properties.find(w("numPr"))
        list_id, index = value(numbers, "numId"), value(numbers, "ilvl")
        style_id = value(properties, "pStyle") or self._default_style
        level_style = ""
        seen: set[str] = set()
        while list_id is None and style_id and style_id not in seen:
            seen.add(style_id)
            level_style = style_id
            style = self._styles.get(style_id)
            numbers = _numbers(style)
            list_id = value(numbers, "numId")
            index = index or value(numbers, "ilvl")
            style_id = value(style, "basedOn") or ""
        if list_id is None or list_id == "0" or list_id not in self._lists:
            return None
        if level_style:
            # A style of a list stands at the level that names it.
            abstract_id, own_levels, _ = self._lists[list_id]
            levels = self._abstract.get(self._followed(abstract_id), {}) | own_levels
            named = [at for at, level in levels.items() if level.style == level_style]
            if named:
                return list_id, named[0]
        return list_id, min(max(_int(index, 0), 0), _LEVELS - 1)


def _numbers(style: _Element | None) -> _Element | None:
    properties = None if style is None else style.find(w("pPr"))
    return None if properties is None else properties.find(w("numPr"))


def _levels(parent: _Element) -> dict[int, _Level]:
    return {_int(level.get(w("ilvl")), 0): _level(level) for level in parent.findall(w("lvl"))}


def _level(element: _Element) -> _Level:
    level = _Level(
        start=_int(value(element, "start"), 0),
        form=value(element, "numFmt") or "decimal",
        pattern=(value(element, "lvlText") or "")[:_LONGEST_PATTERN],
        suffix=value(element, "suff") or "tab",
        legal=bool(on(element, "isLgl")),
        style=value(element, "pStyle") or "",
    )
    restart = value(element, "lvlRestart")
    return level if restart is None else replace(level, restart=_int(restart, 0))


def _written(level: _Level, index: int, levels: dict[int, _Level], at: dict[int, int]) -> str:
    if level.form == "bullet":
        return ""

    def figure(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        other = levels.get(place, _Level())
        form = "decimal" if level.legal and place != index else other.form
        if level.legal and form != "decimalZero":
            form = "decimal"
        return ordinal(at.get(place, other.start), form)

    return _PLACEHOLDER.sub(figure, level.pattern).lstrip()


def _int(text: str | None, otherwise: int) -> int:
    found = re.fullmatch(r"-?[0-9]{1,6}", text.strip()) if text else None
    return int(found[0]) if found else otherwise
