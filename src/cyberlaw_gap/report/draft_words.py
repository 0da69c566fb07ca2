"""The words of checks of draft laws: one word for one idea, in every format, in English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cyberlaw_gap.model.draft import Coverage, Status, Trend

if TYPE_CHECKING:
    from cyberlaw_gap.model.draft import ElementCheck

__all__ = [
    "COVERAGES",
    "TRENDS",
    "check_state",
    "check_sure",
    "section_words",
    "sure_words",
    "two_places",
]

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
