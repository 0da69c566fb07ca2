"""The public surface, and that nothing heavy is imported before it is needed."""

from __future__ import annotations

import subprocess
import sys

import click
import pytest

import cyberlaw_gap

PUBLIC = [
    "Citation",
    "CountryProfile",
    "CyberlawGapError",
    "Document",
    "DraftReport",
    "GapReport",
    "InvalidData",
    "Standard",
    "__version__",
    "check_draft",
    "compare",
    "compare_drafts",
    "compare_with",
    "load_catalog",
    "load_checker",
    "load_overlay",
    "load_profile",
    "load_standard",
    "load_treaty_record",
    "matrix",
    "parse_document",
    "read_document",
    "read_overlay",
    "read_profile",
    "read_standard",
    "render",
    "render_difference",
    "render_draft",
    "render_matrix",
    "stale",
]


def test_the_public_names_are_these() -> None:
    assert cyberlaw_gap.__all__ == PUBLIC
    for name in PUBLIC:
        assert getattr(cyberlaw_gap, name) is not None
    assert dir(cyberlaw_gap) == PUBLIC


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        _ = cyberlaw_gap.nothing


def imported_by(program: str) -> set[str]:
    code = f"import sys\n{program}\nprint(' '.join(sys.modules))"
    done = subprocess.run(  # noqa: S603  our own program
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return {name.partition(".")[0] for name in done.stdout.splitlines()[-1].split()}


READERS = {"lxml", "docx", "pypdfium2", "sklearn"}
HEAVY = READERS | {"pandas", "numpy", "networkx", "ruamel", "jinja2", "yaml", "pydantic", "click"}


def test_importing_the_package_imports_nothing_heavy() -> None:
    assert imported_by("import cyberlaw_gap") & HEAVY == set()


def test_comparing_needs_no_graph_no_templates_and_no_frames() -> None:
    program = (
        "import datetime as dt, cyberlaw_gap as g\n"
        "g.compare(g.load_standard('budapest'), g.load_profile('PH'), dt.date(2024, 1, 1))"
    )
    assert imported_by(program) & HEAVY == {"yaml", "pydantic"}


def test_the_help_needs_only_the_command_line() -> None:
    program = "from cyberlaw_gap.cli import cli\ncli.main(['--help'], standalone_mode=False)"
    assert imported_by(program) & HEAVY == {"click"}


def test_checking_a_text_needs_no_reader_of_other_files_and_nothing_that_learns() -> None:
    program = (
        "import cyberlaw_gap as g\n"
        "g.check_draft(g.parse_document('1. Access'), g.load_standard('budapest'),"
        " g.load_checker())"
    )
    needless = READERS | {"numpy", "pandas", "networkx", "jinja2", "ruamel", "click"}
    assert imported_by(program) & needless == set()


def test_a_copy_looks_up_anew_what_depends_on_what_was_changed(
    philippines: cyberlaw_gap.CountryProfile,
) -> None:
    assert "ra-10175" in philippines.enactment_by_id
    assert philippines.model_copy(update={"enactments": ()}).enactment_by_id == {}
    assert "ra-10175" in philippines.enactment_by_id


def test_what_a_verb_offers_is_what_can_be_written() -> None:
    """The verbs repeat the names, so that ``--help`` does not wait for what writes them."""
    from cyberlaw_gap.cli import report, site  # noqa: PLC0415
    from cyberlaw_gap.report.files import FILE_FORMATS, READERS  # noqa: PLC0415
    from cyberlaw_gap.report.messages import LANGUAGES  # noqa: PLC0415
    from cyberlaw_gap.site.downloads import DOWNLOADS  # noqa: PLC0415

    def choices(command: click.Command) -> dict[str | None, tuple[str, ...]]:
        return {
            p.name: tuple(p.type.choices)
            for p in command.params
            if isinstance(p.type, click.Choice)
        }

    assert choices(report.command)["formats"] == (*FILE_FORMATS, "all")
    assert choices(report.command)["reader"] == READERS
    assert choices(report.command)["language"] == LANGUAGES
    assert choices(site.build)["language"] == LANGUAGES
    downloads = next(p for p in site.build.params if p.name == "downloads")
    assert downloads.type.convert(",".join(DOWNLOADS), None, None) == tuple(DOWNLOADS)
    assert isinstance(downloads, click.Option)
    assert f"of {', '.join(DOWNLOADS)};" in (downloads.help or "")
