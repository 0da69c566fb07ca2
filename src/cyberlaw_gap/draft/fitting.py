"""Learning from annotated laws what cues are worth (the extra ``fit``)."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.draft.judging import (
    COVERAGE_FEATURES,
    EVIDENCE_FEATURES,
    STATUS_FEATURES,
    STATUSES,
    coverage_features,
    gather,
    status_features,
)
from cyberlaw_gap.draft.linear import chance, chances
from cyberlaw_gap.draft.ranking import (
    FIRST_LOOK,
    SECOND_LOOK,
    FirstLook,
    first_look,
    first_scores,
    rank,
    second_look,
)
from cyberlaw_gap.draft.sections_of import root
from cyberlaw_gap.errors import MissingExtra
from cyberlaw_gap.model.checker import ElementRate, Fitted, LinearModel, ProvisionRate
from cyberlaw_gap.model.draft import Engine, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlaw_gap.draft.ranking import Ranked, Scores
    from cyberlaw_gap.draft.reading import Reading
    from cyberlaw_gap.model.annotation import AnnotatedLaw, AnnotatedProvision
    from cyberlaw_gap.model.standard import Standard

__all__ = ["Example", "fit"]

#: How strongly the weights are held small (the inverse of sklearn's C): chosen once, with
#: whole countries held out.
_STRENGTH_SECTIONS = 0.1
_STRENGTH_COVERAGE = 1.0
_STRENGTH_STATUS = 0.3

#: The share of elements on which the engine abstains.
_ABSTAINED = 0.03


@dataclass(frozen=True, slots=True)
class Example:
    """An annotated law as it was read."""

    law: AnnotatedLaw
    reading: Reading
    looks: dict[str, FirstLook]

    @classmethod
    def of(cls, law: AnnotatedLaw, reading: Reading) -> Example:
        """An example from a law and its reading."""
        return cls(law, reading, {p.number: first_look(p, reading) for p in reading.provisions})

    @property
    def country(self) -> str:
        """The code of the law's country."""
        return self.law.country

    def aims(self, provision: AnnotatedProvision) -> set[str]:
        """The sections that the annotators name, by their roots."""
        return {root(label) for label in provision.sections} if provision.covered else set()

    def label(self, passage: int) -> str:
        """The root of a passage's label."""
        index = self.reading.passages.all[passage].section
        return root(self.reading.document.sections[index].label) if index >= 0 else ""


Rows = list[tuple[float, ...]]


def fit(
    examples: Sequence[Example],
    standard: Standard,
    name: str,
    without: frozenset[str] = frozenset(),
) -> Fitted:
    """Weights from annotated laws.

    Args:
        examples: At least two countries.
        standard: What the laws were annotated for.
        name: The name that reports give the engine.
        without: Features to learn nothing from, to see what they are worth.

    Raises:
        MissingExtra: scikit-learn is not installed.
    """
    learn = _Learner(without)
    scores = {id(e): _held_out_scores(e, examples, learn) for e in examples}
    first = _fit_first(examples, learn)
    rows, answers = _second_rows(examples, standard, scores)
    second = learn(rows, answers, SECOND_LOOK, _STRENGTH_SECTIONS)
    ranked = {
        id(e): {
            p.number: rank(p, standard, e.looks[p.number], scores[id(e)], second)
            for p in e.reading.provisions
        }
        for e in examples
    }
    coverage = _fit_coverage(examples, ranked, learn)
    status, held_out = _fit_status(examples, ranked, coverage, learn)
    everything = _Rates(examples)
    return Fitted(
        standard=standard.id,
        first_look=first,
        second_look=second,
        coverage=coverage,
        status=status,
        evidence=_fit_evidence(examples, ranked, learn),
        provisions=tuple(everything.provisions.values()),
        elements=tuple(everything.elements.values()),
        abstain_below=_quantile(held_out, _ABSTAINED),
        engine=Engine(name=name, laws=len(examples)),
    )


