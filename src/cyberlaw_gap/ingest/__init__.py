"""Files of many kinds become documents; the only place that parses strangers' files."""

from __future__ import annotations

import stat
from dataclasses import replace
from typing import TYPE_CHECKING

from cyberlaw_gap.errors import UnreadableFile
from cyberlaw_gap.ingest.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from cyberlaw_gap.ingest.extract import Extract
    from cyberlaw_gap.model.document import Document, Format

    Reader = Callable[[str, bytes, Limits], Extract]

__all__ = ["Limits", "parse_document", "read_document", "read_extract"]

_GIVE = "give a text of a law as .txt, .md, .html, .docx, .pdf or Akoma Ntoso .xml"


def read_document(path: Path, limits: Limits = DEFAULT_LIMITS) -> Document:
    """The law in a file, taken apart into its units.

    What the file is, is seen from what is in it; when its name says something else, a
    note tells so.

    Raises:
        UnreadableFile: It cannot be opened, is too large, or is nothing that is read;
            says why and what to do.
        MissingExtra: A package is needed that is not installed.
    """
    from cyberlaw_gap.ingest.segmentation import segment  # noqa: PLC0415  with the model

    return segment(read_extract(path, limits), path.name)


def parse_document(text: str, name: str = "text", limits: Limits = DEFAULT_LIMITS) -> Document:
    """A law that is at hand as text, taken apart into its units.

    The text is kept character for character.

    Raises:
        UnreadableFile: The text is too long, or has halves of characters in it.
    """
    from cyberlaw_gap.ingest.extract import Extract  # noqa: PLC0415  with the model
    from cyberlaw_gap.ingest.segmentation import segment  # noqa: PLC0415  with the model
    from cyberlaw_gap.model.document import Format  # noqa: PLC0415  with the model

    _check_text(name, text, limits)
    return segment(Extract(Format.TEXT, text), name)


def read_extract(path: Path, limits: Limits = DEFAULT_LIMITS) -> Extract:
    """The words of a file and what the file says about them, before units are looked for.

    Raises:
        UnreadableFile: See ``read_document``.
        MissingExtra: A package is needed that is not installed.
    """
    from cyberlaw_gap.ingest.kind import kind_of  # noqa: PLC0415  with the model
    from cyberlaw_gap.model.document import Note, NoteKind  # noqa: PLC0415  with the model

    data = _bytes_of(path, limits)
    kind, surprise = kind_of(str(path), data)
    extract = _reader(kind)(str(path), data, limits)
    _check_text(str(path), extract.text, limits)
    if not extract.text.strip().strip("\ufeff"):
        raise UnreadableFile(str(path), "has no words in it", _GIVE)
    if surprise:
        note = Note(kind=NoteKind.DAMAGED, what=surprise)
        extract = replace(extract, notes=(note, *extract.notes))
    return extract


def _bytes_of(path: Path, limits: Limits) -> bytes:
    """The bytes of a file, never more than the limit."""
    name = str(path)
    try:
        mode = path.stat().st_mode
        if stat.S_ISREG(mode):
            with path.open("rb") as file:
                data = file.read(limits.file_bytes + 1)
        else:
            data = b""
    except FileNotFoundError as error:
        raise UnreadableFile(name, "does not exist", "check the path") from error
    except PermissionError as error:
        raise UnreadableFile(name, "may not be read", "change who may read it") from error
    except (OSError, ValueError) as error:
        raise UnreadableFile(name, f"cannot be read: {error}", "check the path") from error
    if stat.S_ISDIR(mode):
        raise UnreadableFile(name, "is a folder", "name one file in it")
    if not stat.S_ISREG(mode):
        raise UnreadableFile(name, "is no file but a device or pipe", _GIVE)
    if len(data) > limits.file_bytes:
        most = f"{limits.file_bytes / 1_000_000:,g} MB"
        raise UnreadableFile(name, f"is larger than {most}", "give the text of the law alone")
    if not data:
        raise UnreadableFile(name, "is empty", "check that it was saved or downloaded whole")
    return data


def _reader(kind: Format) -> Reader:
    """The reader of a kind of file; no other one is imported, nor what it needs."""
    match kind.value:
        case "txt":
            from cyberlaw_gap.ingest.plain import read_plain  # noqa: PLC0415  one of six

            return read_plain
        case "md":
            from cyberlaw_gap.ingest.markdown import read_markdown  # noqa: PLC0415  one of six

            return read_markdown
        case "html":
            from cyberlaw_gap.ingest.html import read_html  # noqa: PLC0415  one of six

            return read_html
        case "docx":
            from cyberlaw_gap.ingest.word import read_word  # noqa: PLC0415  one of six

            return read_word
        case "pdf":
            from cyberlaw_gap.ingest.pdf import read_pdf  # noqa: PLC0415  one of six

            return read_pdf
        case _:
            from cyberlaw_gap.ingest.akoma_ntoso import (  # noqa: PLC0415  one of six
                read_akoma_ntoso,
            )

            return read_akoma_ntoso


def _check_text(name: str, text: str, limits: Limits) -> None:
    if len(text) > limits.text_characters:
        what = f"has more than {limits.text_characters:,} characters"
        raise UnreadableFile(name, what, "give the text of the law alone")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        what = f"has half a character at offset {error.start}"
        raise UnreadableFile(name, what, "save it in UTF-8 again") from error
