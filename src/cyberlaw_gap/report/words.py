"""The words of reports: one word for one idea, in every format and, by its catalogue, language.

The words of tables are marked for translation where they stand, and translated where they
are used: ``_(METHODS[method])``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.model.profile import (
    Because,
    Confidence,
    EventKind,
    Method,
    Reason,
    Review,
    Right,
    Status,
    TreatyEventKind,
)
from cyberlaw_gap.model.verdict import (
    Bounds,
    ElementState,
    GuardState,
    Level,
    Operation,
    TargetStanding,
    Treatment,
)
from cyberlaw_gap.report.messages import ENGLISH, N_, Messages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cyberlaw_gap.model.profile import Basis
    from cyberlaw_gap.model.verdict import ElementResult, Place

__all__ = [
    "BECAUSE",
    "CONFIDENCES",
    "EVENTS",
    "METHODS",
    "REASONS",
    "STATUSES",
    "TREATY_EVENTS",
    "VERDICTS",
    "articles",
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

#: The verdicts by what is shown and what may be there, the best first.
VERDICTS = {
    (Level.MET, Level.MET): N_("there"),
    (Level.PARTIAL, Level.MET): N_("partly there, perhaps wholly"),
    (Level.PARTIAL, Level.PARTIAL): N_("partly there"),
    (Level.ABSENT, Level.MET): N_("not decided"),
    (Level.ABSENT, Level.PARTIAL): N_("not found, perhaps partly there"),
    (Level.ABSENT, Level.ABSENT): N_("not found"),
}

_STATES = {
    ElementState.MET: N_("there"),
    ElementState.PARTIAL: N_("weaker"),
    ElementState.ABSENT: N_("not found"),
    ElementState.UNDETERMINED: N_("not decided"),
    ElementState.CONTESTED: N_("contested"),
    ElementState.UNASSESSED: N_("not assessed"),
    ElementState.OPEN_UNTIL_ACCESSION: N_("open until accession"),
}

METHODS = {
    Method.STATUTE_TEXT: N_("text read"),
    Method.SECONDARY_SOURCE: N_("secondary source"),
    Method.RECOLLECTION: N_("by recollection, not checked against the text"),
    Method.MACHINE_SUGGESTED: N_("suggested by a machine"),
}

REASONS = {
    Reason.TEXT_NOT_AVAILABLE: N_("the text was not available"),
    Reason.LANGUAGE: N_("the text is in a language nobody here reads"),
    Reason.LEFT_TO_OTHER_LAW: N_("left to other law that was not read"),
    Reason.UNSETTLED: N_("the law is unsettled"),
    Reason.CHANGED_SINCE_READ: N_("the law changed since it was read"),
}

CONFIDENCES: dict[str, str] = {
    Confidence.HIGH: N_("high"),
    Confidence.MEDIUM: N_("medium"),
    Confidence.LOW: N_("low"),
}

#: What a finding says of an element, as its author wrote it.
STATUSES = {
    Status.MET: N_("met"),
    Status.PARTIAL: N_("partial"),
    Status.ABSENT: N_("absent"),
    Status.UNDETERMINED: N_("undetermined"),
}

BECAUSE = {
    Because.OTHER_LAW: N_("other law"),
    Because.LATER_JUDGMENT: N_("later judgment"),
    Because.BETTER_READING: N_("better reading"),
}

#: What befell a law.
EVENTS = {
    EventKind.COMMENCED: N_("commenced"),
    EventKind.AMENDED: N_("amended"),
    EventKind.READ_DOWN: N_("read down"),
    EventKind.SUSPENDED: N_("suspended"),
    EventKind.STRUCK_DOWN: N_("struck down"),
    EventKind.REPEALED: N_("repealed"),
}

#: What a State did about a treaty.
TREATY_EVENTS = {
    TreatyEventKind.INVITED: N_("invited"),
    TreatyEventKind.SIGNED: N_("signed"),
    TreatyEventKind.DEPOSITED: N_("deposited"),
    TreatyEventKind.IN_FORCE: N_("in force"),
    TreatyEventKind.DENOUNCED: N_("denounced"),
}

_OPERATIONS = {
    Operation.NOT_YET: N_("not yet in force"),
    Operation.SUSPENDED: N_("suspended"),
    Operation.STRUCK_DOWN: N_("struck down"),
    Operation.REPEALED: N_("repealed"),
}

_RIGHTS = {
    Right.EXPRESSION: N_("freedom of expression"),
    Right.PRIVACY: N_("privacy"),
    Right.FAIR_TRIAL: N_("fair trial"),
    Right.ASSOCIATION: N_("association"),
    Right.LIBERTY: N_("liberty"),
    Right.PROPERTY: N_("property"),
    Right.LEGALITY: N_("legality"),
}

_GUARDS = {
    GuardState.THERE: N_("there"),
    GuardState.WEAK: N_("weak"),
    GuardState.MISSING: N_("missing"),
    GuardState.OPEN: N_("not decided"),
}

_TARGETS = {
    TargetStanding.SIGNATORY: N_("signatory, not a Party; compared as readiness to ratify"),
    TargetStanding.INVITED: N_("not a Party, invited to accede; compared as readiness to accede"),
    TargetStanding.NOT_PARTY: N_("not a Party; compared as readiness to accede"),
    TargetStanding.PARTY: N_("Party"),
}


def day(value: date) -> str:
    """A date as people write it in English: "11 February 2014"."""
    return ENGLISH.day(value)


def plural(number: int, one: str, many: str = "") -> str:
    """A number with its noun in English: "1 gap", "2 gaps"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listed(items: Sequence[str]) -> str:
    """Items in an English sentence: "a, b and c"."""
    return ENGLISH.listed(items)


