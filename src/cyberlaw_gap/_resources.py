"""Where the bundled files are, in an installed package and in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

__all__ = ["country_profiles", "locale", "standards", "templates"]


def _folder(bundled: str, in_checkout: str) -> Path:
    installed = Path(str(files("cyberlaw_gap"))) / "_data" / bundled
    if installed.is_dir():
        return installed
    return Path(__file__).resolve().parents[2] / in_checkout


def standards() -> Path:
    """The folder of the standards, one folder each."""
    return _folder("standards", "standards")


def country_profiles() -> Path:
    """The folder of the country profiles, one file each."""
    return _folder("country_profiles", "country_profiles")


def templates() -> Path:
    """The folder of the report templates."""
    return _folder("templates", "reports/templates")


def locale() -> Path:
    """The folder of the translations, one file per language."""
    return _folder("locale", "reports/locale")
