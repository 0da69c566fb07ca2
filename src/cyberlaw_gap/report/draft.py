"""From the check of a draft law to the flat words and figures that a template may show.

Every decision on wording and on what is shown first is taken here, so that all formats
say the same.
"""

from __future__ import annotations

import textwrap
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap._version import __version__
from cyberlaw_gap.model.document import NoteKind, UnitKind
from cyberlaw_gap.model.draft import Coverage, Quotation, Status
from cyberlaw_gap.model.standard import Kind
from cyberlaw_gap.report.draft_words import (
    COVERAGES,
    check_state,
    check_sure,
    section_words,
    sure_words,
    two_places,
)
from cyberlaw_gap.report.marked_text import LONG, Chip, Mark, MarkedText, marked_text
from cyberlaw_gap.report.words import articles, day, listed, plural

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cyberlaw_gap.model.draft import (
        DraftReport,
        ElementCheck,
        Engine,
        ProvisionCheck,
        ReadingSuggestion,
        SectionSuggestion,
    )

__all__ = ["DraftView", "draft_view", "is_unguarded"]

_FEW = 8
_FEWER = 2
_NEAR = 3
_SHORT = 120
_LIKELY = 0.5
_MOST_SECTIONS = 3
_TURN = 137
"""Degrees around the colour wheel from one provision to the next: neighbours stay apart."""

_COVERED_CSS = {Coverage.FULL: "there", Coverage.PARTIAL: "weak", Coverage.NONE: "missing"}
_STATUS_CSS = {
    Status.MET: "there",
    Status.PARTIAL: "weak",
    Status.ABSENT: "missing",
    Status.DEFERRED: "open",
    Status.UNDETERMINED: "open",
}

#: What the figures of an engine say, for who does not know their names.
_FIGURES = {
    "section hit@1": "the first section proposed for an article is a right one",
    "section hit@3": "a right section is among the first three proposed",
    "article presence F1": "articles found that a text has (1 is perfect)",
    "coverage weighted kappa": "agreement with readers on covered, partly covered, not found",
    "element presence F1": "elements found that a text has (1 is perfect)",
    "gap F1": "gaps found inside articles that a text covers (1 is perfect)",
    "element macro-F1": "statuses of elements, rare ones counted like frequent ones",
    "evidence in the right section": "quoted words stand in a section that readers named",
    "confidence skill (Brier)": "how much the confidence tells beyond the average (0: nothing)",
    "calibration error": "how far the confidence is from how often it is right (0 is perfect)",
    "quotations that are slices": "quotations that stand in the text, word for word",
    "abstained": "elements that are left undecided",
}


@dataclass(frozen=True)
class Point:
    """One line of the first screen."""

    anchor: str
    label: str
    text: str


@dataclass(frozen=True)
class PartFigures:
    """How many provisions of a part a text covers."""

    title: str
    full: int
    partly: int
    none: int


@dataclass(frozen=True)
class Quote:
    """Words of the text, and where they stand."""

    words: str
    where: str
    href: str
    """Where they are marked in the page; "" when they are not."""
    note: str = ""


@dataclass(frozen=True)
class SectionLine:
    """A section that may carry a provision."""

    where: str
    heading: str
    sure: str
    href: str


@dataclass(frozen=True)
class ElementLine:
    """One element of a provision."""

    anchor: str
    asks: str
    state: str
    css: str
    sure: str
    is_gap: bool
    proof: Quote | None
    narrowed: Quote | None
    nearest: tuple[Quote, ...]
    elsewhere: str


@dataclass(frozen=True)
class ProvisionView:
    """A provision with its elements."""

    number: str
    title: str
    anchor: str
    hue: int
    coverage: str
    css: str
    covered: bool
    sure: str
    sections: tuple[SectionLine, ...]
    where: str
    """The likely sections, on one line."""
    missing: str
    """The elements that are missing, weaker or not decided, on one line."""
    elements: tuple[ElementLine, ...]
    gaps: tuple[ElementLine, ...]
    elsewhere: str
    guarded_by: str


