"""The clauses of two drafts of one law, and which of the old ones became which of the new.

Clauses are compared by their words alone: capitals, punctuation, their own numbers and
the marks of their subdivisions do not count, so that renumbering changes nothing.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from cyberlaw_gap.model.document import UnitKind

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence

    from cyberlaw_gap.model.document import Document

__all__ = ["Clause", "Clauses", "Token", "align"]

Token: TypeAlias = tuple[str, int, int]
"""A word as it is compared, and where it stands in the text."""

_WORD = re.compile(r"\w+(?:['\u2019\-]\w+)*")
_MARK = re.compile(r"[\s*_]*[(\[]?\w{1,6}\s*[.)\]]")
_BLANK_LINES = re.compile(r"\n\s*\n")
_HOLDS_WORDS = frozenset({UnitKind.SECTION, UnitKind.SCHEDULE, UnitKind.PREAMBLE})
_ALIKE = 0.5
"""From which likeness on two clauses are the same one, whatever their numbers."""
_ALIKE_UNDER_ONE_LABEL = 0.2
_RARE = 30
"""A word that more clauses have tells nothing of which ones belong together."""
_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Clause:
    """A section of a draft, without the sections that stand inside it."""

    label: str
    heading: str
    """In lower case."""
    via: str
    start: int
    end: int
    parent: int | None
    """The index of the clause that it stands in."""
    pieces: tuple[tuple[int, int], ...]
    """The words that are its own: no numbers of subdivisions, no clauses inside it."""
    words: str
    """Its words as they are compared, a space between two."""

    @property
    def name(self) -> str:
        """How a reader finds it: by its number, or by its heading."""
        return self.label or self.heading


class Clauses:
    """A draft as clauses: sections, schedules and the preamble; else its paragraphs."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._holes: list[tuple[int, int]] = []
        self._clause_of_unit: dict[int, int] = {}
        self.all: tuple[Clause, ...] = tuple(self._of_units()) or tuple(self._of_paragraphs())
        self._starts = [clause.start for clause in self.all]

    def _of_units(self) -> Iterator[Clause]:
        document = self.document
        holders: dict[int, int] = {}
        holes: list[list[tuple[int, int]]] = []
        chosen: list[int] = []
        for index, unit in enumerate(document.sections):
            inside = holders.get(unit.parent) if unit.parent is not None else None
            if unit.kind in _HOLDS_WORDS or unit.kind is UnitKind.CONTENTS:
                hole = (unit.start, unit.end)
            else:
                mark = _MARK.match(document.text, unit.start, unit.body)
                hole = (unit.start, mark.end() if mark else unit.start)
            if inside is not None:
                holes[inside].append(hole)
            if unit.kind in _HOLDS_WORDS:
                holders[index] = len(chosen)
                self._clause_of_unit[index] = len(chosen)
                chosen.append(index)
                holes.append([])
            elif inside is not None:
                holders[index] = inside
                self._clause_of_unit[index] = inside
        for index, own in zip(chosen, holes, strict=True):
            unit = document.sections[index]
            heading = document.text.find(unit.heading, unit.start, unit.body)
            pieces = []
            if unit.heading and heading >= 0:
                pieces.append((heading, heading + len(unit.heading)))
            pieces += _without((unit.body, unit.end), own)
            yield Clause(
                label=unit.label,
                heading=" ".join(unit.heading.lower().split()),
                via=unit.via,
                start=unit.start,
                end=unit.end,
                parent=holders.get(unit.parent) if unit.parent is not None else None,
                pieces=tuple(pieces),
                words=self._words(pieces),
            )

    def _of_paragraphs(self) -> Iterator[Clause]:
        breaks = [found.span() for found in _BLANK_LINES.finditer(self.document.text)]
        for piece in _without((0, len(self.document.text)), breaks):
            yield Clause("", "", "", *piece, None, (piece,), self._words((piece,)))

    def _words(self, pieces: Iterable[tuple[int, int]]) -> str:
        return " ".join(word for word, _, _ in self._tokens(pieces))

    def _tokens(self, pieces: Iterable[tuple[int, int]]) -> Iterator[Token]:
        text = self.document.text
        for start, end in pieces:
            for found in _WORD.finditer(text, start, end):
                yield found[0].lower().replace("\u2019", "'"), *found.span()

    def at(self, offset: int) -> int | None:
        """The index of the smallest clause that holds an offset; None outside all."""
        index: int | None = bisect_right(self._starts, offset) - 1
        while index is not None and index >= 0:
            if offset < self.all[index].end:
                return index
            index = self.all[index].parent
        return None

    def words_between(self, start: int, end: int) -> str:
        """Words of the text as they are compared, those of one clause."""
        index = self.at(start)
        if index is None:
            return self._words(((start, end),))
        pieces = self.all[index].pieces
        first = max(bisect_right(pieces, (start, end)) - 1, 0)
        cut = []
        for piece in pieces[first:]:
            if piece[0] >= end:
                break
            cut.append((max(piece[0], start), min(piece[1], end)))
        return self._words(cut)

    def hold(self, words: str) -> bool:
        """Whether some clause has these words in a row, as ``words_between`` gives them."""
        return f" {words} " in self._text

    @cached_property
    def _text(self) -> str:
        return " \n ".join(("", *(clause.words for clause in self.all), ""))

    def tokens(self, index: int, name: Callable[[int], int | None]) -> list[Token]:
        """The words of a clause; what points at another clause is one word.

        Args:
            index: Which clause.
            name: What a clause is called in both drafts; None when only one has it.
        """
        clause = self.all[index]
        found = []
        behind = -1
        for token in self._tokens(clause.pieces):
            if token[1] < behind:
                continue
            pointer = self._pointer(token[1], clause.end, name)
            if pointer is not None:
                token, behind = pointer, pointer[2]  # noqa: PLW2901  it stands for several
            found.append(token)
        return found

    def _pointer(self, offset: int, end: int, name: Callable[[int], int | None]) -> Token | None:
        """The reference that begins at an offset, named so that renumbering is no change."""
        number = self._references.get(offset)
        if number is None:
            return None
        reference = self.document.references[number]
        target = self._clause_of_unit.get(reference.target if reference.target is not None else -1)
        if target is None or reference.end > end:
            return None
        called = name(target)
        clause = self.all[target]
        if called is None or not clause.label or not reference.label.startswith(clause.label):
            return None
        rest = reference.label[len(clause.label) :]
        return f"\0{called}{rest}", reference.start, reference.end

    @cached_property
    def _references(self) -> dict[int, int]:
        """By the first word of a reference to a place in this draft: its index."""
        found: dict[int, int] = {}
        for index, reference in enumerate(self.document.references):
            word = _WORD.search(self.document.text, reference.start, reference.end)
            if word is not None and reference.target is not None and not reference.act:
                found.setdefault(word.start(), index)
        return found


