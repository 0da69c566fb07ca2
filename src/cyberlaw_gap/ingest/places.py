"""Where in the units of a law a place is."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlaw_gap.model.document import Section

__all__ = ["Places"]


class Places:
    """The units of a law, looked up by offset and by label."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self._sections = sections
        self._starts = [s.start for s in sections]
        self._by_label: dict[str, int] = {}
        for index, section in enumerate(sections):
            if section.label:
                self._by_label.setdefault(section.label, index)

    def holder(self, offset: int) -> int | None:
        """The index of the smallest unit that holds an offset."""
        found: int | None = bisect_right(self._starts, offset) - 1
        if found == -1:
            return None
        while found is not None and self._sections[found].end <= offset:
            found = self._sections[found].parent
        return found

    def labelled(self, label: str) -> int | None:
        """The index of the first unit with a label."""
        return self._by_label.get(label)

    def path(self, index: int | None) -> list[int]:
        """A unit and those that hold it, the smallest first."""
        found: list[int] = []
        while index is not None:
            found.append(index)
            index = self._sections[index].parent
        return found
