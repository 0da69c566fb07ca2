"""A standard: an international instrument taken apart into provisions and elements.

The words are those of the comparison's contract, ``docs/semantics.md``.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Discriminator, Field, Tag

from cyberlaw_gap.errors import UnknownElement, UnknownProvision
from cyberlaw_gap.model._base import ElementRef, Model, Number, Slug, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = [
    "AllOf",
    "AnsweredBy",
    "AnyOf",
    "Article",
    "AtLeast",
    "Element",
    "Guidance",
    "Kind",
    "Narrowing",
    "Part",
    "Provision",
    "Requirement",
    "Reservable",
    "Role",
    "Skeleton",
    "Standard",
]


class Kind(StrEnum):
    """What a provision asks a State for."""

    DEFINITION = "definition"
    OFFENCE = "offence"
    LIABILITY = "liability"
    SANCTION = "sanction"
    SCOPE = "scope"
    SAFEGUARD = "safeguard"
    POWER = "power"
    JURISDICTION = "jurisdiction"
    COOPERATION = "cooperation"


class Role(StrEnum):
    """The part an element plays in its provision."""

    CONDUCT = "conduct"
    OBJECT = "object"
    MEANS = "means"
    RESULT = "result"
    MENTAL = "mental"
    UNLAWFULNESS = "unlawfulness"
    INTENT = "intent"
    DEFINITION = "definition"
    POWER = "power"
    ADDRESSEE = "addressee"
    DATA = "data"
    DUTY = "duty"
    LIMIT = "limit"
    SAFEGUARD = "safeguard"
    LIABILITY = "liability"
    SANCTION = "sanction"
    JURISDICTION = "jurisdiction"
    CHANNEL = "channel"


class AnsweredBy(StrEnum):
    """Where the answer to an element is found; the three are never counted together."""

    LAW = "law"
    TREATY_ACT = "treaty-act"
    PRACTICE = "practice"


class Element(Model):
    """The smallest thing that a law can have or lack."""

    id: Slug
    """Unique in its provision; stable for ever, findings point at it."""
    role: Role
    text: Text
    """What the provision asks, in our own words."""
    paragraph: str = ""
    """Where it stands in the article: "1(a), 1(b)"; empty: no paragraphs, or the opening words."""
    limits: bool = False
    """True: it keeps the offence or power narrow. A law without it reaches further: no gap."""
    optional: bool = False
    """True: the treaty says "may", or speaks to the practice of States; reported, never a gap."""
    answered_by: AnsweredBy = AnsweredBy.LAW

    @property
    def reaches(self) -> bool:
        """Whether the element says what the law must cover (and does not merely limit it)."""
        return not self.limits


def _node_tag(value: object) -> str:
    """Which kind of requirement an authored mapping or a model is."""
    keys = value if isinstance(value, dict) else vars(value)
    return next(
        (tag for tag in ("all", "any", "at_least", "children") if tag in keys),
        "element",
    )


class AllOf(Model):
    """Met when every child is met."""

    all: tuple[Requirement, ...] = Field(min_length=1)

    @property
    def children(self) -> tuple[Requirement, ...]:
        """The requirements below this one."""
        return self.all


class AnyOf(Model):
    """As good as its best child: the treaty leaves a choice of means."""

    any: tuple[Requirement, ...] = Field(min_length=1)

    @property
    def children(self) -> tuple[Requirement, ...]:
        """The requirements below this one."""
        return self.any


class AtLeast(Model):
    """Met when at least so many children are met."""

    at_least: int = Field(ge=1)
    of: tuple[Requirement, ...] = Field(min_length=1)

    @property
    def children(self) -> tuple[Requirement, ...]:
        """The requirements below this one."""
        return self.of


Requirement = Annotated[
    Annotated[AllOf, Tag("all")]
    | Annotated[AnyOf, Tag("any")]
    | Annotated[AtLeast, Tag("at_least")]
    | Annotated[Element, Tag("element")],
    Discriminator(_node_tag),
]
"""The and/or tree over elements that a provision asks for."""


class Narrowing(Model):
    """A condition that the treaty lets a Party add to its offence or power, by declaration."""

    id: Slug
    basis: str
    """The article that allows it, as in "6(1)(b)"."""
    text: Text


class Reservable(Model):
    """What a Party may opt out of by reservation; the treaty's list is closed."""

    id: Slug
    basis: str
    text: Text
    drops: tuple[Slug, ...] = ()
    """The most that may fall away; the Party's own reservation says how much of it does."""
    weakens: tuple[str, ...] = ()
    """Elements that stay owed, less the case reserved ("number/id": of another provision)."""
    floor: tuple[Slug, ...] = ()
    """Elements that stay owed, together, whatever is reserved."""
    provisions: tuple[Number, ...] = Field(default=(), alias="for")
    """The provisions that it bears on, where that is not the one it stands in."""


