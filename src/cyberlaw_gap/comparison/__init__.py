"""Comparing a country's law with a standard on a date: pure, and without a clock."""

from cyberlaw_gap.comparison.assembly import compare
from cyberlaw_gap.comparison.overlays import compare_with, lay_over

__all__ = ["compare", "compare_with", "lay_over"]
