"""Hold a country's law against an international standard on cybercrime, element by element."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cyberlaw_gap._version import __version__

if TYPE_CHECKING:
    from cyberlaw_gap.catalog import (
        load_catalog,
        load_profile,
        load_standard,
        read_profile,
        read_standard,
    )
    from cyberlaw_gap.citation import Citation
    from cyberlaw_gap.comparison import compare
    from cyberlaw_gap.errors import CyberlawGapError, InvalidData
    from cyberlaw_gap.model.profile import CountryProfile
    from cyberlaw_gap.model.standard import Standard
    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report import render

__all__ = [
    "Citation",
    "CountryProfile",
    "CyberlawGapError",
    "GapReport",
    "InvalidData",
    "Standard",
    "__version__",
    "compare",
    "load_catalog",
    "load_profile",
    "load_standard",
    "read_profile",
    "read_standard",
    "render",
]

#: Where each public name lives; it is imported when it is first used, so that a script
#: that wants one thing does not wait for the others.
_HOME = {
    "Citation": "citation",
    "CountryProfile": "model.profile",
    "CyberlawGapError": "errors",
    "GapReport": "model.verdict",
    "InvalidData": "errors",
    "Standard": "model.standard",
    "compare": "comparison",
    "load_catalog": "catalog",
    "load_profile": "catalog",
    "load_standard": "catalog",
    "read_profile": "catalog",
    "read_standard": "catalog",
    "render": "report",
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
