"""A gap report as sheets of typed rows: the one source of the workbook and of the CSV file.

Dates are dates and counts are numbers, so that people can sort and filter them; whatever a
reader cannot see is taken out of the texts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar

from cyberlaw_gap.report.context import view
from cyberlaw_gap.report.environment import harmless
from cyberlaw_gap.report.phrasing import unique, upper
from cyberlaw_gap.report.rows import telling
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
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from cyberlaw_gap.citation import Citation
    from cyberlaw_gap.model.profile import Basis, Offence, PowerAnswer
    from cyberlaw_gap.model.verdict import (
        Bounds,
        ElementResult,
        Evidence,
        GapReport,
        Place,
        Totals,
    )
    from cyberlaw_gap.report.messages import Messages
    from cyberlaw_gap.report.view import ArticleView, LedgerLine, Point, Reading, Row

__all__ = ["Cell", "Entry", "Head", "Sheet", "Sheets", "plain", "sheets"]

Value: TypeAlias = str | int | date
Style: TypeAlias = Literal["title", "warning", "quiet", "lead", "heading", "body", "heads", "total"]


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one cell, how it is marked and where it leads."""

    value: Value
    status: str = ""
    """``there``, ``weak``, ``missing`` or ``open``: a colour; the words say it too."""
    url: str = ""
    """An address outside."""
    to: str = ""
    """The key of a row, or the id of a sheet, of this workbook."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column."""

    text: str
    width: int
    """In characters."""
    aside: bool = False
    """Whether the column is for filters and analysis, and is left out of the print."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: a row of heads, and typed rows."""

    id: str
    name: str
    what: str
    """What its rows are, in a sentence."""
    heads: tuple[Head, ...]
    rows: tuple[tuple[Cell, ...], ...]
    keys: tuple[str, ...]
    """Per row, the key by which others lead to it; empty: none."""
    kept: int
    """How many columns stay in sight when the reader scrolls to the right."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the summary."""

    shape: Literal["wide", "pair", "grid"]
    """One cell over the whole width; a label and its text; or a cell per column."""
    cells: tuple[Cell, ...]
    style: Style = "body"


@dataclass(frozen=True, slots=True)
class Sheets:
    """A whole report as sheets."""

    title: str
    subject: str
    cite: str
    author: str
    as_of: date
    warning: str
    """What stands above everything else where a bill is laid over the law; else empty."""
    laid_over: str
    """The titles of what is laid over."""
    country: str
    standard: str
    name: str
    """The name of the summary."""
    summary: tuple[Entry, ...]
    tables: tuple[Sheet, ...]

    def table(self, sheet_id: str) -> Sheet:
        """The table of this id."""
        return next(sheet for sheet in self.tables if sheet.id == sheet_id)


def plain(text: str) -> str:
    """A text on one line, without what a reader cannot see."""
    return _SPACE.sub(" ", _NO_CHARACTER.sub("", harmless(text))).strip()


def sheets(report: GapReport, _: Messages) -> Sheets:
    """The report as sheets, in the words of a language."""
    return _Writer(report, _).sheets()


_SPACE = re.compile(r"\s+")
_NO_CHARACTER = re.compile("[\ufffe\uffff\ufeff\u200b]")

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Column(Generic[T]):
    """A head, and what stands below it."""

    text: str
    width: int
    of: Callable[[T], Cell | Value]


def _sheet(
    sheet_id: str,
    name: str,
    what: str,
    lines: Iterable[T],
    columns: Sequence[_Column[T]],
    aside: Sequence[_Column[T]] = (),
    *,
    kept: int = 1,
    key: Callable[[T], str] = lambda _line: "",
) -> Sheet:
    lines = tuple(lines)
    every = (*columns, *aside)
    return Sheet(
        id=sheet_id,
        name=name,
        what=what,
        heads=tuple(Head(plain(c.text), c.width, c in aside) for c in every),
        rows=tuple(tuple(_cell(c.of(line)) for c in every) for line in lines),
        keys=tuple(key(line) for line in lines),
        kept=kept,
    )


