"""A country profile begun from the check of a text: suggestions for a person to review.

It says where the check found something and never quotes the law, since profiles hold no
words of laws. What the check did not find is not called absent: it may stand in a law
that nobody has read yet.
"""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.citation import Citation
from cyberlaw_gap.errors import CitationError
from cyberlaw_gap.model.document import NoteKind, UnitKind
from cyberlaw_gap.model.draft import ElementCheck, Quotation, Status
from cyberlaw_gap.model.profile import Confidence
from cyberlaw_gap.model.standard import Kind
from cyberlaw_gap.report.environment import environment
from cyberlaw_gap.report.words import day, listed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from cyberlaw_gap.model.document import Document, Section
    from cyberlaw_gap.model.draft import DraftReport, ProvisionCheck

__all__ = ["draft_profile"]

_HIGH, _MEDIUM = 0.85, 0.6
_LONGEST = 300
_LONGEST_SHORT = 60
_LONGEST_LABEL = 60
_LONGEST_ID = 32
_MOST_NAMED = 20
_CODE = re.compile(r"[A-Za-z]{2}")
_NO_SLUG = re.compile(r"[^a-z0-9]+")
_UNIT_WORD = re.compile(r"\W*(art|rule|reg)(?:icle|icles|ulation|\b)", re.IGNORECASE)
_SUGGESTED = frozenset({Status.MET, Status.PARTIAL})
_INCOMPLETE = frozenset({NoteKind.NO_TEXT, NoteKind.DAMAGED, NoteKind.LEFT_OUT})


@dataclass(frozen=True)
class Suggested:
    """One assessment for review; what is quoted for YAML is quoted already."""

    id: str
    asks: str
    status: str
    places: str
    why: str
    confidence: str
    question: str = ""


@dataclass(frozen=True)
class SuggestedProvision:
    """What is suggested on one provision."""

    number: str
    title: str
    offence: str
    """The title of the national offence that holds the findings; "" for none."""
    offence_at: str
    of_offence: tuple[Suggested, ...]
    elements: tuple[Suggested, ...]
    not_found: str
    unsure: str


def draft_profile(report: DraftReport, country_code: str, assessed: date) -> str:
    """A country profile for the law that was checked, as YAML: sound, and all unreviewed.

    Nothing in it moves a verdict before a person has reviewed it. What the check cannot
    know is left as a new profile leaves it: the dates of the law, the treaty's status.

    Args:
        report: What the check found.
        country_code: ISO code of two letters.
        assessed: The day of the check.

    Raises:
        ValueError: The country code is none.
    """
    if not _CODE.fullmatch(country_code):
        message = f"{country_code!r} is no ISO code; give two letters, such as PH"
        raise ValueError(message)
    writer = _Writer(report)
    provisions = tuple(map(writer.provision, report.provisions))
    title = _line(report.title) or _line(report.name) or "Law that was checked"
    incomplete = any(note.kind in _INCOMPLETE for note in report.notes)
    template = environment().get_template("draft-profile.yaml.j2")
    return template.render(
        code=_quoted(country_code.upper()),
        stem=country_code.lower(),
        standard=_quoted(report.standard.id),
        today=assessed.isoformat(),
        assessor=_quoted(f"cyberlaw-gap check ({_line(report.engine.name)})"),
        source_title=_quoted(f"{_line(report.name) or 'Text'}, as read on {day(assessed)}"),
        seen="extract" if incomplete else "whole",
        enactment=_quoted(writer.enactment),
        title=_quoted(title),
        short=_quoted(_clipped(title, _LONGEST_SHORT)),
        provisions=provisions,
        anything=any(p.offence or p.elements for p in provisions),
        questions=writer.questions(),
    )


