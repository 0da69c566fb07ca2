"""Every shipped data file is a test case; every check has been seen to fail."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cyberlaw_gap import InvalidData, Standard, _resources, graph, load_catalog
from cyberlaw_gap.catalog import (
    country_codes,
    load_profile,
    load_skeleton,
    load_standard,
    read_profile,
    read_standard,
    standard_ids,
)
from cyberlaw_gap.catalog.layout import tidy
from cyberlaw_gap.model.profile import CountryProfile, Method, Status
from cyberlaw_gap.model.standard import AnsweredBy

CASES = Path(__file__).parent / "cases"
FILES = sorted(
    [*_resources.standards().glob("*/*.yaml"), *_resources.country_profiles().glob("*.yaml")]
)
PROFILES = pytest.mark.parametrize("code", country_codes())
STANDARDS = pytest.mark.parametrize("standard_id", standard_ids())


def test_the_whole_catalogue_is_sound() -> None:
    standards, profiles = load_catalog()
    assert [s.id for s in standards] == list(standard_ids())
    assert [p.country.code for p in profiles] == list(country_codes())


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}/{p.name}")
def test_the_layout_is_canonical(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == tidy(text, path.name), f"run: cyberlaw-gap tidy {path}"


@STANDARDS
def test_no_provision_depends_on_itself(standard_id: str) -> None:
    standard = load_standard(standard_id)
    assert graph.cycles(standard) == ()
    assert graph.dangling(standard) == ()


@STANDARDS
def test_every_cited_paragraph_is_in_the_skeleton(standard_id: str) -> None:
    standard = load_standard(standard_id)
    articles = {a.number: a.paragraphs for a in load_skeleton(standard_id).articles}
    for provision in standard.provisions:
        for element in provision.elements:
            for place in filter(None, (p.strip() for p in element.paragraph.split(","))):
                assert place in articles[provision.number], f"{provision.number}/{element.id}"


def test_the_convention_is_whole(budapest: Standard) -> None:
    assert [p.number for p in budapest.provisions] == [str(n) for n in range(1, 36)]
    assert sum(len(p.elements) for p in budapest.provisions) == 167


def test_article_18_carries_the_guidance_on_providers_abroad(budapest: Standard) -> None:
    (note,) = (g for g in budapest.guidance if "18/provider-abroad" in g.elements)
    assert note.id in budapest.provision("18").guidance
    assert "wherever" in note.reading


def test_what_depends_on_what(budapest: Standard) -> None:
    edges = graph.graph_of(budapest)
    assert edges.edges["29", "16"]["relation"] == "relies-on"
    assert edges.edges["20", "15/independent-supervision"]["relation"] == "guarded-by"
    assert edges.edges["16", "14"]["relation"] == "governed-by"
    assert edges.edges["17", "1/traffic-data"]["relation"] == "uses"
    assert edges.edges["12", "11"]["relation"] == "reaches"
    assert {"20", "33"} <= set(graph.dependents(budapest, "1/traffic-data"))
    assert {"16", "14", "15/grounds"} <= set(graph.dependencies(budapest, "29"))


@PROFILES
def test_every_country_is_answered_from_article_1_to_35(code: str) -> None:
    """Every element that law answers has a finding; nothing is left to silence."""
    profile = load_profile(code)
    standard = load_standard("budapest")
    answered = {f.ref for f in profile.findings}
    answered |= {f.ref for g in profile.general_part for f in g.findings}
    answered |= {ref for t in profile.treaties for a in t.acts for ref in a.elements}
    answered |= {ref for n in profile.practice for ref in n.elements}
    optional_practice = {"22/consultation"}
    asked = {
        f"{p.number}/{e.id}" for p in standard.provisions for e in p.elements
    } - optional_practice
    assert asked - answered == set()


@PROFILES
def test_who_says_so_is_named_as_the_project(code: str) -> None:
    profile = load_profile(code)
    assert {f.basis.assessor for f in all_findings(profile)} == {"cyberlaw-gap maintainers"}


@PROFILES
def test_what_is_not_recollection_has_a_source(code: str) -> None:
    profile = load_profile(code)
    for finding in all_findings(profile):
        if finding.basis.method is not Method.RECOLLECTION and (
            finding.status is not Status.UNDETERMINED
        ):
            assert finding.basis.sources, finding.ref


@PROFILES
def test_no_status_of_law_stands_on_a_treaty_act_element(code: str) -> None:
    standard = load_standard("budapest")
    for finding in all_findings(load_profile(code)):
        element = standard.provision(finding.provision).element(finding.element)
        assert element.answered_by is AnsweredBy.LAW


def all_findings(profile: CountryProfile) -> list:  # type: ignore[type-arg]
    return [*profile.findings, *(f for g in profile.general_part for f in g.findings)]


@pytest.mark.parametrize("case", sorted((CASES / "negative").iterdir()), ids=lambda case: case.name)
def test_a_broken_profile_is_refused_in_these_words(case: Path, tiny: Standard) -> None:
    with pytest.raises(InvalidData) as caught:
        read_profile(case / "xx.yaml", "xx.yaml", tiny)
    assert f"{caught.value}\n" == (case / "expected.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "case", sorted((CASES / "negative-standard").iterdir()), ids=lambda case: case.name
)
def test_a_broken_standard_is_refused_in_these_words(case: Path) -> None:
    with pytest.raises(InvalidData) as caught:
        read_standard(case / "standard.yaml", "standard.yaml")
    assert f"{caught.value}\n" == (case / "expected.txt").read_text(encoding="utf-8")


def test_every_fault_names_its_place_and_its_remedy() -> None:
    for expected in CASES.glob("*/*/expected.txt"):
        for line in expected.read_text(encoding="utf-8").splitlines():
            assert re.match(r"\w+\.yaml:\d+:\d+: (\S+: )?.+; .+", line), line
