"""The Philippines, on dates that must be told apart, and against paper."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache, partial
from typing import TypeAlias

import pytest

from cyberlaw_gap import CountryProfile, GapReport, Standard, compare
from cyberlaw_gap.model.verdict import GuardState, Standing, TargetStanding

SIGNED = dt.date(2012, 9, 20)
COMMENCED = dt.date(2012, 10, 5)
RESTRAINED = dt.date(2013, 6, 1)
JUDGED = dt.date(2014, 3, 1)
WARRANTS = dt.date(2018, 9, 1)
NEW_CHILD_LAW = dt.date(2022, 9, 1)
TODAY = dt.date(2026, 11, 24)


On: TypeAlias = Callable[[dt.date], GapReport]


@pytest.fixture(scope="module")
def on(budapest: Standard, philippines: CountryProfile) -> On:
    """The report of a day, compared once."""
    return cache(partial(compare, budapest, philippines))


def verdict(report: GapReport, number: str) -> tuple[str, str]:
    bounds = report.provision(number).bounds
    assert bounds is not None
    return bounds.proven.value, bounds.possible.value


def bounds(report: GapReport, ref: str) -> tuple[str, str]:
    element = report.element(ref)
    return element.bounds.proven.value, element.bounds.possible.value


# --- the dated life


def test_the_act_was_signed_and_not_in_force(on: On) -> None:
    report = on(SIGNED)
    assert verdict(report, "20") == ("absent", "absent")
    assert report.element("20/collect").lapsed == "RA 10175 s 12: not in force before 2012-10-03"


def test_the_act_commenced_with_its_section_on_traffic_data(on: On) -> None:
    report = on(COMMENCED)
    assert bounds(report, "20/collect") == ("met", "met")
    assert report.element("20/collect").lapsed == ""


def test_the_restraining_order_took_it_all_away(on: On) -> None:
    report = on(RESTRAINED)
    assert report.element("20/collect").lapsed == (
        "RA 10175 s 12: suspended on 2012-10-09 by Restraining order of 9 October 2012"
    )
    assert bounds(report, "18/subscriber-definition")[0] == "absent"
    # Older laws stood all the while.
    assert bounds(report, "3/interception")[0] == "partial"


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (dt.date(2012, 10, 2), "not-yet-in-force"),
        (dt.date(2012, 10, 3), "in-force"),
        (dt.date(2012, 10, 8), "in-force"),
        (dt.date(2012, 10, 9), "suspended"),
        (dt.date(2014, 2, 10), "suspended"),
        (dt.date(2014, 2, 11), "struck-down"),
        (TODAY, "struck-down"),
    ],
)
def test_section_12_on_every_turn_of_its_life(on: On, day: dt.date, standing: str) -> None:
    element = on(day).element("20/collect")
    (place,) = {p for e in element.evidence for p in e.at if str(p.citation) == "ra-10175 s 12"}
    assert place.operation == standing


def test_the_judgment_struck_section_12_and_left_the_rest(on: On) -> None:
    report = on(JUDGED)
    assert (
        report.element("20/collect").lapsed == "RA 10175 s 12: struck down on 2014-02-11 by Disini"
    )
    assert verdict(report, "2") == ("met", "met")
    assert bounds(report, "18/person-in-territory") == ("met", "met")


def test_the_judgment_read_down_aiding_and_attempt(on: On) -> None:
    before, after = on(COMMENCED), on(JUDGED)
    assert bounds(before, "11/aiding") == ("met", "met")
    assert bounds(after, "11/aiding")[0] == "partial"


def test_the_rule_on_warrants_added_extraterritorial_service(on: On) -> None:
    assert bounds(on(JUDGED), "18/provider-abroad") != ("met", "met")
    assert bounds(on(WARRANTS), "18/provider-abroad") == ("met", "met")


def test_the_child_protection_law_was_replaced(on: On) -> None:
    for day, law in ((JUDGED, "ra-9775"), (NEW_CHILD_LAW, "ra-11930")):
        element = on(day).element("9/possessing")
        assert element.bounds.proven == "met"
        standing = [e for e in element.evidence if e.standing is Standing.STANDS]
        assert {p.citation.instrument for e in standing for p in e.at} >= {law}
    lapsed = [
        e.event
        for e in on(NEW_CHILD_LAW).element("9/possessing").evidence
        if e.standing is Standing.LAPSED
    ]
    assert any(
        "RA 9775" in event and "repealed on 2022-08-23 by RA 11930" in event for event in lapsed
    )


def test_new_laws_of_2024_are_in_force_from_their_day(on: On) -> None:
    def in_force(day: dt.date) -> bool:
        row = next(r for r in on(day).ledger if r.power == "16")
        power = next(p for p in row.national if p.id == "afasa-bsp")
        assert str(power.at[0]).startswith("ra-12010")
        law = next(e for e in on(day).enactments if e.id == "ra-12010")
        assert law.in_force is not None
        return law.in_force <= day

    assert not in_force(dt.date(2024, 7, 1))
    assert in_force(dt.date(2024, 9, 1))


def test_a_party_since_2018_without_reservations(on: On) -> None:
    before, after = on(dt.date(2018, 6, 30)), on(dt.date(2018, 7, 1))
    assert before.standing is TargetStanding.NOT_PARTY
    assert before.element("35/contact-point").state == "open-until-accession"
    assert after.standing is TargetStanding.PARTY
    assert after.party_since == dt.date(2018, 7, 1)
    assert after.reservations == ()
    assert after.element("35/contact-point").state == "met"


def test_blocking_without_a_judge_was_struck_down(on: On) -> None:
    def blocking(day: dt.date) -> bool:
        return next(b.in_force for b in on(day).beyond if b.beyond.id == "blocking-order")

    assert blocking(COMMENCED)
    assert not blocking(RESTRAINED)
    assert not blocking(TODAY)
    row = next(r for r in on(COMMENCED).ledger if r.power == "blocking-s19")
    assert "15/independent-supervision" in row.unguarded
    assert next(r for r in on(TODAY).ledger if r.power == "blocking-s19").unguarded == ()


def test_preservation_has_no_grounds_of_its_own(on: On) -> None:
    row = next(r for r in on(TODAY).ledger if r.power == "16")
    cell = next(c for c in row.cells if c.safeguard == "15/grounds")
    assert cell.state is GuardState.MISSING
    assert row.unguarded == ("15/grounds",)


# --- computed by hand


def test_article_6_by_hand(on: On) -> None:
    """Article 6 on paper.

    Owed and reaching: devices, access-codes, making-and-procuring, supplying, possession.
    Core: devices, access-codes. The target drops nothing (no reservation).

    - 5 October 2012: RA 10175 s 4(a)(5) is in force and names all five, so each is met and
      `all` is met: [met, met], 5 of 5.
    - 1 June 2013: the Act is suspended, so its findings lapse to absent. RA 8484 (access
      devices) stands: codes for getting money or goods can be possessed, made and passed on
      unlawfully, so access-codes and the three conducts are partial; devices other than
      card-making equipment are partial too. No core element is wholly absent and nothing
      is met: [partial, partial], 0 of 5.
    - 24 November 2026: the Act is in force again and no event touched s 4(a)(5):
      [met, met], 5 of 5. Its closing clause on intent governs codes and not clearly
      devices, so the limit is weaker: overreach, and no gap.
    """
    for day, expected, met in (
        (COMMENCED, ("met", "met"), 5),
        (RESTRAINED, ("partial", "partial"), 0),
        (TODAY, ("met", "met"), 5),
    ):
        result = on(day).provision("6")
        assert verdict(on(day), "6") == expected, day
        assert (result.totals.required, result.totals.met) == (5, met), day
    today = on(TODAY).provision("6")
    assert today.gaps == ()
    assert "6/intent-to-offend" in {o.element for o in today.overreach}


def test_article_18_by_hand(on: On) -> None:
    """Article 18 on paper.

    All seven elements are owed and reach; core: person-in-territory and
    provider-offering-services.

    - 5 October 2012: s 14 orders any person or provider to disclose what it has or controls,
      subscriber information as s 3(o) defines it. Six elements are met. The Act does not say
      that providers abroad are reached: partial. `all` with one partial: [partial, partial],
      6 of 7.
    - 1 June 2013: suspended; what is left (subpoena, search warrant, child-protection law)
      reaches some holders only, and the profile says that the law of subpoenas is unread.
      Nothing is met: proven partial at most, 0 of 7.
    - 24 November 2026: the Rule on Cybercrime Warrants of 2018 lets courts reach beyond the
      country: provider-abroad is met too. [met, met], 7 of 7.
    """
    first = on(COMMENCED).provision("18")
    assert verdict(on(COMMENCED), "18") == ("partial", "partial")
    assert (first.totals.required, first.totals.met) == (7, 6)
    assert [g.element for g in first.gaps] == ["18/provider-abroad"]
    second = on(RESTRAINED).provision("18")
    assert second.totals.met == 0
    assert verdict(on(RESTRAINED), "18")[0] == "partial"
    third = on(TODAY).provision("18")
    assert verdict(on(TODAY), "18") == ("met", "met")
    assert (third.totals.required, third.totals.met, third.gaps) == (7, 7, ())


def test_article_20_by_hand(on: On) -> None:
    """Article 20 on paper.

    `all` of: real-time-traffic; `any` of collect and other-measures; compel-provider;
    confidentiality. Core: collect, other-measures, compel-provider.

    - 5 October 2012: s 12 let officers collect traffic data as it arises, and providers had
      to help: three met. Secrecy for providers was not in the section and, before the rules,
      in nothing else that was read. [partial, ...].
    - 1 March 2014: s 12 is struck, nothing has replaced it; collect and compel-provider have
      lapsed, so no core element is left: absent.
    - 24 November 2026: s 13 of the implementing rules revives collection under a warrant,
      and whether it can stand without s 12 is open; two special laws reach some cases. So
      collect is between partial and met: [partial, met], and the first question asks it.
    """
    first = on(COMMENCED)
    for element in ("real-time-traffic", "collect", "compel-provider"):
        assert bounds(first, f"20/{element}") == ("met", "met"), element
    assert verdict(first, "20")[0] == "partial"
    assert first.element("20/other-measures").treatment == "alternative"
    second = on(JUDGED)
    assert bounds(second, "20/collect") == ("absent", "absent")
    assert verdict(second, "20") == ("absent", "absent")
    third = on(TODAY)
    assert bounds(third, "20/collect") == ("partial", "met")
    assert verdict(third, "20") == ("partial", "met")
    assert third.questions[0].id == "art20-traffic-warrant"