@dataclass(frozen=True)
class Cell:
    """A safeguard of a power."""

    word: str
    css: str
    where: str
    href: str
    """The element that the word is read from; "" when the safeguard is not called for."""


@dataclass(frozen=True)
class PowerRow:
    """A power and the safeguards that its nature calls for."""

    name: str
    anchor: str
    where: str
    cells: tuple[Cell, ...]
    alarm: str


@dataclass(frozen=True)
class ReadingLine:
    """A section to read."""

    anchor: str
    where: str
    heading: str
    words: str
    href: str


@dataclass(frozen=True)
class ThemeView:
    """Sections of one theme that the standard does not ask for."""

    title: str
    why: str
    sections: tuple[ReadingLine, ...]


@dataclass(frozen=True)
class DraftView:
    """Everything that a template may show."""

    version: str
    title: str
    name: str
    size: str
    standard: str
    short: str
    summary: str
    caution: str
    alarm: str
    """What takes the ground from under the check; "" when nothing does."""
    void: bool
    """Whether the text could not be read at all, so that nothing is suggested."""
    parts: tuple[PartFigures, ...]
    missing: tuple[Point, ...]
    too_far: tuple[Point, ...]
    unguarded: tuple[Point, ...]
    elsewhere: tuple[Point, ...]
    unknown: str
    unknown_points: tuple[Point, ...]
    provisions: tuple[ProvisionView, ...]
    safeguards: tuple[tuple[str, str], ...]
    """The safeguards in the columns of the grid: a short name, and what is asked."""
    powers: tuple[PowerRow, ...]
    themes: tuple[ThemeView, ...]
    other_laws: tuple[str, ...]
    notes: tuple[str, ...]
    engine: str
    made: tuple[str, ...]
    figures: tuple[tuple[str, str, str], ...]
    """The measured figures: name, value, and what it says."""
    text: MarkedText
    left_out: str
    """What of the text is not shown; "" when all of it is."""


def is_unguarded(report: DraftReport, provision: ProvisionCheck) -> bool:
    """Whether a power of the text lacks a safeguard that its nature calls for, or has it weakly."""
    if provision.coverage is Coverage.NONE:
        return False
    return any(
        guard.status in (Status.ABSENT, Status.PARTIAL) for guard in _guards(report, provision)
    )


def draft_view(report: DraftReport, long: int = LONG) -> DraftView:
    """The words and figures of a check.

    Args:
        report: The check.
        long: From how many characters on a text is not shown whole.
    """
    return _Builder(report, long).view()


def _guards(report: DraftReport, provision: ProvisionCheck) -> tuple[ElementCheck, ...]:
    """The elements that say whether the safeguards of a power are there."""
    if provision.safeguards is None:
        return ()
    return tuple(
        element
        for element in report.provision(provision.safeguards).elements
        if element.id in provision.guarded_by
    )


def _hue(report: DraftReport) -> dict[str, int]:
    return {p.number: index * _TURN % 360 for index, p in enumerate(report.provisions)}


def _anchor(provision: ProvisionCheck) -> str:
    return f"article-{provision.number}"


def _element_anchor(provision: ProvisionCheck, element: ElementCheck) -> str:
    return f"e-{provision.number}-{element.id}"


