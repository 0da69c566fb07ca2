"""Every shipped data file is a test case; every check has been seen to fail."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from cyberlaw_gap import InvalidData, Standard, _resources, compare, graph, load_catalog
from cyberlaw_gap.analysis.staleness import latest_day
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
from cyberlaw_gap.model.profile import CountryProfile, Method, SourceKind, Status
from cyberlaw_gap.model.standard import AnsweredBy
from cyberlaw_gap.model.verdict import Operation, Standing, TargetStanding

CASES = Path(__file__).parent / "cases"
FILES = sorted(
    [*_resources.standards().glob("*/*.yaml"), *_resources.country_profiles().rglob("*.yaml")]
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
def test_every_country_is_answered_from_article_1_to_22(code: str) -> None:
    """Every element that the law answers has a finding or an open question with its reason."""
    profile = load_profile(code)
    answered = {f.ref for f in all_findings(profile)}
    asked = {
        f"{provision.number}/{element.id}"
        for provision in load_standard("budapest").provisions
        for element in provision.elements
        if int(provision.number) <= 22 and element.answered_by is AnsweredBy.LAW
    }
    assert asked - answered == set()


@PROFILES
def test_co_operation_has_its_legal_basis_authority_and_contact(code: str) -> None:
    """Mutual assistance, extradition, who is asked; a Party's acts towards the treaty office."""
    profile = load_profile(code)
    answered = {f.ref for f in all_findings(profile)}
    assert {"23/widest-extent", "24/extraditable", "25/mutual-assistance"} <= answered
    report = compare(load_standard("budapest"), profile, profile.assessed)
    if report.standing is TargetStanding.PARTY:
        acts = {ref for t in profile.treaties for a in t.acts for ref in a.elements}
        assert {"24/authority", "27/central-authority", "35/contact-point"} <= acts


def test_the_philippines_are_answered_from_article_1_to_35(philippines: CountryProfile) -> None:
    """The model profile leaves nothing to silence."""
    answered = {f.ref for f in all_findings(philippines)}
    answered |= {ref for t in philippines.treaties for a in t.acts for ref in a.elements}
    answered |= {ref for n in philippines.practice for ref in n.elements}
    standard = load_standard("budapest")
    asked = {f"{p.number}/{e.id}" for p in standard.provisions for e in p.elements}
    assert asked - answered - {"22/consultation"} == set()


@PROFILES
def test_a_country_answers_to_its_names(code: str) -> None:
    country = load_profile(code).country
    for name in (country.name, *country.also):
        assert load_profile(name).country.code == code


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


OF_THE_TEXT = {
    SourceKind.STATUTE_COPY,
    SourceKind.JUDGMENT_COPY,
    SourceKind.TREATY_RECORD,
    SourceKind.OFFICIAL_SITE,
}


@PROFILES
def test_the_text_of_a_law_is_said_to_be_read_only_where_a_copy_was_seen(code: str) -> None:
    profile = load_profile(code)
    sources = profile.source_by_id
    for finding in all_findings(profile):
        if finding.basis.method is Method.STATUTE_TEXT:
            seen = [sources[i] for i in finding.basis.sources]
            assert any(s.kind in OF_THE_TEXT and s.seen != "cited" for s in seen), finding.ref


@PROFILES
def test_what_is_met_or_partial_on_the_text_says_where_in_it(code: str) -> None:
    for finding in load_profile(code).findings:
        if finding.basis.method is Method.STATUTE_TEXT and finding.status in {
            Status.MET,
            Status.PARTIAL,
        }:
            assert all(citation.pinpoint for citation in finding.at), finding.element


@PROFILES
def test_nothing_is_counted_as_known_that_nobody_could_answer(
    code: str, budapest: Standard
) -> None:
    profile = load_profile(code)
    report = compare(budapest, profile, profile.assessed)
    elements = [element for provision in report.provisions for element in provision.elements]
    answered = [
        element
        for element in elements
        if any(
            evidence.bounds is not None
            and evidence.standing is Standing.STANDS
            and evidence.finding.status is not Status.UNDETERMINED
            for evidence in element.evidence
        )
    ]
    assert sum(count.elements for count in report.methods) == len(answered)
    assert len(answered) < len(elements)


@PROFILES
def test_every_source_has_a_date(code: str) -> None:
    """A day, a month or a year; or, of an undated document, when it was read."""
    for source in load_profile(code).sources:
        assert latest_day(source.dated) is not None, source.id


@PROFILES
def test_every_address_is_well_formed(code: str) -> None:
    for source in load_profile(code).sources:
        if source.url:
            address = urlsplit(source.url)
            assert address.scheme in {"http", "https"}, source.id
            host = address.hostname or ""
            assert re.fullmatch(r"(?=.*\.)[a-z0-9.-]+", host), source.id
            assert not re.fullmatch(r"[\d.]+", host), source.id


@PROFILES
def test_no_element_is_decided_twice_without_being_contested(code: str) -> None:
    """Two readings of the same words on the same day agree, or are shown as contested."""
    profile = load_profile(code)
    readings: dict[tuple[object, ...], set[Status]] = {}
    for finding in all_findings(profile):
        key = (
            finding.ref,
            finding.offence,
            finding.powers,
            finding.laws,
            finding.basis.law_as_of,
            finding.basis.assessor,
        )
        if finding.laws and finding.status is not Status.UNDETERMINED and not finding.resolves:
            readings.setdefault(key, set()).add(finding.status)
    report = compare(load_standard("budapest"), profile, profile.assessed)
    contested = {element.ref for element in report.contested}
    for (ref, *_), statuses in readings.items():
        assert len(statuses) == 1 or ref in contested, ref


@PROFILES
def test_what_is_shown_today_stands_on_law_in_force(code: str) -> None:
    """Nothing that was struck down, repealed or suspended carries a finding that stands."""
    profile = load_profile(code)
    report = compare(load_standard("budapest"), profile, profile.assessed)
    for provision in report.provisions:
        for element in provision.elements:
            for evidence in element.evidence:
                shown = evidence.finding.status in {Status.MET, Status.PARTIAL}
                if shown and evidence.standing is Standing.STANDS:
                    assert {p.operation for p in evidence.at} <= {Operation.IN_FORCE}, element.ref


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
