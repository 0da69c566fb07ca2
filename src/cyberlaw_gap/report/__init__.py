"""Reports for people: one result, many formats."""

from cyberlaw_gap.report.formats import FORMATS, render, render_why

__all__ = ["FORMATS", "render", "render_why"]
