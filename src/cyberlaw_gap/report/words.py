"""The words of reports: one word for one idea, in every format."""

from __future__ import annotations

from typing import TYPE_CHECKING

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

    from cyberlaw_gap.model.profile import Basis
    from cyberlaw_gap.model.verdict import ElementResult, Place

__all__ = [
    "METHODS",
    "basis_words",
    "day",
    "element_state",
    "guard_word",
    "listed",
    "place_words",
    "plural",
    "right_words",
    "standing_words",
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
