"""Pictures of a comparison: vector, legible without colour, each with its data as text.

One grammar in all of them: solid is shown, half full is weaker, hollow is missing, hatched
is not decided.
"""

from cyberlaw_gap.report.pictures.captioned import (
    coverage_figure,
    ledger_figure,
    timeline_figure,
)
from cyberlaw_gap.report.pictures.country_matrix import matrix_picture
from cyberlaw_gap.report.pictures.coverage import coverage
from cyberlaw_gap.report.pictures.ledger import ledger
from cyberlaw_gap.report.pictures.region import region
from cyberlaw_gap.report.pictures.svg import STYLE
from cyberlaw_gap.report.pictures.timeline import Point, days_to_compare, timeline

__all__ = [
    "STYLE",
    "Point",
    "coverage",
    "coverage_figure",
    "days_to_compare",
    "ledger",
    "ledger_figure",
    "matrix_picture",
    "region",
    "timeline",
    "timeline_figure",
]
