"""What every model shares: frozen, strict, closed; and the kinds of text they hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, StringConstraints

__all__ = ["ElementRef", "Model", "Number", "Slug", "Text"]


class Model(BaseModel):
    """A value object: it cannot change, guesses nothing and refuses unknown keys."""

    model_config = ConfigDict(
        frozen=True,
        strict=True,
        extra="forbid",
        use_attribute_docstrings=True,
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
    )

    def model_copy(self, *, update: Mapping[str, object] | None = None, deep: bool = False) -> Self:
        """A copy with some fields changed, which looks everything up anew.

        Pydantic would carry over what the old one had looked up of its old fields.
        """
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]*$", max_length=80)]
"""An id: lower-case letters, digits and hyphens."""

Number = Annotated[str, StringConstraints(pattern=r"^[0-9]+[a-z]*$", max_length=8)]
"""The number of a provision, in quotes: "18"."""

ElementRef = Annotated[
    str,
    StringConstraints(
        pattern=r"^[0-9]+[a-z]*/[a-z0-9][a-z0-9-]*$",
        max_length=90,
    ),
]
"""An element of a standard: "18/subscriber-information"."""

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
"""Words for people; never empty."""
