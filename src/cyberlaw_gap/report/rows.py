"""One element in words: its state, where it stands in the law, the findings behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.model.profile import Method
from cyberlaw_gap.model.verdict import ElementState, Level, Standing, Treatment
from cyberlaw_gap.report.messages import N_
from cyberlaw_gap.report.phrasing import article, lower, unique
from cyberlaw_gap.report.view import Reading, Row
from cyberlaw_gap.report.words import (
    BECAUSE,
    CONFIDENCES,
    METHODS,
    REASONS,
    STATUSES,
    basis_words,
    element_state,
    place_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cyberlaw_gap.model.verdict import (
        ElementResult,
        Evidence,
        GapReport,
        Place,
    )
    from cyberlaw_gap.report.messages import Messages

__all__ = ["Rows", "telling"]

_CSS = {
    ElementState.MET: "there",
    ElementState.PARTIAL: "weak",
    ElementState.ABSENT: "missing",
    ElementState.UNDETERMINED: "open",
    ElementState.CONTESTED: "open",
    ElementState.UNASSESSED: "open",
    ElementState.OPEN_UNTIL_ACCESSION: "open",
}

_SHORT = frozenset({"undeclared", "not-allowed"})


#: What the treaty makes of a condition that the law adds, in a word.
_EFFECTS = {
    "permitted": N_("permitted"),
    "declared": N_("declared"),
    "reserved": N_("reserved"),
    "undeclared": N_("undeclared"),
    "not-allowed": N_("not-allowed"),
}


_STANDINGS = {
    Standing.LAPSED: N_("has no effect on this date"),
    Standing.CHANGED: N_("read in another version of the law"),
    Standing.SUPERSEDED: N_("another version of the law; the one in force was read"),
    Standing.RESOLVED: N_("settled by another assessment"),
    Standing.ADDS_NOTHING: N_("adds nothing: no crime, or nothing of what the article is about"),
    Standing.UNREVIEWED_MACHINE: N_("suggested by a machine and not reviewed; does not count"),
}


class Rows:
    """The elements of a report, each as a row of its article's table."""

    def __init__(self, report: GapReport, _: Messages) -> None:
        self._ = _
        self.question_number = {q.id: i for i, q in enumerate(report.questions, start=1)}
        self.narrowed: dict[str, list[str]] = {}
        for provision in report.provisions:
            shown = {e.ref for e in provision.elements if e.bounds.proven is Level.MET}
            for narrowed in provision.narrowed:
                # Where other law shows the whole, what one law narrows is beside the point.
                if narrowed.element in shown and narrowed.effect in _SHORT:
                    continue
                self.narrowed.setdefault(narrowed.element, []).append(
                    _("narrower: {text}", text=lower(narrowed.text))
                    if narrowed.narrowing == "other"
                    else _(
                        "narrowed: {text} ({effect})",
                        text=lower(narrowed.text),
                        effect=_(_EFFECTS[narrowed.effect]),
                    )
                )

    def row(self, element: ElementResult) -> Row:
        """What the treaty asks, what the law has of it, and how that is known."""
        _ = self._
        behind = telling(element)
        notes = []
        if element.by_recollection:
            notes.append(_(METHODS[Method.RECOLLECTION]))
        if element.lapsed:
            notes.append(element.lapsed)
        notes += self.narrowed.get(element.ref, [])
        notes += [
            _("question {number}", number=self.question_number[e.finding.question])
            for e in behind
            if e.finding.question in self.question_number
        ]
        return Row(
            id=element.ref,
            asks=element.text,
            paragraph=element.paragraph,
            state=element_state(element, _),
            css=_CSS[element.state] if element.treatment is Treatment.OWED else "open",
            where=self._cell_where(element, behind),
            why=" ".join(unique(e.finding.why for e in behind)),
            basis=_.joined(unique(self._short_basis(e) for e in behind)),
            readings=tuple(map(self._reading, element.evidence)),
            notes=tuple(unique(notes)),
        )

    def _cell_where(self, element: ElementResult, telling: Sequence[Evidence]) -> str:
        _ = self._
        at = self._places(p for e in telling for p in e.at)
        if at and element.state is not ElementState.ABSENT:
            return at
        read = self._places(p for e in telling for p in (*e.read, *e.at))
        if element.state is ElementState.ABSENT and read:
            return _("read: {places}", places=read)
        return at or self._places(p for e in telling for p in e.see)

    def _places(self, places: Iterable[Place]) -> str:
        return self._.joined(unique(place_words(p, self._) for p in places))

    def _short_basis(self, evidence: Evidence) -> str:
        _, basis = self._, evidence.finding.basis
        return _(
            "{method}, {confidence} (law of {date})",
            method=_(METHODS[basis.method]),
            confidence=_(CONFIDENCES[basis.confidence]),
            date=basis.law_as_of.isoformat(),
        )

    def _reading(self, evidence: Evidence) -> Reading:
        _, finding = self._, evidence.finding
        places = [place_words(p, _) for p in evidence.at]
        for words, cited in (
            (N_("read: {places}"), evidence.read),
            (N_("see: {places}"), evidence.see),
        ):
            if cited:
                places.append(_(words, places=_.joined(place_words(p, _) for p in cited)))
        basis = [
            basis_words(finding.basis, _),
            f"{finding.basis.assessor}, {finding.basis.date.isoformat()}",
        ]
        if finding.basis.sources:
            basis.append(_("sources: {sources}", sources=", ".join(finding.basis.sources)))
        return Reading(
            word=_(STATUSES[finding.status]),
            where=_.joined(places),
            why=finding.why,
            basis=_.joined(basis),
            note=_.joined(self._reading_notes(evidence)),
        )

    def _reading_notes(self, evidence: Evidence) -> Iterable[str]:
        """What became of a finding, and how another reader saw it."""
        _, finding = self._, evidence.finding
        if evidence.standing is not Standing.STANDS:
            yield _(_STANDINGS[evidence.standing])
        if evidence.event:
            yield evidence.event
        if evidence.general:
            yield _("stated once for all offences")
        if finding.powers:
            named = [article(p, _) if p.isdigit() else p for p in finding.powers]
            yield _("for {powers}", powers=_.listed(named))
        if finding.reason:
            yield _(REASONS[finding.reason])
        if finding.narrowed_otherwise:
            yield _("narrower: {text}", text=finding.narrowed_otherwise)
        for unlike in finding.unlike:
            yield _(
                "{reader} has '{status}'; not followed ({because}): {why}",
                reader=unlike.reader,
                status=_(STATUSES[unlike.status]),
                because=_(BECAUSE[unlike.because]),
                why=unlike.why,
            )
        for resolved in finding.resolves:
            yield _("settles another assessment: {because}", because=resolved.because)


def telling(element: ElementResult) -> list[Evidence]:
    """The evidence that a reader should see first: what stands, the best first."""
    said = [e for e in element.evidence if e.bounds is not None]
    # What is said of a power beyond the treaty stands in the ledger; it decides nothing here.
    said = [e for e in said if not e.finding.is_beyond_the_standard] or said
    standing = [e for e in said if e.standing is not Standing.LAPSED]
    chosen = standing or said
    if element.bounds.is_decided:
        best = [
            e for e in chosen if e.bounds is not None and e.bounds.proven is element.bounds.proven
        ]
        return best or chosen
    return chosen
