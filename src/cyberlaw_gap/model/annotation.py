"""Laws that people annotated element by element: what a check learns from and is scored on."""

from __future__ import annotations

from pydantic import Field

from cyberlaw_gap.model._base import Model, Number, Slug
from cyberlaw_gap.model.draft import Coverage, Status

__all__ = ["AnnotatedElement", "AnnotatedLaw", "AnnotatedProvision"]


class AnnotatedElement(Model):
    """What readers found a law to do about an element."""

    id: Slug
    status: Status | None
    """None where they differ, or where the law defers."""
    status_by: tuple[Status, ...] = ()
    sections: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


class AnnotatedProvision(Model):
    """What readers found a law to do about a provision."""

    article: Number
    coverage: Coverage | None
    """None where they differ."""
    coverage_by: tuple[Coverage, ...] = Field(min_length=1)
    sections: tuple[str, ...] = ()
    elements: tuple[AnnotatedElement, ...] = ()

    @property
    def covered(self) -> bool:
        """Whether every reader found a section that aims at it."""
        return Coverage.NONE not in self.coverage_by


class AnnotatedLaw(Model):
    """A law with its annotations."""

    law: str
    """Its name, which begins with the country's code: "lk-cca-24-2007"."""
    articles: tuple[AnnotatedProvision, ...]

    @property
    def country(self) -> str:
        """The code that its name begins with."""
        return self.law.partition("-")[0]