class _Writer:
    def __init__(self, report: DraftReport) -> None:
        self.report = report
        self.enactment = _slug(report.title) or _slug(report.name) or "checked-law"
        self._asked: dict[str, list[str]] = {}

    def provision(self, provision: ProvisionCheck) -> SuggestedProvision:
        found = [e for e in provision.elements if e.status in _SUGGESTED and e.quote]
        deferred = [e for e in provision.elements if e.status is Status.DEFERRED]
        offence = offence_at = ""
        if found and provision.kind is Kind.OFFENCE:
            offence = _quoted(
                f"Suggested for provision {provision.number}: {_line(provision.title)}"
            )
            offence_at = self._main_place(provision, found)
        unsure = [
            e
            for e in provision.elements
            if e.status is not Status.ABSENT and e not in found and e not in deferred
        ]
        suggested = tuple(map(self._found, found))
        open_ = tuple(self._deferred(provision.number, e) for e in deferred)
        return SuggestedProvision(
            number=provision.number,
            title=_line(provision.title),
            offence=offence,
            offence_at=offence_at,
            of_offence=suggested if offence else (),
            elements=(*(() if offence else suggested), *open_),
            not_found="; ".join(
                f"{e.id} ({_line(e.elsewhere)})" if e.elsewhere else e.id
                for e in provision.elements
                if e.status is Status.ABSENT
            ),
            unsure="; ".join(e.id for e in unsure),
        )

    def _main_place(self, provision: ProvisionCheck, found: list[ElementCheck]) -> str:
        """Where the offence stands: the section that most likely is it."""
        first = next((s.start for s in provision.sections), found[0].start)
        return _list([self._cite(first)])

    def _found(self, element: ElementCheck) -> Suggested:
        proof = element.proof
        places = [] if proof is None else [self._cite(proof.start)]
        in_part = " in part" if element.status is Status.PARTIAL else ""
        words = [
            "Suggested by a check of the text, not reviewed:",
            f"{self._where(element.start)} seems to have this{in_part}",
            f"{_span(element.start, element.end, element.page)}.",
        ]
        if element.term:
            words.append("The words are those of a definition.")
        narrowed = element.narrowed_by
        if narrowed is not None:
            words.append(
                f"Words of {self._where(narrowed.start)} "
                f"{_span(narrowed.start, narrowed.end, narrowed.page)} seem to narrow it."
            )
        return Suggested(
            id=element.id,
            asks=_line(element.text),
            status=element.status.value,
            places=_list(places),
            why=_quoted(" ".join(words)),
            confidence=_confidence(element.confidence),
        )

    def _deferred(self, number: str, element: ElementCheck) -> Suggested:
        proof: Quotation | None = element.proof
        words = "Suggested by a check of the text, not reviewed: "
        places: list[str] = []
        if proof is None:
            words += "the text seems to leave this to another law."
        else:
            words += f"{self._where(proof.start)} seems to leave this to another law "
            words += f"{_span(proof.start, proof.end, proof.page)}."
            places = [self._cite(proof.start)]
        law = _line(element.deferred_to)
        refs = self._asked.setdefault(law, [])
        refs.append(f"{number}/{element.id}")
        return Suggested(
            id=element.id,
            asks=_line(element.text),
            status="undetermined",
            places=_list(places),
            why=_quoted(words),
            confidence=_confidence(element.confidence),
            question=_quoted(f"left-to-other-law-{list(self._asked).index(law) + 1}"),
        )

    def questions(self) -> tuple[tuple[str, str, str], ...]:
        """Id, question and law to read, for each law to which something is left."""
        found = []
        for number, (law, refs) in enumerate(self._asked.items(), start=1):
            more = [f"{len(refs) - _MOST_NAMED} more"] if len(refs) > _MOST_NAMED else []
            what = listed([*refs[:_MOST_NAMED], *more])
            name = law or "the law to which the text leaves it"
            found.append(
                (
                    _quoted(f"left-to-other-law-{number}"),
                    _quoted(f"What does {name} say on {what}?"),
                    _quoted(law) if law else "",
                )
            )
        return tuple(found)

    # --- places

    def _units(self, offset: int) -> tuple[Section, ...]:
        """The units that hold an offset, the smallest first."""
        document: Document = self.report.document
        index = document.unit_at(offset)
        if index is None:
            return ()
        return tuple(document.sections[i] for i in (index, *document.ancestors(index)))

    def _cite(self, offset: int) -> str:
        """The citation of a place; of the whole law where its number cannot be cited."""
        units = self._units(offset)
        if not units:
            return self.enactment
        schedule = next((u for u in units if u.kind is UnitKind.SCHEDULE), None)
        smallest = units[0]
        if smallest.via:
            # The words become part of another act; here they stand in the clause that
            # puts them there.
            return self._citation("s", smallest.via)
        if schedule is None:
            return self._citation(self._unit_word(units), smallest.label)
        if smallest is schedule or not smallest.label:
            return self._citation("sch", schedule.label)
        return self._citation("sch", f"{schedule.label} para {smallest.label}")

    def _citation(self, unit: str, label: str) -> str:
        label = label.strip()
        while 0 < len(label) <= _LONGEST_LABEL:
            try:
                return str(Citation.parse(f"{self.enactment} {unit} {label}"))
            except CitationError:
                label = label.rpartition("(")[0]
        return self.enactment

    def _unit_word(self, units: Iterable[Section]) -> str:
        """What the law calls its sections, as citations have it."""
        section = next((u for u in units if u.kind is UnitKind.SECTION), None)
        if section is not None:
            text = self.report.document.text[section.start : section.body]
            found = _UNIT_WORD.match(text)
            if found is not None:
                return found[1].lower()
        return "s"

    def _where(self, offset: int) -> str:
        units = self._units(offset)
        if not units:
            return "the text"
        label = _clipped(_line(units[0].label), _LONGEST_LABEL)
        words = f"section {label}" if label else "a part without a number"
        if units[0].via:
            via = _clipped(_line(units[0].via), _LONGEST_LABEL)
            words = f"new {words}, which section {via} puts into another act,"
        return words


def _span(start: int, end: int, page: int | None) -> str:
    on_page = f", page {page}" if page is not None else ""
    return f"(characters {start} to {end}{on_page})"


def _confidence(value: float) -> str:
    if value >= _HIGH:
        return Confidence.HIGH.value
    return Confidence.MEDIUM.value if value >= _MEDIUM else Confidence.LOW.value


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text[:_LONGEST]).encode("ascii", "ignore").decode()
    slug = _NO_SLUG.sub("-", plain.lower()).strip("-")
    if len(slug) > _LONGEST_ID:
        # Every citation repeats it; a word cut in half would look like a misprint.
        slug = slug[: _LONGEST_ID + 1].rpartition("-")[0] or slug[:_LONGEST_ID]
    return slug


def _line(text: str) -> str:
    """Text of strangers on one line, without characters that do not show."""
    words = " ".join(text[: 4 * _LONGEST].split())
    return _clipped("".join(c for c in words if c.isprintable()).strip(), _LONGEST)


def _clipped(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _quoted(text: str) -> str:
    """Text as YAML reads it back: what JSON quotes, YAML does too.

    Characters beyond ASCII stay as they are: JSON would write some as two escapes, and
    YAML does not put these together again.
    """
    return json.dumps(text, ensure_ascii=False)


def _list(items: Iterable[str]) -> str:
    return f"[{', '.join(map(_quoted, items))}]"
