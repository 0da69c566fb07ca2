"""The terms that a law defines."""

# ruff: noqa: RUF001  dashes and quotation marks of print stand in the patterns

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.ingest.places import Places
from cyberlaw_gap.model.document import Definition, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberlaw_gap.model.document import Section

__all__ = ["definitions"]

_VERB = (
    r"(?:means?\b|includes?\b|refers?\s+to\b|denotes?\b|signif(?:y|ies)\b"
    r"|(?:is|are)\s+defined\s+as\b"
    r"|(?:has|have|bears?)\s+(?:the\s+)?(?:same\s+)?meanings?\b"
    r"|shall\s+(?:mean|include|refer\s+to|bear\s+the|have\s+the\s+(?:same\s+)?meaning|be\s+construed"
    r"|be\s+deemed)\b|,?\s*with\s+its\s+grammatical\s+variations\b)"
)
_QUOTED = re.compile(
    rf"""
    (?<!\w)[“"«]\s?(?P<term>\w[^“”"«»\n]{{0,100}}(?:\n[^“”"«»\n]{{1,60}})?)[”"»]
    (?P<more>(?:\s*(?:,|or|and)\s*[“"«][^“”"«»\n]{{1,80}}[”"»]){{0,4}})
    \s*(?:
        (?:[^“”".;:()\n]|\([^()\n]{{0,40}}\)|\n(?!\s*\n)){{0,200}}?{_VERB}
      | \s*(?:[-–—]|:)+\s*(?:\n\s*)?(?:\(\w{{1,4}}\)\s*)?{_VERB}?
    )
    """,
    re.VERBOSE,
)
_SINGLE_QUOTED = re.compile(
    rf"(?<!\w)[‘'](?P<term>\w[^‘’'\n]{{0,80}})[’'](?:[^‘’“”\".;:\n]{{0,80}}?)\s*{_VERB}"
)
_EMPHASISED = re.compile(
    rf"(?<![\w*_])(?P<mark>\*{{1,3}}|_{{1,2}})[“\"]?(?P<term>\w[^*_\n]{{0,100}}?)[”\"]?(?P=mark)"
    rf"(?:[^“”\".;:\n*]{{0,160}}?)\s*{_VERB}"
)
_NAMED_TERM = re.compile(
    rf"\b(?:the\s+)?(?:terms?|expressions?|words?|phrases?)\s+"
    rf"(?P<term>[A-Za-z][\w’' -]{{1,60}}?)\s+{_VERB}"
)
_BARE = re.compile(
    r"[\s–—‘’'“\"-]{0,4}(?P<term>[A-Z](?:[\w/ ()-]|[’'](?=s\b)){0,90}?)[’'”\"]?\s*,?\s*"
    r"(?:(?<=[\s’'”\"])|(?=[\s]))"
    rf"(?P<verb>{_VERB})"
)
_LINE = re.compile(
    r"[ \t]*(?P<term>[A-Za-z][\w’/ ()-]{0,80}?),?(?:[ ]in[ ]relation[ ]to[ ][^.;\n]{1,80}?,?)?"
    r"[ ](?:means?|includes?|refers?[ ]to|shall[ ]mean|has[ ]the[ ](?:same[ ])?meaning)\b"
)
_COLON = re.compile(r"\s{0,9}(?P<term>[^\W\d_][^:\n.;,]{1,90}?)\s*(?::|[—–]|\s-)\s+(?=\S)")
_CELL = re.compile(
    r"^[ ]*\|?[ ]*[“\"*]{0,3}(?P<term>[^\W\d_][^|\t\n]{1,80}?)[”\"*]{0,3}[ ]*(?:\||\t)[ ]*"
    r"(?=[^|\s-])",
    re.MULTILINE,
)
_RULE = re.compile(
    r"\b(?:any\s+|an?\s+)?(?P<noun>access|modification|interception|interference|use|disclosure"
    r"|acquisition|alteration|impairment)\b[^.;]{0,220}?\bis\s+"
    r"(?P<quality>unauthori[sz]ed|unlawful|illegal)(?:\s+or\s+[a-z ]{3,60}?)?"
    r"\s+(?:if|where|when)\b",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"[Ff]or\s+the\s+purposes?\s+of\s+[^,\n]{3,80},\s+an?\s+(?:person|act)\s+"
    r"(?P<term>(?:secures?|uses?|obtains?|gains?|modifies|intercepts?|impairs?)(?:\s+[a-z]+){0,2}?)"
    r"\s+(?=to\b|if\b|where\b|when\b|any\b)[^.;]{0,220}?\b(?:if|where|when)\b"
)
_ABOUT_TERMS = re.compile(
    r"\b(?:definitions?|interpretation|meanings?|terms|glossary|definisi|giải thích từ ngữ)\b",
    re.IGNORECASE,
)
_INTRODUCES_TERMS = re.compile(
    r"following\s+(?:terms|words|expressions|definitions|meanings)|context\s+otherwise"
    r"|(?:shall|have|has)\s+the\s+(?:following\s+)?meaning|\bthe\s+terms?\s*:|\bthe\s+following\s+mean"
    r"|otherwise\s+(?:requires|indicates|specified)",
    re.IGNORECASE,
)
_VERB_AT_END = re.compile(rf"{_VERB}$")
_VERB_ALONE = re.compile(r"\s(?P<verb>means|includes|has the same meaning)\b")
_LAST_OF_LINE = re.compile(r"[.;”\"\])][ \t]*(?:\n|$)")
_NO_TERM = frozenset(
    [
        "a",
        "an",
        "any",
        "the",
        "this",
        "every",
        "for",
        "in",
        "where",
        "if",
        "no",
        "reference",
        "references",
        "unless",
        "such",
        "of",
        "not",
        "does",
        "to",
        "shall",
        "is",
        "are",
        "used",
        "or",
        "and",
        "that",
        "it",
        "he",
        "she",
        "they",
        "nothing",
        "when",
        "as",
        "by",
        "on",
        "upon",
        "under",
        "with",
        "subject",
        "notwithstanding",
        "provided",
        "who",
        "which",
        "whoever",
        "each",
        "all",
    ]
)
_SENTENCE_WORD = re.compile(r"\b(?:that|who|which|whom|is|are|be|been|was|shall|must|may|if)\b")
_LONGEST_COLON = 160
_INTRODUCTION = 400
_MOST_WORDS = 12
_DOUBLE_WORDS = 10
_PASSING = 30
_BACK = 200


