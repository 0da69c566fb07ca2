"""The words of reports by language: one catalogue, plural forms and dates as each writes them.

The English words stand in the code and in the templates, marked for extraction; they are
their own catalogue. Another language is a file of translations in ``reports/locale``.
``reports/extract_messages.py`` brings that file up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from io import BytesIO
from string import Formatter
from typing import TYPE_CHECKING

from cyberlaw_gap import _resources
from cyberlaw_gap.errors import MissingExtra, UnknownLanguage

if TYPE_CHECKING:
    from gettext import NullTranslations

    from babel import Locale

__all__ = ["ENGLISH", "LANGUAGES", "N_", "Messages", "Pseudo", "messages"]

#: The languages in which reports are written: those of the Convention, English first.
LANGUAGES = ("en", "fr")

#: Those whose wording somebody who writes them as a lawyer has gone over.
_REVIEWED = frozenset({"en"})

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

#: How a language writes the first of a month, where that is not the bare number.
_FIRST_OF_MONTH = {"fr": "1er"}


def N_(text: str) -> str:  # noqa: N802  the name by which extractors know it
    """The text itself: marks words of a table for extraction, to be translated when used."""
    return text


class Messages:
    """The words of one language; English: as they stand in the code."""

    language = "en"
    reviewed = True
    """Whether somebody who writes the language went over the catalogue."""

    def __call__(self, text: str, /, **values: object) -> str:
        """A message with its values filled in: ``_("{shown} of {asked}", shown=1, asked=2)``."""
        words = self.translated(text)
        return words.format(**values) if values else words

    def plural(self, one: str, many: str, number: int, /, **values: object) -> str:
        """A message in the form that the number takes; ``{number}`` stands for it."""
        return self.form(one, many, number).format(number=number, **values)

    def day(self, value: date) -> str:
        """A date as people write it: "11 February 2014"."""
        return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"

    def country(self, code: str, name: str) -> str:
        """What the language calls a State; the name that was given, where it has no word."""
        del code
        return name

    def listed(self, items: Sequence[str]) -> str:
        """Items in a sentence: "a, b and c"."""
        if len(items) < 2:  # noqa: PLR2004  a list of one needs no conjunction
            return "".join(items)
        return self(N_("{items} and {last}"), items=", ".join(items[:-1]), last=items[-1])

    def joined(self, items: Iterable[str]) -> str:
        """Items apart from one another: "a; b"."""
        return self(N_("; ")).join(items)

    def labelled(self, label: str, text: str) -> str:
        """A text and what it is about: "label: text"."""
        return f"{label}{self(N_(': '))}{text}"

    def translated(self, text: str) -> str:
        """A message before its values are filled in."""
        return text

    def form(self, one: str, many: str, number: int) -> str:
        """The form of a message that a number takes, before its values are filled in."""
        return one if number == 1 else many


ENGLISH = Messages()


class _Translated(Messages):
    """A language other than English; what its catalogue lacks is said in English."""

    def __init__(self, locale: Locale, catalogue: NullTranslations) -> None:
        self.language = locale.language
        self.reviewed = locale.language in _REVIEWED
        self._locale = locale
        self._catalogue = catalogue

    def day(self, value: date) -> str:
        from babel.dates import format_date  # noqa: PLC0415  an extra, imported when used

        words = format_date(value, "long", locale=self._locale)
        if value.day == 1:
            return words.replace("1", _FIRST_OF_MONTH.get(self.language, "1"), 1)
        return words

    def country(self, code: str, name: str) -> str:
        return str(self._locale.territories.get(code, name))

    def translated(self, text: str) -> str:
        # The empty message is the head of a catalogue.
        return self._catalogue.gettext(text) if text else ""

    def form(self, one: str, many: str, number: int) -> str:
        return self._catalogue.ngettext(one, many, number)


class Pseudo(Messages):
    """No language: the words of every message in brackets, so that what escaped shows.

    Values stay outside the brackets: they are data, or messages with brackets of their own.

    >>> Pseudo()("{shown} of {asked}", shown=1, asked=2)
    '1⟦ of ⟧2'
    """

    language = "qps"
    reviewed = False

    def day(self, value: date) -> str:
        """The English date, in brackets."""
        return self.translated(super().day(value))

    def translated(self, text: str) -> str:
        """The message with its words in brackets, and its placeholders outside them."""
        return "".join(
            (f"⟦{words}⟧" if words else "") + ("" if name is None else "{" + name + "}")
            for words, name, _spec, _conversion in Formatter().parse(text)
        )

    def form(self, one: str, many: str, number: int) -> str:
        """The English form, in brackets."""
        return self.translated(super().form(one, many, number))


@cache
def messages(language: str = "en") -> Messages:
    """The words of a language, by its code.

    Raises:
        UnknownLanguage: Reports are not written in it.
        MissingExtra: The extra ``languages`` is not installed.
    """
    if language == "en":
        return ENGLISH
    if language not in LANGUAGES:
        raise UnknownLanguage(language, LANGUAGES)
    from gettext import GNUTranslations  # noqa: PLC0415  English needs none

    try:
        from babel import Locale  # noqa: PLC0415  an extra, imported when used
        from babel.messages.mofile import write_mo  # noqa: PLC0415
        from babel.messages.pofile import read_po  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra(f"--language {language}", "languages") from error
    compiled = BytesIO()
    with (_resources.locale() / f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return _Translated(Locale.parse(language), GNUTranslations(compiled))
