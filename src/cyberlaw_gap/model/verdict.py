"""What a comparison yields: verdicts with bounds, gaps, overreach, open questions.

A report is self-contained: it holds the words, citations and sources that a reader
needs to act on it or to contest it, so that whoever renders it reads no file.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from cyberlaw_gap.citation import Citation
from cyberlaw_gap.errors import UnknownElement, UnknownProvision
from cyberlaw_gap.model._base import Model
from cyberlaw_gap.model.overlay import OverlayKind
from cyberlaw_gap.model.profile import (
    Beyond,
    Country,
    Enactment,
    Finding,
    Method,
    Offence,
    Power,
    Source,
    Treaty,
)
from cyberlaw_gap.model.standard import AnsweredBy, Guidance, Kind, Role

if TYPE_CHECKING:
    import pandas as pd

    from cyberlaw_gap.notebook import TextPrinter

__all__ = [
    "Bounds",
    "ElementChange",
    "ElementResult",
    "ElementState",
    "Evidence",
    "Gap",
    "GapReport",
    "GuardState",
    "LaidOver",
    "LedgerCell",
    "LedgerRow",
    "Level",
    "MethodCount",
    "Narrowed",
    "OffenceResult",
    "Operation",
    "OverlayEffect",
    "Overreach",
    "PartTotals",
    "Place",
    "ProvisionResult",
    "RankedQuestion",
    "ReservationEffect",
    "StandardInfo",
    "Standing",
    "TargetStanding",
    "Totals",
    "Treatment",
    "VerdictChange",
]


class Level(StrEnum):
    """How much of what is asked is there."""

    ABSENT = "absent"
    PARTIAL = "partial"
    MET = "met"

    @property
    def rank(self) -> int:
        """0, 1 or 2: absent < partial < met."""
        return _RANK[self]

    @classmethod
    def of_rank(cls, rank: int) -> Level:
        """The level of this rank."""
        return _BY_RANK[rank]


_RANK = {Level.ABSENT: 0, Level.PARTIAL: 1, Level.MET: 2}
_BY_RANK = tuple(_RANK)


class Bounds(Model):
    """The least that is shown and the most that may be there."""

    proven: Level
    possible: Level

    @staticmethod
    def of_ranks(low: int, high: int) -> Bounds:
        """The bounds of these two ranks."""
        return _BOUNDS[low][high]

    @property
    def is_decided(self) -> bool:
        """Whether both bounds agree."""
        return self.proven is self.possible


_BOUNDS = tuple(tuple(Bounds(proven=low, possible=high) for high in _BY_RANK) for low in _BY_RANK)


class Operation(StrEnum):
    """Whether a place in a law has effect on a date."""

    IN_FORCE = "in-force"
    NOT_YET = "not-yet-in-force"
    SUSPENDED = "suspended"
    STRUCK_DOWN = "struck-down"
    REPEALED = "repealed"


class Place(Model):
    """A cited place, with the name that reports give the law and its state on the date."""

    citation: Citation
    text: str
    """As people write it: "RA 10175 s 4(a)(1)"."""
    operation: Operation
    since: date | None = None
    """When it came into that state."""
    by: str = ""
    """What brought that about, for a place without effect."""


class Standing(StrEnum):
    """Whether a finding speaks for the law of the date."""

    STANDS = "stands"
    LAPSED = "lapsed"
    CHANGED = "changed-since-read"
    SUPERSEDED = "superseded"
    RESOLVED = "resolved"
    UNREVIEWED_MACHINE = "machine-suggested"
    ADDS_NOTHING = "adds-nothing"
    """Of an offence with nothing of the article's core, or of a wrong that is no crime."""


class Narrowed(Model):
    """A condition that the national law adds, and what the treaty makes of it."""

    element: str
    """The element in full."""
    narrowing: str
    """The id in the standard's vocabulary; or the condition in words."""
    text: str
    effect: Literal["permitted", "declared", "reserved", "undeclared", "not-allowed"]


