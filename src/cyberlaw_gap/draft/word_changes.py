"""Which words one version of a clause has and the other has not."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cyberlaw_gap.draft.clauses import Token

__all__ = ["Run", "changed_runs", "shown"]

Run: TypeAlias = tuple[int, int, int, int]
"""Words that differ: from and to in the old version, from and to in the new one."""

_ELLIPSIS = "…"
_SMALL = 20_000
"""Pairs of words up to which every one is compared with every other."""
_DEEPEST = 40
_HEAD, _TAIL = 14, 6
"""Words that a long run shows of its beginning and of its end."""
_MOST_RUNS = 8
_WIDEST_GAP = 16
"""Characters between two words that are shown; more were no words of this clause."""


def changed_runs(old: Sequence[str], new: Sequence[str]) -> tuple[Run, ...]:
    """The runs of words that differ, in order; what stands between them is the same.

    Long stretches are first cut at the words that each version has once, so that the work
    does not grow with the square of their length.
    """
    found: list[Run] = []
    waiting = [((0, len(old), 0, len(new)), 0)]
    while waiting:
        whole, depth = waiting.pop()
        run = start, end, begin, stop = _trimmed(old, new, whole)
        if start == end and begin == stop:
            continue
        if start == end or begin == stop:
            found.append(run)
        elif (end - start) * (stop - begin) <= _SMALL:
            found += _compared(old, new, run)
        else:
            anchors = _anchors(old, new, run) if depth < _DEEPEST else []
            if not anchors:
                found.append(run)
                continue
            for before, after in (*anchors, (end, stop)):
                waiting.append(((start, before, begin, after), depth + 1))
                start, begin = before + 1, after + 1
    return tuple(sorted(found))


def _trimmed(old: Sequence[str], new: Sequence[str], run: Run) -> Run:
    """A run without the words that it begins and ends with alike."""
    start, end, begin, stop = run
    while start < end and begin < stop and old[start] == new[begin]:
        start, begin = start + 1, begin + 1
    while start < end and begin < stop and old[end - 1] == new[stop - 1]:
        end, stop = end - 1, stop - 1
    return start, end, begin, stop


def _compared(old: Sequence[str], new: Sequence[str], run: Run) -> list[Run]:
    start, end, begin, stop = run
    matcher = SequenceMatcher(None, old[start:end], new[begin:stop], autojunk=False)
    return [
        (start + a, start + b, begin + c, begin + d)
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    ]


def _anchors(old: Sequence[str], new: Sequence[str], run: Run) -> list[tuple[int, int]]:
    """Places of words that each version has once, in the order of both."""
    start, end, begin, stop = run
    counts = Counter(old[start:end])
    others = Counter(new[begin:stop])
    place = {new[j]: j for j in range(begin, stop) if others[new[j]] == 1}
    pairs = [
        (i, place[old[i]]) for i in range(start, end) if counts[old[i]] == 1 and old[i] in place
    ]
    # The longest run of pairs that rises in both: the smallest last place for each length,
    # and for each pair the one before it.
    lasts: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for number, (_, after) in enumerate(pairs):
        length = bisect_left(lasts, after)
        before.append(ends[length - 1] if length else -1)
        lasts[length : length + 1] = [after]
        ends[length : length + 1] = [number]
    found = []
    number = ends[-1] if ends else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def shown(text: str, tokens: Sequence[Token], runs: Iterable[tuple[int, int]]) -> str:
    """Runs of words as a reader sees them, shortened, an ellipsis for what is left out.

    Args:
        text: The whole text.
        tokens: The words of the clause, with their places in the text.
        runs: From which word to which.
    """
    filled = [run for run in runs if run[0] < run[1]]
    words = [_run(text, tokens[first:last]) for first, last in filled[:_MOST_RUNS]]
    if len(filled) > _MOST_RUNS:
        words.append(_ELLIPSIS)
    joined = f" {_ELLIPSIS} ".join(words)
    return joined.replace(f"{_ELLIPSIS} {_ELLIPSIS} {_ELLIPSIS}", _ELLIPSIS).replace(
        f"{_ELLIPSIS} {_ELLIPSIS}", _ELLIPSIS
    )


def _run(text: str, tokens: Sequence[Token]) -> str:
    if len(tokens) > _HEAD + _TAIL + 2:
        head, tail = _run(text, tokens[:_HEAD]), _run(text, tokens[-_TAIL:])
        return f"{head} {_ELLIPSIS} {tail}"
    parts = []
    behind = tokens[0][1]
    for _, start, end in tokens:
        between = text[behind:start] if start - behind <= _WIDEST_GAP else f" {_ELLIPSIS} "
        parts += [between, text[start:end]]
        behind = end
    return " ".join("".join(parts).split())
