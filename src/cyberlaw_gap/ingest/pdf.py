"""Reads a PDF: the words of its pages, each marginal note before its section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.errors import MissingExtra, UnreadableFile
from cyberlaw_gap.ingest.extract import Extract
from cyberlaw_gap.ingest.flow import first_words
from cyberlaw_gap.ingest.limits import DEFAULT_LIMITS, Limits
from cyberlaw_gap.ingest.pdf_layout import Sheet, laid_out
from cyberlaw_gap.ingest.pdf_page import Characters, lines_of
from cyberlaw_gap.model.document import Format, Note, NoteKind, Page

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

__all__ = ["read_pdf"]

_RUN_OCR = "run OCR on it, which writes the words in, for example: ocrmypdf in.pdf out.pdf"
_MOST_UNKNOWN = 0.2
_FEW_LETTERS = 25


def read_pdf(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Extract:
    """The words of a PDF in lines that are paragraphs, and where its pages begin.

    Running heads and page numbers are left out, words parted at line ends are joined, and
    the notes that government printers set beside a section stand before it as its heading.

    Raises:
        UnreadableFile: It is damaged, locked, too long, or has no words but only images.
        MissingExtra: pypdfium2 is not installed.
    """
    sheets, notes = _read(name, data, limits)
    layout = laid_out(sheets)
    if layout.running:
        what = f"running heads, feet and page numbers ({len(layout.running)} lines)"
        example = first_words(layout.running[0])
        notes.append(Note(kind=NoteKind.LEFT_OUT, what=f"{what}, the first: {example}"))
    pages = tuple(Page(number=number, start=start) for number, start in enumerate(layout.starts, 1))
    return Extract(Format.PDF, layout.text, pages=pages, notes=tuple(notes))


def _read(name: str, data: bytes, limits: Limits) -> tuple[list[Sheet], list[Note]]:
    document = _opened(name, data)
    try:
        count = len(document)
        if count > limits.pages:
            what = f"has {count:,} pages, more than {limits.pages:,}"
            raise UnreadableFile(name, what, "give the pages of the law alone")
        return _sheets(name, document, limits)
    finally:
        document.close()


def _opened(name: str, data: bytes) -> PdfDocument:
    try:
        import pypdfium2  # noqa: PLC0415  an extra, imported when used
    except ImportError as error:
        raise MissingExtra("reading PDF files", "pdf") from error
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            mend = "save it without one, for example: qpdf --decrypt --password=... in.pdf out.pdf"
            raise UnreadableFile(name, "is locked with a password", mend) from error
        mend = "download it again, or print it to a new PDF"
        raise UnreadableFile(name, f"is a damaged PDF: {error}", mend) from error


def _sheets(name: str, document: PdfDocument, limits: Limits) -> tuple[list[Sheet], list[Note]]:
    from pypdfium2 import PdfiumError  # noqa: PLC0415  an extra, imported when used

    sheets: list[Sheet] = []
    notes: list[Note] = []
    characters = unknown = 0
    for index in range(len(document)):
        try:
            page = document[index]
            found = Characters.of(page)
            has_image = len(found.letters) < _FEW_LETTERS and _has_image(page)
            width, height = page.get_size()
            page.close()
        except PdfiumError:
            what = f"page {index + 1} is damaged and was not read"
            notes.append(Note(kind=NoteKind.DAMAGED, what=what, page=index + 1))
            sheets.append(Sheet(index, 0, 0, ()))
            continue
        characters += len(found.letters)
        unknown += found.unknown
        if characters > limits.text_characters:
            what = f"has more than {limits.text_characters:,} characters"
            raise UnreadableFile(name, what, "give the pages of the law alone")
        if not found.letters or has_image:
            notes.append(_no_text(index + 1, found, has_image=has_image))
        sheets.append(Sheet(index, width, height, lines_of(found)))
    _check_words(name, characters, unknown, notes)
    return sheets, notes


def _check_words(name: str, characters: int, unknown: int, notes: list[Note]) -> None:
    if not characters:
        raise UnreadableFile(name, "has no words: its pages are images or empty", _RUN_OCR)
    if unknown > _MOST_UNKNOWN * characters:
        what = "does not say which letters its signs are"
        raise UnreadableFile(name, what, _RUN_OCR.replace("in.pdf", "--force-ocr in.pdf"))
    if unknown:
        what = f"{unknown} signs stand for no known letter and are shown as \ufffd"
        notes.append(Note(kind=NoteKind.DAMAGED, what=what))


def _no_text(number: int, found: Characters, *, has_image: bool) -> Note:
    if not has_image:
        what = f"page {number} is empty"
    elif found.letters:
        what = f"page {number} is an image with hardly any text; {_RUN_OCR}"
    else:
        what = f"page {number} is an image without text; {_RUN_OCR}"
    return Note(kind=NoteKind.NO_TEXT, what=what, page=number)


def _has_image(page: PdfPage) -> bool:
    from pypdfium2 import raw  # noqa: PLC0415  an extra, imported when used

    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE])), None) is not None
