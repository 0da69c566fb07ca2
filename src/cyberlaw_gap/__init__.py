"""Hold a country's law against an international standard on cybercrime, element by element."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cyberlaw_gap._version import __version__

if TYPE_CHECKING:
    from cyberlaw_gap.analysis import matrix, stale
    from cyberlaw_gap.catalog import (
        load_catalog,
        load_checker,
        load_overlay,
        load_profile,
        load_standard,
        load_treaty_record,
        read_overlay,
        read_profile,
        read_standard,
    )
    from cyberlaw_gap.citation import Citation
    from cyberlaw_gap.comparison import compare, compare_with
    from cyberlaw_gap.draft import check_draft, compare_drafts
    from cyberlaw_gap.errors import CyberlawGapError, InvalidData
    from cyberlaw_gap.ingest import parse_document, read_document
    from cyberlaw_gap.model.document import Document
    from cyberlaw_gap.model.draft import DraftReport
    from cyberlaw_gap.model.profile import CountryProfile
    from cyberlaw_gap.model.standard import Standard
    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report import render, render_difference, render_draft, render_matrix

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
    "compare_with",
    "load_catalog",
    "load_checker",
    "load_overlay",
    "load_profile",
    "load_standard",
    "load_treaty_record",
    "matrix",
    "parse_document",
    "read_document",
    "read_overlay",
    "read_profile",
    "read_standard",
    "render",
    "render_difference",
    "render_draft",
    "render_matrix",
    "stale",
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
    "compare_with": "comparison",
    "load_catalog": "catalog",
    "load_checker": "catalog",
    "load_overlay": "catalog",
    "load_profile": "catalog",
    "load_standard": "catalog",
    "load_treaty_record": "catalog",
    "matrix": "analysis",
    "parse_document": "ingest",
    "read_document": "ingest",
    "read_overlay": "catalog",
    "read_profile": "catalog",
    "read_standard": "catalog",
    "render": "report",
    "render_difference": "report",
    "render_draft": "report",
    "render_matrix": "report",
    "stale": "analysis",
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
