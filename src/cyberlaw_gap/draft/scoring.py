"""How well checks of annotated laws did; only labels on which the annotators agree count.

The definitions are those of the scorer that comes with the annotations, so that anyone
can measure again what this project publishes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cyberlaw_gap.draft.sections_of import root
from cyberlaw_gap.model.draft import Coverage, Figure, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from cyberlaw_gap.model.annotation import AnnotatedElement, AnnotatedLaw, AnnotatedProvision
    from cyberlaw_gap.model.draft import DraftReport, ElementCheck, ProvisionCheck
    from cyberlaw_gap.model.standard import Standard

__all__ = ["FIGURES", "Score", "gap_by_provision", "gap_by_role", "score"]

#: The published figures, in the order of the tables.
FIGURES = (
    "section hit@1",
    "section hit@3",
    "article presence F1",
    "coverage weighted kappa",
    "element presence F1",
    "gap F1",
    "element macro-F1",
    "evidence in the right section",
    "confidence skill (Brier)",
    "calibration error",
    "quotations that are slices",
    "abstained",
)

_SHOWN = (Status.MET, Status.PARTIAL)
_ORDER = (Coverage.NONE, Coverage.PARTIAL, Coverage.FULL)
_BINS = 10


@dataclass(slots=True)
class _Marks:
    """What was counted over all laws."""

    count: Counter[str] = field(default_factory=Counter)
    coverage: list[tuple[Coverage, Coverage]] = field(default_factory=list)
    elements: list[tuple[Status, Status]] = field(default_factory=list)
    inside: list[tuple[bool, bool]] = field(default_factory=list)
    inside_of: dict[str, list[tuple[bool, bool]]] = field(default_factory=lambda: defaultdict(list))
    sure: list[tuple[float, bool]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of checks, and where gaps were found or missed."""

    figures: tuple[Figure, ...]
    gaps: tuple[tuple[str, list[tuple[bool, bool]]], ...]
    """Per element of a covered provision: is a gap, said to be one; in every law."""

    def of(self, name: str) -> float:
        """A figure by its name."""
        return next(f.value for f in self.figures if f.name == name)


def score(pairs: Iterable[tuple[AnnotatedLaw, DraftReport]]) -> Score:
    """The figures of checks of annotated laws."""
    marks = _Marks()
    for law, report in pairs:
        checks = {provision.number: provision for provision in report.provisions}
        for wanted in law.articles:
            _provision(marks, wanted, checks.get(wanted.article), report)
    return Score(tuple(_figures(marks)), tuple(sorted(marks.inside_of.items())))


def _provision(
    marks: _Marks, wanted: AnnotatedProvision, check: ProvisionCheck | None, report: DraftReport
) -> None:
    said = check.coverage if check else Coverage.NONE
    if wanted.coverage is not None:
        marks.coverage.append((wanted.coverage, said))
    if wanted.coverage is not None or wanted.covered:
        found = said is not Coverage.NONE
        marks.count[("tp" if found else "fn") if wanted.covered else ("fp" if found else "tn")] += 1
    if wanted.covered:
        roots = {root(label) for label in wanted.sections}
        labels = [root(section.label) for section in check.sections] if check else []
        marks.count["ranked"] += 1
        marks.count["hit@1"] += bool(roots & set(labels[:1]))
        marks.count["hit@3"] += bool(roots & set(labels[:3]))
    elements = {element.id: element for element in check.elements} if check else {}
    for truth in wanted.elements:
        _element(marks, wanted, truth, elements.get(truth.id), report)


def _element(
    marks: _Marks,
    wanted: AnnotatedProvision,
    truth: AnnotatedElement,
    check: ElementCheck | None,
    report: DraftReport,
) -> None:
    status = check.status if check else Status.ABSENT
    shown = status in _SHOWN
    if check is not None and shown:
        marks.count["quotes"] += 1
        marks.count["real quotes"] += (
            len(check.quote.split()) >= 3  # noqa: PLR2004  fewer prove nothing
            and report.document.text[check.start : check.end] == check.quote
        )
    if truth.status is None:
        return
    if status in (Status.UNDETERMINED, Status.DEFERRED):
        marks.count["abstained"] += 1
        return
    marks.elements.append((truth.status, status))
    marks.sure.append((check.confidence if check else 1.0, truth.status is status))
    if wanted.covered:
        gap = (truth.status is not Status.MET, status is not Status.MET)
        marks.inside.append(gap)
        marks.inside_of[f"{wanted.article}/{truth.id}"].append(gap)
    if check is not None and shown and truth.status is not Status.ABSENT and truth.sections:
        marks.count["evidence"] += 1
        marks.count["evidence right"] += root(check.section or "?") in {
            root(label) for label in truth.sections
        }


