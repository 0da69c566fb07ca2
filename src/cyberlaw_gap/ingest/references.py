"""Where a law points at other places and at other laws."""

# ruff: noqa: RUF001  dashes and quotation marks of print stand in the patterns

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cyberlaw_gap.ingest.act_names import LAW_KIND, act_names
from cyberlaw_gap.ingest.places import Places
from cyberlaw_gap.model.document import Reference, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cyberlaw_gap.ingest.act_names import ActName
    from cyberlaw_gap.model.document import Section

__all__ = ["references"]

_STEPS = r"(?:\s?\((?:\d{1,3}(?:\.\d{1,2})?[A-Z]{0,2}|[a-z]{1,6}|[A-Z]{1,4})\))"
_NUMBER = rf"(?:\d{{1,4}}(?:\.\d{{1,4}})?(?:-\d{{1,3}}|[A-Z]{{1,3}}(?![a-z]))?{_STEPS}{{0,6}})"
_PLACE = rf"(?:{_NUMBER}|{_STEPS}{{1,6}}|[IVXL]{{1,6}}(?![A-Za-z]))"
_CITED = re.compile(
    rf"""
    \b(?P<word>(?:sub-?)?(?:section|article|clause|paragraph|regulation|rule|schedule|part
        |chapter)|ss?\.(?=\s\d)|art\.)s?[ \t\n*_]+
    (?P<places>{_PLACE}(?:
        [ \n]*(?:,[ \n]*(?:(?:and|or|to)[ \n]+)?|(?:and|or|to)[ \n]+|[-–])[*_]?{_PLACE}){{0,20}})
    """,
    re.VERBOSE | re.IGNORECASE,
)
_THIS = re.compile(r"\bthis\s+(?P<word>[Pp]art|[Cc]hapter|[Dd]ivision|[Tt]itle|[Ss]chedule)\b")
_ONE_PLACE = re.compile(rf"(?P<joint>(?:\bto\b|[-–])[ \n*_]*)?(?P<place>{_PLACE})", re.IGNORECASE)
_OF_ACT = re.compile(r"[ \n]*,?[ \n]*(?:of|in|to|under)[ \n]+(?:the[ \n]+)?(?=[A-Z]|title\b)")
_THAT_ACT = re.compile(
    rf"[ \n]*(?:of|in|to|under)[ \n]+(?:that|the[ \n]+said|the[ \n]+same)[ \n]+{LAW_KIND}\b"
)
_OF_PLACE = re.compile(
    r"[ \n]+of[ \n]+(?P<word>(?:sub-?)?(?:section|paragraph)|article|clause)[ \n]+"
    rf"(?P<place>{_PLACE})",
    re.IGNORECASE,
)
_LONGEST_RANGE = 60


def references(
    text: str, sections: Sequence[Section], names: Sequence[str] = ()
) -> tuple[Reference, ...]:
    """Where a law points at other places and at other laws, in the order of the text.

    Args:
        text: The whole text.
        sections: Its units.
        names: The names of the law itself, which is not another law.
    """
    if not sections:
        return ()
    places = Places(sections)
    divisions = _divisions(sections)
    acts = list(act_names(text, names))
    by_start = {a.start: a for a in acts}
    found: list[Reference] = []
    taken: set[int] = set()
    last = 0
    for cited in _CITED.finditer(text):
        while last < len(acts) and acts[last].start < cited.start():
            last += 1
        holder = places.holder(cited.start())
        if holder is None or _is_no_rule(sections[holder], cited.start(), text, cited):
            continue
        below = places.holder(cited.start("places"))
        if below is not None and sections[below].start > cited.start():
            # "Rules" is a heading, and "(1)" on the next line opens a unit.
            continue
        act = _act_behind(text, cited.end(), by_start, acts[last - 1] if last else None)
        if act is not None and act.start >= cited.end():
            taken.add(act.start)
        made = list(_cited_places(text, cited, act, holder, sections, places, divisions))
        if act is not None and made and act.start >= cited.end():
            made[-1] = made[-1].model_copy(update={"end": act.end})
        found.extend(made)
    for this in _THIS.finditer(text):
        holder = places.holder(this.start())
        if holder is not None:
            found.extend(_this_division(this, holder, sections, places))
    found.extend(_whole_acts(acts, taken, sections, places))
    found.sort(key=lambda r: (r.start, r.end, r.label))
    return tuple(found)


def _whole_acts(
    acts: Sequence[ActName], taken: set[int], sections: Sequence[Section], places: Places
) -> Iterator[Reference]:
    """The laws that are named without a place in them."""
    for act in acts:
        holder = places.holder(act.start)
        if act.start in taken or holder is None or _is_no_rule(sections[holder], act.start):
            continue
        yield Reference(start=act.start, end=act.end, section=holder, act=act.name)


def _is_no_rule(
    section: Section, offset: int, text: str = "", cited: re.Match[str] | None = None
) -> bool:
    """Whether a place stands in the contents, in the heading of a chapter, or cites a collection.

    "[Chapter 9:23]" and "(Chapter 19)" are chapters of the collection of a country's laws.
    """
    if cited is not None and cited["word"].lower() == "chapter":
        opens = text[max(0, cited.start() - 1) : cited.start()]
        if opens in {"(", "["} or text[cited.end() : cited.end() + 1] == ":":
            return True
    if section.kind in {UnitKind.CHAPTER, UnitKind.SCHEDULE}:
        return offset < section.body
    return section.kind is UnitKind.CONTENTS


