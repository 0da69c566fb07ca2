"""The names of laws in a text: capitalised words that end in Act, Code, Law."""

# ruff: noqa: RUF001  dashes and quotation marks of print stand in the patterns

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

__all__ = ["LAW_KIND", "ActName", "act_names"]

LAW_KIND = (
    r"(?:Act|Code|Law|Ordinance|Decree|Constitution|Proclamation|Regulations|Convention|Statute)"
)
_SMALL = r"(?:of|and|the|on|for|in|to|against|or|with)"
_WORD = r"(?:\(?[A-Z][\w’'()&/-]*)"
_MORE_OF_NAME = r"[ \n]+(?:\(?[A-Z][\w)’'-]*[ \n]+(?:(?:and|of|for)[ \n]+)?){1,5}(?:Act|Code)\b"
# Words that begin sentences, not names.
_NO_NAME = (
    r"(?:[Tt]he|[Tt]his|[Aa]n?|[Aa]ny|[Tt]hat|[Ss]uch|[Ee]very|[Ss]aid|[Tt]hese|[Uu]nder|[Ii]n|[Oo]f"
    r"|[Ff]or|[Nn]o|[Ee]ach|[Ii]f|[Ww]here|[Ww]hen|[Mm]ain|[Pp]rincipal|[Aa]nd|[Oo]r|[Bb]y|[Nn]ew"
    r"|[Ee]xisting|[Aa]s|[Ss]ee|[Ww]ith|[Nn]otwithstanding|[Ss]ubject|[Uu]nless|[Ff]rom|[Tt]o|[Oo]n"
    r"|[Aa]t|[Ee]ither|[Bb]oth|[Nn]either|[Nn]othing|[Oo]ther)"
)
_ACT_NAME = re.compile(
    rf"""
    (?:
        (?P<numbered>(?:Republic|Commonwealth|Presidential|Legislative|Royal|Federal|Public)\s
            (?:Act|Decree|Law)\sNo\.?\s?\d+)
      | (?P<code>Code[ ]of[ ](?:the[ ])?(?!Conduct|Practice|Ethics)[A-Z]\w+
            (?:[ ](?:{_SMALL}[ ])?[A-Z]\w+){{0,4}})
      | (?P<title>\b[Tt]itle[ ]\d{{1,2}}(?:,?[ ]United[ ]States[ ]Code)?)
      | (?P<name>\b(?!{_NO_NAME}\b)[A-Z][\w’'&-]*,?[ \n]+
            (?:(?:{_SMALL}[ \n]+){{0,2}}{_WORD},?[ \n]+){{0,9}}?
            {LAW_KIND}\b(?!{_MORE_OF_NAME}))
    )
    (?P<year>(?:[ ]of[ ]\d{{4}}\b)?(?:,?[ ](?:No\.?[ ]?\d+[ ]of[ ])?\d{{4}}\b)?
        (?:[ ][\[(](?:Cap|Chapter|Act)[^\])\n]{{1,40}}[\])])?)
    """,
    re.VERBOSE,
)
_IS_NO_NAME = re.compile(r"^\S*\(|\b[Aa]n Act\b|\b[Tt]his\b")
# Words before a name that say where in the law something is, not how it is called.
_NO_PART_OF_NAME = re.compile(
    r"^(?:.*\b(?:Schedules?|Part|Chapter|Title|Order|List|Sections?|Amendment|Application|Objects?"
    r"|Commencement|Provisions|Repeal|Administration|[IVX]{1,6})\b.*?\b(?:of|to)\s+(?:the\s+)?"
    r"|(?:PART|Part|CHAPTER|Chapter)\s+(?:[IVX]+|\d+)\s+)",
    re.DOTALL,
)
_BEGINS_AGAIN = re.compile(rf"(?:^|\bThe\b|(?<=\n)[ ]*{_NO_NAME}\b)\s+|^{_NO_NAME}\s+")
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class ActName:
    """A place where a law is named."""

    start: int
    end: int
    name: str


def act_names(text: str, own: Sequence[str] = ()) -> Iterator[ActName]:
    """The places where other laws are named.

    Args:
        text: The text.
        own: The names of the law that the text is, which is not another law.
    """
    own_names = {_plain_name(name) for name in own} - {""}
    for found in _ACT_NAME.finditer(text):
        start, end = found.span()
        aside = _NO_PART_OF_NAME.match(text[start : found.start("year")])
        if aside is not None:
            start += aside.end()
        for inside in _BEGINS_AGAIN.finditer(text, start, end):
            start = inside.end()
        words = text[start:end].split()
        name = " ".join(words)
        is_kind_alone = len(words) < _FEWEST_WORDS or re.fullmatch(LAW_KIND, words[0]) is not None
        if (is_kind_alone and not found["title"] and not found["code"]) or _IS_NO_NAME.search(name):
            continue
        if not found["numbered"] and _plain_name(name) in own_names:
            continue
        yield ActName(start, end, name)


def _plain_name(name: str) -> str:
    """A name up to its Act or Code in small letters, to tell whether two are one."""
    kind = re.search(rf"\b{LAW_KIND}\b", name, re.IGNORECASE)
    words = re.findall(r"[^\W\d_]+", (name[: kind.start()] if kind else name).lower())
    return " ".join(w for w in words if w != "the")
