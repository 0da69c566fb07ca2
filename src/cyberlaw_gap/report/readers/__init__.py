"""Documents for the readers that a mission has: one dataset, four ways to hand it over."""

from cyberlaw_gap.report.readers.civil_society import civil_society
from cyberlaw_gap.report.readers.drafter import drafter
from cyberlaw_gap.report.readers.expert import expert
from cyberlaw_gap.report.readers.minister import minister
from cyberlaw_gap.report.readers.whole import whole

__all__ = ["civil_society", "drafter", "expert", "minister", "whole"]
