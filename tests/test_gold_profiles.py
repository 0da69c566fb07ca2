"""Profiles against annotations of their main act alone: every difference has its reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cyberlaw_gap import load_profile
from cyberlaw_gap.model.profile import CountryProfile, Finding, Reason, Status

#: Per country: the annotated law, the enactment that it is, and how much it labels at least.
ANNOTATED = (
    ("PH", "ph-ra10175", "ra-10175", 80),
    ("LK", "lk-cca-24-2007", "cca", 80),
    ("SG", "sg-cma-1993", "cma-1993", 80),
    ("US", "us-18usc-cyber", "usc-18", 80),
)


def labels_of(material: Path, law: str) -> dict[str, str]:
    gold = json.loads((material / f"gold/dev/{law}.json").read_text(encoding="utf-8"))
    return {
        f"{article['article']}/{element['id']}": element["status"]
        for article in gold["articles"]
        for element in article["elements"]
        if element["status"] not in (None, "deferred")
    }


def is_explained(finding: Finding, label: str, act: str) -> bool:
    """Another law, read or still unread, or a departure that is written down with its reason."""
    if finding.reason in {Reason.LEFT_TO_OTHER_LAW, Reason.TEXT_NOT_AVAILABLE}:
        return True
    cited = {c.instrument for c in (*finding.at, *finding.read, *finding.see)}
    return bool(cited - {act}) or any(u.status == label for u in finding.unlike)


_BEST_FIRST = (Status.MET, Status.PARTIAL, Status.UNDETERMINED, Status.ABSENT)


def unexplained(profile: CountryProfile, labels: dict[str, str], act: str) -> list[str]:
    """The elements that the profile sees otherwise than the label, without a reason.

    What counts is what the profile says of the element in the end: the best of its findings
    that are not about a power beyond the treaty.
    """
    beyond = {power.id for power in profile.powers if not power.provisions}
    found = [*profile.findings, *(f for g in profile.general_part for f in g.findings)]
    faults = []
    for ref, label in labels.items():
        about = [f for f in found if f.ref == ref and (not f.powers or set(f.powers) - beyond)]
        best = min((f.status for f in about), key=_BEST_FIRST.index, default=None)
        if best is None or best == label:
            continue
        if not any(is_explained(f, label, act) for f in about if f.status is best):
            faults.append(f"{ref}: {best.value}, annotated {label}")
    return sorted(faults)


@pytest.mark.parametrize(
    ("code", "law", "act", "least"), ANNOTATED, ids=[row[0] for row in ANNOTATED]
)
def test_every_difference_from_the_annotation_has_its_reason(
    material: Path, code: str, law: str, act: str, least: int
) -> None:
    labels = labels_of(material, law)
    assert len(labels) >= least
    profile = load_profile(code)
    assert act in profile.enactment_by_id
    assert unexplained(profile, labels, act) == []


def test_a_difference_without_a_reason_is_found_out(
    material: Path, philippines: CountryProfile
) -> None:
    labels = labels_of(material, "ph-ra10175")
    turned = {ref: "absent" if label == "met" else "met" for ref, label in labels.items()}
    assert len(unexplained(philippines, turned, "ra-10175")) > 20
