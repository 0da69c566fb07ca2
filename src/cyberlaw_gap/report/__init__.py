"""Reports for people: one result, many formats."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cyberlaw_gap.report.country_matrix import MATRIX_FORMATS, render_matrix
    from cyberlaw_gap.report.formats import (
        FORMATS,
        render,
        render_difference,
        render_draft,
        render_why,
    )
    from cyberlaw_gap.report.messages import LANGUAGES
    from cyberlaw_gap.report.stale import render_stale

__all__ = [
    "FORMATS",
    "LANGUAGES",
    "MATRIX_FORMATS",
    "render",
    "render_difference",
    "render_draft",
    "render_matrix",
    "render_stale",
    "render_why",
]

#: Where each name lives; it is imported when it is first used, so that a gap report does
#: not wait for what only checks of drafts need.
_HOME = {
    "FORMATS": "formats",
    "LANGUAGES": "messages",
    "MATRIX_FORMATS": "country_matrix",
    "render": "formats",
    "render_difference": "formats",
    "render_draft": "formats",
    "render_matrix": "country_matrix",
    "render_stale": "stale",
    "render_why": "formats",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
