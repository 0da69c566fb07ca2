"""Acts that change other acts: which sections they put into them."""

# ruff: noqa: RUF001  dashes and quotation marks of print stand in the patterns

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.ingest.act_names import act_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlaw_gap.ingest.openings import Opening

__all__ = ["Insertion", "insertions"]

_NEW_TEXT = re.compile(
    r"""
    \b(?:amend(?:ed|ing|ment)|repeal(?:ed|ing)?|replac(?:ed|ing|ement)|substitut(?:ed|ing|ion)
        |insert(?:ed|ing|ion)|add(?:ed|ing|ition)|delet(?:ed|ing|ion)|omitt(?:ed|ing))\b
    [^;”\n]{0,240}(?:\n(?![ \t]*\n)[^;”\n]{0,160}){0,3}?
    (?:[—–:]|[ ]-|\bfollowing\b[^\n.]{0,60}[-—:]?)[ \t*_]*(?=\n|[“"‘])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_NAMED = re.compile(r"\b(?:after|sections?|articles?)\s+(?P<number>\d{1,4})", re.IGNORECASE)
_CLOSING = re.compile(
    r"[”\"’][ \t]*(?:[.;,]|\band\b)?[ \t]*(?:and|or)?[ \t]*(?=\n|$)"
    # The next label of the clause on the same line.
    r"|(?<=[.;])[”\"](?=[ \t]+\(\w{1,4}\)[ \t])"
)
_SCHEDULE = re.compile(r"\b(?:SCHEDULE|Schedule|ANNEX|Annex)\b")
_PRINCIPAL = re.compile(r"[“\"‘']\s*[Pp]rincipal\s+(?:Act|Code|Law)")
_IN_ACT = re.compile(r"[ \t.]*In[ ](?:[\w ]{1,40}[ ]of[ ])?the[ ][^;:\n]{1,200}")
_FURTHEST = 6
_BACK = 900
_HEADING_BETWEEN = 400
_CUE_BACK = 320


@dataclass(frozen=True, slots=True)
class Insertion:
    """New sections that a clause of an amending act puts into another act."""

    start: int
    """Behind the words that announce it."""
    openings: tuple[Opening, ...]
    end: int
    """Where the new text ends; the end of the whole text if no quotation mark closes it."""
    target: str
    """The act that they become part of, if named."""


def insertions(text: str, found: Sequence[Opening]) -> list[Insertion]:
    """The runs of sections that are new text for another act.

    Args:
        text: The whole text.
        found: The places where a section may begin, in the order of the text.
    """
    cues = [m.end() for m in _NEW_TEXT.finditer(text)]
    made: list[Insertion] = []
    principal = ""
    principals = deque(
        (m.start(), _last_named(text[max(0, m.start() - _CUE_BACK) : m.start()]))
        for m in _PRINCIPAL.finditer(text)
    )
    at = 0
    # The clause itself, also where sections that it puts in stand before the next ones.
    host: Opening | None = None
    behind = -1
    for number, cue in enumerate(cues):
        while at < len(found) and found[at].start < cue:
            at += 1
        if at >= len(found):
            break
        until = cues[number + 1] if number + 1 < len(cues) else len(text)
        clause = found[at - 1] if at else None
        if at != behind:
            host = clause
        run = _run(text, found, at, clause, cue, until)
        if run:
            at += len(run)
            while principals and principals[0][0] < cue:
                principal = principals.popleft()[1]
            end = _end(text, run, found[at].start if at < len(found) else len(text))
            target = _target(text, cue, principal, host.after if host else cue)
            behind = at
            made.append(Insertion(cue, tuple(run), end, target))
    return made


def _run(
    text: str,
    found: Sequence[Opening],
    at: int,
    clause: Opening | None,
    cue: int,
    until: int,
) -> list[Opening]:
    """The openings from a place on that are new sections."""
    first = found[at]
    between = " ".join(text[cue : min(first.start, cue + 4 * _HEADING_BETWEEN)].split())
    if len(between) > _HEADING_BETWEEN or first.only_next or _SCHEDULE.search(between):
        return []
    named = [int(n) for n in _NAMED.findall(text[max(0, cue - _CUE_BACK) : cue])]
    # A quotation that was closed before the section is not its own.
    quoted = text[cue : first.start]
    is_quoted = first.is_quoted or quoted.count("“") > quoted.count("”")
    is_near = any(0 <= first.number.base - n <= _FURTHEST for n in named)
    is_next = clause is not None and first.number.base == clause.number.base + 1
    if is_next and not is_quoted and not first.number.suffix:
        return []
    if not (is_near or is_quoted):
        return []
    run = [first]
    for opening in found[at + 1 :]:
        if opening.start >= until or opening.only_next:
            break
        # New sections carry letters or go on from their own numbers, not from the clause's.
        step = opening.number.base - run[-1].number.base
        is_clause = clause is not None and opening.number.base == clause.number.base + 1
        has_later_suffix = step == 0 and opening.number.suffix > run[-1].number.suffix
        if not (has_later_suffix or (step == 1 and (not is_clause or opening.is_quoted))):
            break
        run.append(opening)
    return run


def _end(text: str, run: Sequence[Opening], limit: int) -> int:
    """Behind the quotation mark that closes the new text after its last section."""
    found = _CLOSING.search(text, run[-1].after, limit)
    last = None
    while found is not None:
        last = found
        # A closing mark before a new paragraph of the clause ends the quotation.
        rest = text[found.end() : found.end() + 80].lstrip()
        if found.group().rstrip()[-1:] in {".", ";", ","} or not rest or rest[:1] == "(":
            return found.end()
        found = _CLOSING.search(text, found.end(), limit)
    return last.end() if last is not None else limit


def _target(text: str, cue: int, principal: str, clause: int) -> str:
    """The act with which the clause begins, the principal act, or the last named before."""
    begins = _IN_ACT.match(text, clause, cue)
    if begins is not None:
        named = next(act_names(begins.group()), None)
        if named is not None:
            return named.name
    back = text[max(0, cue - _BACK) : cue]
    if re.search(r"[Pp]rincipal\s+Act", back[-_CUE_BACK:]) and principal:
        return principal
    return _last_named(back)


def _last_named(text: str) -> str:
    named = list(act_names(text))
    return named[-1].name if named else ""
