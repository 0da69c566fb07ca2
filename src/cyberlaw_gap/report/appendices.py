"""What follows the articles in words: reservations, ledger, beyond, questions, laws, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.model.profile import Method
from cyberlaw_gap.model.standard import Kind
from cyberlaw_gap.report.messages import N_
from cyberlaw_gap.report.phrasing import alarm, anchor, article, articles
from cyberlaw_gap.report.powers import Powers
from cyberlaw_gap.report.view import BeyondLine, LawLine, LedgerLine, Point, QuestionLine
from cyberlaw_gap.report.words import (
    CONFIDENCES,
    EVENTS,
    METHODS,
    TREATY_EVENTS,
    basis_words,
    guard_word,
    place_words,
    right_words,
    verdict_word,
)

if TYPE_CHECKING:
    from cyberlaw_gap.model.profile import Criticism, Enactment, Event, Source
    from cyberlaw_gap.model.verdict import BeyondResult, GapReport, LedgerRow
    from cyberlaw_gap.report.messages import Messages

__all__ = ["Appendices"]

_RESERVATIONS = {"reservation": N_("reservation"), "declaration": N_("declaration")}

_SEEN = {
    "whole": N_("read in whole"),
    "extract": N_("a long extract was read"),
    "excerpt": N_("an excerpt was read"),
    "cited": N_("cited by others, not seen"),
}


class Appendices:
    """What a reader looks up, each part in its own words."""

    def __init__(self, report: GapReport, _: Messages) -> None:
        self.report = report
        self._laws = {e.id: e for e in report.enactments}
        self._powers = Powers(report, _)
        self._ = _

    # --- the treaty

    def reservations(self) -> tuple[tuple[str, str, str], ...]:
        """Reservations and declarations: name, what each says, its effect."""
        _ = self._
        return tuple(
            (
                _.labelled(_(_RESERVATIONS[e.kind]), e.name),
                e.text,
                _.labelled(_("has effect") if e.effective else _("has no effect"), e.why),
            )
            for e in self.report.reservations
        )

    def reservations_note(self) -> str:
        """What is known of reservations where none is listed, or not all are."""
        _, treaty = self._, self.report.treaty
        if treaty is None:
            return _("The State's position towards the treaty is not recorded.")
        if treaty.reservations_unseen:
            return _("Not all is seen: {unseen}", unseen=treaty.reservations_unseen)
        if self.report.reservations:
            return ""
        if treaty.record_read is None:
            return _("No reservation or declaration is recorded.")
        return _(
            "No reservation or declaration that changes the target stands in the treaty record, "
            "read up to {date}.",
            date=_.day(treaty.record_read),
        )

    def treaties(self) -> tuple[str, ...]:
        """What the State did about the treaty, by date."""
        treaty = self.report.treaty
        events = treaty.events if treaty is not None else ()
        return tuple(
            f"{self._(TREATY_EVENTS[event.kind])} {event.date.isoformat()}"
            for event in sorted(events, key=lambda e: (e.date, e.kind))
        )

    # --- powers, and what is beyond the treaty

    def safeguards(self) -> tuple[tuple[str, str], ...]:
        """The safeguards of the standard: id, and what it asks."""
        return tuple(
            (e.id, e.text)
            for p in self.report.provisions
            if p.kind is Kind.SAFEGUARD
            for e in p.elements
        )

    def ledger(self) -> tuple[LedgerLine, ...]:
        """The powers and their safeguards."""
        return tuple(map(self._ledger_line, self.report.ledger))

    def _ledger_line(self, row: LedgerRow) -> LedgerLine:
        _ = self._
        if row.beyond:
            verdict = _("in force") if row.in_force else _("without effect")
        else:
            verdict = verdict_word(row.bounds, _)
        return LedgerLine(
            power=row.title if row.beyond else f"{article(row.power, _)} {_(row.title)}",
            verdict=verdict,
            cells=tuple((guard_word(c.state, _), c.state.value, c.called_for) for c in row.cells),
            alarm=alarm(row, _),
            national=tuple(map(self._powers.line, row.national)),
        )

    def beyond(self) -> tuple[BeyondLine, ...]:
        """The provisions that the standard does not ask for."""
        return tuple(map(self._beyond_line, self.report.beyond))

    def _beyond_line(self, result: BeyondResult) -> BeyondLine:
        _, beyond = self._, result.beyond
        return BeyondLine(
            title=beyond.title,
            where=_.joined(place_words(p, _) for p in result.at),
            right=right_words(beyond.right, _),
            state=_("in force") if result.in_force else _("without effect on this date"),
            concern=beyond.concern or _("recorded; no criticism was found"),
            critics=tuple(map(self._critic, beyond.raised_by)),
            basis=basis_words(beyond.basis, _),
        )

    def _critic(self, criticism: Criticism) -> str:
        _ = self._
        who = f"{criticism.who} ({criticism.date})" if criticism.date else criticism.who
        words = _.labelled(who, criticism.what)
        if criticism.method is Method.RECOLLECTION:
            words += f" [{_(METHODS[criticism.method])}]"
        return words

    # --- what is open

    def questions(self) -> tuple[QuestionLine, ...]:
        """The open questions, those first whose answers decide most."""
        _ = self._
        return tuple(
            QuestionLine(
                number=i,
                ask=question.ask,
                read=question.read,
                settles=_.listed(question.settles),
                concerns=_.listed(question.concerns),
                verdicts=articles(question.verdicts, _),
            )
            for i, question in enumerate(self.report.questions, start=1)
        )

    def contested(self) -> tuple[Point, ...]:
        """The elements on which assessments differ."""
        return tuple(
            Point(anchor(e.provision), article(e.ref, self._), e.text)
            for e in self.report.contested
        )

    def lapsed(self) -> tuple[Point, ...]:
        """The elements whose law has no effect on the date."""
        return tuple(
            Point(anchor(e.provision), article(e.ref, self._), e.lapsed) for e in self.report.lapsed
        )

    # --- laws and sources

    def laws(self) -> tuple[LawLine, ...]:
        """The laws with their dated life."""
        return tuple(map(self._law, self.report.enactments))

    def _law(self, law: Enactment) -> LawLine:
        _ = self._
        number = f", {law.number}" if law.number else ""
        short = f" ({law.short})" if law.short not in {law.title, law.number} else ""
        return LawLine(
            id=law.id,
            title=f"{law.title}{number}{short}",
            life=_.joined(
                (
                    _("enacted {date}", date=law.enacted.isoformat()),
                    _("in force {date}", date=law.in_force.isoformat())
                    if law.in_force
                    else _("not in force"),
                    *map(self._event, sorted(law.events, key=lambda e: (e.date, e.kind))),
                )
            ),
            sources=", ".join(law.sources),
            note=law.note,
        )

    def _event(self, event: Event) -> str:
        _ = self._
        words = _(EVENTS[event.kind])
        if event.at:
            words += f" ({', '.join(c.pinpoint for c in event.at)})"
        words += f" {event.date.isoformat()}"
        if event.until:
            words += _(" until {date}", date=event.until.isoformat())
        if event.by in self._laws:
            words += _(" by {law}", law=self._laws[event.by].short)
        return words

    def sources(self) -> tuple[tuple[str, str, str, str], ...]:
        """The sources: id, title, address, what was seen of it."""
        return tuple((s.id, s.title, s.url, self._source_note(s)) for s in self.report.sources)

    def _source_note(self, source: Source) -> str:
        words = (source.dated, self._(_SEEN[source.seen]), source.note)
        return self._.joined(filter(None, words))

    def methods(self) -> tuple[tuple[str, str, int], ...]:
        """How many elements rest on which method and confidence."""
        return tuple(
            (self._(METHODS[m.method]), self._(CONFIDENCES[m.confidence]), m.elements)
            for m in self.report.methods
        )
