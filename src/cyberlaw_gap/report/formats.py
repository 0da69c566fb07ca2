"""The formats in which a report is written, all from the same report model."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from cyberlaw_gap.errors import UnknownFormat
from cyberlaw_gap.report.context import view
from cyberlaw_gap.report.environment import environment
from cyberlaw_gap.report.explanation import explain

if TYPE_CHECKING:
    from cyberlaw_gap.model.verdict import GapReport

__all__ = ["FORMATS", "render", "render_why"]

_TEMPLATES = {"md": "gap.md.j2", "html": "gap.html.j2"}

#: The formats by the name that ``render`` and the command line take.
FORMATS = ("md", "html", "json")


def render(report: GapReport, format: str = "md") -> str:  # noqa: A002  the user's word
    """The report as text in one of ``FORMATS``.

    ``md`` is Markdown, ``html`` one self-contained page, ``json`` the report model.

    Raises:
        UnknownFormat: There is no such format.
    """
    if format == "json":
        return report.model_dump_json(indent=2) + "\n"
    if format not in _TEMPLATES:
        nearest = difflib.get_close_matches(format, FORMATS, n=1)
        raise UnknownFormat(format, FORMATS, nearest[0] if nearest else "")
    template = environment().get_template(_TEMPLATES[format])
    return template.render(report=view(report))


def render_why(report: GapReport, ref: str) -> str:
    """The whole chain behind one element: rule, findings, citations, assessors, dates.

    Args:
        report: A comparison.
        ref: An element in full, such as ``18/specified-data``; or a provision, for all
            of its elements.

    Raises:
        UnknownProvision: The standard has no such provision.
        UnknownElement: The provision has no such element.
    """
    template = environment().get_template("why.md.j2")
    return template.render(why=explain(report, ref))