class Provision(Model):
    """One article of a standard."""

    number: Number
    title: Text
    kind: Kind
    core: tuple[Slug, ...] = Field(min_length=1)
    """The provision is absent when every one of these is; the others never lift it."""
    requires: Requirement
    guarded_by: tuple[Slug, ...] = ()
    """The safeguards that the nature of the power calls for, by id."""
    applies: tuple[Number, ...] = ()
    """Provisions that govern this one: scope and safeguards, for every power."""
    implements_with: tuple[Number, ...] = ()
    """The domestic powers that a co-operation measure needs."""
    uses: tuple[ElementRef, ...] = ()
    """The definitions that it is read with: elements of the definition provision."""
    reaches: tuple[Number, ...] = ()
    """The offences that a rule on liability, sanctions or jurisdiction reaches."""
    guidance: tuple[Slug, ...] = ()
    """Agreed readings: ids of the standard's ``guidance``."""
    may_narrow: tuple[Narrowing, ...] = ()
    reservable: tuple[Reservable, ...] = ()
    unverified: bool = False
    """True: encoded without the official text at hand."""

    @cached_property
    def elements(self) -> tuple[Element, ...]:
        """Every element, in the order of the article."""
        return tuple(_leaves(self.requires))

    @cached_property
    def _by_id(self) -> dict[str, Element]:
        return {element.id: element for element in self.elements}

    def element(self, element_id: str) -> Element:
        """The element of this id.

        Raises:
            UnknownElement: The provision has none such.
        """
        try:
            return self._by_id[element_id]
        except KeyError:
            raise UnknownElement(
                f"{self.number}/{element_id}",
                tuple(f"{self.number}/{known}" for known in self._by_id),
            ) from None


def _leaves(node: Requirement) -> Iterator[Element]:
    if isinstance(node, Element):
        yield node
    else:
        for child in node.children:
            yield from _leaves(child)


class Guidance(Model):
    """A reading that the committee of the Parties agreed on."""

    id: Slug
    title: Text
    adopted: str = ""
    """The date of adoption, as exactly as it is known."""
    reading: Text
    """What it says, in our own words."""
    elements: tuple[ElementRef, ...] = ()
    """The elements it bears on."""
    known_by: Literal["official-text", "secondary-source", "recollection"]
    source: Text


class Part(Model):
    """A group of provisions that reports show together."""

    id: Slug
    title: Text
    provisions: tuple[Number, ...] = Field(min_length=1)


class Standard(Model):
    """An international instrument taken apart."""

    id: Slug
    title: Text
    short: Text
    """How reports name it in running text."""
    citation: Text
    opened: date
    in_force: date | None = None
    parts: tuple[Part, ...] = Field(min_length=1)
    """The order and grouping of reports; every provision stands in exactly one."""
    guidance: tuple[Guidance, ...] = ()
    reservable: tuple[Reservable, ...] = ()
    """Reservations that bear on many provisions at once."""
    provisions: tuple[Provision, ...] = Field(min_length=1)

    @cached_property
    def _by_number(self) -> dict[str, Provision]:
        return {provision.number: provision for provision in self.provisions}

    def provision(self, number: str) -> Provision:
        """The provision of this number.

        Raises:
            UnknownProvision: The standard has none such.
        """
        try:
            return self._by_number[number]
        except KeyError:
            raise UnknownProvision(number, tuple(self._by_number)) from None

    def has(self, number: str) -> bool:
        """Whether the standard has a provision of this number."""
        return number in self._by_number

    def governed_by(self, number: str) -> tuple[Provision, ...]:
        """The provisions that a scope or safeguard provision governs."""
        return tuple(p for p in self.provisions if number in p.applies)

    def reservations_on(self, provision: Provision) -> tuple[Reservable, ...]:
        """Every listed reservation that bears on a provision, wherever it stands."""
        number = provision.number
        general = tuple(r for r in self.reservable if number in r.provisions)
        foreign = tuple(
            r
            for other in self.provisions
            if other.number != number
            for r in other.reservable
            if number in r.provisions or any(name.startswith(f"{number}/") for name in r.weakens)
        )
        return provision.reservable + foreign + general


class Article(Model):
    """The subdivisions that the text of one article has, without its words."""

    number: Number
    title: Text
    paragraphs: tuple[str, ...]
    """In the order of the text: "1", "1(a)", "1(a)(i)"; empty for an article without any."""
    words: int = Field(ge=1)
    """About how many words the article has, to tell a text that was cut."""


class Skeleton(Model):
    """The subdivisions of a whole instrument: what ``verify-standard`` expects to find."""

    standard: Slug
    language: Text
    articles: tuple[Article, ...] = Field(min_length=1)


for _model in (AllOf, AnyOf, AtLeast, Provision):
    _model.model_rebuild()
