"""Fixtures: the tiny invented treaty and country, and the Philippines once loaded."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
from hypothesis import settings

from cyberlaw_gap import CountryProfile, Standard, load_profile, load_standard
from cyberlaw_gap.catalog import read_profile, read_standard

HERE = Path(__file__).parent
TINYLAND = HERE / "tinyland"

settings.register_profile("default", deadline=None, max_examples=60)
settings.load_profile("default")


@pytest.fixture(scope="session")
def tiny() -> Standard:
    return read_standard(TINYLAND / "standard.yaml", "standard.yaml")


@pytest.fixture(scope="session")
def tinyland(tiny: Standard) -> CountryProfile:
    return read_profile(TINYLAND / "xt.yaml", "xt.yaml", tiny)


@pytest.fixture(scope="session")
def budapest() -> Standard:
    return load_standard("budapest")


@pytest.fixture(scope="session")
def philippines() -> CountryProfile:
    return load_profile("PH")


@pytest.fixture
def as_of() -> dt.date:
    return dt.date(2024, 6, 1)


@pytest.fixture(scope="session")
def material() -> Path:
    """The folder of texts and annotations that continuous integration hands over."""
    folder = os.environ.get("CYBERLAW_GAP_MATERIAL", "")
    if not folder:
        pytest.skip("CYBERLAW_GAP_MATERIAL names no folder")
    path = Path(folder)
    if not path.is_dir():
        pytest.fail(f"CYBERLAW_GAP_MATERIAL is {folder!r}, which is no folder")
    return path
