"""One page of the site, before it is rendered."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cyberlaw_gap.site.parts import Link

__all__ = ["Page"]


@dataclass(frozen=True)
class Page:
    """One page, ready to be rendered."""

    address: str
    template: str
    title: str
    section: str
    """The entry of the navigation that it belongs to."""
    trail: tuple[Link, ...] = ()
    """The way to it from the front page."""
    content: dict[str, object] = field(default_factory=dict)
