"""What a check of drafts has learned from annotated laws, and how well it was measured."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field

from cyberlaw_gap.model._base import ElementRef, Model, Number, Slug
from cyberlaw_gap.model.cues import Cues
from cyberlaw_gap.model.draft import Engine, Status

__all__ = ["Checker", "ElementRate", "Fitted", "LinearModel", "ProvisionRate"]


class LinearModel(Model):
    """A logistic model: weights per class over named features.

    With one class it gives the chance of that class; with several, the chances of each.
    """

    features: tuple[str, ...]
    classes: tuple[str, ...] = Field(min_length=1)
    weights: tuple[tuple[float, ...], ...]
    """Per class, one weight per feature."""
    intercepts: tuple[float, ...]


class ProvisionRate(Model):
    """In how many of the annotated laws a provision was covered."""

    number: Number
    covered: int = Field(ge=0)
    laws: int = Field(ge=0)


class ElementRate(Model):
    """How often an element had each status, in laws that cover its provision."""

    ref: ElementRef
    met: int = Field(ge=0)
    partial: int = Field(ge=0)
    absent: int = Field(ge=0)

    def count(self, status: Status) -> int:
        """How often it had a status."""
        return {Status.MET: self.met, Status.PARTIAL: self.partial}.get(status, self.absent)


class Fitted(Model):
    """What was learned from annotated laws; rewritten by ``benchmark --refit``."""

    standard: Slug
    first_look: LinearModel
    """Does a section aim at a provision, by itself?"""
    second_look: LinearModel
    """The same, beside what the other provisions make of it."""
    coverage: LinearModel
    """Does any section aim at the provision?"""
    status: LinearModel
    """What does the text do about an element?"""
    evidence: LinearModel
    """Would people cite these words for the element?"""
    provisions: tuple[ProvisionRate, ...]
    elements: tuple[ElementRate, ...]
    abstain_below: float = Field(ge=0, le=1)
    """A status less likely than this is not said."""
    engine: Engine

    @cached_property
    def rate_of_provision(self) -> dict[str, ProvisionRate]:
        """The rates by number."""
        return {rate.number: rate for rate in self.provisions}

    @cached_property
    def rate_of_element(self) -> dict[str, ElementRate]:
        """The rates by reference."""
        return {rate.ref: rate for rate in self.elements}


class Checker(Model):
    """Everything that a check of drafts against one standard needs."""

    cues: Cues
    fitted: Fitted
