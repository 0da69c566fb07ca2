"""``cyberlaw-gap check`` as its users meet it, on checks made by hand."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cyberlaw_gap.cli import check, cli
from cyberlaw_gap.model.draft import DraftReport
from tests.draft_bill import bill_difference, bill_report

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs the command; a file is checked by hand, and two are compared by hand."""
    asked: list[tuple[str, str]] = []

    def checked(file: Path, standard: str) -> DraftReport:
        asked.append((file.name, standard))
        if file.name == "sound.txt":
            report = bill_report()
            return report.model_copy(
                update={"provisions": tuple(p for p in report.provisions if not p.gaps)}
            )
        return bill_report()

    monkeypatch.setattr(check, "_checked", checked)
    monkeypatch.setattr("cyberlaw_gap.draft.compare_drafts", lambda *_: bill_difference())
    runner = CliRunner()
    return lambda *args: runner.invoke(cli, ["check", *args])


def test_one_file_is_checked(run: Run) -> None:
    done = run("bill.pdf")
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("# The Examplia Digital Dealings Bill, held against the Tiny")


def test_two_files_are_compared(run: Run) -> None:
    done = run("old.pdf", "new.pdf")
    assert done.exit_code == 0
    assert "two drafts, held against" in done.stdout.splitlines()[0]
    assert len(json.loads(run("a", "b", "-f", "json").stdout)["changes"]) == 4


def test_the_page_goes_to_a_file(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "bill.html"
    done = run("bill.pdf", "--format", "html", "--output", str(target))
    assert (done.exit_code, done.stdout) == (0, "")
    assert target.read_text(encoding="utf-8").startswith("<!doctype html>")


@pytest.mark.parametrize("name", ["gap", "absent", "undetermined", "unguarded"])
def test_fail_on_names_what_was_found_in_a_text(run: Run, name: str) -> None:
    done = run("bill.pdf", "--fail-on", name)
    assert done.exit_code == 1
    assert done.stdout.startswith("# ")
    assert done.stderr == f"cyberlaw-gap: found: {name}\n"
    assert run("sound.txt", "--fail-on", name).exit_code == 0


def test_fail_on_names_what_was_found_between_drafts(run: Run) -> None:
    done = run("old", "new", "--fail-on", "weakened", "--fail-on", "lost")
    assert (done.exit_code, done.stderr) == (1, "cyberlaw-gap: found: lost\n")
    assert run("old", "new", "--fail-on", "weakened").exit_code == 0


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (("a", "--fail-on", "lost"), "--fail-on lost needs two drafts"),
        (("a", "b", "--fail-on", "gap"), "--fail-on gap is about one text, not about two"),
        (("a", "b", "--profile", "XX"), "--profile takes one text, not two drafts"),
        (("a", "--profile", "XX", "-f", "md"), "--profile writes YAML; leave --format out"),
        (("a", "--profile", "Examplia"), "'Examplia' is no ISO code; give two letters"),
        ((), "Missing argument 'FILE'"),
    ],
)
def test_what_does_not_go_together_is_refused(
    run: Run, args: tuple[str, ...], message: str
) -> None:
    done = run(*args)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert message in done.stderr


def test_a_profile_is_written_instead_of_a_report(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "cyberlaw_gap.report.draft_profile.draft_profile",
        lambda report, code, day: f"country: {code} {report.name} {day.year >= 2026}\n",
    )
    done = run("bill.pdf", "--profile", "xx")
    assert (done.exit_code, done.stdout) == (0, "country: XX examplia.pdf True\n")


def test_a_long_wait_is_told_to_people_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    big = tmp_path / "big.txt"
    with big.open("wb") as out:
        out.truncate(2_000_000)
    check.tell_of_a_long_wait(big)
    check.tell_of_a_long_wait(tmp_path / "none.txt")
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    check.tell_of_a_long_wait(big)
    assert "(2.0 MB), a moment ..." in capsys.readouterr().err


def test_the_help_has_examples_and_imports_no_engine() -> None:
    program = (
        "import sys\n"
        "from cyberlaw_gap.cli import cli\n"
        "cli.main(['check', '--help'], standalone_mode=False)\n"
        "print(sorted({m.partition('.')[0] for m in sys.modules} & {'pydantic', 'jinja2'}))"
    )
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert "cyberlaw-gap check bill-1.txt bill-2.txt --fail-on lost" in done.stdout
    assert done.stdout.splitlines()[-1] == "[]"
