"""The heading of a section: behind its number, on the line after, or above it."""

# ruff: noqa: RUF001  dashes and quotation marks of print stand in the patterns

from __future__ import annotations

import re

from cyberlaw_gap.ingest.openings import looks_like_heading, previous_line

__all__ = [
    "heading_above",
    "heading_at_end",
    "heading_behind",
    "skip_repeated_number",
    "words_behind",
]

_SEPARATORS = " \t\u00a0\xad.:—–-_*)]”"
_DASH = re.compile(
    r"[.:]?[ \t]?[*_]{0,3}(?:[—–]+|--+|__+|[ ]-+(?=\s|\()|(?<=[.])[ ]?-+)[ \t—–_*-]*"
)
_VERB = re.compile(
    r"\b(?:shall|is|are|was|were|may|must|can|cannot|means|includes|has|have|applies|commits)\b"
)
_RANGE = re.compile(r"(?<=\d)[ \t]?[–—-][ \t]?(?=\d)")
_IN = re.compile(r"In[ ](?:this|the|any|chapter|part|section|article)\b", re.IGNORECASE)
_STOP = re.compile(r"(?<=[^\W\d])[.:][*_]{0,3}[ \t]+(?=[A-Z“\"(])")
_SENTENCE_END = re.compile(r"[.;:][”\"]?[ \t]+[“\"]?(?=[A-Z])")
_FIRST_LABEL = re.compile(r"[ \t]*[.—–:-]*[ \t]*\(1\)")
_LONGEST = 260
_MOST_WORDS = 40


def heading_behind(text: str, after: int, end: int) -> tuple[str, int]:
    """The heading that follows a number, and where the words of the section begin.

    Args:
        text: The whole text.
        after: The place behind the number.
        end: Where the section ends.
    """
    at = words_behind(text, after, end)
    line_end = _line_end(text, at, end)
    if text[at:line_end].strip() == "":
        return _heading_below(text, line_end, end)
    line = text[at : min(line_end, at + _LONGEST)]
    if line[0] in "（(" and (close := line.find("）" if line[0] == "（" else "\n")) > 0:
        return line[1:close].strip(), _skip_space(text, at + close + 1, end)
    if line[0] in "([" and re.match(r"[(\[]\w{1,4}[)\]]", line):
        return "", at
    split = _inside_line(text, line, at, end)
    if split is not None:
        return split
    whole = text[at:line_end].rstrip()
    below = _skip_space(text, line_end, end)
    if below < end and looks_like_heading(whole) and not whole[0].islower():
        after_line = text[below : below + 1]
        if not after_line.islower():
            return _clean(whole), below
        second_end = _line_end(text, below, end)
        both = f"{whole} {text[below:second_end].strip()}"
        third = _skip_space(text, second_end, end)
        if (
            third < end
            and looks_like_heading(both)
            and (_FIRST_LABEL.match(text, third) or both.endswith("."))
        ):
            return _clean(both), third
    return "", at


def heading_above(
    text: str, start: int, floor: int, *, may_stop: bool = False
) -> tuple[str, int] | None:
    """The heading that stands on the line above a number, and where it begins.

    Args:
        text: The whole text.
        start: Where the number stands.
        floor: Where the unit before begins its words: no heading is looked for above.
        may_stop: Whether the heading may end with a full stop.
    """
    found = previous_line(text, start)
    if found is None or found[0] < floor:
        return None
    line = text[found[0] : found[1]].strip()
    has_stop = line.endswith(".") and not may_stop
    if not looks_like_heading(line) or has_stop or len(line.split()) > _MOST_WORDS:
        return None
    before = previous_line(text, found[0])
    if before is not None:
        is_apart = "\n\n" in text[before[1] : found[0]]
        if not is_apart and text[before[1] - 1] not in '.;:])”"':
            return None
    return _clean(line), found[0]


def heading_at_end(text: str, start: int, floor: int) -> tuple[str, int] | None:
    """The heading at the end of the last line of the section before, and where it begins.

    Where marginal headings were read as words of the text, each follows the last sentence
    of the section before its own.

    Args:
        text: The whole text.
        start: Where the number, or the line of the chapter above it, stands.
        floor: Where the section before begins its words.
    """
    found = previous_line(text, start)
    if found is None:
        return None
    first = max(found[0], floor, found[1] - _LONGEST)
    ends = list(_SENTENCE_END.finditer(text, first, found[1]))
    at = ends[-1].end() if ends else floor
    line = text[at : found[1]]
    if at < first or not looks_like_heading(line) or line.endswith("."):
        return None
    return (_clean(line), at) if len(line.split()) <= _MOST_WORDS else None


def skip_repeated_number(text: str, label: str, body: int, end: int) -> int:
    """Where the words begin when the number stands again before them, behind the heading."""
    at = body
    while at < end and text[at] in "*_# \t“":
        at += 1
    if not text.startswith(label, at):
        return body
    at += len(label)
    if at < end and (text[at].isalnum() or text[at] == "-"):
        return body
    mark = at
    while at < end and text[at] in ".*_ \t":
        at += 1
    return at if at > mark or text[at : at + 1] == "(" else body


def _inside_line(text: str, line: str, at: int, end: int) -> tuple[str, int] | None:
    """A heading with the text behind it on the same line."""
    dash = _DASH.search(_RANGE.sub(lambda m: "x" * len(m.group()), line))
    if dash and dash.start() > 0 and _is_title(line[: dash.start()]):
        return _clean(line[: dash.start()]), _skip_space(text, at + dash.end(), end)
    stop = _STOP.search(line)
    if stop and _is_title(line[: stop.start()]):
        return _clean(line[: stop.start()]), at + stop.end()
    label = re.search(r"[ \t]*\(1\)", line)
    if label and label.start() > 0 and _is_title(line[: label.start()]):
        return _clean(line[: label.start()]), at + label.end() - 3
    return None


def _heading_below(text: str, line_end: int, end: int) -> tuple[str, int]:
    below = _skip_space(text, line_end, end)
    stop = _line_end(text, below, end)
    line = text[below:stop].strip()
    next_line = _skip_space(text, stop, end)
    if (
        line
        and next_line < end
        and looks_like_heading(line)
        and not line.endswith(".")
        and not text[next_line].islower()
    ):
        return _clean(line), next_line
    return "", below


def _is_title(words: str) -> bool:
    words = words.strip(" *_")
    return (
        0 < len(words) <= _LONGEST
        and len(words.split()) <= _MOST_WORDS
        and not words[0].islower()
        and words[-1] not in ",;"
        and not _VERB.search(words)
        and not _IN.match(words)
    )


def _clean(words: str) -> str:
    return " ".join(words.strip(" \t*_#.:—–-").split())


def words_behind(text: str, at: int, end: int) -> int:
    """Where the words begin behind a number, its full stop and its dash."""
    while at < end and text[at] in _SEPARATORS:
        at += 1
    return at


def _skip_space(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _line_end(text: str, at: int, end: int) -> int:
    stop = text.find("\n", at, end)
    return end if stop < 0 else stop
