"""From a gap report to the flat words and figures that a template may show.

Every decision on wording and on what is shown first is taken here, so that all formats
say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.model.profile import EnactmentKind, Power
from cyberlaw_gap.model.standard import AnsweredBy, Kind
from cyberlaw_gap.model.verdict import (
    ElementState,
    Level,
    Operation,
    Standing,
    TargetStanding,
    Treatment,
)
from cyberlaw_gap.report.laid_over import LaidOverView, laid_over_view
from cyberlaw_gap.report.words import (
    METHODS,
    REASONS,
    basis_words,
    day,
    element_state,
    guard_word,
    listed,
    place_words,
    plural,
    right_words,
    standing_words,
    verdict_word,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cyberlaw_gap.model.profile import Enactment, Event, PowerAnswer
    from cyberlaw_gap.model.verdict import (
        ElementResult,
        Evidence,
        Gap,
        GapReport,
        LedgerRow,
        ProvisionResult,
        Totals,
    )

__all__ = ["ReportView", "view"]

_FEW = 6
_FEWER = 4


@dataclass(frozen=True)
class Figures:
    """Counts of one part or provision, ready to print."""

    title: str
    articles: str
    required: int
    shown: int
    possible: int
    short: int
    """Missing or weaker."""
    undecided: int
    limits: int
    limits_shown: int

    @property
    def applies(self) -> bool:
        """Whether anything is required."""
        return self.required > 0

    @property
    def shown_words(self) -> str:
        """As "8 of 29"."""
        return f"{self.shown} of {self.required}" if self.applies else "nothing asked"


@dataclass(frozen=True)
class Point:
    """One line of the first screen."""

    anchor: str
    label: str
    text: str


@dataclass(frozen=True)
class Reading:
    """One finding behind an element."""

    word: str
    where: str
    why: str
    basis: str
    note: str
    """What became of it, or how another reader saw it."""


@dataclass(frozen=True)
class Row:
    """One element of an article."""

    id: str
    asks: str
    paragraph: str
    state: str
    css: str
    where: str
    why: str
    basis: str
    readings: tuple[Reading, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class OffenceLine:
    """One national offence of an article."""

    title: str
    where: str
    penalty: str
    reaches: str


@dataclass(frozen=True)
class Advice:
    """One gap, with where the law would have to change."""

    element: str
    lacks: str
    where: str


@dataclass(frozen=True)
class PowerLine:
    """A national power: who authorises it and so on."""

    title: str
    where: str
    answers: tuple[tuple[str, str, str], ...]
    """Question, answer, basis."""


@dataclass(frozen=True)
class ArticleView:
    """One article, ready to print."""

    number: str
    anchor: str
    title: str
    verdict: str
    css: str
    recollected: str
    """How much of the verdict rests on recollection; empty: nothing."""
    figures: Figures
    rows: tuple[Row, ...]
    offences: tuple[OffenceLine, ...]
    read_together: str
    narrowed: tuple[str, ...]
    advice: tuple[Advice, ...]
    keep: str
    """What whoever closes the gap must keep or add: limits, safeguards."""
    too_wide: tuple[str, ...]
    powers: tuple[PowerLine, ...]
    unguarded: str
    guidance: tuple[tuple[str, str, str], ...]
    note: str
    where: str
    treaty_acts: str


@dataclass(frozen=True)
class LedgerLine:
    """One power and its safeguards."""

    power: str
    verdict: str
    cells: tuple[tuple[str, str, bool], ...]
    """Word, style, whether the safeguard is called for."""
    alarm: str


@dataclass(frozen=True)
class BeyondLine:
    """One provision beyond the standard."""

    title: str
    where: str
    right: str
    state: str
    concern: str
    critics: tuple[str, ...]
    basis: str


@dataclass(frozen=True)
class QuestionLine:
    """One open question."""

    number: int
    ask: str
    read: str
    settles: str
    concerns: str
    verdicts: str


@dataclass(frozen=True)
class LawLine:
    """One law and its dated life."""

    id: str
    title: str
    life: str
    sources: str
    note: str


@dataclass(frozen=True)
class Bar:
    """One bar of the picture; widths in per cent of the widest part."""

    title: str
    label: str
    shown: float
    open: float
    short: float


@dataclass(frozen=True)
class ReportView:
    """A whole report, ready to print."""

    title: str
    country: str
    standard: str
    short: str
    standard_citation: str
    as_of: str
    as_of_iso: str
    standing: str
    assessed: str
    caution: str
    summary: str
    verdicts: str
    total: Figures
    parts: tuple[Figures, ...]
    treaty_acts: str
    missing: tuple[Point, ...]
    too_far: tuple[Point, ...]
    unknown: str
    unknown_points: tuple[Point, ...]
    articles: tuple[ArticleView, ...]
    reservations: tuple[tuple[str, str, str], ...]
    reservations_note: str
    safeguards: tuple[tuple[str, str], ...]
    ledger: tuple[LedgerLine, ...]
    beyond: tuple[BeyondLine, ...]
    questions: tuple[QuestionLine, ...]
    lapsed: tuple[Point, ...]
    contested: tuple[Point, ...]
    laws: tuple[LawLine, ...]
    sources: tuple[tuple[str, str, str, str], ...]
    methods: tuple[tuple[str, str, int], ...]
    treaties: tuple[str, ...]
    bars: tuple[Bar, ...]
    laid_over: LaidOverView | None
    cite: str
    version: str


def view(report: GapReport) -> ReportView:
    """The report as flat words and figures."""
    return _Writer(report).view()


_AMENDED_BY_DRAFTERS = frozenset(
    {EnactmentKind.ACT, EnactmentKind.CODE, EnactmentKind.REGULATION, EnactmentKind.RULE_OF_COURT}
)

_CSS = {
    ElementState.MET: "there",
    ElementState.PARTIAL: "weak",
    ElementState.ABSENT: "missing",
    ElementState.UNDETERMINED: "open",
    ElementState.CONTESTED: "open",
    ElementState.UNASSESSED: "open",
    ElementState.OPEN_UNTIL_ACCESSION: "open",
}


class _Writer:
    def __init__(self, report: GapReport) -> None:
        self.report = report
        self.question_number = {q.id: i for i, q in enumerate(report.questions, start=1)}
        self.laws = {e.id: e for e in report.enactments}
        self.ledger = {row.power: row for row in report.ledger}
        self.narrowed: dict[str, list[str]] = {}
        for provision in report.provisions:
            shown = {e.ref for e in provision.elements if e.bounds.proven is Level.MET}
            for narrowed in provision.narrowed:
                # Where other law shows the whole, what one law narrows is beside the point.
                if narrowed.element in shown and narrowed.effect in _SHORT:
                    continue
                self.narrowed.setdefault(narrowed.element, []).append(
                    f"narrower: {_lower(narrowed.text)}"
                    if narrowed.narrowing == "other"
                    else f"narrowed: {_lower(narrowed.text)} ({narrowed.effect})"
                )

    def view(self) -> ReportView:
        report = self.report
        total = _figures("In all", "", report.totals)
        laid_over = laid_over_view(report)
        with_ = f", with {laid_over.titles} laid over" if laid_over else ""
        return ReportView(
            title=f"{_upper(report.country.running_name)} and the {report.standard.short}{with_}",
            country=_upper(report.country.running_name),
            standard=report.standard.title,
            short=report.standard.short,
            standard_citation=report.standard.citation,
            as_of=day(report.as_of),
            as_of_iso=report.as_of.isoformat(),
            standing=standing_words(report.standing, report.party_since, report.standard.short),
            assessed=day(report.assessed),
            caution=self._caution(),
            summary=self._summary(total),
            verdicts=self._verdicts(),
            total=total,
            parts=tuple(
                _figures(part.title, _articles(part.provisions), part.totals)
                for part in report.parts
            ),
            treaty_acts=self._treaty_acts(),
            missing=self._missing(),
            too_far=self._too_far(),
            unknown=self._unknown(total),
            unknown_points=tuple(
                Point(f"question-{i}", f"Question {i}", q.ask)
                for i, q in enumerate(report.questions[:3], start=1)
            ),
            articles=tuple(map(self._article, report.provisions)),
            reservations=tuple(
                (
                    f"{e.kind}: {e.name}",
                    e.text,
                    f"{'has effect' if e.effective else 'has no effect'}: {e.why}",
                )
                for e in report.reservations
            ),
            reservations_note=self._reservations_note(),
            safeguards=self._safeguards(),
            ledger=tuple(map(self._ledger_line, report.ledger)),
            beyond=tuple(self._beyond()),
            questions=tuple(self._questions()),
            lapsed=tuple(
                Point(_anchor(e.provision), f"Art. {e.ref}", e.lapsed) for e in report.lapsed
            ),
            contested=tuple(
                Point(_anchor(e.provision), f"Art. {e.ref}", e.text) for e in report.contested
            ),
            laws=tuple(map(self._law, report.enactments)),
            sources=tuple(
                (s.id, s.title, s.url, _source_note(s.dated, s.seen, s.note))
                for s in report.sources
            ),
            methods=tuple((METHODS[m.method], m.confidence, m.elements) for m in report.methods),
            treaties=tuple(self._treaty()),
            bars=self._bars(),
            laid_over=laid_over,
            cite=(
                f"cyberlaw-gap {report.version}, {report.country.name} and the "
                f"{report.standard.short}{with_}, law as of {report.as_of.isoformat()}, "
                f"profile assessed {report.assessed.isoformat()}"
            ),
            version=report.version,
        )

    # --- the first screen

    def _caution(self) -> str:
        report = self.report
        words = []
        if report.as_of > report.assessed:
            words.append(
                f"The profile was last assessed on {day(report.assessed)}; what the law "
                "became since then is not in this report."
            )
        if report.as_of < report.studied_from:
            words.append(
                f"The law before {day(report.studied_from)} was not studied; what was not "
                "found for that time is not known to have been absent."
            )
        if report.standing is TargetStanding.PARTY and report.treaty is not None:
            unseen = report.treaty.reservations_unseen
            if unseen:
                words.append(
                    f"{unseen.rstrip('.')}. What they reserve may stand among the gaps here."
                )
        return " ".join(words)

    def _summary(self, total: Figures) -> str:
        if not total.applies:
            return "The target asks nothing of the law; there is nothing to compare."
        shown, most = total.shown, total.possible
        country = self.report.country.running_name
        words = (
            f"Of {plural(total.required, 'thing')} that the {self.report.standard.short} "
            f"asks of the law, {country} {self._is_shown()} to have {shown}"
        )
        if most > shown:
            words += f", and may have up to {most} ({total.undecided} not decided yet)"
        words += f"; {total.short} {_are(total.short)} missing or weaker. {self._by_part()}"
        return words + " These are counts, and no score."

    def _by_part(self) -> str:
        """What the parts have, in words that say no more than the counts."""
        by_share: dict[str, list[str]] = {}
        for part in self.report.parts:
            totals = part.totals
            if totals.applies:
                word = next(
                    word for share, word in _SHARES if totals.met >= share * totals.required
                )
                by_share.setdefault(word, []).append(_lower(part.title))
        parts = [
            f"{word} of what is asked on {listed(by_share[word])}"
            for _, word in _SHARES
            if word in by_share
        ]
        return f"It {self._is_shown()} to have {'; '.join(parts)}." if parts else ""

    def _is_shown(self) -> str:
        return "is shown" if self.report.laid_over is None else "would be shown"

    def _verdicts(self) -> str:
        by_word: dict[str, list[str]] = {}
        for provision in self.report.provisions:
            by_word.setdefault(verdict_word(provision.bounds), []).append(provision.number)
        order = (
            "there",
            "partly there, perhaps wholly",
            "partly there",
            "not decided",
            "not found, perhaps partly there",
            "not found",
            "not applicable",
        )
        return "; ".join(f"{word}: {_articles(by_word[word])}" for word in order if word in by_word)

    def _treaty_acts(self) -> str:
        totals = self.report.treaty_acts
        if not totals.applies:
            return ""
        if self.report.standing is not TargetStanding.PARTY:
            return (
                f"{plural(totals.required, 'thing')} that only acts towards the treaty office "
                "can answer stay open until accession; they are not counted above."
            )
        open_ = f", {totals.undecided} not decided" if totals.undecided else ""
        return (
            f"Of {plural(totals.required, 'thing')} that acts towards the treaty office "
            f"answer, {totals.met} are done{open_}; they are not counted above."
        )

    def _missing(self) -> tuple[Point, ...]:
        """The gaps that weigh most: whole articles first, then core elements."""
        core_first = sorted(
            self.report.provisions,
            key=lambda p: (
                p.bounds is None or p.bounds.possible.rank,
                p.kind not in {Kind.OFFENCE, Kind.POWER},
            ),
        )
        points = []
        for provision in core_first:
            if not provision.gaps:
                continue
            gaps = sorted(provision.gaps, key=lambda g: g.level.rank)
            texts = [_gap_words(gap) for gap in gaps[:2]]
            more = f"; and {len(gaps) - 2} more" if len(gaps) > 2 else ""  # noqa: PLR2004
            points.append(
                Point(
                    _anchor(provision.number),
                    f"Art. {provision.number}, {provision.title}",
                    "; ".join(texts) + more,
                )
            )
        return tuple(points[:_FEW])

    def _too_far(self) -> tuple[Point, ...]:
        """Powers without their safeguards first, then missing limits, then what is beyond."""
        points = [
            Point("ledger", self._power_title(row), self._alarm(row))
            for row in self.report.ledger
            if row.unguarded
        ]
        weak = [row for row in self.report.ledger if row.weakly_guarded and not row.unguarded]
        if weak:
            names = listed([self._power_title(row) for row in weak])
            points.append(Point("ledger", "Weakly guarded", names))
        limits: dict[str, list[str]] = {}
        for item in self.report.overreach:
            number = item.element.partition("/")[0]
            word = "no limit" if item.level is Level.ABSENT else "weaker limit"
            how = " by recollection" if item.by_recollection else ""
            limits.setdefault(f"Art. {number}", []).append(f"{word}: {_name(item.element)}{how}")
        if limits:
            words = "; ".join(f"{art} ({', '.join(names)})" for art, names in limits.items())
            points.append(Point("glance", "Wider than the treaty's own limits", words))
        live = [b.beyond for b in self.report.beyond if b.in_force and b.beyond.raised_by]
        live.sort(key=lambda b: (-len(b.raised_by), b.id))
        points += [
            Point("beyond", b.title, f"{right_words(b.right)}; {_first_sentence(b.concern)}")
            for b in live[:_FEWER]
        ]
        if live[_FEWER:]:
            more = plural(len(live) - _FEWER, "more provision")
            points.append(Point("beyond", "Beyond the treaty", f"{more} that somebody criticised"))
        return tuple(points)

    def _power_title(self, row: LedgerRow) -> str:
        return row.title if row.beyond else f"Art. {row.power}, {row.title}"

    def _unknown(self, total: Figures) -> str:
        if not total.undecided:
            return "Every point that the comparison needs is decided."
        unassessed = sum(
            e.state is ElementState.UNASSESSED
            and e.treatment is Treatment.OWED
            and not e.limits
            and e.answered_by is AnsweredBy.LAW
            for p in self.report.provisions
            for e in p.elements
        )
        words = f"{plural(total.undecided, 'point')} {_are(total.undecided)} not decided"
        if unassessed:
            words += f", {unassessed} of them because nobody has looked yet"
        top = self.report.questions[:3]
        settled = {ref for q in top for ref in q.settles if self._of_law(ref)}
        if settled:
            words += (
                f". {plural(len(top), 'answer')} would settle {len(settled)} of the "
                f"{total.undecided}"
            )
        return f"{words}."

    def _of_law(self, ref: str) -> bool:
        return self.report.element(ref).answered_by is AnsweredBy.LAW

    # --- articles

    def _article(self, provision: ProvisionResult) -> ArticleView:
        totals = provision.totals
        ledger = self.ledger.get(provision.number)
        return ArticleView(
            number=provision.number,
            anchor=_anchor(provision.number),
            title=provision.title,
            verdict=verdict_word(provision.bounds)
            + (" (encoded without the official text)" if provision.unverified else ""),
            css=_verdict_css(provision),
            recollected=_recollected(provision.recollected),
            figures=_figures(provision.title, f"Art. {provision.number}", totals),
            rows=tuple(self._row(e) for e in provision.elements),
            offences=tuple(self._offence_lines(provision)),
            read_together=listed(
                [
                    o.offence.title
                    for o in provision.offences
                    if o.offence.id in provision.read_together
                ]
            ),
            narrowed=tuple(
                f"{n.text} ({n.element}): {_NARROWED[n.effect]}"
                for n in provision.narrowed
                if n.narrowing != "other"
            ),
            advice=tuple(self._advice(provision, gap) for gap in provision.gaps),
            keep=self._keep(provision, ledger),
            too_wide=tuple(f"{o.text}: {' '.join(o.why)}" for o in provision.overreach),
            powers=tuple(map(self._power, ledger.national)) if ledger else (),
            unguarded=self._alarm(ledger) if ledger else "",
            guidance=tuple((g.title, g.reading, g.source) for g in provision.guidance),
            note=provision.note,
            where=self._where(provision),
            treaty_acts=self._article_acts(provision),
        )

    def _where(self, provision: ProvisionResult) -> str:
        places = _unique(
            place.text
            for element in provision.elements
            for e in element.evidence
            if e.standing is Standing.STANDS
            and e.bounds is not None
            and e.bounds.possible is not Level.ABSENT
            for place in e.at
        )
        more = f" and {len(places) - 4} more" if len(places) > 4 else ""  # noqa: PLR2004
        return "; ".join(places[:4]) + more

    def _article_acts(self, provision: ProvisionResult) -> str:
        acts = provision.treaty_acts
        if not acts.applies:
            return ""
        return f"{acts.met} of {acts.required} by acts towards the treaty office"

    def _row(self, element: ElementResult) -> Row:
        readings = tuple(self._reading(e) for e in element.evidence)
        telling = _telling(element)
        notes = []
        if element.by_recollection:
            notes.append(METHODS[_RECOLLECTION])
        if element.lapsed:
            notes.append(element.lapsed)
        notes += self.narrowed.get(element.ref, [])
        for evidence in telling:
            if evidence.finding.question in self.question_number:
                notes.append(f"question {self.question_number[evidence.finding.question]}")
        return Row(
            id=element.ref,
            asks=element.text,
            paragraph=element.paragraph,
            state=element_state(element),
            css=_CSS[element.state] if element.treatment is Treatment.OWED else "open",
            where=self._cell_where(element, telling),
            why=" ".join(_unique(e.finding.why for e in telling)),
            basis="; ".join(_unique(_short_basis(e) for e in telling)),
            readings=readings,
            notes=tuple(_unique(notes)),
        )

    def _cell_where(self, element: ElementResult, telling: Sequence[Evidence]) -> str:
        at = _unique(place_words(p) for e in telling for p in e.at)
        if at and element.state is not ElementState.ABSENT:
            return "; ".join(at)
        read = _unique(place_words(p) for e in telling for p in (*e.read, *e.at))
        if element.state is ElementState.ABSENT and read:
            return f"read: {'; '.join(read)}"
        see = _unique(place_words(p) for e in telling for p in e.see)
        return "; ".join(at or see)

    def _reading(self, evidence: Evidence) -> Reading:
        notes = []
        if evidence.standing is not Standing.STANDS:
            notes.append(_STANDINGS[evidence.standing])
        if evidence.event:
            notes.append(evidence.event)
        if evidence.general:
            notes.append("stated once for all offences")
        if evidence.finding.powers:
            notes.append(f"for {listed([_power_name(p) for p in evidence.finding.powers])}")
        if evidence.finding.reason:
            notes.append(REASONS[evidence.finding.reason])
        if evidence.finding.narrowed_otherwise:
            notes.append(f"narrower: {evidence.finding.narrowed_otherwise}")
        notes += [
            f"{u.reader} has {u.status.value!r}; not followed "
            f"({u.because.value.replace('-', ' ')}): {u.why}"
            for u in evidence.finding.unlike
        ]
        notes += [f"settles another assessment: {r.because}" for r in evidence.finding.resolves]
        places = [place_words(p) for p in evidence.at]
        if evidence.read:
            places.append("read: " + "; ".join(place_words(p) for p in evidence.read))
        if evidence.see:
            places.append("see: " + "; ".join(place_words(p) for p in evidence.see))
        basis = evidence.finding.basis
        return Reading(
            word=evidence.finding.status.value,
            where="; ".join(places),
            why=evidence.finding.why,
            basis=(
                f"{basis_words(basis)}; {basis.assessor}, {basis.date.isoformat()}"
                + (f"; sources: {', '.join(basis.sources)}" if basis.sources else "")
            ),
            note="; ".join(notes),
        )

    def _offence_lines(self, provision: ProvisionResult) -> Iterable[OffenceLine]:
        for result in provision.offences:
            offence = result.offence
            penalty = ""
            if offence.penalty is not None:
                months = offence.penalty.max_months
                parts = [f"up to {_term(months)}"] if months is not None else []
                parts += [offence.penalty.fine] if offence.penalty.fine else []
                penalty = "; ".join(parts)
            reaches = verdict_word(result.bounds) if result.bounds else result.why_not
            yield OffenceLine(
                title=offence.title,
                where="; ".join(place_words(p) for p in result.at),
                penalty=penalty,
                reaches=reaches,
            )

    def _advice(self, provision: ProvisionResult, gap: Gap) -> Advice:
        places = _unique(
            p.text
            for p in gap.at
            if p.operation is Operation.IN_FORCE and self._can_be_amended(p.citation.instrument)
        )
        if not places and provision.kind in {Kind.SCOPE, Kind.SAFEGUARD}:
            # The law on a power that lacks a safeguard is where the safeguard belongs.
            places = _unique(
                p.text for p in gap.read if self._can_be_amended(p.citation.instrument)
            )
        if places:
            where = f"amend {'; '.join(places)}"
        else:
            near = self._where(provision)
            where = f"add a provision (nearest law: {near})" if near else "add a provision"
        if gap.read and not places:
            where += f"; not found in {'; '.join(_unique(p.text for p in gap.read))}"
        lacks = "not found" if gap.level is Level.ABSENT else "weaker"
        if gap.lapsed:
            lacks += f"; {gap.lapsed}"
        return Advice(element=gap.text, lacks=lacks, where=where)

    def _can_be_amended(self, law: str) -> bool:
        """Whether a drafter can change it: no judgment, no treaty and no constitution."""
        return law in self.laws and self.laws[law].kind in _AMENDED_BY_DRAFTERS

    def _keep(self, provision: ProvisionResult, ledger: LedgerRow | None) -> str:
        if not provision.gaps:
            return ""
        limits = [
            _lower(e.text) for e in provision.elements if e.limits and e.treatment is Treatment.OWED
        ]
        words = []
        if limits:
            words.append("keep the limits of the treaty: " + "; ".join(limits))
        if ledger is not None:
            called = [c for c in ledger.cells if c.called_for]
            if called:
                words.append(
                    "give the power the safeguards that its nature calls for: "
                    + listed([_name(c.safeguard) for c in called])
                )
        return ". ".join(_upper(w) for w in words)

    def _power(self, power: Power) -> PowerLine:
        asked = (
            ("Who authorises", power.authorised_by),
            ("On what grounds", power.grounds),
            ("How far", power.scope),
            ("How long", power.duration),
            ("Who is told", power.notice),
            ("Who reviews", power.review),
        )
        return PowerLine(
            title=power.title,
            where="; ".join(_unique(self._cite(str(c)) for c in power.at)),
            answers=tuple(self._answer(label, answer) for label, answer in asked),
        )

    def _answer(self, label: str, answer: PowerAnswer | None) -> tuple[str, str, str]:
        if answer is None:
            return label, "nobody looked", ""
        if not answer.answer:
            return label, f"not known: {answer.unknown}", ""
        where = "; ".join(_unique(self._cite(str(c)) for c in answer.at))
        basis = f"{METHODS[answer.basis.method]}, {answer.basis.confidence.value}"
        return label, answer.answer, f"{where} ({basis})" if where else basis

    def _cite(self, citation: str) -> str:
        law, _, pinpoint = citation.partition(" ")
        short = self.laws[law].short if law in self.laws else law
        return f"{short} {pinpoint}".strip()

    # --- ledger, beyond, questions

    def _safeguards(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            (e.id, e.text)
            for p in self.report.provisions
            if p.kind is Kind.SAFEGUARD
            for e in p.elements
        )

    def _ledger_line(self, row: LedgerRow) -> LedgerLine:
        if row.beyond:
            verdict = "in force" if row.in_force else "without effect"
        else:
            verdict = verdict_word(row.bounds)
        return LedgerLine(
            power=row.title if row.beyond else f"Art. {row.power} {row.title}",
            verdict=verdict,
            cells=tuple((guard_word(c.state), c.state.value, c.called_for) for c in row.cells),
            alarm=self._alarm(row),
        )

    def _alarm(self, row: LedgerRow) -> str:
        words = []
        if row.unguarded:
            words.append(f"unguarded: lacks {listed([_name(s) for s in row.unguarded])}")
        if row.weakly_guarded:
            words.append(f"weakly guarded: {listed([_name(s) for s in row.weakly_guarded])}")
        return "; ".join(words)

    def _beyond(self) -> Iterable[BeyondLine]:
        for result in self.report.beyond:
            beyond = result.beyond
            states = [place_words(p) for p in result.at]
            yield BeyondLine(
                title=beyond.title,
                where="; ".join(states),
                right=right_words(beyond.right),
                state="in force" if result.in_force else "without effect on this date",
                concern=beyond.concern or "recorded; no criticism was found",
                critics=tuple(
                    f"{c.who}{f' ({c.date})' if c.date else ''}: {c.what}"
                    + (f" [{METHODS[c.method]}]" if c.method.value == "recollection" else "")
                    for c in beyond.raised_by
                ),
                basis=basis_words(beyond.basis),
            )

    def _questions(self) -> Iterable[QuestionLine]:
        for i, question in enumerate(self.report.questions, start=1):
            yield QuestionLine(
                number=i,
                ask=question.ask,
                read=question.read,
                settles=listed(question.settles),
                concerns=listed(question.concerns),
                verdicts=_articles(question.verdicts) if question.verdicts else "",
            )

    # --- laws and treaties

    def _law(self, law: Enactment) -> LawLine:
        life = [f"enacted {law.enacted.isoformat()}"]
        if law.in_force:
            life.append(f"in force {law.in_force.isoformat()}")
        else:
            life.append("not in force")
        life += [self._event(event) for event in sorted(law.events, key=lambda e: (e.date, e.kind))]
        number = f", {law.number}" if law.number else ""
        short = f" ({law.short})" if law.short not in {law.title, law.number} else ""
        return LawLine(
            id=law.id,
            title=f"{law.title}{number}{short}",
            life="; ".join(life),
            sources=", ".join(law.sources),
            note=law.note,
        )

    def _event(self, event: Event) -> str:
        words = event.kind.value.replace("-", " ")
        places = f" ({', '.join(c.pinpoint for c in event.at)})" if event.at else ""
        by = f" by {self.laws[event.by].short}" if event.by in self.laws else ""
        until = f" until {event.until.isoformat()}" if event.until else ""
        return f"{words}{places} {event.date.isoformat()}{until}{by}"

    def _treaty(self) -> Iterable[str]:
        treaty = self.report.treaty
        if treaty is None:
            return
        for event in sorted(treaty.events, key=lambda e: (e.date, e.kind)):
            yield f"{event.kind.value.replace('-', ' ')} {event.date.isoformat()}"

    def _reservations_note(self) -> str:
        report = self.report
        if report.treaty is None:
            return "The State's position towards the treaty is not recorded."
        if report.treaty.reservations_unseen:
            return f"Not all is seen: {report.treaty.reservations_unseen}"
        if report.reservations:
            return ""
        read = report.treaty.record_read
        if read is None:
            return "No reservation or declaration is recorded."
        return (
            "No reservation or declaration that changes the target stands in the treaty "
            f"record, read up to {day(read)}."
        )

    def _bars(self) -> tuple[Bar, ...]:
        widest = max((p.totals.required for p in self.report.parts), default=0) or 1
        bars = []
        for part in self.report.parts:
            totals = part.totals
            scale = 100 / widest
            bars.append(
                Bar(
                    title=f"{part.title} (Arts {_span(part.provisions)})"
                    if len(part.provisions) > 1
                    else f"{part.title} (Art. {part.provisions[0]})",
                    label=(
                        f"{totals.met} shown, {totals.undecided} not decided, "
                        f"{totals.partial + totals.absent} missing or weaker, "
                        f"of {totals.required}"
                    ),
                    shown=totals.met * scale,
                    open=totals.undecided * scale,
                    short=(totals.partial + totals.absent) * scale,
                )
            )
        return tuple(bars)


# --- small wordings

#: From which share of what is asked a word may be used.
_SHARES = (
    (1, "all"),
    (2 / 3, "most"),
    (1 / 3, "part"),
    (1e-9, "little"),
    (0, "nothing"),
)

_RECOLLECTION = next(m for m in METHODS if m.value == "recollection")

_SHORT = frozenset({"undeclared", "not-allowed"})

_NARROWED = {
    "permitted": "a condition that the treaty permits; a declaration can cover it on accession",
    "declared": "permitted by the treaty and declared",
    "reserved": "covered by a reservation",
    "undeclared": "the treaty would permit it, and it was not declared or reserved; weaker",
    "not-allowed": "a condition that the treaty does not list; weaker",
}

_STANDINGS = {
    Standing.LAPSED: "has no effect on this date",
    Standing.CHANGED: "read in another version of the law",
    Standing.SUPERSEDED: "another version of the law; the one in force was read",
    Standing.RESOLVED: "settled by another assessment",
    Standing.ADDS_NOTHING: ("adds nothing: no crime, or nothing of what the article is about"),
    Standing.UNREVIEWED_MACHINE: "suggested by a machine and not reviewed; does not count",
}


def _figures(title: str, articles: str, totals: Totals) -> Figures:
    return Figures(
        title=title,
        articles=articles,
        required=totals.required,
        shown=totals.met,
        possible=totals.possible,
        short=totals.partial + totals.absent,
        undecided=totals.undecided,
        limits=totals.limits_required,
        limits_shown=totals.limits_met,
    )


def _verdict_css(provision: ProvisionResult) -> str:
    if provision.bounds is None or not provision.bounds.is_decided:
        return "open"
    return {Level.MET: "there", Level.PARTIAL: "weak", Level.ABSENT: "missing"}[
        provision.bounds.proven
    ]


def _telling(element: ElementResult) -> list[Evidence]:
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


def _short_basis(evidence: Evidence) -> str:
    basis = evidence.finding.basis
    return (
        f"{METHODS[basis.method]}, {basis.confidence.value} (law of {basis.law_as_of.isoformat()})"
    )


def _gap_words(gap: Gap) -> str:
    word = "not found" if gap.level is Level.ABSENT else "weaker"
    return f"{word}: {_lower(gap.text)}" + (" (by recollection)" if gap.by_recollection else "")


def _recollected(number: int) -> str:
    return f"{number} by recollection" if number else ""


def _power_name(power: str) -> str:
    return f"Art. {power}" if power.isdigit() else power


def _name(ref: str) -> str:
    return ref.partition("/")[2].replace("-", " ")


def _anchor(number: str) -> str:
    return f"article-{number}"


def _term(months: int) -> str:
    if months >= 1200:  # noqa: PLR2004  stands for life, see Penalty
        return "life imprisonment"
    years, rest = divmod(months, 12)
    parts = []
    if years:
        parts.append(plural(years, "year"))
    if rest:
        parts.append(plural(rest, "month"))
    return f"{' '.join(parts) or '0 months'} of imprisonment"


def _articles(numbers: Sequence[str]) -> str:
    if not numbers:
        return ""
    return f"Art{'s' if len(numbers) > 1 else '.'} {_span(numbers)}"


def _span(numbers: Sequence[str]) -> str:
    """Numbers with runs joined: "2-11, 13"."""
    runs: list[list[str]] = []
    for number in numbers:
        last = runs[-1][-1] if runs else ""
        if last.isdigit() and number.isdigit() and int(number) == int(last) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [r[0] if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs]
    return ", ".join(words)


def _source_note(dated: str, seen: str, note: str) -> str:
    words = {
        "whole": "read in whole",
        "extract": "a long extract was read",
        "excerpt": "an excerpt was read",
        "cited": "cited by others, not seen",
    }[seen]
    return "; ".join(filter(None, (dated, words, note)))


def _first_sentence(text: str) -> str:
    head, stop, _ = text.partition(". ")
    return head + "." if stop else text


def _lower(text: str) -> str:
    """The text for the middle of a sentence; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


def _unique(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