@dataclass(frozen=True, slots=True)
class _Term:
    """A place where a term is defined."""

    start: int
    term: str
    is_passing: bool = False
    """Whether it is defined in passing, inside a rule: the definition is that sentence."""


def definitions(text: str, sections: Sequence[Section]) -> tuple[Definition, ...]:
    """The terms that a law defines, in the order of the text.

    Args:
        text: The whole text.
        sections: Its units.
    """
    if not sections:
        return ()
    places = Places(sections)
    found: dict[int, _Term] = {}
    lists = _lists_of_terms(text, sections)
    for term in (*_anywhere(text), *_in_lists(text, sections, lists)):
        if _is_term(term.term):
            found.setdefault(term.start, term)
    terms = sorted(found.values(), key=lambda t: t.start)
    held = [(t, places.holder(t.start)) for t in terms]
    held = [(t, h) for t, h in held if h is not None and _may_define(sections[h])]
    made: list[Definition] = []
    following: dict[int, int] = {}
    for term, holder in reversed(held):
        assert holder is not None  # noqa: S101  filtered above, which mypy does not see
        unit = sections[holder]
        end = min(following.get(holder, unit.end), unit.end)
        following[holder] = term.start
        if term.is_passing and term.start - unit.body > _PASSING:
            end = _end_of_sentence(text, term.start, end)
        while end > term.start and (text[end - 1].isspace() or text[end - 1] in '“"*[|'):
            end -= 1
        end = max(end, term.start + 1)
        made.append(Definition(term=term.term, start=term.start, end=end, section=holder))
    return tuple(_apart(made[::-1]))


def _apart(found: Sequence[Definition]) -> Iterator[Definition]:
    """The definitions without those that another reading found inside their terms."""
    last = -1
    for definition in found:
        if definition.start >= last:
            yield definition
            last = definition.start + len(definition.term)


def _may_define(section: Section) -> bool:
    return section.kind is not UnitKind.CONTENTS


def _is_term(term: str) -> bool:
    words = term.split()
    return 0 < len(words) <= _MOST_WORDS and any(c.isalpha() for c in term)