def _quantile(values: list[float], share: float) -> float:
    ordered = sorted(values)
    return round(ordered[int(len(ordered) * share)], 4) if ordered else 0.0


class _Rates:
    """How often provisions are covered and elements met, without some country's laws."""

    def __init__(self, examples: Sequence[Example], without: str = "") -> None:
        self.provisions: dict[str, ProvisionRate] = {}
        self.elements: dict[str, ElementRate] = {}
        covered: Counter[str] = Counter()
        laws: Counter[str] = Counter()
        statuses: dict[str, Counter[Status]] = {}
        for example in examples:
            if example.country == without:
                continue
            for provision in example.law.articles:
                laws[provision.article] += 1
                covered[provision.article] += provision.covered
                if not provision.covered:
                    continue
                for element in provision.elements:
                    if element.status is not None:
                        ref = f"{provision.article}/{element.id}"
                        statuses.setdefault(ref, Counter())[element.status] += 1
        for number, count in laws.items():
            self.provisions[number] = ProvisionRate(
                number=number, covered=covered[number], laws=count
            )
        for ref, counts in statuses.items():
            self.elements[ref] = ElementRate(
                ref=ref,
                met=counts[Status.MET],
                partial=counts[Status.PARTIAL],
                absent=counts[Status.ABSENT],
            )


def _first_rows(examples: Sequence[Example]) -> tuple[Rows, list[str]]:
    rows: Rows = []
    answers = []
    for example in examples:
        for provision in example.law.articles:
            aims = example.aims(provision)
            for passage, values in example.looks.get(provision.article, {}).items():
                rows.append(values)
                answers.append(str(example.label(passage) in aims))
    return rows, answers


def _fit_first(examples: Sequence[Example], learn: _Learner) -> LinearModel:
    rows, answers = _first_rows(examples)
    return learn(rows, answers, FIRST_LOOK, _STRENGTH_SECTIONS)


def _held_out_scores(example: Example, examples: Sequence[Example], learn: _Learner) -> Scores:
    """The first look at a law by weights that did not learn from its country."""
    others = [e for e in examples if e.country != example.country]
    return first_scores(example.looks, _fit_first(others or examples, learn))


def _second_rows(
    examples: Sequence[Example], standard: Standard, scores: dict[int, Scores]
) -> tuple[Rows, list[str]]:
    rows: Rows = []
    answers = []
    for example in examples:
        for annotated in example.law.articles:
            if annotated.article not in example.looks:
                continue
            aims = example.aims(annotated)
            provision = standard.provision(annotated.article)
            seconds = second_look(
                provision, standard, example.looks[annotated.article], scores[id(example)]
            )
            for passage, values in seconds.items():
                rows.append(values)
                answers.append(str(example.label(passage) in aims))
    return rows, answers


_AllRanked = dict[int, dict[str, tuple["Ranked", ...]]]


def _fit_coverage(examples: Sequence[Example], ranked: _AllRanked, learn: _Learner) -> LinearModel:
    rows: Rows = []
    answers = []
    for example in examples:
        rates = _Rates(examples, example.country).provisions
        for provision in example.reading.provisions:
            annotated = _annotated(example, provision.number)
            if annotated is None:
                continue
            rows.append(
                coverage_features(
                    provision,
                    example.reading,
                    ranked[id(example)][provision.number],
                    rates.get(provision.number),
                )
            )
            answers.append(str(annotated.covered))
    return learn(rows, answers, COVERAGE_FEATURES, _STRENGTH_COVERAGE)


def _annotated(example: Example, number: str) -> AnnotatedProvision | None:
    return next((a for a in example.law.articles if a.article == number), None)