class Evidence(Model):
    """One finding as the comparison used it."""

    finding: Finding
    """What was found, with its reason and its basis."""
    standing: Standing
    bounds: Bounds | None
    """What it contributes; None: it has no say on this date."""
    at: tuple[Place, ...] = ()
    see: tuple[Place, ...] = ()
    read: tuple[Place, ...] = ()
    general: str = ""
    """The statement of the general part that it comes from."""
    event: str = ""
    """For a finding that lapsed or changed: what happened to the law."""


class ElementState(StrEnum):
    """What is known of an element."""

    MET = "met"
    PARTIAL = "partial"
    ABSENT = "absent"
    UNDETERMINED = "undetermined"
    CONTESTED = "contested"
    UNASSESSED = "unassessed"
    OPEN_UNTIL_ACCESSION = "open-until-accession"


class Treatment(StrEnum):
    """What the target makes of an element."""

    OWED = "owed"
    OPTIONAL = "optional"
    RESERVED = "reserved"
    ALTERNATIVE = "alternative"
    """Another way that the treaty leaves open; this State's law takes (or is nearer to) another."""


class ElementResult(Model):
    """One element, compared."""

    provision: str
    id: str
    text: str
    role: Role
    paragraph: str
    limits: bool
    answered_by: AnsweredBy
    treatment: Treatment
    state: ElementState
    bounds: Bounds
    evidence: tuple[Evidence, ...] = ()
    by_recollection: bool = False
    """Whether what is shown rests on recollection, unchecked against the text."""
    lapsed: str = ""
    """What ended the law that provided it, where nothing else does."""

    @property
    def ref(self) -> str:
        """The element in full, such as ``18/subscriber-information``."""
        return f"{self.provision}/{self.id}"

    def _repr_html_(self) -> str:
        """Show the element and its findings in a notebook."""
        from cyberlaw_gap import notebook  # noqa: PLC0415  a display hook, on demand

        return notebook.element_html(self)

    def _repr_pretty_(self, printer: TextPrinter, *_cycle: object) -> None:
        """Show one line where a notebook shows no HTML."""
        printer.text(f"<ElementResult {self.ref}: {self.state.value}>")


class Totals(Model):
    """Counts of reaching elements that the target requires; limiting ones apart."""

    required: int = 0
    met: int = 0
    partial: int = 0
    absent: int = 0
    undecided: int = 0
    possible: int = 0
    """How many may be met, the undecided ones included."""
    limits_required: int = 0
    limits_met: int = 0
    limits_undecided: int = 0

    @property
    def applies(self) -> bool:
        """False where nothing is required; that is never "all met"."""
        return self.required > 0

    def __add__(self, other: Totals) -> Totals:
        """The counts of both."""
        if not other.required and not other.limits_required:
            return self
        return Totals(
            required=self.required + other.required,
            met=self.met + other.met,
            partial=self.partial + other.partial,
            absent=self.absent + other.absent,
            undecided=self.undecided + other.undecided,
            possible=self.possible + other.possible,
            limits_required=self.limits_required + other.limits_required,
            limits_met=self.limits_met + other.limits_met,
            limits_undecided=self.limits_undecided + other.limits_undecided,
        )


class OffenceResult(Model):
    """One national offence held against a provision."""

    offence: Offence
    at: tuple[Place, ...]
    bounds: Bounds | None
    """What it reaches alone; None: it adds nothing, as ``why_not`` says."""
    why_not: str = ""


class Gap(Model):
    """A reaching element that the target requires and the law lacks or weakens."""

    element: str
    text: str
    level: Level
    why: tuple[str, ...]
    """The rationale of the findings behind it."""
    at: tuple[Place, ...] = ()
    """Where the law would have to change: the places that carry it now."""
    read: tuple[Place, ...] = ()
    lapsed: str = ""
    by_recollection: bool = False


class Overreach(Model):
    """A limiting element that the law lacks or weakens."""

    element: str
    text: str
    level: Level
    why: tuple[str, ...]
    at: tuple[Place, ...] = ()
    by_recollection: bool = False


