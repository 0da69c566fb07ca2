"""Measuring a check on annotated laws, each checked without having learned from its country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.draft.baselines import AlwaysAGap, AlwaysMet, Bm25, MajorityOfOtherLaws, TfIdf
from cyberlaw_gap.draft.check import check_draft
from cyberlaw_gap.draft.cue_engine import CueEngine
from cyberlaw_gap.draft.cue_search import compile_cues
from cyberlaw_gap.draft.fitting import Example, fit
from cyberlaw_gap.draft.judging import STATUS_FEATURES
from cyberlaw_gap.draft.ranking import FIRST_LOOK, SECOND_LOOK
from cyberlaw_gap.draft.reading import Reading
from cyberlaw_gap.draft.scoring import Score, score
from cyberlaw_gap.model.checker import Checker

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cyberlaw_gap.draft.engine import DraftEngine
    from cyberlaw_gap.model.annotation import AnnotatedLaw
    from cyberlaw_gap.model.checker import Fitted
    from cyberlaw_gap.model.cues import Cues
    from cyberlaw_gap.model.document import Document
    from cyberlaw_gap.model.draft import DraftReport
    from cyberlaw_gap.model.standard import Standard

__all__ = ["Measured", "ablation", "baselines", "held_out_checks", "learn", "measure"]

ENGINE_NAME = "cues"


@dataclass(frozen=True, slots=True)
class Measured:
    """An engine and its figures."""

    name: str
    score: Score


def examples(
    laws: Sequence[tuple[AnnotatedLaw, Document]], standard: Standard, cues: Cues
) -> list[Example]:
    """Annotated laws as they are learned from."""
    compiled = compile_cues(cues)
    return [Example.of(law, Reading(document, standard, compiled)) for law, document in laws]


def learn(laws: Sequence[tuple[AnnotatedLaw, Document]], standard: Standard, cues: Cues) -> Fitted:
    """Weights from all of the laws."""
    return fit(examples(laws, standard, cues), standard, ENGINE_NAME)


def held_out_checks(
    laws: Sequence[tuple[AnnotatedLaw, Document]],
    standard: Standard,
    cues: Cues,
    without: frozenset[str] = frozenset(),
) -> Iterator[tuple[AnnotatedLaw, DraftReport]]:
    """Each law checked by weights that were learned from the other countries' laws alone.

    Args:
        laws: Annotated laws with their texts.
        standard: What they were annotated for.
        cues: Its cues.
        without: Features to learn nothing from.
    """
    known = examples(laws, standard, cues)
    for country in dict.fromkeys(e.country for e in known):
        fitted = fit([e for e in known if e.country != country], standard, ENGINE_NAME, without)
        checker = Checker(cues=cues, fitted=fitted)
        engine = CueEngine(standard, checker)
        for law, document in laws:
            if law.country == country:
                yield law, check_draft(document, standard, checker, engine=engine)


def measure(
    laws: Sequence[tuple[AnnotatedLaw, Document]],
    standard: Standard,
    checker: Checker,
    engine_for: Callable[[AnnotatedLaw], DraftEngine],
) -> Score:
    """The figures of an engine that may differ by law."""
    return score(
        (law, check_draft(document, standard, checker, engine=engine_for(law)))
        for law, document in laws
    )


#: What the engine looks at, in parts that can be taken away one by one.
PARTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("headings", frozenset({"heading", "heading-of-other", "unlike-heading"})),
    ("wording of provisions", frozenset({"wording", "unlike-text", "unlike"})),
    ("nearness of words (BM25)", frozenset({"bm25", "bm25-first", "words-in-common"})),
    (
        "cues of elements, for finding sections",
        frozenset(
            {
                "core-full",
                "core-part",
                "elements-full",
                "elements-of-best",
                "core-of-best",
                "core-shown-full",
                "core-shown",
            }
        ),
    ),
    ("offence, power or co-operation", frozenset({"right-kind", "other-kind"})),
    ("the second look", frozenset(SECOND_LOOK) - frozenset(FIRST_LOOK) - {"first-chance"}),
    (
        "definitions",
        frozenset({"full-in-definition", "part-in-definition", "definition"}),
    ),
    (
        "words that narrow",
        frozenset(f for f in STATUS_FEATURES if f.endswith("weakened")),
    ),
    ("rates in other laws", frozenset({"rate", "rate-met", "rate-partial", "rate-absent"})),
    (
        "cues of elements, for judging",
        frozenset(STATUS_FEATURES)
        - {"coverage", "rate-met", "rate-partial", "rate-absent", "words-in-common"}
        - frozenset(f for f in STATUS_FEATURES if f.endswith(":any")),
    ),
)


def ablation(
    laws: Sequence[tuple[AnnotatedLaw, Document]], standard: Standard, cues: Cues
) -> Iterator[Measured]:
    """The engine without each of its parts in turn, each country held out."""
    for name, features in PARTS:
        yield Measured(f"without {name}", score(held_out_checks(laws, standard, cues, features)))


def baselines(
    laws: Sequence[tuple[AnnotatedLaw, Document]], standard: Standard, checker: Checker
) -> Iterator[Measured]:
    """Engines that know less, measured in the same way."""

    def majority(law: AnnotatedLaw) -> MajorityOfOtherLaws:
        return MajorityOfOtherLaws([o for o, _ in laws if o.country != law.country])

    yield Measured("majority of the other laws", measure(laws, standard, checker, majority))
    for engine in (AlwaysMet(), AlwaysAGap(), Bm25(), TfIdf()):
        yield Measured(engine.name, measure(laws, standard, checker, _same_for_all(engine)))


def _same_for_all(engine: DraftEngine) -> Callable[[AnnotatedLaw], DraftEngine]:
    return lambda _: engine
