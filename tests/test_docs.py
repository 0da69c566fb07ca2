"""The documentation is executed: every console block runs, every command is told of."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from cyberlaw_gap import compare, load_profile, load_standard, matrix, render_matrix
from cyberlaw_gap.catalog import country_codes
from cyberlaw_gap.catalog.authored import AuthoredOverlay, AuthoredProfile
from cyberlaw_gap.catalog.strict_yaml import read_yaml
from cyberlaw_gap.cli import cli

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(page: Path, language: str) -> list[str]:
    found = BLOCK.findall(page.read_text(encoding="utf-8"))
    return [body for name, body in found if name == language]


def fits(output: str, expected: str) -> bool:
    """Whether the output is what the page shows; ``...`` stands for anything."""
    pattern = re.escape(expected.rstrip("\n")).replace(r"\.\.\.", ".*")
    return re.fullmatch(pattern, output.rstrip("\n"), re.DOTALL) is not None


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_console_block_runs_as_shown(page: Path, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(
        "country: {code: ZZ, name: Z}\nstandard: budapest\nstudied_form: 2020-01-01\n",
        encoding="utf-8",
    )
    for block in blocks(page, "console"):
        for command, expected in re.findall(r"^\$ (.*)\n((?:(?!\$ ).*\n)*)", block, re.MULTILINE):
            words = shlex.split(command)
            assert words[0] == "cyberlaw-gap"
            done = subprocess.run(  # noqa: S603  our own program
                [sys.executable, "-m", "cyberlaw_gap", *words[1:]],
                capture_output=True,
                text=True,
                cwd=tmp_path,
                check=False,
            )
            assert fits(done.stdout + done.stderr, expected), (command, done.stdout + done.stderr)


def test_every_command_stands_in_the_readme() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in cli.list_commands(None):  # type: ignore[arg-type]
        assert f"| `{name}` |" in text


def test_the_yaml_of_the_docs_has_the_form_of_profiles() -> None:
    """Fragments of a profile name only keys that the schema knows."""
    schema = AuthoredProfile.model_json_schema()
    schema.pop("required")
    seen = []
    for page in PAGES:
        for block in blocks(page, "yaml"):
            if block.lstrip().startswith("#") and block.count("\n") == 1:
                continue
            value = read_yaml(block, page.name).value
            assert isinstance(value, dict)
            seen.append(value.get("kind"))
            whole = AuthoredOverlay.model_json_schema()
            jsonschema.validate(value, whole if value.get("kind") == "overlay" else schema)
    assert len(seen) >= 4
    assert "overlay" in seen


MATRIX = ROOT / "docs" / "matrix.md"


def test_the_page_of_the_matrix_is_that_of_the_profiles() -> None:
    """Set FIX_DOCS=1 to write the page anew, and read the difference."""
    standard = load_standard("budapest")
    profiles = [load_profile(code) for code in country_codes()]
    day = max(profile.assessed for profile in profiles)
    text = render_matrix(matrix([compare(standard, profile, day) for profile in profiles]))
    if os.environ.get("FIX_DOCS"):
        MATRIX.write_text(text, encoding="utf-8")
    assert MATRIX.read_text(encoding="utf-8") == text


def test_the_schema_describes_what_an_author_writes() -> None:
    schema = AuthoredProfile.model_json_schema()
    finding = schema["$defs"]["AuthoredFinding"]["properties"]
    for key in ("at", "why", "read", "reason", "question", "for", "narrowed_by"):
        assert finding[key].get("description"), key
    assert schema["additionalProperties"] is False
