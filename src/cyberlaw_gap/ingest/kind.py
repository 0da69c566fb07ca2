"""Finds out what a file is, by what is in it more than by what it is called."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from pathlib import PurePath

from cyberlaw_gap.errors import UnreadableFile
from cyberlaw_gap.model.document import Format

__all__ = ["SUFFIXES", "kind_of"]

#: What a file is called when it is what it says.
SUFFIXES = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".docx": Format.WORD,
    ".docm": Format.WORD,
    ".pdf": Format.PDF,
    ".xml": Format.AKOMA_NTOSO,
    ".akn": Format.AKOMA_NTOSO,
}
_OCR = "run OCR on it, which turns it into words, for example: ocrmypdf --image-dpi 300 in out.pdf"
_UNPACK = "unpack it and give the file that holds the law"
_SAVE_DOCX = "open it in Word or LibreOffice and save it as .docx"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_REFUSED = (
    (b"{\\rtf", "is Rich Text (RTF)", _SAVE_DOCX),
    (b"\x89PNG", "is an image (PNG)", _OCR),
    (b"\xff\xd8\xff", "is an image (JPEG)", _OCR),
    (b"GIF8", "is an image (GIF)", _OCR),
    (b"II*\0", "is an image (TIFF)", _OCR),
    (b"MM\0*", "is an image (TIFF)", _OCR),
    (b"\x1f\x8b", "is packed (gzip)", _UNPACK),
    (b"7z\xbc\xaf", "is packed (7z)", _UNPACK),
    (b"Rar!", "is packed (RAR)", _UNPACK),
    (b"BZh", "is packed (bzip2)", _UNPACK),
    (b"\xfd7zXZ", "is packed (xz)", _UNPACK),
    (b"%!PS", "is PostScript", "turn it into a PDF, for example with ps2pdf"),
    (b"From: <Saved by", "is a web archive (MHTML)", "save the page as .html"),
    (b"MIME-Version:", "is a web archive or mail (MIME)", "save the page as .html"),
)
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OTHER_PACKAGES = (
    ("xl/", "is an Excel file"),
    ("ppt/", "is a PowerPoint file"),
    ("META-INF/container.xml", "is an e-book (EPUB)"),
)
_HEAD = 4096
_PDF_WITHIN = 1024
_HTML = re.compile(r"\s*(?:<!doctype\s+html|<html[\s>])", re.IGNORECASE)
_PROLOG = re.compile(
    r"\s*(?:<\?.{0,2000}?\?>\s*|<!--.{0,3000}?-->\s*){0,20}(?:<!doctype[^>\[]{0,500}(?:\[.{0,2000}?\])?\s*>\s*)?",
    re.IGNORECASE | re.DOTALL,
)
_ROOT = re.compile(r"<(?:[\w.-]{1,60}:)?(?P<root>[A-Za-z_][\w.-]{0,80})[\s/>]")
_TAG = re.compile(r"<(?:!doctype|/?[a-z][a-z0-9-]{0,20}[\s/>])", re.IGNORECASE)
_WIDE = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def kind_of(name: str, data: bytes) -> tuple[Format, str]:
    """What a file is, and what to tell of a name that says something else ("" for nothing).

    Raises:
        UnreadableFile: It is none of the kinds that are read; says what it is.
    """
    called = SUFFIXES.get(PurePath(name).suffix.lower())
    found = _by_content(name, data)
    if found is None:
        found = _by_name(name, data, called)
    if called in {None, found} or (called is Format.MARKDOWN and found is Format.TEXT):
        return found, ""
    return found, f"the name ends in {PurePath(name).suffix}, but the file is {_CALLED[found]}"


_CALLED = {
    Format.TEXT: "plain text and is read as that",
    Format.MARKDOWN: "Markdown and is read as that",
    Format.HTML: "a web page and is read as that",
    Format.WORD: "a Word file and is read as that",
    Format.PDF: "a PDF and is read as that",
    Format.AKOMA_NTOSO: "Akoma Ntoso and is read as that",
}


def _by_content(name: str, data: bytes) -> Format | None:
    """What the first bytes say; None for words without any sign of their kind."""
    if data.startswith(_ZIP):
        return _package(name, data)
    if data.startswith(_OLD_OFFICE):
        _refuse_old_office(name, data)
    for sign, what, mend in _REFUSED:
        if data.startswith(sign):
            raise UnreadableFile(name, what, mend)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        raise UnreadableFile(name, "is an image (WebP)", _OCR)
    head = data[:_PDF_WITHIN]
    if head.lstrip().startswith(b"%PDF-") or (
        b"%PDF-" in head and PurePath(name).suffix.lower() == ".pdf"
    ):
        return Format.PDF
    return _markup(name, _head(data))


def _head(data: bytes) -> str:
    encoding = _WIDE.get(data[:2], "utf-8")
    return data[:_HEAD].decode(encoding, errors="replace").lstrip("\ufeff")


def _markup(name: str, head: str) -> Format | None:
    if _HTML.match(head):
        return Format.HTML
    prolog = _PROLOG.match(head)
    root = _ROOT.match(head, prolog.end()) if prolog else None
    if root is None:
        return None
    if root["root"] == "akomaNtoso":
        return Format.AKOMA_NTOSO
    if root["root"].lower() == "html":
        return Format.HTML
    if head.lstrip().startswith("<?xml"):
        what = f"is XML, but no Akoma Ntoso: its root is <{root['root']}>"
        raise UnreadableFile(name, what, "give Akoma Ntoso, or save the law as .txt or .docx")
    return None


def _by_name(name: str, data: bytes, called: Format | None) -> Format:
    """What to make of a file that does not say what it is."""
    if called is Format.HTML:
        return Format.HTML if _TAG.search(_head(data)) else Format.TEXT
    if called in {None, Format.TEXT, Format.MARKDOWN}:
        return called or Format.TEXT
    names = {Format.WORD: "Word file", Format.PDF: "PDF", Format.AKOMA_NTOSO: "Akoma Ntoso"}
    suffix = PurePath(name).suffix
    raise UnreadableFile(
        name,
        f"is called {suffix} and is no {names[called]}: it does not begin as one",
        "download or save it again; if it is plain text, name it .txt",
    )


def _package(name: str, data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = package.namelist()
            mimetype = package.open("mimetype").read(100) if "mimetype" in members else b""
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, RuntimeError, LookupError,
            NotImplementedError, EOFError) as error:  # fmt: skip
        mend = "download it again; if it is a Word file, save it as .docx again"
        raise UnreadableFile(name, "is a damaged packed file", mend) from error
    if "word/document.xml" in members or any(m.startswith("word/") for m in members):
        return Format.WORD
    if mimetype.startswith(b"application/vnd.oasis.opendocument"):
        raise UnreadableFile(name, "is an OpenDocument file", _SAVE_DOCX)
    for member, what in _OTHER_PACKAGES:
        if any(m.startswith(member) for m in members):
            raise UnreadableFile(name, what, "save the law as .docx, .pdf or .txt")
    if PurePath(name).suffix.lower() == ".docx":
        raise UnreadableFile(name, "is a packed file without a Word text in it", _SAVE_DOCX)
    raise UnreadableFile(name, "is packed (zip)", _UNPACK)


def _refuse_old_office(name: str, data: bytes) -> None:
    if "EncryptedPackage".encode("utf-16-le") in data:
        mend = "open it in Word and save it as .docx without a password"
        raise UnreadableFile(name, "is locked with a password", mend)
    if "WordDocument".encode("utf-16-le") in data:
        raise UnreadableFile(name, "is a Word file of the old kind (.doc)", _SAVE_DOCX)
    raise UnreadableFile(name, "is an Office file of the old kind", _SAVE_DOCX)
