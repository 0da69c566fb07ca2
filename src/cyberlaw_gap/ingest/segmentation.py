"""The units of a law, found by the way its lines begin."""

# ruff: noqa: RUF001  dashes and quotation marks of print stand in the patterns

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cyberlaw_gap.ingest.amending import insertions
from cyberlaw_gap.ingest.contents import contents_pages
from cyberlaw_gap.ingest.glossary import definitions
from cyberlaw_gap.ingest.headings import (
    heading_above,
    heading_at_end,
    heading_behind,
    skip_repeated_number,
    words_behind,
)
from cyberlaw_gap.ingest.language import is_english
from cyberlaw_gap.ingest.numbering import section_number
from cyberlaw_gap.ingest.openings import Division, divisions, looks_like_heading, openings
from cyberlaw_gap.ingest.references import references
from cyberlaw_gap.ingest.sequence import longest_run
from cyberlaw_gap.ingest.subdivisions import subdivisions
from cyberlaw_gap.model.document import Document, Note, NoteKind, Section, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberlaw_gap.ingest.amending import Insertion
    from cyberlaw_gap.ingest.extract import Extract, Mark
    from cyberlaw_gap.ingest.openings import Opening

__all__ = ["segment"]

_TITLE_WORDS = re.compile(
    r"\b(?:ACT|LAW|CODE|BILL|ORDINANCE|DECREE|ORDER|PROCLAMATION|REGULATIONS?|CONSTITUTION)\b",
    re.IGNORECASE,
)
_CITED_AS = re.compile(
    r"\b(?:may\s+be\s+cited\s+as|shall\s+be\s+(?:known|cited)\s+as)\s+(?:the\s+)?[“\"]?"
    r"(?P<title>[A-Z][^.;”\"]{5,120}?)(?=[.;”\"]|\s+and\s+shall)"
)
_LONGEST_TITLE = 200
_LINES_FOR_TITLE = 15
_LINES_OF_HEADING = 3
_HEAD = 5_000
_WIDEST = 140
_LONG_WORD = 4
_CODE_TO_ACT = 4
_MOST_LISTED = 12
_SHARE_WITH_HEADING_ABOVE = 0.3
_SHARE_MARKED = 0.6
_SHARE_WITH_HEADING_AT_END = 0.6
_FEWEST_AT_END = 3


@dataclass(frozen=True, slots=True)
class _Unit:
    """A unit before it has its end and its parent."""

    start: int
    body: int
    depth: int
    kind: UnitKind
    label: str
    heading: str = ""
    via: str = ""
    target: str = ""
    end: int | None = None


def segment(extract: Extract, name: str) -> Document:
    """Take a text of law apart.

    Args:
        extract: The words of the file, with the units that the file itself marks.
        name: The file's name.
    """
    text = extract.text
    units = _marked(text, extract.marks) if extract.marks else _unmarked(text)
    sections = _nested(text, units)
    title = extract.title or _title(text)
    cited = _CITED_AS.search(text, 0, _HEAD * 4)
    names = (title, " ".join(cited["title"].split())) if cited else (title,)
    return Document(
        name=name,
        format=extract.format,
        title=title,
        text=text,
        sections=sections,
        definitions=definitions(text, sections),
        references=references(text, sections, names),
        pages=extract.pages,
        notes=(*extract.notes, *_notes(text, sections)),
    )


def _unmarked(text: str) -> list[_Unit]:
    """The units of a text whose file marks none."""
    found = openings(text)
    lines = divisions(text)
    pages: list[_Unit] = []
    contents = contents_pages(text, found)
    if contents is not None:
        found = [o for o in found if o.start >= contents[1]]
        lines = [d for d in lines if d.start >= contents[1]]
        pages = [
            _Unit(contents[0], contents[0], 0, UnitKind.CONTENTS, "", "Contents", end=contents[1])
        ]
    inserted = insertions(text, found)
    new = {o.start for i in inserted for o in i.openings}
    spans = [(i.start, i.end) for i in inserted]
    boundaries = [d.start for d in lines if d.word in {"schedule", "act"}]
    chosen = longest_run([o for o in found if not _is_inside(o.start, spans)], boundaries)
    chosen = _with_headings_before(text, found, chosen)
    starts = {o.start for o in chosen} | new
    lines = [
        d
        for d in lines
        if d.word != "act" and d.start not in starts and not _is_inside(d.start, spans)
    ]
    outline, are_at_end = _outline(text, chosen, lines)
    units = _with_preambles(text, [*pages, *outline])
    return _divided(text, units, inserted, are_at_end=are_at_end)


