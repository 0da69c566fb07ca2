"""Cues: how the wording of a law shows that it aims at a provision, and has an element.

They are data beside the standard, written by people and reviewable by people; see
``cyberlaw_gap.phrase`` for how a phrase is written.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated

from pydantic import Field, StringConstraints

from cyberlaw_gap.model._base import ElementRef, Model, Number, Slug, Text

__all__ = ["Cues", "ElementCues", "ProvisionCues", "Theme", "Vocabulary", "WordList"]

PhraseText = Annotated[str, StringConstraints(min_length=2, max_length=600)]
"""A phrase, as ``cyberlaw_gap.phrase`` reads it."""


class WordList(Model):
    """A list of phrases that other phrases name as ``@id``."""

    id: Slug
    phrases: tuple[PhraseText, ...] = Field(min_length=1)


class ElementCues(Model):
    """How the wording of a law shows that it has an element."""

    id: Slug
    full: tuple[PhraseText, ...] = ()
    """Wording that gives the whole element."""
    part: tuple[PhraseText, ...] = ()
    """Wording that gives a narrower or weaker form of it."""
    weaken: tuple[PhraseText, ...] = ()
    """Wording that narrows or weakens the element where it stands beside ``full``."""
    general: tuple[PhraseText, ...] = ()
    """Wording that gives it for many provisions at once, wherever it stands in the law."""
    elsewhere: str = ""
    """The kind of law in which the element commonly stands, when it is not in this text."""


class ProvisionCues(Model):
    """How the sections that aim at a provision look."""

    number: Number
    headings: tuple[PhraseText, ...] = ()
    """What their headings say."""
    wording: tuple[PhraseText, ...] = ()
    """What their text says."""
    unlike: tuple[PhraseText, ...] = ()
    """Headings and wording of sections that look alike and aim at something else."""
    elsewhere: str = ""
    """The kind of law in which the whole provision commonly stands."""
    elements: tuple[ElementCues, ...] = ()


class Theme(Model):
    """Something that laws on cybercrime hold and the standard does not ask for."""

    id: Slug
    title: Text
    why: Text
    """Why a reader should look at it."""
    within_provisions: bool = False
    """True: to be read also where the section carries a provision of the standard."""
    headings: tuple[PhraseText, ...] = ()
    wording: tuple[PhraseText, ...] = ()


class Vocabulary(Model):
    """What the cues of all provisions share: one file, ``cues/vocabulary.yaml``."""

    standard: Slug
    lists: tuple[WordList, ...]
    punishes: tuple[PhraseText, ...]
    """Wording of a section that makes something an offence."""
    empowers: tuple[PhraseText, ...]
    """Wording of a section that gives an authority a power."""
    cooperates: tuple[PhraseText, ...]
    """Wording of a section on co-operation with other States."""
    themes: tuple[Theme, ...]


class Cues(Model):
    """All cues of a standard."""

    standard: Slug
    lists: tuple[WordList, ...]
    punishes: tuple[PhraseText, ...]
    empowers: tuple[PhraseText, ...]
    cooperates: tuple[PhraseText, ...]
    themes: tuple[Theme, ...]
    provisions: tuple[ProvisionCues, ...]

    @cached_property
    def by_number(self) -> dict[str, ProvisionCues]:
        """The cues of each provision."""
        return {provision.number: provision for provision in self.provisions}

    def element(self, ref: ElementRef) -> ElementCues | None:
        """The cues of an element, if there are any."""
        number, _, element = ref.partition("/")
        provision = self.by_number.get(number)
        if provision is None:
            return None
        return next((e for e in provision.elements if e.id == element), None)
