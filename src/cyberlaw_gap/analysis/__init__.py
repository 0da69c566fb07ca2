"""Questions over comparisons and profiles: many countries at once, and what has aged."""

from cyberlaw_gap.analysis.country_matrix import Matrix, MatrixCell, MatrixRow, matrix
from cyberlaw_gap.analysis.legal_family import legal_family
from cyberlaw_gap.analysis.staleness import Aging, StaleFinding, stale

__all__ = [
    "Aging",
    "Matrix",
    "MatrixCell",
    "MatrixRow",
    "StaleFinding",
    "legal_family",
    "matrix",
    "stale",
]