def _is_inside(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    at = bisect_right(spans, (offset, len(spans) and spans[-1][1])) - 1
    return at >= 0 and spans[at][0] <= offset < spans[at][1]


def _with_headings_before(
    text: str, found: Sequence[Opening], chosen: Sequence[Opening]
) -> list[Opening]:
    """The sections, each from the earlier of two lines that give it the same number.

    Some files set the heading with the number first, then the number again with the text.
    """
    places = {o.start: i for i, o in enumerate(found)}
    made: list[Opening] = []
    for opening in chosen:
        index = places[opening.start]
        before = found[index - 1] if index else None
        if (
            before is not None
            and before.number == opening.number
            and before.family == opening.family
            and opening.start - before.after <= _LONGEST_TITLE
            and looks_like_heading(text[before.after : opening.start].strip(" .*_#\n"))
        ):
            made.append(before)
        else:
            made.append(opening)
    return made


def _outline(
    text: str, sections: Sequence[Opening], lines: Sequence[Division]
) -> tuple[list[_Unit], bool]:
    """Chapters, schedules and sections in the order of the text, with their depths.

    And whether the headings of sections stand at the end of the section before.
    """
    events: list[Opening | Division] = [*sections, *lines]
    events.sort(key=lambda e: e.start)
    if not events:
        return [], False
    ends = [*(e.start for e in events[1:]), len(text)]
    above = _headings_above(text, events, ends)
    at_end = {} if above else _headings_at_end(text, events, ends)
    above = above or at_end
    ends = [min(end, above.get(end, ("", end))[1]) for end in ends]
    units: list[_Unit] = []
    words: list[str] = []
    schedule = ""
    holds_law = _holds_law(events)
    for found, end in zip(events, ends, strict=True):
        event = found
        if isinstance(event, Division):
            if event.word == "schedule":
                words, schedule = ["schedule"], event.label
                if holds_law:
                    # The first schedule is the law; those behind it are its schedules.
                    schedule, holds_law = "", False
                    event = replace(event, label="", rest=f"{event.label} {event.rest}".strip())
            else:
                words = (
                    [*words[: words.index(event.word)], event.word]
                    if (event.word in words)
                    else [*words, event.word]
                )
            units.append(_division(text, event, end, len(words) - 1))
            continue
        heading, body = heading_behind(text, event.after, end)
        start = event.start
        if event.start in above:
            heading, start, body = above[event.start]
        body = skip_repeated_number(text, event.label, body, end)
        units.append(
            _Unit(
                start,
                body,
                len(words),
                UnitKind.SUBDIVISION if schedule else UnitKind.SECTION,
                f"{schedule} para {event.label}" if schedule else event.label,
                heading,
            )
        )
    return units, bool(at_end)


def _holds_law(events: Sequence[Opening | Division]) -> bool:
    """Whether the law itself is the first schedule, as where a short act brings in a code."""
    places = [i for i, e in enumerate(events) if isinstance(e, Division) and e.word == "schedule"]
    first, second = ([*places, len(events), len(events)])[:2]
    before = sum(not isinstance(e, Division) for e in events[:first])
    within = sum(not isinstance(e, Division) for e in events[first:second])
    return before * _CODE_TO_ACT < within


def _division(text: str, division: Division, end: int, depth: int) -> _Unit:
    """A chapter or schedule, with the lines below its own that belong to its heading."""
    body = _skip_space(text, division.end, end)
    heading = [division.rest] if division.rest else []
    while len(heading) < _LINES_OF_HEADING and body < end:
        stop = text.find("\n", body, end)
        stop = end if stop < 0 else stop
        line = text[body:stop].strip()
        goes_on = heading and not line.isupper()
        if not looks_like_heading(line) or line.endswith(".") or goes_on:
            break
        heading.append(line.strip(" *_#"))
        body = _skip_space(text, stop, end)
    words = " ".join(" ".join(heading).split())
    if division.word == "schedule":
        return _Unit(division.start, body, depth, UnitKind.SCHEDULE, division.label, words)
    return _Unit(
        division.start, body, depth, UnitKind.CHAPTER, "", f"{division.label} {words}".strip()
    )


def _headings_above(
    text: str, events: Sequence[Opening | Division], ends: Sequence[int]
) -> dict[int, tuple[str, int, int]]:
    """The headings above the numbers, if that is where this law sets them.

    Per place of a number: the heading, where it begins, and where the words begin.
    """
    sections = [e for e in events if not isinstance(e, Division)]
    are_above = sum(s.is_marked for s in sections) > len(sections) * _SHARE_MARKED
    above: dict[int, tuple[str, int, int]] = {}
    bare = floor = 0
    is_first = False
    for event, end in zip(events, ends, strict=True):
        if isinstance(event, Division):
            floor, is_first = event.end, True
            continue
        heading, body = heading_behind(text, event.after, end)
        if not heading or (are_above and event.is_marked):
            bare += 1
            found = heading_above(text, event.start, floor, may_stop=event.family == "alone")
            # Capitals below the line of a chapter are the heading of the chapter.
            if found is not None and not (is_first and found[0].isupper()):
                body = words_behind(text, event.after, end) if heading else body
                above[event.start] = (*found, body)
        floor, is_first = body, False
    return above if len(above) >= bare * _SHARE_WITH_HEADING_ABOVE else {}


def _headings_at_end(
    text: str, events: Sequence[Opening | Division], ends: Sequence[int]
) -> dict[int, tuple[str, int, int]]:
    """The headings at the end of the sections before, if that is where this law has them.

    The same as for the headings above; one that a chapter parts from its section is copied.
    """
    at_end: dict[int, tuple[str, int, int]] = {}
    floor = bare = sections = 0
    above: Division | None = None
    for event, end in zip(events, ends, strict=True):
        if isinstance(event, Division):
            above = above or event
            continue
        heading, body = heading_behind(text, event.after, end)
        found = heading_at_end(text, above.start if above else event.start, floor)
        sections += 1
        bare += not heading
        if not heading and sections > 1 and found is not None:
            at_end[event.start] = (found[0], event.start if above else found[1], body)
        floor, above = body, None
    fewest = max(_FEWEST_AT_END, sections * _SHARE_WITH_HEADING_AT_END)
    return at_end if len(at_end) >= fewest else {}


def _with_preambles(text: str, units: list[_Unit]) -> list[_Unit]:
    """The units, with what stands before the first of them and around the contents."""
    if not units:
        # Nothing numbers the text: it is one unit, so that what it says can be cited.
        start = _skip_space(text, 0, len(text))
        return [_Unit(start, start, 0, UnitKind.SECTION, "")] if start < len(text) else []
    made: list[_Unit] = []
    at = 0
    for unit in units:
        if text[at : unit.start].strip() and (not made or made[-1].end is not None):
            start = _skip_space(text, at, unit.start)
            made.append(_Unit(start, start, 0, UnitKind.PREAMBLE, "", end=unit.start))
        made.append(unit)
        at = unit.end if unit.end is not None else len(text)
    return made


def _divided(
    text: str, units: Sequence[_Unit], inserted: Sequence[Insertion], *, are_at_end: bool
) -> list[_Unit]:
    """The units, each followed by its subdivisions and the sections that it inserts."""
    headed = _inserted_below_heading if are_at_end else _inserted_with_heading
    width = _width(text)
    made: list[_Unit] = []
    waiting = list(inserted)[::-1]
    for index, unit in enumerate(units):
        made.append(unit)
        end = units[index + 1].start if index + 1 < len(units) else len(text)
        within: list[Insertion] = []
        while waiting and waiting[-1].start < end:
            within.append(waiting.pop())
        if unit.kind in {UnitKind.SECTION, UnitKind.SUBDIVISION, UnitKind.SCHEDULE}:
            new = [n for i in within for n in _inserted(text, unit, i, headed(text, i, end), width)]
            skipped = [(i.start, i.end) for i in within]
            parts = list(_subdivided(text, unit, end, width, skipped))
            made.extend(_merged(parts, new, unit.depth))
    return made


def _inserted_with_heading(
    text: str, insertion: Insertion, limit: int
) -> list[tuple[str, int, int, int]]:
    """Per new section its heading, where it begins, where its words begin, where it ends."""
    stop = min(insertion.end, limit)
    ends = [*(o.start for o in insertion.openings[1:]), stop]
    made: list[tuple[str, int, int, int]] = []
    for opening, end in zip(insertion.openings, ends, strict=True):
        heading, body = heading_behind(text, opening.after, end)
        made.append((heading, opening.start, body, end))
    return made


def _inserted_below_heading(
    text: str, insertion: Insertion, limit: int
) -> list[tuple[str, int, int, int]]:
    """The same, where a heading stands at the end of the words before the number."""
    made: list[tuple[str, int, int, int]] = []
    floor = max(insertion.start - 2, 0)
    for heading, start, body, end in _inserted_with_heading(text, insertion, limit):
        found = None if heading else heading_at_end(text, start, floor)
        if found is None:
            made.append((heading, start, body, end))
        else:
            if made:
                made[-1] = (*made[-1][:3], found[1])
            made.append((*found, body, end))
        floor = body
    return made


def _inserted(
    text: str,
    clause: _Unit,
    insertion: Insertion,
    headed: Sequence[tuple[str, int, int, int]],
    width: int,
) -> Iterator[_Unit]:
    """The new sections of an amending clause, each with its subdivisions; depths from 0."""
    for opening, (heading, start, body, end) in zip(insertion.openings, headed, strict=True):
        section = _Unit(
            start,
            body,
            0,
            UnitKind.SECTION,
            opening.label,
            heading,
            via=clause.label,
            target=insertion.target,
            end=end,
        )
        yield section
        yield from _subdivided(text, section, end, width)


def _merged(parts: Sequence[_Unit], new: Sequence[_Unit], depth: int) -> Iterator[_Unit]:
    """The subdivisions of a clause and the new sections that stand in them, in their order."""
    below, via = depth + 1, ""
    waiting = list(new)[::-1]
    for part in parts:
        while waiting and waiting[-1].start < part.start:
            unit = waiting.pop()
            yield replace(unit, depth=unit.depth + below, via=unit.via or via)
        yield part
        below, via = part.depth + 1, part.label
    for unit in waiting[::-1]:
        yield replace(unit, depth=unit.depth + below, via=unit.via or via)


def _subdivided(
    text: str,
    unit: _Unit,
    end: int,
    width: int = 0,
    skipped: Sequence[tuple[int, int]] = (),
) -> Iterator[_Unit]:
    labels = [unit.label]
    for part in subdivisions(text, unit.body, end, width, skipped):
        del labels[part.depth + 1 :]
        labels.append(labels[-1] + part.label)
        yield _Unit(
            part.start,
            part.body,
            unit.depth + 1 + part.depth,
            UnitKind.SUBDIVISION,
            labels[-1],
            via=unit.via,
            target=unit.target,
            end=part.end,
        )


def _marked(text: str, marks: Sequence[Mark]) -> list[_Unit]:
    """The units that the file itself marks, divided further where it marks nothing."""
    units: list[_Unit] = []
    path: list[tuple[int, str]] = []
    size = len(text)
    ordered = sorted((m for m in marks if 0 <= m.start <= size), key=lambda m: (m.start, m.depth))
    for index, mark in enumerate(ordered):
        while path and path[-1][0] >= mark.depth:
            path.pop()
        above = next((label for _, label in reversed(path) if label), "")
        label = _marked_label(mark, above)
        path.append((mark.depth, label))
        body = min(max(mark.body, mark.start), size)
        heading = " ".join(mark.heading.split()).rstrip(" .:—–-") or mark.heading
        unit = _Unit(mark.start, body, len(path) - 1, mark.kind, label, heading, end=mark.end)
        units.append(unit)
        following = ordered[index + 1] if index + 1 < len(ordered) else None
        holds_marks = following is not None and following.depth > mark.depth
        divides = mark.kind in {UnitKind.SECTION, UnitKind.SUBDIVISION} and label
        if divides and not holds_marks:
            end = following.start if following is not None else size
            if mark.end is not None:
                end = min(end, mark.end)
            units.extend(_subdivided(text, unit, max(end, body)))
    return units


def _marked_label(mark: Mark, above: str) -> str:
    if mark.kind in {UnitKind.CHAPTER, UnitKind.PREAMBLE, UnitKind.CONTENTS}:
        return ""
    if mark.kind is UnitKind.SUBDIVISION and above:
        return f"{above}({mark.number})" if mark.number else above
    if mark.kind is UnitKind.SCHEDULE:
        has_word = len(mark.number) >= _LONG_WORD
        label = mark.number if has_word else f"Schedule {mark.number}".strip()
        return f"{above} {label}".strip()
    return f"{above} para {mark.number}" if above else mark.number


def _nested(text: str, units: Sequence[_Unit]) -> tuple[Section, ...]:
    """The units with their ends and parents: each runs to the next that it does not hold."""
    ends = [len(text)] * len(units)
    # No unit runs beyond what holds it, whatever the file says.
    limits: list[int] = []
    parents: list[int | None] = []
    open_units: list[int] = []
    for index, unit in enumerate(units):
        while open_units and (
            units[open_units[-1]].depth >= unit.depth or limits[open_units[-1]] <= unit.start
        ):
            last = open_units.pop()
            ends[last] = min(unit.start, limits[last])
        parent = open_units[-1] if open_units else None
        limit = len(text) if parent is None else limits[parent]
        limits.append(limit if unit.end is None else min(unit.end, limit))
        parents.append(parent)
        open_units.append(index)
    sections: list[Section] = []
    for index, unit in enumerate(units):
        parent = parents[index]
        end = ends[index] if unit.end is None else min(unit.end, ends[index])
        if parent is not None:
            end = min(end, sections[parent].end)
        end = max(end, unit.start)
        sections.append(
            Section(
                kind=unit.kind,
                label=unit.label,
                heading=unit.heading,
                start=unit.start,
                end=end,
                body=min(max(unit.body, unit.start), end),
                parent=parent,
                via=unit.via,
                target=unit.target,
            )
        )
    return tuple(sections)


def _width(text: str) -> int:
    """The length of the lines of a text that is broken into lines of one length; 0 if it is not."""
    lengths = sorted(len(line) for line in text.splitlines() if line.strip())
    if not lengths:
        return 0
    long = lengths[len(lengths) * 9 // 10]
    return long if long <= _WIDEST else 0


def _title(text: str) -> str:
    """The first line that names a kind of law, else the first line."""
    first = above = ""
    for line in text[:_HEAD].splitlines()[:_LINES_FOR_TITLE]:
        words = " ".join(line.strip(" \t*_#").split())
        if len(words) > _LONGEST_TITLE or sum(map(str.isalpha, words)) < _LONG_WORD:
            continue
        first = first or words
        long = [w for w in words.split() if len(w) >= _LONG_WORD and w[0].isalpha()]
        capitals = sum(w[0].isupper() for w in long)
        has_kind = _TITLE_WORDS.search(words) is not None
        if has_kind and words[0].isalnum() and capitals * 3 >= len(long) * 2:
            goes_on = above.isupper() and _TITLE_WORDS.match(words) is not None
            return f"{above} {words}" if goes_on else words
        above = words
    cited = _CITED_AS.search(text, 0, _HEAD * 4)
    return " ".join(cited["title"].split()) if cited else first


def _notes(text: str, sections: Sequence[Section]) -> Iterator[Note]:
    """What a reader should know about the units that were found."""
    if text.strip() and not any(s.kind is UnitKind.SECTION and s.label for s in sections):
        yield Note(kind=NoteKind.UNNUMBERED, what="No numbered sections were found.")
    if not is_english(text):
        yield Note(
            kind=NoteKind.LANGUAGE,
            what="The text does not look like English; nothing but its numbering was read.",
        )
    for section in sections:
        if section.kind is UnitKind.CONTENTS:
            yield Note(
                kind=NoteKind.LEFT_OUT,
                what="The arrangement of sections is no part of the law.",
                start=section.start,
            )
    labels = Counter(s.label for s in sections if s.kind is UnitKind.SECTION and s.label)
    repeated = [label for label, count in labels.items() if count > 1]
    if repeated:
        yield Note(
            kind=NoteKind.REPEATED_LABEL,
            what=f"More than one section has the number {_listed(repeated)}.",
        )
    missing = _missing(sections)
    if missing:
        yield Note(
            kind=NoteKind.NUMBERING_GAP,
            what=f"No section has the number {_listed(missing)}.",
        )


def _missing(sections: Sequence[Section]) -> list[str]:
    """The numbers that the run of sections jumps over, as "5" or "7 to 9"."""
    missing: list[str] = []
    last: int | None = None
    for section in sections:
        number = section_number(section.label) if section.kind is UnitKind.SECTION else None
        if number is None or section.via or number[1].is_decimal:
            continue
        base = number[1].base
        if last is not None and number[1].suffix and base < last:
            continue
        if last is not None and base > last + 1:
            low, high = last + 1, base - 1
            missing.append(str(low) if low == high else f"{low} to {high}")
        last = base
    return missing


def _listed(labels: Sequence[str]) -> str:
    shown = ", ".join(labels[:_MOST_LISTED])
    more = len(labels) - _MOST_LISTED
    return f"{shown} and {more} more" if more > 0 else shown


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at
