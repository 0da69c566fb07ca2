"""A gap report as an Excel workbook: a summary, then tables to filter, sort and print."""

from __future__ import annotations

import io
import re
from datetime import UTC, date, datetime, time
from textwrap import wrap
from typing import TYPE_CHECKING, TypeAlias

from cyberlaw_gap.errors import MissingExtra
from cyberlaw_gap.report.sheet_model import Cell
from cyberlaw_gap.report.sheets import sheets

if TYPE_CHECKING:
    from collections.abc import Sequence

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.sheet_model import Entry, Sheet, Sheets, Style

__all__ = ["write_workbook"]

Properties: TypeAlias = dict[str, str | int | bool]


def write_workbook(report: GapReport, _: Messages) -> bytes:
    """The report as a workbook; identical reports give identical bytes.

    Raises:
        MissingExtra: XlsxWriter is not installed.
    """
    try:
        import xlsxwriter  # noqa: PLC0415  an extra
    except ImportError as error:
        raise MissingExtra("writing a workbook", "documents") from error
    file = io.BytesIO()
    # Nothing that a profile says may become a formula, a number or a link by its look.
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        # Widths are counted in digits of this font, which every system has or imitates.
        "default_format_properties": {"font_name": _FONT, "font_size": _SIZE},
    }
    with xlsxwriter.Workbook(file, options) as workbook:
        _Writer(workbook, sheets(report, _), _).write()
    return file.getvalue()


#: What Excel takes: characters of a cell, of the name of a sheet, of an address, of a header.
_MOST_TEXT = 32_767
_MOST_NAME = 31
_MOST_ADDRESS = 2_000
_MOST_HEADER = 180

_ADDRESS = re.compile(r"https?://[^\s<>\"]+")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")

_A4 = 9
#: The columns of the summary, in characters: a label, the articles, and figures.
_SUMMARY = (56, 14, *[10] * 8)
_FONT = "Arial"
_SIZE = 10
_LEADING = 1.28
#: Characters of running text that go into a unit of width, and those lost in every line.
_PER_UNIT = 1.2
_LOST = 3
_HIGHEST = 409
#: Points of space that a line of the summary has besides its text.
_SPACE: dict[Style, int] = {
    "title": 8,
    "warning": 8,
    "lead": 10,
    "heading": 12,
    "heads": 6,
    "body": 3,
    "quiet": 3,
    "total": 3,
}

_TEXT: Properties = {"valign": "top", "text_wrap": True}
_LINE = "#D5D9DE"
_RULED: Properties = {"bottom": 1, "bottom_color": _LINE, "right": 1, "right_color": _LINE}
_ROW_HEAD: Properties = {**_RULED, "bold": True, "align": "left"}
_HEADS: Properties = {
    "bold": True,
    "font_color": "#FFFFFF",
    "bg_color": "#22364D",
    "valign": "vcenter",
}
_FIGURE: Properties = {"align": "right", "indent": 1}
_DATE: Properties = {"num_format": "yyyy-mm-dd", "align": "left"}
_LINK: Properties = {"font_color": "#0B4F8A", "underline": 1}
#: Colours beside the words, dark enough on their ground to be read.
_STATUS: dict[str, Properties] = {
    "there": {"bold": True, "font_color": "#1F6F4A", "bg_color": "#E3F2EA"},
    "weak": {"bold": True, "font_color": "#7A4F00", "bg_color": "#FBF0D9"},
    "missing": {"bold": True, "font_color": "#A3262A", "bg_color": "#FAE5E5"},
    "open": {"bold": True, "font_color": "#4B5563", "bg_color": "#ECEEF1"},
}
_STYLES: dict[Style, Properties] = {
    "title": {"bold": True, "font_size": 18, "font_color": "#22364D"},
    "warning": {"bold": True, "font_color": "#A3262A", "border": 1, "bg_color": "#FAE5E5"},
    "quiet": {"font_color": "#5A626B"},
    "lead": {"font_size": 12},
    "heading": {"bold": True, "font_size": 12, "font_color": "#22364D", "valign": "bottom"},
    "body": {},
    "heads": _HEADS,
    "total": {"bold": True, "top": 1},
}


