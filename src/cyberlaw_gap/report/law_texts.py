"""The reader's own copies of laws: a pinpoint in, the words out; nothing of them is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cyberlaw_gap.citation import Citation
    from cyberlaw_gap.model.document import Document, Section
    from cyberlaw_gap.report.messages import Messages

__all__ = ["LawCopy", "LawTexts", "Passage"]

_LONGEST = 1200
"""How many characters of a place are printed."""


@dataclass(frozen=True, slots=True)
class LawCopy:
    """One copy of a law that the reader gave."""

    file: str
    day: str
    """ISO date of the file."""
    document: Document


@dataclass(frozen=True, slots=True)
class Passage:
    """What a copy has at a cited place."""

    file: str
    day: str
    words: str
    """Empty: the place was not found in this copy."""


class LawTexts:
    """Copies of laws, by the id of the enactment."""

    def __init__(self, copies: Mapping[str, LawCopy]) -> None:
        self._copies = dict(copies)
        self._labels: dict[str, dict[str, Section]] = {
            law: {section.label: section for section in reversed(copy.document.sections)}
            for law, copy in copies.items()
        }

    def look_up(self, citation: Citation) -> Passage | None:
        """The words at a cited place, or None where there is no copy of the law."""
        copy = self._copies.get(citation.instrument)
        if copy is None:
            return None
        section = self._labels[citation.instrument].get(citation.label)
        if section is None:
            return Passage(copy.file, copy.day, "")
        words = " ".join(copy.document.text[section.start : section.end].split())
        if len(words) > _LONGEST:
            words = f"{words[:_LONGEST].rpartition(' ')[0]} …"
        return Passage(copy.file, copy.day, words)

    def credit(self, _: Messages) -> str:
        """Which copies were read, with their dates."""
        named = "; ".join(
            f"{law}: {copy.file} ({copy.day})" for law, copy in sorted(self._copies.items())
        )
        return _("Words of laws come from the reader's own copies: {copies}.", copies=named)
