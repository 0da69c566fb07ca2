"""A made-up bill, and a check of it built by hand: all that a report of a check can show."""

from __future__ import annotations

import datetime as dt

from cyberlaw_gap.model.document import Document, Format, Note, NoteKind, Page, Section, UnitKind
from cyberlaw_gap.model.draft import (
    CheckedPart,
    CheckedStandard,
    Coverage,
    DraftDifference,
    DraftReport,
    ElementChange,
    ElementCheck,
    Engine,
    Figure,
    ProvisionCheck,
    Quotation,
    ReadingSuggestion,
    SectionSuggestion,
    Status,
    Trend,
    WordChange,
)
from cyberlaw_gap.model.standard import Kind, Role

BILL = """\
THE EXAMPLIA DIGITAL DEALINGS BILL

Part I
Offences

1. What words mean
In this law a "thinking machine" means anything that works on data by a program,
and any two such things that are joined.

2. Entering a machine
(1) Whoever knowingly and without leave enters the whole or a corner of a
thinking machine is guilty of an offence.
(2) Nobody is punished under this clause who did not break a lock to enter.

3. Spoiling data
Whoever spoils, hides or wipes out data is guilty of an offence, if the harm is grave.

4. Loose talk
Whoever spreads by a thinking machine a false saying that annoys the public is guilty
of an offence.

Part II
Powers

5. Keeping data safe
An inspector may by letter order any keeper of data to hold named data unchanged for
sixty days where the inspector has good reason to think that they prove an offence.

6. Taking machines
An inspector may enter a house and take any thinking machine; the Searches Act governs
what is done with what was taken.
"""

_UNITS = (
    (UnitKind.PREAMBLE, "", "", "THE EXAMPLIA", None),
    (UnitKind.CHAPTER, "", "Part I Offences", "Part I\n", None),
    (UnitKind.SECTION, "1", "What words mean", "1. What", 1),
    (UnitKind.SECTION, "2", "Entering a machine", "2. Entering", 1),
    (UnitKind.SUBDIVISION, "2(1)", "", "(1) Whoever", 3),
    (UnitKind.SUBDIVISION, "2(2)", "", "(2) Nobody", 3),
    (UnitKind.SECTION, "3", "Spoiling data", "3. Spoiling", 1),
    (UnitKind.SECTION, "4", "Loose talk", "4. Loose", 1),
    (UnitKind.CHAPTER, "", "Part II Powers", "Part II\n", None),
    (UnitKind.SECTION, "5", "Keeping data safe", "5. Keeping", 8),
    (UnitKind.SECTION, "6", "Taking machines", "6. Taking", 8),
)
_RANK = {UnitKind.CHAPTER: 0, UnitKind.PREAMBLE: 0, UnitKind.SECTION: 1, UnitKind.SUBDIVISION: 2}


def bill_document(text: str = BILL) -> Document:
    """The bill, taken apart; ``text`` may only differ behind the openings of the units."""
    starts = [text.index(opening) for _, _, _, opening, _ in _UNITS]
    sections = []
    for index, (kind, label, heading, _, parent) in enumerate(_UNITS):
        behind = (
            starts[later]
            for later in range(index + 1, len(_UNITS))
            if _RANK[_UNITS[later][0]] <= _RANK[kind]
        )
        start = starts[index]
        body = start
        if kind is UnitKind.SECTION:
            body = text.index("\n", start) + 1
        elif kind is UnitKind.CHAPTER:
            body = text.index("\n\n", start) + 2
        elif kind is UnitKind.SUBDIVISION:
            body = start + 4
        sections.append(
            Section(
                kind=kind,
                label=label,
                heading=heading,
                start=start,
                end=next(behind, len(text)),
                body=body,
                parent=parent,
            )
        )
    return Document(
        name="examplia.pdf",
        format=Format.PDF,
        title="The Examplia Digital Dealings Bill",
        text=text,
        sections=tuple(sections),
        pages=(Page(number=1, start=0), Page(number=2, start=text.index("Part II\n"))),
        notes=(
            Note(kind=NoteKind.NO_TEXT, what="Page 3 has no text; it may be a picture.", page=3),
        ),
    )


