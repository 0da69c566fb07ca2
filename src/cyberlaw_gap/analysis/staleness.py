"""Findings that may have aged: the law moved on, or the source is old."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from enum import StrEnum
from typing import TYPE_CHECKING

from cyberlaw_gap.model._base import Model
from cyberlaw_gap.model.profile import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cyberlaw_gap.model.profile import CountryProfile, Enactment, Event, Finding

__all__ = ["Aging", "StaleFinding", "latest_day", "stale"]


class Aging(StrEnum):
    """Why a finding may have aged, the gravest first."""

    ASSESSED_BEFORE_EVENT = "assessed-before-event"
    """The law that it cites had an event after the day of the assessment."""
    PLACE_CHANGED = "place-changed"
    """The very place was amended or read down after the text that was read."""
    LAW_CHANGED = "law-changed"
    """The law that it cites was amended elsewhere after the text that was read."""
    SOURCE_OLD = "source-old"
    """The newest of its sources is older than the day given."""
    SOURCE_UNDATED = "source-undated"
    """None of its sources has a date."""


class StaleFinding(Model):
    """A finding that may have aged, and why."""

    element: str
    status: str
    places: tuple[str, ...]
    aging: Aging
    since: dt.date | None
    """The day of the event, or of the newest source."""
    what: str
    """What happened, or which source it is."""
    assessed: dt.date
    law_as_of: dt.date


_ENDS = frozenset({EventKind.REPEALED, EventKind.STRUCK_DOWN})
_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?!\d)")


def stale(
    profile: CountryProfile, as_of: dt.date, sources_before: dt.date | None = None
) -> tuple[StaleFinding, ...]:
    """The findings of a profile that may have aged by a day, the gravest reason of each.

    Not listed: a finding on a law that was repealed or struck down as a whole, since it has
    lapsed and the comparison sees that; and a reading of an old version beside which a
    reading of the version after the event stands.

    Args:
        profile: The country.
        as_of: Events after this day do not count.
        sources_before: List, too, what rests only on sources older than this day.
    """
    found = [*profile.findings, *(f for g in profile.general_part for f in g.findings)]
    gravest = (
        next(_Reading(profile, finding, as_of).agings(sources_before), None) for finding in found
    )
    aged = [one for one in gravest if one is not None]
    order = tuple(Aging)
    return tuple(
        sorted(
            aged,
            key=lambda s: (order.index(s.aging), _by_number(s.element), s.places, s.what),
        )
    )


def _by_number(ref: str) -> tuple[int, str]:
    number, _, element = ref.partition("/")
    return int(re.sub(r"\D", "", number)), element


class _Reading:
    """One finding, held against what became of its laws by a day."""

    def __init__(self, profile: CountryProfile, finding: Finding, as_of: dt.date) -> None:
        self.profile = profile
        self.finding = finding
        self.cited = (*finding.at, *finding.read)
        laws = dict.fromkeys(citation.instrument for citation in self.cited)
        self.laws = [profile.enactment_by_id[law] for law in laws]
        self.as_of = as_of

    def agings(self, sources_before: dt.date | None) -> Iterator[StaleFinding]:
        """Every reason for which it may have aged, the gravest first."""
        if not any(e.kind in _ENDS and not e.at for law in self.laws for e in self._past(law)):
            yield from self._assessed_before()
            yield from self._place_changed()
            yield from self._law_changed()
        if sources_before is not None and self.finding.basis.sources:
            yield from self._source_old(sources_before)

    def _past(self, law: Enactment) -> list[Event]:
        return [event for event in law.events if event.date <= self.as_of]

    def _assessed_before(self) -> Iterator[StaleFinding]:
        for law in self.laws:
            last = _last(self._past(law))
            if last is not None and last.date > self.finding.basis.date:
                yield self._aged(
                    Aging.ASSESSED_BEFORE_EVENT, last.date, f"{law.short}: {_words(last)}"
                )

    def _place_changed(self) -> Iterator[StaleFinding]:
        for citation in self.cited:
            history = self.profile.history(citation)
            last = self._unread(citation.instrument, history.changes)
            if last is not None:
                yield self._aged(Aging.PLACE_CHANGED, last.date, f"{history.text}: {_words(last)}")

    def _law_changed(self) -> Iterator[StaleFinding]:
        for law in self.laws:
            last = self._unread(law.id, law.events)
            if last is not None:
                yield self._aged(Aging.LAW_CHANGED, last.date, f"{law.short}: {_words(last)}")

    def _unread(self, law: str, events: Iterable[Event]) -> Event | None:
        """The last event after the text that was read, if nobody read the law since."""
        read = self.finding.basis.law_as_of
        last = _last([event for event in events if read < event.date <= self.as_of])
        stated = self.profile.stated_on(self.finding.standard)
        if last is None or any(
            other.basis.law_as_of >= last.date and law in other.laws
            for other, _ in stated.get(self.finding.provision, ())
            if other.ref == self.finding.ref
        ):
            return None
        return last

    def _source_old(self, before: dt.date) -> Iterator[StaleFinding]:
        sources = self.finding.basis.sources
        days = [latest_day(self.profile.source_by_id[source].dated) for source in sources]
        known = [day for day in days if day is not None]
        if not known:
            yield self._aged(Aging.SOURCE_UNDATED, None, ", ".join(sources))
        elif max(known) < before:
            yield self._aged(Aging.SOURCE_OLD, max(known), sources[days.index(max(known))])

    def _aged(self, aging: Aging, since: dt.date | None, what: str) -> StaleFinding:
        return StaleFinding(
            element=self.finding.ref,
            status=self.finding.status.value,
            places=tuple(self.profile.history(citation).text for citation in self.cited),
            aging=aging,
            since=since,
            what=what,
            assessed=self.finding.basis.date,
            law_as_of=self.finding.basis.law_as_of,
        )


def _last(events: Iterable[Event]) -> Event | None:
    return max(events, key=lambda e: e.date, default=None)


def _words(event: Event) -> str:
    places = ", ".join(c.pinpoint for c in event.at)
    where = f" ({places})" if places else ""
    return f"{event.kind.value.replace('-', ' ')} on {event.date.isoformat()}{where}"


def latest_day(dated: str) -> dt.date | None:
    """The latest day that the date of a source can mean, or None where it names none.

    A year means its last day, a month its last: a source is called old only when it is so
    on the kindest reading.

    >>> latest_day("snapshot of 2024-02")
    datetime.date(2024, 2, 29)
    """
    days = []
    for year, month, day in _DATE.findall(dated):
        last_month = int(month or 12)
        last_day = calendar.monthrange(int(year), last_month)[1]
        days.append(dt.date(int(year), last_month, min(int(day or last_day), last_day)))
    return max(days, default=None)
