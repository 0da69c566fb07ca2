"""A Chromium over a small site; skipped, with the reason, where there is none."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cyberlaw_gap import load_overlay, load_profile, load_standard
from cyberlaw_gap.catalog import load_region
from cyberlaw_gap.report.messages import messages
from cyberlaw_gap.site import build_site, gather

if TYPE_CHECKING:
    from playwright.sync_api import Browser

_NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that is installed here."""
    api = pytest.importorskip("playwright.sync_api", reason="needs the extra 'browser'")
    program = next(filter(None, map(shutil.which, _NAMES)), None)
    if program is None:
        pytest.skip(f"no browser is installed: looked for {', '.join(_NAMES)}")
    with api.sync_playwright() as playwright:
        # Without its sandbox it also runs as root, as it does in containers.
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site on the Philippines, Malaysia with a bill, and Sri Lanka; below it, in French."""
    del browser  # asked for first, so that nothing is built where none is installed
    folder = tmp_path_factory.mktemp("site")
    for language, below in (("en", ""), ("fr", "fr")):
        shown = gather(
            load_standard("budapest"),
            [load_profile(code) for code in ("PH", "MY", "LK")],
            [load_overlay("my-cybercrime-bill-2026")],
            [load_region("asean")],
            None,
            messages(language),
        )
        build_site(shown, folder / below, ("md",))
    return folder
