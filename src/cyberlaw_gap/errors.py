"""The errors that callers may meet; each says where, what, and how to mend it.

A gap in a law is data and never an exception. An exception means that a file or a
caller is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "CitationError",
    "CyberlawGapError",
    "FutureDate",
    "InvalidData",
    "MissingExtra",
    "NoChecker",
    "OverlayMismatch",
    "Problem",
    "TemplateFault",
    "UnknownCountry",
    "UnknownElement",
    "UnknownFormat",
    "UnknownLanguage",
    "UnknownOverlay",
    "UnknownProvision",
    "UnknownReader",
    "UnknownRegion",
    "UnknownStandard",
    "UnknownTreaty",
    "UnreadableFile",
    "UnwritableOutput",
]


class CyberlawGapError(Exception):
    """Every error of this package."""


class CitationError(CyberlawGapError, ValueError):
    """A citation could not be read.

    Attributes:
        text: The citation exactly as it was given.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(text)

    def __str__(self) -> str:
        return (
            f"{self.text!r} is not a citation; write the enactment's id, then the "
            "place as in 'ra-10175 s 4(a)(1)'"
        )


@dataclass(frozen=True, order=True)
class Problem:
    """One fault of one file.

    ``line`` and ``column`` count from 1; ``path`` leads to the value, as in
    ``provisions.2.offences[0].at``.
    """

    file: str
    line: int
    column: int
    path: str
    what: str
    mend: str

    def __str__(self) -> str:
        path = f"{self.path}: " if self.path else ""
        return f"{self.file}:{self.line}:{self.column}: {path}{self.what}; {self.mend}"


class InvalidData(CyberlawGapError):
    """Data files have faults; all of them are in ``problems``, in file order."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = tuple(sorted(problems))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return "\n".join(map(str, self.problems))


class _Unknown(CyberlawGapError, LookupError):
    """A name that nothing answers to."""

    thing = "name"

    def __init__(self, name: str, known: tuple[str, ...] = (), suggestion: str = "") -> None:
        self.name = name
        self.known = known
        self.suggestion = suggestion
        super().__init__(name)

    def __str__(self) -> str:
        if self.suggestion:
            return f"there is no {self.thing} {self.name!r}; did you mean {self.suggestion!r}?"
        known = f"; known: {', '.join(self.known)}" if self.known else ""
        return f"there is no {self.thing} {self.name!r}{known}"


class UnknownCountry(_Unknown):
    """No country profile has this ISO code or name."""

    thing = "country profile for"


class UnknownStandard(_Unknown):
    """No standard has this id."""

    thing = "standard"


class NoChecker(UnknownStandard):
    """Drafts cannot be checked against this standard: it has no cues."""

    thing = "check of drafts against"


class UnknownProvision(_Unknown):
    """The standard has no provision of this number."""

    thing = "provision"


class UnknownElement(_Unknown):
    """The provision has no element of this id."""

    thing = "element"


class UnknownFormat(_Unknown):
    """Reports are not written in this format."""

    thing = "report format"


class UnknownTreaty(_Unknown):
    """No record of this treaty is bundled."""

    thing = "record of treaty"


class UnknownRegion(_Unknown):
    """No group of States has this id."""

    thing = "region"


class UnknownLanguage(_Unknown):
    """Reports are not written in this language."""

    thing = "language"


class UnknownReader(_Unknown):
    """No document is written for this reader."""

    thing = "reader"


class UnknownOverlay(_Unknown):
    """No bill or other overlay of this country has this id."""

    thing = "overlay"


class OverlayMismatch(CyberlawGapError, ValueError):
    """An overlay cannot be laid over this profile, or not on this day."""

    def __init__(self, overlay: str, what: str, mend: str) -> None:
        self.overlay = overlay
        self.what = what
        self.mend = mend
        super().__init__(overlay)

    def __str__(self) -> str:
        return f"overlay {self.overlay!r}: {self.what}; {self.mend}"


class FutureDate(CyberlawGapError, ValueError):
    """The law of a day that has not come was asked for."""

    def __init__(self, as_of: str, today: str) -> None:
        self.as_of = as_of
        self.today = today
        super().__init__(as_of)

    def __str__(self) -> str:
        return (
            f"{self.as_of} is in the future (today is {self.today}), and nobody can read "
            "the law of a day to come; give today's date or an earlier one"
        )


class TemplateFault(CyberlawGapError, ValueError):
    """A template cannot be rendered."""

    def __init__(self, file: str, line: int, what: str) -> None:
        self.file = file
        self.line = line
        self.what = what
        super().__init__(file)

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file or "template"
        return f"{place}: {self.what}; see docs/documents.md for what a template may name"


class UnreadableFile(CyberlawGapError, OSError):
    """A file cannot be read, or is no text that this package reads."""

    def __init__(self, file: str, what: str, mend: str) -> None:
        self.file = file
        self.what = what
        self.mend = mend
        super().__init__(file)

    def __str__(self) -> str:
        return f"{self.file}: {self.what}; {self.mend}"


class UnwritableOutput(UnreadableFile):
    """The output cannot be written; what stood there before still does."""


class MissingExtra(CyberlawGapError, ImportError):
    """A feature needs a package that the plain installation leaves out."""

    def __init__(self, feature: str, extra: str) -> None:
        self.feature = feature
        self.extra = extra
        super().__init__(feature)

    def __str__(self) -> str:
        return f"{self.feature} needs an extra; run: pip install 'cyberlaw-gap[{self.extra}]'"
