"""``cyberlaw-gap schema``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cyberlaw_gap.cli.common import write

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["command"]


@click.command(name="schema")
@click.argument(
    "what", type=click.Choice(["profile", "overlay", "treaty-record", "standard", "report"])
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="Write to this file and not to standard output.",
)
def command(what: str, output: Path | None) -> None:
    """Write the JSON Schema of profiles, overlays, treaty records, standards, or reports.

    An editor that knows the schema completes and checks profiles as they are written.

    \b
    Example:
      cyberlaw-gap schema profile --output profile.schema.json
    and as the first line of the profile, for VS Code with the YAML extension:
      # yaml-language-server: $schema=profile.schema.json
    """  # noqa: D301
    from cyberlaw_gap.catalog.authored import AuthoredOverlay, AuthoredProfile  # noqa: PLC0415
    from cyberlaw_gap.model.standard import Standard  # noqa: PLC0415
    from cyberlaw_gap.model.treaty_record import TreatyRecord  # noqa: PLC0415
    from cyberlaw_gap.model.verdict import GapReport  # noqa: PLC0415

    models: dict[str, type[BaseModel]] = {
        "profile": AuthoredProfile,
        "overlay": AuthoredOverlay,
        "treaty-record": TreatyRecord,
        "standard": Standard,
        "report": GapReport,
    }
    schema = models[what].model_json_schema(
        mode="serialization" if what == "report" else "validation"
    )
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    write(json.dumps(schema, indent=2, ensure_ascii=False) + "\n", output)
