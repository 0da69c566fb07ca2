"""Reports for people: one result, many formats."""

from cyberlaw_gap.report.country_matrix import MATRIX_FORMATS, render_matrix
from cyberlaw_gap.report.draft_profile import draft_profile
from cyberlaw_gap.report.formats import (
    FORMATS,
    render,
    render_difference,
    render_draft,
    render_why,
)
from cyberlaw_gap.report.stale import render_stale

__all__ = [
    "FORMATS",
    "MATRIX_FORMATS",
    "draft_profile",
    "render",
    "render_difference",
    "render_draft",
    "render_matrix",
    "render_stale",
    "render_why",
]
