"""One provision: from the claims on its elements to its verdict."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cyberlaw_gap.comparison.claims import Span, spans
from cyberlaw_gap.comparison.evaluate import ABSENT, MET, Tree, chosen, prune, verdict
from cyberlaw_gap.model.profile import Sanction
from cyberlaw_gap.model.standard import AnsweredBy, Element, Kind, Provision
from cyberlaw_gap.model.verdict import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cyberlaw_gap.comparison.claims import Claim
    from cyberlaw_gap.comparison.target import Target
    from cyberlaw_gap.model.profile import Offence

__all__ = ["Case", "Reach"]

#: Provisions whose findings may be about one power.
GOVERNING = frozenset({Kind.SCOPE, Kind.SAFEGUARD})


@dataclass(slots=True, eq=False)
class Reach:
    """How far an element is reached: the bounds as ranks, and the spans they come from."""

    low: int
    high: int
    spans: tuple[Span, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether both bounds agree."""
        return self.low == self.high


_NOBODY_LOOKED = Reach(ABSENT, MET)


class Case:
    """A provision with everything that bears on its verdict on the date.

    ``direct`` holds the bounds of the elements that law does not answer: acts towards
    the treaty office and practice.
    """

    def __init__(
        self,
        provision: Provision,
        claims: tuple[Claim, ...],
        offences: Mapping[str, Offence],
        target: Target,
        direct: Mapping[str, tuple[int, int]],
        unread: Mapping[str, frozenset[str]],
    ) -> None:
        self.provision = provision
        self.claims = claims
        self.offences = offences
        self.target = target
        self.direct = direct
        #: Per element id: the questions that say that other law on it is unread.
        self.unread = unread

    @cached_property
    def counted(self) -> frozenset[str]:
        """The elements that can move the verdict."""
        return frozenset(e.id for e in self.provision.elements if self._counts(e))

    def _counts(self, element: Element) -> bool:
        return (
            element.reaches
            and not element.optional
            and element.answered_by is not AnsweredBy.PRACTICE
            and f"{self.provision.number}/{element.id}" not in self.target.dropped
        )

    @cached_property
    def tree(self) -> Tree | None:
        """The requirement over the elements that count; None: not applicable."""
        return prune(self.provision.requires, self._counts)

    @cached_property
    def core(self) -> frozenset[str]:
        """The core elements that remain."""
        return frozenset(self.provision.core) & self.counted

    @cached_property
    def spans(self) -> dict[str, list[Span]]:
        """What is said of each element."""
        return spans(self.claims)

    @cached_property
    def reaches(self) -> dict[str, Reach]:
        """How far each element is reached."""
        return self.reaches_with(self.spans, frozenset())

    def reaches_with(
        self, by_element: Mapping[str, list[Span]], answered: frozenset[str]
    ) -> dict[str, Reach]:
        """The same for other claims, with some questions taken as answered."""
        if self.provision.kind is Kind.OFFENCE:
            found = self._of_offences(by_element)
        elif self.provision.kind in GOVERNING:
            found = self._of_powers(by_element)
        else:
            found = {element: _best(element_spans) for element, element_spans in by_element.items()}
        return {
            element.id: self._open_if_unread(
                element.id, self._direct(element) or found.get(element.id), answered
            )
            for element in self.provision.elements
        }

    def _direct(self, element: Element) -> Reach | None:
        if element.answered_by is AnsweredBy.LAW:
            return None
        bounds = self.direct.get(element.id)
        return Reach(*bounds) if bounds else _NOBODY_LOOKED

    def _open_if_unread(self, element: str, reach: Reach | None, answered: frozenset[str]) -> Reach:
        """Lapsed law leaves an element open where the profile says other law is unread."""
        if reach is None:
            return _NOBODY_LOOKED
        if not reach.spans or not self.unread.get(element, frozenset()) - answered:
            return reach
        lapsed = all(
            claim.standing is Standing.LAPSED for span in reach.spans for claim in span.claims
        )
        return Reach(reach.low, MET, reach.spans) if lapsed else reach

    # --- offences: the elements of one national offence belong together

    def groups(self, by_element: Mapping[str, list[Span]]) -> dict[str, dict[str, Reach]]:
        """Per national offence: how far each element is reached within it.

        What the general part says once serves every offence.
        """
        if by_element is self.spans:
            return self._groups
        return self._grouped(by_element)

    @cached_property
    def _groups(self) -> dict[str, dict[str, Reach]]:
        return self._grouped(self.spans)

    def _grouped(self, by_element: Mapping[str, list[Span]]) -> dict[str, dict[str, Reach]]:
        general: dict[str, list[Span]] = {}
        grouped: dict[str, dict[str, list[Span]]] = {}
        for element, element_spans in by_element.items():
            for span in element_spans:
                if span.offence is not None:
                    group = grouped.setdefault(span.offence, {})
                    group.setdefault(element, []).append(span)
                elif _is_general(span):
                    general.setdefault(element, []).append(span)
        return {
            offence: {
                element: _best(group.get(element, []) + general.get(element, []))
                for element in {**group, **general}
            }
            for offence, group in grouped.items()
        }

    def adds(self, offence: str, group: Mapping[str, Reach]) -> tuple[bool, bool]:
        """Whether a national offence adds to the provision, at the two bounds."""
        if self.offences[offence].sanction is not Sanction.CRIMINAL:
            return False, False
        core = [group[e] for e in self.provision.core if e in group]
        return any(r.low for r in core), any(r.high for r in core)

    @cached_property
    def adding_nothing(self) -> frozenset[str]:
        """The national offences that add nothing to the provision on the date."""
        if self.provision.kind is not Kind.OFFENCE:
            return frozenset()
        groups = self.groups(self.spans)
        return frozenset(o for o, group in groups.items() if not self.adds(o, group)[1])

    def _of_offences(self, by_element: Mapping[str, list[Span]]) -> dict[str, Reach]:
        groups = self.groups(by_element)
        adds = {offence: self.adds(offence, group) for offence, group in groups.items()}
        loose = {
            element: [s for s in element_spans if s.offence is None and not _is_general(s)]
            for element, element_spans in by_element.items()
        }
        found: dict[str, Reach] = {}
        for element, element_spans in by_element.items():
            reach = _best(loose[element]) if loose[element] else None
            low = reach.low if reach else ABSENT
            high = reach.high if reach else ABSENT
            has_say = reach is not None
            for offence, group in groups.items():
                adds_low, adds_high = adds[offence]
                # An offence that adds nothing still says what was read and not found.
                if element not in group or (not adds_high and group[element].high):
                    continue
                has_say = True
                if adds_low:
                    low = max(low, group[element].low)
                if adds_high:
                    high = max(high, group[element].high)
            if has_say:
                found[element] = Reach(low, high, tuple(element_spans))
        return found

    # --- scope and safeguards: over several powers the weakest counts

    def powers_for(self, element: str) -> tuple[str, ...]:
        """The powers of the standard that call for an element of this provision."""
        governed = self.target.standard.governed_by(self.provision.number)
        calling = tuple(p.number for p in governed if element in p.guarded_by)
        return calling or tuple(p.number for p in governed)

    def _of_powers(self, by_element: Mapping[str, list[Span]]) -> dict[str, Reach]:
        found = {}
        for element, element_spans in by_element.items():
            powers = self.powers_for(element)
            per_power = [for_power(element_spans, power) for power in powers]
            said = [reach for reach in per_power if reach is not None]
            if not powers:
                said, per_power = [_best(element_spans)], [None]
            if not said:
                continue
            weakest = [reach or _NOBODY_LOOKED for reach in per_power] if powers else said
            found[element] = Reach(
                min(reach.low for reach in weakest),
                min(reach.high for reach in weakest),
                tuple({id(span): span for reach in said for span in reach.spans}.values()),
            )
        return found

    # --- the verdict

    def bounds(self, reaches: Mapping[str, Reach] | None = None) -> tuple[int, int] | None:
        """The verdict's ranks, [proven, possible]; None: not applicable."""
        if reaches is None:
            return self._bounds
        if self.tree is None:
            return None
        low = {e: reaches[e].low for e in self.counted}
        high = {e: reaches[e].high for e in self.counted}
        return verdict(self.tree, self.core, low), verdict(self.tree, self.core, high)

    @cached_property
    def _bounds(self) -> tuple[int, int] | None:
        return self.bounds(self.reaches)

    @cached_property
    def owed(self) -> frozenset[str]:
        """The counted elements that are owed once every choice of means is made."""
        if self.tree is None:
            return frozenset()
        low = {e: self.reaches[e].low for e in self.counted}
        high = {e: self.reaches[e].high for e in self.counted}
        return chosen(self.tree, low, high)


def _is_general(span: Span) -> bool:
    return any(claim.general for claim in span.claims)


def _best(element_spans: list[Span]) -> Reach:
    """Findings from different laws add up: the best one counts."""
    low = high = ABSENT
    for span in element_spans:
        low, high = max(low, span.low), max(high, span.high)
    return Reach(low, high, tuple(element_spans))


def for_power(element_spans: Iterable[Span], power: str) -> Reach | None:
    """What is said of one power; None when nobody looked.

    A statement about the power itself goes before one about all powers, unless the law
    that it rests on has lapsed.
    """
    own = [span for span in element_spans if power in span.powers]
    general = [span for span in element_spans if not span.powers]
    if any(claim.standing is not Standing.LAPSED for span in own for claim in span.claims):
        return _best(own)
    both = own + general
    return _best(both) if both else None
