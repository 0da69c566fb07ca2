"""The dated life of a country's laws, seen from one day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from cyberlaw_gap.model.profile import CountryProfile, Enactment, Event, EventKind, History
from cyberlaw_gap.model.verdict import Operation, Place

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberlaw_gap.citation import Citation
    from cyberlaw_gap.comparison.claims import Claim
    from cyberlaw_gap.model.verdict import Evidence

__all__ = ["Life"]

_ENDS = {
    EventKind.STRUCK_DOWN: Operation.STRUCK_DOWN,
    EventKind.REPEALED: Operation.REPEALED,
}


class Life:
    """Answers, for any cited place, whether it has effect on the day and what became of it."""

    def __init__(self, profile: CountryProfile, as_of: date) -> None:
        self._profile = profile
        self._enactments = profile.enactment_by_id
        self.as_of = as_of
        # By identity: citations of a profile are read once, and a place keeps its own.
        self._places: dict[int, Place] = {}
        # The claim is kept with its evidence, so that its id stays its own.
        self._evidence: dict[int, tuple[Claim, Evidence]] = {}

    def place(self, citation: Citation) -> Place:
        """The cited place with its state on the day."""
        place = self._places.get(id(citation))
        if place is None:
            place = self._places[id(citation)] = self._look_up(citation)
        return place

    def places(self, citations: Iterable[Citation]) -> tuple[Place, ...]:
        """The cited places with their state on the day."""
        return tuple(map(self.place, citations)) if citations else ()

    def evidence(self, claim: Claim) -> Evidence:
        """The claim as evidence, made once for the elements and the ledger alike."""
        found = self._evidence.get(id(claim))
        if found is None:
            found = self._evidence[id(claim)] = (claim, claim.evidence(self))
        return found[1]

    def _look_up(self, citation: Citation) -> Place:
        history = self._profile.history(citation)
        operation, since, event = self._operation(history)
        return Place(
            citation=citation,
            text=history.text,
            operation=operation,
            since=since,
            by=self._author(event),
        )

    def _author(self, event: Event | None) -> str:
        if event is None or event.by is None:
            return ""
        return self._enactments[event.by].short

    def _operation(self, history: History) -> tuple[Operation, date | None, Event | None]:
        in_force = history.enactment.in_force
        if in_force is None or in_force > self.as_of:
            return Operation.NOT_YET, in_force, None
        past = [e for e in history.covering if e.date <= self.as_of]
        for event in past:
            if event.kind in _ENDS:
                return _ENDS[event.kind], event.date, event
        for event in history.covering:
            if event.kind is EventKind.COMMENCED and event.date > self.as_of:
                return Operation.NOT_YET, event.date, event
        for event in past:
            if event.kind is EventKind.SUSPENDED and (
                event.until is None or self.as_of < event.until
            ):
                return Operation.SUSPENDED, event.date, event
        return Operation.IN_FORCE, in_force, None

    def change(self, citation: Citation, read: date) -> Event | None:
        """The first change of the cited place between the day it was read and this day.

        Works both ways: a text of 2022 says no more about 2015 than one of 2015 about
        2022, if the place was amended or read down in between.
        """
        changes = self._profile.history(citation).changes
        if not changes:
            return None
        first, last = sorted((read, self.as_of))
        return next((e for e in changes if first < e.date <= last), None)

    def describe(self, citation: Citation, event: Event | None = None) -> str:
        """What became of a place, in words: "RA 10175 s 12: struck down on 2014-02-11 ..."."""
        place = self.place(citation)
        if event is not None:
            name, kind, day = place.text, event.kind.value, event.date.isoformat()
            author = self._author(event)
            by = f" by {author}" if author else ""
            return f"{name}: {kind.replace('-', ' ')} on {day}{by}"
        if place.operation is Operation.NOT_YET:
            if place.since is None:
                return f"{place.text}: not in force"
            return f"{place.text}: not in force before {place.since.isoformat()}"
        words = place.operation.value.replace("-", " ")
        since = f" on {place.since.isoformat()}" if place.since else ""
        by = f" by {place.by}" if place.by else ""
        return f"{place.text}: {words}{since}{by}"

    def newly_bearing(self, read_on: date, read: frozenset[str], ref: str) -> Enactment | None:
        """A law that may answer the element, in force on this day and not on the day read.

        Laws that were among those read do not count.
        """
        number = ref.partition("/")[0]
        for enactment in self._enactments.values():
            if (
                enactment.id not in read
                and (ref in enactment.bears_on or number in enactment.bears_on)
                and _in_force(enactment, self.as_of)
                and not _in_force(enactment, read_on)
            ):
                return enactment
        return None


def _in_force(enactment: Enactment, day: date) -> bool:
    if enactment.in_force is None or enactment.in_force > day:
        return False
    return not any(e.kind in _ENDS and not e.at and e.date <= day for e in enactment.events)
