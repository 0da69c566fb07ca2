"""Which of the places that may open a section do: the run of numbers that goes on best."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlaw_gap.ingest.numbering import SectionNumber
    from cyberlaw_gap.ingest.openings import Opening

__all__ = ["longest_run"]

_NEAR = 15
_FAR_COST = {"plain": 6.0, "alone": 6.0, "decimal": 3.0}
_FAR_COST_WORDED = 2.5
_FAR_COST_MARKED = 0.5
_FAR_COST_TITLED = 2.0
_RESTART = 12.0
_RESTART_AT_BOUNDARY = 1.0
_MOST_SUFFIXES = 40
_MINOR = 10_000
_FEWEST_STEPS = 2
_LEAST_STEADY = 0.6


class _Highest:
    """The highest score among the smaller numbers (a Fenwick tree of maxima)."""

    def __init__(self, size: int) -> None:
        self._best: list[tuple[float, int]] = [(float("-inf"), -1)] * (size + 1)

    def put(self, rank: int, score: float, index: int) -> None:
        rank += 1
        while rank < len(self._best):
            self._best[rank] = max(self._best[rank], (score, index))
            rank += rank & -rank

    def below(self, rank: int) -> tuple[float, int]:
        found = (float("-inf"), -1)
        while rank > 0:
            found = max(found, self._best[rank])
            rank -= rank & -rank
        return found


class _Family:
    """The best runs that end with each number, for one way of opening sections."""

    def __init__(self, bases: Sequence[int]) -> None:
        self.bases = sorted(set(bases))
        self.far = _Highest(len(self.bases))
        self.by_base: dict[int, tuple[float, int]] = {}
        self.by_suffix: dict[int, dict[tuple[int, ...], tuple[float, int]]] = {}

    def put(self, number: SectionNumber, score: float, index: int) -> None:
        self.far.put(bisect_left(self.bases, number.base), score, index)
        best = self.by_base.get(number.base)
        if best is None or score >= best[0]:
            self.by_base[number.base] = (score, index)
        suffixes = self.by_suffix.setdefault(number.base, {})
        known = suffixes.get(number.suffix)
        if known is None or score >= known[0]:
            if len(suffixes) >= _MOST_SUFFIXES and number.suffix not in suffixes:
                suffixes.pop(next(iter(suffixes)))
            suffixes[number.suffix] = (score, index)


def longest_run(found: Sequence[Opening], boundaries: Sequence[int]) -> list[Opening]:
    """The openings that are sections, in the order of the text.

    Each adds its weight; a gap in the numbering costs a little, beginning anew costs much,
    unless the title of a schedule or of another act stands before.

    Args:
        found: The places where a section may begin, in the order of the text.
        boundaries: Where numbering may begin anew.
    """
    chosen = _best_run(_without_lists(found, boundaries), boundaries)
    return [*chosen, *_appended(found, chosen, boundaries)]


def _appended(
    found: Sequence[Opening], chosen: Sequence[Opening], boundaries: Sequence[int]
) -> list[Opening]:
    """The sections with letters that some consolidations set behind the last section.

    Inserted into the law later on, 3A then stands behind 18 and not behind 3.
    """
    if not chosen:
        return []
    last = chosen[-1]
    crossed = bisect_left(boundaries, last.start)
    limit = boundaries[crossed] if crossed < len(boundaries) else None
    taken = {o.number for o in chosen}
    bases = {o.number.base for o in chosen if o.family == last.family}
    made: list[Opening] = []
    for opening in found[bisect_left(found, last.after, key=lambda o: o.start) :]:
        if limit is not None and opening.start >= limit:
            break
        number = opening.number
        is_set_apart = opening.is_marked or opening.is_titled or opening.family == "alone"
        if (
            opening.family == last.family
            and number.suffix
            and number.base in bases
            and number not in taken
            and is_set_apart
            and not opening.is_quoted
        ):
            taken.add(number)
            made.append(opening)
    return made


def _without_lists(found: Sequence[Opening], boundaries: Sequence[int]) -> list[Opening]:
    """The openings without bare numbers between "Article 1" and "Article 2": they are items."""
    worded = _best_run([o for o in found if o.family not in _FAR_COST], boundaries)
    steps = [b.number.base - a.number.base for a, b in pairwise(worded)]
    if sum(step in {0, 1} for step in steps) < max(_FEWEST_STEPS, len(steps) * _LEAST_STEADY):
        return list(found)
    starts = [o.start for o in worded]
    kept: list[Opening] = []
    for opening in found:
        if opening.family in _FAR_COST:
            at = bisect_left(starts, opening.start)
            if 0 < at < len(starts):
                crossed = bisect_left(boundaries, starts[at - 1])
                if not (crossed < len(boundaries) and boundaries[crossed] <= opening.start):
                    continue
        kept.append(opening)
    return kept


def _best_run(found: Sequence[Opening], boundaries: Sequence[int]) -> list[Opening]:
    families: dict[str, _Family] = {}
    for name in {o.family for o in found}:
        families[name] = _Family([o.number.base for o in found if o.family == name])
    before: list[int] = []
    scores: list[float] = []
    best: tuple[float, int] = (0.0, -1)
    best_before_boundary: tuple[float, int] = (0.0, -1)
    crossed = 0
    for index, opening in enumerate(found):
        while crossed < len(boundaries) and boundaries[crossed] <= opening.start:
            best_before_boundary = best
            crossed += 1
        family = families[opening.family]
        options = _continuations(opening, family)
        if not opening.only_next:
            options.append((best[0] - _RESTART, best[1]))
            options.append((-_start_cost(opening), -1))
            if crossed:
                cost = _RESTART_AT_BOUNDARY + (0.0 if opening.number.base == 1 else 1.0)
                options.append((best_before_boundary[0] - cost, best_before_boundary[1]))
        score, previous = max(options, default=(float("-inf"), -1))
        score += opening.weight
        scores.append(score)
        before.append(previous)
        if score == float("-inf"):
            continue
        family.put(opening.number, score, index)
        if score > best[0]:
            best = (score, index)
    chosen: list[Opening] = []
    at = best[1]
    while at >= 0:
        chosen.append(found[at])
        at = before[at]
    return chosen[::-1]


def _start_cost(opening: Opening) -> float:
    if opening.number.base == 1 or opening.family not in _FAR_COST:
        return 0.0
    return 0.8


def _continuations(opening: Opening, family: _Family) -> list[tuple[float, int]]:
    number = opening.number
    options: list[tuple[float, int]] = [
        known
        for suffix, known in family.by_suffix.get(number.base, {}).items()
        if suffix < number.suffix
    ]
    for step in range(1, 2 if opening.only_next else _NEAR + 1):
        known = family.by_base.get(number.base - step)
        if known is not None:
            options.append(
                (known[0] - min(0.3 * (step - 1), 0.5 if opening.is_marked else 2.5), known[1])
            )
    if not opening.only_next:
        far = family.far.below(bisect_left(family.bases, number.base))
        cost = _FAR_COST.get(opening.family, _FAR_COST_WORDED)
        if opening.is_titled:
            cost = min(cost, _FAR_COST_TITLED)
        if opening.is_marked:
            cost = _FAR_COST_MARKED
        if number.is_decimal and number.base % _MINOR == 1:
            cost = 0.3
        options.append((far[0] - cost, far[1]))
    return options