def _cell(value: Cell | Value) -> Cell:
    cell = value if isinstance(value, Cell) else Cell(value)
    if isinstance(cell.value, str):
        return Cell(plain(cell.value), cell.status, cell.url, cell.to)
    return cell


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
            summary=tuple(self._summary(tables)),
            tables=tables,
        )

    # --- the summary

    def _summary(self, tables: tuple[Sheet, ...]) -> Iterator[Entry]:
        _, shown = self._, self.view
        if shown.laid_over:
            yield _wide(shown.laid_over.warning, "warning")
            for title, standing in shown.laid_over.standings:
                yield _pair(title, standing)
        yield _wide(shown.title, "title")
        yield _wide(
            _(
                "Law as of {day} · {standing} · profile assessed {assessed}",
                day=shown.as_of,
                standing=shown.standing,
                assessed=shown.assessed,
            ),
            "quiet",
        )
        if shown.language_note:
            yield _wide(shown.language_note, "quiet")
        if shown.caution:
            yield _wide(shown.caution, "warning")
        yield _wide(shown.summary, "lead")
        yield from self._parts()
        if shown.treaty_acts:
            yield _wide(shown.treaty_acts, "quiet")
        if shown.laid_over:
            yield _wide(_("What it would change"), "heading")
            yield _wide(shown.laid_over.summary)
        yield _wide(_("What is missing that matters"), "heading")
        yield from _points(shown.missing, _("No gap was found."))
        yield _wide(_("What goes too far"), "heading")
        yield from _points(
            shown.too_far, _("Nothing was found that goes beyond the treaty's limits.")
        )
        yield _wide(_("What we do not know"), "heading")
        yield _wide(shown.unknown)
        yield from _points(shown.unknown_points)
        yield from self._treaty()
        yield from self._how_to_read()
        yield _wide(_("The sheets"), "heading")
        for table in tables:
            yield _pair(Cell(table.name, to=table.id), f"{table.what} ({len(table.rows)})")
        yield _wide(_("How to cite"), "heading")
        yield _wide(shown.cite)

    def _parts(self) -> Iterator[Entry]:
        _ = self._
        yield _grid(
            "heads",
            _("Part"),
            _("Articles"),
            _("Asked"),
            _("Shown"),
            _("Possible"),
            _("Missing or weaker"),
            _("Of these weaker"),
            _("Of these not found"),
            _("Not decided"),
            _("Limits of the treaty kept"),
        )
        report, shown = self.report, self.view
        rows = [
            *zip(shown.parts, (part.totals for part in report.parts), strict=True),
            (shown.total, report.totals),
        ]
        for figures, totals in rows:
            yield _grid(
                "total" if figures is shown.total else "body",
                figures.title,
                figures.articles,
                *_counts_of(totals),
                _("{kept} of {asked}", kept=totals.limits_met, asked=totals.limits_required)
                if totals.limits_required
                else "",
            )

    def _treaty(self) -> Iterator[Entry]:
        _, shown = self._, self.view
        yield _wide(_("The State and the treaty"), "heading")
        if shown.treaties:
            yield _wide(self._joined(shown.treaties))
        if shown.reservations_note:
            yield _wide(shown.reservations_note)
        for name, text, effect in shown.reservations:
            yield _pair(name, f"{text}: {effect}")

    def _how_to_read(self) -> Iterator[Entry]:
        _ = self._
        yield _wide(_("How to read it"), "heading")
        yield _pair(Cell(_("there"), "there"), _("The laws read have it."))
        yield _pair(Cell(_("weaker"), "weak"), _("They have it in part, or under more conditions."))
        yield _pair(
            Cell(_("not found"), "missing"),
            _("It was looked for and not found in the laws read, which are named."),
        )
        yield _pair(
            Cell(_("not decided"), "open"),
            _("Nobody knows yet: it counts neither as there nor as missing."),
        )
        yield _grid("heads", _("How we know"), _("Confidence"), _("Elements"))
        for count in self.report.methods:
            yield _grid(
                "body",
                _(METHODS[count.method]),
                _(CONFIDENCES[count.confidence]),
                count.elements,
            )

    # --- what the treaty asks

    def _articles(self) -> Sheet:
        _ = self._
        return _sheet(
            "glance",
            _("Articles"),
            _("One row per article: the verdict, and how much of what is asked is shown"),
            self.articles,
            [
                _Column(
                    _("Article"),
                    8,
                    lambda a: Cell(_number(a[0].number), to=f"elements/{a[0].number}"),
                ),
                _Column(_("Title"), 34, lambda a: a[1].title),
                _Column(_("Verdict"), 18, lambda a: Cell(a[1].verdict, a[1].css)),
                _Column(_("Asked"), 8, lambda a: a[0].totals.required),
                _Column(_("Shown"), 8, lambda a: a[0].totals.met),
                _Column(_("Possible"), 9, lambda a: a[0].totals.possible),
                _Column(_("Missing or weaker"), 10, lambda a: _short(a[0].totals)),
                _Column(_("Of these weaker"), 9, lambda a: a[0].totals.partial),
                _Column(_("Of these not found"), 10, lambda a: a[0].totals.absent),
                _Column(_("Not decided"), 9, lambda a: a[0].totals.undecided),
                _Column(_("Decided by recollection"), 13, lambda a: a[0].recollected),
                _Column(_("Where"), 44, lambda a: a[1].where),
                _Column(_("Notes"), 56, lambda a: self._article_notes(a[1])),
            ],
            [
                _Column(_("Wider than the treaty"), 90, lambda a: _sentences(a[1].too_wide)),
                _Column(_("To keep when closing a gap"), 90, lambda a: a[1].keep),
                _Column(_("Limits asked"), 9, lambda a: a[0].totals.limits_required),
                _Column(_("Limits kept"), 9, lambda a: a[0].totals.limits_met),
                _Column(_("Limits not decided"), 9, lambda a: a[0].totals.limits_undecided),
                _Column(
                    _("Acts to the treaty office asked"), 12, lambda a: a[0].treaty_acts.required
                ),
                _Column(_("Of these done"), 9, lambda a: a[0].treaty_acts.met),
                _Column(_("Of these not decided"), 9, lambda a: a[0].treaty_acts.undecided),
                _Column(_("Practice asked"), 9, lambda a: a[0].practice.required),
                _Column(_("Practice shown"), 9, lambda a: a[0].practice.met),
                _Column(_("Practice not decided"), 9, lambda a: a[0].practice.undecided),
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
        return _sheet(
            "elements",
            _("Elements"),
            _("One row per thing that the treaty asks, with what decides it"),
            self.elements,
            [
                _Column(_("Article"), 8, lambda e: _number(e.element.provision)),
                _Column(_("Element"), 20, lambda e: e.row.id),
                _Column(_("What is asked"), 34, lambda e: e.row.asks),
                _Column(_("State"), 14, lambda e: Cell(e.row.state, e.row.css)),
                _Column(_("Where"), 26, lambda e: e.row.where),
                _Column(_("Why"), 42, lambda e: e.row.why),
                _Column(_("To close it"), 28, lambda e: e.advice),
                _Column(_("Notes"), 22, lambda e: self._joined(e.row.notes)),
                _Column(_("How we know"), 15, lambda e: self._joined(map(self._method, e.bases))),
                _Column(
                    _("Confidence"), 11, lambda e: self._joined(map(self._confidence, e.bases))
                ),
            ],
            [
                _Column(_("At least"), 10, lambda e: _(LEVELS[e.element.bounds.proven])),
                _Column(_("At most"), 10, lambda e: _(LEVELS[e.element.bounds.possible])),
                _Column(_("Treatment"), 14, lambda e: _(TREATMENTS[e.element.treatment])),
                _Column(_("Role"), 13, lambda e: _(ROLES[e.element.role])),
                _Column(_("Limit"), 8, lambda e: _("limit") if e.element.limits else ""),
                _Column(_("Answered by"), 13, lambda e: _(ANSWERS[e.element.answered_by])),
                _Column(_("Paragraph"), 13, lambda e: e.row.paragraph),
                _Column(_("Law as of"), 12, lambda e: _dates(f.law_as_of for f in e.bases)),
                _Column(_("Assessor"), 22, lambda e: self._joined(f.assessor for f in e.bases)),
                _Column(_("Assessed on"), 12, lambda e: _dates(f.date for f in e.bases)),
                _Column(_("Review"), 12, lambda e: self._joined(map(self._review, e.bases))),
                _Column(
                    _("Sources"), 30, lambda e: self._joined(s for f in e.bases for s in f.sources)
                ),
                _Column(_("Also cited"), 60, self._also_cited),
                _Column(_("Findings"), 9, _findings_of),
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
        return _sheet(
            "findings",
            _("Findings"),
            _("One row per finding behind an element, those that do not count included"),
            lines,
            [
                _Column(_("Article"), 8, lambda f: _number(f.element.provision)),
                _Column(_("Element"), 20, lambda f: f.element.ref),
                _Column(
                    _("It says"),
                    13,
                    lambda f: Cell(
                        _(FINDINGS[f.evidence.finding.status]),
                        FINDING_MARKS[f.evidence.finding.status] if f.evidence.bounds else "",
                    ),
                ),
                _Column(_("Counts"), 14, self._counts),
                _Column(_("Where"), 32, lambda f: self._places(f.evidence.at)),
                _Column(_("Read"), 26, lambda f: self._places(f.evidence.read)),
                _Column(_("Why"), 48, lambda f: f.evidence.finding.why),
                _Column(_("Notes"), 34, lambda f: f.reading.note),
                _Column(_("How we know"), 17, lambda f: self._method(f.basis)),
                _Column(_("Confidence"), 11, lambda f: self._confidence(f.basis)),
                _Column(_("Law as of"), 12, lambda f: f.basis.law_as_of),
            ],
            [
                _Column(_("Assessor"), 22, lambda f: f.basis.assessor),
                _Column(_("Assessed on"), 12, lambda f: f.basis.date),
                _Column(_("Review"), 12, lambda f: self._review(f.basis)),
                _Column(_("Sources"), 30, lambda f: ", ".join(f.basis.sources)),
                _Column(_("See also"), 26, lambda f: self._places(f.evidence.see)),
                _Column(
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
        return _sheet(
            "offences",
            _("Offences"),
            _("One row per national offence held against an article, with its penalty"),
            lines,
            [
                _Column(_("Article"), 8, lambda o: _number(o[0].number)),
                _Column(_("Title"), 28, lambda o: o[0].title),
                _Column(_("Offence"), 34, lambda o: o[2].title),
                _Column(_("Where"), 32, lambda o: o[2].where),
                _Column(_("Sanction"), 14, lambda o: _(SANCTIONS[o[1].offence.sanction])),
                _Column(_("Penalty"), 36, lambda o: o[2].penalty or _("not recorded")),
                _Column(_("Months at least"), 10, lambda o: _months(o[1].offence, most=False)),
                _Column(
                    _("Months at most (1200: life)"), 12, lambda o: _months(o[1].offence, most=True)
                ),
                _Column(_("Reaches alone"), 22, lambda o: Cell(o[2].reaches, _mark(o[1].bounds))),
                _Column(
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
        return _sheet(
            "ledger",
            _("Safeguards"),
            _("One row per power; in brackets, what the nature of the power does not call for"),
            lines,
            [
                _Column(_("Power"), 38, lambda line: line.power),
                _Column(_("What there is of it"), 18, lambda line: line.verdict),
                *(
                    _Column(upper(_(name.replace("-", " "))), 16, _guard(index))
                    for index, (name, _asks) in enumerate(self.view.safeguards)
                ),
                _Column(_("What it lacks"), 48, lambda line: line.alarm),
            ],
        )

    def _powers(self) -> Sheet:
        _ = self._
        lines = [
            (line, power)
            for row, line in zip(self.report.ledger, self.view.ledger, strict=True)
            for power in row.national
        ]
        return _sheet(
            "powers",
            _("Powers"),
            _("One row per national power that serves one of them: who authorises it, and how far"),
            lines,
            [
                _Column(_("Power"), 28, lambda p: p[0].power),
                _Column(_("National power"), 30, lambda p: p[1].title),
                _Column(_("Where"), 26, lambda p: self._joined(self._cite(c) for c in p[1].at)),
                _Column(_("Who authorises"), 34, lambda p: self._answer(p[1].authorised_by)),
                _Column(_("On what grounds"), 34, lambda p: self._answer(p[1].grounds)),
                _Column(_("How far"), 34, lambda p: self._answer(p[1].scope)),
                _Column(_("How long"), 30, lambda p: self._answer(p[1].duration)),
                _Column(_("Who is told"), 30, lambda p: self._answer(p[1].notice)),
                _Column(_("Who reviews"), 30, lambda p: self._answer(p[1].review)),
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
        return _sheet(
            "beyond",
            _("Beyond"),
            _("One row per national provision that the treaty does not ask for; none is a gap"),
            zip(self.report.beyond, self.view.beyond, strict=True),
            [
                _Column(_("Provision"), 34, lambda b: b[1].title),
                _Column(_("Kind"), 10, lambda b: _(BEYOND[b[0].beyond.kind])),
                _Column(_("Where"), 30, lambda b: b[1].where),
                _Column(_("In force"), 16, lambda b: b[1].state),
                _Column(_("Right"), 18, lambda b: b[1].right),
                _Column(_("Concern"), 44, lambda b: b[1].concern),
                _Column(_("Raised by"), 48, lambda b: self._joined(b[1].critics)),
                _Column(_("How we know"), 17, lambda b: self._method(b[0].beyond.basis)),
                _Column(_("Confidence"), 11, lambda b: self._confidence(b[0].beyond.basis)),
            ],
            [
                _Column(_("Law as of"), 12, lambda b: b[0].beyond.basis.law_as_of),
                _Column(_("Assessor"), 22, lambda b: b[0].beyond.basis.assessor),
                _Column(_("Assessed on"), 12, lambda b: b[0].beyond.basis.date),
                _Column(_("Sources"), 30, lambda b: ", ".join(b[0].beyond.basis.sources)),
            ],
        )

    def _questions(self) -> Sheet:
        _ = self._
        return _sheet(
            "questions",
            _("Questions"),
            _("One row per open question, those first whose answer settles most"),
            zip(self.report.questions, self.view.questions, strict=True),
            [
                _Column(_("Rank"), 7, lambda q: q[1].number),
                _Column(_("Question"), 52, lambda q: q[1].ask),
                _Column(_("What to read"), 40, lambda q: q[1].read),
                _Column(_("Settles"), 9, lambda q: len(q[0].settles)),
                _Column(_("Which elements"), 36, lambda q: q[1].settles),
                _Column(_("Which verdicts"), 18, lambda q: q[1].verdicts),
                _Column(_("Bears on"), 36, lambda q: q[1].concerns),
            ],
            key=lambda q: f"question-{q[1].number}",
        )

    # --- laws and sources

    def _laws(self) -> Sheet:
        _ = self._
        return _sheet(
            "laws",
            _("Laws"),
            _("One row per law read, with its dated life"),
            self.view.laws,
            [
                _Column(_("Short name"), 24, lambda law: self.laws[law.id].short),
                _Column(_("Title"), 44, lambda law: self.laws[law.id].title),
                _Column(_("Number"), 22, lambda law: self.laws[law.id].number),
                _Column(_("Kind"), 13, lambda law: _(LAWS[self.laws[law.id].kind])),
                _Column(_("Enacted"), 12, lambda law: self.laws[law.id].enacted),
                _Column(
                    _("In force"), 12, lambda law: self.laws[law.id].in_force or _("not in force")
                ),
                _Column(_("Its life"), 48, lambda law: law.life),
                _Column(_("Notes"), 40, lambda law: law.note),
                _Column(_("Sources"), 30, lambda law: law.sources),
            ],
        )

    def _sources(self) -> Sheet:
        _ = self._
        return _sheet(
            "sources",
            _("Sources"),
            _("One row per source, with its address and how much of it was seen"),
            self.report.sources,
            [
                _Column(_("Source"), 30, lambda s: s.id),
                _Column(_("Title"), 52, lambda s: s.title),
                _Column(_("Address"), 48, lambda s: Cell(s.url, url=s.url)),
                _Column(_("Kind"), 16, lambda s: _(SOURCES[s.kind])),
                _Column(_("Dated"), 14, lambda s: s.dated),
                _Column(_("Seen"), 14, lambda s: _(SEEN[s.seen])),
                _Column(_("Notes"), 40, lambda s: s.note),
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
        yield _sheet(
            "changes",
            _("Changes"),
            _("One row per verdict and element that what is laid over would change"),
            (*verdicts, *elements),
            [
                _Column(_("Article"), 10, lambda c: _number(c[0])),
                _Column(_("Of what"), 12, lambda c: c[1]),
                _Column(_("What is asked"), 60, lambda c: c[2]),
                _Column(_("The law"), 24, lambda c: c[3]),
                _Column(_("With it"), 24, lambda c: c[4]),
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


# --- lines and cells


def _wide(text: str, style: Style = "body") -> Entry:
    return Entry("wide", (_cell(text),), style)


def _pair(label: Cell | str, text: str) -> Entry:
    return Entry("pair", (_cell(label), _cell(text)))


def _grid(style: Style, *values: Value) -> Entry:
    return Entry("grid", tuple(map(_cell, values)), style)


def _points(points: Iterable[Point], none: str = "") -> Iterator[Entry]:
    found = [_pair(Cell(point.label, to=point.anchor), point.text) for point in points]
    yield from found or ([_wide(none)] if none else [])


def _number(number: str) -> int | str:
    """The number of an article; as a number where it is one, so that 10 sorts after 9."""
    return int(number) if number.isdecimal() else number


def _counts_of(totals: Totals) -> tuple[int, ...]:
    return (
        totals.required,
        totals.met,
        totals.possible,
        _short(totals),
        totals.partial,
        totals.absent,
        totals.undecided,
    )


def _short(totals: Totals) -> int:
    return totals.partial + totals.absent


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
