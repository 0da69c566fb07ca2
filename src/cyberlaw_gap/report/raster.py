"""Pages and drawings through typst: the one place that knows its compiler and its fonts."""

from __future__ import annotations

import ast
import re
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

from cyberlaw_gap.errors import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Mapping

    from typst import Compiler, Fonts

__all__ = ["LackingLetters", "png", "typeset"]

_DRAWING = """
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""
_SPECIMEN = """
#set document(title: "specimen")
#sys.inputs.letters
"""
_LACKING = re.compile(r'the text `("(?:[^"\\]|\\.)+")` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class LackingLetters(Exception):
    """No font at hand shows some letters."""

    def __init__(self, letters: frozenset[str]) -> None:
        self.letters = letters
        super().__init__(letters)


def typeset(source: str, inputs: Mapping[str, str]) -> bytes:
    """A typst document as an accessible PDF (PDF/UA-1).

    The fonts that typst carries come first, so that a document looks alike on every machine;
    those of the machine where letters are lacking.

    Raises:
        LackingLetters: Neither has them all.
        MissingExtra: typst is not installed.
    """
    fonts, lacking = _fonts_for("".join(inputs.values()))
    if lacking:
        raise LackingLetters(lacking)
    return _pdf(source, inputs, fonts)


def png(svg: str, dots_per_inch: int = 200) -> bytes:
    """A drawing in SVG as PNG, for formats that show no SVG everywhere.

    Letters that no font at hand shows are left out; the words beside the drawing say them.

    Raises:
        MissingExtra: typst is not installed.
    """
    fonts, _lacking = _fonts_for(svg)
    drawing = _compiler(_DRAWING, {"svg": svg}, fonts)
    return _one_file(drawing.compile(format="png", ppi=dots_per_inch))


def _fonts_for(words: str) -> tuple[Fonts, frozenset[str]]:
    """The fonts to set words in, and the letters that they lack all the same."""
    if find_spec("typst") is None:
        raise MissingExtra("writing PDF, or pictures in Word documents,", "documents")
    letters = frozenset(letter for letter in words if not letter.isascii())
    fonts = _fonts(of_the_machine=False)
    lacking = _lacking(letters, fonts)
    if lacking:
        fonts = _fonts(of_the_machine=True)
        lacking = _lacking(lacking, fonts)
    return fonts, lacking


@cache
def _fonts(*, of_the_machine: bool) -> Fonts:
    from typst import Fonts  # noqa: PLC0415  an extra, imported when used

    return Fonts(include_system_fonts=of_the_machine)


@cache
def _lacking(letters: frozenset[str], fonts: Fonts) -> frozenset[str]:
    """The letters that fonts lack, by a specimen: PDF/UA allows no letter that is not shown."""
    from typst import TypstError  # noqa: PLC0415  an extra, imported when used

    try:
        _pdf(_SPECIMEN, {"letters": " ".join(sorted(letters))}, fonts)
    except TypstError as error:
        texts = _LACKING.findall(error.diagnostic)
        return letters & frozenset("".join(_literal(text) for text in texts))
    return frozenset()


def _literal(text: str) -> str:
    """The text that a literal of Rust stands for."""
    escaped = _ESCAPED.sub(lambda m: f"\\U{int(m[1], 16):08x}", text)
    return str(ast.literal_eval(escaped))


def _pdf(source: str, inputs: Mapping[str, str], fonts: Fonts) -> bytes:
    made = _compiler(source, inputs, fonts).compile(format="pdf", pdf_standards="ua-1")
    return _one_file(made)


def _compiler(source: str, inputs: Mapping[str, str], fonts: Fonts) -> Compiler:
    """A compiler for one run: what it was given in memory is gone after the first."""
    from typst import Compiler  # noqa: PLC0415  an extra, imported when used

    return Compiler(source.encode(), font_paths=fonts, sys_inputs=dict(inputs))


def _one_file(made: bytes | list[bytes] | None) -> bytes:
    """What was made, which is one file: no output was named, and a drawing has one page."""
    if not isinstance(made, bytes):
        raise TypeError(made)
    return made
