"""The command line as its users meet it: output, exit status, and bad input in words."""

from __future__ import annotations

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from cyberlaw_gap.cli import cli

TINYLAND = Path(__file__).parent / "tinyland"


def run(*args: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-m", "cyberlaw_gap", *args],
        capture_output=True,
        text=True,
        cwd=cwd,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )


def refused(*args: str, cwd: Path | None = None) -> str:
    """What a refusal says; it is exit status 2, on standard error, and no traceback."""
    done = run(*args, cwd=cwd)
    assert done.returncode == 2, done.stdout + done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("name", ["PH", "ph", "Philippines", "the PHILIPPINES", "Pilipinas"])
def test_a_country_answers_to_code_and_names_in_any_case(name: str) -> None:
    done = run("report", name)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("# The Philippines and the Budapest Convention\n")


def test_a_typo_gets_a_suggestion() -> None:
    assert refused("report", "Philipines") == (
        "cyberlaw-gap: there is no country profile for 'Philipines'; did you mean 'Philippines'?\n"
    )


def test_an_unknown_country_is_told_which_there_are() -> None:
    assert re.match(
        r"cyberlaw-gap: there is no country profile for 'Atlantis'; known: .*PH",
        refused("report", "Atlantis"),
    )


def test_an_unknown_standard_is_told_which_there_are() -> None:
    message = refused("report", "PH", "--standard", "budapes")
    assert message == "cyberlaw-gap: there is no standard 'budapes'; did you mean 'budapest'?\n"


def test_a_day_to_come_is_refused() -> None:
    assert "is in the future (today is " in refused("report", "PH", "--as-of", "2999-01-01")


def test_what_is_no_day_is_refused() -> None:
    assert "'2014-02-30' is no day; write it as 2014-02-18" in refused(
        "report", "PH", "--as-of", "2014-02-30"
    )


def test_no_country_is_a_usage_error() -> None:
    assert "name a country, or give --profile" in refused("report")


def test_a_mistyped_verb_gets_a_suggestion() -> None:
    assert "Did you mean 'report'?" in refused("raport")


def test_fail_on_names_what_was_found_and_still_reports() -> None:
    done = run("report", "PH", "--fail-on", "gap", "--fail-on", "contested")
    assert done.returncode == 1
    assert done.stdout.startswith("# The Philippines")
    assert done.stderr == "cyberlaw-gap: found: gap\n"


def test_json_is_the_report_model() -> None:
    done = run("report", "PH", "--format", "json")
    report = json.loads(done.stdout)
    assert report["country"]["code"] == "PH"
    assert len(report["provisions"]) == 35


def test_output_goes_to_a_file_whole(tmp_path: Path) -> None:
    target = tmp_path / "ph.html"
    target.write_text("before", encoding="utf-8")
    done = run("report", "PH", "--format", "html", "--output", str(target))
    assert (done.returncode, done.stdout) == (0, "")
    assert target.read_text(encoding="utf-8").rstrip().endswith("</html>")
    assert list(tmp_path.iterdir()) == [target]


def test_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    message = refused("report", "PH", "--output", str(tmp_path / "nowhere" / "ph.md"))
    assert "cannot be written (No such file or directory); check the folder" in message


def test_a_failed_write_leaves_what_was_there(tmp_path: Path) -> None:
    if os.geteuid() == 0:
        # Root may write anywhere; a folder in the way cannot be replaced by anybody.
        target = tmp_path / "ph.md"
        target.mkdir()
        (target / "kept").write_text("kept", encoding="utf-8")
    else:
        folder = tmp_path / "locked"
        folder.mkdir()
        target = folder / "ph.md"
        target.write_text("kept", encoding="utf-8")
        folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    assert "cannot be written" in refused("report", "PH", "--output", str(target))
    kept = target / "kept" if target.is_dir() else target
    assert kept.read_text(encoding="utf-8") == "kept"
    assert [p.name for p in tmp_path.rglob("*.part")] == []


