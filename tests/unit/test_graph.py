"""A standard as a graph: circles and loose ends are faults of the data."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from cyberlaw_gap import CountryProfile, Standard, compare, graph
from cyberlaw_gap.errors import MissingExtra

TINYLAND = Path(__file__).parents[1] / "tinyland" / "standard.yaml"


def test_a_circle_is_found_and_named(tiny: Standard) -> None:
    provisions = tuple(
        p.model_copy(update={"implements_with": ("7",)}) if p.number == "6" else p
        for p in tiny.provisions
    )
    circular = tiny.model_copy(update={"provisions": provisions})
    assert graph.cycles(tiny) == ()
    assert graph.cycles(circular) == (("6", "7"),)


def test_a_loose_end_is_found_and_named(tiny: Standard) -> None:
    provisions = tuple(
        p.model_copy(update={"applies": ("44",)}) if p.number == "6" else p for p in tiny.provisions
    )
    assert graph.dangling(tiny) == ()
    assert graph.dangling(tiny.model_copy(update={"provisions": provisions})) == ("44",)


def test_validate_refuses_a_standard_that_goes_in_a_circle(tmp_path: Path) -> None:
    text = TINYLAND.read_text(encoding="utf-8")
    file = tmp_path / "standard.yaml"
    file.write_text(text.replace("guidance: [note-1]", 'implements_with: ["7"]'), encoding="utf-8")
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "cyberlaw_gap", "validate", "--kind", "standard", str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "tiny: provisions depend on each other: 6 -> 7 -> 6" in done.stderr


def test_without_the_extra_the_error_says_what_to_install(
    tiny: Standard, tinyland: CountryProfile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    report = compare(tiny, tinyland, tinyland.assessed)
    with pytest.raises(MissingExtra) as caught:
        report.to_frame()
    assert str(caught.value) == (
        "to_frame() needs an extra; run: pip install 'cyberlaw-gap[frames]'"
    )
