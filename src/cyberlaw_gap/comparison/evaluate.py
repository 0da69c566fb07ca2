"""From elements to a verdict: the requirement tree, evaluated at both bounds.

Levels are ranks here: 0 absent, 1 partial, 2 met.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from cyberlaw_gap.model.profile import Status
from cyberlaw_gap.model.standard import AllOf, AnyOf, Element, Requirement

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Levels: TypeAlias = Mapping[str, int]

__all__ = ["ABSENT", "MET", "PARTIAL", "SPANS", "Tree", "chosen", "prune", "verdict"]

ABSENT, PARTIAL, MET = 0, 1, 2

#: What a status says of an element: the least and the most that is there.
SPANS = {
    Status.ABSENT: (ABSENT, ABSENT),
    Status.PARTIAL: (PARTIAL, PARTIAL),
    Status.MET: (MET, MET),
    Status.UNDETERMINED: (ABSENT, MET),
}


@dataclass(frozen=True, slots=True)
class Tree:
    """A requirement without the elements that do not count."""

    #: Id of an element for a leaf; empty for a node.
    element: str = ""
    #: How many children must be met: all of them, one, or a number; 0 stands for all.
    needs: int = 0
    children: tuple[Tree, ...] = ()


def prune(node: Requirement, counts: Callable[[Element], bool]) -> Tree | None:
    """The tree over the elements that count; None when none is left."""
    if isinstance(node, Element):
        return Tree(element=node.id) if counts(node) else None
    children = tuple(kept for child in node.children if (kept := prune(child, counts)) is not None)
    if not children:
        return None
    if isinstance(node, AllOf):
        needs = 0
    elif isinstance(node, AnyOf):
        needs = 1
    else:
        needs = min(node.at_least, len(children))
    return Tree(needs=needs, children=children)


def _level(tree: Tree, levels: Levels) -> int:
    if tree.element:
        return levels[tree.element]
    found = [_level(child, levels) for child in tree.children]
    if tree.needs == 1:
        return max(found)
    needed = tree.needs or len(found)
    if sum(level == MET for level in found) >= needed:
        return MET
    return PARTIAL if any(found) else ABSENT


def verdict(tree: Tree, core: frozenset[str], levels: Levels) -> int:
    """The level of a whole provision.

    ``core`` holds the core elements that remain; the provision is absent when every
    one of them is, whatever else is there.
    """
    if core and not any(levels[element] for element in core):
        return ABSENT
    return _level(tree, levels)


def chosen(tree: Tree, low: Levels, high: Levels) -> frozenset[str]:
    """The elements that are owed once every choice of means is made.

    Where the treaty leaves a choice, the State is held to the way that its law takes
    or is nearest to; the other ways are neither owed nor gaps. Ties go to the way whose
    elements come first by name, so that no order of writing matters.
    """
    if tree.element:
        return frozenset({tree.element})
    children = tree.children
    needed = tree.needs or len(children)
    if needed < len(children):
        children = tuple(sorted(children, key=lambda c: _nearness(c, low, high)))
        children = children[:needed]
    owed: frozenset[str] = frozenset()
    for child in children:
        owed |= chosen(child, low, high)
    return owed


def _nearness(tree: Tree, low: Levels, high: Levels) -> tuple[float, float, tuple[str, ...]]:
    leaves = sorted(_leaves(tree))
    shown = sum(low[leaf] for leaf in leaves) / len(leaves)
    open_ = sum(high[leaf] for leaf in leaves) / len(leaves)
    whole = _level(tree, low)
    return (-whole - shown / 10, -_level(tree, high) - open_ / 10, tuple(leaves))


def _leaves(tree: Tree) -> tuple[str, ...]:
    if tree.element:
        return (tree.element,)
    return tuple(leaf for child in tree.children for leaf in _leaves(child))
