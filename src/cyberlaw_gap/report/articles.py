"""One article in words: its national offences, narrowings, advice, powers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.model.profile import EnactmentKind
from cyberlaw_gap.model.standard import Kind
from cyberlaw_gap.model.verdict import (
    Level,
    Operation,
    Standing,
    Treatment,
)
from cyberlaw_gap.report.figures import figures
from cyberlaw_gap.report.messages import N_
from cyberlaw_gap.report.phrasing import (
    alarm,
    anchor,
    element_name,
    lower,
    unique,
    upper,
)
from cyberlaw_gap.report.powers import Powers
from cyberlaw_gap.report.rows import Rows
from cyberlaw_gap.report.view import (
    Advice,
    ArticleView,
    OffenceLine,
)
from cyberlaw_gap.report.words import (
    place_words,
    verdict_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cyberlaw_gap.model.verdict import (
        Gap,
        GapReport,
        LedgerRow,
        ProvisionResult,
        Totals,
    )
    from cyberlaw_gap.report.messages import Messages

__all__ = ["Articles"]

_AMENDED_BY_DRAFTERS = frozenset(
    {EnactmentKind.ACT, EnactmentKind.CODE, EnactmentKind.REGULATION, EnactmentKind.RULE_OF_COURT}
)

_LEVEL_CSS = {Level.MET: "there", Level.PARTIAL: "weak", Level.ABSENT: "missing"}

#: What the treaty makes of a condition that the law adds.
_NARROWED = {
    "permitted": N_("a condition that the treaty permits; a declaration can cover it on accession"),
    "declared": N_("permitted by the treaty and declared"),
    "reserved": N_("covered by a reservation"),
    "undeclared": N_("the treaty would permit it, and it was not declared or reserved; weaker"),
    "not-allowed": N_("a condition that the treaty does not list; weaker"),
}
#: Why an offence adds nothing, as the comparison says it.
_WHY_NOT = frozenset(
    {
        N_("a civil wrong, no criminal offence"),
        N_("a administrative wrong, no criminal offence"),
        N_("has no effect on this date, or nothing of the article's core"),
    }
)


class Articles:
    """The articles of a report, each in its own words."""

    def __init__(self, report: GapReport, _: Messages) -> None:
        self._ = _
        self.report = report
        self.laws = {e.id: e for e in report.enactments}
        self.ledger = {row.power: row for row in report.ledger}
        self.powers = Powers(report, _)
        self.rows = Rows(report, _)

    def views(self) -> tuple[ArticleView, ...]:
        """Every article, in the order of the standard."""
        return tuple(map(self._article, self.report.provisions))

    def _article(self, provision: ProvisionResult) -> ArticleView:
        _ = self._
        ledger = self.ledger.get(provision.number)
        verdict = verdict_word(provision.bounds, _)
        if provision.unverified:
            verdict += _(" (encoded without the official text)")
        recollected = (
            _("{number} by recollection", number=provision.recollected)
            if provision.recollected
            else ""
        )
        return ArticleView(
            number=provision.number,
            anchor=anchor(provision.number),
            title=_(provision.title),
            verdict=verdict,
            css=_verdict_css(provision),
            recollected=recollected,
            counts=self._counts(provision.totals, recollected),
            figures=figures(_(provision.title), (provision.number,), provision.totals, _),
            rows=tuple(map(self.rows.row, provision.elements)),
            offences=tuple(self._offences(provision)),
            read_together=_.listed(
                [
                    o.offence.title
                    for o in provision.offences
                    if o.offence.id in provision.read_together
                ]
            ),
            narrowed=tuple(
                _.labelled(f"{n.text} ({n.element})", _(_NARROWED[n.effect]))
                for n in provision.narrowed
                if n.narrowing != "other"
            ),
            advice=tuple(self._advice(provision, gap) for gap in provision.gaps),
            keep=self._keep(provision, ledger),
            too_wide=tuple(_.labelled(o.text, " ".join(o.why)) for o in provision.overreach),
            powers=tuple(map(self.powers.line, ledger.national)) if ledger else (),
            unguarded=alarm(ledger, _) if ledger else "",
            guidance=tuple((g.title, g.reading, g.source) for g in provision.guidance),
            note=provision.note,
            where=self._where(provision),
            treaty_acts=self._acts(provision),
        )

    def _counts(self, totals: Totals, recollected: str) -> str:
        _ = self._
        if not totals.applies:
            return ""
        words = _("Shown {shown} of {asked}", shown=totals.met, asked=totals.required)
        if totals.possible > totals.met:
            words += _(", possible {number}", number=totals.possible)
        if totals.limits_required:
            words += _(
                "; limits of the treaty kept: {kept} of {asked}",
                kept=totals.limits_met,
                asked=totals.limits_required,
            )
        if recollected:
            words += _("; decided {recollected}", recollected=recollected)
        return f"{words}."

    def _where(self, provision: ProvisionResult) -> str:
        places = unique(
            place.text
            for element in provision.elements
            for e in element.evidence
            if e.standing is Standing.STANDS
            and e.bounds is not None
            and e.bounds.possible is not Level.ABSENT
            for place in e.at
        )
        words = self._.joined(places[:4])
        if len(places) > 4:  # noqa: PLR2004  as many as were named
            words += self._.plural(" and {number} more", " and {number} more", len(places) - 4)
        return words

    def _acts(self, provision: ProvisionResult) -> str:
        acts = provision.treaty_acts
        if not acts.applies:
            return ""
        return self._(
            "{done} of {asked} by acts towards the treaty office",
            done=acts.met,
            asked=acts.required,
        )

    # --- offences, advice, powers

    def _offences(self, provision: ProvisionResult) -> Iterable[OffenceLine]:
        _ = self._
        for result in provision.offences:
            offence = result.offence
            why_not = _(result.why_not) if result.why_not in _WHY_NOT else result.why_not
            penalty = []
            if offence.penalty is not None:
                if offence.penalty.max_months is not None:
                    penalty.append(_up_to(offence.penalty.max_months, _))
                if offence.penalty.fine:
                    penalty.append(offence.penalty.fine)
            yield OffenceLine(
                title=offence.title,
                where=_.joined(place_words(p, _) for p in result.at),
                penalty=_.joined(penalty),
                reaches=verdict_word(result.bounds, _) if result.bounds else why_not,
            )

    def _advice(self, provision: ProvisionResult, gap: Gap) -> Advice:
        _ = self._
        places = unique(
            p.text
            for p in gap.at
            if p.operation is Operation.IN_FORCE and self._can_be_amended(p.citation.instrument)
        )
        if not places and provision.kind in {Kind.SCOPE, Kind.SAFEGUARD}:
            # The law on a power that lacks a safeguard is where the safeguard belongs.
            places = unique(p.text for p in gap.read if self._can_be_amended(p.citation.instrument))
        near = self._where(provision)
        if places:
            where = _("amend {places}", places=_.joined(places))
        elif near:
            where = _("add a provision (nearest law: {places})", places=near)
        else:
            where = _("add a provision")
        if gap.read and not places:
            read = _.joined(unique(p.text for p in gap.read))
            where += _("; not found in {places}", places=read)
        lacks = _("not found") if gap.level is Level.ABSENT else _("weaker")
        if gap.lapsed:
            lacks = _.joined((lacks, gap.lapsed))
        return Advice(element=gap.text, lacks=lacks, where=where)

    def _can_be_amended(self, law: str) -> bool:
        """Whether a drafter can change it: no judgment, no treaty and no constitution."""
        return law in self.laws and self.laws[law].kind in _AMENDED_BY_DRAFTERS

    def _keep(self, provision: ProvisionResult, ledger: LedgerRow | None) -> str:
        _ = self._
        if not provision.gaps:
            return ""
        limits = [
            lower(e.text) for e in provision.elements if e.limits and e.treatment is Treatment.OWED
        ]
        words = []
        if limits:
            words.append(_("keep the limits of the treaty: {limits}", limits=_.joined(limits)))
        called = [c.safeguard for c in ledger.cells if c.called_for] if ledger else []
        if called:
            words.append(
                _(
                    "give the power the safeguards that its nature calls for: {safeguards}",
                    safeguards=_.listed([element_name(c, _) for c in called]),
                )
            )
        return ". ".join(map(upper, words))


def _verdict_css(provision: ProvisionResult) -> str:
    if provision.bounds is None or not provision.bounds.is_decided:
        return "open"
    return _LEVEL_CSS[provision.bounds.proven]


def _up_to(months: int, _: Messages) -> str:
    """The most that the law threatens: "up to 6 years of imprisonment"."""
    if months >= 1200:  # noqa: PLR2004  stands for life, see Penalty
        return _("up to life imprisonment")
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(_.plural("{number} year", "{number} years", years))
    if rest or not years:
        parts.append(_.plural("{number} month", "{number} months", rest))
    return _("up to {term} of imprisonment", term=" ".join(parts))
