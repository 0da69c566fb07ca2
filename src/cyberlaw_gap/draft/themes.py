"""Sections that aim at nothing in the standard, and that a reader should look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.model.document import UnitKind
from cyberlaw_gap.model.draft import Coverage, ReadingSuggestion
from cyberlaw_gap.phrase import Phrase, fold

if TYPE_CHECKING:
    from cyberlaw_gap.model.cues import Cues, Theme
    from cyberlaw_gap.model.document import Document, Section
    from cyberlaw_gap.model.draft import ProvisionCheck

__all__ = ["beyond"]

_LIKELY = 0.5


def beyond(
    document: Document, cues: Cues, provisions: tuple[ProvisionCheck, ...]
) -> tuple[ReadingSuggestion, ...]:
    """Sections of the themes of the cues, which no provision leads to, in their order."""
    lists = {each.id: each.phrases for each in cues.lists}
    aimed = {
        section.start
        for provision in provisions
        if provision.coverage is not Coverage.NONE
        for section in provision.sections[:1]
        if section.confidence >= _LIKELY
    }
    folded = fold(document.text)
    found = []
    for theme in cues.themes:
        headings = tuple(Phrase.parse(text, lists) for text in theme.headings)
        wording = tuple(Phrase.parse(text, lists) for text in theme.wording)
        for section in document.sections:
            if section.kind is not UnitKind.SECTION:
                continue
            if section.start in aimed and not theme.within_provisions:
                continue
            suggestion = _of(theme, section, headings, wording, document, folded)
            if suggestion is not None:
                found.append(suggestion)
    return tuple(found)


def _of(
    theme: Theme,
    section: Section,
    headings: tuple[Phrase, ...],
    wording: tuple[Phrase, ...],
    document: Document,
    folded: str,
) -> ReadingSuggestion | None:
    heading = fold(section.heading)
    named = any(phrase.pattern.search(heading) for phrase in headings)
    words = next(
        (
            match
            for phrase in wording
            if (match := phrase.pattern.search(folded, section.body, section.end))
        ),
        None,
    )
    if words is None and not named:
        return None
    start, end = words.span() if words else _opening(document.text, section)
    return ReadingSuggestion(
        theme=theme.id,
        title=theme.title,
        why=theme.why,
        section=section.label,
        heading=section.heading,
        quote=document.text[start:end],
        start=start,
        end=end,
        page=document.page_of(start),
    )


_OPENING = 120


def _opening(text: str, section: Section) -> tuple[int, int]:
    """The first words of a section, whole."""
    start = section.body if section.body < section.end else section.start
    end = min(start + _OPENING, section.end)
    while end < section.end and not text[end].isspace():
        end += 1
    return start, end
