"""The cues beside a standard: sound as shipped, and every fault of a file told at once."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from cyberlaw_gap import _resources
from cyberlaw_gap.catalog import (
    checked_standards,
    cue_problems,
    load_checker,
    load_cues,
    load_standard,
    read_fitted,
)
from cyberlaw_gap.errors import InvalidData, NoChecker
from cyberlaw_gap.model.standard import AnsweredBy

if TYPE_CHECKING:
    from pathlib import Path


def test_the_shipped_cues_are_sound() -> None:
    assert checked_standards() == ("budapest",)
    assert cue_problems("budapest") == ()


def test_every_provision_has_cues_and_nearly_every_element_of_law() -> None:
    standard, cues = load_standard("budapest"), load_cues("budapest")
    assert [p.number for p in cues.provisions] == [p.number for p in standard.provisions]
    lacking = [
        f"{p.number}/{e.id}"
        for p in standard.provisions
        for e in p.elements
        if e.answered_by is AnsweredBy.LAW and cues.element(f"{p.number}/{e.id}") is None
    ]
    # These rest on how a system of law works, and no wording shows them.
    assert len(lacking) <= 8, lacking


def test_an_unknown_element_has_no_cues() -> None:
    cues = load_cues("budapest")
    assert cues.element("99/access") is None
    assert cues.element("2/nothing") is None


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the standards whose cues may be broken."""
    copy = tmp_path / "standards"
    shutil.copytree(_resources.standards(), copy)
    monkeypatch.setattr(_resources, "standards", lambda: copy)
    return copy / "budapest" / "cues"


def test_every_fault_of_the_cues_is_told_at_its_line(folder: Path) -> None:
    for path in folder.glob("*.yaml"):
        if path.name != "vocabulary.yaml":
            path.unlink()
    (folder / "one.yaml").write_text(
        "standard: budapest\n"
        "provisions:\n"
        '  - number: "2"\n'
        '    headings: ["(access"]\n'
        "    elements:\n"
        "      - id: acces\n"
        '        full: ["@nothing"]\n'
        '  - number: "99"\n'
        '  - number: "2"\n'
    )
    (folder / "two.yaml").write_text("standard: budapest\nprovisions:\n  - nummer: 3\n")
    told = [
        f"{p.file.rpartition('/')[2]}:{p.line}: {p.what}" for p in sorted(cue_problems("budapest"))
    ]
    assert told == [
        "one.yaml:4: '(access' lacks a ')'",
        "one.yaml:6: 2 has no element 'acces'",
        "one.yaml:7: '@nothing' names the list @nothing, which is not there",
        "one.yaml:8: budapest has no provision '99'",
        "one.yaml:9: '2' has cues already",
        "two.yaml:3: the key 'number' is missing",
        "two.yaml:3: unknown key",
    ]


def test_a_faulty_vocabulary_is_told_first(folder: Path) -> None:
    (folder / "vocabulary.yaml").write_text("standard: budapest\nlists: []\n")
    assert {p.file for p in cue_problems("budapest")} == {"standards/budapest/cues/vocabulary.yaml"}


def test_a_standard_without_cues_checks_no_draft(folder: Path) -> None:
    shutil.rmtree(folder)
    load_cues.cache_clear()
    load_checker.cache_clear()
    try:
        assert checked_standards() == ()
        with pytest.raises(NoChecker, match="there is no check of drafts against 'budapest'"):
            load_checker("budapest")
    finally:
        load_cues.cache_clear()
        load_checker.cache_clear()


def test_a_standard_for_which_nothing_was_learned_checks_no_draft(folder: Path) -> None:
    (folder.parent / "fitted.json").unlink()
    load_checker.cache_clear()
    try:
        with pytest.raises(NoChecker):
            load_checker("budapest")
    finally:
        load_checker.cache_clear()


def test_weights_of_another_form_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "fitted.json"
    path.write_text('{"standard": "budapest"}')
    with pytest.raises(InvalidData, match=r"benchmark --refit"):
        read_fitted(path)
