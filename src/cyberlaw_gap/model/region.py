"""Groups of States that are looked at together, with the day each joined."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from cyberlaw_gap.model._base import Model, Slug, Text
from cyberlaw_gap.model.profile import Confidence, Method, Source

__all__ = ["Member", "Region"]


class Member(Model):
    """One State of a group."""

    code: str = Field(pattern=r"^[A-Z]{2}$")
    """ISO 3166-1 alpha-2."""
    name: str = ""
    """How tables name it, where no profile or treaty record does."""
    since: dt.date | None = None
    """The day on which it joined; empty: from the beginning."""


class Region(Model):
    """A group of States."""

    kind: Literal["region"]
    id: Slug
    title: Text
    members: tuple[Member, ...] = Field(min_length=1)
    method: Method
    confidence: Confidence
    note: str = ""
    sources: tuple[Source, ...] = ()

    def codes(self, as_of: dt.date) -> tuple[str, ...]:
        """The ISO codes of those who belong to it on a day, in order."""
        return tuple(sorted(m.code for m in self.members if m.since is None or m.since <= as_of))
