"""Drawing primitives: text that is measured before it is set, glyphs, one sheet of SVG.

A sheet is 640 units wide and stands for 16 cm on paper, so that a text of 10 units is set in
7 points. The engine that sets PDF knows neither CSS variables nor media queries: colours are
plain attributes, mid-tones that keep a contrast of 3:1 on white and on a dark ground alike.
``STYLE`` lets a page put its own in their place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Literal, TypeAlias

from cyberlaw_gap.model.verdict import Bounds

__all__ = [
    "COLOURS",
    "EDGE",
    "NOTE",
    "SMALL",
    "STYLE",
    "WIDTH",
    "Drawing",
    "box",
    "coloured",
    "escaped",
    "fitted",
    "stroke",
    "tag",
    "text_width",
    "wrapped",
]

WIDTH = 640
#: Text sizes, in units: body, secondary, and the smallest that is set.
BODY = 12
SMALL = 11
NOTE = 10
#: What nothing may cross, on either side.
EDGE = 4
GLYPH = 12

#: By state, the words of ``Run.status``.
COLOURS = {"there": "#2e8555", "weak": "#b0700f", "missing": "#d0393e", "open": "#76808c"}

#: For a page that has its own colours; without it the pictures keep theirs.
STYLE = "\n".join(
    f".pic-{state} {{ color: var(--{state}, {colour}); }}" for state, colour in COLOURS.items()
)

_FONTS = "Arial, 'Liberation Sans', Helvetica, 'DejaVu Sans', sans-serif"

#: The advance of each character in the wider of two common faces, in hundredths of the size.
_ADVANCES = {
    character: advance
    for advance, characters in (
        (30, "'Iijl"),
        (35, " ,./:;\\|"),
        (40, "()-[]ft"),
        (45, "!r"),
        (50, '"*J`'),
        (55, "csz"),
        (60, "?L_kvxy"),
        (65, "$0123456789FTabdeghnopqu{}"),
        (70, "ABEKPSVXYZ"),
        (75, "CNRU"),
        (80, "&DGHOQ"),
        (85, "#+<=>^w~"),
        (90, "M"),
        (100, "%Wm"),
        (105, "@"),
    )
    for character in characters
}
_OTHER, _WIDE = 80, 105
_BOLD = 1.15

#: Marks that turn the direction of what follows them: a name may not do that to a picture.
_TURNING = frozenset(map(chr, chain(range(0x202A, 0x202F), range(0x2066, 0x206A))))

Anchor: TypeAlias = Literal["start", "middle", "end"]
#: What draws a sign of 12 by 12 units at a place.
Sign: TypeAlias = Callable[[float, float], str]


def text_width(text: str, size: float = BODY, *, bold: bool = False) -> float:
    """How wide a line is at most, in units: measured in the wider of two common faces."""
    hundredths = sum(map(_advance, text))
    return hundredths * size * (_BOLD if bold else 1) / 100


def _advance(character: str) -> int:
    if character in _ADVANCES:
        return _ADVANCES[character]
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF":
        return _WIDE
    plain = unicodedata.normalize("NFD", character)[0]
    return _ADVANCES.get(plain, _OTHER)


def fitted(text: str, width: float, size: float = BODY) -> str:
    """The text; or as much of it as the width holds, ending in an ellipsis."""
    if text_width(text, size) <= width:
        return text
    while text and text_width(f"{text}…", size) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"


def wrapped(text: str, width: float, size: float = BODY, lines: int = 2) -> tuple[str, ...]:
    """The text in at most so many lines; what does not fit ends in an ellipsis."""
    found: list[str] = []
    words = text.split()
    while words and len(found) < lines:
        count = 1
        while count < len(words) and text_width(" ".join(words[: count + 1]), size) <= width:
            count += 1
        if len(found) == lines - 1:
            count = len(words)
        found.append(fitted(" ".join(words[:count]), width, size))
        words = words[count:]
    return tuple(found)


def escaped(text: str) -> str:
    """Text for XML, without the characters that XML forbids or that turn its direction."""
    kept = "".join(
        character
        for character in text
        if unicodedata.category(character) not in {"Cc", "Cs", "Cn"} and character not in _TURNING
    )
    return (
        kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    )


def tag(name: str, *inside: str, **attributes: str | float) -> str:
    """An element of this markup: ``stroke_width`` is written as ``stroke-width``."""
    words = [name]
    for key, value in attributes.items():
        text = escaped(value) if isinstance(value, str) else f"{round(value, 1):g}"
        words.append(f'{key.rstrip("_").replace("_", "-")}="{text}"')
    opened = " ".join(words)
    return f"<{opened}>{''.join(inside)}</{name}>" if inside else f"<{opened}/>"


class Drawing:
    """A sheet on which one picture is drawn, from the top to the bottom."""

    def __init__(self, picture: str, title: str, description: str) -> None:
        self.picture = picture
        self.title = title
        self.description = description
        self._drawn: list[str] = []

    def add(self, *markup: str) -> None:
        """Draw this."""
        self._drawn.extend(markup)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        size: float = BODY,
        anchor: Anchor = "start",
        bold: bool = False,
    ) -> None:
        """Set one line on the base line ``y``."""
        attributes: dict[str, str | float] = {"x": x, "y": y}
        if size != BODY:
            attributes["font_size"] = size
        if anchor != "start":
            attributes["text_anchor"] = anchor
        if bold:
            attributes["font_weight"] = "bold"
        self.add(tag("text", escaped(words), **attributes))

    def lines(
        self,
        x: float,
        middle: float,
        lines: tuple[str, ...],
        *,
        size: float = SMALL,
        anchor: Anchor = "start",
        leading: float = 0,
        bold: bool = False,
    ) -> None:
        """Set lines around a middle."""
        leading = leading or size + 2
        base = middle + size * 0.35 - (len(lines) - 1) * leading / 2
        for i, line in enumerate(lines):
            self.text(x, base + i * leading, line, size=size, anchor=anchor, bold=bold)

    def notes(self, top: float, notes: Sequence[str]) -> float:
        """Set sentences below a picture, each on lines of its own; gives where they end."""
        y = top
        for note in notes:
            for line in wrapped(note, WIDTH - 2 * EDGE, SMALL, 4):
                y += 15
                self.text(EDGE, y, line, size=SMALL)
        return y + 6

    def key(self, entries: Sequence[tuple[Sign, str]], top: float) -> float:
        """Explain signs, in as many lines as the words need; gives where the key ends."""
        x, y = float(EDGE), top
        for sign, words in entries:
            width = GLYPH + 6 + text_width(words, SMALL)
            if x > EDGE and x + width > WIDTH - EDGE:
                x, y = float(EDGE), y + 18
            self.add(sign(x, y))
            self.text(x + GLYPH + 6, y + 10, words, size=SMALL)
            x += width + 14
        return y + 20

    def glyph(self, bounds: Bounds | None, x: float, y: float, tip: str = "") -> str:
        """The sign of a verdict, with its left upper corner here."""
        words = (tag("title", escaped(tip)),) if tip else ()
        return tag("use", *words, href=f"#{self.picture}-{_glyph_name(bounds)}", x=x, y=y)

    def hatched(self) -> str:
        """The paint of what is not decided."""
        return f"url(#{self.picture}-hatch)"

    def svg(self, height: float) -> str:
        """The whole picture, so high."""
        return tag(
            "svg",
            tag("title", escaped(self.title), id=f"{self.picture}-title"),
            tag("desc", escaped(self.description), id=f"{self.picture}-desc"),
            self._definitions(),
            *self._drawn,
            xmlns="http://www.w3.org/2000/svg",
            viewBox=f"0 0 {WIDTH} {round(height)}",
            width=WIDTH,
            height=round(height),
            role="img",
            aria_labelledby=f"{self.picture}-title {self.picture}-desc",
            font_family=_FONTS,
            font_size=BODY,
            fill="currentColor",
        )

    def _definitions(self) -> str:
        hatch = tag(
            "pattern",
            tag("path", d="M0 1.2H4", stroke="currentColor", stroke_width=1.6),
            id=f"{self.picture}-hatch",
            width=4,
            height=4,
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(-45)",
            **coloured("open"),
        )
        drawn = "".join(self._drawn)
        used = [
            tag("g", *_glyph(bounds, self.hatched()), id=f"{self.picture}-{_glyph_name(bounds)}")
            for bounds in (None, *(Bounds.of_ranks(p, q) for p in range(3) for q in range(p, 3)))
            if f'"#{self.picture}-{_glyph_name(bounds)}"' in drawn
        ]
        return tag("defs", hatch, *used)


def stroke(path: str, thick: float, **attributes: str) -> str:
    """A line in the colour of the text, or of the state in ``attributes``."""
    return tag("path", d=path, fill="none", stroke="currentColor", stroke_width=thick, **attributes)


def box(state: str, x: float, y: float, width: float, height: float, *, fill: str = "none") -> str:
    """A box edged in the colour of a state, the edge within its size."""
    edge = min(1.2, width, height)
    return tag(
        "rect",
        x=x + edge / 2,
        y=y + edge / 2,
        width=max(width - edge, 0),
        height=max(height - edge, 0),
        fill=fill,
        stroke="currentColor",
        stroke_width=edge,
        **coloured(state),
    )


def coloured(state: str) -> dict[str, str]:
    """The attributes that give ``currentColor`` the colour of a state."""
    return {"class_": f"pic-{state}", "color": COLOURS[state]}


def _glyph_name(bounds: Bounds | None) -> str:
    return "none" if bounds is None else f"{bounds.proven.value}-{bounds.possible.value}"


def _glyph(bounds: Bounds | None, hatch: str) -> tuple[str, ...]:
    """A box filled as far as is shown, hatched as far as may be, hollow above."""
    if bounds is None:
        return (stroke(f"M3 {GLYPH / 2:g}h6", 1.2),)
    low, high = (GLYPH * level.rank / 2 for level in (bounds.proven, bounds.possible))
    edge = ("missing", "weak", "there")[bounds.proven.rank] if bounds.is_decided else "open"
    shapes = []
    if high > low:
        shapes.append(tag("rect", y=GLYPH - high, width=GLYPH, height=high - low, fill=hatch))
    if low:
        filled = coloured("there" if bounds.proven.rank == 2 else "weak")  # noqa: PLR2004  met
        shapes.append(tag("rect", y=GLYPH - low, width=GLYPH, height=low, **filled))
    return (*shapes, box(edge, 0, 0, GLYPH, GLYPH))