def _fit_status(
    examples: Sequence[Example], ranked: _AllRanked, coverage: LinearModel, learn: _Learner
) -> tuple[LinearModel, list[float]]:
    """The weights, and how likely the likeliest status was for each element."""
    rows: Rows = []
    answers = []
    likely_of_row = []
    for example in examples:
        rates = _Rates(examples, example.country)
        for provision in example.reading.provisions:
            annotated = _annotated(example, provision.number)
            if annotated is None or not annotated.covered or not annotated.elements:
                continue
            own_ranked = ranked[id(example)][provision.number]
            likely = chance(
                coverage,
                coverage_features(
                    provision,
                    example.reading,
                    own_ranked,
                    rates.provisions.get(provision.number),
                ),
            )
            statuses = {e.id: e.status for e in annotated.elements}
            gathered = {
                e.id: gather(provision, e, example.reading, own_ranked) for e in provision.elements
            }
            strength = sum(g.strength for g in gathered.values())
            for element in provision.elements:
                status = statuses.get(element.id)
                if status is None:
                    continue
                own = gathered[element.id]
                rest = (strength - own.strength) / max(len(gathered) - 1, 1)
                rate = rates.elements.get(f"{provision.number}/{element.id}")
                rows.append(status_features(element, own, rest, likely, rate))
                answers.append(status.value)
                likely_of_row.append(likely)
    model = learn(rows, answers, STATUS_FEATURES, _STRENGTH_STATUS)
    surest = []
    for values, likely in zip(rows, likely_of_row, strict=True):
        within = chances(model, values)
        odds = {s: within.get(s.value, 0.0) * likely for s in STATUSES}
        odds[Status.ABSENT] += 1 - likely
        surest.append(max(odds.values()))
    return model, surest


def _fit_evidence(examples: Sequence[Example], ranked: _AllRanked, learn: _Learner) -> LinearModel:
    """Which words the annotators cite: those in the sections that they name."""
    rows: Rows = []
    answers = []
    for example in examples:
        for provision in example.reading.provisions:
            annotated = _annotated(example, provision.number)
            if annotated is None or not annotated.covered:
                continue
            cited = {e.id: {root(label) for label in e.sections} for e in annotated.elements}
            for element in provision.elements:
                if not cited.get(element.id):
                    continue
                own = ranked[id(example)][provision.number]
                for each in gather(provision, element, example.reading, own).evidence:
                    rows.append(each.values)
                    answers.append(str(example.label(each.found.passage) in cited[element.id]))
    return learn(rows, answers, EVIDENCE_FEATURES, _STRENGTH_STATUS)


class _Learner:
    """Logistic regression that learns nothing from some features."""

    def __init__(self, without: frozenset[str]) -> None:
        self._without = without

    def __call__(
        self, rows: Rows, answers: list[str], features: tuple[str, ...], strength: float
    ) -> LinearModel:
        try:
            from sklearn.linear_model import LogisticRegression  # noqa: PLC0415  an extra
            from threadpoolctl import threadpool_limits  # noqa: PLC0415  comes with it
        except ImportError as error:
            raise MissingExtra("fitting the check of drafts", "fit") from error
        kept = [feature not in self._without for feature in features]
        seen = [tuple(v if k else 0.0 for v, k in zip(row, kept, strict=True)) for row in rows]
        classes = tuple(sorted(set(answers)))
        nothing = (0.0,) * len(features)
        if len(classes) == 1:
            # All examples agree: all that can be learned is how many they were.
            sure = math.log(len(answers) + 1)
            if classes == ("False",):
                classes, sure = ("True",), -sure
            return LinearModel(
                features=features, classes=classes, weights=(nothing,), intercepts=(sure,)
            )
        model = LogisticRegression(C=strength, max_iter=5000)
        # So small a problem gains nothing from threads, and loses minutes on a busy machine.
        with threadpool_limits(limits=1):
            model.fit(seen, answers)
        weights = [tuple(round(float(w), 5) for w in row) for row in model.coef_]
        intercepts = [round(float(i), 5) for i in model.intercept_]
        if len(weights) < len(classes):
            # Of two classes sklearn keeps the weights of the second.
            if classes == ("False", "True"):
                classes = ("True",)
            else:
                weights, intercepts = [nothing, *weights], [0.0, *intercepts]
        return LinearModel(
            features=features,
            classes=classes,
            weights=tuple(weights),
            intercepts=tuple(intercepts),
        )