def _anywhere(text: str) -> Iterator[_Term]:
    """Terms that quotation marks or other marks show wherever they stand."""
    for pattern in (_QUOTED, _SINGLE_QUOTED, _EMPHASISED, _NAMED_TERM):
        for found in pattern.finditer(text):
            start = found.start("term")
            is_passing = not _begins_line(text, found.start())
            if pattern is _QUOTED and is_passing and not _VERB_AT_END.search(found.group()):
                continue
            if pattern is _NAMED_TERM and found["term"].split()[0].lower() in _NO_TERM:
                continue
            yield _Term(start, " ".join(found["term"].split()).strip(" ,"), is_passing)
    for found in _RULE.finditer(text):
        term = f"{found['quality'].lower()} {found['noun'].lower()}"
        yield _Term(found.start("noun"), term, is_passing=True)
    for found in _DOING.finditer(text):
        yield _Term(found.start("term"), " ".join(found["term"].split()), is_passing=True)


def _begins_line(text: str, offset: int) -> bool:
    line = text.rfind("\n", 0, offset) + 1
    before = text[max(line, offset - 40) : offset].strip(' \t“"*_[|>')
    return not before or bool(re.search(r"(?:\(\w{1,6}\)|\w{1,3}[.)°º]|[;\]—–:])$", before))


def _lists_of_terms(text: str, sections: Sequence[Section]) -> list[int]:
    """The sections that define terms, by their headings or their first words."""
    return [
        index
        for index, section in enumerate(sections)
        if section.kind in {UnitKind.SECTION, UnitKind.SCHEDULE}
        and (
            _ABOUT_TERMS.search(section.heading)
            or _INTRODUCES_TERMS.search(
                text, section.body, min(section.end, section.body + _INTRODUCTION)
            )
        )
    ]


def _in_lists(text: str, sections: Sequence[Section], lists: Sequence[int]) -> Iterator[_Term]:
    """Terms without marks, in sections that do nothing but define."""
    children: dict[int, list[Section]] = {}
    roots = set(lists)
    root_of: dict[int, int] = {}
    for index, section in enumerate(sections):
        root = (
            index
            if index in roots
            else root_of.get(section.parent if section.parent is not None else -1)
        )
        if root is None:
            continue
        root_of[index] = root
        if index != root:
            children.setdefault(root, []).append(section)
    for index in lists:
        section = sections[index]
        yield from _doubled(text, section)
        for part in children.get(index, []):
            yield from _bare_term(text, part.body, part.end)
        line = text.find("\n", section.body, section.end)
        while 0 <= line < section.end:
            yield from _bare_line(text, line + 1, section.end)
            line = text.find("\n", line + 1, section.end)
        yield from _cells(text, section)


def _bare_term(text: str, body: int, end: int) -> Iterator[_Term]:
    found = _BARE.match(text, body, end)
    if found is None:
        found = _COLON.match(text, body, min(end, body + _LONGEST_COLON))
        if found is not None and _SENTENCE_WORD.search(found["term"]):
            return
    if found is not None and not _begins_sentence(found["term"]):
        yield _Term(found.start("term"), found["term"].strip(" ’'"))


def _begins_sentence(term: str) -> bool:
    words = term.split()
    return len(words) > 1 and words[0].lower() in _NO_TERM


def _bare_line(text: str, line: int, end: int) -> Iterator[_Term]:
    found = _LINE.match(text, line, end)
    if found is not None and found["term"].split()[0].lower() not in _NO_TERM:
        yield _Term(found.start("term"), found["term"].strip(" ’'"))


def _cells(text: str, section: Section) -> Iterator[_Term]:
    for found in _CELL.finditer(text, section.body, section.end):
        yield _Term(found.start("term"), found["term"].strip())


def _doubled(text: str, section: Section) -> Iterator[_Term]:
    """A term that stands twice before its verb, as heading in the margin and in the text."""
    for found in _VERB_ALONE.finditer(text, section.body, section.end):
        window = text[max(section.body, found.start() - _BACK) : found.start()]
        words = window.split()
        for size in range(min(_DOUBLE_WORDS, len(words) // 2), 0, -1):
            if words[-size:] == words[-2 * size : -size]:
                twice = r"\s+".join(map(re.escape, words[-2 * size :])) + r"\s*$"
                place = re.search(twice, window)
                if place is not None:
                    start = max(section.body, found.start() - _BACK) + place.start()
                    yield _Term(start, " ".join(words[-size:]))
                break


def _end_of_sentence(text: str, start: int, end: int) -> int:
    """The end of the line that ends a sentence; the end of the unit where a list follows."""
    found = _LAST_OF_LINE.search(text, start, end)
    line = text.find("\n", start, end)
    if line >= 0 and text[start:line].rstrip().endswith(("—", "–", "-", ":")):
        return end
    return found.end() if found is not None else end
