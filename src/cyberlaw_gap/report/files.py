"""A report as a file: any format, for any reader, in any language, from one report model."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from cyberlaw_gap.errors import UnknownFormat, UnknownReader
from cyberlaw_gap.report.document import write_document
from cyberlaw_gap.report.formats import render
from cyberlaw_gap.report.messages import messages

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cyberlaw_gap.model.standard import Standard
    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.blocks import Document
    from cyberlaw_gap.report.law_texts import LawTexts
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.pictures import Point

__all__ = ["BINARY", "FILE_FORMATS", "READERS", "report_file"]

#: The formats by the name that the command line takes.
FILE_FORMATS = ("md", "html", "json", "csv", "docx", "pdf", "xlsx")
#: Those that are no text, and do not belong on a terminal.
BINARY = frozenset({"docx", "pdf", "xlsx"})
#: The readers for whom there is a document of their own.
READERS = ("minister", "drafter", "expert", "civil-society")
#: The formats that hold data and not words for one reader.
_DATA = frozenset({"json", "csv", "xlsx"})


def report_file(
    report: GapReport,
    standard: Standard,
    format: str = "md",  # noqa: A002  the user's word
    *,
    reader: str = "",
    language: str = "en",
    peers: Sequence[GapReport] = (),
    texts: LawTexts | None = None,
    history: Sequence[Point] = (),
    templates: Path | None = None,
) -> bytes:
    """The report as the file of a format.

    Args:
        report: A comparison.
        standard: What it was compared with.
        format: One of ``FILE_FORMATS``.
        reader: One of ``READERS``; empty: the whole report.
        language: One of ``LANGUAGES``.
        peers: For the drafter: comparisons of neighbours, whose sections are shown.
        texts: For the expert: the reader's own copies of the laws.
        history: For the whole report and the expert, in formats made of blocks: the counts of
            the days of ``days_to_compare``, for the timeline; empty: none is drawn.
        templates: A folder of the user's own templates; for ``md`` and ``html``.

    Raises:
        UnknownFormat: There is no such format, or not for this reader.
        UnknownReader: There is no such reader.
        UnknownLanguage: Reports are not written in this language.
        MissingExtra: The format or language needs a package that is not installed.
        TemplateFault: A template of the user is at fault.
    """
    if format not in FILE_FORMATS:
        nearest = difflib.get_close_matches(format, FILE_FORMATS, n=1)
        raise UnknownFormat(format, FILE_FORMATS, nearest[0] if nearest else "")
    if reader and reader not in READERS:
        raise UnknownReader(reader, READERS)
    if format in _DATA:
        return _data(report, format, messages(language))
    if not reader and templates is None and format in {"md", "html"}:
        return render(report, format, language).encode()
    _ = messages(language)
    document = _document(report, standard, reader, peers, texts, history, _)
    return write_document(document, format, _, templates)


def _data(report: GapReport, format: str, _: Messages) -> bytes:  # noqa: A002
    if format == "json":
        return render(report, "json").encode()
    if format == "csv":
        from cyberlaw_gap.report.csv_table import write_csv  # noqa: PLC0415  on demand

        return write_csv(report, _).encode()
    from cyberlaw_gap.report.workbook import write_workbook  # noqa: PLC0415  on demand

    return write_workbook(report, _)


def _document(
    report: GapReport,
    standard: Standard,
    reader: str,
    peers: Sequence[GapReport],
    texts: LawTexts | None,
    history: Sequence[Point],
    _: Messages,
) -> Document:
    from cyberlaw_gap.report import readers  # noqa: PLC0415  each is read when it is written

    if reader == "minister":
        return readers.minister(report, _)
    if reader == "drafter":
        return readers.drafter(report, standard, peers, _)
    if reader == "expert":
        return readers.expert(report, _, texts, history)
    if reader == "civil-society":
        return readers.civil_society(report, _)
    return readers.whole(report, _, history)
