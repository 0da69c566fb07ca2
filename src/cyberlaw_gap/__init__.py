"""Hold a country's law against an international standard on cybercrime, element by element."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cyberlaw_gap._version import __version__

if TYPE_CHECKING:
    from cyberlaw_gap.catalog import (
        load_catalog,
        load_checker,
        load_profile,
        load_standard,
        read_profile,
        read_standard,
    )
    from cyberlaw_gap.citation import Citation
    from cyberlaw_gap.comparison import compare
    from cyberlaw_gap.draft import check_draft, compare_drafts
    from cyberlaw_gap.errors import CyberlawGapError, InvalidData
    from cyberlaw_gap.ingest import parse_document, read_document
    from cyberlaw_gap.model.document import Document
    from cyberlaw_gap.model.draft import DraftReport
    from cyberlaw_gap.model.profile import CountryProfile
    from cyberlaw_gap.model.standard import Standard
    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report import render, render_difference, render_draft

__all__ = [
    "Citation",
    "CountryProfile",
    "CyberlawGapError",
    "Document",
    "DraftReport",
    "GapReport",
    "InvalidData",
    "Standard",
    "__version__",
    "check_draft",
    "compare",
    "compare_drafts",
    "load_catalog",
    "load_checker",
    "load_profile",
    "load_standard",
    "parse_document",
    "read_document",
    "read_profile",
    "read_standard",
    "render",
    "render_difference",
    "render_draft",
]

#: Where each public name lives; it is imported when it is first used, so that a script
#: that wants one thing does not wait for the others.
_HOME = {
    "Citation": "citation",
    "CountryProfile": "model.profile",
    "CyberlawGapError": "errors",
    "Document": "model.document",
    "DraftReport": "model.draft",
    "GapReport": "model.verdict",
    "InvalidData": "errors",
    "Standard": "model.standard",
    "check_draft": "draft",
    "compare": "comparison",
    "compare_drafts": "draft",
    "load_catalog": "catalog",
    "load_checker": "catalog",
    "load_profile": "catalog",
    "load_standard": "catalog",
    "parse_document": "ingest",
    "read_document": "ingest",
    "read_profile": "catalog",
    "read_standard": "catalog",
    "render": "report",
    "render_difference": "report",
    "render_draft": "report",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value: object = getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted(__all__)
