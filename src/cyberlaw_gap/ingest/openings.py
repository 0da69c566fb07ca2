"""How units begin in the drafting traditions: what may open a section, chapter or schedule."""

# ruff: noqa: RUF001  dashes and quotation marks of print stand in the patterns

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.ingest.numbering import SectionNumber, section_number

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Division", "Opening", "divisions", "looks_like_heading", "openings", "previous_line"]

_LEAD = r"[ \t\f\v\u00a0>#*_“”\"'‘’\[\]|\ufeff]*"
_WORD_NUMBER = (
    r"(?:\d{1,5}(?:\.\d{1,3})?(?:[ ]?[-‑][ ]?\d{1,3}(?!\d)|[A-Z]{1,3}(?![a-z])|[a-z](?![A-Za-z]))?"
    r"|[IVXL]{1,7}(?![A-Za-z])|(?:One|ONE|First|FIRST)(?![A-Za-z]))"
)
_WORDED = re.compile(
    rf"^(?P<lead>{_LEAD})"
    r"(?P<word>Section|SECTION|Sec\.?|SEC\.?|Sect\.|Article|ARTICLE|Art\.?|ART\.?|Clause|CLAUSE"
    r"|Rule|RULE|Regulation|Pasal|PASAL|Điều|ĐIỀU|มาตรา|ข้อ|Artículo|ARTÍCULO|Artigo|ARTIGO"
    r"|Artikel|§{1,2})"
    rf"[ \t\u00a0]*(?:№|No\.)?[ \t\u00a0]*(?P<number>{_WORD_NUMBER})",
    re.MULTILINE,
)
_HAN = re.compile(
    r"^(?P<lead>[ \t\u3000#*]*)(?P<number>第[\d〇一二三四五六七八九十百千]{1,8}条"
    r"(?:の[\d〇一二三四五六七八九十百]{1,5}){0,3})",
    re.MULTILINE,
)
_PLAIN = re.compile(
    rf"^(?P<lead>{_LEAD})(?P<number>\d{{1,4}}(?:-\d{{1,3}}|[A-Z]{{1,3}})?)"
    r"(?P<sep>[ ]?\.(?![\d.])|[ ]?(?=[—–])|[ \t]*(?=\(1\))|(?=\])|[ \t]+(?=[A-Z“\"\[]))",
    re.MULTILINE,
)
_DECIMAL = re.compile(
    rf"^(?P<lead>{_LEAD})(?P<number>\d{{1,4}}\.\d{{1,4}}[A-Z]{{0,2}})[ \t]+(?=[A-Z(])",
    re.MULTILINE,
)
_ALONE = re.compile(
    rf"^(?P<lead>{_LEAD})(?P<number>\d{{1,4}}[A-Z]{{0,3}})[ \t*_]*$(?=\s*(?P<below>\S.{{0,9}}))",
    re.MULTILINE,
)
_BRACKETED = re.compile(
    rf"^(?P<lead>{_LEAD})\((?P<number>\d{{1,4}}[A-Z]{{1,2}})\)[ \t]+"
    r"(?=[A-Z][^\n]{3,120}?[.:]?[ \t]?(?:[—–]|__|--?)[ \t]*\(1\))",
    re.MULTILINE,
)
_INLINE = re.compile(
    r"(?<=[.;:\]”\"])[ \t]+(?P<number>\d{1,4}[A-Z]{0,2})\.[ \t]*"
    r"(?=[—–-]{0,2}[ \t]*\(1\)|[—–]|[A-Z“])"
)
_INLINE_WORDED = re.compile(
    r"(?<=[.;:\]”\"])[ \t]+(?P<word>Section|SECTION|Sec\.|SEC\.|Article|ARTICLE|Art\.|§)[ \t]*"
    r"(?P<number>\d{1,4}[A-Z]{0,2})\.[ \t]*(?=[—–-]|[A-Z(“])"
)
_FAMILIES = {
    "section": "section",
    "sec": "section",
    "sect": "section",
    "art": "article",
    "article": "article",
    "artículo": "article",
    "artigo": "article",
    "artikel": "article",
    "§": "sign",
    "§§": "sign",
}
_NO_OPENING = re.compile(
    r"""
    [ \t]*,
    | [ \t]*\)
    | (?:\([^()\n]{1,6}\)){0,6}[\w ]{0,60}:[ ]*(?:amended|inserted|repealed|replaced|substituted
        |added|omitted|editorial|heading)\b
    | [ \t]*(?:\([^()\n]{1,6}\)[ \t]*)+(?:,|\b(?:of|and|or|to|shall|above|below|in)\b|$)
    | [ \t]+(?:of|and|or|to|shall|is|are|in|above|below|under|by|with|which|has|may|the|
             hereof|thereof|does|apply|applies|as|for|on|at|from|ayat|huruf|ini|khoản|và|của)\b
    """,
    re.VERBOSE,
)
_CITING = re.compile(
    r"""
    (?:\b(?:sections?|articles?|paragraphs?|clauses?|chapters?|parts?|rules?|regulations?|nos?\.?|
        items?|schedules?|subsections?|sub-sections?|of|and|or|to|under|by|in|with|the|
        pasal|dan|dalam|điều)|§|,)\s*$
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CHAPTER = re.compile(
    rf"^(?P<lead>{_LEAD})"
    r"(?P<word>SUB-?PART|Sub-?part|PART|Part|CHAPTER|Chapter|TITLE|Title|SUBDIVISION|Subdivision"
    r"|DIVISION|Division|BOOK|Book|BAB|Bab|BAGIAN|Bagian|CHƯƠNG|Chương|MỤC|Mục|หมวด|ส่วนที่"
    r"|CAPÍTULO|TÍTULO)"
    r"[ \t\u00a0]*[-–—:.]?[ \t]*"
    r"(?P<number>[IVXLC]{1,8}[A-Z]?(?![A-Za-z])|\d{1,4}(?:[.-]\d{1,3})?[A-Z]{0,2}(?![A-Za-z])"
    r"|[A-Z]{1,2}(?![A-Za-z'’])|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|first|second|third|fourth|fifth|kesatu|kedua|ketiga)(?![A-Za-z]))"
    r"(?P<rest>[^\n]*)$"
    r"|^[ \t\u3000#*]*(?P<han>第[\d〇一二三四五六七八九十百]{1,5}[章節編])(?P<title>[^\n]*)$",
    re.MULTILINE,
)
_SCHEDULE = re.compile(
    rf"^(?P<lead>{_LEAD})(?:(?:THE|The)[ ])?"
    r"(?:(?P<before>FIRST|SECOND|THIRD|FOURTH|FIFTH|SIXTH|SEVENTH|EIGHTH|NINTH|TENTH"
    r"|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth)[ ]+)?"
    r"(?P<word>SCHEDULES?|Schedules?|ANNEX(?:URE)?|Annex(?:ure)?|APPENDIX|Appendix|LAMPIRAN)"
    r"(?:[ \t]+(?P<number>[IVXL]{1,5}(?![A-Za-z])|\d{1,3}[A-Z]?(?![A-Za-z])|[A-Z](?![A-Za-z])))?"
    r"(?P<rest>[^\n]*)$",
    re.MULTILINE,
)
_ACT_TITLE = re.compile(
    r"^[ \t#*]*(?:AN?[ ]ACT\b|BE[ ]IT[ ]ENACTED|[A-Z][A-Z ,()’'&-]{6,100}"
    r"\b(?:ACT|CODE|LAW|BILL|ORDINANCE|DECREE|REGULATIONS)\b[^a-z\n]{0,40}$)",
    re.MULTILINE,
)
_ORDINAL_WORDS = {
    w: str(v)
    for v, w in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
        ],
        start=1,
    )
}
_VERB = re.compile(
    r"\b(?:shall|is|are|was|were|may|must|means|includes|has|have|applies|commits|refers"
    r"|come|extends|adalah)\b"
)
_SENTENCE_INSIDE = re.compile(r"[a-z)]\.[ ]+[A-Z]")
_ENUMERATED = re.compile(r"[ \t“\"\[]*(?:\(\w{1,5}\)|\w{1,3}[.)°º])[ \t]")
_REMARK = re.compile(r"(?:Compare|Note|Source|Example|History|cf\.?)\b\s*:", re.IGNORECASE)
_LONGEST_HEADING = 220
_LONGEST_UNCASED = 40
_LONGEST_BARE = 110
_FEWEST_BARE = 2
_LEAST_BARE = 0.7
_FEWEST_LISTED = 3
_MOST_SAME_HEADINGS = 2
_LEAST_ALONE = 0.7
_LEAST_ALONE_DIVIDED = 0.25
_CITING_WINDOW = 60


@dataclass(frozen=True, slots=True)
class Opening:
    """A place where a section may begin."""

    start: int
    after: int
    """Behind the number and the mark that belongs to it."""
    label: str
    number: SectionNumber
    family: str
    """Sections of one run are opened in the same way: by "section", "article", a bare number."""
    weight: float
    """How much it looks like a section."""
    only_next: bool = False
    """Whether it counts only as the next in a run: it stands where sections seldom begin."""
    is_quoted: bool = False
    is_marked: bool = False
    """Whether a heading sets it apart, so that its number may be far from the one before."""
    is_titled: bool = False
    """Whether the line, set apart from the one above, holds the number and a heading."""


@dataclass(frozen=True, slots=True)
class Division:
    """The line of a chapter, a schedule, or the title of another act."""

    start: int
    end: int
    """The end of its own line."""
    word: str
    """"part", "chapter", "schedule"; "act" for the title of an act."""
    label: str
    rest: str


def previous_line(text: str, offset: int) -> tuple[int, int] | None:
    """The last line with words before an offset that begins a line."""
    end = offset
    while end > 0 and text[end - 1].isspace():
        end -= 1
    if end == 0:
        return None
    return text.rfind("\n", 0, end) + 1, end


def looks_like_heading(line: str) -> bool:
    """Whether a line reads like the heading of a section."""
    line = line.strip(" \t*_#")
    if not line or len(line) > _LONGEST_HEADING or line[-1] in ";,:—–":
        return False
    if not (line[0].isupper() or line[0] in "“\"'‘([（" or not line[0].isascii()):
        return False
    has_no_case = line[0].isalpha() and line[0].lower() == line[0].upper()
    if has_no_case and len(line) > _LONGEST_UNCASED:
        return False
    if _REMARK.match(line):
        return False
    if _ENUMERATED.match(line) or _SENTENCE_INSIDE.search(line):
        return False
    return not _VERB.search(line)


def openings(text: str) -> list[Opening]:
    """Every place where a section may begin, in the order of the text."""
    found = [
        *_worded(text),
        *_plain(text),
        *_alone(text),
        *_inline(text),
    ]
    found.sort(key=lambda o: (o.start, -o.weight))
    kept: list[Opening] = []
    for opening in found:
        if kept and opening.start < kept[-1].after:
            continue
        kept.append(opening)
    return kept


def divisions(text: str) -> list[Division]:
    """The lines of chapters, schedules and of the titles of acts, in the order of the text."""
    found = [*_without_lists(text, list(_chapters(text))), *_schedules(text)]
    found += [Division(m.start(), m.end(), "act", "", "") for m in _ACT_TITLE.finditer(text)]
    found.sort(key=lambda d: (d.start, d.word == "act"))
    kept: list[Division] = []
    for division in found:
        if not kept or division.start > kept[-1].start:
            kept.append(division)
    return kept


def _worded(text: str) -> Iterator[Opening]:
    for found in _WORDED.finditer(text):
        number = section_number(found["number"])
        if number is None or _NO_OPENING.match(text, found.end()):
            continue
        word = found["word"].rstrip(".").lower()
        weight = 2.0
        if _is_continued(text, found.start()):
            if word not in {"§", "§§"} and text[found.end() : found.end() + 1] not in {".", "\n"}:
                continue
            weight = 0.4
        yield Opening(
            found.end("lead"),
            found.end(),
            number[0],
            number[1],
            _FAMILIES.get(word, word),
            weight,
            is_quoted=_has_quote(found["lead"]),
        )
    for found in _HAN.finditer(text):
        number = section_number(found["number"])
        if number is not None:
            yield Opening(found.end("lead"), found.end(), *number, "条", 2.0)


def _plain(text: str) -> Iterator[Opening]:
    bare = 0
    for pattern, family in ((_PLAIN, "plain"), (_BRACKETED, "plain"), (_DECIMAL, "decimal")):
        # Where whole numbers stand without a point, 22.1 comes between 22 and 23; elsewhere
        # 477.1 is the first section of division 477.
        is_between = pattern is _DECIMAL and bare >= _FEWEST_BARE
        for found in pattern.finditer(text):
            number = section_number(found["number"])
            if number is not None and is_between:
                number = number[0], _between(found["number"])
            if number is None or _NO_OPENING.match(text, found.end()):
                continue
            weight = _plain_weight(text, found)
            if weight > 0:
                has_no_point = pattern is _PLAIN and "." not in found["sep"]
                bare += has_no_point and weight >= _LEAST_BARE
                yield Opening(
                    found.end("lead"),
                    found.end(),
                    *number,
                    "plain" if is_between else family,
                    weight,
                    only_next=pattern is _BRACKETED,
                    is_quoted=_has_quote(found["lead"]),
                    is_marked=_is_below_heading(text, found.start()),
                    is_titled=_is_titled(text, found),
                )


def _alone(text: str) -> Iterator[Opening]:
    """The numbers that have a line to themselves, unless they are those of pages.

    A section has its heading above or its first subsection below; what stands above and
    below the number of a page is any line, or the same line on every page.
    """
    found = list(_ALONE.finditer(text))
    above = [_heading_line(text, f.start()) for f in found]
    times = Counter(above)
    openings: list[Opening] = []
    divided = plain = 0
    for line, heading in zip(found, above, strict=True):
        number = section_number(line["number"])
        is_divided = line["below"].startswith("(1)")
        is_marked = bool(heading) and times[heading] <= _MOST_SAME_HEADINGS
        if number is None or line["below"][0].islower():
            continue
        is_plain = not (is_divided or is_marked)
        divided += is_divided
        plain += is_plain
        openings.append(
            Opening(
                line.end("lead"),
                line.end(),
                *number,
                "alone",
                1.0 + 0.3 * is_divided + 0.3 * is_marked,
                only_next=is_plain,
                is_quoted=_has_quote(line["lead"]),
                is_marked=is_marked,
            )
        )
    if len(openings) - plain >= _LEAST_ALONE * len(found) and (
        divided >= _LEAST_ALONE_DIVIDED * (len(openings) - plain)
    ):
        yield from openings


def _between(number: str) -> SectionNumber:
    """22.1 as a number between 22 and 23, and 487.011 between 487.01 and 487.02."""
    whole, _, minor = number.partition(".")
    suffix = (int(c) + 1 if c.isdecimal() else ord(c) for c in minor)
    return SectionNumber(int(whole), tuple(suffix))


def _inline(text: str) -> Iterator[Opening]:
    for pattern in (_INLINE, _INLINE_WORDED):
        for found in pattern.finditer(text):
            number = section_number(found["number"])
            start = found.start("word" if pattern is _INLINE_WORDED else "number")
            window = text[max(0, start - _CITING_WINDOW) : start].rstrip()
            if number is None or re.search(r"\b(?:No|Nos|Cap|Art|Sec|s|ss|v|p|pp)\.$", window):
                continue
            family = "plain"
            if pattern is _INLINE_WORDED:
                word = found["word"].rstrip(".").lower()
                family = _FAMILIES.get(word, word)
            yield Opening(start, found.end(), *number, family, 0.6, only_next=True)


def _plain_weight(text: str, found: re.Match[str]) -> float:
    """How much a line that begins with a bare number looks like a section; 0 for not at all."""
    line_end = text.find("\n", found.end())
    line_end = len(text) if line_end < 0 else line_end
    rest = text[found.end() : min(line_end, found.end() + 300)].strip(" \t*_")
    sep = found.groupdict().get("sep") or "."
    has_dot = "." in sep
    if not has_dot and not rest:
        return 0.0
    weight = 1.0
    if not has_dot and not sep.strip() and not rest.startswith(("(1)", "—", "–")):
        has_heading = _is_below_heading(text, found.start())
        if not has_heading and (len(rest) > _LONGEST_BARE or rest[-1:] in set(".;,:")):
            return 0.0
        weight = 0.7 if has_heading else 0.45 if looks_like_heading(rest) else 0.25
    if rest[:1].islower():
        weight -= 0.5
    if _is_continued(text, found.start()):
        weight -= 0.7
    before = text[max(0, found.start() - 2) : found.start()]
    if before in {"\n\n", ""}:
        weight += 0.3
    if rest.startswith(("(1)", "—", "–", "- (1)", "-(1)")) or (
        looks_like_heading(rest.split(".")[0]) if rest else False
    ):
        weight += 0.3
    if rest.endswith((";", "; and", "; or")):
        weight -= 0.5
    return max(weight, 0.05)


def _is_titled(text: str, found: re.Match[str]) -> bool:
    """Whether a line set apart from the one above holds the number, a stop and a heading."""
    if text[max(0, found.start() - 2) : found.start()] not in {"\n\n", ""}:
        return False
    line_end = text.find("\n", found.end())
    line = text[found.end() : line_end if line_end >= 0 else len(text)].strip()
    is_heading = looks_like_heading(line) and not line.endswith(".")
    return "." in (found.groupdict().get("sep") or "") and is_heading


def _is_below_heading(text: str, start: int) -> bool:
    """Whether the line above is a heading that stands by itself."""
    return bool(_heading_line(text, start))


def _heading_line(text: str, start: int) -> str:
    """The line above, if it is a heading that stands by itself; else nothing."""
    above = previous_line(text, start)
    if above is None or above[1] - above[0] > _LONGEST_HEADING:
        return ""
    is_apart = above[0] == 0 or text[max(0, above[0] - 2) : above[0]] == "\n\n"
    line = text[above[0] : above[1]]
    return line.strip() if is_apart and looks_like_heading(line) else ""


def _is_continued(text: str, start: int) -> bool:
    """Whether the line before runs on into this one: a citation broken over two lines."""
    if start < 2 or text[start - 2 : start] == "\n\n":  # noqa: PLR2004  an empty line between
        return False
    return bool(_CITING.search(text[max(0, start - _CITING_WINDOW) : start]))


def _has_quote(lead: str) -> bool:
    return any(c in "“”\"'‘" for c in lead)


def _chapters(text: str) -> Iterator[Division]:
    for found in _CHAPTER.finditer(text):
        if found["han"]:
            yield Division(
                found.start(), found.end(), found["han"][-1], found["han"], found["title"].strip()
            )
            continue
        rest = found["rest"].strip()
        plain = rest.strip(" \t\xad*_].:–—-")
        if (
            rest.startswith((",", ";", ")", "("))
            or re.match(r":\d|\s*\d", rest)
            or len(rest) > _LONGEST_HEADING
        ):
            continue
        if (plain and plain[0].islower()) or plain.endswith((";", ",")) or rest.endswith(";"):
            continue
        if _VERB.search(plain) or _is_continued(text, found.start()):
            continue
        word = found["word"].lower().replace("-", "")
        label = f"{found['word']} {found['number']}"
        yield Division(found.start(), found.end(), word, label, plain)


def _without_lists(text: str, found: list[Division]) -> Iterator[Division]:
    """The chapters without those of a list, where one line follows the other."""
    at = 0
    while at < len(found):
        last = at
        while (
            last + 1 < len(found)
            and found[last + 1].word == found[at].word
            and not text[found[last].end : found[last + 1].start].strip()
        ):
            last += 1
        if last - at + 1 < _FEWEST_LISTED:
            yield from found[at : last + 1]
        at = last + 1


def _schedules(text: str) -> Iterator[Division]:
    for found in _SCHEDULE.finditer(text):
        rest = found["rest"].strip(" \t*_].:–—-")
        if (rest and rest[0].islower()) or len(rest) > _LONGEST_HEADING or _VERB.search(rest):
            continue
        if found["rest"].strip().startswith((",", ";", ")")) or rest.endswith((";", ",")):
            continue
        if _is_continued(text, found.start()):
            continue
        word = found["word"].capitalize()
        number = found["number"] or _ORDINAL_WORDS.get((found["before"] or "").lower(), "")
        yield Division(found.start(), found.end(), "schedule", f"{word} {number}".strip(), rest)
