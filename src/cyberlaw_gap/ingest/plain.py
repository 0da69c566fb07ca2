"""Reads plain text, and finds out how the bytes of a text stand for letters."""

from __future__ import annotations

import codecs
import re

from cyberlaw_gap.errors import UnreadableFile
from cyberlaw_gap.ingest.extract import Extract
from cyberlaw_gap.ingest.limits import DEFAULT_LIMITS, Limits
from cyberlaw_gap.model.document import Format, Note, NoteKind

__all__ = ["decode", "read_plain"]

# The longer mark first: that of UTF-32 begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NAMES = {"utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
# Tabs, line ends, form feeds and escapes stand in texts; other control characters do not.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_MOST_CONTROL = 0.02
# A text in Latin letters has few others; more of them mean Cyrillic, Thai or Japanese in
# an old encoding, which no rule tells apart.
_MOST_ACCENTS = 0.3
# Every second byte is null in UTF-16 text in Latin letters.
_LEAST_NULLS = 0.3
_BINARY = "is no text: it holds bytes that stand for no letters"
_GIVE_TEXT = "give the text as .txt, .md, .html, .docx, .pdf or Akoma Ntoso .xml"
_SAVE_UTF8 = "open it in a text editor and save it in UTF-8"


def read_plain(name: str, data: bytes, limits: Limits = DEFAULT_LIMITS) -> Extract:
    r"""The text of the file, character for character.

    For UTF-8 it is what ``Path.read_text(encoding="utf-8")`` gives, so that the offsets
    hold for anyone who reads the file that way: line ends become ``\n``, and a byte
    order mark stays as the first character.

    Raises:
        UnreadableFile: The bytes are no text.
    """
    del limits  # The text has no more characters than the file has bytes.
    text, notes = decode(name, data)
    return Extract(Format.TEXT, _universal(text), notes=notes)


def decode(name: str, data: bytes) -> tuple[str, tuple[Note, ...]]:
    """The letters that the bytes stand for, and a note when that was a guess.

    Raises:
        UnreadableFile: The bytes are no text, or in an encoding that nobody can guess.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(name, data, encoding), ()
    if b"\0" in data:
        return _without_mark(name, data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(name, data)
    return _no_binary(name, text), ()


def _strict(name: str, data: bytes, encoding: str) -> str:
    try:
        return _no_binary(name, data.decode(encoding))
    except UnicodeDecodeError as error:
        what = f"begins as {_NAMES.get(encoding, encoding.upper())} text and breaks off"
        raise UnreadableFile(name, f"{what} at byte {error.start}", _SAVE_UTF8) from error


def _without_mark(name: str, data: bytes) -> tuple[str, tuple[Note, ...]]:
    """Text with null bytes: UTF-16 that does not say so, or no text at all."""
    for encoding, nulls in (("utf-16-le", data[1::2]), ("utf-16-be", data[::2])):
        rest = data.count(0) - nulls.count(0)
        if nulls.count(0) > _LEAST_NULLS * len(nulls) and not rest and len(data) % 2 == 0:
            return _strict(name, data, encoding), (_assumed(f"read as {_NAMES[encoding]}"),)
    raise UnreadableFile(name, "holds null bytes, which no text has", _GIVE_TEXT)


def _guessed(name: str, data: bytes) -> tuple[str, tuple[Note, ...]]:
    """Text that is not whole UTF-8: damaged UTF-8, or a Western encoding of old."""
    replaced = data.decode("utf-8", errors="replace")
    # Where most sequences are right, the file is UTF-8 with damage; read otherwise, every
    # letter of a Thai law would turn into three wrong ones.
    bad = replaced.count("\ufffd")
    if sum(letter > "\x7f" for letter in replaced) - bad > bad:
        text = _universal(_no_binary(name, replaced))
        what = f"{bad} places are no UTF-8 and stand as \ufffd; the file is damaged"
        return text, (Note(kind=NoteKind.DAMAGED, what=what, start=text.find("\ufffd")),)
    try:
        text, encoding = data.decode("cp1252"), "Windows-1252"
    except UnicodeDecodeError:
        text, encoding = data.decode("latin-1"), "Latin-1"
    _no_binary(name, text)
    letters = sum(letter.isalpha() for letter in text)
    accents = sum(letter > "\x7f" and letter.isalpha() for letter in text)
    if accents > _MOST_ACCENTS * max(letters, 1):
        raise UnreadableFile(name, "is neither UTF-8 nor a Western encoding", _SAVE_UTF8)
    return text, (_assumed(f"not UTF-8; read as {encoding}"),)


def _assumed(what: str) -> Note:
    mend = "if letters look wrong, save the file in UTF-8"
    return Note(kind=NoteKind.DAMAGED, what=f"{what}; {mend}")


def _no_binary(name: str, text: str) -> str:
    controls = len(_CONTROL.findall(text))
    if "\0" in text or controls > _MOST_CONTROL * len(text):
        raise UnreadableFile(name, _BINARY, _GIVE_TEXT)
    return text


def _universal(text: str) -> str:
    r"""The text with every line ending in ``\n``, as Python reads files."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