def test_a_reader_that_leaves_early_is_no_error() -> None:
    program = f"{sys.executable} -m cyberlaw_gap report PH | head -n 1"
    done = subprocess.run(  # noqa: S602  a pipe is what is tested
        program, shell=True, capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("# The Philippines")
    assert done.stderr == ""


# --- why, list


def test_why_shows_the_chain() -> None:
    done = run("why", "PH", "18/person-in-territory")
    assert done.returncode == 0
    for part in ("## 18/person-in-territory:", "Asked:", "Rule:", "Finding:", "Because:", "Basis:"):
        assert part in done.stdout
    assert "RA 10175 s 14" in done.stdout
    assert "cyberlaw-gap maintainers, 2026-11-25" in done.stdout


def test_why_of_a_provision_shows_all_its_elements() -> None:
    assert run("why", "PH", "18").stdout.count("## 18/") == 7


def test_why_of_nothing_is_refused() -> None:
    assert "there is no provision '99'" in refused("why", "PH", "99")
    assert "there is no element '18/nothing'; known: 18/person-in-territory" in refused(
        "why", "PH", "18/nothing"
    )


def test_list_names_what_there_is() -> None:
    assert "PH  Philippines\n" in run("list", "countries").stdout
    assert run("list", "standards").stdout == "budapest  Convention on Cybercrime (ETS No. 185)\n"
    assert "    18/specified-data: " in run("list", "provisions").stdout
    laws = run("list", "laws", "PH").stdout
    assert "2012-09-12  ra-10175: Cybercrime Prevention Act of 2012" in laws
    assert "2014-02-11  struck-down (s 12) by disini" in laws


# --- validate, schema, new-profile, tidy, verify-standard


def test_the_shipped_data_is_sound() -> None:
    done = run("validate")
    assert done.returncode == 0, done.stderr
    assert re.fullmatch(
        r"1 standard\(s\), \d+ profile\(s\), \d+ overlay\(s\), \d+ treaty record\(s\), "
        r"\d+ region\(s\): sound\n",
        done.stdout,
    )


def test_all_faults_of_all_files_come_in_one_run(tmp_path: Path) -> None:
    (tmp_path / "aa.yaml").write_text("country: {code: AA}\nstandart: tiny\n", encoding="utf-8")
    (tmp_path / "bb.yaml").write_text("a: 1\na: 2\n", encoding="utf-8")
    message = run("validate", "aa.yaml", "bb.yaml", cwd=tmp_path).stderr
    assert "aa.yaml:2:1: standart: unknown key; did you mean 'standard'?" in message
    assert "aa.yaml:1:10: country: the key 'name' is missing; add it" in message
    assert "bb.yaml:2:1: a: the key 'a' stands on line 1 already; keep one of the two" in message


def test_a_new_profile_is_sound_and_says_nothing(tmp_path: Path) -> None:
    done = run("new-profile", "xx", "--name", "Examplia", "--assessor", "My team", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert run("validate", "xx.yaml", cwd=tmp_path).stdout == "xx.yaml: sound\n"
    report = run("report", "--profile", "xx.yaml", cwd=tmp_path)
    assert report.stdout.startswith("# Examplia and the Budapest Convention\n")
    assert "Examplia is shown to have 0" in report.stdout
    again = run("new-profile", "xx", "--name", "Examplia", "--assessor", "My team", cwd=tmp_path)
    assert again.returncode == 2
    assert "xx.yaml: stands there already" in again.stderr


def test_tidy_restores_the_layout_and_keeps_comments(tmp_path: Path) -> None:
    file = tmp_path / "xt.yaml"
    messy = "# head\na:   {b: 1}   # beside\n\n\n\nlist:\n- x\n- y # why\n"
    file.write_text(messy, encoding="utf-8")
    assert run("tidy", "--check", str(file)).returncode == 1
    assert file.read_text(encoding="utf-8") == messy
    assert run("tidy", str(file)).returncode == 0
    after = file.read_text(encoding="utf-8")
    assert after == "# head\na: {b: 1}     # beside\n\nlist:\n  - x\n  - y # why\n"
    assert run("tidy", "--check", str(file)).returncode == 0


def test_a_cut_treaty_text_is_refused_by_name(tmp_path: Path) -> None:
    text = tmp_path / "treaty.txt"
    text.write_text("Article 15 - Conditions\n\n1. First only.\n", encoding="utf-8")
    done = run("verify-standard", str(text))
    assert done.returncode == 2
    assert "Art. 15 Conditions and safeguards: there: 1; missing: 2, 3" in done.stdout
    assert "Art. 15 (cut)" in done.stderr
    assert "Art. 16 (missing)" in done.stderr


# --- hostile and broken files


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("empty", b"", "the file is empty"),
        ("binary", b"\x00\x01\x02country", "this is a binary file"),
        ("latin", b"country: {name: S\xe3o}", "is no UTF-8 text"),
        ("scalar", b"hello", "a group of keys is wanted here"),
        ("deep", b"[" * 5000, "nested more than 60 levels deep"),
        ("alias", b"a: &a [x]\nb: [*a, *a]", "the alias *a"),
    ],
)
def test_broken_profiles_are_refused_in_words(
    tmp_path: Path, name: str, content: bytes, message: str
) -> None:
    file = tmp_path / f"{name}.yaml"
    file.write_bytes(content)
    assert message in refused("report", "--profile", str(file))


def test_a_huge_file_is_refused_unread(tmp_path: Path) -> None:
    file = tmp_path / "huge.yaml"
    with file.open("wb") as out:
        out.truncate(50_000_000)
    assert "the file has 50,000,000 bytes, over the limit of 4,000,000" in refused(
        "report", "--profile", str(file)
    )


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    assert "No such file" in refused("report", "--profile", str(tmp_path / "no.yaml"))
    assert "this is no file" in refused("report", "--profile", str(tmp_path))


