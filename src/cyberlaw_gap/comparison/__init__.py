"""Comparing a country's law with a standard on a date: pure, and without a clock."""

from cyberlaw_gap.comparison.assembly import compare

__all__ = ["compare"]
