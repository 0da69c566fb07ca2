"""How a report shows itself in a notebook, and as data frames (the extra ``frames``)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cyberlaw_gap.errors import MissingExtra
from cyberlaw_gap.report import render, render_draft

if TYPE_CHECKING:
    import pandas as pd

    from cyberlaw_gap.model.draft import DraftReport
    from cyberlaw_gap.model.verdict import GapReport

__all__ = ["draft_html", "draft_to_frame", "html", "to_frame"]


def html(report: GapReport) -> str:
    """The report's page in a frame of its own, so that its style stays its own."""
    return _frame(render(report, "html"), f"{report.country.name}, {report.standard.short}")


def draft_html(report: DraftReport) -> str:
    """The page of a check of a draft law, in a frame of its own."""
    title = f"{report.title or report.name}, {report.standard.short}"
    return _frame(render_draft(report, "html"), title)


def _frame(page: str, title: str) -> str:
    return (
        f'<iframe title="{escape(title, quote=True)}" srcdoc="{escape(page, quote=True)}" '
        'sandbox="allow-same-origin" '
        'style="width:100%;height:40rem;border:1px solid #ccc"></iframe>'
    )


def to_frame(report: GapReport) -> pd.DataFrame:
    """One row per element, in the order of the treaty.

    Columns: ``provision``, ``element``, ``text``, ``role``, ``limits``, ``answered_by``,
    ``treatment``, ``state``, ``proven``, ``possible``, ``where``, ``method``,
    ``confidence``.

    Raises:
        MissingExtra: pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415  an extra, imported when used
    except ImportError as error:
        raise MissingExtra("to_frame()", "frames") from error
    rows = []
    for provision in report.provisions:
        for element in provision.elements:
            telling = [e for e in element.evidence if e.bounds is not None]
            rows.append(
                {
                    "country": report.country.code,
                    "as_of": report.as_of,
                    "provision": provision.number,
                    "element": element.id,
                    "text": element.text,
                    "role": element.role.value,
                    "limits": element.limits,
                    "answered_by": element.answered_by.value,
                    "treatment": element.treatment.value,
                    "state": element.state.value,
                    "proven": element.bounds.proven.value,
                    "possible": element.bounds.possible.value,
                    "where": "; ".join(dict.fromkeys(p.text for e in telling for p in e.at)),
                    "method": telling[0].finding.basis.method.value if telling else "",
                    "confidence": telling[0].finding.basis.confidence.value if telling else "",
                }
            )
    return pd.DataFrame(rows)


def draft_to_frame(report: DraftReport) -> pd.DataFrame:
    """One row per element of a check of a draft law, in the order of the standard.

    Columns: ``text``, ``provision``, ``coverage``, ``element``, ``asks``, ``role``,
    ``limits``, ``optional``, ``status``, ``confidence``, ``section``, ``page``, ``quote``,
    ``start``, ``end``, ``term``, ``narrowed_by``, ``nearest``, ``elsewhere``,
    ``deferred_to``.

    Raises:
        MissingExtra: pandas is not installed.
    """
    try:
        import pandas as pd  # noqa: PLC0415  an extra, imported when used
    except ImportError as error:
        raise MissingExtra("draft_to_frame()", "frames") from error
    return pd.DataFrame(
        [
            {
                "text": report.name,
                "provision": provision.number,
                "coverage": provision.coverage.value,
                "element": element.id,
                "asks": element.text,
                "role": element.role.value,
                "limits": element.limits,
                "optional": element.optional,
                "status": element.status.value,
                "confidence": element.confidence,
                "section": element.section,
                "page": element.page,
                "quote": element.quote,
                "start": element.start,
                "end": element.end,
                "term": element.term,
                "narrowed_by": element.narrowed_by.quote if element.narrowed_by else "",
                "nearest": element.nearest[0].quote if element.nearest else "",
                "elsewhere": element.elsewhere,
                "deferred_to": element.deferred_to,
            }
            for provision in report.provisions
            for element in provision.elements
        ]
    )