class _Marks:
    """The quotations of a report, each once, with all that it is quoted for."""

    def __init__(self, report: DraftReport) -> None:
        self._report = report
        self._found: dict[tuple[int, int], tuple[str, int, dict[str, Chip]]] = {}
        hues = _hue(report)
        for provision in report.provisions:
            for element in provision.elements:
                self._element(provision, element, hues[provision.number])
        for index, suggestion in enumerate(report.beyond):
            chip = Chip("to read", f"Reading suggestion: {suggestion.title}", f"#b-{index}")
            self._add(suggestion, "beyond", 0, chip)

    def _element(self, provision: ProvisionCheck, element: ElementCheck, hue: int) -> None:
        label = f"Art. {provision.number}"
        state = check_state(element, provision.coverage)
        href = f"#{_element_anchor(provision, element)}"
        says = f"Article {provision.number}, {provision.title}"
        if element.proof is not None:
            css = "weak" if element.status is Status.PARTIAL else "there"
            chip = Chip(label, f"{says}: {state}", href)
            self._add(element.proof, css, hue, chip)
        if element.narrowed_by is not None:
            chip = Chip(f"{label} narrowed", f"{says}: words that make it narrower", href)
            self._add(element.narrowed_by, "narrows", hue, chip)
        for quotation in element.nearest[:_NEAR]:
            chip = Chip(f"{label}?", f"{says}: {state}, the nearest words", href)
            self._add(quotation, "near", hue, chip)

    def _add(
        self, quotation: Quotation | ReadingSuggestion, css: str, hue: int, chip: Chip
    ) -> None:
        place = (quotation.start, quotation.end)
        text = self._report.document.text
        if not quotation.quote or text[place[0] : place[1]] != quotation.quote:
            # Words that do not stand where a report says so cannot be marked.
            return
        _, _, chips = self._found.setdefault(place, (css, hue, {}))
        chips.setdefault(chip.label, chip)

    def href(self, quotation: Quotation | ReadingSuggestion) -> str:
        """Where the words are marked in the page; "" when they are not."""
        place = (quotation.start, quotation.end)
        return f"#q-{place[0]}-{place[1]}" if place in self._found else ""

    def all(self) -> tuple[Mark, ...]:
        """The quotations."""
        return tuple(
            Mark(start, end, css, hue, tuple(chips.values()))
            for (start, end), (css, hue, chips) in self._found.items()
        )


