"""The subdivisions inside a section: (1), (a), (i), nested in the order the law uses."""

# ruff: noqa: RUF001  dashes and quotation marks of print stand in the patterns

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cyberlaw_gap.ingest.numbering import Kind, Ordinal, ordinals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["Subdivision", "subdivisions"]

_OWN_LABEL = r"(?:\d{1,3}(?:\.\d{1,3}|[A-Za-z]{0,2})|[a-z]\.\d{1,2}|[a-z]{1,6}|[A-Z]{1,4}|đ)"
_LABEL = re.compile(
    rf"""
      \((?P<round>{_OWN_LABEL})\)
    | (?P<degree>\d{{1,3}})[ ]?[°º](?=[ \t])
    | (?P<half>\d{{1,3}}|[a-z]{{1,4}}|đ)\)(?=[ \t])
    | (?P<dot>\d{{1,3}}(?=\.[A-Z][a-z])|(?:\d{{1,3}}|[a-z]|[ivx]{{1,5}})(?=\.[ \t\u00a0][^\s.]))\.
    """,
    re.VERBOSE,
)
_LEAD = re.compile(r"[ \t\f\v\u00a0>#*_“\"'‘\[•·|-]*(?:\d{1,2}\[)?[“\"]?")
_INLINE = re.compile(
    rf"(?<=[\s—–:;.,()\]”\"_-])\((?:{_OWN_LABEL})\)|(?<=[:;.—–-])[ \t]+(?=\d{{1,3}}[°º])"
)
_CITING = re.compile(
    r"""
    (?:\b(?:sub-?)?(?:sections?|articles?|paragraphs?|clauses?|items?|rules?|regulations?|ayat
        |parts?|huruf|khoản|điểm)
    | \)[ ]*(?:,|to|or|and|dan)? | \b(?:to|or|and|dan|in|of|under)
    )\s*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CITING_NOUN = re.compile(
    r"(?:\b(?:sub-?)?(?:sections?|articles?|paragraphs?|clauses?|items?|rules?|regulations?|ayat"
    r"|parts?|huruf|khoản|điểm)|\)|\b(?:or|and|under|of))\s*$",
    re.IGNORECASE,
)
_ITEM_BEFORE = re.compile(r"(?:[—–:;]|;\s*(?:and|or)|[ .:,-]-|^-)$")
_ABBREVIATED = re.compile(r"\b(?:No|Art|Sec|s|ss|para|paras|cl)\.$")
_COMMA = re.compile(r"[^)\s](?:\s?,\s*(?:and|or)?|\s+(?:and|or))$")
_COMMA_AT_END = re.compile(r"(?:,\s*(?:and|or)?|\s+(?:and|or))$")
_CITED_NUMBER = re.compile(
    r"\b(?:sub-?)?(?:sections?|articles?|paragraphs?|clauses?|items?|rules?|regulations?|s|ss)\.?"
    r"(?:[ ]\d{1,4}\w{0,2})?,?\s*$",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"\s+[A-Z][a-z]*\s")
_CITED_AFTER = re.compile(
    r"[ \t]*(?:above|below|of|and|or|to|hereof|shall|is|,|;|\)|\.)(?![\w—–-])"
    r"|[ \t]*\((?:\w{1,4})\)[ ]*(?:of|above)\b"
)
_ITEM_END = re.compile(r"(?:[.;:,—–-]|[;,]\s*(?:and|or|dan|atau|và)|\]|[”\"])\s*$")
_SECOND = {"(a)": "(b)", "(i)": "(ii)", "(A)": "(B)", "(1)": "(2)", "(I)": "(II)"}
_TERM_LINE = re.compile(
    r"(?:(?<=\n)[ \t\f]*|(?<=[;\]][ ]))[“\"]\s?\w[^“”\"\n]{0,100}[”\"]"
    r"(?:\s*(?:or|and|,)\s*[“\"][^“”\"\n]{1,100}[”\"]){0,3}"
    r"[^“”\".;:\n]{0,200}?"
    r"(?:\b(?:means|includes|has|have|shall|refers)\b|[—–:-]+[ \t]*$|,[ \t]*$)"
    r"|(?<=\n)[ \t]*(?!(?:the|this|an?|any|and|or|but|it|that|such|in|for|s?he|each|no|which)\b)"
    r"[A-Za-z][\w ’-]{1,60}?(?:,[ ]in[ ]relation[ ]to[ ][^.;\n]{1,80}?,)?"
    r"[ ](?:means|has[ ]the[ ](?:same[ ])?meaning)\b",
    re.MULTILINE,
)
_WINDOW = 40
_LARGEST_JUMP = 8
_FULL = 0.7
_LONGEST_ITEM = 3_000


@dataclass(frozen=True, slots=True)
class Subdivision:
    """A subdivision as it was found; ``depth`` counts from 0 right below the section."""

    start: int
    body: int
    label: str
    """Its own label in brackets: "(a)", "(11°)"."""
    depth: int
    end: int | None = None
    """Where it ends, when a line of the unit above follows it."""


@dataclass(slots=True)
class _Level:
    form: str
    last: Ordinal
    is_closed: bool = False
    """Text that belongs to the unit above has come after its last item."""


@dataclass(frozen=True, slots=True)
class _Mark:
    """A label that may open a subdivision."""

    start: int
    end: int
    form: str
    text: str
    at_line: bool
    begins: bool
    """Whether the labels after it show that a list begins inside the sentence."""
    readings: tuple[Ordinal, ...] = ()


@dataclass(slots=True)
class _Reading:
    """The state while the labels of a section are read one by one."""

    levels: list[_Level] = field(default_factory=list)
    found: list[Subdivision] = field(default_factory=list)
    open: list[int] = field(default_factory=list)
    """The places in ``found`` of the units that are not closed, the outermost first."""


def subdivisions(
    text: str, start: int, end: int, width: int = 0, skipped: Sequence[tuple[int, int]] = ()
) -> list[Subdivision]:
    """The subdivisions between two places, in the order of the text.

    Args:
        text: The whole text.
        start: Where the words of the section begin.
        end: Where the section ends.
        width: How long the lines are where the text is broken into lines of one length; 0
            where each line is a paragraph.
        skipped: Places in between whose labels belong to other units.
    """
    marks = _marks(text, start, end)
    if skipped:
        marks = list(_outside(marks, skipped))
    state = _Reading()
    flush = _unlabelled_terms(text, start, end)[::-1]
    at = start
    for index, mark in enumerate(marks):
        while flush and flush[-1] < mark.start:
            _close(flush.pop(), state)
        _note_flush_text(text, at, mark, state, width)
        placed = _place(text, start, marks, index, state)
        if placed is not None:
            depth, ordinal = placed
            del state.levels[depth + 1 :]
            if depth == len(state.levels):
                state.levels.append(_Level(mark.form, ordinal))
            else:
                state.levels[depth] = _Level(mark.form, ordinal)
            label = f"({mark.text}°)" if mark.form == "degree" else f"({mark.text})"
            body = mark.end
            while body < end and text[body] in " \t\u00a0.—–":
                body += 1
            del state.open[depth:]
            state.open.append(len(state.found))
            state.found.append(Subdivision(mark.start, min(body, end), label, depth))
            at = mark.end
    for offset in reversed(flush):
        _close(offset, state)
    return state.found


def _outside(marks: Sequence[_Mark], skipped: Sequence[tuple[int, int]]) -> Iterator[_Mark]:
    """The labels that stand in none of the places, which are in the order of the text."""
    at = 0
    for mark in marks:
        while at < len(skipped) and skipped[at][1] <= mark.start:
            at += 1
        if at == len(skipped) or mark.start < skipped[at][0]:
            yield mark


def _unlabelled_terms(text: str, start: int, end: int) -> list[int]:
    """The lines that define the next term without a label: they end the items of the last."""
    return [
        term.start()
        for term in _TERM_LINE.finditer(text, start, end)
        if _ITEM_END.search(text[max(start, term.start() - _WINDOW) : term.start()])
    ]


def _close(offset: int, state: _Reading) -> None:
    """End the open lists at an offset, but not the numbered subsections that hold them."""
    if not state.levels:
        return
    kept = int(state.levels[0].last.kind is Kind.DIGIT)
    for index in state.open[kept:]:
        state.found[index] = replace(state.found[index], end=offset)
    del state.open[kept:]
    del state.levels[kept:]


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The labels between two places that are no citations."""
    marks: list[_Mark] = []
    line = start
    while line < end:
        stop = text.find("\n", line, end)
        stop = end if stop < 0 else stop
        _marks_of_line(text, line, stop, start, marks)
        line = stop + 1
    return marks


def _marks_of_line(text: str, line: int, stop: int, start: int, marks: list[_Mark]) -> None:
    lead = _LEAD.match(text, line, stop)
    at = lead.end() if lead else line
    found = _LABEL.match(text, at, stop)
    opens = found is not None and (
        found["round"] is not None or line == start or text[line - 1] == "\n"
    )
    # "(5)(A)" and "(5) (A)": labels in a row open one unit each.
    while found is not None and opens:
        in_row = bool(marks) and not text[marks[-1].end : at].strip()
        if not in_row and _is_citation(text, at, found.end(), line):
            break
        mark = _mark(found, line if at == (lead.end() if lead else line) else at, at_line=True)
        if not mark.readings:
            break
        marks.append(mark)
        at = found.end()
        while at < stop and text[at] in " \t\u00a0":
            at += 1
        found = _LABEL.match(text, at, stop)
        opens = found is not None and found["round"] is not None
    for inline in _INLINE.finditer(text, max(at - 1, line), stop):
        bracket = inline.start() if text[inline.start()] == "(" else inline.end()
        if bracket < at:
            continue
        found = _LABEL.match(text, bracket, stop)
        if found is None or found["half"] or found["dot"]:
            continue
        if not _may_stand_inline(text, line, bracket, found.end(), stop, marks):
            continue
        mark = _mark(found, bracket, begins=_begins_list_inline(text, bracket, found.end(), stop))
        if mark.readings:
            marks.append(mark)


def _mark(
    found: re.Match[str], start: int, *, at_line: bool = False, begins: bool = False
) -> _Mark:
    form = found.lastgroup or "round"
    label = "".join(str(int(c)) if c.isdecimal() else c for c in found[form])
    return _Mark(start, found.end(), form, label, at_line, begins, ordinals(label))


def _is_citation(text: str, start: int, end: int, line: int) -> bool:
    """Whether a label at the beginning of a line belongs to words that point elsewhere."""
    if text[start : start + 1] != "(" or text[max(0, line - 2) : line] == "\n\n":
        return False
    before = text[max(0, start - _WINDOW) : start]
    if start == line or not text[line:start].strip(" \t[“\"'*_>#"):
        before = text[max(0, line - _WINDOW) : line]
        if _ITEM_BEFORE.search(before.rstrip()):
            return False
        return bool(_CITING.search(before)) and bool(
            re.search(
                r"(?:sections?|articles?|paragraphs?|clauses?|\bto|\bof|\bin|\bunder|\))\s*$",
                before,
                re.IGNORECASE,
            )
            or _CITED_AFTER.match(text, end)
        )
    return False


def _may_stand_inline(
    text: str, line: int, bracket: int, end: int, stop: int, marks: list[_Mark]
) -> bool:
    """Whether a label inside a line may open a unit: after a dash, a colon, the end of an item."""
    before = text[max(line, bracket - _WINDOW) : bracket].rstrip()
    if not before:
        return False
    if marks and not text[marks[-1].end : bracket].strip():
        return True
    after = text[end : min(end + _WINDOW, stop)]
    if before[-1] == ")":
        return False
    if _ITEM_BEFORE.search(before):
        return True
    if _CITED_AFTER.match(after):
        return False
    if before[-1] == ".":
        return not _ABBREVIATED.search(before)
    return (
        before[-1] in '_”"]'
        or _begins_list_inline(text, bracket, end, stop)
        # The full stop before is lost; only the next number of an open list is taken.
        or (
            text[bracket + 1].isdecimal()
            and bool(_SENTENCE.match(after))
            and not _CITING.search(before)
        )
        or (bool(_COMMA.search(before)) and not _CITING.search(_COMMA_AT_END.sub("", before)))
    )


def _begins_list_inline(text: str, bracket: int, end: int, stop: int) -> bool:
    """Whether a first label stands inside a sentence whose next item follows on the same line."""
    second = _SECOND.get(text[bracket:end])
    if second is None or _CITING_NOUN.search(text[max(0, bracket - _WINDOW) : bracket]):
        return False
    at = text.find(second, end, min(stop, end + _LONGEST_ITEM))
    return at >= 0 and bool(re.search(r"(?:[;,.]|[;,]\s*(?:and|or))$", text[end:at].rstrip()[-8:]))


def _note_flush_text(text: str, at: int, mark: _Mark, state: _Reading, width: int) -> None:
    """Mark the innermost list as closed when a line of the unit above stands before the label."""
    if not state.levels or not mark.at_line:
        return
    line = text.find("\n", at, mark.start)
    while 0 <= line < mark.start - 1:
        before = text[max(at, line - _WINDOW) : line]
        stop = text.find("\n", line + 1, mark.start)
        words = text[line + 1 : stop if stop >= 0 else mark.start].strip()
        is_full = line - text.rfind("\n", 0, line) > width * _FULL
        runs_on = width and is_full and before.endswith((",", "-", "—", "–"))
        if (
            words
            and _ITEM_END.search(before)
            and not (runs_on or words.startswith(("Provided", "provided")))
        ):
            state.levels[-1].is_closed = True
            return
        line = stop


def _place(
    text: str, start: int, marks: list[_Mark], index: int, state: _Reading
) -> tuple[int, Ordinal] | None:
    """The depth at which a label belongs, and how it is read; None if it opens no unit."""
    mark = marks[index]
    opens_list = _opens_list(text, start, mark, state)
    readings = _ordered(marks, index, state, opens_list=opens_list)
    for ordinal in readings:
        if ordinal.is_first and opens_list:
            return _open(mark, ordinal, state, is_announced=_is_announced(text, start, mark))
        for depth in range(len(state.levels) - 1, -1, -1):
            level = state.levels[depth]
            if level.form == mark.form and ordinal.follows(level.last):
                return depth, ordinal
    for ordinal in readings:
        if ordinal.is_first and (
            mark.at_line
            or mark.begins
            or opens_list
            or _begins_section(text, start, marks, index, ordinal)
        ):
            return _open(mark, ordinal, state, is_announced=_is_announced(text, start, mark))
    if not mark.at_line and not _skips_one(text, mark, readings[0], state):
        return None
    return _jump(marks, index, readings, state, opens_list=opens_list)


def _opens_list(text: str, start: int, mark: _Mark, state: _Reading) -> bool:
    before = text[max(start - 3, 0, mark.start - _WINDOW) : mark.start].rstrip()
    if mark.start <= start + 1:
        return True
    if (
        state.found
        and state.found[-1].start < mark.start
        and (not text[state.found[-1].body : mark.start].strip())
    ):
        return True
    return bool(before) and before[-1] in "—–:-_"


def _ordered(
    marks: list[_Mark], index: int, state: _Reading, *, opens_list: bool
) -> tuple[Ordinal, ...]:
    """The readings of a label, the one that the labels after it bear out first."""
    mark = marks[index]
    if len(mark.readings) == 1:
        return mark.readings
    open_kinds = {(level.form, level.last.kind): level.last for level in state.levels}
    scored: list[tuple[float, int, Ordinal]] = []
    for rank, ordinal in enumerate(mark.readings):
        score = 0.0
        last = open_kinds.get((mark.form, ordinal.kind))
        if last is not None and ordinal.follows(last):
            score += 2.0
            if state.levels[-1].last is last:
                score += 1.0
        elif ordinal.is_first:
            score += 3.0 if opens_list else 0.5
        elif last is None or not ordinal.is_beyond(last):
            score -= 2.0
        later = _next_of_kind(marks, index, ordinal)
        if later:
            score += later
        scored.append((-score, rank, ordinal))
    scored.sort(key=lambda s: s[:2])
    return tuple(o for _, _, o in scored)


def _next_of_kind(marks: list[_Mark], index: int, ordinal: Ordinal) -> float:
    """How soon the label that would follow a reading comes among the next labels."""
    for distance, mark in enumerate(marks[index + 1 : index + 12]):
        if mark.form != marks[index].form:
            continue
        if any(o.follows(ordinal) and not o.suffix for o in mark.readings):
            return 1.6 - distance * 0.12
    return 0.0


def _is_announced(text: str, start: int, mark: _Mark) -> bool:
    """Whether words that end with a dash or a colon on the same line announce a list."""
    before = text[max(start, mark.start - _WINDOW) : mark.start]
    return not mark.at_line and before.rstrip()[-1:] in {"—", "–", ":"}


#: No law nests its lists so deep; a hostile text must not cost the square of its length.
_DEEPEST = 12


def _open(
    mark: _Mark, ordinal: Ordinal, state: _Reading, *, is_announced: bool
) -> tuple[int, Ordinal]:
    """Begin a list: below the last item, or again where a closed list of its kind stood."""
    if len(state.levels) >= _DEEPEST:
        return len(state.levels) - 1, ordinal
    for depth, level in enumerate(state.levels):
        if level.form == mark.form and level.last.kind is ordinal.kind:
            is_last = depth == len(state.levels) - 1
            # "(a) … (2) if: (a) …": the announced list stands below the item.
            if (not is_last and not is_announced) or level.is_closed:
                return depth, ordinal
    # Numbered subsections are never on one level with a list of another kind.
    is_outer = len(state.levels) == 1 and state.levels[0].last.kind is Kind.DIGIT
    if state.levels and state.levels[-1].is_closed and not is_outer:
        return len(state.levels) - 1, ordinal
    return len(state.levels), ordinal


def _begins_section(
    text: str, start: int, marks: list[_Mark], index: int, ordinal: Ordinal
) -> bool:
    """Whether the first label of a section, behind its first words, opens their list.

    As in "In the Lamp Act, (1) In section 2: (a) …; (2) …", if it cites nothing.
    """
    mark = marks[index]
    return (
        index == 0
        and ordinal.kind is Kind.DIGIT
        and bool(_SENTENCE.match(text, mark.end))
        and not _CITED_NUMBER.search(text[max(start, mark.start - _WINDOW) : mark.start])
        and _next_of_kind(marks, index, ordinal) > 0
    )


def _skips_one(text: str, mark: _Mark, ordinal: Ordinal, state: _Reading) -> bool:
    """Whether a numbered subsection after a full stop comes after one that was not found."""
    return (
        ordinal.kind is Kind.DIGIT
        and bool(state.levels)
        and state.levels[0].last.kind is Kind.DIGIT
        and ordinal.base == state.levels[0].last.base + 2
        and text[max(0, mark.start - 4) : mark.start].rstrip().endswith(".")
    )


def _jump(
    marks: list[_Mark],
    index: int,
    readings: tuple[Ordinal, ...],
    state: _Reading,
    *,
    opens_list: bool,
) -> tuple[int, Ordinal] | None:
    """Place a label that follows no other: after a missing one, or the same label again."""
    mark = marks[index]
    for ordinal in readings:
        for depth in range(len(state.levels) - 1, -1, -1):
            level = state.levels[depth]
            if level.form != mark.form or level.last.kind is not ordinal.kind:
                continue
            if ordinal == level.last:
                return depth, ordinal
            if ordinal.is_beyond(level.last) and ordinal.base - level.last.base <= _LARGEST_JUMP:
                return depth, ordinal
    first = readings[0]
    if opens_list and not first.suffix and _next_of_kind(marks, index, first):
        # An extract: the first items were left out.
        return len(state.levels), first
    if first.base == 2 and first.kind in {Kind.DIGIT, Kind.UPPER, Kind.LOWER}:  # noqa: PLR2004  only the first is missing
        return len(state.levels), first
    return None
