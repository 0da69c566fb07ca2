"""Units, quotations and terms of real laws; skipped where they are not at hand."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from cyberlaw_gap.ingest.extract import Extract
from cyberlaw_gap.ingest.segmentation import segment
from cyberlaw_gap.model.document import Document, Format, NoteKind, UnitKind

LAWS = (
    "in-it2000",
    "ke-cmca2018",
    "lk-cca-24-2007",
    "ph-ra10175",
    "pk-peca2016",
    "rw-cybercrimes2018",
    "sg-cma-1993",
    "us-18usc-cyber",
    "zm-cybercrimes2025",
)
#: How many sections a text has, and the last of them.
SECTIONS = {
    "in-it2000": (119, "94"),
    "lk-cca-24-2007": (38, "38"),
    "lk-osa-9-2024": (53, "53"),
    "my-computer-crimes-bill-1997": (12, "12"),
    "ph-ra10173": (45, "45"),
    "ph-ra10175": (31, "31"),
    "ph-ra8792": (42, "42"),
    "rw-cybercrimes2018": (56, "56"),
    "zm-cybersecurity2025": (73, "73"),
    "id-uu-11-2008.id": (54, "54"),
    "jp-penal-code-extract.ja": (14, "259"),
    "th-cca-2550-s5-17.th": (13, "17"),
    "vn-cybersecurity-law-24-2018.vi": (43, "43"),
    "vn-penal-code-285-294.vi": (10, "294"),
}


def taken_apart(material: Path, law: str) -> Document:
    text = (material / "texts/laws" / f"{law}.txt").read_text(encoding="utf-8")
    return segment(Extract(Format.TEXT, text), f"{law}.txt")


def wanted(material: Path, law: str) -> tuple[set[str], list[tuple[tuple[str, ...], str]]]:
    """The labels of the annotation, and its quotations with the labels where they stand."""
    annotation = json.loads((material / "gold/dev" / f"{law}.json").read_text(encoding="utf-8"))
    labels: set[str] = set()
    quotes = []
    for article in annotation["articles"]:
        labels |= set(article["sections"])
        for element in article["elements"]:
            labels |= set(element["sections"])
            quotes += [(tuple(element["sections"]), quote) for quote in element["quotes"]]
    return labels, quotes


@pytest.mark.parametrize("law", LAWS)
def test_every_label_of_the_annotation_is_a_unit(material: Path, law: str) -> None:
    labels, _ = wanted(material, law)
    found = {s.label for s in taken_apart(material, law).sections}
    assert {label.split("(")[0] for label in labels} <= found
    assert len(labels & found) >= 0.98 * len(labels), labels - found


@pytest.mark.parametrize("law", LAWS)
def test_quotations_stand_in_the_units_that_the_annotation_names(material: Path, law: str) -> None:
    document = taken_apart(material, law)
    _, quotes = wanted(material, law)
    spans: dict[str, list[tuple[int, int]]] = {}
    for unit in document.sections:
        spans.setdefault(unit.label, []).append((unit.start, unit.end))
    held = 0
    for labels, quote in quotes:
        pattern = r"\s+".join(map(re.escape, quote.split()))
        places = [m.span() for m in re.finditer(pattern, document.text)]
        held += any(
            start <= first and last <= end
            for label in labels
            for start, end in spans.get(label, [])
            for first, last in places
        )
    assert held >= 0.97 * len(quotes)


@pytest.mark.parametrize("law", SECTIONS)
def test_all_sections_are_found(material: Path, law: str) -> None:
    document = taken_apart(material, law)
    sections = [s for s in document.sections if s.kind is UnitKind.SECTION]
    assert (len(sections), sections[-1].label) == SECTIONS[law]
    assert NoteKind.REPEATED_LABEL not in {n.kind for n in document.notes}


@pytest.mark.parametrize(
    ("law", "terms"),
    [
        ("lk-cca-24-2007", {"computer", "computer system", "traffic data", "service provider"}),
        ("ph-ra10175", {"Access", "Computer data", "Without right", "Service provider"}),
        ("rw-cybercrimes2018", {"computer data", "computer system", "service provider"}),
        ("sg-cma-1993", {"computer", "damage", "unauthorised access", "secures access"}),
        ("zm-cybercrimes2025", {"access", "computer data", "traffic data", "malicious software"}),
        ("us-18usc-cyber", {"protected computer", "access device", "exceeds authorized access"}),
        ("in-it2000", {"access", "communication device", "computer resource", "data"}),
    ],
)
def test_terms_are_found(material: Path, law: str, terms: set[str]) -> None:
    assert terms <= {d.term for d in taken_apart(material, law).definitions}


def test_references_lead_to_units(material: Path) -> None:
    document = taken_apart(material, "ke-cmca2018")
    own = [r for r in document.references if not r.act]
    assert sum(r.target is not None for r in own) >= 0.95 * len(own)