def test_every_command_has_help_with_an_example() -> None:
    for name in cli.list_commands(None):  # type: ignore[arg-type]
        text = run(name, "--help").stdout
        assert "Example" in text, name
        assert f"cyberlaw-gap {name}" in text, name


# --- many countries, bills, treaties


def test_every_country_is_reported_into_a_folder(tmp_path: Path) -> None:
    done = run("report", "--all", "--format", "json", "--output", str(tmp_path / "all"))
    assert done.returncode == 0, done.stderr
    codes = [line.split()[0].lower() for line in run("list", "countries").stdout.splitlines()]
    assert sorted(p.name for p in (tmp_path / "all").iterdir()) == [f"{c}.json" for c in codes]
    assert done.stdout == ""
    report = json.loads((tmp_path / "all" / "ph.json").read_text(encoding="utf-8"))
    assert report["country"]["code"] == "PH"


def test_reporting_on_all_needs_a_folder_and_takes_no_country(tmp_path: Path) -> None:
    assert "--all needs a folder" in refused("report", "--all")
    assert "--all takes no country" in refused("report", "PH", "--all", "-o", str(tmp_path))
    file = tmp_path / "file"
    file.write_text("x", encoding="utf-8")
    assert "is no folder" in refused("report", "--all", "-o", str(file))


def test_a_bill_is_laid_over_by_its_id_or_its_file() -> None:
    bundled = Path(__file__).parents[1] / "country_profiles/overlays/my-cybercrime-bill-2026.yaml"
    done = run("report", "MY", "--with-bill", "my-cybercrime-bill-2026")
    assert done.returncode == 0, done.stderr
    assert "This is not the law of" in done.stdout
    if bundled.is_file():
        assert run("report", "MY", "--with-bill", str(bundled)).stdout == done.stdout
    assert "there is no overlay 'nothing'" in refused("report", "MY", "--with-bill", "nothing")
    message = refused("report", "PH", "--with-bill", "my-cybercrime-bill-2026")
    assert "it is about MY, the profile about PH" in message
    message = refused(
        "report", "MY", "--with-bill", "my-cybercrime-bill-2026", "--as-of", "2020-01-01"
    )
    assert "it counts from" in message


def test_bills_treaties_and_regions_are_listed() -> None:
    assert "my-cybercrime-bill-2026  Cybercrimes Bill 2026 (bill" in run("list", "bills").stdout
    assert run("list", "bills", "Malaysia").stdout.startswith("my-")
    assert "budapest  Convention on Cybercrime (ETS No. 185)" in run("list", "treaties").stdout
    assert run("list", "regions").stdout.startswith("asean  ")


def test_the_status_of_every_state_is_listed_for_a_day() -> None:
    done = run("list", "--status", "--region", "asean", "--as-of", "2017-06-27")
    assert done.returncode == 0, done.stderr
    rows = [line for line in done.stdout.splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + 10
    everyone = run("list", "--status").stdout
    assert everyone.count("\n| ") >= 194
    assert "| India (IN) | - | not known | - | - |" in everyone
    detail = run("list", "--status", "--treaty", "budapest", "--as-of", "2017-06-27").stdout
    assert "- Sri Lanka (LK): Party since 2015-09-01" in detail


def test_a_list_needs_a_name_and_the_status_stands_alone() -> None:
    assert "name what to list" in refused("list")
    assert "--status stands alone" in refused("list", "laws", "--status")
    assert "go with --status" in refused("list", "countries", "--treaty", "budapest")
    assert "there is no record of treaty 'hague'" in refused(
        "list", "--status", "--treaty", "hague"
    )


def test_the_matrix_of_some_of_all_and_of_a_region() -> None:
    some = run("matrix", "PH", "lk", "--format", "csv").stdout.splitlines()
    assert len(some) == 1 + 2 * 35
    asean = run("matrix", "--region", "asean").stdout
    assert "| Art. | Title |" in asean
    assert " PH |" in asean
    assert " US |" not in asean
    assert "not both" in refused("matrix", "PH", "--region", "asean")
    assert "there is no region 'atlantis'" in refused("matrix", "--region", "atlantis")


def test_what_has_aged_is_listed_and_can_fail() -> None:
    done = run("stale", "PH", "--as-of", "2026-11-24", "--check")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("# Philippines: what may have aged by 24 November 2026")
    tiny = str(TINYLAND / "xt.yaml")
    assert "there is no standard 'tiny'" in refused("stale", "--profile", tiny)


def test_every_kind_of_file_is_validated(tmp_path: Path) -> None:
    (tmp_path / "asean.yaml").write_text(
        "kind: region\nid: asean\ntitle: A\nmethod: secondary-source\nconfidence: high\n"
        "members: [{code: PH}, {code: PH}]\n",
        encoding="utf-8",
    )
    message = refused("validate", "--kind", "region", "asean.yaml", cwd=tmp_path)
    assert "2 fault(s)" in message
    assert "'PH' has a row already" in message
