"""A country's laws along time, under what the law had of what is asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from cyberlaw_gap.model.profile import EnactmentKind, EventKind
from cyberlaw_gap.model.verdict import Totals
from cyberlaw_gap.report.blocks import Picture
from cyberlaw_gap.report.pictures.caution import warnings
from cyberlaw_gap.report.pictures.svg import (
    EDGE,
    NOTE,
    SMALL,
    WIDTH,
    Drawing,
    box,
    coloured,
    escaped,
    stroke,
    tag,
    text_width,
    wrapped,
)
from cyberlaw_gap.report.words import EVENTS

if TYPE_CHECKING:
    from cyberlaw_gap.model.profile import Enactment, Event
    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.messages import Messages

__all__ = ["Point", "Span", "days_to_compare", "spans", "timeline"]

#: The counts of the law of one day.
Point: TypeAlias = tuple[date, Totals]
#: ``waiting``, ``in-force`` or ``suspended``, from one day to another.
Span: TypeAlias = tuple[str, date, date]

_MOST = 14
_LEFT = 190
_RIGHT = WIDTH - 14
_TOP = 22
_STRIP = 84
_ROW = 30

_SUSPENDED = EventKind.SUSPENDED
_PART = "suspended-in-part"

#: By sign: the path around its middle, how thick, and the state whose colour it has.
_MARKS = {
    "enacted": ("M-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0", 1.4, ""),
    "commenced": ("M-3 -3.5L3 0L-3 3.5Z", 1.2, ""),
    "amended": ("M0 -4L4 0L0 4L-4 0Z", 1.4, ""),
    "read-down": ("M-4 -3H4L0 3.5Z", 1.4, "weak"),
    _PART: ("M-2 -4V4M2 -4V4", 2, "open"),
    "struck-down": ("M-3.5 -3.5L3.5 3.5M3.5 -3.5L-3.5 3.5", 2, "missing"),
    "repealed": ("M0 -7V7", 2.4, "missing"),
}
#: Above the bar: what changed the law; below it: what gave or took a part of it.
_LANES = {"amended": -8, "read-down": -8, "commenced": 8, _PART: 8, "struck-down": 8}

_ENDS = frozenset({EventKind.STRUCK_DOWN, EventKind.REPEALED})
_STOPS = _ENDS | {_SUSPENDED}


def days_to_compare(report: GapReport) -> tuple[date, ...]:
    """The days on which the counts can change: every event of a law since the study begins."""
    days = {report.studied_from, report.as_of}
    for law in report.enactments:
        days |= {law.in_force or law.enacted}
        days |= {day for event in law.events for day in (event.date, event.until) if day}
    return tuple(sorted(day for day in days if report.studied_from <= day <= report.as_of))


def timeline(report: GapReport, points: Iterable[Point], _: Messages) -> Picture:
    """The laws that a report rests on and what befell them, under the counts of each day.

    Args:
        report: The country's report: its laws up to ``as_of``.
        points: The counts of the days compared, such as those of ``days_to_compare``.
        _: The words.
    """
    steps = _steps(points, report.as_of)
    laws, left_out = _laws(report)
    first = date(min(steps[0][0] if steps else report.studied_from, report.as_of).year, 1, 1)
    country = _.country(report.country.code, report.country.name)
    title = _.labelled(country, _("laws along time"))
    description = _(
        "From {first} to {last}. Above: what is shown and not decided of what is asked. Below: "
        "one line per law, with what befell it.",
        first=_.day(first),
        last=_.day(report.as_of),
    )
    omitted = _.plural(
        "{number} law is left out: it carries no finding, or fewer than these.",
        "{number} laws are left out: they carry no finding, or fewer than these.",
        left_out,
    )
    cautions = warnings(report, _)
    after = (omitted,) if left_out else ()
    description = " ".join((*cautions, description, *after))
    drawing = Drawing(f"timeline-{report.country.code.lower()}", title, description)
    bottom = drawing.notes(
        _Chart(drawing, first, report.as_of, _).draw(steps, laws), (*cautions, *after)
    )
    return Picture(
        id=drawing.picture,
        title=title,
        description=description,
        svg=drawing.svg(bottom),
        heads=(
            _("Day"),
            _("What happened"),
            _("shown"),
            _("up to"),
            _("not decided"),
            _("missing or weaker"),
            _("asked"),
        ),
        rows=_rows(report, steps, laws, _),
    )


def spans(law: Enactment, last: date) -> tuple[Span, ...]:
    """What the whole law was from its enactment to a last day, or to its end."""
    whole = sorted(
        (e for e in law.events if not e.at and e.date <= last), key=lambda e: (e.date, e.kind)
    )
    end = min((e.date for e in whole if e.kind in _ENDS), default=last)
    start = min(law.in_force or end, end)
    found = [("waiting", law.enacted, start)]
    for event in whole:
        if event.kind is _SUSPENDED:
            until = min(event.until or end, end)
            found += [("in-force", start, event.date), ("suspended", max(start, event.date), until)]
            start = max(start, until)
    found.append(("in-force", start, end))
    return tuple(span for span in found if span[1] < span[2])


# --- what is drawn


def _steps(points: Iterable[Point], last: date) -> tuple[Point, ...]:
    """The points up to a day, by time, without those that repeat the one before."""
    found: list[Point] = []
    for day, totals in sorted(points, key=lambda point: point[0]):
        if day <= last and (not found or _figures(found[-1][1]) != _figures(totals)):
            found.append((day, totals))
    return tuple(found)


def _laws(report: GapReport) -> tuple[tuple[Enactment, ...], int]:
    """The laws that carry most findings or were stopped; and how many are left out."""
    carried = Counter(
        law
        for provision in report.provisions
        for element in provision.elements
        for law in {p.citation.instrument for evidence in element.evidence for p in evidence.at}
    )
    known = [law for law in report.enactments if law.enacted <= report.as_of]
    stopped = {
        law.id
        for law in known
        if any(e.kind in _STOPS and e.date <= report.as_of for e in law.events)
    }
    wanted = [law for law in known if carried[law.id] or law.id in stopped]
    wanted.sort(key=lambda law: (law.id not in stopped, -carried[law.id], law.enacted, law.id))
    kept = sorted(wanted[:_MOST], key=lambda law: (law.enacted, law.id))
    return tuple(kept), len(known) - len(kept)


def _rows(
    report: GapReport, steps: Sequence[Point], laws: Sequence[Enactment], _: Messages
) -> tuple[tuple[str, ...], ...]:
    """Events and counts in the order of time."""
    names = {law.id: law.short for law in report.enactments}
    found: list[tuple[date, int, tuple[str, ...]]] = []
    for law in laws:
        lived = [(law.enacted, _("enacted"))]
        if law.in_force and law.in_force <= report.as_of:
            lived.append((law.in_force, _("in force")))
        lived += [(e.date, _event(e, names, _)) for e in law.events if e.date <= report.as_of]
        found += [
            (day, 0, (_.day(day), _.labelled(law.short, word), *[""] * 5)) for day, word in lived
        ]
    for day, totals in steps:
        found.append((day, 1, (_.day(day), _("law compared"), *_figures(totals))))
    return tuple(row for _day, _order, row in sorted(found))


def _figures(totals: Totals) -> tuple[str, ...]:
    short = totals.partial + totals.absent
    return tuple(map(str, (totals.met, totals.possible, totals.undecided, short, totals.required)))


def _event(event: Event, names: dict[str, str], _: Messages) -> str:
    word = _(EVENTS[event.kind])
    if event.at:
        word += f" ({', '.join(c.pinpoint for c in event.at)})"
    if event.until:
        word = _("{event} until {day}", event=word, day=_.day(event.until))
    if event.by in names:
        word = _("{event} by {law}", event=word, law=names[event.by])
    return word


# --- drawing


class _Chart:
    def __init__(self, drawing: Drawing, first: date, last: date, _: Messages) -> None:
        self.drawing = drawing
        self.first = first
        self.last = last
        self._ = _

    def x(self, day: date) -> float:
        """Where a day stands; what was before the first stands on the left edge."""
        share = (day - self.first).days / max((self.last - self.first).days, 1)
        return _LEFT + min(max(share, 0), 1) * (_RIGHT - _LEFT)

    def draw(self, steps: Sequence[Point], laws: Sequence[Enactment]) -> float:
        """Draw everything; gives where it ends."""
        top = _TOP + _STRIP
        bottom = top + 8 + len(laws) * _ROW
        for day, _totals in steps:
            self.drawing.add(stroke(f"M{self.x(day):.1f} {top}V{bottom}", 0.6, opacity="0.5"))
        self._strip(steps)
        used: set[str] = set()
        for i, law in enumerate(laws):
            used |= self._law(law, top + 8 + (i + 0.5) * _ROW)
        self._axis(bottom)
        return self._key(used, bottom + 28)

    def _strip(self, steps: Sequence[Point]) -> None:
        """Per day compared: what is shown, above it what may be, above that what is asked."""
        drawing, _, ground = self.drawing, self._, _TOP + _STRIP
        if not steps:
            return
        most = max(totals.required for _day, totals in steps) or 1
        ends = [*(day for day, _totals in steps[1:]), self.last]
        for (day, totals), end in zip(steps, ends, strict=True):
            x = self.x(day)
            width = max(self.x(end) - x, 1)
            low, high, top = (
                ground - _STRIP * count / most
                for count in (totals.met, totals.possible, totals.required)
            )
            level = f"M{x:.1f} {{:.1f}}h{width:.1f}".format
            drawing.add(
                tag(
                    "g",
                    tag("title", escaped(_.labelled(_.day(day), _counts(totals)))),
                    stroke(level(top), 1.2, **coloured("missing")),
                    tag(
                        "rect", x=x, y=high, width=width, height=low - high, fill=drawing.hatched()
                    ),
                    stroke(level(high), 1.2, **coloured("open")),
                    tag("rect", x=x, y=low, width=width, height=ground - low, **coloured("there")),
                )
            )
        drawing.add(stroke(f"M{_LEFT} {ground}H{_RIGHT}", 1))
        drawing.text(EDGE, _TOP - 7, _("shown - up to / asked"), size=NOTE)
        for i, (state, fill, word) in enumerate(
            (
                ("missing", "none", _("missing or weaker")),
                ("open", drawing.hatched(), _("not decided")),
                ("there", "currentColor", _("shown")),
            )
        ):
            y = _TOP + 12 + i * 22
            drawing.add(box(state, EDGE, y, 12, 12, fill=fill))
            drawing.text(EDGE + 18, y + 10, word, size=SMALL)
        self._figures(steps)

    def _figures(self, steps: Sequence[Point]) -> None:
        """The counts over their steps: the last always, the others where there is room."""
        end = float(WIDTH - EDGE)
        for day, totals in reversed(steps):
            words = _counts(totals)
            x = min(self.x(day), WIDTH - EDGE - text_width(words, NOTE))
            if x + text_width(words, NOTE) <= end:
                self.drawing.text(x, _TOP - 7, words, size=NOTE)
                end = x - 8

    def _axis(self, y: float) -> None:
        drawing = self.drawing
        years = range(self.first.year, self.last.year + 1)
        every = next((n for n in (1, 2, 5, 10, 20) if len(years) / n * 40 <= _RIGHT - _LEFT), 50)
        drawing.add(stroke(f"M{_LEFT} {y}H{_RIGHT}", 1))
        for year in years:
            if year % every == 0:
                x = self.x(date(year, 1, 1))
                drawing.add(stroke(f"M{x:.1f} {y}v4", 1))
                drawing.text(x, y + 15, str(year), size=NOTE, anchor="middle")

    def _law(self, law: Enactment, middle: float) -> set[str]:
        """One law on its line; gives the names of the signs used."""
        drawing = self.drawing
        year = str(law.enacted.year)
        label = law.short if year in law.short else f"{law.short}, {year}"
        if law.kind is EnactmentKind.BILL:
            label += f" ({self._('bill')})"
        drawing.lines(EDGE, middle, wrapped(label, _LEFT - EDGE - 12, SMALL))
        used = set()
        for kind, start, end in spans(law, self.last):
            x, width = self.x(start), self.x(end) - self.x(start)
            if width:
                drawing.add(_span(drawing, kind, x, middle, width))
                used.add(kind)
        marks = {("enacted", law.enacted)} | {
            (name, event.date) for event in law.events if (name := _sign(event))
        }
        for name, day in sorted(marks):
            if self.first <= day <= self.last:
                drawing.add(_mark(name, self.x(day), middle + _LANES.get(name, 0)))
                used.add(name)
        return used

    def _key(self, used: set[str], y: float) -> float:
        _, drawing = self._, self.drawing
        words = {
            "enacted": _("enacted"),
            "waiting": _("not yet in force"),
            "in-force": _("in force"),
            "suspended": _("suspended"),
            _PART: _("suspended in part"),
            "commenced": _("commenced in part"),
            "amended": _("amended"),
            "read-down": _("read down"),
            "struck-down": _("struck down, whole or in part"),
            "repealed": _("repealed, whole or in part"),
        }

        def sign(name: str, x: float, y: float) -> str:
            if name in {"waiting", "in-force", "suspended"}:
                return _span(drawing, name, x, y + 6, 12)
            return _mark(name, x + 6, y + 6)

        return drawing.key([(partial(sign, n), word) for n, word in words.items() if n in used], y)


def _sign(event: Event) -> str:
    """The sign of an event; none for a suspension of the whole, which is a span."""
    if event.kind is _SUSPENDED:
        return _PART if event.at else ""
    return event.kind.value


def _span(drawing: Drawing, kind: str, x: float, middle: float, width: float) -> str:
    if kind == "waiting":
        path = f"M{x:.1f} {middle:g}h{width:.1f}"
        return stroke(path, 1.4, stroke_dasharray="2 2")
    if kind == "suspended":
        return box("open", x, middle - 5, width, 10, fill=drawing.hatched())
    return tag("rect", x=x, y=middle - 2.5, width=width, height=5)


def _mark(name: str, x: float, y: float) -> str:
    path, thick, state = _MARKS[name]
    attributes = coloured(state) if state else {}
    return stroke(path, thick, transform=f"translate({x:.1f} {y:g})", **attributes)


def _counts(totals: Totals) -> str:
    """Shown, up to what may be, of what is asked: "3-4/7"."""
    up_to = f"-{totals.possible}" if totals.possible > totals.met else ""
    return f"{totals.met}{up_to}/{totals.required}"
