"""Standards and profiles made up by Hypothesis, over the tiny invented treaty."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from hypothesis import strategies as st

from cyberlaw_gap import Citation, CountryProfile, Standard
from cyberlaw_gap.catalog import read_standard
from cyberlaw_gap.model.profile import (
    Basis,
    Confidence,
    Country,
    Enactment,
    EnactmentKind,
    Finding,
    Method,
    Offence,
    Question,
    Reason,
    Reservation,
    Review,
    Sanction,
    Status,
    Treaty,
    TreatyEvent,
    TreatyEventKind,
)
from cyberlaw_gap.model.standard import AnsweredBy, Kind

TINY: Standard = read_standard(
    Path(__file__).parents[1] / "tinyland" / "standard.yaml", "standard.yaml"
)
DAY = dt.date(2024, 6, 1)
LAWS = ("act-a", "act-b")

_ENACTMENTS = tuple(
    Enactment(
        id=law,
        kind=EnactmentKind.ACT,
        title=law,
        short=law,
        enacted=dt.date(2012, 1, 1),
        in_force=dt.date(2012, 2, 1),
    )
    for law in LAWS
)
_OFFENCES = tuple(
    Offence(
        id=f"{provision.number}-{name}",
        standard=TINY.id,
        provision=provision.number,
        title=name,
        at=(Citation.parse("act-a s 1"),),
        sanction=sanction,
    )
    for provision in TINY.provisions
    if provision.kind is Kind.OFFENCE
    for name, sanction in (
        ("one", Sanction.CRIMINAL),
        ("two", Sanction.CRIMINAL),
        ("wrong", Sanction.CIVIL),
    )
)
_BOUND = (
    TreatyEvent(kind=TreatyEventKind.DEPOSITED, date=dt.date(2015, 12, 1)),
    TreatyEvent(kind=TreatyEventKind.IN_FORCE, date=dt.date(2016, 1, 1)),
)


def basis(law_as_of: dt.date = DAY) -> Basis:
    return Basis(
        assessor="somebody",
        date=DAY,
        law_as_of=law_as_of,
        method=Method.STATUTE_TEXT,
        confidence=Confidence.HIGH,
        review=Review.UNREVIEWED,
    )


@st.composite
def findings(draw: st.DrawFn) -> tuple[Finding, ...]:
    """A few findings on elements that law answers, each on one law."""
    found = []
    for provision in TINY.provisions:
        for element in provision.elements:
            if element.answered_by is not AnsweredBy.LAW:
                continue
            for i in range(draw(st.integers(0, 2))):
                status = draw(st.sampled_from(list(Status)))
                law = draw(st.sampled_from(LAWS))
                offence = None
                powers: tuple[str, ...] = ()
                if provision.kind is Kind.OFFENCE:
                    names = ("one", "two", "wrong")
                    offence = f"{provision.number}-{draw(st.sampled_from(names))}"
                elif provision.kind is Kind.SAFEGUARD:
                    powers = draw(st.sampled_from([(), ("5",), ("6",)]))
                place = (Citation.parse(f"{law} s {i + 1}"),)
                absent = status is Status.ABSENT
                unknown = status is Status.UNDETERMINED
                found.append(
                    Finding(
                        standard=TINY.id,
                        provision=provision.number,
                        element=element.id,
                        status=status,
                        why=f"{provision.number}/{element.id} in {law}",
                        offence=offence,
                        powers=powers,
                        at=() if absent else place,
                        read=place if absent else (),
                        reason=Reason.UNSETTLED if unknown else None,
                        question=draw(st.sampled_from(["q-1", "q-2"])) if unknown else None,
                        basis=basis(),
                    )
                )
    return tuple(found)


def profile(
    found: tuple[Finding, ...], *, party: bool = True, reserved: tuple[str, ...] = ()
) -> CountryProfile:
    """A country with these findings, bound by the treaty unless told otherwise."""
    return CountryProfile(
        country=Country(code="XX", name="Somewhere"),
        studied_from=dt.date(2012, 1, 1),
        assessed=DAY,
        enactments=_ENACTMENTS,
        offences=_OFFENCES,
        findings=found,
        questions=(
            Question(id="q-1", ask="One?"),
            Question(id="q-2", ask="Two?"),
        ),
        treaties=(
            Treaty(
                treaty=TINY.id,
                title=TINY.title,
                events=_BOUND if party else (),
                reservations=tuple(
                    Reservation(reservation=name, made=dt.date(2015, 12, 1)) for name in reserved
                ),
            ),
        ),
    )
