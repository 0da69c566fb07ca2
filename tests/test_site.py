"""The static site: every link leads somewhere, every finding is there, nothing calls out."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote

import pytest

from cyberlaw_gap import CountryProfile, Standard, _resources, load_overlay, load_profile
from cyberlaw_gap.catalog import country_codes, load_region, overlay_ids, region_ids
from cyberlaw_gap.errors import MissingExtra, UnwritableOutput
from cyberlaw_gap.model.verdict import ElementResult
from cyberlaw_gap.report.files import READERS, report_file
from cyberlaw_gap.report.messages import ENGLISH, Messages, Pseudo, messages
from cyberlaw_gap.report.pictures import days_to_compare
from cyberlaw_gap.site import Site, build_site, gather
from cyberlaw_gap.site.addresses import country_article, finding_ids
from cyberlaw_gap.site.build import MANIFEST
from tests.test_messages import data_of, escaped, wording_of

BILL = "my-cybercrime-bill-2026"
LARGEST = 500_000
TEMPLATES = sorted((_resources.templates() / "site").glob("*.j2"))
JINJA = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", re.DOTALL)
TAG = re.compile(r"<[^>]*>|&[a-z]+;")


class _Page(HTMLParser):
    """The ids, links, files and words of a page, and what in it could run."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.language = ""
        self.links: list[str] = []
        self.loads: list[str] = []
        self.runs: list[str] = []
        self.policy = ""
        self.words: list[str] = []
        self.heard: list[str] = []
        self.index = ""
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.ids += [values["id"]] if "id" in values else []
        if tag == "html":
            self.language = values["lang"]
        self.heard += [values[name] for name in ("title", "aria-label") if name in values]
        if tag == "a":
            self.links.append(values["href"])
        if tag in {"link", "script"} and (source := values.get("href") or values.get("src")):
            self.loads.append(source)
        if values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        inline = (
            tag == "script" and "src" not in values and values.get("type") != "application/json"
        )
        if inline or tag == "style":
            self.runs.append(tag)
        self.runs += [name for name in values if name.startswith("on") or name == "style"]
        if tag not in {"meta", "link", "br", "input"}:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self._inside and self._inside.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self._inside[-1:] == ["script"]:
            self.index += data
        elif "main" in self._inside and data.strip():
            self.words.append(" ".join(data.split()))


@cache
def read(path: Path) -> _Page:
    return _Page(path.read_text(encoding="utf-8"))


