"""How a report shows itself in a notebook, and as data frames (the extra ``frames``)."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from cyberlaw_gap.errors import MissingExtra
from cyberlaw_gap.report import render

if TYPE_CHECKING:
    import pandas as pd

    from cyberlaw_gap.model.verdict import GapReport

__all__ = ["html", "to_frame"]


def html(report: GapReport) -> str:
    """The report's page in a frame of its own, so that its style stays its own."""
    page = escape(render(report, "html"), quote=True)
    title = escape(f"{report.country.name}, {report.standard.short}", quote=True)
    return (
        f'<iframe title="{title}" srcdoc="{page}" sandbox="allow-same-origin" '
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
