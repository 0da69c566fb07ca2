"""The site as people meet it: in a browser, by keyboard, on a telephone, at night, on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

#: One page of each kind.
KINDS = (
    "index.html",
    "articles.html",
    "article/15.html",
    "article/18/provider-abroad.html",
    "matrix.html",
    "search.html",
    "about.html",
    "ph/index.html",
    "ph/15.html",
    "ph/safeguards.html",
    "ph/beyond.html",
    "ph/questions.html",
    "ph/laws.html",
    "ph/law/ra-10175.html",
    "ph/sources.html",
    "my/bill/my-cybercrime-bill-2026.html",
    "fr/ph/index.html",
    "fr/ph/15.html",
    "fr/ph/laws.html",
)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


def url(site: Path, page: str) -> str:
    return (site / page).as_uri()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page on which any complaint of the browser fails the test."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert complaints == []


@pytest.fixture(scope="module", params=[("light", 1280), ("light", 360), ("dark", 1280)], ids=str)
def examined(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page that axe may be put into, by day, on a telephone, and at night."""
    scheme, width = request.param
    # From outside, which the page's own policy would forbid.
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True
    )
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_no_violation(examined: Page, site: Path, kind: str) -> None:
    axe = pytest.importorskip(
        "axe_playwright_python.sync_playwright", reason="needs the extra 'browser'"
    )
    examined.goto(url(site, kind))
    if kind == "search.html":
        examined.fill("#words", "warrant")
    # What is folded away is examined as it is read.
    examined.evaluate("document.querySelectorAll('details').forEach((d) => (d.open = true))")
    options = {"runOnly": {"type": "tag", "values": RULES}, "preload": False}
    found = axe.Axe().run(examined, options=options).response["violations"]
    assert [(v["id"], [node["html"] for node in v["nodes"][:2]]) for v in found] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_on_a_telephone(page: Page, site: Path, kind: str) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(url(site, kind))
    assert page.evaluate("document.documentElement.scrollWidth") == 360


def test_no_request_leaves_the_site(page: Page, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for kind in KINDS:
        page.goto(url(site, kind))
    assert len(asked) > len(KINDS)
    assert [address for address in asked if not address.startswith(site.as_uri())] == []


def test_the_matrix_is_filtered_by_region_part_and_verdict(page: Page, site: Path) -> None:
    page.goto(url(site, "matrix.html"))
    found = page.locator("#found")
    assert found.inner_text() == "35 articles, 3 countries"
    page.select_option("#region", label="Association of Southeast Asian Nations (ASEAN)")
    assert found.inner_text() == "35 articles, 2 countries"
    assert page.locator("thead [data-country=LK]").is_hidden()
    page.select_option("#part", label="Powers")
    assert found.inner_text() == "6 articles, 2 countries"
    page.select_option("#verdict", "there")
    lines = page.locator("tr.line:visible")
    assert 0 < lines.count() < 6
    for line in lines.all():
        assert line.locator("td[data-verdict=there]:visible").count() > 0
    page.click("button[type=reset]")
    assert found.inner_text() == "35 articles, 3 countries"


def test_the_search_finds_a_section_and_leads_to_it_by_keyboard_alone(
    page: Page, site: Path
) -> None:
    page.goto(url(site, "search.html"))
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "words":
            break
    page.keyboard.type("philippines production order 10175")
    assert page.locator("#found").inner_text() == "1 result"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/ph/18.html")


def test_a_search_can_be_linked_and_says_when_nothing_is_found(page: Page, site: Path) -> None:
    page.goto(url(site, "search.html") + "?q=hacking")
    assert re.match(r"\d+ results?", page.locator("#found").inner_text())
    page.fill("#words", "<img src=x onerror=alert(1)>")
    assert page.locator("#found").inner_text() == "Nothing was found."


def test_the_keyboard_skips_to_the_content_and_every_stop_shows_where_it_is(
    page: Page, site: Path
) -> None:
    page.goto(url(site, "ph/18.html"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(12):
        page.keyboard.press("Tab")
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none"


def test_a_permalink_leads_to_the_finding_and_marks_it(page: Page, site: Path) -> None:
    page.goto(url(site, "ph/18.html") + "#subscriber-information/ra-10175-s-14")
    finding = page.locator(":target")
    assert "RA 10175 s 14" in finding.inner_text()
    box = finding.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 900


def test_everything_can_be_read_without_scripts(browser: Browser, site: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(url(site, "matrix.html"))
    assert page.locator("#filters").is_hidden()
    assert page.locator("tr.line:visible").count() == 35
    page.goto(url(site, "search.html"))
    assert page.locator("#search").is_hidden()
    page.get_by_role("link", name="countries, with their laws").click()
    page.get_by_role("link", name="Philippines").first.click()
    page.get_by_role("link", name="18 Production order").click()
    page.get_by_role("link", name="RA 10175 s 14").first.click()
    assert page.locator("h1").inner_text() == "Cybercrime Prevention Act of 2012"
    context.close()


def test_paper_shows_the_content_in_black_and_no_navigation(page: Page, site: Path) -> None:
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(url(site, "ph/18.html"))
    assert page.locator("nav:visible").count() == 0
    assert page.locator(".permalink:visible").count() == 0
    colours = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_whole_way_from_the_front_page_to_a_finding_and_back(page: Page, site: Path) -> None:
    page.goto(url(site, "index.html"))
    page.get_by_role("navigation", name="Site").get_by_role("link", name="Articles").click()
    page.get_by_role("link", name="18 Production order").click()
    page.get_by_role("link", name=re.compile("not confined to providers")).first.click()
    page.get_by_role("link", name="Sri Lanka").click()
    assert page.url.endswith("/lk/18.html#provider-abroad")
    page.get_by_role("navigation", name="You are here").get_by_role("link").first.click()
    assert page.locator("h1").inner_text() == "Sri Lanka and the Budapest Convention"
