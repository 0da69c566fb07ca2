"""The commented profile that an author starts from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from cyberlaw_gap.report.environment import environment

if TYPE_CHECKING:
    from datetime import date

    from cyberlaw_gap.model.standard import Standard

__all__ = ["profile_starter"]


def profile_starter(standard: Standard, code: str, name: str, assessor: str, today: date) -> str:
    """A country profile that is sound, says nothing yet, and explains itself in comments."""
    template = environment().get_template("profile.yaml.j2")
    return template.render(
        standard=standard,
        code=json.dumps(code),
        stem=code.lower(),
        name=json.dumps(name),
        assessor=json.dumps(assessor),
        today=today.isoformat(),
    )
