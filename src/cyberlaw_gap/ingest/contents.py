"""The arrangement of sections at the beginning of a law: a list of headings, no law."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlaw_gap.ingest.openings import Opening

__all__ = ["contents_pages"]

_TITLE = re.compile(
    r"^[ \t#*_]*(?:ARRANGEMENT[ ]+OF[ ]+(?:SECTIONS|ARTICLES|CLAUSES|PROVISIONS|PARTS|THE ACT)"
    r"|TABLE[ ]+OF[ ]+(?:CONTENTS|PROVISIONS|SECTIONS)|CONTENTS|DAFTAR ISI"
    r"|LIST[ ]+OF[ ]+(?:SECTIONS|ARTICLES)|(?:SECTIONS?|CLAUSES?)(?=[ \t*_:]*\n))[ \t#*_:.]*$",
    re.MULTILINE | re.IGNORECASE,
)
_LAW_BEGINS = re.compile(
    r"^[ \t#*_]*(?:AN?[ ]+(?:ACT|BILL|ORDINANCE|LAW)\b|A[ ]+Bill\b|(?:BE[ ]+IT[ ]+)?ENACTED\b"
    r"|WHEREAS\b|PREAMBLE\b|LAW[ ]+N|ACT[ ]+N|IT[ ]+IS[ ]+HEREBY[ ]+ENACTED|An[ ]Act\b"
    r"|[A-Z][A-Z ,()&-]{6,100}\b(?:ACT|CODE|LAW|ORDINANCE)[ \t]*$)",
    re.MULTILINE,
)
_SCHEDULE = re.compile(
    r"^[ \t#*_]*(?:(?:THE|FIRST|SECOND|THIRD|FOURTH|FIFTH)[ ]+)*(?:SCHEDULES?|ANNEX|APPENDIX)\b.*$",
    re.MULTILINE | re.IGNORECASE,
)
_FEWEST = 3
_FEWEST_UNTITLED = 5
_LONGEST_ENTRY = 200
_SENTENCE = re.compile(r"\b(?:shall|means|includes)\b|;\s*$")


def contents_pages(text: str, found: Sequence[Opening]) -> tuple[int, int] | None:
    """Where the arrangement of sections begins and ends; None if there is none.

    It is a run of numbers, each with a line or two, that begins anew later on with the law.

    Args:
        text: The whole text.
        found: The places where a section may begin, in the order of the text.
    """
    if not found:
        return None
    title = _TITLE.search(text)
    if title is not None:
        first = next((i for i, o in enumerate(found) if o.start >= title.end()), None)
        if first is not None:
            law = _law(text, found, first, _FEWEST)
            if law is not None:
                return title.start(), _end(text, found[law - 1].after, found[law].start)
    law = _law(text, found, 0, _FEWEST_UNTITLED)
    if law is None or len({o.family for o in found[:law]}) > 1:
        return None
    ends = [o.start for o in found[1:law]]
    long = sum(
        text[o.after : end].strip().count("\n") > 0 for o, end in zip(found, ends, strict=False)
    )
    if long * 4 > law:
        return None
    return found[0].start, _end(text, found[law - 1].after, found[law].start)


def _law(text: str, found: Sequence[Opening], first: int, fewest: int) -> int | None:
    """The index of the opening with which the law begins, after the entries from the first."""
    start = found[first]
    again = next((i for i in range(first + 1, len(found)) if found[i].number == start.number), None)
    if again is None or again - first < fewest:
        return None
    entries = text[start.after : found[again - 1].after]
    if len(entries) > _LONGEST_ENTRY * (again - first) or _is_prose(text, found, first, again):
        return None
    wanted = {o.number for o in found[first:again]}
    comes_again = {o.number for o in found[again:]} & wanted
    return again if len(comes_again) >= min(len(wanted), max(_FEWEST, len(wanted) // 2)) else None


def _is_prose(text: str, found: Sequence[Opening], first: int, again: int) -> bool:
    """Whether the entries are sentences rather than headings."""
    sentences = sum(
        bool(_SENTENCE.search(text, found[i].after, found[i + 1].start))
        for i in range(first, again - 1)
    )
    return sentences * 2 > again - first


def _end(text: str, last: int, law: int) -> int:
    """Where the contents end: before the words that begin the law, or behind the last entry."""
    begins = _LAW_BEGINS.search(text, last, law)
    if begins is not None:
        return begins.start()
    end = text.find("\n", last, law)
    end = law if end < 0 else end + 1
    for schedule in _SCHEDULE.finditer(text, end, law):
        end = min(schedule.end() + 1, law)
    return end
