"""The two places where other engines can be plugged in: matching and judging.

Whatever an engine proposes, ``check_draft`` keeps no quotation that is not a slice of
the text, and no status that rested on one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from cyberlaw_gap.model.document import Document
    from cyberlaw_gap.model.draft import Engine, Status
    from cyberlaw_gap.model.standard import Provision

__all__ = ["DraftEngine", "Judge", "Judgement", "Match", "Matcher", "Proposal", "Words"]


@dataclass(frozen=True, slots=True)
class Words:
    """Words that an engine quotes, and where it says that they stand."""

    start: int
    end: int
    quote: str
    term: str = ""
    """The term that they define, if they do."""


@dataclass(frozen=True, slots=True)
class Match:
    """A section that may aim at a provision."""

    start: int
    end: int
    chance: float
    """That it does, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What an engine proposes about an element."""

    id: str
    status: Status
    confidence: float
    words: Words | None = None
    narrowed_by: Words | None = None
    nearest: tuple[Words, ...] = ()
    deferred_to: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What an engine proposes about a provision."""

    covered: bool
    confidence: float
    """That this is right, 0 to 1."""
    proposals: tuple[Proposal, ...]


class Matcher(Protocol):
    """Finds the sections that may aim at a provision."""

    def match(self, document: Document, provision: Provision) -> tuple[Match, ...]:
        """The sections, the likeliest first; none when nothing comes near."""
        ...


class Judge(Protocol):
    """Says what the text does about a provision and its elements."""

    def judge(
        self, document: Document, provision: Provision, matches: tuple[Match, ...]
    ) -> Judgement:
        """One proposal for each element that it can speak to."""
        ...


class DraftEngine(Matcher, Judge, Protocol):
    """Both, with the figures to print beside what it proposes."""

    @property
    def described(self) -> Engine:
        """Its name, and how well it was measured."""
        ...