class _Builder:
    """Reads a report once and answers from it."""

    def __init__(self, report: DraftReport, long: int) -> None:
        self._report = report
        self._marks = _Marks(report)
        self._text = marked_text(report.document, self._marks.all(), long)
        self._hues = _hue(report)
        foreign = any(note.kind is NoteKind.LANGUAGE for note in report.notes)
        self._void = foreign or not report.document.text.strip()
        self._covered = [p for p in report.provisions if p.coverage is not Coverage.NONE]

    def view(self) -> DraftView:
        """The whole."""
        report = self._report
        safeguards, powers = self._ledger()
        return DraftView(
            version=__version__,
            title=report.title or report.name,
            name=report.name,
            size=f"{plural(report.units, 'section')}, {report.characters:,} characters",
            standard=report.standard.title,
            short=report.standard.short,
            summary=self._summary(),
            caution=self._caution(),
            alarm=self._alarm(),
            void=self._void,
            parts=tuple(self._parts()),
            missing=tuple(self._missing()),
            too_far=tuple(self._too_far()),
            unguarded=tuple(self._unguarded()),
            elsewhere=tuple(self._elsewhere()),
            unknown=self._unknown(),
            unknown_points=tuple(self._unknown_points()),
            provisions=tuple(self._provision(p) for p in report.provisions),
            safeguards=safeguards,
            powers=powers,
            themes=tuple(self._themes()),
            other_laws=report.other_laws,
            notes=tuple(
                f"{note.what}" + (f" (p. {note.page})" if note.page is not None else "")
                for note in report.notes
            ),
            engine=report.engine.name,
            made=tuple(_made(report.engine)),
            figures=tuple(
                (figure.name, two_places(figure.value), _FIGURES.get(figure.name, ""))
                for figure in report.engine.figures
            ),
            text=self._text,
            left_out=self._left_out(),
        )

    # --- the first screen

    def _counts(self) -> dict[Coverage, int]:
        return {
            coverage: sum(p.coverage is coverage for p in self._report.provisions)
            for coverage in Coverage
        }

    def _summary(self) -> str:
        counts = self._counts()
        short = self._report.standard.short
        if not self._report.document.text.strip():
            return f"The file holds no text, so nothing was held against the {short}."
        if self._void:
            return f"Nothing is suggested about what the text does for the {short}."
        full, partly, none = (counts[c] for c in (Coverage.FULL, Coverage.PARTIAL, Coverage.NONE))
        words = (
            f"Of the {plural(len(self._report.provisions), 'article')} of the {short} that were "
            f"looked for, this text seems to cover {full} and to cover {partly} in part; for "
            f"{none} no section was found."
        )
        gaps = [g for p in self._covered for g in p.gaps]
        short_of = sum(g.status in (Status.ABSENT, Status.PARTIAL) for g in gaps)
        left = sum(g.status is Status.DEFERRED for g in gaps)
        undecided = sum(g.status is Status.UNDETERMINED for g in gaps)
        if gaps:
            parts = [f"{plural(short_of, 'point')} {_be(short_of)} not found or weaker than asked"]
            if left:
                parts.append(f"{left} {_be(left)} left to another law")
            if undecided:
                parts.append(f"{undecided} could not be decided")
            words += f" In the articles that it covers in part, {listed(parts)}."
        return words

    def _caution(self) -> str:
        return (
            "Everything here is a suggestion made by a program, and reviewed by nobody. It is "
            "about this text alone: “not found” does not mean “absent from the law”, since much "
            "commonly stands in other laws. Nothing here is a score."
        )

    def _alarm(self) -> str:
        report = self._report
        if not report.document.text.strip():
            return "No words were found in the file; if it holds scanned pages, give their text."
        if self._void:
            return (
                "The text is in a language that this check cannot read. Nothing below says "
                "anything about the law."
            )
        if any(note.kind is NoteKind.UNNUMBERED for note in report.notes):
            return (
                "No numbered sections were found in the text, so that places in it cannot be "
                "named, and the check is less reliable."
            )
        return ""

    def _parts(self) -> Iterator[PartFigures]:
        by_number = {p.number: p for p in self._report.provisions}
        for part in self._report.standard.parts:
            found = [by_number[n].coverage for n in part.provisions if n in by_number]
            if found:
                yield PartFigures(
                    part.title,
                    found.count(Coverage.FULL),
                    found.count(Coverage.PARTIAL),
                    found.count(Coverage.NONE),
                )
        counts = self._counts()
        yield PartFigures(
            "In all", counts[Coverage.FULL], counts[Coverage.PARTIAL], counts[Coverage.NONE]
        )

    def _missing(self) -> Iterator[Point]:
        """Whole articles that no other law is known for first, then the surest gaps."""
        by_number = {p.number: p for p in self._report.provisions}
        for part in self._report.standard.parts:
            lacking = [
                by_number[n]
                for n in part.provisions
                if n in by_number
                and by_number[n].coverage is Coverage.NONE
                and not by_number[n].elsewhere
            ]
            if lacking:
                yield Point(
                    _anchor(lacking[0]),
                    part.title,
                    f"no section was found for {listed([_named(p) for p in lacking])}",
                )
        ranked = sorted(self._covered, key=_weight, reverse=True)
        lines = [(p, words) for p in ranked if (words := _lacks(p))]
        for provision, words in lines[:_FEW]:
            yield Point(_anchor(provision), _named(provision), words)
        rest = lines[_FEW:]
        if rest:
            numbers = articles([p.number for p in self._report.provisions if p in _of(rest)])
            yield Point("glance", numbers, "gaps as well, which the articles below name")

    def _too_far(self) -> Iterator[Point]:
        for provision in self._covered:
            limits = [e for e in provision.gaps if e.limits]
            absent = [e for e in limits if e.status is Status.ABSENT]
            weaker = [e for e in limits if e.status is Status.PARTIAL]
            words = []
            if absent:
                words.append(f"no such limit found: {_quoted(absent)}")
            if weaker:
                words.append(f"a weaker limit than asked: {_quoted(weaker)}")
            if words:
                yield Point(
                    _anchor(provision),
                    _named(provision),
                    f"{'; '.join(words)}; the text reaches further than the "
                    f"{self._report.standard.short}",
                )

    def _unguarded(self) -> Iterator[Point]:
        """By safeguard, since each is judged once for the whole text."""
        powers: dict[tuple[str, str], list[ProvisionCheck]] = defaultdict(list)
        for provision in self._covered:
            for guard in _guards(self._report, provision):
                if guard.status is not Status.MET:
                    powers[provision.safeguards or "", guard.id].append(provision)
        for (number, guard_id), guarded in powers.items():
            home = self._report.provision(number)
            element = next(e for e in home.elements if e.id == guard_id)
            state = check_state(element, Coverage.PARTIAL)
            called = listed([f"Art. {p.number} ({self._first_place(p)})" for p in guarded])
            yield Point(
                _element_anchor(home, element),
                _short(guard_id).capitalize(),
                f"{state} in this text, {sure_words(element.confidence)}; called for by {called}",
            )

    def _elsewhere(self) -> Iterator[Point]:
        whole: dict[str, list[ProvisionCheck]] = defaultdict(list)
        parts: dict[str, dict[str, ProvisionCheck]] = defaultdict(dict)
        named: dict[str, dict[str, ProvisionCheck]] = defaultdict(dict)
        for provision in self._report.provisions:
            if provision.coverage is Coverage.NONE:
                if provision.elsewhere:
                    whole[provision.elsewhere].append(provision)
                continue
            for element in provision.gaps:
                if element.status is Status.DEFERRED:
                    named[element.deferred_to][provision.number] = provision
                elif element.status is Status.ABSENT and element.elsewhere:
                    parts[element.elsewhere][provision.number] = provision
        for law, deferring in named.items():
            label = law or "another law"
            texts = f"parts of {articles(list(deferring))} are left to it in so many words"
            yield Point(_anchor(next(iter(deferring.values()))), label, texts)
        for place in dict.fromkeys((*whole, *parts)):
            words = []
            if whole[place]:
                words.append(f"{listed([_named(p) for p in whole[place]])}")
            if parts[place]:
                words.append(f"parts of {articles(list(parts[place]))}")
            first = whole[place][0] if whole[place] else next(iter(parts[place].values()))
            yield Point(_anchor(first), place.capitalize(), "; ".join(words))

    def _unknown(self) -> str:
        undecided = sum(e.status is Status.UNDETERMINED for p in self._covered for e in p.gaps)
        if not undecided:
            return "Every point of the articles that the text covers got a suggestion."
        return (
            f"{plural(undecided, 'point')} of the articles that the text covers could not be "
            "decided; a reader has to."
        )

    def _unknown_points(self) -> Iterator[Point]:
        for provision in self._covered:
            unsure = [e for e in provision.gaps if e.status is Status.UNDETERMINED]
            if unsure:
                yield Point(_anchor(provision), _named(provision), _quoted(unsure))

    # --- provisions

    def _where(self, provision: ProvisionCheck) -> str:
        places = [section_words(s.label, s.page, s.via) for s in _likely(provision)]
        return listed(places) if places else "no section"

    def _first_place(self, provision: ProvisionCheck) -> str:
        if not provision.sections:
            return "no section"
        first = provision.sections[0]
        return section_words(first.label, first.page, first.via)

    def _provision(self, provision: ProvisionCheck) -> ProvisionView:
        covered = provision.coverage is not Coverage.NONE
        elements = tuple(self._element(provision, e) for e in provision.elements)
        places = [section_words(s.label, s.page, s.via) for s in _likely(provision)]
        home = provision.safeguards
        return ProvisionView(
            number=provision.number,
            title=provision.title,
            anchor=_anchor(provision),
            hue=self._hues[provision.number],
            coverage="not decided" if self._void else COVERAGES[provision.coverage],
            css="open" if self._void else _COVERED_CSS[provision.coverage],
            covered=covered,
            sure=sure_words(provision.confidence),
            sections=tuple(self._section(s) for s in provision.sections),
            where="; ".join(places) if covered or not places else f"nearest: {'; '.join(places)}",
            missing="; ".join(_kinds_of_gaps(provision)) if covered else "",
            elements=elements,
            gaps=tuple(e for e in elements if e.is_gap),
            elsewhere=provision.elsewhere,
            guarded_by=f"Article {home}: {listed([_short(g) for g in provision.guarded_by])}"
            if home and provision.guarded_by
            else "",
        )

    def _section(self, section: SectionSuggestion) -> SectionLine:
        anchor = self._text.anchor(self._report.document, section.start)
        return SectionLine(
            where=section_words(section.label, section.page, section.via),
            heading=section.heading,
            sure=sure_words(section.confidence),
            href=f"#{anchor}" if anchor else "",
        )

    def _element(self, provision: ProvisionCheck, element: ElementCheck) -> ElementLine:
        css = _STATUS_CSS[element.status]
        if element.status is Status.ABSENT and element.limits:
            css = "wide"
        if element.status is not Status.MET and element not in provision.gaps:
            css = "open"
        return ElementLine(
            anchor=_element_anchor(provision, element),
            asks=element.text,
            state=check_state(element, provision.coverage),
            css=css,
            sure=check_sure(element),
            is_gap=element in provision.gaps,
            proof=self._quote(element.proof),
            narrowed=self._quote(element.narrowed_by),
            nearest=tuple(q for n in element.nearest if (q := self._quote(n))),
            elsewhere=element.elsewhere,
        )

    def _quote(self, quotation: Quotation | None) -> Quote | None:
        if quotation is None:
            return None
        return Quote(
            words=quotation.quote,
            where=section_words(quotation.section, quotation.page),
            href=self._marks.href(quotation),
            note=f"in the definition of “{quotation.term}”" if quotation.term else "",
        )

    # --- safeguards, and what the standard does not ask for

    def _ledger(self) -> tuple[tuple[tuple[str, str], ...], tuple[PowerRow, ...]]:
        powers = [p for p in self._covered if _guards(self._report, p)]
        columns: dict[str, str] = {}
        for home in dict.fromkeys(p.safeguards for p in powers if p.safeguards):
            called = {guard for p in powers if p.safeguards == home for guard in p.guarded_by}
            for element in self._report.provision(home).elements:
                if element.id in called:
                    columns.setdefault(element.id, element.text)
        return (
            tuple((_short(guard), text) for guard, text in columns.items()),
            tuple(self._power(p, tuple(columns)) for p in powers),
        )

    def _power(self, provision: ProvisionCheck, columns: tuple[str, ...]) -> PowerRow:
        guards = {guard.id: guard for guard in _guards(self._report, provision)}
        lacking = [
            _short(g.id) for g in guards.values() if g.status in (Status.ABSENT, Status.PARTIAL)
        ]
        return PowerRow(
            name=_named(provision),
            anchor=_anchor(provision),
            where=self._where(provision),
            cells=tuple(
                self._cell(provision, guards[c])
                if c in guards
                else Cell("not called for", "", "", "")
                for c in columns
            ),
            alarm=f"not found or weak: {listed(lacking)}" if lacking else "",
        )

    def _cell(self, provision: ProvisionCheck, guard: ElementCheck) -> Cell:
        home = self._report.provision(provision.safeguards or "")
        where = ""
        if guard.proof is not None:
            own = {self._holder(section.start) for section in _likely(provision)}
            inside = self._holder(guard.start) in own
            where = section_words(guard.section, guard.page)
            where += ", with the power" if inside else ", in another section"
        return Cell(
            word=check_state(guard, Coverage.PARTIAL),
            css=_STATUS_CSS[guard.status],
            where=where,
            href=f"#{_element_anchor(home, guard)}",
        )

    def _holder(self, offset: int) -> int | None:
        """The index of the section or other large unit that holds a place."""
        document = self._report.document
        index = document.unit_at(offset)
        while index is not None and document.sections[index].kind is UnitKind.SUBDIVISION:
            index = document.sections[index].parent
        return index

    def _themes(self) -> Iterator[ThemeView]:
        found: dict[tuple[str, str], list[ReadingLine]] = defaultdict(list)
        for index, suggestion in enumerate(self._report.beyond):
            found[suggestion.title, suggestion.why].append(
                ReadingLine(
                    anchor=f"b-{index}",
                    where=section_words(suggestion.section, suggestion.page),
                    heading=suggestion.heading,
                    words=suggestion.quote,
                    href=self._marks.href(suggestion),
                )
            )
        for (title, why), sections in found.items():
            yield ThemeView(title, why, tuple(sections))

    def _left_out(self) -> str:
        if not self._text.shortened:
            return ""
        return (
            f"The text has {self._report.characters:,} characters, too many for one page: only "
            "the sections with marked words are shown, long ones only around these words."
        )