def _without(whole: tuple[int, int], holes: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A stretch of text less the stretches cut out of it, which come in order."""
    start, end = whole
    for hole in holes:
        if start < hole[0] < end:
            yield start, hole[0]
        start = max(start, hole[1])
    if start < end:
        yield start, end


def align(old: Sequence[Clause], new: Sequence[Clause]) -> dict[int, int]:
    """For each old clause that the new draft still has, the index of the new one.

    Clauses belong together when their words are the same; else when label and heading
    are, or a heading that only one clause of each draft has; else by how many words they
    share, rare ones weighing more; and a clause written anew keeps its label.
    """
    return _Alignment(old, new).pairs


class _Alignment:
    def __init__(self, old: Sequence[Clause], new: Sequence[Clause]) -> None:
        self.old = old
        self.new = new
        self.pairs: dict[int, int] = {}
        self.old_left = dict.fromkeys(i for i, c in enumerate(old) if c.words)
        self.new_left = dict.fromkeys(i for i, c in enumerate(new) if c.words)
        self._pair_groups(lambda c: (c.via, c.label, c.words))
        self._pair_groups(lambda c: c.words)
        self._pair_only(lambda c: (c.via, c.label, c.heading) if c.heading else None)
        self._pair_only(lambda c: (c.via, c.heading) if c.heading else None)
        self._sets = (
            {i: frozenset(old[i].words.split()) for i in self.old_left},
            {i: frozenset(new[i].words.split()) for i in self.new_left},
        )
        self._weights = self._weigh()
        self._totals = tuple(
            {index: self._weight(words) for index, words in sets.items()} for sets in self._sets
        )
        self._pair_alike()
        self._pair_only(
            lambda c: (c.via, c.label) if c.label else None,
            least=_ALIKE_UNDER_ONE_LABEL,
        )

    def _pair(self, old: int, new: int) -> None:
        self.pairs[old] = new
        del self.old_left[old]
        del self.new_left[new]

    def _by_key(
        self, key: Callable[[Clause], Hashable | None]
    ) -> Iterator[tuple[list[int], list[int]]]:
        """The clauses left that have a key in common, of both drafts."""
        by_key: dict[Hashable, tuple[list[int], list[int]]] = {}
        for side, clauses, left in ((0, self.old, self.old_left), (1, self.new, self.new_left)):
            for index in left:
                found = key(clauses[index])
                if found is not None:
                    by_key.setdefault(found, ([], []))[side].append(index)
        yield from by_key.values()

    def _pair_groups(self, key: Callable[[Clause], Hashable | None]) -> None:
        """Pair what has the same key, in order."""
        for olds, news in list(self._by_key(key)):
            for old, new in zip(olds, news, strict=False):
                self._pair(old, new)

    def _pair_only(
        self, key: Callable[[Clause], Hashable | None], *, least: float | None = None
    ) -> None:
        """Pair what has a key that no other clause of its draft has."""
        for olds, news in list(self._by_key(key)):
            if len(olds) == len(news) == 1 and (
                least is None or self._likeness(olds[0], news[0]) >= least
            ):
                self._pair(olds[0], news[0])

    def _weigh(self) -> dict[str, float]:
        counts = Counter(word for sets in self._sets for found in sets.values() for word in found)
        number = sum(map(len, self._sets))
        return {word: math.log1p(number / count) for word, count in counts.items()}

    def _weight(self, words: Iterable[str]) -> float:
        return math.fsum(self._weights[word] for word in words)

    def _likeness(self, old: int, new: int) -> float:
        """The share of words in common, 0 to 1."""
        before, after = self._sets[0][old], self._sets[1][new]
        shared = self._weight(before & after)
        return 2 * shared / (self._totals[0][old] + self._totals[1][new])

    def _neighbours(self) -> dict[int, list[int]]:
        """For each new clause left: the old ones left in about the same place."""
        old_of_new = {new: old for old, new in self.pairs.items()}
        found: dict[int, list[int]] = {}
        behind = -1
        since = 0
        for new in range(len(self.new)):
            if new in old_of_new:
                behind, since = old_of_new[new], 0
            elif new in self.new_left:
                since += 1
                places = range(behind + since - _CANDIDATES, behind + since + _CANDIDATES + 1)
                found[new] = [old for old in places if old in self.old_left]
        return found

    def _pair_alike(self) -> None:
        having: dict[str, list[int]] = {}
        by_label: dict[tuple[str, str], int] = {}
        for old in self.old_left:
            by_label.setdefault((self.old[old].via, self.old[old].label), old)
            for word in self._sets[0][old]:
                having.setdefault(word, []).append(old)
        neighbours = self._neighbours()
        found: list[tuple[float, bool, int, int, int]] = []
        for new in self.new_left:
            shared: Counter[int] = Counter()
            for word in self._sets[1][new]:
                holders = having.get(word, ())
                if len(holders) <= _RARE:
                    for old in holders:
                        shared[old] += 1
            clause = self.new[new]
            # By number of rare words, and among equals the first: no order of a set counts.
            best = sorted(shared, key=lambda old: (-shared[old], old))[:_CANDIDATES]
            namesake = by_label.get((clause.via, clause.label))
            candidates = dict.fromkeys(best if namesake is None else (*best, namesake))
            candidates |= dict.fromkeys(neighbours.get(new, ()))
            for old in candidates:
                likeness = self._likeness(old, new)
                if likeness >= _ALIKE:
                    renamed = self.old[old].label != clause.label
                    found.append((-likeness, renamed, abs(old - new), old, new))
        for _, _, _, old, new in sorted(found):
            if old in self.old_left and new in self.new_left:
                self._pair(old, new)