def articles(numbers: Sequence[str]) -> str:
    """Articles of a standard, as "Art. 5" or "Arts 5 and 9"."""
    return f"Art{'.' if len(numbers) == 1 else 's'} {listed(numbers)}"


def verdict_word(bounds: Bounds | None, _: Messages = ENGLISH) -> str:
    """The verdict on a provision, in words."""
    if bounds is None:
        return _("not applicable")
    return _(VERDICTS[bounds.proven, bounds.possible])


def element_state(element: ElementResult, _: Messages = ENGLISH) -> str:
    """What is known of an element, in words."""
    word = _(_STATES[element.state])
    if element.state is ElementState.UNDETERMINED and element.bounds.proven is not Level.ABSENT:
        word = _("weaker, perhaps there")
    if element.limits and element.state is ElementState.ABSENT:
        word = _("no such limit")
    if element.treatment is Treatment.OPTIONAL:
        return _("optional: {word}", word=word)
    if element.treatment is Treatment.RESERVED:
        return _("reserved ({word})", word=word)
    if element.treatment is Treatment.ALTERNATIVE:
        return _("another way is taken ({word})", word=word)
    return word


def guard_word(state: GuardState, _: Messages = ENGLISH) -> str:
    """What is known of a safeguard, in words."""
    return _(_GUARDS[state])


def right_words(right: Right, _: Messages = ENGLISH) -> str:
    """The right, in words."""
    return _(_RIGHTS[right])


def place_words(place: Place, _: Messages = ENGLISH) -> str:
    """A cited place, with what became of it where it has no effect."""
    if place.operation is Operation.IN_FORCE:
        return place.text
    words = _(_OPERATIONS[place.operation])
    if place.since is not None and place.operation is not Operation.NOT_YET:
        words = _("{event} on {date}", event=words, date=place.since.isoformat())
    return f"{place.text} ({words})"


def basis_words(basis: Basis, _: Messages = ENGLISH) -> str:
    """How somebody knows: method, version of the law, confidence, review."""
    words = _(
        "{method}; law of {date}; {confidence} confidence",
        method=_(METHODS[basis.method]),
        date=basis.law_as_of.isoformat(),
        confidence=_(CONFIDENCES[basis.confidence]),
    )
    return words + _(", reviewed") if basis.review is Review.REVIEWED else words


def standing_words(
    standing: TargetStanding, since: date | None, short: str, _: Messages = ENGLISH
) -> str:
    """What the standard is for the State."""
    if standing is TargetStanding.PARTY and since is not None:
        return _("Party since {date}", date=_.day(since))
    if standing is TargetStanding.UNRECORDED:
        return _("its position towards the {treaty} is not recorded", treaty=_(short))
    return _(_TARGETS[standing])