class ProvisionResult(Model):
    """One provision, compared."""

    number: str
    title: str
    kind: Kind
    bounds: Bounds | None
    """None: not applicable, the target requires nothing of it."""
    elements: tuple[ElementResult, ...]
    totals: Totals
    """Of the law."""
    treaty_acts: Totals
    practice: Totals
    offences: tuple[OffenceResult, ...] = ()
    read_together: tuple[str, ...] = ()
    """The offences it takes together, where none reaches the verdict alone."""
    narrowed: tuple[Narrowed, ...] = ()
    gaps: tuple[Gap, ...] = ()
    overreach: tuple[Overreach, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    implements_with: tuple[str, ...] = ()
    note: str = ""
    unverified: bool = False

    @property
    def recollected(self) -> int:
        """How many of its owed elements of the law are decided by recollection alone."""
        return sum(
            element.by_recollection
            and element.treatment is Treatment.OWED
            and element.answered_by is AnsweredBy.LAW
            and element.bounds.is_decided
            for element in self.elements
        )

    def element(self, element_id: str) -> ElementResult:
        """The result for this element.

        Raises:
            UnknownElement: The provision has none such.
        """
        for element in self.elements:
            if element.id == element_id:
                return element
        raise UnknownElement(f"{self.number}/{element_id}", tuple(e.ref for e in self.elements))

    def _repr_html_(self) -> str:
        """Show the verdict and its elements in a notebook."""
        from cyberlaw_gap import notebook  # noqa: PLC0415  a display hook, on demand

        return notebook.provision_html(self)

    def _repr_pretty_(self, printer: TextPrinter, *_cycle: object) -> None:
        """Show one line where a notebook shows no HTML."""
        verdict = "not applicable"
        if self.bounds is not None:
            verdict = f"{self.bounds.proven.value}, possibly {self.bounds.possible.value}"
        printer.text(f"<ProvisionResult {self.number}: {verdict}>")


class GuardState(StrEnum):
    """How a power stands with one safeguard."""

    THERE = "there"
    WEAK = "weak"
    MISSING = "missing"
    OPEN = "open"


class LedgerCell(Model):
    """One safeguard of one power."""

    safeguard: str
    """Element of the safeguard provision."""
    called_for: bool
    state: GuardState
    bounds: Bounds
    evidence: tuple[Evidence, ...] = ()


class LedgerRow(Model):
    """One power and its safeguards."""

    power: str
    """Number of the provision; or id of a national power beyond the standard."""
    title: str
    beyond: bool
    bounds: Bounds | None
    """What is there of the power itself."""
    in_force: bool
    cells: tuple[LedgerCell, ...]
    unguarded: tuple[str, ...] = ()
    """Called-for safeguards that are missing from a power that is there."""
    weakly_guarded: tuple[str, ...] = ()
    national: tuple[Power, ...] = ()
    """The national powers that serve it: who authorises, grounds, scope, duration ..."""


class BeyondResult(Model):
    """A provision beyond the standard, with its state on the date."""

    beyond: Beyond
    at: tuple[Place, ...]
    in_force: bool


class RankedQuestion(Model):
    """An open question, and how much its answer would narrow the result."""

    id: str
    ask: str
    read: str
    settles: tuple[str, ...]
    """The undecided reaching elements that any answer would decide."""
    concerns: tuple[str, ...]
    """Every undecided element that it bears on, limiting ones included."""
    verdicts: tuple[str, ...]
    """The provisions whose verdict any answer would decide."""


class TargetStanding(StrEnum):
    """What the standard is for this State on this date."""

    PARTY = "party"
    SIGNATORY = "signatory"
    INVITED = "invited"
    NOT_PARTY = "not-party"
    UNRECORDED = "unrecorded"


class ReservationEffect(Model):
    """A reservation or declaration, and the effect it has."""

    name: str
    kind: Literal["reservation", "declaration"]
    text: str
    effective: bool
    drops: tuple[str, ...] = ()
    weakens: tuple[str, ...] = ()
    why: str
    """Why it has that effect, or none."""


class PartTotals(Model):
    """The counts of one part of the standard."""

    id: str
    title: str
    provisions: tuple[str, ...]
    totals: Totals


class StandardInfo(Model):
    """What a reader needs to know of the standard."""

    id: str
    title: str
    short: str
    citation: str


class LaidOver(Model):
    """An overlay that was counted in a comparison."""

    id: str
    title: str
    what: OverlayKind
    since: date
    standing: str
    """Where it really stands; a bill is no law."""


class VerdictChange(Model):
    """A provision whose verdict an overlay changes."""

    number: str
    title: str
    before: Bounds | None
    after: Bounds | None


class ElementChange(Model):
    """An element that an overlay changes: as it is, and as it would be."""

    before: ElementResult
    after: ElementResult


class OverlayEffect(Model):
    """What the overlays laid over a profile change in its comparison."""

    overlays: tuple[LaidOver, ...]
    totals_before: Totals
    verdicts: tuple[VerdictChange, ...]
    elements: tuple[ElementChange, ...]


class GapReport(Model):
    """A country's law held against a standard on a date."""

    standard: StandardInfo
    country: Country
    as_of: date
    assessed: date
    studied_from: date
    standing: TargetStanding
    party_since: date | None
    treaty: Treaty | None
    reservations: tuple[ReservationEffect, ...]
    parts: tuple[PartTotals, ...]
    totals: Totals
    """Of the law."""
    treaty_acts: Totals
    provisions: tuple[ProvisionResult, ...]
    ledger: tuple[LedgerRow, ...]
    beyond: tuple[BeyondResult, ...]
    questions: tuple[RankedQuestion, ...]
    enactments: tuple[Enactment, ...]
    sources: tuple[Source, ...]
    methods: tuple[MethodCount, ...]
    laid_over: OverlayEffect | None = None
    """The bills and other overlays that were counted, and their effect; None: only law was."""
    version: str

    @cached_property
    def gaps(self) -> tuple[Gap, ...]:
        """Every gap, in the order of the standard."""
        return tuple(gap for p in self.provisions for gap in p.gaps)

    @cached_property
    def overreach(self) -> tuple[Overreach, ...]:
        """Every limiting element that is missing or weak, in the order of the standard."""
        return tuple(o for p in self.provisions for o in p.overreach)

    @cached_property
    def contested(self) -> tuple[ElementResult, ...]:
        """The elements on which assessments differ."""
        return self._in_state(ElementState.CONTESTED)

    @cached_property
    def lapsed(self) -> tuple[ElementResult, ...]:
        """The elements that a law provided which has no effect on the date."""
        return tuple(e for p in self.provisions for e in p.elements if e.lapsed)

    def _in_state(self, state: ElementState) -> tuple[ElementResult, ...]:
        return tuple(e for p in self.provisions for e in p.elements if e.state is state)

    def provision(self, number: str) -> ProvisionResult:
        """The result for the provision of this number.

        Raises:
            UnknownProvision: The standard has none such.
        """
        for provision in self.provisions:
            if provision.number == number:
                return provision
        raise UnknownProvision(number, tuple(p.number for p in self.provisions))

    def element(self, ref: str) -> ElementResult:
        """The result for an element named in full, such as ``18/specified-data``.

        Raises:
            UnknownProvision: The standard has no such provision.
            UnknownElement: The provision has no such element.
        """
        number, _, element_id = ref.partition("/")
        return self.provision(number).element(element_id)

    def _repr_html_(self) -> str:
        """Show the report itself in a notebook."""
        from cyberlaw_gap import notebook  # noqa: PLC0415  a display hook, on demand

        return notebook.html(self)

    def _repr_pretty_(self, printer: TextPrinter, *_cycle: object) -> None:
        """Show one line where a notebook shows no HTML."""
        words = [self.country.code, self.standard.id, str(self.as_of)]
        if self.laid_over is not None:
            words += [f"with {overlay.id}" for overlay in self.laid_over.overlays]
        printer.text(f"<GapReport {', '.join(words)}>")

    def to_frame(self) -> pd.DataFrame:
        """One row per element, as a pandas data frame.

        Raises:
            MissingExtra: pandas is not installed.
        """
        from cyberlaw_gap import notebook  # noqa: PLC0415  pandas is an extra

        return notebook.to_frame(self)


class MethodCount(Model):
    """How many of the elements shown rest on a method and a confidence at most."""

    method: Method
    confidence: str
    elements: int


GapReport.model_rebuild()
