"""Every cited place exists in the text of the law, where that text is at hand."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from cyberlaw_gap import load_profile, parse_document, read_document
from cyberlaw_gap.citation import Citation
from cyberlaw_gap.model.document import Document
from cyberlaw_gap.model.profile import CountryProfile


@dataclass(frozen=True)
class Copy:
    """A law of a profile, and the files that hold its text."""

    code: str
    enactment: str
    files: tuple[str, ...]
    whole: bool = True
    """False: an extract; places of sections that it does not hold are not looked for."""
    to_paragraphs: bool = True
    """False: paragraphs are not numbered from the first one on; only sections are looked for."""
    later: frozenset[str] = frozenset()
    """Places that came into the law after this copy was made."""


COPIES = (
    Copy("PH", "ra-10175", ("ph-ra10175",)),
    Copy("PH", "ra-11934", ("ph-ra11934",)),
    Copy("PH", "ra-8484", ("ph-ra8484",)),
    Copy("PH", "ra-8792", ("ph-ra8792",)),
    Copy("LK", "cca", ("lk-cca-24-2007",)),
    Copy("LK", "osa", ("lk-osa-9-2024",)),
    Copy("SG", "cma-1993", ("sg-cma-1993",)),
    Copy("SG", "cpc-2010", ("sg-cpc-2010-s39-40",), whole=False),
    Copy("MY", "cca-1997", ("my-computer-crimes-bill-1997",)),
    Copy(
        "US",
        "usc-18",
        (
            "us-18usc-1028-1030",
            "us-18usc-2251-2252a",
            "us-18usc-2510-2522",
            "us-18usc-2701-2712",
            "us-18usc-3121-3127",
        ),
        whole=False,
        later=frozenset(  # the copy is older than the CLOUD Act of 2018 and than 2020
            {"1030(e)(2)(C)", "2511(2)(j)", "2703(h)", "2703(h)(2)(A)"}
        ),
    ),
    Copy("JP", "penal-code", ("jp-penal-code-extract.ja",), whole=False, to_paragraphs=False),
    Copy("JP", "ucaa", ("jp-unauthorized-access-act.ja",), to_paragraphs=False),
    Copy("TH", "cca", ("th-cca-2550-s5-17.th",), whole=False),
    Copy(
        "ID",
        "ite-law",
        ("id-uu-11-2008.id",),
        later=frozenset(  # made by the amendments of 2016 and 2024; definitions run on in print
            {
                "1(14)",
                "1(15)",
                "1(6a)",
                "27A",
                "28(3)",
                "40A",
                "43(5)(j)",
                "43(5)(l)",
                "45(4)",
                "45A(1)",
                "45A(2)",
                "45A(3)",
            }
        ),
    ),
    Copy("VN", "penal-code", ("vn-penal-code-285-294.vi",), whole=False),
    Copy("VN", "csl-2018", ("vn-cybersecurity-law-24-2018.vi",)),
)


def cited_places(profile: CountryProfile, enactment: str) -> set[Citation]:
    findings = [*profile.findings, *(f for g in profile.general_part for f in g.findings)]
    places = {c for f in findings for c in (*f.at, *f.see, *f.read)}
    places |= {c for o in profile.offences for c in o.at}
    places |= {c for p in profile.powers for c in p.at}
    places |= {c for b in profile.beyond for c in b.at}
    return {c for c in places if c.instrument == enactment and c.unit}


def missing(copy: Copy, documents: list[Document], places: set[Citation]) -> list[str]:
    """The cited places that the text does not have."""
    labels = {section.label for document in documents for section in document.sections}
    sections = {label.partition("(")[0] for label in labels}
    found = []
    for place in places:
        section = place.label.partition("(")[0]
        if section not in sections:
            if copy.whole and place.label not in copy.later:
                found.append(place.label)
        elif copy.to_paragraphs and place.label not in labels | copy.later:
            found.append(place.label)
    return sorted(found)


@pytest.mark.parametrize("copy", COPIES, ids=lambda copy: f"{copy.code}-{copy.enactment}")
def test_every_cited_place_is_in_the_text(copy: Copy, material: Path) -> None:
    documents = [read_document(material / "texts/laws" / f"{name}.txt") for name in copy.files]
    places = cited_places(load_profile(copy.code), copy.enactment)
    assert places
    assert missing(copy, documents, places) == []


def test_a_place_that_does_not_exist_is_found_out() -> None:
    act = parse_document(
        "1. Short title\nThis is the Act.\n\n2. Access\n(1) A person who enters commits an "
        "offence.\n(2) The court may order a fine.\n"
    )
    places = {Citation.parse(f"act s {label}") for label in ("2(1)", "2(3)", "7", "1")}
    assert missing(Copy("XX", "act", ()), [act], places) == ["2(3)", "7"]
    assert missing(Copy("XX", "act", (), whole=False), [act], places) == ["2(3)"]
