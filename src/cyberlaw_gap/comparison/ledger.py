"""The ledger: powers by safeguards, for the treaty's powers and for those beyond it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.comparison.evaluate import ABSENT, MET, PARTIAL
from cyberlaw_gap.comparison.provision import Reach, for_power
from cyberlaw_gap.model.standard import Kind
from cyberlaw_gap.model.verdict import (
    Bounds,
    GuardState,
    LedgerCell,
    LedgerRow,
    Operation,
)

if TYPE_CHECKING:
    from cyberlaw_gap.comparison.life import Life
    from cyberlaw_gap.comparison.provision import Case
    from cyberlaw_gap.model.profile import Power
    from cyberlaw_gap.model.standard import Standard

__all__ = ["ledger"]


def ledger(
    standard: Standard, cases: dict[str, Case], powers: tuple[Power, ...], life: Life
) -> tuple[LedgerRow, ...]:
    """One row per power of the standard, then one per national power beyond it."""
    guards = [p for p in standard.provisions if p.kind is Kind.SAFEGUARD]
    if not guards:
        return ()
    rows = []
    for provision in standard.provisions:
        if provision.kind is not Kind.POWER:
            continue
        national = tuple(p for p in powers if provision.number in p.provisions)
        bounds = cases[provision.number].bounds()
        rows.append(
            _row(
                provision.number,
                provision.title,
                bounds,
                frozenset(provision.guarded_by),
                national,
                cases,
                life,
                beyond=False,
                in_force=bool(bounds and bounds[0]),
            )
        )
    for power in powers:
        if power.provisions:
            continue
        alive = all(life.place(c).operation is Operation.IN_FORCE for c in power.at)
        rows.append(
            _row(
                power.id,
                power.title,
                None,
                frozenset(power.calls_for),
                (power,),
                cases,
                life,
                beyond=True,
                in_force=alive,
            )
        )
    return tuple(rows)


def _row(
    power: str,
    title: str,
    bounds: tuple[int, int] | None,
    called_for: frozenset[str],
    national: tuple[Power, ...],
    cases: dict[str, Case],
    life: Life,
    *,
    beyond: bool,
    in_force: bool,
) -> LedgerRow:
    cells = tuple(
        _cell(case, element.id, power, called_for, life)
        for case in cases.values()
        if case.provision.kind is Kind.SAFEGUARD
        for element in case.provision.elements
    )
    there = in_force and (beyond or (bounds is not None and bounds[0] >= PARTIAL))
    owed = [cell for cell in cells if cell.called_for] if there else []
    return LedgerRow(
        power=power,
        title=title,
        beyond=beyond,
        bounds=Bounds.of_ranks(*bounds) if bounds else None,
        in_force=in_force,
        cells=cells,
        unguarded=tuple(c.safeguard for c in owed if c.state is GuardState.MISSING),
        weakly_guarded=tuple(c.safeguard for c in owed if c.state is GuardState.WEAK),
        national=national,
    )


def _cell(
    case: Case, element: str, power: str, called_for: frozenset[str], life: Life
) -> LedgerCell:
    reach = for_power(case.spans.get(element, []), power) or Reach(ABSENT, MET)
    return LedgerCell(
        safeguard=f"{case.provision.number}/{element}",
        called_for=element in called_for,
        state=_state(reach),
        bounds=Bounds.of_ranks(reach.low, reach.high),
        evidence=tuple(claim.evidence(life) for span in reach.spans for claim in span.claims),
    )


def _state(reach: Reach) -> GuardState:
    if not reach.decided:
        return GuardState.OPEN
    if reach.low == MET:
        return GuardState.THERE
    return GuardState.WEAK if reach.low == PARTIAL else GuardState.MISSING
