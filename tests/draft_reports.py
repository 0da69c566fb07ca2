"""Small made-up drafts, and reports on them built by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cyberlaw_gap.model.document import Document, Format, Reference, Section, UnitKind
from cyberlaw_gap.model.draft import (
    CheckedPart,
    CheckedStandard,
    Coverage,
    DraftReport,
    ElementCheck,
    Engine,
    ProvisionCheck,
    Quotation,
    SectionSuggestion,
    Status,
)
from cyberlaw_gap.model.standard import AnsweredBy, Standard

ENGINE = Engine(name="by hand")


@dataclass(frozen=True)
class Says:
    """What a report says of an element, and on which words of the draft."""

    status: Status
    quote: str = ""
    confidence: float = 0.9
    narrowed: str = ""
    nearest: str = ""
    deferred_to: str = ""


def met(quote: str) -> Says:
    return Says(Status.MET, quote)


def partial(quote: str) -> Says:
    return Says(Status.PARTIAL, quote)


ABSENT = Says(Status.ABSENT, confidence=0.8)
UNDETERMINED = Says(Status.UNDETERMINED, confidence=0)


def law(
    *clauses: tuple[str, str, str],
    references: Mapping[str, str] | None = None,
    name: str = "draft.txt",
    title: str = "Tiny Computers Bill",
) -> Document:
    """A law of clauses: label, heading, words.

    Args:
        clauses: Each with its label, its heading and its words.
        references: By the words that refer, the label of the clause that they mean.
        name: The name of the file.
        title: The title of the law.
    """
    text = ""
    sections = []
    for label, heading, words in clauses:
        start = len(text)
        text += f"{label}. {heading}\n" if heading else f"{label}. "
        body = len(text)
        text += f"{words}\n\n"
        sections.append(
            Section(
                kind=UnitKind.SECTION,
                label=label,
                heading=heading,
                start=start,
                end=len(text),
                body=body,
            )
        )
    found = []
    by_label = {section.label: index for index, section in enumerate(sections)}
    for words, label in (references or {}).items():
        start = text.index(words)
        holder = next(i for i, s in enumerate(sections) if s.start <= start < s.end)
        found.append(
            Reference(
                start=start,
                end=start + len(words),
                section=holder,
                label=label,
                target=by_label[label],
            )
        )
    return Document(
        name=name,
        format=Format.TEXT,
        title=title,
        text=text,
        sections=tuple(sections),
        references=tuple(found),
    )


def quotation(document: Document, quote: str) -> Quotation:
    start = document.text.index(quote)
    unit = document.unit_at(start)
    return Quotation(
        section=document.sections[unit].label if unit is not None else "",
        quote=quote,
        start=start,
        end=start + len(quote),
    )


def checked(
    document: Document, standard: Standard, says: Mapping[str, Says] | None = None
) -> DraftReport:
    """A report on a draft; of elements that ``says`` does not name it says nothing."""
    said = dict(says or {})
    provisions = []
    for provision in standard.provisions:
        elements = []
        for element in provision.elements:
            silent = ABSENT if element.answered_by is AnsweredBy.LAW else UNDETERMINED
            one = said.pop(f"{provision.number}/{element.id}", silent)
            proof = quotation(document, one.quote) if one.quote else None
            elements.append(
                ElementCheck(
                    id=element.id,
                    text=element.text,
                    role=element.role,
                    limits=element.limits,
                    optional=element.optional,
                    status=one.status,
                    confidence=one.confidence,
                    section=proof.section if proof else "",
                    quote=proof.quote if proof else "",
                    start=proof.start if proof else 0,
                    end=proof.end if proof else 0,
                    narrowed_by=quotation(document, one.narrowed) if one.narrowed else None,
                    nearest=(quotation(document, one.nearest),) if one.nearest else (),
                    deferred_to=one.deferred_to,
                )
            )
        provisions.append(
            ProvisionCheck(
                number=provision.number,
                title=provision.title,
                kind=provision.kind,
                coverage=_coverage(elements),
                confidence=0.9,
                sections=tuple(_sections(document, elements)),
                elements=tuple(elements),
            )
        )
    assert not said, f"the standard has no {sorted(said)}"
    return DraftReport(
        standard=CheckedStandard(
            id=standard.id,
            title=standard.title,
            short=standard.short,
            parts=tuple(
                CheckedPart(id=p.id, title=p.title, provisions=p.provisions) for p in standard.parts
            ),
        ),
        name=document.name,
        title=document.title,
        characters=len(document.text),
        units=len(document.sections),
        engine=ENGINE,
        provisions=tuple(provisions),
        document=document,
    )


def _coverage(elements: Sequence[ElementCheck]) -> Coverage:
    if all(e.status is Status.MET for e in elements):
        return Coverage.FULL
    there = {Status.MET, Status.PARTIAL}
    return Coverage.PARTIAL if any(e.status in there for e in elements) else Coverage.NONE


def _sections(document: Document, elements: Sequence[ElementCheck]) -> list[SectionSuggestion]:
    units = {
        document.unit_at(e.start): None
        for e in elements
        if e.quote and document.unit_at(e.start) is not None
    }
    return [
        SectionSuggestion(
            label=document.sections[unit].label,
            heading=document.sections[unit].heading,
            start=document.sections[unit].start,
            end=document.sections[unit].end,
            confidence=0.9,
        )
        for unit in units
        if unit is not None
    ]
