"""Two drafts of one law, each held against the same standard: what the new one does to it.

Which of two statuses is better: absent < deferred < partial < met. An element that a
draft leaves to another law is no longer in its own words, so that met -> deferred is
*lost*; but the pointer is more than nothing, so that absent -> deferred is *gained*.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from cyberlaw_gap.draft.clauses import Clauses, align
from cyberlaw_gap.draft.word_changes import changed_runs, shown
from cyberlaw_gap.errors import CyberlawGapError
from cyberlaw_gap.model.draft import (
    DraftDifference,
    DraftReport,
    ElementChange,
    ElementCheck,
    Quotation,
    Status,
    Trend,
    WordChange,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["DifferentStandards", "compare_drafts", "regressions"]

_RANK = {Status.ABSENT: 0, Status.DEFERRED: 1, Status.PARTIAL: 2, Status.MET: 3}


class DifferentStandards(CyberlawGapError, ValueError):
    """Two checks were held against different standards, and cannot be compared."""

    def __init__(self, old: str, new: str) -> None:
        self.old = old
        self.new = new
        super().__init__(old, new)

    def __str__(self) -> str:
        return (
            f"one draft was checked against {self.old!r} and the other against {self.new!r}; "
            "check both against the same standard"
        )


def compare_drafts(old: DraftReport, new: DraftReport) -> DraftDifference:
    """What a new draft does to each element, and to the words of each clause.

    A status that changed although the words it rested on did not has empty ``words``:
    then the change comes from elsewhere in the text, or from the check itself.

    Raises:
        DifferentStandards: The two were not held against the same standard.
    """
    if old.standard.id != new.standard.id:
        raise DifferentStandards(old.standard.id, new.standard.id)
    texts = _Texts(old, new)
    before = {(p.number, e.id): e for p in old.provisions for e in p.elements}
    changes = (
        _change(provision.number, before[provision.number, element.id], element, texts)
        for provision in new.provisions
        for element in provision.elements
        if (provision.number, element.id) in before
    )
    return DraftDifference(
        old=old,
        new=new,
        changes=tuple(change for change in changes if change.trend is not Trend.SAME),
        clauses=texts.changes,
    )


def regressions(difference: DraftDifference) -> tuple[ElementChange, ...]:
    """What the new draft lost, then what it weakened."""
    return (*difference.having(Trend.LOST), *difference.having(Trend.WEAKENED))


def _change(number: str, before: ElementCheck, after: ElementCheck, texts: _Texts) -> ElementChange:
    words = tuple(texts.changes_under(before, after))
    return ElementChange(
        ref=f"{number}/{after.id}",
        text=after.text,
        trend=_trend(before, after, texts, reworded=bool(words)),
        before=before,
        after=after,
        words=words,
    )


def _trend(before: ElementCheck, after: ElementCheck, texts: _Texts, *, reworded: bool) -> Trend:
    if Status.UNDETERMINED in {before.status, after.status}:
        return Trend.SAME if texts.same_ground(before, after) else Trend.UNSURE
    was, now = _RANK[before.status], _RANK[after.status]
    if now > was:
        return Trend.GAINED
    if now < was:
        return Trend.WEAKENED if after.status is Status.PARTIAL else Trend.LOST
    return Trend.REWORDED if reworded and not texts.same_words(before, after) else Trend.SAME


class _Texts:
    """The words of two drafts, and what became of each clause."""

    def __init__(self, old: DraftReport, new: DraftReport) -> None:
        self.old = Clauses(old.document)
        self.new = Clauses(new.document)
        self.pairs = align(self.old.all, self.new.all)
        self._old_of_new = {after: before for before, after in self.pairs.items()}
        self._made: dict[tuple[int | None, int | None], WordChange | None] = {}

    # --- clauses

    @cached_property
    def changes(self) -> tuple[WordChange, ...]:
        """Every clause whose words changed; one that is gone stands where it was."""
        gone: dict[int, list[int]] = {}
        behind = -1
        for index, clause in enumerate(self.old.all):
            if index in self.pairs:
                behind = self.pairs[index]
            elif clause.words:
                gone.setdefault(behind, []).append(index)
        found = [self._of_pair(old, None) for old in gone.get(-1, ())]
        for index in range(len(self.new.all)):
            found.append(self._of_pair(self._old_of_new.get(index), index))
            found += [self._of_pair(old, None) for old in gone.get(index, ())]
        return tuple(change for change in found if change is not None)

    def changes_under(self, before: ElementCheck, after: ElementCheck) -> Iterator[WordChange]:
        """What changed in the clauses that the element rested on, and rests on now."""
        asked: dict[tuple[int | None, int | None], None] = {}
        for quotation in _rests_on(before):
            index = self.old.at(quotation.start)
            if index is not None:
                asked[index, self.pairs.get(index)] = None
        for quotation in _rests_on(after):
            index = self.new.at(quotation.start)
            if index is not None:
                asked[self._old_of_new.get(index), index] = None
        for old, new in asked:
            change = self._of_pair(old, new)
            if change is not None:
                yield change

    def _of_pair(self, old: int | None, new: int | None) -> WordChange | None:
        """The words that a clause lost and gained; None when it has the same."""
        key = (old, new)
        if key not in self._made:
            self._made[key] = self._compared(old, new)
        return self._made[key]

    def _compared(self, old: int | None, new: int | None) -> WordChange | None:
        if (
            old is not None
            and new is not None
            and self.old.all[old].words == self.new.all[new].words
        ):
            return None
        before = self.old.tokens(old, self._name_of_old) if old is not None else []
        after = self.new.tokens(new, self._name_of_new) if new is not None else []
        runs = changed_runs([t[0] for t in before], [t[0] for t in after])
        removed = shown(self.old.document.text, before, ((a, b) for a, b, _, _ in runs))
        added = shown(self.new.document.text, after, ((c, d) for _, _, c, d in runs))
        if not (removed or added):
            return None
        section = ""
        if new is not None and (added or old is None):
            section = self.new.all[new].name
        elif old is not None:
            section = self.old.all[old].name
        return WordChange(section=section, removed=removed, added=added)

    def _name_of_old(self, index: int) -> int | None:
        return self.pairs.get(index)

    def _name_of_new(self, index: int) -> int | None:
        return index if index in self._old_of_new else None

    # --- the words of one element

    def same_words(self, before: ElementCheck, after: ElementCheck) -> bool:
        """Whether the words on which the element rests stand in both drafts."""
        if before.deferred_to.lower() != after.deferred_to.lower():
            return False
        was = _said(self.old, _rests_on(before))
        now = _said(self.new, _rests_on(after))
        if was == now:
            return True
        return all(map(self.new.hold, was)) and all(map(self.old.hold, now))

    def same_ground(self, before: ElementCheck, after: ElementCheck) -> bool:
        """For an abstention: whether both checks looked at the same words."""
        was = _said(self.old, _looked_at(before))
        now = _said(self.new, _looked_at(after))
        if before.status is not after.status:
            return bool(was) and was == now
        if was == now:
            return True
        return all(map(self.new.hold, was)) and all(map(self.old.hold, now))


def _rests_on(check: ElementCheck) -> tuple[Quotation, ...]:
    return tuple(q for q in (check.proof, check.narrowed_by) if q is not None)


def _looked_at(check: ElementCheck) -> tuple[Quotation, ...]:
    return _rests_on(check) or check.nearest[:1]


def _said(clauses: Clauses, quotations: Iterable[Quotation]) -> tuple[str, ...]:
    return tuple(clauses.words_between(q.start, q.end) for q in quotations)