class _Writer:
    def __init__(self, workbook: Workbook, book: Sheets, _: Messages) -> None:
        self._ = _
        self.workbook = workbook
        self.book = book
        self.formats: dict[tuple[tuple[str, str | int | bool], ...], Format] = {}
        self.places = _places(book)

    def write(self) -> None:
        book = self.book
        self.workbook.set_properties(
            {
                "title": book.title,
                "subject": book.warning or book.subject,
                "author": book.author,
                "comments": book.cite,
                # The day of the law and not that of writing: the same report, the same file.
                "created": datetime.combine(book.as_of, time(), UTC),
            }
        )
        self._summary(self.workbook.add_worksheet(_name(book.name)))
        for table in book.tables:
            self._table(self.workbook.add_worksheet(_name(table.name)), table)

    # --- the sheets

    def _summary(self, sheet: Worksheet) -> None:
        for column, width in enumerate(_SUMMARY):
            sheet.set_column(column, column, width)
        for row, entry in enumerate(self.book.summary):
            self._entry(sheet, row, entry)
        sheet.hide_gridlines(2)
        self._print(sheet)

    def _entry(self, sheet: Worksheet, row: int, entry: Entry) -> None:
        style = _STYLES[entry.style]
        if entry.shape == "grid":
            for column, cell in enumerate(entry.cells):
                place = _FIGURE if column > 1 else {}
                self._cell(sheet, row, column, cell, {**style, **_RULED, **place})
            widths: Sequence[int] = _SUMMARY
        else:
            *labels, text = entry.cells
            for label in labels:
                self._cell(sheet, row, 0, label, {})
            first, last = len(labels), len(_SUMMARY) - 1
            sheet.merge_range(row, first, row, last, "", self._format({**_TEXT, **style}))
            self._cell(sheet, row, first, text, style)
            widths = (*_SUMMARY[:first], sum(_SUMMARY[first:]))
        size = int(style.get("font_size", _SIZE))
        sheet.set_row(row, _height(entry.cells, widths, size) + _SPACE[entry.style])

    def _table(self, sheet: Worksheet, table: Sheet) -> None:
        # Spreadsheets do not agree on who reckons the height of a row: it is given.
        widths = [head.width for head in table.heads]
        for column, head in enumerate(table.heads):
            sheet.set_column(column, column, head.width)
            figures = table.rows and all(isinstance(row[column].value, int) for row in table.rows)
            place = _FIGURE if figures and column else {}
            self._cell(sheet, 0, column, Cell(head.text), {**_HEADS, **place})
        for row, cells in enumerate(table.rows, start=1):
            for column, cell in enumerate(cells):
                self._cell(sheet, row, column, cell, _RULED if column else _ROW_HEAD)
            sheet.set_row(row, _height(cells, widths) + _SPACE["body"])
        if not table.rows:
            self._cell(sheet, 1, 0, Cell(self._("Nothing is recorded.")), {"text_wrap": False})
        sheet.set_row(0, 42)
        sheet.autofilter(0, 0, len(table.rows), len(table.heads) - 1)
        sheet.freeze_panes(1, table.kept)
        sheet.repeat_rows(0)
        printed = sum(not head.aside for head in table.heads)
        sheet.print_area(0, 0, max(len(table.rows), 1), printed - 1)
        # "1" in a column of paragraphs is a text, and no slip of somebody's.
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        self._print(sheet)

    def _print(self, sheet: Worksheet) -> None:
        book = self.book
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.6)
        sheet.set_header(f'&L&"{_FONT}"&8 {_header(book.warning or book.title)}&R&"{_FONT}"&8 &A')
        sheet.set_footer(f'&L&"{_FONT}"&8 {_header(book.subject)}&R&"{_FONT}"&8 &P / &N')
        if book.warning:
            sheet.set_tab_color("#A3262A")

    # --- the cells

    def _cell(self, sheet: Worksheet, row: int, column: int, cell: Cell, style: Properties) -> None:
        value, link = cell.value, self._link(cell)
        made = self._format(
            {
                **_TEXT,
                **style,
                **_STATUS.get(cell.status, {}),
                **(_LINK if link else {}),
                **(_DATE if isinstance(value, date) else {}),
                **({**_FIGURE, **style, "text_wrap": False} if isinstance(value, int) else {}),
            }
        )
        if link:
            sheet.write_url(row, column, link, made, string=self._text(str(value)))
        if isinstance(value, int):
            sheet.write_number(row, column, value, made)
        elif isinstance(value, date):
            sheet.write_datetime(row, column, datetime.combine(value, time()), made)
        elif not value:
            sheet.write_blank(row, column, None, made)
        elif not link:
            sheet.write_string(row, column, self._text(value), made)

    def _text(self, text: str) -> str:
        """The text, cut with a mark where it is longer than a cell."""
        most = 2 * _MOST_TEXT
        if len(text.encode("utf-16-le")) <= most:
            return text
        mark = self._(" [cut: a cell holds no more]")
        cut = text.encode("utf-16-le")[: most - len(mark.encode("utf-16-le"))]
        return cut.decode("utf-16-le", errors="ignore") + mark

    def _link(self, cell: Cell) -> str:
        """Where a cell leads: a row of this workbook, or an address of the web; else nowhere."""
        if cell.to in self.places:
            return self.places[cell.to]
        if _ADDRESS.fullmatch(cell.url) and len(cell.url) <= _MOST_ADDRESS:
            return cell.url
        return ""

    def _format(self, properties: Properties) -> Format:
        key = tuple(properties.items())
        if key not in self.formats:
            self.formats[key] = self.workbook.add_format(properties)
        return self.formats[key]


def _places(book: Sheets) -> dict[str, str]:
    """Per sheet and per key of a row, the link that leads there."""
    places = {}
    for table in book.tables:
        name = _name(table.name).replace("'", "''")
        for row, key in enumerate(table.keys, start=2):
            if key:
                places[key] = f"internal:'{name}'!A{row}"
        places[table.id] = f"internal:'{name}'!A1"
    return places


def _name(text: str) -> str:
    return _NOT_IN_NAMES.sub(" ", text)[:_MOST_NAME].strip("' ")


def _header(text: str) -> str:
    """A text for the edge of a page, where an ampersand would begin a command."""
    text = text.replace("&", "\N{FULLWIDTH AMPERSAND}")
    return (
        text if len(text) <= _MOST_HEADER else f"{text[: _MOST_HEADER - 1]}\N{HORIZONTAL ELLIPSIS}"
    )


def _height(cells: Sequence[Cell], widths: Sequence[int], size: int = _SIZE) -> float:
    """Points that a row needs for the cell with the most lines, as far as lengths tell."""
    lines = max(
        len(wrap(str(cell.value), max(int(width * _PER_UNIT * _SIZE / size) - _LOST, 1)))
        for cell, width in zip(cells, widths, strict=False)
    )
    return min(max(lines, 1) * size * _LEADING, _HIGHEST)
