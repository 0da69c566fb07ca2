"""What a standard must also satisfy: every reference inside it leads somewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeAlias

from cyberlaw_gap.catalog.strict_yaml import Step
from cyberlaw_gap.model.standard import AtLeast, Kind, Requirement

if TYPE_CHECKING:
    from cyberlaw_gap.catalog.validation import Authored
    from cyberlaw_gap.errors import Problem
    from cyberlaw_gap.model.standard import Provision, Reservable, Standard

__all__ = ["standard_problems"]

Path: TypeAlias = tuple[Step, ...]


def standard_problems(standard: Standard, file: Authored) -> tuple[Problem, ...]:
    """Every fault that only shows across the parts of a standard; empty when none does."""
    return tuple(_Checks(standard, file).run())


class _Checks:
    def __init__(self, standard: Standard, file: Authored) -> None:
        self.standard = standard
        self.file = file
        self.numbers = [p.number for p in standard.provisions]
        self.refs = {f"{p.number}/{e.id}" for p in standard.provisions for e in p.elements}
        self.guidance = {g.id for g in standard.guidance}
        self.safeguards = {
            e.id for p in standard.provisions if p.kind is Kind.SAFEGUARD for e in p.elements
        }

    def run(self) -> Iterator[Problem]:
        yield from self._repeated(("provisions",), self.numbers)
        yield from self._parts()
        for i, guidance in enumerate(self.standard.guidance):
            yield from self._known(
                ("guidance", i, "elements"), guidance.elements, self.refs, "element"
            )
        for i, reservable in enumerate(self.standard.reservable):
            yield from self._known(
                ("reservable", i, "for"),
                reservable.provisions,
                self.numbers,
                "provision",
            )
        for i, provision in enumerate(self.standard.provisions):
            yield from self._provision(("provisions", i), provision)

    def _parts(self) -> Iterator[Problem]:
        placed = [n for part in self.standard.parts for n in part.provisions]
        yield from self._repeated(("parts",), placed)
        yield from self._known(("parts",), placed, self.numbers, "provision")
        for number in self.numbers:
            if number not in placed:
                yield self.file.problem(
                    ("parts",),
                    f"provision {number!r} stands in no part",
                    "add it to one; reports go by parts",
                )

    def _provision(self, path: Path, provision: Provision) -> Iterator[Problem]:
        own = [e.id for e in provision.elements]
        yield from self._repeated((*path, "requires"), own)
        yield from self._known((*path, "core"), provision.core, own, "element")
        yield from self._known(
            (*path, "guarded_by"), provision.guarded_by, self.safeguards, "safeguard"
        )
        for name in ("applies", "implements_with", "reaches"):
            numbers = getattr(provision, name)
            yield from self._known((*path, name), numbers, self.numbers, "provision")
        yield from self._known((*path, "uses"), provision.uses, self.refs, "element")
        yield from self._known((*path, "guidance"), provision.guidance, self.guidance, "guidance")
        yield from self._at_least((*path, "requires"), provision.requires)
        names = [n.id for n in provision.may_narrow] + [r.id for r in provision.reservable]
        yield from self._repeated(path, names)
        for j, reservable in enumerate(provision.reservable):
            yield from self._reservable((*path, "reservable", j), reservable, own)

    def _reservable(self, path: Path, reservable: Reservable, own: list[str]) -> Iterator[Problem]:
        yield from self._known((*path, "drops"), reservable.drops, own, "element")
        yield from self._known((*path, "floor"), reservable.floor, own, "element")
        yield from self._known((*path, "for"), reservable.provisions, self.numbers, "provision")
        known = {*own, *self.refs}
        yield from self._known((*path, "weakens"), reservable.weakens, known, "element")

    def _at_least(self, path: Path, node: Requirement) -> Iterator[Problem]:
        if isinstance(node, AtLeast) and node.at_least > len(node.of):
            yield self.file.problem(
                path,
                f"at least {node.at_least} of {len(node.of)} can never be met",
                "ask for no more than there are",
            )
        for child in getattr(node, "children", ()):
            yield from self._at_least(path, child)

    def _repeated(self, path: Path, names: Iterable[str]) -> Iterator[Problem]:
        seen: set[str] = set()
        for name in names:
            if name in seen:
                yield self.file.problem(path, f"{name!r} stands here twice", "keep one of the two")
            seen.add(name)

    def _known(
        self, path: Path, names: Iterable[str], known: Iterable[str], thing: str
    ) -> Iterator[Problem]:
        there = set(known)
        for name in names:
            if name not in there:
                yield self.file.problem(
                    path, f"there is no {thing} {name!r}", "add it, or correct the name"
                )
