"""Citations: places in a law or a treaty, read from text and written back."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from pydantic_core import core_schema

from cyberlaw_gap.errors import CitationError

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

__all__ = ["Citation"]

_CITATION = re.compile(
    r"""
    (?P<instrument>[a-z0-9][a-z0-9-]*)      # id of an enactment or a standard
    (?:\ (?P<unit>[a-z]+)                   # s, art, rule, para, ch ...
    \ (?P<label>
        [A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*        # 4, 66C, 5.2, 161-2, III
        (?:\([A-Za-z0-9]+\))*               # (a)(1)(i)
        (?:\ [a-z]+\ [A-Za-z0-9]+(?:[.\-][A-Za-z0-9]+)*(?:\([A-Za-z0-9]+\))*)*
    ))?
    """,
    re.VERBOSE,
)
_STEP = re.compile(r"[A-Za-z0-9]+(?:[\-][A-Za-z0-9]+)*")


@dataclass(frozen=True)
class Citation:
    """A place in a law or a treaty: the instrument, and a section or article in it.

    ``str`` gives back the text that ``parse`` reads:

    >>> str(Citation.parse("ra-10175 s 4(a)(1)"))
    'ra-10175 s 4(a)(1)'
    >>> Citation.parse("ra-10175 s 4(a)(1)") in Citation.parse("ra-10175 s 4")
    True
    >>> Citation.parse("ra-10175 s 40") in Citation.parse("ra-10175 s 4")
    False
    """

    instrument: str
    #: ``s``, ``art``, ``rule``: what the law calls the division. Empty for a whole law.
    unit: str = ""
    #: The division as the law numbers it, such as ``4(a)(1)``. Empty for a whole law.
    label: str = ""

    @classmethod
    @lru_cache(maxsize=16_384)
    def parse(cls, text: str) -> Citation:
        """Read a citation such as ``ra-10175 s 4(a)(1)``, or ``ra-10175`` for all of it.

        Raises:
            CitationError: ``text`` is not one citation in this form.
        """
        found = _CITATION.fullmatch(text)
        if found is None:
            raise CitationError(text)
        return cls(found["instrument"], found["unit"] or "", found["label"] or "")

    @cached_property
    def steps(self) -> tuple[str, ...]:
        """The way down to the place, such as ``("s", "4", "a", "1")``."""
        return (self.unit, *_STEP.findall(self.label)) if self.unit else ()

    @property
    def is_whole(self) -> bool:
        """Whether the citation names the instrument and no place in it."""
        return not self.unit

    @property
    def pinpoint(self) -> str:
        """The place without the instrument: ``s 4(a)(1)``, or an empty text."""
        return f"{self.unit} {self.label}" if self.unit else ""

    def __contains__(self, other: Citation) -> bool:
        """Whether ``other`` is this place or lies inside it."""
        return self.instrument == other.instrument and other.steps[: len(self.steps)] == self.steps

    def __str__(self) -> str:
        return f"{self.instrument} {self.pinpoint}" if self.unit else self.instrument

    @classmethod
    def __get_pydantic_core_schema__(
        cls, _source: type[Citation], _handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        """Validate from text, serialise to text."""
        read = core_schema.no_info_after_validator_function(cls.parse, core_schema.str_schema())
        return core_schema.json_or_python_schema(
            json_schema=read,
            python_schema=core_schema.union_schema([core_schema.is_instance_schema(cls), read]),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        """Describe the text form for editors."""
        return {
            "type": "string",
            "pattern": r"^[a-z0-9][a-z0-9-]*( [a-z]+ [A-Za-z0-9].*)?$",
            "description": "The enactment's id and a pinpoint: 'ra-10175 s 4(a)(1)'.",
        }