def _likely(provision: ProvisionCheck) -> tuple[SectionSuggestion, ...]:
    """The best section, and what comes near it."""
    first, rest = provision.sections[:1], provision.sections[1:_MOST_SECTIONS]
    return (*first, *(section for section in rest if section.confidence >= _LIKELY))


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _named(provision: ProvisionCheck) -> str:
    """As "Art. 16 Expedited preservation"."""
    return f"Art. {provision.number} {provision.title}"


def _short(element_id: str) -> str:
    return element_id.replace("-", " ")


def _of(lines: Sequence[tuple[ProvisionCheck, str]]) -> tuple[ProvisionCheck, ...]:
    return tuple(provision for provision, _ in lines)


def _weight(provision: ProvisionCheck) -> float:
    """How much of a provision is surely missing; offences and powers before the rest."""
    missing = sum(
        element.confidence * (1 if element.status is Status.ABSENT else 0.5)
        for element in provision.gaps
        if element.status in (Status.ABSENT, Status.PARTIAL) and not element.limits
    )
    return missing * (2 if provision.kind in (Kind.OFFENCE, Kind.POWER) else 1)


def _quoted(elements: Sequence[ElementCheck]) -> str:
    shown = [
        f"“{textwrap.shorten(element.text, _SHORT, placeholder=' …')}”"
        for element in elements[:_FEWER]
    ]
    if len(elements) > _FEWER:
        shown.append(f"{len(elements) - _FEWER} more")
    return listed(shown)


