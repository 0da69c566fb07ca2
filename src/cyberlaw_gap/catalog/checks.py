"""What a profile must also satisfy, across its parts and against its standard."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

from cyberlaw_gap.catalog.authored import (
    AuthoredFinding,
    AuthoredOffence,
    AuthoredProfile,
    AuthoredProvision,
)
from cyberlaw_gap.catalog.resolve import as_list, places_of, served
from cyberlaw_gap.catalog.strict_yaml import Step
from cyberlaw_gap.model.profile import EnactmentKind, EventKind, Method, Status
from cyberlaw_gap.model.standard import AnsweredBy, Kind

if TYPE_CHECKING:
    from cyberlaw_gap.catalog.validation import Authored
    from cyberlaw_gap.citation import Citation
    from cyberlaw_gap.errors import Problem
    from cyberlaw_gap.model.profile import Basis, CountryProfile
    from cyberlaw_gap.model.standard import Provision, Standard

__all__ = ["basis_problems", "profile_problems"]

Path: TypeAlias = tuple[Step, ...]

_POSITIVE = frozenset({Status.MET, Status.PARTIAL})
_GOVERNING = frozenset({Kind.SCOPE, Kind.SAFEGUARD})
_ENDS = frozenset({EventKind.STRUCK_DOWN, EventKind.REPEALED})


@dataclass(frozen=True)
class _Placed:
    """An authored finding and where it stands."""

    path: Path
    number: str
    element: str
    finding: AuthoredFinding
    provision: AuthoredProvision | None = None
    offence: AuthoredOffence | None = None
    general: bool = False

    @property
    def inherited(self) -> tuple[Citation, ...]:
        """The citations stated once for the offence or the provision."""
        if self.offence is not None:
            return self.offence.at
        return self.provision.at if self.provision is not None else ()


def profile_problems(
    profile: AuthoredProfile,
    standard: Standard,
    file: Authored,
    beside: AuthoredProfile | None = None,
) -> tuple[Problem, ...]:
    """Every fault that only shows across the parts of a profile; empty when there is none.

    Args:
        profile: What the file says.
        standard: What it must fit.
        file: The file, to find lines in.
        beside: For an overlay: the profile that it is laid over, whose laws, sources,
            powers and questions it may name.
    """
    return tuple(_Checks(profile, standard, file, beside).run())


class _Checks:
    def __init__(
        self,
        profile: AuthoredProfile,
        standard: Standard,
        file: Authored,
        beside: AuthoredProfile | None = None,
    ) -> None:
        self.profile = profile
        self.standard = standard
        self.file = file
        self.beside = beside
        known = [profile] if beside is None else [beside, profile]
        self.enactments = {e.id: e for p in known for e in p.enactments}
        self.sources = {s.id for p in known for s in p.sources}
        self.questions = {q.id for p in known for q in p.questions}
        self.powers = {power.id: power for p in known for power in p.powers}
        self.placed = tuple(self._place())

    def run(self) -> Iterator[Problem]:
        if self.beside is None:
            yield from self._head()
        else:
            yield from self._collisions(self.beside)
        yield from self._defaults()
        yield from self._unique_ids()
        yield from self._enactments()
        yield from self._references()
        for placed in self.placed:
            yield from self._finding(placed)
        yield from self._outside_the_law()
        yield from self._offences()
        yield from self._powers()
        yield from self._questions()

    # --- where findings stand

    def _place(self) -> Iterator[_Placed]:
        for number, provision in self.profile.provisions.items():
            base: Path = ("provisions", number)
            for element, found in provision.elements.items():
                path = (*base, "elements", element)
                for step, finding in _numbered(found, path):
                    yield _Placed(step, number, element, finding, provision)
            for i, offence in enumerate(provision.offences):
                for element, found in offence.elements.items():
                    path = (*base, "offences", i, "elements", element)
                    for step, finding in _numbered(found, path):
                        yield _Placed(step, number, element, finding, provision, offence)
        for i, general in enumerate(self.profile.general_part):
            for number, element in served(general, self.standard):
                yield _Placed(("general_part", i), number, element, general, general=True)

    # --- the head of the file

    def _head(self) -> Iterator[Problem]:
        code = self.profile.country.code
        stem = PurePath(self.file.name).stem
        if stem != code.lower():
            yield self._problem(
                ("country", "code"),
                f"{code!r} does not go with the file name {stem!r}",
                f"name the file {code.lower()}.yaml",
            )

    def _collisions(self, beside: AuthoredProfile) -> Iterator[Problem]:
        """What an overlay adds has ids of its own; only a source may be named again."""
        for name in ("enactments", "questions", "powers", "beyond", "general_part"):
            taken = {item.id for item in getattr(beside, name)}
            for i, item in enumerate(getattr(self.profile, name)):
                if item.id in taken:
                    yield self._problem(
                        (name, i, "id"),
                        f"the profile has the id {item.id!r} already",
                        "give it another",
                    )
        sources = {source.id: source for source in beside.sources}
        for i, source in enumerate(self.profile.sources):
            if sources.get(source.id, source) != source:
                yield self._problem(
                    ("sources", i, "id"),
                    f"the profile has another source {source.id!r}",
                    "give it another id, or leave it out",
                )
        offences = {
            (number, offence.id)
            for number, provision in beside.provisions.items()
            for offence in provision.offences
        }
        for number, provision in self.profile.provisions.items():
            for i, offence in enumerate(provision.offences):
                if (number, offence.id) in offences:
                    yield self._problem(
                        ("provisions", number, "offences", i, "id"),
                        f"the profile has the offence {offence.id!r} already",
                        "give it another id",
                    )

    def _defaults(self) -> Iterator[Problem]:
        for name in ("assessor", "date", "law_as_of", "method", "confidence"):
            if getattr(self.profile.assessed, name) is None:
                yield self._problem(
                    ("assessed",),
                    f"the profile's {name!r} is not stated",
                    "state it once here; findings inherit it",
                )
        if not self.profile.general_part:
            return
        for i, general in enumerate(self.profile.general_part):
            if not served(general, self.standard):
                yield self._problem(
                    ("general_part", i, "serves"),
                    "no provision has any of these elements",
                    "name elements of the standard",
                )

    def _unique_ids(self) -> Iterator[Problem]:
        lists: dict[str, list[str]] = {
            "sources": [s.id for s in self.profile.sources],
            "enactments": [e.id for e in self.profile.enactments],
            "questions": [q.id for q in self.profile.questions],
            "powers": [p.id for p in self.profile.powers],
            "beyond": [b.id for b in self.profile.beyond],
            "general_part": [g.id for g in self.profile.general_part],
        }
        for name, ids in lists.items():
            yield from self._repeated([((name, i, "id"), one) for i, one in enumerate(ids)])
        yield from self._repeated(
            [(("treaties", i, "treaty"), t.treaty) for i, t in enumerate(self.profile.treaties)]
        )
        for number, provision in self.profile.provisions.items():
            path: Path = ("provisions", number, "offences")
            yield from self._repeated(
                [((*path, i, "id"), o.id) for i, o in enumerate(provision.offences)]
            )
        findings = {
            (*p.path, "id"): p.finding.id for p in self.placed if p.finding.id and not p.general
        }
        yield from self._repeated(list(findings.items()))

    def _repeated(self, ids: Sequence[tuple[Path, str]]) -> Iterator[Problem]:
        seen: set[str] = set()
        for path, name in ids:
            if name in seen:
                yield self._problem(path, f"the id {name!r} is used already", "give it another")
            seen.add(name)

    # --- laws and their life

    def _enactments(self) -> Iterator[Problem]:
        for i, enactment in enumerate(self.profile.enactments):
            path: Path = ("enactments", i)
            if enactment.in_force and enactment.in_force < enactment.enacted:
                yield self._problem(
                    (*path, "in_force"),
                    f"in force on {enactment.in_force}, before it was enacted on "
                    f"{enactment.enacted}",
                    "correct one of the dates",
                )
            if enactment.kind is EnactmentKind.BILL and enactment.in_force:
                yield self._problem((*path, "in_force"), "a bill is not in force", "leave it out")
            for j, event in enumerate(enactment.events):
                where = (*path, "events", j)
                if event.date < enactment.enacted:
                    yield self._problem(
                        (*where, "date"),
                        f"{event.date} is before the enactment of {enactment.enacted}",
                        "correct one of the dates",
                    )
                if event.until is not None and (
                    event.kind is not EventKind.SUSPENDED or event.until <= event.date
                ):
                    yield self._problem(
                        (*where, "until"),
                        "'until' ends a suspension, and lies after its date",
                        "correct the date, or leave it out",
                    )
                if event.by is not None:
                    yield from self._known(
                        (*where, "by"), (event.by,), self.enactments, "enactment"
                    )
                if not event.sources and not enactment.sources:
                    yield from self._sourced(where, event.method, ())
            for ref in enactment.bears_on:
                yield from self._element_ref((*path, "bears_on"), ref, whole=True)

    # --- references between the parts

    def _references(self) -> Iterator[Problem]:
        yield from self._walk_sources()
        for i, treaty in enumerate(self.profile.treaties):
            if not treaty.sources:
                yield from self._sourced(("treaties", i), treaty.method, ())
            for j, event in enumerate(treaty.events):
                yield from self._sourced(
                    ("treaties", i, "events", j),
                    event.method,
                    event.sources or treaty.sources,
                )

    def _walk_sources(self) -> Iterator[Problem]:
        """Every ``sources`` of the file names sources that exist; every citation a law."""
        stack: list[tuple[Path, object]] = [((), self.file.node.value)]
        while stack:
            where, found = stack.pop()
            if isinstance(found, dict):
                for key, item in found.items():
                    here = (*where, key)
                    if key == "sources" and where and isinstance(item, list):
                        names = [str(name) for name in item]
                        yield from self._known(here, names, self.sources, "source")
                    elif key in {"at", "see", "read"} and isinstance(item, list):
                        if "events" not in here:
                            yield from self._laws(here, item)
                    elif key == "question" and isinstance(item, str):
                        yield from self._known(here, (item,), self.questions, "question")
                    else:
                        stack.append((here, item))
            elif isinstance(found, list):
                stack += [((*where, i), item) for i, item in enumerate(found)]

    def _laws(self, path: Path, citations: Sequence[object]) -> Iterator[Problem]:
        names = [str(citation).split(" ", 1)[0] for citation in citations]
        yield from self._known(path, names, self.enactments, "enactment")

    def _known(
        self, path: Path, names: Iterable[str], known: Iterable[str], thing: str
    ) -> Iterator[Problem]:
        there = set(known)
        for name in names:
            if name not in there:
                yield self._problem(
                    path,
                    f"there is no {thing} {name!r} in this profile",
                    f"add it to '{thing}s', or correct the name",
                )

    def _element_ref(self, path: Path, ref: str, *, whole: bool = False) -> Iterator[Problem]:
        number, slash, element = ref.partition("/")
        if not self.standard.has(number):
            yield self._problem(
                path,
                f"{self.standard.id} has no provision {number!r}",
                "see 'cyberlaw-gap list provisions'",
            )
        elif slash or not whole:
            provision = self.standard.provision(number)
            known = [e.id for e in provision.elements]
            if element not in known:
                yield self._problem(
                    path,
                    f"provision {number} has no element {element!r}",
                    f"it has: {', '.join(known)}",
                )

    # --- findings

    def _finding(self, placed: _Placed) -> Iterator[Problem]:
        path = placed.path
        problems = list(self._element_ref(path, f"{placed.number}/{placed.element}"))
        if problems:
            yield from problems
            return
        provision = self.standard.provision(placed.number)
        finding = placed.finding
        element = provision.element(placed.element)
        if element.answered_by is not AnsweredBy.LAW:
            where = "treaties" if element.answered_by is AnsweredBy.TREATY_ACT else "practice"
            yield self._problem(
                path,
                f"{placed.number}/{placed.element} is answered by {element.answered_by.value}, "
                "not by the law",
                f"state it under '{where}'",
            )
        yield from self._basis_of(placed)
        yield from self._powers_named(placed, provision)
        yield from self._narrowings((*path, "narrowed_by"), finding.narrowed_by, provision)
        if finding.narrowed_by and element.limits:
            yield self._problem(
                (*path, "narrowed_by"),
                "a limiting element cannot be narrowed",
                "state the narrowing on an element that reaches",
            )
        known = {p.finding.id for p in self.placed if p.finding.id}
        for i, resolution in enumerate(finding.resolves):
            if resolution.finding not in known:
                yield self._problem(
                    (*path, "resolves", i, "finding"),
                    f"no finding has the id {resolution.finding!r}",
                    "give the other finding that id",
                )
        if (
            provision.kind is Kind.OFFENCE
            and placed.offence is None
            and not placed.general
            and finding.status in _POSITIVE
        ):
            yield self._problem(
                path,
                "a met or partial finding on an offence belongs to a national offence",
                "move it below one of 'offences', or to 'general_part'",
            )

    def _basis_of(self, placed: _Placed) -> Iterator[Problem]:
        finding, path = placed.finding, placed.path
        at, _, read = places_of(finding, placed.inherited)
        status = finding.status
        why = finding.why
        if placed.offence is not None:
            why = why or placed.offence.why
        if placed.provision is not None:
            why = why or placed.provision.why
        if not why:
            yield self._problem(path, "no reason is given", "say in 'why' how the law was read")
        if status in _POSITIVE and not at:
            yield self._problem(
                path,
                f"{status.value!r} without a place in a law",
                "cite the enactment and the section in 'at'",
            )
        if status is Status.ABSENT and not (read or at):
            yield self._problem(
                path,
                "'absent' without what was read",
                "list in 'read' the laws or sections that were read",
            )
        undetermined = status is Status.UNDETERMINED
        for name in ("reason", "question"):
            stated = getattr(finding, name) is not None
            if undetermined and not stated:
                yield self._problem(
                    path,
                    f"'undetermined' without a {name}",
                    "say why it could not be decided and which question would decide it",
                )
            if stated and not undetermined:
                yield self._problem(
                    (*path, name),
                    f"a {name} is for 'undetermined' only",
                    "leave it out, or change the status",
                )
        for citation in at:
            enactment = self.enactments.get(citation.instrument)
            is_bill = enactment is not None and enactment.kind is EnactmentKind.BILL
            if is_bill and self.beside is None:
                yield self._problem(
                    (*path, "at"),
                    f"{citation.instrument!r} is a bill, and no law yet",
                    "cite a law in force; lay bills over a profile instead",
                )

    def _powers_named(self, placed: _Placed, provision: Provision) -> Iterator[Problem]:
        powers = placed.finding.powers
        path = (*placed.path, "for")
        if powers and provision.kind not in _GOVERNING:
            yield self._problem(
                path,
                "'for' is only for scope and safeguards",
                "leave it out; this finding is about one provision",
            )
            return
        governed = {p.number for p in self.standard.governed_by(provision.number)}
        for power in powers:
            national = self.powers.get(power)
            if power in governed or (national is not None and not national.provisions):
                continue
            yield self._problem(
                path,
                f"{power!r} is no power of the standard, and no power beyond it",
                f"use one of {', '.join(sorted(governed, key=int))}, or an id of 'powers' "
                "without provisions",
            )

    def _narrowings(
        self, path: Path, names: Iterable[str], provision: Provision
    ) -> Iterator[Problem]:
        known = [n.id for n in provision.may_narrow]
        known += [r.id for r in self.standard.reservations_on(provision)]
        for name in names:
            if name not in known:
                yield self._problem(
                    path,
                    f"{name!r} is no narrowing of provision {provision.number}",
                    f"use one of {', '.join(known) or '(none)'}, or say it in 'narrowed_otherwise'",
                )

    # --- what law does not answer

    def _outside_the_law(self) -> Iterator[Problem]:
        for i, treaty in enumerate(self.profile.treaties):
            for j, act in enumerate(treaty.acts):
                if treaty.treaty != self.standard.id:
                    continue
                path: Path = ("treaties", i, "acts", j)
                yield from self._answers(path, act.elements, AnsweredBy.TREATY_ACT)
                yield from self._open(path, act.status, act.reason, act.question)
        for i, note in enumerate(self.profile.practice):
            path = ("practice", i)
            yield from self._answers(path, note.elements, AnsweredBy.PRACTICE)
            yield from self._open(path, note.status, note.reason, note.question)

    def _answers(self, path: Path, refs: Iterable[str], wanted: AnsweredBy) -> Iterator[Problem]:
        for ref in refs:
            faults = list(self._element_ref((*path, "elements"), ref))
            yield from faults
            if faults:
                continue
            number, _, element = ref.partition("/")
            answered = self.standard.provision(number).element(element).answered_by
            if answered is not wanted:
                yield self._problem(
                    (*path, "elements"),
                    f"{ref} is answered by {answered.value}, not by {wanted.value}",
                    "state it where it belongs",
                )

    def _open(
        self, path: Path, status: Status, reason: object, question: object
    ) -> Iterator[Problem]:
        if (status is Status.UNDETERMINED) != (reason is not None and question is not None):
            yield self._problem(
                path,
                "'undetermined' goes with a reason and a question, and only it does",
                "state both, or neither",
            )

    def _offences(self) -> Iterator[Problem]:
        for number, provision in self.profile.provisions.items():
            path: Path = ("provisions", number)
            if not self.standard.has(number):
                yield from self._element_ref(path, number, whole=True)
                continue
            asked = self.standard.provision(number)
            if provision.offences and asked.kind is not Kind.OFFENCE:
                yield self._problem(
                    (*path, "offences"),
                    f"provision {number} is no offence",
                    "state its findings under 'elements'",
                )
            for i, offence in enumerate(provision.offences):
                yield from self._narrowings(
                    (*path, "offences", i, "narrowed_by"), offence.narrowed_by, asked
                )

    def _powers(self) -> Iterator[Problem]:
        safeguards = {
            e.id for p in self.standard.provisions if p.kind is Kind.SAFEGUARD for e in p.elements
        }
        for i, power in enumerate(self.profile.powers):
            path: Path = ("powers", i)
            for number in power.provisions:
                yield from self._element_ref((*path, "provisions"), number, whole=True)
            for name in power.calls_for:
                if name not in safeguards:
                    yield self._problem(
                        (*path, "calls_for"),
                        f"{name!r} is no safeguard of {self.standard.id}",
                        f"use one of {', '.join(sorted(safeguards))}",
                    )

    def _questions(self) -> Iterator[Problem]:
        asked = {p.finding.question for p in self.placed}
        asked |= {a.question for t in self.profile.treaties for a in t.acts}
        asked |= {n.question for n in self.profile.practice}
        for i, question in enumerate(self.profile.questions):
            path: Path = ("questions", i)
            for ref in question.bears_on:
                yield from self._element_ref((*path, "bears_on"), ref)
            if question.id not in asked and not question.bears_on:
                yield self._problem(
                    path,
                    f"nothing waits for the answer to {question.id!r}",
                    "name the elements it bears on, or leave it out",
                )

    def _sourced(self, path: Path, method: Method, sources: tuple[str, ...]) -> Iterator[Problem]:
        if method is not Method.RECOLLECTION and not sources:
            yield self._problem(
                path,
                f"{method.value!r} without a source",
                "name one in 'sources', or say 'method: recollection'",
            )

    def _problem(self, path: Path, what: str, mend: str) -> Problem:
        return self.file.problem(path, what, mend)


def _numbered(
    found: AuthoredFinding | tuple[AuthoredFinding, ...], path: Path
) -> Iterator[tuple[Path, AuthoredFinding]]:
    many = isinstance(found, tuple)
    for i, finding in enumerate(as_list(found)):
        yield ((*path, i) if many else path), finding


def basis_problems(
    authored: AuthoredProfile,
    standard: Standard,
    profile: CountryProfile,
    file: Authored,
    beside: AuthoredProfile | None = None,
) -> tuple[Problem, ...]:
    """Faults of the bases once everything inherited is written out."""
    checks = _Checks(authored, standard, file, beside)
    return tuple(_inherited(checks, profile))


def _inherited(checks: _Checks, profile: CountryProfile) -> Iterator[Problem]:
    resolved = [
        *profile.findings,
        *(f for g in profile.general_part for f in g.findings),
    ]
    enactments = profile.enactment_by_id
    seen = {source.id: source.seen for source in profile.sources}
    for placed, finding in zip(checks.placed, resolved, strict=True):
        basis, path = finding.basis, placed.path
        if finding.status is not Status.UNDETERMINED:
            yield from _known_how(checks, path, basis, seen)
        if basis.date < basis.law_as_of:
            yield checks._problem(  # noqa: SLF001  the same module
                path,
                f"assessed on {basis.date}, before the law as of {basis.law_as_of} that it read",
                "correct one of the dates",
            )
        for citation in finding.at:
            enactment = enactments[citation.instrument]
            if enactment.enacted > basis.law_as_of:
                yield checks._problem(  # noqa: SLF001
                    path,
                    f"{citation} was enacted on {enactment.enacted}, after the law as of "
                    f"{basis.law_as_of} that was read",
                    "correct 'law_as_of', or cite it in 'see'",
                )
            for event in enactment.events:
                ended = event.kind in _ENDS and event.date <= basis.law_as_of
                if ended and (not event.at or any(citation in place for place in event.at)):
                    words = event.kind.value.replace("-", " ")
                    yield checks._problem(  # noqa: SLF001
                        path,
                        f"{citation} was {words} on {event.date}, before the law as of "
                        f"{basis.law_as_of} that was read",
                        "date 'law_as_of' before that, or cite the law in force",
                    )


def _known_how(
    checks: _Checks, path: Path, basis: Basis, seen: Mapping[str, str]
) -> Iterator[Problem]:
    yield from checks._sourced(path, basis.method, basis.sources)  # noqa: SLF001
    if (
        basis.method is Method.STATUTE_TEXT
        and basis.sources
        and all(seen.get(source) == "cited" for source in basis.sources)
    ):
        yield checks._problem(  # noqa: SLF001
            path,
            "'statute-text', and every source is only cited by others",
            "name a source that was seen, or say 'secondary-source'",
        )