def _figures(marks: _Marks) -> Iterable[Figure]:
    count = marks.count
    presence = [(t is not Status.ABSENT, s is not Status.ABSENT) for t, s in marks.elements]
    by_status = [
        _f1([(t is status, s is status) for t, s in marks.elements])
        for status in (Status.MET, Status.PARTIAL, Status.ABSENT)
    ]
    answered = len(marks.elements)
    values = {
        "section hit@1": _share(count["hit@1"], count["ranked"]),
        "section hit@3": _share(count["hit@3"], count["ranked"]),
        "article presence F1": _harmonic(count["tp"], count["fp"], count["fn"]),
        "coverage weighted kappa": _weighted_kappa(marks.coverage),
        "element presence F1": _f1(presence),
        "gap F1": _f1(marks.inside),
        "element macro-F1": sum(by_status) / len(by_status),
        "evidence in the right section": _share(count["evidence right"], count["evidence"]),
        "confidence skill (Brier)": _skill(marks.sure),
        "calibration error": _calibration_error(marks.sure),
        "quotations that are slices": _share(count["real quotes"], count["quotes"]),
        "abstained": _share(count["abstained"], count["abstained"] + answered),
    }
    return [Figure(name=name, value=round(values[name], 4)) for name in FIGURES]


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def _harmonic(tp: int, fp: int, fn: int) -> float:
    return 2 * tp / (2 * tp + fp + fn) if tp else 0.0


def _f1(pairs: Sequence[tuple[bool, bool]]) -> float:
    """F1 over pairs of what is true and what was said."""
    return _harmonic(
        sum(t and s for t, s in pairs),
        sum(s and not t for t, s in pairs),
        sum(t and not s for t, s in pairs),
    )


def _weighted_kappa(pairs: Sequence[tuple[Coverage, Coverage]]) -> float:
    """Cohen's kappa with squared weights over none, partial, full."""
    if not pairs:
        return 0.0
    place = {coverage: i for i, coverage in enumerate(_ORDER)}
    true, said = Counter(t for t, _ in pairs), Counter(s for _, s in pairs)
    observed = sum((place[t] - place[s]) ** 2 for t, s in pairs)
    expected = sum(
        (place[a] - place[b]) ** 2 * true[a] * said[b] for a in _ORDER for b in _ORDER
    ) / len(pairs)
    return 1 - observed / expected if expected else 1.0


def _skill(marks: Sequence[tuple[float, bool]]) -> float:
    """Brier skill over one constant confidence: 1 is perfect, 0 no better than constant."""
    if not marks:
        return 0.0
    rate = sum(right for _, right in marks) / len(marks)
    constant = rate * (1 - rate)
    if not constant:
        return 0.0
    return 1 - sum((c - right) ** 2 for c, right in marks) / len(marks) / constant


def _calibration_error(marks: Sequence[tuple[float, bool]]) -> float:
    """The mean distance of confidence from the share that was right, in tenths."""
    bins: dict[int, list[tuple[float, bool]]] = defaultdict(list)
    for confidence, right in marks:
        bins[min(int(confidence * _BINS), _BINS - 1)].append((confidence, right))
    off = sum(abs(sum(c for c, _ in b) - sum(right for _, right in b)) for b in bins.values())
    return off / len(marks) if marks else 0.0


def gap_by_provision(scored: Score) -> Mapping[str, float]:
    """Gap F1 per provision."""
    pairs: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for ref, own in scored.gaps:
        pairs[ref.partition("/")[0]] += own
    return {number: _f1(own) for number, own in pairs.items()}


def gap_by_role(scored: Score, standard: Standard) -> Mapping[str, float]:
    """Gap F1 per role of element."""
    pairs: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for ref, own in scored.gaps:
        number, _, element = ref.partition("/")
        pairs[standard.provision(number).element(element).role.value] += own
    return {role: _f1(own) for role, own in pairs.items()}
