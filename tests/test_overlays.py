"""Bills and other overlays: counted for one comparison, marked, and never law."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from cyberlaw_gap import CountryProfile, GapReport, InvalidData, Standard, compare, render
from cyberlaw_gap.catalog import load_overlay, load_profile, overlay_ids, read_overlay
from cyberlaw_gap.comparison import compare_with, lay_over
from cyberlaw_gap.errors import OverlayMismatch, UnknownOverlay
from cyberlaw_gap.model.overlay import Overlay
from cyberlaw_gap.model.profile import EnactmentKind
from cyberlaw_gap.model.verdict import ElementState, Treatment
from cyberlaw_gap.report import FORMATS

TINYLAND = Path(__file__).parent / "tinyland"
CASES = Path(__file__).parent / "cases" / "negative-overlay"
DAY = dt.date(2024, 6, 1)


def overlay(name: str, tiny: Standard) -> Overlay:
    path = TINYLAND / "overlays" / f"{name}.yaml"
    return read_overlay(path, path.name, TINYLAND / "xt.yaml", tiny)


@pytest.fixture(scope="module")
def bill(tiny: Standard) -> Overlay:
    return overlay("xt-hiding-bill", tiny)


@pytest.fixture(scope="module")
def with_bill(tiny: Standard, tinyland: CountryProfile, bill: Overlay) -> GapReport:
    return compare_with(tiny, tinyland, [bill], DAY)


def test_the_law_alone_is_compared_where_nothing_is_laid_over(
    tiny: Standard, tinyland: CountryProfile
) -> None:
    assert compare_with(tiny, tinyland, [], DAY) == compare(tiny, tinyland, DAY)


def test_a_bill_adds_what_it_says_and_takes_what_it_repeals(
    tiny: Standard, tinyland: CountryProfile, with_bill: GapReport
) -> None:
    law = compare(tiny, tinyland, DAY)
    assert law.element("2/any-part").state is ElementState.PARTIAL
    assert with_bill.element("2/any-part").state is ElementState.MET
    assert law.element("6/whole").state is ElementState.MET
    assert with_bill.element("6/whole").lapsed == (
        "Keeping Act s 3: repealed on 2024-05-01 by Hiding Bill"
    )


def test_what_changes_is_listed_element_by_element(with_bill: GapReport) -> None:
    effect = with_bill.laid_over
    assert effect is not None
    changed = {c.after.ref: (c.before.state, c.after.state) for c in effect.elements}
    assert changed == {
        # The law asks for a lock, which the State never declared; the bill does not.
        "2/peeking": (ElementState.PARTIAL, ElementState.MET),
        "2/any-part": (ElementState.PARTIAL, ElementState.MET),
        "6/whole": (ElementState.MET, ElementState.ABSENT),
    }
    assert [v.number for v in effect.verdicts] == ["2", "6"]
    before, after = effect.totals_before, with_bill.totals
    assert (after.met - before.met, after.partial - before.partial) == (1, -2)
    assert after.absent - before.absent == 1


def test_a_clause_of_a_bill_never_reads_like_law(with_bill: GapReport) -> None:
    places = [p.text for e in with_bill.element("2/any-part").evidence for p in e.at]
    assert "Hiding Bill cl 2 (bill)" in places


@pytest.mark.parametrize("name", [f for f in FORMATS if f != "json"])
def test_the_report_says_first_that_this_is_not_the_law(with_bill: GapReport, name: str) -> None:
    text = render(with_bill, name)
    warning = "This is not the law of 1 June 2024"
    assert text.index(warning) < text.index("asks of the law")
    assert "Before the upper house since 2 May 2024" in text
    assert "What it would change" in text


def test_the_report_on_the_law_speaks_of_no_bill(tiny: Standard, tinyland: CountryProfile) -> None:
    assert "This is not the law" not in render(compare(tiny, tinyland, DAY))


def test_the_profile_stays_as_it_was(tinyland: CountryProfile, bill: Overlay) -> None:
    before = tinyland.model_dump_json()
    laid = lay_over(tinyland, bill)
    assert tinyland.model_dump_json() == before
    assert len(laid.findings) == len(tinyland.findings) + 2
    assert "hiding-bill" not in tinyland.enactment_by_id
    assert laid.enactment_by_id["hiding-bill"].kind is EnactmentKind.BILL


def test_the_order_of_overlays_does_not_matter(
    tiny: Standard, tinyland: CountryProfile, bill: Overlay
) -> None:
    other = overlay("xt-withdrawal", tiny)
    one = compare_with(tiny, tinyland, [bill, other], DAY)
    two = compare_with(tiny, tinyland, [other, bill], DAY)
    assert one.provisions == two.provisions
    assert one.ledger == two.ledger


def test_a_reservation_withdrawn_asks_again_for_what_it_dropped(
    tiny: Standard, tinyland: CountryProfile
) -> None:
    assert compare(tiny, tinyland, DAY).element("3/hiding").treatment is Treatment.RESERVED
    laid = compare_with(tiny, tinyland, [overlay("xt-withdrawal", tiny)], DAY)
    assert laid.element("3/hiding").treatment is Treatment.OWED
    assert laid.totals.required == compare(tiny, tinyland, DAY).totals.required + 1


def test_an_overlay_counts_only_from_its_day_on(
    tiny: Standard, tinyland: CountryProfile, bill: Overlay
) -> None:
    with pytest.raises(OverlayMismatch) as caught:
        compare_with(tiny, tinyland, [bill], dt.date(2024, 4, 30))
    assert str(caught.value) == (
        "overlay 'xt-hiding-bill': it counts from 2024-05-01 on, and the law of 2024-04-30 was "
        "asked for; ask for that day or a later one"
    )


def test_an_overlay_of_another_country_is_refused(
    philippines: CountryProfile, bill: Overlay
) -> None:
    with pytest.raises(OverlayMismatch, match="it is about XT, the profile about PH"):
        lay_over(philippines, bill)


def test_the_same_overlay_twice_is_refused(tinyland: CountryProfile, bill: Overlay) -> None:
    with pytest.raises(OverlayMismatch, match="enactments do not go with the profile: hiding-bill"):
        lay_over(lay_over(tinyland, bill), bill)


def test_an_unknown_overlay_is_named() -> None:
    with pytest.raises(UnknownOverlay, match="there is no overlay 'xt-nothing'"):
        load_overlay("xt-nothing")


@pytest.mark.parametrize("name", overlay_ids())
def test_every_bundled_overlay_is_laid_over_its_profile(name: str, budapest: Standard) -> None:
    found = load_overlay(name)
    profile = load_profile(found.country)
    report = compare_with(budapest, profile, [found], max(profile.assessed, found.since))
    assert report.laid_over is not None
    assert {f.basis.assessor for f in found.findings} <= {"cyberlaw-gap maintainers"}


@pytest.mark.parametrize("case", sorted(CASES.glob("*.yaml")), ids=lambda case: case.stem)
def test_a_broken_overlay_is_refused_in_these_words(case: Path, tiny: Standard) -> None:
    with pytest.raises(InvalidData) as caught:
        read_overlay(case, "xt-bill.yaml", TINYLAND / "xt.yaml", tiny)
    assert f"{caught.value}\n" == case.with_suffix(".txt").read_text(encoding="utf-8")
