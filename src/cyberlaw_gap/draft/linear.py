"""Logistic models, applied without any library."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlaw_gap.model.checker import LinearModel

__all__ = ["chance", "chances", "log_odds"]

_EDGE = 0.01


def log_odds(chance: float, edge: float = _EDGE) -> float:
    """The logarithm of the odds, kept away from the infinite ends."""
    return math.log((chance + edge) / (1 + edge - chance))


def _sum(weights: Sequence[float], values: Sequence[float], intercept: float) -> float:
    return intercept + sum(w * v for w, v in zip(weights, values, strict=True) if v)


def chance(model: LinearModel, values: Sequence[float]) -> float:
    """The chance that a model of one class gives."""
    score = _sum(model.weights[0], values, model.intercepts[0])
    if score >= 0:
        return 1 / (1 + math.exp(-score))
    grown = math.exp(score)
    return grown / (1 + grown)


def chances(model: LinearModel, values: Sequence[float]) -> dict[str, float]:
    """The chance of each class; they sum to one."""
    scores = [
        _sum(weights, values, intercept)
        for weights, intercept in zip(model.weights, model.intercepts, strict=True)
    ]
    highest = max(scores)
    grown = [math.exp(score - highest) for score in scores]
    total = sum(grown)
    return {name: value / total for name, value in zip(model.classes, grown, strict=True)}
