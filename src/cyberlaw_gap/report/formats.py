"""The formats in which a report is written, all from the same report model."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from cyberlaw_gap.errors import UnknownFormat
from cyberlaw_gap.report.context import view
from cyberlaw_gap.report.environment import environment, filled, harmless
from cyberlaw_gap.report.explanation import explain
from cyberlaw_gap.report.messages import messages
from cyberlaw_gap.report.suggestions import suggestions

if TYPE_CHECKING:
    from cyberlaw_gap.model._base import Model
    from cyberlaw_gap.model.draft import DraftDifference, DraftReport
    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.messages import Messages

__all__ = ["FORMATS", "render", "render_difference", "render_draft", "render_why"]

#: The formats by the name that ``render`` and the command line take.
FORMATS = ("md", "html", "json")


def render(
    report: GapReport,
    format: str = "md",  # noqa: A002  the user's word
    language: str = "en",
) -> str:
    """The report as text in one of ``FORMATS``.

    ``md`` is Markdown, ``html`` one self-contained page, ``json`` the report model, which
    is data and the same in every language.

    Args:
        report: A comparison.
        format: One of ``FORMATS``.
        language: One of ``LANGUAGES``. What profiles and standards say of elements stays in
            the language they were written in.

    Raises:
        UnknownFormat: There is no such format.
        UnknownLanguage: Reports are not written in this language.
        MissingExtra: The language needs the extra ``languages``.
    """
    _ = messages(language)
    if format == "json":
        return _json(report)
    values = _page_only(report, _) if format == "html" else {}
    return filled(
        _template("gap", format),
        _,
        report=view(report, _),
        suggestions=suggestions(report, _),
        **values,
    )


def _page_only(report: GapReport, _: Messages) -> dict[str, object]:
    """What a page shows, and Markdown does not."""
    from cyberlaw_gap.report import pictures  # noqa: PLC0415  Markdown has none

    return {
        "picture_style": pictures.STYLE,
        "coverage": pictures.coverage_figure(report, _),
        "ledger": pictures.ledger_figure(report, _),
    }


def render_draft(report: DraftReport, format: str = "md") -> str:  # noqa: A002  the user's word
    """The check of a draft law as text in one of ``FORMATS``.

    ``md`` is Markdown, ``html`` one self-contained page with the text and its evidence side
    by side, ``json`` the report model.

    Raises:
        UnknownFormat: There is no such format.
    """
    if format == "json":
        return _json(report)
    from cyberlaw_gap.report.draft import draft_view  # noqa: PLC0415  no gap report waits for it

    template = environment().get_template(_template("draft", format))
    return harmless(template.render(report=draft_view(report)))


def render_difference(
    difference: DraftDifference,
    format: str = "md",  # noqa: A002  the user's word
) -> str:
    """What a new draft does to an old one, as text in one of ``FORMATS``.

    Raises:
        UnknownFormat: There is no such format.
    """
    if format == "json":
        return _json(difference)
    from cyberlaw_gap.report.difference import difference_view  # noqa: PLC0415  nor for it

    template = environment().get_template(_template("draft-difference", format))
    return harmless(template.render(difference=difference_view(difference)))


def _json(model: Model) -> str:
    return model.model_dump_json(indent=2) + "\n"


def _template(name: str, format: str) -> str:  # noqa: A002  the user's word
    if format not in FORMATS:
        nearest = difflib.get_close_matches(format, FORMATS, n=1)
        raise UnknownFormat(format, FORMATS, nearest[0] if nearest else "")
    return f"{name}.{format}.j2"


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
