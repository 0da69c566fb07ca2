"""The passages of a law in which cues are looked for, and an index to look quickly.

A passage is a section with all that it holds: the unit that a heading governs and that
a lawyer reads as a whole. What an offence or a power needs often stands in several of
its subdivisions.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cyberlaw_gap.model.document import Document, UnitKind
from cyberlaw_gap.phrase import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberlaw_gap.phrase import Phrase

__all__ = ["Found", "Passage", "Passages"]

_WORD = re.compile(r"[\w'-]+")
_PART = re.compile(r"\w+")

#: A phrase that stands in a passage more often says nothing new.
_MOST_PLACES = 6

#: How much of a word is looked for in a heading before the whole phrase is.
_STEM = 4

#: A section whose heading says so is a list of definitions when so large a share of it
#: is; one without a heading when nearly all is.
_DEFINING = 0.9
_DEFINING_BY_HEADING = 0.3
_DEFINITIONS = re.compile(r"\b(?:definition|interpret|meaning|terms?\b|terminolog|glossary)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A section as it is searched."""

    section: int
    """Its index in ``Document.sections``; -1 for text outside any."""
    start: int
    end: int
    body: int
    """Where its words begin, after number and heading."""
    heading: str
    """As ``phrase.fold`` gives it, with the headings of the parts that hold it after it."""
    own_heading: str
    defines: bool
    """Whether it is a list of definitions."""
    term: str = ""
    """For a definition: the term, folded; a section has none."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase that was found: where, in offsets of the document."""

    passage: int
    start: int
    end: int


class _WordIndex:
    """Where each word of a text stands."""

    def __init__(self, text: str) -> None:
        places: dict[str, list[int]] = {}
        for found in _WORD.finditer(text):
            word, start = found[0], found.start()
            places.setdefault(word, []).append(start)
            if "-" in word or "'" in word:
                # Hyphens join words in one law and part them in another.
                for part in _PART.finditer(word):
                    if len(part[0]) < len(word):
                        places.setdefault(part[0], []).append(start + part.start())
        self._places = places
        self._sorted = sorted(places)
        self._known: dict[str, list[int]] = {}
        self._beginnings: dict[tuple[str, ...], list[int]] = {}

    def places(self, word: str) -> list[int]:
        """Where a word stands, or with ``*`` one that begins so; in order."""
        known = self._known.get(word)
        if known is None:
            found: set[int] = set()
            for spelling in _spellings(word):
                found.update(self._spelling(spelling))
            known = self._known[word] = sorted(found)
        return known

    def _spelling(self, word: str) -> Iterator[int]:
        if not word.endswith("*"):
            yield from self._places.get(word, ())
            return
        stem = word[:-1]
        for at in range(bisect_left(self._sorted, stem), len(self._sorted)):
            other = self._sorted[at]
            if not other.startswith(stem):
                break
            yield from self._places[other]

    def candidates(self, phrase: Phrase) -> list[int]:
        """Where a phrase may begin, in order: its other words are not far."""
        key = phrase.starts
        found = self._beginnings.get(key)
        if found is None:
            found = sorted({place for word in key for place in self.places(word)})
            self._beginnings[key] = found
        for words in phrase.needs[1:]:
            if not found:
                break
            needed = self._beginnings.get(words)
            if needed is None:
                needed = sorted({place for word in words for place in self.places(word)})
                self._beginnings[words] = needed
            found = [
                place
                for place in found
                if (at := bisect_left(needed, place)) < len(needed)
                and needed[at] <= place + phrase.reach
            ]
        return found


def _spellings(word: str) -> tuple[str, ...]:
    other = re.sub(r"i[sz](?=e|ing|ation|able|$)", "iz", word)
    third = re.sub(r"i[sz](?=e|ing|ation|able|$)", "is", word)
    return (word,) if other == third else tuple(dict.fromkeys((other, third)))


