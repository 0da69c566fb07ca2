"""A text of law held against a standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.draft.cue_engine import CueEngine
from cyberlaw_gap.draft.themes import beyond
from cyberlaw_gap.model.document import NoteKind, UnitKind
from cyberlaw_gap.model.draft import (
    CheckedPart,
    CheckedStandard,
    Coverage,
    DraftReport,
    ElementCheck,
    ProvisionCheck,
    Quotation,
    SectionSuggestion,
    Status,
)
from cyberlaw_gap.model.standard import AnsweredBy, AnyOf, AtLeast, Element, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from cyberlaw_gap.draft.engine import DraftEngine, Judgement, Match, Proposal, Words
    from cyberlaw_gap.model.checker import Checker
    from cyberlaw_gap.model.cues import Cues
    from cyberlaw_gap.model.document import Document
    from cyberlaw_gap.model.standard import Provision, Requirement, Standard

__all__ = ["check_draft"]

_LEAST_WORDS = 3


def check_draft(
    document: Document,
    standard: Standard,
    checker: Checker,
    *,
    engine: DraftEngine | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> DraftReport:
    """What a text of law seems to cover of a standard, and on which words.

    Args:
        document: The text, as ``read_document`` gives it.
        standard: What to hold it against.
        checker: Cues and weights for the standard, as ``load_checker`` gives them.
        engine: What matches and judges; the cues, when none is given.
        progress: Called with the number of provisions done, and of all.
    """
    engine = engine or CueEngine(standard, checker)
    judged = []
    foreign = any(note.kind is NoteKind.LANGUAGE for note in document.notes)
    for done, provision in enumerate(standard.provisions):
        if progress is not None:
            progress(done, len(standard.provisions))
        matches = engine.match(document, provision)
        judgement = engine.judge(document, provision, matches)
        judged.append(_provision(document, provision, checker.cues, matches, judgement, foreign))
    if progress is not None:
        progress(len(standard.provisions), len(standard.provisions))
    safeguards = _safeguards(standard)
    provisions = tuple(
        check.model_copy(
            update={
                "guarded_by": provision.guarded_by,
                "safeguards": safeguards.get(provision.number),
            }
        )
        for check, provision in zip(judged, standard.provisions, strict=True)
    )
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
        units=sum(s.kind is UnitKind.SECTION for s in document.sections),
        engine=engine.described,
        provisions=provisions,
        beyond=beyond(document, checker.cues, provisions),
        other_laws=tuple(dict.fromkeys(r.act for r in document.references if r.act)),
        notes=document.notes,
        document=document,
    )


def _safeguards(standard: Standard) -> dict[str, str]:
    """Per provision that needs guarding the provision whose safeguards guard it."""
    found = {}
    for provision in standard.provisions:
        for number in provision.applies:
            guard = standard.provision(number)
            if guard.kind is Kind.SAFEGUARD and provision.guarded_by:
                found[provision.number] = number
    return found


def _provision(
    document: Document,
    provision: Provision,
    cues: Cues,
    matches: tuple[Match, ...],
    judgement: Judgement,
    foreign: bool,  # noqa: FBT001
) -> ProvisionCheck:
    proposals = {proposal.id: proposal for proposal in judgement.proposals}
    elements = tuple(
        _element(document, provision, element, cues, proposals.get(element.id), foreign)
        for element in provision.elements
    )
    statuses = {e.id: e.status for e in elements}
    met = _met(statuses)
    full = bool(met) and _satisfied(provision.requires, met)
    spare = set(_spare(provision.requires, statuses))
    elements = tuple(
        e.model_copy(update={"owed": False})
        if e.optional
        or (e.id in spare and e.status is not Status.MET)
        or asked.answered_by is not AnsweredBy.LAW
        else e
        for e, asked in zip(elements, provision.elements, strict=True)
    )
    covered = judgement.covered and not foreign
    of_provision = cues.by_number.get(provision.number)
    return ProvisionCheck(
        number=provision.number,
        title=provision.title,
        kind=provision.kind,
        coverage=Coverage.NONE if not covered else Coverage.FULL if full else Coverage.PARTIAL,
        confidence=0.0 if foreign else judgement.confidence,
        sections=tuple(_section(document, match) for match in matches),
        elements=elements,
        elsewhere=of_provision.elsewhere if of_provision else "",
    )


def _satisfied(node: Requirement, met: set[str]) -> bool:
    """Whether the elements that are met give all that is asked of a text of law."""
    if isinstance(node, Element):
        return node.id in met or node.optional or node.answered_by is not AnsweredBy.LAW
    satisfied = [_satisfied(child, met) for child in node.children]
    if isinstance(node, AnyOf):
        return any(satisfied)
    if isinstance(node, AtLeast):
        return sum(satisfied) >= node.at_least
    return all(satisfied)


def _spare(node: Requirement, statuses: Mapping[str, Status]) -> Iterator[str]:
    """The elements of the ways that are not taken, where the standard leaves a choice."""
    if isinstance(node, Element):
        return
    if isinstance(node, AnyOf):
        taken = max(node.children, key=lambda child: _given(child, statuses))
        for child in node.children:
            if child is taken:
                yield from _spare(child, statuses)
            else:
                yield from _leaves(child)
        return
    if isinstance(node, AtLeast) and _satisfied(node, _met(statuses)):
        yield from (e for child in node.children for e in _leaves(child))
        return
    for child in node.children:
        yield from _spare(child, statuses)


_GIVES = {Status.MET: 1.0, Status.PARTIAL: 0.5, Status.DEFERRED: 0.4, Status.UNDETERMINED: 0.1}


def _given(node: Requirement, statuses: Mapping[str, Status]) -> float:
    """How much a way gives of what it asks; of equals the first counts."""
    own = [_GIVES.get(statuses[element], 0.0) for element in _leaves(node)]
    return sum(own) / len(own)


def _met(statuses: Mapping[str, Status]) -> set[str]:
    return {element for element, status in statuses.items() if status is Status.MET}


def _leaves(node: Requirement) -> Iterator[str]:
    if isinstance(node, Element):
        yield node.id
    else:
        for child in node.children:
            yield from _leaves(child)


def _section(document: Document, match: Match) -> SectionSuggestion:
    index = document.unit_at(match.start)
    unit = document.sections[index] if index is not None else None
    return SectionSuggestion(
        label=unit.label if unit else "",
        heading=unit.heading if unit else "",
        start=match.start,
        end=match.end,
        page=document.page_of(match.start),
        confidence=match.chance,
        via=unit.via if unit else "",
    )


def _element(
    document: Document,
    provision: Provision,
    element: Element,
    cues: Cues,
    proposal: Proposal | None,
    foreign: bool,  # noqa: FBT001
) -> ElementCheck:
    own = cues.element(f"{provision.number}/{element.id}")
    of_provision = cues.by_number.get(provision.number)
    elsewhere = (own.elsewhere if own else "") or (of_provision.elsewhere if of_provision else "")
    status, confidence, proof, narrowed = Status.UNDETERMINED, 0.0, None, None
    nearest: tuple[Quotation, ...] = ()
    deferred_to = ""
    if proposal is not None and not foreign:
        status, confidence = proposal.status, proposal.confidence
        proof = _quotation(document, proposal.words)
        if status in (Status.MET, Status.PARTIAL) and proof is None:
            # A status without words of the text to show for it is dropped with them.
            status, confidence = Status.UNDETERMINED, 0.0
        narrowed = _quotation(document, proposal.narrowed_by)
        nearest = tuple(q for w in proposal.nearest if (q := _quotation(document, w)))
        deferred_to = proposal.deferred_to
    return ElementCheck(
        id=element.id,
        text=element.text,
        role=element.role,
        limits=element.limits,
        optional=element.optional,
        status=status,
        confidence=min(max(confidence, 0.0), 1.0),
        section=proof.section if proof else "",
        quote=proof.quote if proof else "",
        start=proof.start if proof else 0,
        end=proof.end if proof else 0,
        page=proof.page if proof else None,
        term=proof.term if proof else "",
        narrowed_by=narrowed,
        nearest=nearest,
        elsewhere="" if status is Status.MET else elsewhere,
        deferred_to=deferred_to,
    )


def _quotation(document: Document, words: Words | None) -> Quotation | None:
    """The words as a quotation, if they are a slice of the text and say something."""
    if words is None or words.start < 0 or document.text[words.start : words.end] != words.quote:
        return None
    if len(words.quote.split()) < _LEAST_WORDS:
        return None
    index = document.unit_at(words.start)
    return Quotation(
        section=document.sections[index].label if index is not None else "",
        quote=words.quote,
        start=words.start,
        end=words.end,
        page=document.page_of(words.start),
        term=words.term,
    )