def _kinds_of_gaps(provision: ProvisionCheck) -> Iterator[str]:
    """What a provision lacks, in short names: "not found: a, b"."""
    gaps = provision.gaps
    kinds = (
        ("not found", [e for e in gaps if e.status is Status.ABSENT and not e.limits]),
        ("weaker", [e for e in gaps if e.status is Status.PARTIAL]),
        ("no such limit", [e for e in gaps if e.status is Status.ABSENT and e.limits]),
        ("left to another law", [e for e in gaps if e.status is Status.DEFERRED]),
        ("not decided", [e for e in gaps if e.status is Status.UNDETERMINED]),
    )
    for kind, elements in kinds:
        if elements:
            yield f"{kind}: {', '.join(_short(e.id) for e in elements)}"


def _lacks(provision: ProvisionCheck) -> str:
    """The gaps of a provision in plain words; what it lacks in limits goes too far instead."""
    gaps = sorted(provision.gaps, key=lambda e: -e.confidence)
    absent = [e for e in gaps if e.status is Status.ABSENT and not e.limits]
    weaker = [e for e in gaps if e.status is Status.PARTIAL and not e.limits]
    words = []
    if absent:
        words.append(f"not found: {_quoted(absent)}")
    if weaker:
        words.append(f"weaker than asked: {_quoted(weaker)}")
    return "; ".join(words)


def _made(engine: Engine) -> Iterator[str]:
    yield (
        f"Made by cyberlaw-gap {__version__} with the engine “{engine.name}”. It looks for "
        "words; it does not understand law."
    )
    if not engine.laws:
        yield (
            "This engine has not been measured on annotated laws: its confidence is its own "
            "estimate, and nobody knows how often it is right."
        )
    else:
        on = f" on {day(engine.measured)}" if engine.measured else ""
        yield (
            f"Measured{on} on {plural(engine.laws, 'law')} that people had annotated, each "
            "checked without having learned from its country."
        )
        yield (
            "The confidence is how often a suggestion of this kind was right on those laws: of "
            "ten suggestions with 0.80, about eight. Laws of another tradition can fare worse."
        )
    yield (
        "Where the standard leaves a choice of means, one of them is enough; what is optional is "
        "shown and is never a gap. “s 5” is section, clause or article 5 of this text."
    )
