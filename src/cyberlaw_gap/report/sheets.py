"""A gap report as sheets of typed rows: the one source of the workbook and of the CSV file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.report.context import view
from cyberlaw_gap.report.phrasing import unique, upper
from cyberlaw_gap.report.rows import telling
from cyberlaw_gap.report.sheet_model import Cell, Column, Sheet, Sheets, plain, typed_sheet
from cyberlaw_gap.report.sheet_summary import summary
from cyberlaw_gap.report.sheet_words import (
    ANSWERS,
    BEYOND,
    FINDING_MARKS,
    FINDINGS,
    LAWS,
    LEVEL_MARKS,
    LEVELS,
    REVIEWS,
    ROLES,
    SANCTIONS,
    SEEN,
    SOURCES,
    TREATMENTS,
)
from cyberlaw_gap.report.words import CONFIDENCES, METHODS, place_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from cyberlaw_gap.citation import Citation
    from cyberlaw_gap.model.profile import Basis, Offence, PowerAnswer
    from cyberlaw_gap.model.verdict import (
        Bounds,
        ElementResult,
        Evidence,
        GapReport,
        Place,
    )
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.sheet_model import Value
    from cyberlaw_gap.report.view import ArticleView, LedgerLine, Reading, Row

__all__ = ["sheets"]


def sheets(report: GapReport, _: Messages) -> Sheets:
    """The report as sheets, in the words of a language."""
    return _Writer(report, _).sheets()


@dataclass(frozen=True, slots=True)
class _Element:
    element: ElementResult
    row: Row
    advice: str
    behind: tuple[Evidence, ...]

    @property
    def bases(self) -> tuple[Basis, ...]:
        """How those know whose findings decide it."""
        return tuple(evidence.finding.basis for evidence in self.behind)


@dataclass(frozen=True, slots=True)
class _Finding:
    element: ElementResult
    evidence: Evidence
    reading: Reading
    decides: bool
    is_first: bool

    @property
    def basis(self) -> Basis:
        """How the assessor knows."""
        return self.evidence.finding.basis


class _Writer:
    def __init__(self, report: GapReport, _: Messages) -> None:
        self._ = _
        self.report = report
        self.view = view(report, _)
        self.laws = {law.id: law for law in report.enactments}
        self.articles = tuple(zip(report.provisions, self.view.articles, strict=True))
        self.elements = tuple(self._elements_of())

    def sheets(self) -> Sheets:
        _, shown = self._, self.view
        tables = (
            self._articles(),
            self._elements(),
            self._findings(),
            self._offences(),
            self._safeguards(),
            self._powers(),
            self._beyond(),
            self._questions(),
            self._laws(),
            self._sources(),
            *self._changes(),
        )
        return Sheets(
            title=plain(shown.title),
            subject=plain(
                _("Law as of {day}; {standing}", day=shown.as_of, standing=shown.standing)
            ),
            cite=plain(shown.cite),
            author=f"cyberlaw-gap {self.report.version}",
            as_of=self.report.as_of,
            warning=plain(shown.laid_over.warning) if shown.laid_over else "",
            laid_over=plain(shown.laid_over.titles) if shown.laid_over else "",
            country=self.report.country.code,
            standard=self.report.standard.id,
            name=_("Summary"),
            summary=summary(self.report, shown, tables, _),
            tables=tables,
        )

    # --- what the treaty asks

    def _articles(self) -> Sheet:
        _ = self._
        return typed_sheet(
            "glance",
            _("Articles"),
            _("One row per article: the verdict, and how much of what is asked is shown"),
            self.articles,
            [
                Column(
                    _("Article"),
                    8,
                    lambda a: Cell(_number(a[0].number), to=f"elements/{a[0].number}"),
                ),
                Column(_("Title"), 34, lambda a: a[1].title),
                Column(_("Verdict"), 18, lambda a: Cell(a[1].verdict, a[1].css)),
                Column(_("Asked"), 8, lambda a: a[0].totals.required),
                Column(_("Shown"), 8, lambda a: a[0].totals.met),
                Column(_("Possible"), 9, lambda a: a[0].totals.possible),
                Column(
                    _("Missing or weaker"), 10, lambda a: a[0].totals.partial + a[0].totals.absent
                ),
                Column(_("Of these weaker"), 9, lambda a: a[0].totals.partial),
                Column(_("Of these not found"), 10, lambda a: a[0].totals.absent),
                Column(_("Not decided"), 9, lambda a: a[0].totals.undecided),
                Column(_("Decided by recollection"), 13, lambda a: a[0].recollected),
                Column(_("Where"), 44, lambda a: a[1].where),
                Column(_("Notes"), 56, lambda a: self._article_notes(a[1])),
            ],
            [
                Column(_("Wider than the treaty"), 90, lambda a: _sentences(a[1].too_wide)),
                Column(_("To keep when closing a gap"), 90, lambda a: a[1].keep),
                Column(_("Limits asked"), 9, lambda a: a[0].totals.limits_required),
                Column(_("Limits kept"), 9, lambda a: a[0].totals.limits_met),
                Column(_("Limits not decided"), 9, lambda a: a[0].totals.limits_undecided),
                Column(
                    _("Acts to the treaty office asked"), 12, lambda a: a[0].treaty_acts.required
                ),
                Column(_("Of these done"), 9, lambda a: a[0].treaty_acts.met),
                Column(_("Of these not decided"), 9, lambda a: a[0].treaty_acts.undecided),
                Column(_("Practice asked"), 9, lambda a: a[0].practice.required),
                Column(_("Practice shown"), 9, lambda a: a[0].practice.met),
                Column(_("Practice not decided"), 9, lambda a: a[0].practice.undecided),
            ],
            kept=2,
            key=lambda a: a[1].anchor,
        )

    def _article_notes(self, article: ArticleView) -> str:
        _ = self._
        together = article.read_together
        return _sentences(
            (
                article.note,
                _("Taken together: {offences}", offences=together) if together else "",
                *article.narrowed,
                article.treaty_acts,
            )
        )

    def _elements_of(self) -> Iterator[_Element]:
        for provision, article in self.articles:
            gaps = (gap.element for gap in provision.gaps)
            advice = dict(zip(gaps, article.advice, strict=True))
            for element, row in zip(provision.elements, article.rows, strict=True):
                where = advice[element.ref].where if element.ref in advice else ""
                yield _Element(element, row, where, tuple(telling(element)))

    def _elements(self) -> Sheet:
        _ = self._
        opens = {p.elements[0].ref: p.number for p in self.report.provisions if p.elements}
        return typed_sheet(
            "elements",
            _("Elements"),
            _("One row per thing that the treaty asks, with what decides it"),
            self.elements,
            [
                Column(_("Article"), 8, lambda e: _number(e.element.provision)),
                Column(_("Element"), 20, lambda e: e.row.id),
                Column(_("What is asked"), 34, lambda e: e.row.asks),
                Column(_("State"), 14, lambda e: Cell(e.row.state, e.row.css)),
                Column(_("Where"), 26, lambda e: e.row.where),
                Column(_("Why"), 42, lambda e: e.row.why),
                Column(_("To close it"), 28, lambda e: e.advice),
                Column(_("Notes"), 22, lambda e: self._joined(e.row.notes)),
                Column(_("How we know"), 15, lambda e: self._joined(map(self._method, e.bases))),
                Column(_("Confidence"), 11, lambda e: self._joined(map(self._confidence, e.bases))),
            ],
            [
                Column(_("At least"), 10, lambda e: _(LEVELS[e.element.bounds.proven])),
                Column(_("At most"), 10, lambda e: _(LEVELS[e.element.bounds.possible])),
                Column(_("Treatment"), 14, lambda e: _(TREATMENTS[e.element.treatment])),
                Column(_("Role"), 13, lambda e: _(ROLES[e.element.role])),
                Column(_("Limit"), 8, lambda e: _("limit") if e.element.limits else ""),
                Column(_("Answered by"), 13, lambda e: _(ANSWERS[e.element.answered_by])),
                Column(_("Paragraph"), 13, lambda e: e.row.paragraph),
                Column(_("Law as of"), 12, lambda e: _dates(f.law_as_of for f in e.bases)),
                Column(_("Assessor"), 22, lambda e: self._joined(f.assessor for f in e.bases)),
                Column(_("Assessed on"), 12, lambda e: _dates(f.date for f in e.bases)),
                Column(_("Review"), 12, lambda e: self._joined(map(self._review, e.bases))),
                Column(
                    _("Sources"), 30, lambda e: self._joined(s for f in e.bases for s in f.sources)
                ),
                Column(_("Also cited"), 60, self._also_cited),
                Column(_("Findings"), 9, _findings_of),
            ],
            kept=2,
            key=lambda e: f"elements/{opens[e.row.id]}" if e.row.id in opens else "",
        )

    def _findings(self) -> Sheet:
        _ = self._
        lines = [
            _Finding(line.element, evidence, reading, evidence in line.behind, not index)
            for line in self.elements
            for index, (evidence, reading) in enumerate(
                zip(line.element.evidence, line.row.readings, strict=True)
            )
        ]
        offences = {
            o.offence.id: o.offence.title for p in self.report.provisions for o in p.offences
        }
        return typed_sheet(
            "findings",
            _("Findings"),
            _("One row per finding behind an element, those that do not count included"),
            lines,
            [
                Column(_("Article"), 8, lambda f: _number(f.element.provision)),
                Column(_("Element"), 20, lambda f: f.element.ref),
                Column(
                    _("It says"),
                    13,
                    lambda f: Cell(
                        _(FINDINGS[f.evidence.finding.status]),
                        FINDING_MARKS[f.evidence.finding.status] if f.evidence.bounds else "",
                    ),
                ),
                Column(_("Counts"), 14, self._counts),
                Column(_("Where"), 32, lambda f: self._places(f.evidence.at)),
                Column(_("Read"), 26, lambda f: self._places(f.evidence.read)),
                Column(_("Why"), 48, lambda f: f.evidence.finding.why),
                Column(_("Notes"), 34, lambda f: f.reading.note),
                Column(_("How we know"), 17, lambda f: self._method(f.basis)),
                Column(_("Confidence"), 11, lambda f: self._confidence(f.basis)),
                Column(_("Law as of"), 12, lambda f: f.basis.law_as_of),
            ],
            [
                Column(_("Assessor"), 22, lambda f: f.basis.assessor),
                Column(_("Assessed on"), 12, lambda f: f.basis.date),
                Column(_("Review"), 12, lambda f: self._review(f.basis)),
                Column(_("Sources"), 30, lambda f: ", ".join(f.basis.sources)),
                Column(_("See also"), 26, lambda f: self._places(f.evidence.see)),
                Column(
                    _("Offence"), 28, lambda f: offences.get(f.evidence.finding.offence or "", "")
                ),
            ],
            kept=2,
            key=lambda f: f"findings/{f.element.ref}" if f.is_first else "",
        )

    def _counts(self, finding: _Finding) -> str:
        _ = self._
        if finding.decides:
            return _("decides")
        return _("counts") if finding.evidence.bounds is not None else _("does not count")

    def _offences(self) -> Sheet:
        _ = self._
        lines = [
            (article, result, line)
            for provision, article in self.articles
            for result, line in zip(provision.offences, article.offences, strict=True)
        ]
        return typed_sheet(
            "offences",
            _("Offences"),
            _("One row per national offence held against an article, with its penalty"),
            lines,
            [
                Column(_("Article"), 8, lambda o: _number(o[0].number)),
                Column(_("Title"), 28, lambda o: o[0].title),
                Column(_("Offence"), 34, lambda o: o[2].title),
                Column(_("Where"), 32, lambda o: o[2].where),
                Column(_("Sanction"), 14, lambda o: _(SANCTIONS[o[1].offence.sanction])),
                Column(_("Penalty"), 36, lambda o: o[2].penalty or _("not recorded")),
                Column(_("Months at least"), 10, lambda o: _months(o[1].offence, most=False)),
                Column(
                    _("Months at most (1200: life)"), 12, lambda o: _months(o[1].offence, most=True)
                ),
                Column(_("Reaches alone"), 22, lambda o: Cell(o[2].reaches, _mark(o[1].bounds))),
                Column(
                    _("Notes"),
                    40,
                    lambda o: o[1].offence.penalty.note if o[1].offence.penalty else "",
                ),
            ],
            kept=3,
        )

    # --- powers, safeguards, and what is beyond

    def _safeguards(self) -> Sheet:
        _ = self._
        lines = self.view.ledger
        return typed_sheet(
            "ledger",
            _("Safeguards"),
            _("One row per power; in brackets, what the nature of the power does not call for"),
            lines,
            [
                Column(_("Power"), 38, lambda line: line.power),
                Column(_("What there is of it"), 18, lambda line: line.verdict),
                *(
                    Column(upper(_(name.replace("-", " "))), 16, _guard(index))
                    for index, (name, _asks) in enumerate(self.view.safeguards)
                ),
                Column(_("What it lacks"), 48, lambda line: line.alarm),
            ],
        )

    def _powers(self) -> Sheet:
        _ = self._
        lines = [
            (line, power)
            for row, line in zip(self.report.ledger, self.view.ledger, strict=True)
            for power in row.national
        ]
        return typed_sheet(
            "powers",
            _("Powers"),
            _("One row per national power that serves one of them: who authorises it, and how far"),
            lines,
            [
                Column(_("Power"), 28, lambda p: p[0].power),
                Column(_("National power"), 30, lambda p: p[1].title),
                Column(_("Where"), 26, lambda p: self._joined(self._cite(c) for c in p[1].at)),
                Column(_("Who authorises"), 34, lambda p: self._answer(p[1].authorised_by)),
                Column(_("On what grounds"), 34, lambda p: self._answer(p[1].grounds)),
                Column(_("How far"), 34, lambda p: self._answer(p[1].scope)),
                Column(_("How long"), 30, lambda p: self._answer(p[1].duration)),
                Column(_("Who is told"), 30, lambda p: self._answer(p[1].notice)),
                Column(_("Who reviews"), 30, lambda p: self._answer(p[1].review)),
            ],
            kept=2,
        )

    def _answer(self, answer: PowerAnswer | None) -> str:
        _ = self._
        if answer is None:
            return _("nobody looked")
        if not answer.answer:
            return _("not known: {reason}", reason=answer.unknown)
        basis = f"{self._method(answer.basis)}, {self._confidence(answer.basis)}"
        where = self._joined(self._cite(c) for c in answer.at)
        return f"{answer.answer} [{self._joined((where, basis))}]"

    def _cite(self, citation: Citation) -> str:
        law = self.laws.get(citation.instrument)
        return f"{law.short if law else citation.instrument} {citation.pinpoint}".strip()

    def _beyond(self) -> Sheet:
        _ = self._
        return typed_sheet(
            "beyond",
            _("Beyond"),
            _("One row per national provision that the treaty does not ask for; none is a gap"),
            zip(self.report.beyond, self.view.beyond, strict=True),
            [
                Column(_("Provision"), 34, lambda b: b[1].title),
                Column(_("Kind"), 10, lambda b: _(BEYOND[b[0].beyond.kind])),
                Column(_("Where"), 30, lambda b: b[1].where),
                Column(_("In force"), 16, lambda b: b[1].state),
                Column(_("Right"), 18, lambda b: b[1].right),
                Column(_("Concern"), 44, lambda b: b[1].concern),
                Column(_("Raised by"), 48, lambda b: self._joined(b[1].critics)),
                Column(_("How we know"), 17, lambda b: self._method(b[0].beyond.basis)),
                Column(_("Confidence"), 11, lambda b: self._confidence(b[0].beyond.basis)),
            ],
            [
                Column(_("Law as of"), 12, lambda b: b[0].beyond.basis.law_as_of),
                Column(_("Assessor"), 22, lambda b: b[0].beyond.basis.assessor),
                Column(_("Assessed on"), 12, lambda b: b[0].beyond.basis.date),
                Column(_("Sources"), 30, lambda b: ", ".join(b[0].beyond.basis.sources)),
            ],
        )

    def _questions(self) -> Sheet:
        _ = self._
        return typed_sheet(
            "questions",
            _("Questions"),
            _("One row per open question, those first whose answer settles most"),
            zip(self.report.questions, self.view.questions, strict=True),
            [
                Column(_("Rank"), 7, lambda q: q[1].number),
                Column(_("Question"), 52, lambda q: q[1].ask),
                Column(_("What to read"), 40, lambda q: q[1].read),
                Column(_("Settles"), 9, lambda q: len(q[0].settles)),
                Column(_("Which elements"), 36, lambda q: q[1].settles),
                Column(_("Which verdicts"), 18, lambda q: q[1].verdicts),
                Column(_("Bears on"), 36, lambda q: q[1].concerns),
            ],
            key=lambda q: f"question-{q[1].number}",
        )

    # --- laws and sources

    def _laws(self) -> Sheet:
        _ = self._
        return typed_sheet(
            "laws",
            _("Laws"),
            _("One row per law read, with its dated life"),
            self.view.laws,
            [
                Column(_("Short name"), 24, lambda law: self.laws[law.id].short),
                Column(_("Title"), 44, lambda law: self.laws[law.id].title),
                Column(_("Number"), 22, lambda law: self.laws[law.id].number),
                Column(_("Kind"), 13, lambda law: _(LAWS[self.laws[law.id].kind])),
                Column(_("Enacted"), 12, lambda law: self.laws[law.id].enacted),
                Column(
                    _("In force"), 12, lambda law: self.laws[law.id].in_force or _("not in force")
                ),
                Column(_("Its life"), 48, lambda law: law.life),
                Column(_("Notes"), 40, lambda law: law.note),
                Column(_("Sources"), 30, lambda law: law.sources),
            ],
        )

    def _sources(self) -> Sheet:
        _ = self._
        return typed_sheet(
            "sources",
            _("Sources"),
            _("One row per source, with its address and how much of it was seen"),
            self.report.sources,
            [
                Column(_("Source"), 30, lambda s: s.id),
                Column(_("Title"), 52, lambda s: s.title),
                Column(_("Address"), 48, lambda s: Cell(s.url, url=s.url)),
                Column(_("Kind"), 16, lambda s: _(SOURCES[s.kind])),
                Column(_("Dated"), 14, lambda s: s.dated),
                Column(_("Seen"), 14, lambda s: _(SEEN[s.seen])),
                Column(_("Notes"), 40, lambda s: s.note),
            ],
        )

    def _changes(self) -> Iterator[Sheet]:
        _, effect, laid_over = self._, self.report.laid_over, self.view.laid_over
        if effect is None or laid_over is None:
            return
        verdicts = (
            (number, _("verdict"), title, before, after)
            for _anchor, number, title, before, after in laid_over.verdicts
        )
        elements = (
            (change.after.provision, _("element"), shown.asks, shown.before, shown.after)
            for change, shown in zip(effect.elements, laid_over.elements, strict=True)
        )
        yield typed_sheet(
            "changes",
            _("Changes"),
            _("One row per verdict and element that what is laid over would change"),
            (*verdicts, *elements),
            [
                Column(_("Article"), 10, lambda c: _number(c[0])),
                Column(_("Of what"), 12, lambda c: c[1]),
                Column(_("What is asked"), 60, lambda c: c[2]),
                Column(_("The law"), 24, lambda c: c[3]),
                Column(_("With it"), 24, lambda c: c[4]),
            ],
        )

    # --- how somebody knows

    def _method(self, basis: Basis) -> str:
        return self._(METHODS[basis.method])

    def _confidence(self, basis: Basis) -> str:
        return self._(CONFIDENCES[basis.confidence])

    def _review(self, basis: Basis) -> str:
        return self._(REVIEWS[basis.review])

    def _joined(self, words: Iterable[str]) -> str:
        return self._.joined(unique(filter(None, words)))

    def _places(self, places: Iterable[Place]) -> str:
        return self._joined(place_words(place, self._) for place in places)

    def _also_cited(self, element: _Element) -> str:
        """The places of its findings that its row does not name."""
        return self._joined(
            words
            for evidence in element.element.evidence
            for place in (*evidence.at, *evidence.read, *evidence.see)
            if (words := place_words(place, self._)) not in element.row.where
        )


def _number(number: str) -> int | str:
    """The number of an article; as a number where it is one, so that 10 sorts after 9."""
    return int(number) if number.isdecimal() else number


def _findings_of(element: _Element) -> Cell:
    number = len(element.element.evidence)
    return Cell(number, to=f"findings/{element.row.id}" if number else "")


def _guard(index: int) -> Callable[[LedgerLine], Cell]:
    """How a power stands with one safeguard; in brackets where it is not called for."""

    def cell(line: LedgerLine) -> Cell:
        word, mark, called_for = line.cells[index]
        return Cell(word, mark) if called_for else Cell(f"({word})")

    return cell


def _mark(bounds: Bounds | None) -> str:
    if bounds is None:
        return ""
    return LEVEL_MARKS[bounds.proven] if bounds.is_decided else "open"


def _sentences(texts: Iterable[str]) -> str:
    return " ".join(f"{text.rstrip('.')}." for text in texts if text)


def _dates(days: Iterable[date]) -> Value:
    """One date as a date; several as words."""
    found = sorted(set(days))
    return found[0] if len(found) == 1 else "; ".join(day.isoformat() for day in found)


def _months(offence: Offence, *, most: bool) -> Value:
    penalty = offence.penalty
    if penalty is None:
        return ""
    months = penalty.max_months if most else penalty.min_months
    return "" if months is None else months
