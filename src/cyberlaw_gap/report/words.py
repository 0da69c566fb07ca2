"""The words of reports: one word for one idea, in every format."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cyberlaw_gap.model.draft import Coverage, Status, Trend
from cyberlaw_gap.model.profile import Method, Reason, Review, Right
from cyberlaw_gap.model.verdict import (
    Bounds,
    ElementState,
    GuardState,
    Level,
    Operation,
    TargetStanding,
    Treatment,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cyberlaw_gap.model.draft import ElementCheck
    from cyberlaw_gap.model.profile import Basis
    from cyberlaw_gap.model.verdict import ElementResult, Place

__all__ = [
    "COVERAGES",
    "METHODS",
    "TRENDS",
    "articles",
    "basis_words",
    "check_state",
    "check_sure",
    "day",
    "element_state",
    "guard_word",
    "listed",
    "place_words",
    "plural",
    "right_words",
    "section_words",
    "standing_words",
    "sure_words",
    "two_places",
    "verdict_word",
]

_VERDICTS = {
    (Level.MET, Level.MET): "there",
    (Level.PARTIAL, Level.PARTIAL): "partly there",
    (Level.ABSENT, Level.ABSENT): "not found",
    (Level.PARTIAL, Level.MET): "partly there, perhaps wholly",
    (Level.ABSENT, Level.PARTIAL): "not found, perhaps partly there",
    (Level.ABSENT, Level.MET): "not decided",
}

_STATES = {
    ElementState.MET: "there",
    ElementState.PARTIAL: "weaker",
    ElementState.ABSENT: "not found",
    ElementState.UNDETERMINED: "not decided",
    ElementState.CONTESTED: "contested",
    ElementState.UNASSESSED: "not assessed",
    ElementState.OPEN_UNTIL_ACCESSION: "open until accession",
}

METHODS = {
    Method.STATUTE_TEXT: "text read",
    Method.SECONDARY_SOURCE: "secondary source",
    Method.RECOLLECTION: "by recollection, not checked against the text",
    Method.MACHINE_SUGGESTED: "suggested by a machine",
}

REASONS = {
    Reason.TEXT_NOT_AVAILABLE: "the text was not available",
    Reason.LANGUAGE: "the text is in a language nobody here reads",
    Reason.LEFT_TO_OTHER_LAW: "left to other law that was not read",
    Reason.UNSETTLED: "the law is unsettled",
    Reason.CHANGED_SINCE_READ: "the law changed since it was read",
}

_RIGHTS = {right: right.value.replace("-", " ") for right in Right}

_GUARDS = {
    GuardState.THERE: "there",
    GuardState.WEAK: "weak",
    GuardState.MISSING: "missing",
    GuardState.OPEN: "not decided",
}

COVERAGES = {
    Coverage.FULL: "covered",
    Coverage.PARTIAL: "partly covered",
    Coverage.NONE: "not found in this text",
}

_STATUSES = {
    Status.MET: "there",
    Status.PARTIAL: "weaker",
    Status.ABSENT: "not found",
    Status.DEFERRED: "left to another law",
    Status.UNDETERMINED: "not decided",
}

TRENDS = {
    Trend.LOST: "lost",
    Trend.WEAKENED: "weakened",
    Trend.GAINED: "gained",
    Trend.UNSURE: "not decided",
    Trend.REWORDED: "reworded",
    Trend.SAME: "same",
}

#: From which confidence on a check says so, the highest first.
_SURE = ((0.9, "very sure"), (0.75, "fairly sure"), (0.6, "likely"), (0.0, "a guess"))

_NAMED_UNIT = re.compile(r"(?![IVXLCDM]+\b)[^\W\d_]{4,}")

_MONTHS = [
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
]


def day(value: date) -> str:
    """A date as people write it: "11 February 2014"."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def plural(number: int, one: str, many: str = "") -> str:
    """A number with its noun: "1 gap", "2 gaps"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(items: Sequence[str], conjunction: str = "and") -> str:
    """Items in a sentence: "a, b and c"."""
    if len(items) < 2:  # noqa: PLR2004  a list of one needs no conjunction
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction} {items[-1]}"


def articles(numbers: Sequence[str]) -> str:
    """Articles of a standard, as "Art. 5" or "Arts 5 and 9"."""
    return f"Art{'.' if len(numbers) == 1 else 's'} {listed(numbers)}"


def two_places(value: float) -> str:
    """A share as "0.82"; only what is certain is 1.00, and only what is impossible 0.00."""
    if 0 < value < 1:
        value = min(max(value, 0.01), 0.99)
    return f"{value:.2f}"


def sure_words(confidence: float) -> str:
    """How sure a check is, in words and a number: "fairly sure, 0.82"."""
    if not confidence:
        return "no way to tell"
    word = next(word for least, word in _SURE if confidence >= least)
    return f"{word}, {two_places(confidence)}"


def check_sure(element: ElementCheck) -> str:
    """How sure a check is about an element; of what it left undecided: how unsure."""
    if element.status is Status.UNDETERMINED and element.confidence:
        return f"too unsure to say, {two_places(element.confidence)}"
    return sure_words(element.confidence)


def section_words(label: str, page: int | None = None, via: str = "") -> str:
    """A place in a text of law: "s 4(a), p. 3"."""
    if not label:
        place = "outside the numbered sections"
    elif _NAMED_UNIT.match(label):
        place = label
    else:
        place = f"s {label}"
    if via:
        place += f" (through s {via})"
    return place if page is None else f"{place}, p. {page}"


def check_state(element: ElementCheck, coverage: Coverage) -> str:
    """What a text is proposed to do about an element, in words."""
    word = _STATUSES[element.status]
    if element.status is Status.DEFERRED and element.deferred_to:
        word = f"left to: {element.deferred_to}"
    if element.status is Status.ABSENT and element.limits:
        word = "no such limit found"
    if element.status is Status.MET:
        return word
    if element.optional:
        return f"optional: {word}"
    if coverage is Coverage.FULL:
        return f"not needed here ({word})"
    return word


def verdict_word(bounds: Bounds | None) -> str:
    """The verdict on a provision, in words."""
    if bounds is None:
        return "not applicable"
    return _VERDICTS[bounds.proven, bounds.possible]


def element_state(element: ElementResult) -> str:
    """What is known of an element, in words."""
    word = _STATES[element.state]
    if element.state is ElementState.UNDETERMINED and element.bounds.proven is not (Level.ABSENT):
        word = "weaker, perhaps there"
    if element.limits and element.state is ElementState.ABSENT:
        word = "no such limit"
    if element.treatment is Treatment.OPTIONAL:
        return f"optional: {word}"
    if element.treatment is Treatment.RESERVED:
        return f"reserved ({word})"
    if element.treatment is Treatment.ALTERNATIVE:
        return f"another way is taken ({word})"
    return word


def guard_word(state: GuardState) -> str:
    """What is known of a safeguard, in words."""
    return _GUARDS[state]


def right_words(right: Right) -> str:
    """The right, in words."""
    return _RIGHTS[right]


def place_words(place: Place) -> str:
    """A cited place, with what became of it where it has no effect."""
    if place.operation is Operation.IN_FORCE:
        return place.text
    words = place.operation.value.replace("-", " ")
    if place.operation is Operation.NOT_YET:
        return f"{place.text} (not yet in force)"
    since = f" on {place.since.isoformat()}" if place.since else ""
    return f"{place.text} ({words}{since})"


def basis_words(basis: Basis) -> str:
    """How somebody knows: method, version of the law, confidence, review."""
    reviewed = ", reviewed" if basis.review is Review.REVIEWED else ""
    return (
        f"{METHODS[basis.method]}; law of {basis.law_as_of.isoformat()}; "
        f"{basis.confidence.value} confidence{reviewed}"
    )


def standing_words(standing: TargetStanding, since: date | None, short: str) -> str:
    """What the standard is for the State."""
    if standing is TargetStanding.PARTY and since is not None:
        return f"Party since {day(since)}"
    return {
        TargetStanding.SIGNATORY: "signatory, not a Party; compared as readiness to ratify",
        TargetStanding.INVITED: "not a Party, invited to accede; compared as readiness to accede",
        TargetStanding.NOT_PARTY: "not a Party; compared as readiness to accede",
        TargetStanding.UNRECORDED: f"its position towards the {short} is not recorded",
        TargetStanding.PARTY: "Party",
    }[standing]