def _act_behind(
    text: str, offset: int, acts: Mapping[int, ActName], last: ActName | None
) -> ActName | None:
    """The other law to which a place belongs that is cited just before an offset."""
    if _THAT_ACT.match(text, offset):
        return last
    pointer = _OF_ACT.match(text, offset)
    if pointer is None:
        return None
    return acts.get(pointer.end())


def _divisions(sections: Sequence[Section]) -> dict[str, int]:
    """The chapters by their words and numbers: "part ii"."""
    found: dict[str, int] = {}
    for index, section in enumerate(sections):
        if section.kind is UnitKind.CHAPTER:
            found.setdefault(" ".join(section.heading.lower().split()[:2]), index)
    return found


def _cited_places(
    text: str,
    cited: re.Match[str],
    act: ActName | None,
    holder: int,
    sections: Sequence[Section],
    places: Places,
    divisions: Mapping[str, int],
) -> Iterator[Reference]:
    """One reference per place of a list such as "sections 3, 4(1) and 7 to 9"."""
    word = cited["word"].lower().replace("-", "").rstrip(".")
    offset = cited.start("places")
    before: str | None = None
    is_first = True
    above = "" if act is not None else _place_above(text, cited.end(), holder, sections, places)
    for place in _ONE_PLACE.finditer(cited["places"]):
        label = "".join(place["place"].split())
        start = cited.start() if is_first else offset + place.start("place")
        end = offset + place.end("place")
        is_first = False
        place_holder = places.holder(start)
        if place_holder is None:
            continue
        steps = [label]
        if place["joint"] and before is not None:
            steps = [*_between(before, label), label]
        for step in steps:
            if act is not None:
                is_division = word in {"part", "chapter", "schedule"}
                named, target = f"{word.capitalize()} {step}" if is_division else step, None
            elif above and step.startswith("("):
                named, target = above + step, places.labelled(above + step)
            else:
                named, target = _resolved(word, step, before, holder, sections, places, divisions)
            yield Reference(
                start=start,
                end=end,
                section=place_holder,
                label=named,
                target=target,
                act=act.name if act is not None else "",
            )
        before = label


def _place_above(
    text: str, offset: int, holder: int, sections: Sequence[Section], places: Places
) -> str:
    """The label of the unit in "paragraph (b) of subsection (2)", behind the first place."""
    found = _OF_PLACE.match(text, offset)
    if found is None:
        return ""
    label = "".join(found["place"].split())
    return _resolved(
        found["word"].lower().replace("-", ""), label, None, holder, sections, places, {}
    )[0]


def _resolved(
    word: str,
    label: str,
    before: str | None,
    holder: int,
    sections: Sequence[Section],
    places: Places,
    divisions: Mapping[str, int],
) -> tuple[str, int | None]:
    """The full label of a place in this law, and the unit, where it is found."""
    if word in {"part", "chapter"}:
        return f"{word.capitalize()} {label}", divisions.get(f"{word} {label.lower()}")
    if word == "schedule":
        return f"Schedule {label}", places.labelled(f"Schedule {label}")
    path = places.path(holder)
    labels = [sections[i].label for i in path if sections[i].label]
    root = labels[-1] if labels else ""
    if before is not None and label.startswith("(") and before[:1].isdigit():
        # The second place of "section 3(1) and (2)" lies in section 3 too.
        label = before[: before.rfind("(")] + label if "(" in before else before + label
    if label.startswith("("):
        above = [root, *labels] if word == "subsection" else labels
        for candidate in above:
            target = places.labelled(candidate + label)
            if target is not None:
                return candidate + label, target
        return root + label, None
    if word in {"paragraph", "subparagraph", "item", "subsection"}:
        for candidate in (f"{root}({label})", f"{root.split(' para ')[0]} para {label}"):
            target = places.labelled(candidate)
            if target is not None:
                return candidate, target
        return label, None
    shorter = label
    while shorter:
        target = places.labelled(shorter)
        if target is not None:
            return label, target
        shorter = shorter[: shorter.rfind("(")] if "(" in shorter else ""
    return label, None


def _between(low: str, high: str) -> list[str]:
    """The numbers between two ends of a range."""
    if not (low.isdecimal() and high.isdecimal()):
        return []
    first, last = int(low), int(high)
    return [str(n) for n in range(first + 1, last)] if last - first <= _LONGEST_RANGE else []


def _this_division(
    this: re.Match[str], holder: int, sections: Sequence[Section], places: Places
) -> Iterator[Reference]:
    word = this["word"].lower()
    for index in places.path(holder):
        unit = sections[index]
        if unit.kind is UnitKind.CHAPTER and unit.heading.lower().startswith(word):
            yield Reference(start=this.start(), end=this.end(), section=holder, target=index)
            return
        if unit.kind is UnitKind.SCHEDULE and word == "schedule":
            yield Reference(
                start=this.start(),
                end=this.end(),
                section=holder,
                label=unit.label,
                target=index,
            )
            return
