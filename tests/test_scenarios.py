"""Scenarios that a lawyer can add to: tests/scenarios/*.yaml, see docs/authoring.md."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from cyberlaw_gap import GapReport, Standard, compare
from cyberlaw_gap.catalog import read_profile
from cyberlaw_gap.catalog.strict_yaml import Json, read_yaml

FOLDER = Path(__file__).parent / "scenarios"
Mapping = dict[str, "Json"]


def mapping(value: Json) -> Mapping:
    assert isinstance(value, dict)
    return value


def read(path: Path) -> Json:
    return read_yaml(path.read_text(encoding="utf-8"), path.name).value


def scenarios() -> list[tuple[str, Mapping]]:
    found = []
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.name != "base.yaml":
            cases = read(path)
            assert isinstance(cases, list)
            found += [(path.stem, mapping(case)) for case in cases]
    return found


def compared(case: Mapping, tiny: Standard, folder: Path) -> GapReport:
    profile = {**mapping(read(FOLDER / "base.yaml")), **mapping(case["profile"])}
    path = folder / "xs.yaml"
    path.write_text(json.dumps(profile), encoding="utf-8")
    as_of = dt.date.fromisoformat(str(case.get("as_of", "2024-06-01")))
    return compare(tiny, read_profile(path, standard=tiny), as_of)


@pytest.mark.parametrize(
    "case",
    [pytest.param(case, id=f"{stem}: {case['name']}") for stem, case in scenarios()],
)
def test_scenario(case: Mapping, tiny: Standard, tmp_path: Path) -> None:
    report = compared(case, tiny, tmp_path)
    expect = dict(mapping(case["expect"]))
    for power, wanted in mapping(expect.pop("ledger", {})).items():
        row = next(r for r in report.ledger if r.power == power)
        assert list(row.unguarded) == mapping(wanted).get("unguarded", [])
        assert list(row.weakly_guarded) == mapping(wanted).get("weak", [])
    effects = {e.name: e.effective for e in report.reservations}
    for name, effective in mapping(expect.pop("reservations", {})).items():
        assert effects[name] is effective
    assert expect or "ledger" in mapping(case["expect"])
    for number, wanted in expect.items():
        assert seen(report, number, mapping(wanted)) == wanted


def seen(report: GapReport, number: str, wanted: Mapping) -> Mapping:
    """What the report says, on the points that the scenario speaks of."""
    p = report.provision(number)
    found: Mapping = {}
    for key, value in wanted.items():
        names = list(value) if isinstance(value, dict) else []
        if key == "verdict":
            assert p.bounds is not None
            found[key] = [p.bounds.proven.value, p.bounds.possible.value]
        elif key == "gaps":
            found[key] = [g.element for g in p.gaps]
        elif key == "overreach":
            found[key] = [o.element for o in p.overreach]
        elif key == "states":
            found[key] = {n: p.element(n).state.value for n in names}
        elif key == "treatments":
            found[key] = {n: p.element(n).treatment.value for n in names}
        elif key == "lapsed":
            found[key] = {n: p.element(n).lapsed for n in names}
        elif key == "narrowed":
            found[key] = {n.narrowing: n.effect for n in p.narrowed}
        elif key == "together":
            found[key] = list(p.read_together)
        elif key == "questions":
            found[key] = [
                q.id for q in report.questions if any(c.startswith(number) for c in q.concerns)
            ]
        else:
            pytest.fail(f"a scenario cannot expect {key!r}")
    return found
