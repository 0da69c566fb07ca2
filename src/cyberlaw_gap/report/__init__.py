"""Reports for people: one result, many formats."""

from cyberlaw_gap.report.draft_profile import draft_profile
from cyberlaw_gap.report.formats import (
    FORMATS,
    render,
    render_difference,
    render_draft,
    render_why,
)

__all__ = [
    "FORMATS",
    "draft_profile",
    "render",
    "render_difference",
    "render_draft",
    "render_why",
]
