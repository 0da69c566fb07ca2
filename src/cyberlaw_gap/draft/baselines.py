"""Engines that know less, to see what the cues are worth."""

from __future__ import annotations

import math
from collections import Counter
from typing import TYPE_CHECKING

from cyberlaw_gap.draft.engine import Judgement, Match, Proposal, Words
from cyberlaw_gap.draft.passages import Passages
from cyberlaw_gap.draft.retrieval import LexicalIndex, words_of
from cyberlaw_gap.model.draft import Engine, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cyberlaw_gap.model.annotation import AnnotatedLaw
    from cyberlaw_gap.model.document import Document
    from cyberlaw_gap.model.standard import Provision

__all__ = ["AlwaysAGap", "AlwaysMet", "Bm25", "MajorityOfOtherLaws", "TfIdf"]

_MOST = 6

_LEAST_WORDS = 5
_HALF = 0.5


class _ByWords:
    """Sections ranked by words alone; everything found is said to be met."""

    name = ""

    def __init__(self) -> None:
        self._document: Document | None = None
        self._passages: Passages | None = None

    @property
    def described(self) -> Engine:
        """Its name."""
        return Engine(name=self.name)

    def _scores(self, passages: Passages, query: Sequence[str]) -> list[float]:
        raise NotImplementedError

    def _read(self, document: Document) -> Passages:
        if self._passages is None or self._document is not document:
            self._document = document
            self._passages = Passages(document)
            self._index(self._passages)
        return self._passages

    def _index(self, passages: Passages) -> None:
        raise NotImplementedError

    def match(self, document: Document, provision: Provision) -> tuple[Match, ...]:
        """The sections with the nearest words."""
        passages = self._read(document)
        query = words_of(" ".join([provision.title, *(e.text for e in provision.elements)]))
        scores = self._scores(passages, query)
        order = sorted(range(len(scores)), key=lambda n: (-scores[n], n))[:_MOST]
        return tuple(
            Match(passages.all[n].start, passages.all[n].end, _HALF) for n in order if scores[n] > 0
        )

    def judge(
        self, document: Document, provision: Provision, matches: tuple[Match, ...]
    ) -> Judgement:
        """An element is met when half of its telling words stand in the first section."""
        if not matches:
            return _nothing()
        first = matches[0]
        held = set(words_of(document.text[first.start : first.end]))
        words = _first_words(document, first.start)
        proposals = []
        for element in provision.elements:
            wanted = set(words_of(element.text))
            share = len(wanted & held) / len(wanted) if wanted else 0.0
            met = share >= _HALF
            proposals.append(
                Proposal(
                    element.id,
                    Status.MET if met else Status.ABSENT,
                    max(share, 1 - share),
                    words if met else None,
                )
            )
        found = any(proposal.status is Status.MET for proposal in proposals)
        return Judgement(covered=found, confidence=_HALF, proposals=tuple(proposals))


def _nothing() -> Judgement:
    return Judgement(covered=False, confidence=_HALF, proposals=())


def _first_words(document: Document, start: int) -> Words:
    """The first words of a section, for engines that cannot say which words count."""
    quote = " ".join(document.text[start : start + 200].split(" ")[:_LEAST_WORDS])
    return Words(start, start + len(quote), quote)


class Bm25(_ByWords):
    """BM25F over headings and texts."""

    name = "BM25"

    def _index(self, passages: Passages) -> None:
        self._lexical = LexicalIndex(
            (passages.all[n].heading, passages.text(n)) for n in passages.sections
        )

    def _scores(self, passages: Passages, query: Sequence[str]) -> list[float]:
        del passages
        return self._lexical.scores(query)


class TfIdf(_ByWords):
    """The cosine of TF-IDF vectors, headings counted thrice."""

    name = "TF-IDF"

    def _index(self, passages: Passages) -> None:
        counts = [
            Counter(words_of(passages.text(n)) + 2 * words_of(passages.all[n].heading))
            for n in passages.sections
        ]
        holding = Counter(word for count in counts for word in count)
        self._rarity = {w: math.log((1 + len(counts)) / (1 + n)) + 1 for w, n in holding.items()}
        self._vectors = [self._vector(count) for count in counts]

    def _vector(self, count: Counter[str]) -> dict[str, float]:
        vector = {
            word: (1 + math.log(n)) * self._rarity[word]
            for word, n in count.items()
            if word in self._rarity
        }
        length = math.sqrt(sum(v * v for v in vector.values())) or 1.0
        return {word: v / length for word, v in vector.items()}

    def _scores(self, passages: Passages, query: Sequence[str]) -> list[float]:
        del passages
        asked = self._vector(Counter(query))
        return [sum(v * own.get(word, 0.0) for word, v in asked.items()) for own in self._vectors]


class AlwaysMet(Bm25):
    """Says that every element of every provision is met, wherever BM25 points."""

    name = "always met"

    def judge(
        self, document: Document, provision: Provision, matches: tuple[Match, ...]
    ) -> Judgement:
        """Everything is met in the first section, if there is one."""
        if not matches:
            return _nothing()
        words = _first_words(document, matches[0].start)
        proposals = tuple(Proposal(e.id, Status.MET, _HALF, words) for e in provision.elements)
        return Judgement(covered=True, confidence=_HALF, proposals=proposals)


class AlwaysAGap(Bm25):
    """Says that every provision is there and every element of it partly."""

    name = "always a gap"

    def judge(
        self, document: Document, provision: Provision, matches: tuple[Match, ...]
    ) -> Judgement:
        """Everything is partly there, in the first section."""
        if not matches:
            return _nothing()
        words = _first_words(document, matches[0].start)
        proposals = tuple(Proposal(e.id, Status.PARTIAL, _HALF, words) for e in provision.elements)
        return Judgement(covered=True, confidence=_HALF, proposals=proposals)


class MajorityOfOtherLaws:
    """Never reads the law: says of each element what most other laws do."""

    def __init__(self, others: Sequence[AnnotatedLaw]) -> None:
        self._covered: dict[str, Counter[bool]] = {}
        self._status: dict[str, Counter[Status]] = {}
        for law in others:
            for provision in law.articles:
                self._covered.setdefault(provision.article, Counter())[provision.covered] += 1
                for element in provision.elements:
                    ref = f"{provision.article}/{element.id}"
                    self._status.setdefault(ref, Counter())[element.status or Status.PARTIAL] += 1

    @property
    def described(self) -> Engine:
        """Its name."""
        return Engine(name="majority of the other laws")

    def match(self, document: Document, provision: Provision) -> tuple[Match, ...]:
        """The whole text, since it reads nothing."""
        del provision
        return (Match(0, len(document.text), _HALF),) if document.text else ()

    def judge(
        self, document: Document, provision: Provision, matches: tuple[Match, ...]
    ) -> Judgement:
        """What most other laws do."""
        del matches
        words = _first_words(document, 0)
        covered = self._covered.get(provision.number, Counter({False: 1})).most_common(1)[0][0]
        proposals = []
        for element in provision.elements:
            counts = self._status.get(f"{provision.number}/{element.id}")
            if counts is None:
                continue
            status, count = counts.most_common(1)[0]
            proposals.append(Proposal(element.id, status, count / counts.total(), words))
        return Judgement(covered=covered, confidence=0.5, proposals=tuple(proposals))
