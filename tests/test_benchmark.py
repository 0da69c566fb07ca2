"""Measuring the check of drafts on annotated laws, and learning its weights again."""

from __future__ import annotations

import importlib.util
import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner, Result

from cyberlaw_gap.catalog import load_checker, load_standard, read_annotated_laws, read_fitted
from cyberlaw_gap.cli import cli
from cyberlaw_gap.draft.measuring import PARTS, baselines, held_out_checks
from cyberlaw_gap.draft.ranking import FIRST_LOOK, SECOND_LOOK
from cyberlaw_gap.draft.scoring import FIGURES, gap_by_provision, gap_by_role, score
from cyberlaw_gap.errors import CyberlawGapError, InvalidData, MissingExtra, UnreadableFile
from cyberlaw_gap.ingest import read_document
from cyberlaw_gap.model.draft import Coverage

if TYPE_CHECKING:
    from types import ModuleType

    from cyberlaw_gap.model.annotation import AnnotatedLaw
    from cyberlaw_gap.model.document import Document

LAWS = Path(__file__).parent / "cases" / "annotated"


def run(*args: str) -> Result:
    """The verb, in this process."""
    return CliRunner().invoke(cli, ["benchmark", "--gold", str(LAWS), "--texts", str(LAWS), *args])


@pytest.fixture(scope="module")
def laws() -> list[tuple[AnnotatedLaw, Document]]:
    return [(law, read_document(LAWS / f"{law.law}.txt")) for law in read_annotated_laws(LAWS)]


def test_each_country_is_checked_by_what_the_others_taught(
    tmp_path: Path, laws: list[tuple[AnnotatedLaw, Document]]
) -> None:
    done = run("--loco", "--baselines", "--output", str(tmp_path / "checks"))
    assert done.exit_code == 0, done.output
    names = {path.stem for path in (tmp_path / "checks").glob("*.json")}
    assert names == {law.law for law, _ in laws} == {"aa-act", "bb-law", "cc-act"}
    rows = [line.split(" | ")[0].strip("| ") for line in done.stdout.splitlines()[2:8]]
    assert rows == [
        "cues, country held out",
        "majority of the other laws",
        "always met",
        "always a gap",
        "BM25",
        "TF-IDF",
    ]
    assert "Gap F1 by article" in done.stdout
    assert "Gap F1 by role" in done.stdout


def test_learning_again_writes_weights_that_can_be_used(tmp_path: Path) -> None:
    done = run("--refit", str(tmp_path / "fitted.json"))
    assert done.exit_code == 0, done.output
    fitted = read_fitted(tmp_path / "fitted.json")
    assert fitted.engine.laws == 3
    assert fitted.engine.measured is not None
    assert tuple(figure.name for figure in fitted.engine.figures) == FIGURES
    assert fitted.first_look.features == FIRST_LOOK


def test_the_bundled_weights_are_those_of_the_features() -> None:
    fitted = load_checker().fitted
    assert fitted.first_look.features == FIRST_LOOK
    assert fitted.second_look.features == SECOND_LOOK
    for model in (fitted.first_look, fitted.second_look, fitted.coverage, fitted.status):
        assert len(model.weights) == len(model.classes) == len(model.intercepts)
        assert {len(weights) for weights in model.weights} == {len(model.features)}


def test_a_figure_that_fell_fails_the_run() -> None:
    # Three made-up laws cannot teach what nine real ones did.
    done = run("--loco", "--at-least-recorded")
    assert done.exit_code == 1
    assert "worse than recorded: " in done.stderr


def test_without_learning_the_bundled_weights_are_measured() -> None:
    done = run()
    assert done.exit_code == 0
    assert "cues, bundled weights" in done.stdout


def test_a_part_can_be_taken_away(laws: list[tuple[AnnotatedLaw, Document]]) -> None:
    standard, cues = load_standard("budapest"), load_checker().cues
    whole = score(held_out_checks(laws, standard, cues))
    judging = dict(PARTS)["cues of elements, for judging"]
    without = score(held_out_checks(laws, standard, cues, judging))
    assert without.figures != whole.figures
    assert {without.of("section hit@1"), whole.of("section hit@1")} == {1.0}


