"""A standard as a graph: what each provision depends on. The only user of networkx."""

from __future__ import annotations

from typing import TYPE_CHECKING

import networkx as nx

from cyberlaw_gap.model.standard import Kind

if TYPE_CHECKING:
    from cyberlaw_gap.model.standard import Standard

__all__ = ["cycles", "dangling", "dependencies", "dependents", "graph_of"]


def graph_of(standard: Standard) -> nx.DiGraph[str]:
    """The provisions and elements of a standard, with an edge to whatever each depends on.

    Nodes are numbers ("18") and elements in full ("18/specified-data"). An edge has a
    ``relation``:

    - ``has``: a provision and its element;
    - ``uses``: a provision and a definition it is read with;
    - ``governed-by``: a power and the provision on scope or safeguards over it;
    - ``guarded-by``: a power and a safeguard that its nature calls for;
    - ``relies-on``: a co-operation measure and the domestic power it needs;
    - ``reaches``: liability, sanctions or jurisdiction and the offences they are about.

    A reference that leads nowhere stays as a node without the attribute ``kind``.
    """
    graph: nx.DiGraph[str] = nx.DiGraph()
    safeguards = {
        element.id: f"{provision.number}/{element.id}"
        for provision in standard.provisions
        if provision.kind is Kind.SAFEGUARD
        for element in provision.elements
    }
    for provision in standard.provisions:
        number = provision.number
        graph.add_node(number, kind="provision", title=provision.title)
        for element in provision.elements:
            ref = f"{number}/{element.id}"
            graph.add_node(ref, kind="element", title=element.text)
            graph.add_edge(number, ref, relation="has")
        for relation, targets in (
            ("uses", provision.uses),
            ("governed-by", provision.applies),
            ("guarded-by", tuple(safeguards.get(g, g) for g in provision.guarded_by)),
            ("relies-on", provision.implements_with),
            ("reaches", provision.reaches),
        ):
            for target in targets:
                graph.add_edge(number, target, relation=relation)
    return graph


def cycles(standard: Standard) -> tuple[tuple[str, ...], ...]:
    """The circles in which provisions depend on each other; a sound standard has none."""
    found = nx.simple_cycles(graph_of(standard))
    return tuple(sorted(tuple(_from_smallest(cycle)) for cycle in found))


def _from_smallest(cycle: list[str]) -> list[str]:
    start = cycle.index(min(cycle))
    return cycle[start:] + cycle[:start]


def dangling(standard: Standard) -> tuple[str, ...]:
    """References of the standard that lead nowhere; a sound standard has none."""
    graph = graph_of(standard)
    return tuple(sorted(n for n, kind in graph.nodes(data="kind") if kind is None))


def dependencies(standard: Standard, node: str) -> tuple[str, ...]:
    """Everything that a provision or element depends on, near and far."""
    return tuple(sorted(nx.descendants(graph_of(standard), node)))


def dependents(standard: Standard, node: str) -> tuple[str, ...]:
    """Everything that depends on a provision or element, near and far."""
    return tuple(sorted(nx.ancestors(graph_of(standard), node)))
