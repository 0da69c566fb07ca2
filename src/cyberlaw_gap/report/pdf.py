"""A document as PDF: tagged, bookmarked, with notes and links, for print and for listening."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from cyberlaw_gap import _resources
from cyberlaw_gap.report.blocks import (
    Block,
    Bullets,
    Contents,
    Figure,
    Heading,
    PageBreak,
    Paragraph,
    Run,
    Table,
    text_of,
)
from cyberlaw_gap.report.paged import (
    DEEPEST,
    STATUSES,
    Columns,
    Note,
    Paged,
    alternative,
    law_day,
    pattern,
    printable,
    web_address,
)
from cyberlaw_gap.report.raster import LackingLetters, typeset

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberlaw_gap.report.blocks import Document, Inline
    from cyberlaw_gap.report.messages import Messages

__all__ = ["write_pdf"]

Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json]"

#: A word longer than a line, and the space without width that lets it end anywhere.
_ENDLESS = re.compile(r"\S{80,}")
_ANYWHERE = "\N{ZERO WIDTH SPACE}"
_LONG = 1800
"""From how many characters a frame may run over to the next page."""


def write_pdf(document: Document, _: Messages) -> bytes:
    """The document as an accessible PDF (PDF/UA-1).

    Letters that no font at hand shows stand as their Unicode numbers, and a warning under
    the title says so: a PDF that leaves words out would be worse than one that spells them.

    Raises:
        MissingExtra: The extra ``documents`` is not installed.
    """
    try:
        return _typeset(document, frozenset(), _)
    except LackingLetters as lacking:
        warned = replace(document, blocks=_warned(document.blocks, _))
        return _typeset(warned, lacking.letters, _)


def _typeset(document: Document, spelled: frozenset[str], _: Messages) -> bytes:
    source = (_resources.templates() / "document.typ").read_text(encoding="utf-8")
    data = json.dumps(_safe(_data(document, _), spelled), ensure_ascii=False)
    return typeset(source, {"document": data})


def _warned(blocks: tuple[Block, ...], _: Messages) -> tuple[Block, ...]:
    warning = Run(
        _(
            "No font of this computer shows some letters of this document; they stand as their "
            "Unicode numbers, as [U+8457]. The Word document has the letters themselves."
        )
    )
    after = 1 if blocks and isinstance(blocks[0], Heading) else 0
    return (*blocks[:after], Paragraph((warning,), "warning"), *blocks[after:])


def _safe(data: Json, spelled: frozenset[str]) -> Json:
    """The data with every text fit for a page, and with letters that lack a font spelled."""
    match data:
        case str():
            words = printable(data)
            return _spelling(words, spelled) if not spelled.isdisjoint(words) else words
        case list():
            return [_safe(item, spelled) for item in data]
        case dict():
            return {key: _safe(value, spelled) for key, value in data.items()}
        case _:
            return data


def _spelling(words: str, letters: frozenset[str]) -> str:
    """Words with runs of letters as their numbers: ``[U+8457 4F5C]``."""
    some = re.compile(f"[{re.escape(''.join(sorted(letters)))}]+")
    return some.sub(lambda run: f"[U+{' '.join(f'{ord(c):04X}' for c in run[0])}]", words)


def _data(document: Document, _: Messages) -> dict[str, Json]:
    """All that the layout shows."""
    paged = Paged.of(document, _)
    day = date.fromisoformat(document.as_of)
    return {
        "title": document.title,
        "subject": document.subject,
        "author": document.author,
        "keywords": list(document.keywords),
        "language": document.language,
        "date": {"year": day.year, "month": day.month, "day": day.day},
        "law-day": law_day(document, _),
        "page-words": [list(pair) for pair in pattern(_("page {page} of {pages}"))],
        "statuses": {
            status: [f"#{ink}", f"#{ground}"] for status, (ink, ground) in STATUSES.items()
        },
        "deepest": DEEPEST - 1,
        "blocks": list(_Blocks(paged, _).written()),
        "notes": [
            {"text": source.text, "address": source.url, "url": web_address(source.url)}
            for source in paged.sources
        ],
    }


class _Blocks:
    """Blocks as data, with the numbers of tables and figures."""

    def __init__(self, paged: Paged, _: Messages) -> None:
        self.paged = paged
        self._ = _
        self.tables = 0
        self.figures = 0

    def written(self) -> Iterator[Json]:
        for block in self.paged.blocks:
            yield self.block(block)

    def block(self, block: Block) -> Json:
        match block:
            case Heading(level, text, anchor):
                return {"kind": "heading", "level": level, "text": text, "anchor": anchor}
            case Paragraph(runs, style):
                return {
                    "kind": "paragraph",
                    "style": style,
                    "runs": self.inline(runs),
                    "long": len(text_of(runs)) > _LONG,
                }
            case Bullets(items, numbered):
                return {
                    "kind": "bullets",
                    "items": [self.inline(item) for item in items],
                    "numbered": numbered,
                }
            case Table():
                return self.table(block)
            case Figure(picture, caption):
                self.figures += 1
                return {
                    "kind": "figure",
                    "svg": picture.svg,
                    "alternative": f"{picture.title}. {alternative(picture)}",
                    "caption": self._(
                        "Figure {number}. {caption}", number=self.figures, caption=caption
                    ),
                }
            case Contents(title):
                return {"kind": "contents", "title": title}
            case PageBreak():
                return {"kind": "break"}

    def table(self, table: Table) -> Json:
        self.tables += 1
        anchors = table.anchors or ("",) * len(table.rows)
        columns = Columns.of(table)
        return {
            "kind": "table",
            "caption": self._(
                "Table {number}. {caption}", number=self.tables, caption=table.caption
            ),
            "heads": list(table.heads),
            "widths": [*columns.widths],
            "small": columns.small,
            "narrow": [*columns.narrow],
            "figures": [*sorted(table.figures)],
            "rows": [
                {
                    "cells": [self.inline(cell) for cell in row],
                    "anchor": anchor,
                    "tall": columns.is_tall(row),
                }
                for row, anchor in zip(table.rows, anchors, strict=True)
            ],
        }

    def inline(self, runs: Inline) -> list[Json]:
        return [
            {"note": run.number, "follows": run.follows} if isinstance(run, Note) else _run(run)
            for run in self.paged.inline(runs)
        ]


def _run(run: Run) -> Json:
    return {
        "text": _ENDLESS.sub(lambda word: _ANYWHERE.join(word[0]), run.text),
        "bold": run.bold,
        "italic": run.italic,
        "quiet": run.quiet,
        "anchor": run.anchor,
        "url": run.url,
        "status": run.status,
    }
