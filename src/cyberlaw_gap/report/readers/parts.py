"""Parts that the documents of several readers are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.report.blocks import (
    Block,
    Bullets,
    Cell,
    Document,
    Heading,
    Inline,
    NoteRef,
    Paragraph,
    Run,
    Source,
    Table,
)
from cyberlaw_gap.report.phrasing import first_sentence
from cyberlaw_gap.report.pictures import timeline_figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cyberlaw_gap.model.verdict import ElementResult, Evidence, GapReport
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.pictures import Point as DayPoint
    from cyberlaw_gap.report.view import Point, PowerLine, ReportView

__all__ = [
    "by_part",
    "cell",
    "finish",
    "laws",
    "method_paragraph",
    "opening",
    "points",
    "power_table",
    "sourced",
    "status_cell",
    "with_notes",
]


def cell(text: str, *, bold: bool = False, quiet: bool = False, anchor: str = "") -> Cell:
    """A cell of plain words; an empty one where there are none."""
    return (Run(text, bold=bold, quiet=quiet, anchor=anchor),) if text else ()


def status_cell(word: str, css: str, *notes: str) -> Cell:
    """A status as a label, with what must be said beside it."""
    label: Cell = (Run(word, status=css),)
    said = "; ".join(filter(None, notes))
    return (*label, Run(f" {said}", quiet=True)) if said else label


def opening(view: ReportView, title: str, _: Messages, *, brief: bool = False) -> Iterator[Block]:
    """The title, what the document is of, and every warning that must be read first.

    Args:
        view: The report in words.
        title: The title of the document.
        _: The language.
        brief: Of where a bill really stands, only the first sentence.
    """
    yield Heading(1, title, "top")
    yield Paragraph(
        (
            Run(_("Law as of {day}", day=view.as_of), bold=True),
            Run(f" · {view.standing} · "),
            Run(_("profile assessed {day}", day=view.assessed)),
        ),
        "note",
    )
    if view.laid_over is not None:
        yield Paragraph((Run(view.laid_over.warning, bold=True),), "warning")
        for name, standing in view.laid_over.standings:
            said = first_sentence(standing) if brief else standing
            yield Paragraph((Run(_.labelled(name, said)),), "warning")
    if view.caution:
        yield Paragraph((Run(view.caution),), "warning")
    if view.language_note:
        yield Paragraph((Run(view.language_note),), "warning")


def by_part(view: ReportView, _: Messages) -> Table:
    """What is shown, missing and not decided, by part of the treaty."""
    rows = [
        (
            (Run(part.title, bold=part is view.total), Run(f" ({part.articles})", quiet=True))
            if part.articles
            else cell(part.title, bold=True),
            cell(part.shown_words),
            cell(str(part.short)),
            cell(str(part.undecided)),
        )
        for part in (*view.parts, view.total)
    ]
    return Table(
        caption=_("What the law has of what is asked"),
        heads=(_("Part"), _("shown"), _("missing or weaker"), _("not decided")),
        rows=tuple(rows),
        widths=(5, 2, 2, 2),
        figures=frozenset({1, 2, 3}),
    )


def points(items: Iterable[Point], _: Messages, *, linked: bool = True) -> Bullets:
    """Lines of the first screen."""
    return Bullets(
        tuple(
            (
                Run(_.labelled(item.label, ""), bold=True, anchor=item.anchor if linked else ""),
                Run(item.text),
            )
            for item in items
        )
    )


def sourced(evidence: Iterable[Evidence]) -> tuple[NoteRef, ...]:
    """References to the sources that findings rest on, each once."""
    ids = dict.fromkeys(s for e in evidence for s in e.finding.basis.sources)
    return tuple(NoteRef(source) for source in ids)


def with_notes(words: Cell, element: ElementResult) -> Cell:
    """A cell with references to the sources of what stands there."""
    return (*words, *sourced(e for e in element.evidence if e.bounds is not None))


def power_table(power: PowerLine, caption: str, _: Messages) -> Table:
    """The questions asked of a national power, and their answers."""
    return Table(
        caption=caption,
        heads=(_("Question"), _("Answer"), _("Basis")),
        rows=tuple(
            (cell(question), cell(answer), cell(basis, quiet=True))
            for question, answer, basis in power.answers
        ),
        widths=(2, 6, 3),
    )


def laws(
    report: GapReport, view: ReportView, history: Sequence[DayPoint], _: Messages
) -> Iterator[Block]:
    """The laws with their dated life, below the timeline where its points are given."""
    yield Heading(2, _("Laws read, and their dated life"), "laws")
    if history:
        yield timeline_figure(report, history, _)
    yield Table(
        caption=_("Laws"),
        heads=(_("Law"), _("Life")),
        rows=tuple(
            (
                cell(law.title),
                (Run(law.life), Run(f"; {law.note}" if law.note else "", quiet=True)),
            )
            for law in view.laws
        ),
        widths=(4, 7),
    )


def method_paragraph(view: ReportView, _: Messages) -> Paragraph:
    """How the reader is to take the figures."""
    return Paragraph(
        (
            Run(
                _(
                    "Each element is judged by itself: there, weaker, not found in the laws read, "
                    "or not decided. What nobody looked at counts neither as there nor as missing. "
                    "Coverage and rights are kept apart, and nothing is added up into one score."
                )
            ),
            Run(f" {view.cite}.", quiet=True),
        ),
        "note",
    )


def finish(
    report: GapReport, view: ReportView, title: str, blocks: Sequence[Block], _: Messages
) -> Document:
    """The document: its blocks, and the sources that they refer to, in order."""
    known = {source.id: source for source in report.sources}
    wanted = dict.fromkeys(
        ref.source for inline in _inlines(blocks) for ref in inline if isinstance(ref, NoteRef)
    )
    return Document(
        title=title,
        subject=_.labelled(
            _.country(report.country.code, report.country.name),
            f"{_(report.standard.title)} ({_(report.standard.citation)})",
        ),
        language=_.language,
        author="cyberlaw-gap maintainers",
        keywords=(report.country.name, report.standard.short, report.as_of.isoformat()),
        as_of=report.as_of.isoformat(),
        blocks=tuple(blocks),
        sources=tuple(
            Source(
                id=source.id,
                text=f"{source.title}{f' ({source.dated})' if source.dated else ''}",
                url=source.url,
            )
            for source in (known[i] for i in wanted if i in known)
        ),
        version=view.version,
    )


def _inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.runs
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Table):
            for row in block.rows:
                yield from row
