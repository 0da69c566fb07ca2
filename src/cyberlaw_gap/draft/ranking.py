"""Which sections of a law aim at a provision, the likeliest first.

Two looks: what each section shows by itself, and then beside what the other provisions
make of it, for a section that is better explained by another provision is no evidence,
and rules on liability, sanctions or safeguards stand beside what they are about.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cyberlaw_gap.draft.linear import chance, log_odds
from cyberlaw_gap.draft.reading import COMMON_ROLES
from cyberlaw_gap.model.standard import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from cyberlaw_gap.draft.reading import Reading
    from cyberlaw_gap.model.checker import LinearModel
    from cyberlaw_gap.model.standard import Provision, Standard

__all__ = [
    "FIRST_LOOK",
    "SECOND_LOOK",
    "FirstLook",
    "Ranked",
    "first_look",
    "first_scores",
    "rank",
    "second_look",
]

#: What a section shows by itself, in the order of the weights.
FIRST_LOOK = (
    "heading",
    "heading-of-other",
    "wording",
    "unlike-heading",
    "unlike-text",
    "core-full",
    "core-part",
    "elements-full",
    "elements-of-best",
    "core-of-best",
    "state-of-mind",
    "bm25",
    "bm25-first",
    "right-kind",
    "other-kind",
    "defines",
    "length",
)

#: What it shows beside the other provisions, after the above.
SECOND_LOOK = (
    *FIRST_LOOK,
    "first-chance",
    "best-rival",
    "rival-leads",
    "first-of-rival",
    "related",
    "first-of-related",
    "leads",
    "share-of-leader",
    "has-no-related",
    "early-among-related",
)

_MOST_WORDING = 2
_LONGEST = 3.0
_USUAL_LENGTH = 800

FirstLook = dict[int, tuple[float, ...]]
"""Per passage, the values of ``FIRST_LOOK``."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A section and how likely it is to aim at the provision."""

    passage: int
    chance: float
    look: tuple[float, ...]
    """The values of ``FIRST_LOOK``."""


def first_look(provision: Provision, reading: Reading) -> FirstLook:
    """What the sections show that show anything of a provision."""
    hits = reading.hits[provision.number]
    passages = reading.passages
    nearness = reading.nearness(provision)
    telling = [e for e in provision.elements if e.role not in COMMON_ROLES]
    common = [e.id for e in provision.elements if e.role in COMMON_ROLES]
    core = set(provision.core)
    nearest = max(nearness, default=0.0) or 1.0

    candidates = set(hits.headings) | set(hits.wording)
    for element in telling:
        candidates.update(hits.full.get(element.id, ()))
    candidates.update(n for n, score in enumerate(nearness) if score > nearest / 2)
    defining = provision.kind is Kind.DEFINITION
    candidates = {
        number
        for number in candidates
        if number in passages.sections and (defining or not passages.all[number].defines)
    }

    shown: dict[int, tuple[float, float, float]] = {}
    for number in candidates:
        full = [e.id for e in telling if number in hits.full.get(e.id, ())]
        some = [
            e.id
            for e in telling
            if number in hits.part.get(e.id, ()) or number in hits.full.get(e.id, ())
        ]
        shown[number] = (
            _share([i for i in full if i in core], core),
            _share([i for i in some if i in core], core),
            _share(full, telling),
        )
    best_core = max((s[0] + s[1] / 2 for s in shown.values()), default=0.0) or 1.0
    best_all = max((s[2] for s in shown.values()), default=0.0) or 1.0
    right_kind = reading.of_kind(provision.kind)
    other_kind = reading.of_other_kind(provision.kind)
    others = reading.headings_of_others(provision.number)
    found: FirstLook = {}
    for number in sorted(candidates):
        passage = passages.all[number]
        core_full, core_some, all_full = shown[number]
        found[number] = (
            float(number in hits.headings),
            float(number in others and number not in hits.headings),
            min(hits.wording.get(number, 0), _MOST_WORDING) / _MOST_WORDING,
            float(number in hits.unlike_heading),
            float(number in hits.unlike_text),
            core_full,
            core_some,
            all_full,
            all_full / best_all,
            (core_full + core_some / 2) / best_core,
            _share([i for i in common if number in hits.full.get(i, ())], common),
            nearness[number] / nearest,
            float(nearness[number] == nearest),
            float(number in right_kind),
            float(number in other_kind),
            float(passage.defines),
            min(math.log((passage.end - passage.start) / _USUAL_LENGTH + 0.1), _LONGEST) / _LONGEST,
        )
    return found


def _share(part: Collection[object], whole: Collection[object]) -> float:
    return len(part) / len(whole) if whole else 0.0


Scores = dict[str, dict[int, float]]
"""Per provision and passage a chance."""


def first_scores(looks: Mapping[str, FirstLook], model: LinearModel) -> Scores:
    """What the first look makes of every section, per provision."""
    return {
        number: {passage: chance(model, values) for passage, values in look.items()}
        for number, look in looks.items()
    }


def second_look(
    provision: Provision, standard: Standard, look: FirstLook, scores: Scores
) -> dict[int, tuple[float, ...]]:
    """What the sections show beside the other provisions: values of ``SECOND_LOOK``."""
    own = scores[provision.number]
    rivals = [
        other.number
        for other in standard.provisions
        if other.number != provision.number
        and other.kind is provision.kind
        and other.number in scores
    ]
    related = [
        number
        for number in (
            provision.reaches or [p.number for p in standard.governed_by(provision.number)]
        )
        if number in scores
    ]
    leader = {
        number: max(scores[number], key=scores[number].__getitem__)
        for number in (*rivals, *related)
        if scores[number]
    }
    best = max(own.values(), default=0.0) or 1.0
    carriers = sorted({p for n in related for p, s in scores[n].items() if s >= _LIKELY})
    found = {}
    for passage, values in look.items():
        score = own[passage]
        rival = max((scores[n].get(passage, 0.0) for n in rivals), default=0.0)
        led = sum(leader.get(n) == passage for n in related)
        found[passage] = (
            *values,
            log_odds(score),
            log_odds(rival),
            float(rival > score),
            float(any(leader.get(n) == passage for n in rivals)),
            max((scores[n].get(passage, 0.0) for n in related), default=0.0),
            led / len(related) if related else 0.0,
            float(score == best),
            score / best,
            float(not related),
            _earliness(passage, carriers),
        )
    return found


_LIKELY = 0.5


def _earliness(passage: int, carriers: list[int]) -> float:
    """1 for the first section that carries a related provision, a half for the next."""
    place = bisect_left(carriers, passage)
    return 1 / (1 + place) if place < len(carriers) and carriers[place] == passage else 0.0


def rank(
    provision: Provision,
    standard: Standard,
    look: FirstLook,
    scores: Scores,
    model: LinearModel,
) -> tuple[Ranked, ...]:
    """The sections that may aim at a provision, the likeliest first."""
    seconds = second_look(provision, standard, look, scores)
    ranked = [
        Ranked(passage, chance(model, values), look[passage]) for passage, values in seconds.items()
    ]
    return tuple(sorted(ranked, key=lambda r: (-r.chance, r.passage)))