def test_simpler_engines_know_less(laws: list[tuple[AnnotatedLaw, Document]]) -> None:
    found = {m.name: m.score for m in baselines(laws, load_standard("budapest"), load_checker())}
    assert found["always met"].of("gap F1") == 0
    assert found["always a gap"].of("gap F1") > 0
    assert found["BM25"].of("section hit@3") > 0
    assert found["TF-IDF"].of("quotations that are slices") == 1


def test_a_text_that_is_missing_is_named(tmp_path: Path) -> None:
    shutil.copy(LAWS / "aa-act.json", tmp_path)
    with pytest.raises(UnreadableFile, match=r"aa-act.txt: the text of an annotated law"):
        CliRunner().invoke(
            cli,
            ["benchmark", "--gold", str(tmp_path), "--texts", str(tmp_path)],
            catch_exceptions=False,
            standalone_mode=False,
        )


def test_a_folder_without_annotated_laws_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no annotated law"):
        read_annotated_laws(tmp_path)


def test_an_annotated_law_of_another_form_is_refused_with_every_fault(tmp_path: Path) -> None:
    (tmp_path / "xx.json").write_text('{"law": 3, "articles": [{"article": "2"}]}')
    with pytest.raises(InvalidData) as caught:
        read_annotated_laws(tmp_path)
    assert isinstance(caught.value, CyberlawGapError)
    assert sorted(problem.path for problem in caught.value.problems) == [
        "articles.0.coverage",
        "articles.0.coverage_by",
        "law",
    ]


def test_learning_without_its_extra_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, laws: list[tuple[AnnotatedLaw, Document]]
) -> None:
    monkeypatch.setitem(sys.modules, "sklearn.linear_model", None)
    with pytest.raises(MissingExtra, match=r"cyberlaw-gap\[fit\]"):
        list(held_out_checks(laws, load_standard("budapest"), load_checker().cues))


def test_gaps_are_told_by_provision_and_by_role(
    laws: list[tuple[AnnotatedLaw, Document]],
) -> None:
    standard = load_standard("budapest")
    scored = score(held_out_checks(laws, standard, load_checker().cues))
    assert set(gap_by_provision(scored)) == {"2", "3", "4", "16", "19"}
    assert "mental" in gap_by_role(scored, standard)
    assert all(0 <= value <= 1 for value in gap_by_provision(scored).values())


def test_no_law_at_all_scores_nothing() -> None:
    assert {figure.value for figure in score([]).figures} == {0.0}


def scorer(material: Path) -> ModuleType:
    """The scorer that comes with the annotations."""
    spec = importlib.util.spec_from_file_location("score", material / "gold" / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_our_figures_are_those_of_the_annotations_own_scorer(
    material: Path, laws: list[tuple[AnnotatedLaw, Document]]
) -> None:
    standard = load_standard("budapest")
    pairs = list(held_out_checks(laws, standard, load_checker().cues))
    ours = score(pairs)
    gold: dict[str, Any] = {
        law.law: json.loads((LAWS / f"{law.law}.json").read_text())["articles"] for law, _ in pairs
    }
    checks = {
        law.law: {p["number"]: p for p in json.loads(report.model_dump_json())["provisions"]}
        for law, report in pairs
    }
    texts = {law.law: report.document.text for law, report in pairs}
    theirs = scorer(material).score(gold, checks, texts)
    names = {
        "evidence in the right section": "element evidence in the right section",
        "quotations that are slices": "quotes that are real slices",
        "abstained": "abstained share",
        "calibration error": "calibration error (ECE)",
    }
    for name in FIGURES:
        assert ours.of(name) == pytest.approx(theirs[names.get(name, name)], abs=1e-4), name
    assert any(p.coverage is not Coverage.NONE for _, report in pairs for p in report.provisions)