class Passages:
    """The passages of a document, searched by phrases."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.folded = fold(document.text)
        sections = tuple(self._cut())
        self.sections = range(len(sections))
        """The numbers of the passages that are sections; definitions follow."""
        self.all = sections + tuple(self._defined())

    def _cut(self) -> Iterator[Passage]:
        sections = self.document.sections
        covered = _covered_by_definitions(self.document)
        for index, section in enumerate(sections):
            if section.kind is UnitKind.SCHEDULE:
                if any(
                    sections[child].kind in (UnitKind.SECTION, UnitKind.SCHEDULE)
                    for child in self.document.children[index]
                ):
                    continue
            elif section.kind is not UnitKind.SECTION:
                continue
            if not section.via and any(
                sections[above].kind is UnitKind.SECTION for above in self._above(index)
            ):
                # An inserted section stands inside the clause that brings it; both are kept,
                # the clause without what it brings.
                continue
            above = " ".join(
                sections[a].heading
                for a in self._above(index)
                if sections[a].kind is UnitKind.CHAPTER
            )
            heading = fold(section.heading)
            length = max(section.end - section.start, 1)
            yield Passage(
                index,
                section.start,
                self._own_end(index),
                section.body,
                f"{heading} / {fold(above)}",
                heading,
                covered.get(index, 0) / length > _needed_to_define(heading),
            )
        if not any(s.kind in (UnitKind.SECTION, UnitKind.SCHEDULE) for s in sections):
            yield from self._paragraphs()

    def _defined(self) -> Iterator[Passage]:
        """Each definition as a passage of its own."""
        for each in self.document.definitions:
            term = fold(each.term).strip()
            if term:
                yield Passage(
                    each.section, each.start, each.end, each.start, "", "", defines=True, term=term
                )

    @cached_property
    def uses(self) -> tuple[tuple[int, ...], ...]:
        """Per passage the definitions whose terms it uses.

        Where a text defines a term more than once, the definition before the place counts,
        or the first one.
        """
        of_term: dict[str, list[int]] = {}
        for number in range(len(self.sections), len(self.all)):
            of_term.setdefault(self.all[number].term, []).append(number)
        used: list[set[int]] = [set() for _ in self.all]
        for term, definitions in of_term.items():
            words = _WORD.findall(term)
            if not words:
                continue
            # The plural and its like of the last word count.
            stem = words[-1].removesuffix("e")
            first = words[0] if len(words) > 1 else f"{stem}*"
            pattern = re.compile(r"\W+".join([*map(re.escape, words[:-1]), re.escape(stem)]))
            starts = [self.all[number].start for number in definitions]
            for place in self._words.places(first):
                if pattern.match(self.folded, place):
                    definition = definitions[max(bisect_right(starts, place) - 1, 0)]
                    for holder in self._at(place):
                        if holder != definition:
                            used[holder].add(definition)
        return tuple(tuple(sorted(own)) for own in used)

    def _own_end(self, index: int) -> int:
        """Where a section ends, or where the first section begins that it inserts."""
        sections = self.document.sections
        inserted = [
            sections[child].start
            for child in self.document.children[index]
            if sections[child].kind is UnitKind.SECTION
        ]
        return min([sections[index].end, *inserted])

    def _above(self, index: int) -> tuple[int, ...]:
        return tuple(self.document.ancestors(index))

    def _paragraphs(self) -> Iterator[Passage]:
        """A text without units: what stands between empty lines."""
        at = 0
        for block in re.split(r"(\n[ \t]*\n)", self.document.text):
            if block.strip():
                yield Passage(-1, at, at + len(block), at, "", "", defines=False)
            at += len(block)

    @cached_property
    def _words(self) -> _WordIndex:
        return _WordIndex(self.folded)

    @cached_property
    def _starts(self) -> tuple[tuple[list[int], list[int]], tuple[list[int], list[int]]]:
        """Sections, then definitions: where they start, in order, and their numbers."""
        both = []
        for numbers in (self.sections, range(len(self.sections), len(self.all))):
            order = sorted(numbers, key=lambda n: self.all[n].start)
            both.append(([self.all[n].start for n in order], order))
        return both[0], both[1]

    def _at(self, place: int) -> Iterator[int]:
        """The section and the definition that hold a place, as far as there are any."""
        for starts, order in self._starts:
            at = bisect_right(starts, place) - 1
            if at >= 0 and place < self.all[order[at]].end:
                yield order[at]

    def text(self, passage: int) -> str:
        """The folded text of a passage."""
        return self.folded[self.all[passage].start : self.all[passage].end]

    def in_headings(self, phrase: Phrase) -> Iterator[int]:
        """The passages whose own heading holds a phrase."""
        for number in self.sections:
            heading = self.all[number].own_heading
            if heading and _holds(heading, phrase):
                yield number

    def holding(self, phrase: Phrase) -> Iterator[Found]:
        """The places of a phrase, the first few in each passage that holds it."""
        seen: dict[int, int] = {}
        ends: dict[int, int] = {}
        for place in self._words.candidates(phrase):
            for number in self._at(place):
                if seen.get(number, 0) >= _MOST_PLACES or place < ends.get(number, 0):
                    continue
                found = phrase.pattern.match(self.folded, place, self.all[number].end)
                if found is not None:
                    seen[number] = seen.get(number, 0) + 1
                    ends[number] = found.end()
                    yield Found(number, found.start(), found.end())


def _holds(heading: str, phrase: Phrase) -> bool:
    return any(word.removesuffix("*")[:_STEM] in heading for word in phrase.starts) and bool(
        phrase.pattern.search(heading)
    )


def _needed_to_define(heading: str) -> float:
    """Which share of a section must be definitions for it to be nothing else."""
    if _DEFINITIONS.search(heading):
        return _DEFINING_BY_HEADING
    return 1.0 if heading else _DEFINING


def _covered_by_definitions(document: Document) -> dict[int, int]:
    """Per section how many of its characters are definitions."""
    covered: dict[int, int] = {}
    for definition in document.definitions:
        length = definition.end - definition.start
        for index in (definition.section, *document.ancestors(definition.section)):
            covered[index] = covered.get(index, 0) + length
    return covered
