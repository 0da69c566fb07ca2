"""The elements of a gap report as a CSV file: RFC 4180, made for Excel and for scripts alike.

It begins with a byte order mark, because Excel takes a file without one for the local code
page and breaks every letter that is not ASCII; ``utf-8-sig`` and pandas read over it. Lines
end with a line feed alone, so that the file is the same on every system and under version
control; Excel reads that too.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from typing import TYPE_CHECKING

from cyberlaw_gap.report.sheets import sheets

if TYPE_CHECKING:
    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.sheet_model import Value

__all__ = ["write_csv"]

_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"

#: What a spreadsheet may take for the beginning of a formula, the wide forms included.
_FORMULA = re.compile("[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")


def write_csv(report: GapReport, _: Messages) -> str:
    """One row per element, with the country and the day on each, so that files can be joined.

    An apostrophe stands before what a spreadsheet would take for a formula.
    """
    book = sheets(report, _)
    elements = book.table("elements")
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    heads = (_("Country"), _("Treaty"), _("Compared on"), _("Laid over the law"))
    same = (book.country, book.standard, book.as_of, book.laid_over)
    writer.writerow([*heads, *(head.text for head in elements.heads)])
    for row in elements.rows:
        writer.writerow([_field(value) for value in (*same, *(cell.value for cell in row))])
    return _MARK + text.getvalue()


def _field(value: Value) -> str:
    if isinstance(value, str):
        return f"'{value}" if _FORMULA.match(value) else value
    return value.isoformat() if isinstance(value, date) else str(value)