def quotation(document: Document, quote: str, term: str = "") -> Quotation:
    """Words of a document, with their place."""
    start = document.text.index(quote)
    unit = document.unit_at(start)
    return Quotation(
        section=document.sections[unit].label if unit is not None else "",
        quote=quote,
        start=start,
        end=start + len(quote),
        page=document.page_of(start),
        term=term,
    )


class Checked:
    """Makes the parts of a check of one document."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def element(  # noqa: PLR0913
        self,
        name: str,
        text: str,
        status: Status,
        confidence: float,
        *,
        quote: str = "",
        narrowed: str = "",
        nearest: tuple[str, ...] = (),
        limits: bool = False,
        optional: bool = False,
        owed: bool = True,
        role: Role = Role.CONDUCT,
        elsewhere: str = "",
        deferred_to: str = "",
        term: str = "",
    ) -> ElementCheck:
        proof = quotation(self.document, quote, term) if quote else None
        return ElementCheck(
            id=name,
            text=text,
            role=role,
            limits=limits,
            optional=optional,
            owed=owed and not optional,
            status=status,
            confidence=confidence,
            section=proof.section if proof else "",
            quote=quote,
            start=proof.start if proof else 0,
            end=proof.end if proof else 0,
            page=proof.page if proof else None,
            term=term,
            narrowed_by=quotation(self.document, narrowed) if narrowed else None,
            nearest=tuple(quotation(self.document, words) for words in nearest),
            elsewhere=elsewhere,
            deferred_to=deferred_to,
        )

    def section(self, label: str, confidence: float) -> SectionSuggestion:
        unit = next(s for s in self.document.sections if s.label == label)
        return SectionSuggestion(
            label=label,
            heading=unit.heading,
            start=unit.start,
            end=unit.end,
            page=self.document.page_of(unit.start),
            confidence=confidence,
        )


def bill_report(document: Document | None = None) -> DraftReport:
    """A check of the bill."""
    document = document or bill_document()
    make = Checked(document)
    provisions = (
        _definitions(make),
        _access(make),
        _interception(make),
        _damage(make),
        _copyright(make),
        _safeguards(make),
        _preservation(make),
        _search(make),
    )
    spoken = quotation(document, "a false saying that annoys the public")
    return DraftReport(
        standard=CheckedStandard(
            id="tiny",
            title="A Tiny Convention",
            short="Tiny Convention",
            parts=(
                CheckedPart(id="definitions", title="Definitions", provisions=("1",)),
                CheckedPart(id="offences", title="Offences", provisions=("2", "3", "4", "10")),
                CheckedPart(id="scope", title="Safeguards", provisions=("15",)),
                CheckedPart(id="powers", title="Powers", provisions=("16", "19")),
            ),
        ),
        name=document.name,
        title=document.title,
        characters=len(document.text),
        units=6,
        engine=Engine(
            name="words by hand",
            measured=dt.date(2026, 11, 2),
            laws=9,
            figures=(
                Figure(name="section hit@1", value=0.8125),
                Figure(name="a figure of its own", value=0.0441),
            ),
        ),
        provisions=provisions,
        beyond=(
            ReadingSuggestion(
                theme="speech",
                title="Offences of speech",
                why="They can punish what people may say; the standard asks for none",
                section="4",
                heading="Loose talk",
                quote=spoken.quote,
                start=spoken.start,
                end=spoken.end,
                page=spoken.page,
            ),
        ),
        other_laws=("Searches Act",),
        notes=document.notes,
        document=document,
    )


def _definitions(make: Checked) -> ProvisionCheck:
    return ProvisionCheck(
        number="1",
        title="Words",
        kind=Kind.DEFINITION,
        coverage=Coverage.FULL,
        confidence=0.94,
        sections=(make.section("1", 0.94),),
        elements=(
            make.element(
                "machine",
                "A word for devices that process data by a program",
                Status.MET,
                0.97,
                quote="anything that works on data by a program",
                term="thinking machine",
                role=Role.DEFINITION,
            ),
            make.element(
                "other-way",
                "Or a list of such devices",
                Status.ABSENT,
                0.71,
                owed=False,
                role=Role.DEFINITION,
            ),
        ),
    )


def _access(make: Checked) -> ProvisionCheck:
    # The first words overlap those of "any-part"; both elements share "without leave".
    return ProvisionCheck(
        number="2",
        title="Access",
        kind=Kind.OFFENCE,
        coverage=Coverage.PARTIAL,
        confidence=0.91,
        sections=(make.section("2", 0.91), make.section("2(1)", 0.55)),
        elements=(
            make.element(
                "entering",
                "Entering a computer is an offence",
                Status.PARTIAL,
                0.82,
                quote="enters the whole or a corner of a\nthinking machine",
                narrowed="who did not break a lock to enter",
            ),
            make.element(
                "any-part",
                "The whole or a part of it",
                Status.MET,
                0.88,
                quote="the whole or a corner of a\nthinking machine is guilty",
                role=Role.OBJECT,
            ),
            make.element(
                "without-right",
                "Only without right",
                Status.MET,
                0.99,
                quote="knowingly and without leave",
                limits=True,
                role=Role.UNLAWFULNESS,
            ),
            make.element(
                "intentional",
                "Only with intent",
                Status.MET,
                0.93,
                quote="knowingly and without leave",
                limits=True,
                role=Role.MENTAL,
            ),
            make.element(
                "attempt",
                "Trying to enter may be punished",
                Status.ABSENT,
                0.66,
                optional=True,
            ),
        ),
    )


def _interception(make: Checked) -> ProvisionCheck:
    return ProvisionCheck(
        number="3",
        title="Listening in",
        kind=Kind.OFFENCE,
        coverage=Coverage.NONE,
        confidence=0.79,
        sections=(make.section("4", 0.21),),
        elements=(
            make.element(
                "listening",
                "Listening in on what is sent is an offence",
                Status.ABSENT,
                0.84,
                nearest=("Whoever spreads by a thinking machine",),
            ),
        ),
    )


def _damage(make: Checked) -> ProvisionCheck:
    return ProvisionCheck(
        number="4",
        title="Harm to data",
        kind=Kind.OFFENCE,
        coverage=Coverage.PARTIAL,
        confidence=0.87,
        sections=(make.section("3", 0.87),),
        elements=(
            make.element(
                "deleting",
                "Deleting data is an offence",
                Status.MET,
                0.9,
                quote="wipes out data",
            ),
            make.element(
                "altering",
                "Altering data is an offence",
                Status.UNDETERMINED,
                0.41,
                nearest=("spoils, hides or wipes out data",),
            ),
            make.element(
                "intentional",
                "Only with intent",
                Status.ABSENT,
                0.76,
                limits=True,
                role=Role.MENTAL,
                nearest=("if the harm is grave",),
            ),
        ),
    )


def _copyright(make: Checked) -> ProvisionCheck:
    return ProvisionCheck(
        number="10",
        title="Copying works",
        kind=Kind.OFFENCE,
        coverage=Coverage.NONE,
        confidence=0.96,
        sections=(),
        elements=(
            make.element(
                "copying",
                "Copying protected works for gain is an offence",
                Status.ABSENT,
                0.95,
                elsewhere="copyright act",
            ),
        ),
        elsewhere="copyright act",
    )


def _safeguards(make: Checked) -> ProvisionCheck:
    return ProvisionCheck(
        number="15",
        title="Safeguards",
        kind=Kind.SAFEGUARD,
        coverage=Coverage.PARTIAL,
        confidence=0.62,
        sections=(make.section("5", 0.62),),
        elements=(
            make.element(
                "independent-supervision",
                "A judge or another independent body supervises",
                Status.ABSENT,
                0.86,
                role=Role.SAFEGUARD,
                nearest=("An inspector may by letter order",),
                elsewhere="criminal procedure code",
            ),
            make.element(
                "grounds",
                "The law states the grounds",
                Status.MET,
                0.78,
                quote="has good reason to think",
                role=Role.SAFEGUARD,
            ),
            make.element(
                "third-parties",
                "What it does to third parties is considered",
                Status.UNDETERMINED,
                0,
                role=Role.SAFEGUARD,
            ),
        ),
    )


def _preservation(make: Checked) -> ProvisionCheck:
    return ProvisionCheck(
        number="16",
        title="Keeping data",
        kind=Kind.POWER,
        coverage=Coverage.PARTIAL,
        confidence=0.93,
        sections=(make.section("5", 0.93),),
        elements=(
            make.element(
                "order",
                "Keeping specified data can be ordered",
                Status.MET,
                0.95,
                quote="order any keeper of data to hold named data unchanged",
                role=Role.POWER,
            ),
            make.element(
                "ninety-days",
                "For up to ninety days",
                Status.PARTIAL,
                0.69,
                quote="for\nsixty days",
                role=Role.LIMIT,
            ),
            make.element(
                "secret",
                "The person ordered keeps it secret",
                Status.ABSENT,
                0.9,
                role=Role.DUTY,
                elsewhere="criminal procedure code",
            ),
        ),
        guarded_by=("grounds",),
        safeguards="15",
        elsewhere="criminal procedure code",
    )


def _search(make: Checked) -> ProvisionCheck:
    return ProvisionCheck(
        number="19",
        title="Search",
        kind=Kind.POWER,
        coverage=Coverage.PARTIAL,
        confidence=0.74,
        sections=(make.section("6", 0.74),),
        elements=(
            make.element(
                "seize",
                "Computers can be seized",
                Status.MET,
                0.92,
                quote="take any thinking machine",
                role=Role.POWER,
            ),
            make.element(
                "copy",
                "Data can be copied and kept whole",
                Status.DEFERRED,
                0.8,
                role=Role.POWER,
                deferred_to="Searches Act",
            ),
        ),
        guarded_by=("independent-supervision", "grounds"),
        safeguards="15",
        elsewhere="criminal procedure code",
    )


def bill_difference() -> DraftDifference:
    """The bill, and a new draft of it that drops "without leave" and adds a judge."""
    shorter = bill_document(
        BILL.replace("knowingly and without leave enters", "knowingly enters").replace(
            "sixty days where", "sixty days, if a judge agrees, where"
        )
    )
    old = bill_report()
    new = old.model_copy(update={"document": shorter, "name": "examplia-2.pdf"})
    without = old.provision("2").elements[2]
    court = old.provision("15").elements[0]
    judge = Checked(shorter).element(
        court.id, court.text, Status.MET, 0.81, quote="if a judge agrees", role=court.role
    )
    lost = Checked(shorter).element(
        without.id, without.text, Status.ABSENT, 0.9, limits=True, role=without.role
    )
    clause = WordChange(section="2(1)", removed="and without leave")
    added = WordChange(section="5", added="if a judge agrees")
    order = old.provision("16").elements[0]
    altering = old.provision("4").elements[1]
    decided = altering.model_copy(update={"status": Status.ABSENT, "confidence": 0.7})
    return DraftDifference(
        old=old,
        new=new.model_copy(
            update={
                "provisions": tuple(
                    p.model_copy(update={"coverage": Coverage.FULL}) if p.number == "15" else p
                    for p in new.provisions
                )
            }
        ),
        changes=(
            ElementChange(
                ref="2/without-right",
                text=without.text,
                trend=Trend.LOST,
                before=without,
                after=lost,
                words=(clause,),
            ),
            ElementChange(
                ref="4/altering",
                text=altering.text,
                trend=Trend.UNSURE,
                before=altering,
                after=decided,
            ),
            ElementChange(
                ref="15/independent-supervision",
                text=court.text,
                trend=Trend.GAINED,
                before=court,
                after=judge,
                words=(added,),
            ),
            ElementChange(
                ref="16/order",
                text=order.text,
                trend=Trend.REWORDED,
                before=order,
                after=order,
                words=(added,),
            ),
        ),
        clauses=(clause, added),
    )