def pages_of(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.html"))


@pytest.fixture(scope="module")
def three(budapest: Standard, philippines: CountryProfile) -> Site:
    """The Philippines, Malaysia with its bill, and Sri Lanka."""
    return gather(
        budapest,
        [philippines, load_profile("MY"), load_profile("LK")],
        [load_overlay(BILL)],
        [load_region("asean"), load_region("common-law")],
        None,
        ENGLISH,
    )


@pytest.fixture(scope="module")
def folder(three: Site, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("site")
    build_site(three, path, ("md", "json", "csv"))
    return path


@pytest.fixture
def small(tiny: Standard, tinyland: CountryProfile) -> Site:
    return gather(tiny, [tinyland], [], [], dt.date(2024, 6, 1), ENGLISH)


def test_every_link_leads_to_a_page_and_a_place_that_are_there(folder: Path) -> None:
    dead = []
    for path in pages_of(folder):
        for link in (*read(path).links, *read(path).loads):
            if link.startswith(("https://", "http://")):
                continue
            address, _, place = link.partition("#")
            target = (path.parent / address).resolve() if address else path
            if not target.is_file() or (place and unquote(place) not in read(target).ids):
                dead.append((path.name, link))
    assert dead == []


def test_every_result_of_the_search_is_there(folder: Path) -> None:
    entries = json.loads(read(folder / "search.html").index)
    assert {kind for kind, *_ in entries} >= {"country", "article", "element", "law", "bill"}
    for _, title, link, _ in entries:
        address, _, place = link.partition("#")
        assert title
        assert (folder / address).is_file()
        assert not place or place in read(folder / address).ids


def test_ids_are_unique_on_each_page(folder: Path) -> None:
    for path in pages_of(folder):
        ids = read(path).ids
        assert len(ids) == len(set(ids)), path


def test_a_finding_has_the_address_that_the_section_gives_it(folder: Path) -> None:
    page = read(folder / "ph/18.html")
    assert "subscriber-information/ra-10175-s-14" in page.ids
    assert "#subscriber-information/ra-10175-s-14" in page.links


def test_every_finding_of_every_country_is_on_the_page_of_its_article(
    three: Site, folder: Path
) -> None:
    for nation in three.nations:
        for provision in nation.report.provisions:
            page = read(folder / country_article(nation.code, provision.number))
            words = " ".join(page.words)
            for element in provision.elements:
                assert set(finding_ids(element)) <= set(page.ids)
                for evidence in element.evidence:
                    assert " ".join(evidence.finding.why.split()) in words
                    for place in evidence.at:
                        assert place.text in words


def test_a_law_shows_every_finding_that_cites_it(three: Site, folder: Path) -> None:
    nation = next(n for n in three.nations if n.code == "LK")
    cited = {
        f"../{provision.number}.html#{name}"
        for provision in nation.report.provisions
        for element in provision.elements
        for evidence, name in zip(element.evidence, finding_ids(element), strict=True)
        for place in (*evidence.at, *evidence.read, *evidence.see)
        if place.citation.instrument == "cca"
    }
    links = {link.replace("../../lk/", "../") for link in read(folder / "lk/law/cca.html").links}
    assert cited
    assert cited <= links


def test_an_element_shows_every_country(folder: Path) -> None:
    page = read(folder / "article/18/provider-abroad.html")
    for code in ("ph", "my", "lk"):
        assert f"../../{code}/18.html#provider-abroad" in page.links


def test_nothing_runs_in_a_page_and_nothing_is_loaded_from_elsewhere(folder: Path) -> None:
    for path in pages_of(folder):
        page = read(path)
        assert page.policy.startswith("default-src 'self';"), path
        assert page.runs == [], path
        assert {PurePosixPath(source).name for source in page.loads} == {
            "style.css",
            "site.js",
            "icon.svg",
        }
    style = (folder / "style.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style
    script = (folder / "site.js").read_text(encoding="utf-8")
    for word in ("fetch(", "XMLHttpRequest", "innerHTML", "eval(", "http"):
        assert word not in script


def test_a_bill_stands_on_its_own_page_with_its_warning_and_counts_on_no_other(
    three: Site, folder: Path
) -> None:
    words = " ".join(read(folder / f"my/bill/{BILL}.html").words)
    assert "This is not the law of" in words
    assert "Elements that would change" in words
    nation = next(n for n in three.nations if n.code == "MY")
    assert nation.report.laid_over is None
    assert not (folder / "my/law" / f"{BILL}.html").exists()


def test_a_bill_of_a_later_day_is_left_out(budapest: Standard) -> None:
    bill = load_overlay(BILL)
    before = bill.since - dt.timedelta(days=1)
    site = gather(budapest, [load_profile("MY")], [bill], [], before, ENGLISH)
    assert site.nations[0].bills == ()


def test_the_same_site_is_written_twice_with_the_same_bytes(
    three: Site, folder: Path, tmp_path: Path
) -> None:
    files = build_site(three, tmp_path, ("md", "json", "csv"))
    assert len(files) > 300
    for name in (*files, MANIFEST):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes(), name


def test_hostile_words_stay_words(small: Site, tmp_path: Path) -> None:
    evil = '</script><script src="//evil.example"></script><img src=x onerror="alert(1)">'
    nation = small.nations[0]
    report = nation.report.model_copy(
        update={
            "country": nation.report.country.model_copy(update={"name": evil}),
            "enactments": tuple(
                law.model_copy(update={"title": evil, "short": evil, "note": evil})
                for law in nation.report.enactments
            ),
        }
    )
    changed = replace(nation, name=evil, report=report, bills=())
    build_site(Site(small.standard, small.as_of, (changed,), (), ENGLISH), tmp_path, ())
    for path in pages_of(tmp_path):
        page = read(path)
        assert page.runs == []
        assert all("evil" not in source for source in page.loads)
    assert evil in [entry[1] for entry in json.loads(read(tmp_path / "search.html").index)]


def test_what_an_earlier_build_left_behind_goes_and_nothing_else_does(
    small: Site, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    outside = tmp_path / "letter.txt"
    outside.write_text("keep", encoding="utf-8")
    build_site(small, site, ("md",))
    (site / "notes.txt").write_text("keep", encoding="utf-8")
    manifest = site / MANIFEST
    manifest.write_text(manifest.read_text(encoding="utf-8") + "../letter.txt\n", encoding="utf-8")
    assert (site / "downloads/xt.md").is_file()
    build_site(small, site, ())
    assert not (site / "downloads/xt.md").exists()
    assert (site / "notes.txt").is_file()
    assert outside.is_file()


def test_a_folder_that_holds_something_else_is_left_alone(small: Site, tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(UnwritableOutput, match="name an empty or a new folder"):
        build_site(small, tmp_path, ())
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_build_that_fails_leaves_what_stood_there(
    small: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_site(small, tmp_path, ("md",))
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}

    def missing(*_arguments: object, **_named: object) -> None:
        raise MissingExtra("PDF", "documents")

    monkeypatch.setattr("cyberlaw_gap.site.downloads.report_file", missing)
    with pytest.raises(MissingExtra):
        build_site(replace(small, as_of=dt.date(2025, 1, 1)), tmp_path, ("md",))
    assert {p: p.read_bytes() for p in tmp_path.rglob("*") if p.is_file()} == before


def test_a_finding_keeps_its_name_when_a_finding_on_another_place_comes_or_goes(
    three: Site,
) -> None:
    element = next(n for n in three.nations if n.code == "PH").report.element(
        "18/subscriber-information"
    )
    names = finding_ids(element)
    assert len(set(names)) == len(names) > 1
    fewer = element.model_copy(update={"evidence": element.evidence[1:]})
    assert finding_ids(fewer) == names[1:]


def test_findings_on_the_same_words_are_still_told_apart(three: Site) -> None:
    def doubled(element: ElementResult) -> ElementResult:
        return element.model_copy(update={"evidence": element.evidence * 2})

    element = doubled(three.nations[0].report.element("2/access"))
    names = finding_ids(element)
    assert len(set(names)) == len(names) == len(element.evidence)


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_word_of_a_template_is_a_message(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    words = JINJA.sub("", text)
    for label in re.findall(r'(?:aria-label|title|data-label)="([^"]*)"', words):
        assert not re.search(r"[A-Za-z]", label), label
    between = TAG.sub("", words).replace("cyberlaw-gap", "").replace("n/a", "")
    assert not re.search(r"[A-Za-z]+", between), between.split()


@pytest.mark.parametrize(
    ("downloads", "ends"),
    [
        ("csv", ["xt.csv"]),
        (
            "md,csv",
            [
                "xt-civil-society.md",
                "xt-drafter.md",
                "xt-expert.md",
                "xt-minister.md",
                "xt.csv",
                "xt.md",
            ],
        ),
        ("", []),
    ],
)
def test_the_documents_asked_for_stand_beside_the_pages(
    small: Site, tmp_path: Path, downloads: str, ends: list[str]
) -> None:
    build_site(small, tmp_path, tuple(filter(None, downloads.split(","))))
    found = sorted(p.name for p in tmp_path.glob("downloads/xt*"))
    assert found == ends
    links = {PurePosixPath(link).name for link in read(tmp_path / "xt/index.html").links}
    assert {name for name in links if name.startswith("xt")} == set(ends)


@pytest.mark.parametrize("reader", ["", *READERS])
def test_a_document_beside_the_pages_is_the_one_that_the_report_command_writes(
    three: Site, folder: Path, reader: str
) -> None:
    reports = {nation.code: nation.report for nation in three.nations}
    alone = report_file(reports["LK"], three.standard, reader=reader)
    expected = report_file(
        reports["LK"], three.standard, reader=reader, peers=[reports["MY"], reports["PH"]]
    )
    name = "-".join(filter(None, ("lk", reader)))
    assert (folder / f"downloads/{name}.md").read_bytes() == expected
    assert (alone != expected) == (reader == "drafter")


def test_the_laws_stand_along_time_with_the_counts_of_every_day_on_which_one_changed(
    three: Site, folder: Path
) -> None:
    nation = next(n for n in three.nations if n.code == "PH")
    assert [day for day, _ in nation.history] == list(days_to_compare(nation.report))
    words = " ".join(read(folder / "ph/laws.html").words)
    for day in (dt.date(2012, 10, 9), dt.date(2014, 2, 11)):
        assert ENGLISH.day(day) in words
    assert "The data behind the picture" in words


# --- French


@pytest.fixture(scope="module")
def french(
    budapest: Standard, philippines: CountryProfile, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The Philippines and Japan in French."""
    path = tmp_path_factory.mktemp("french")
    profiles = [philippines, load_profile("JP")]
    build_site(gather(budapest, profiles, [], [], None, messages("fr")), path, ("md",))
    return path


def test_every_french_page_says_that_it_is_french_and_that_nobody_reviewed_it(
    french: Path, folder: Path
) -> None:
    note = (
        "La formulation française de ce document n\N{RIGHT SINGLE QUOTATION MARK}a pas été relue."
    )
    for path in pages_of(french):
        page = read(path)
        assert page.language == "fr"
        assert note in " ".join(page.words), path
    english = read(folder / "ph/index.html")
    assert english.language == "en"
    assert note not in " ".join(english.words)
    assert note in (french / "downloads/ph-minister.md").read_text(encoding="utf-8")


def test_french_pages_mark_the_words_that_stay_english(
    budapest: Standard, french: Path, folder: Path
) -> None:
    asks = budapest.provision("18").elements[0].text
    for address in ("article/18.html", "ph/18.html"):
        text = (french / address).read_text(encoding="utf-8")
        assert f' lang="en">{asks}' in text
        assert 'lang="en"><' not in text
    english = (folder / "ph/18.html").read_text(encoding="utf-8")
    assert asks in english
    assert english.count(' lang="en"') == 1


def test_links_to_findings_are_the_same_in_both_languages(french: Path, folder: Path) -> None:
    for name in ("ph/18.html", "ph/laws.html", "article/18/provider-abroad.html"):
        assert read(french / name).ids == read(folder / name).ids


def test_countries_stand_in_the_order_of_their_names_in_the_language(french: Path) -> None:
    home = read(french / "index.html")
    countries = [link for link in home.links if re.fullmatch(r"[a-z]{2}/index\.html", link)]
    assert countries == ["jp/index.html", "ph/index.html"]
    assert "Japon" in home.words


def test_every_sentence_of_every_page_comes_from_the_catalogue(
    tiny: Standard, tinyland: CountryProfile, tmp_path: Path
) -> None:
    _: Messages = Pseudo()
    site = gather(tiny, [tinyland], [], [], dt.date(2024, 6, 1), _)
    build_site(site, tmp_path, ())
    data = wording_of(site.nations[0].report) | {t for t in data_of(tiny) if " " in t}
    for path in pages_of(tmp_path):
        page = read(path)
        text = " ¦ ".join((*page.words, *page.heard))
        # Names in links, of the program, and of the data: none is a word of a sentence.
        names = {*(name for name in page.ids if "/" in name), "cyberlaw-gap"}
        assert escaped(text, data | names) == [], path


def test_no_page_of_all_countries_is_too_large(budapest: Standard, tmp_path: Path) -> None:
    site = gather(
        budapest,
        [load_profile(code) for code in country_codes()],
        [load_overlay(overlay) for overlay in overlay_ids()],
        [load_region(region) for region in region_ids()],
        None,
        ENGLISH,
    )
    build_site(site, tmp_path, ("md", "json", "csv"))
    assert max(path.stat().st_size for path in pages_of(tmp_path)) < LARGEST


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "cyberlaw_gap", "site", "build", *arguments],
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_line_builds_the_site_and_tells_how_far_it_is(tmp_path: Path) -> None:
    done = run(str(tmp_path / "public"), "--downloads", "", "--as-of", "2014-03-01")
    assert done.returncode == 0
    assert done.stdout == ""
    assert "100 files" in done.stderr
    words = " ".join(read(tmp_path / "public/ph/20.html").words)
    assert "1 March 2014" in words
    assert "struck down on 2014-02-11" in words


def test_an_unknown_format_of_downloads_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    done = run(str(tmp_path), "--downloads", "md,exe")
    assert done.returncode == 2
    assert "'exe' is none of md, json, csv, docx, pdf, xlsx" in done.stderr
