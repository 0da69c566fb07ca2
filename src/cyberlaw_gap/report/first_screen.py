"""The first screen in words: where the country stands, what is missing, what is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.model.standard import AnsweredBy, Kind
from cyberlaw_gap.model.verdict import ElementState, Level, TargetStanding, Treatment
from cyberlaw_gap.report.messages import N_
from cyberlaw_gap.report.phrasing import (
    alarm,
    anchor,
    article,
    articles,
    element_name,
    first_sentence,
    lower,
    titled_article,
)
from cyberlaw_gap.report.view import Point
from cyberlaw_gap.report.words import VERDICTS, right_words, verdict_word

if TYPE_CHECKING:
    from cyberlaw_gap.model.verdict import Gap, GapReport, LedgerRow
    from cyberlaw_gap.report.messages import Messages

__all__ = ["FirstScreen"]

_FEW = 6
_FEWER = 4

#: From which share of what is asked a word may be used.
_SHARES = (
    (1, N_("all of what is asked on {parts}")),
    (2 / 3, N_("most of what is asked on {parts}")),
    (1 / 3, N_("part of what is asked on {parts}")),
    (1e-9, N_("little of what is asked on {parts}")),
    (0, N_("nothing of what is asked on {parts}")),
)


class FirstScreen:
    """What a reader sees first, each part in its own words."""

    def __init__(self, report: GapReport, _: Messages) -> None:
        self.report = report
        self.country = _.country(report.country.code, report.country.running_name)
        self.laid_over = report.laid_over is not None
        self._ = _

    def caution(self) -> str:
        """What a reader must know before reading on; empty: nothing."""
        _, report = self._, self.report
        words = []
        if report.as_of > report.assessed:
            words.append(
                _(
                    "The profile was last assessed on {date}; what the law became since then is "
                    "not in this report.",
                    date=_.day(report.assessed),
                )
            )
        if report.as_of < report.studied_from:
            words.append(
                _(
                    "The law before {date} was not studied; what was not found for that time is "
                    "not known to have been absent.",
                    date=_.day(report.studied_from),
                )
            )
        if report.standing is TargetStanding.PARTY and report.treaty is not None:
            unseen = report.treaty.reservations_unseen
            if unseen:
                words.append(
                    _(
                        "{unseen}. What they reserve may stand among the gaps here.",
                        unseen=unseen.rstrip("."),
                    )
                )
        return " ".join(words)

    def summary(self) -> str:
        """The result in one paragraph that may be repeated."""
        _, totals = self._, self.report.totals
        if not totals.applies:
            return _("The target asks nothing of the law; there is nothing to compare.")
        values = {
            "treaty": _(self.report.standard.short),
            "country": self.country,
            "shown": totals.met,
        }
        words = (
            _.plural(
                "Of {number} thing that the {treaty} asks of the law, {country} would be shown to "
                "have {shown}",
                "Of {number} things that the {treaty} asks of the law, {country} would be shown "
                "to have {shown}",
                totals.required,
                **values,
            )
            if self.laid_over
            else _.plural(
                "Of {number} thing that the {treaty} asks of the law, {country} is shown to have "
                "{shown}",
                "Of {number} things that the {treaty} asks of the law, {country} is shown to have "
                "{shown}",
                totals.required,
                **values,
            )
        )
        if totals.possible > totals.met:
            words += _(
                ", and may have up to {most} ({undecided} not decided yet)",
                most=totals.possible,
                undecided=totals.undecided,
            )
        words += _.plural(
            "; {number} is missing or weaker.",
            "; {number} are missing or weaker.",
            totals.partial + totals.absent,
        )
        return " ".join((words, self._by_part(), _("These are counts, and no score.")))

    def _by_part(self) -> str:
        """What the parts have, in words that say no more than the counts."""
        _ = self._
        by_share: dict[str, list[str]] = {}
        for part in self.report.parts:
            totals = part.totals
            if totals.applies:
                share = next(
                    words for least, words in _SHARES if totals.met >= least * totals.required
                )
                by_share.setdefault(share, []).append(lower(_(part.title)))
        shares = _.joined(
            _(share, parts=_.listed(by_share[share]))
            for _least, share in _SHARES
            if share in by_share
        )
        if self.laid_over:
            return _("It would be shown to have {shares}.", shares=shares)
        return _("It is shown to have {shares}.", shares=shares)

    def verdicts(self) -> str:
        """The articles by verdict, the best first."""
        _ = self._
        by_word: dict[str, list[str]] = {}
        for provision in self.report.provisions:
            by_word.setdefault(verdict_word(provision.bounds, _), []).append(provision.number)
        order = (*map(_, VERDICTS.values()), verdict_word(None, _))
        return _.joined(
            _.labelled(word, articles(by_word[word], _)) for word in order if word in by_word
        )

    def treaty_acts(self) -> str:
        """What only acts towards the treaty office can answer; empty: nothing."""
        _, totals = self._, self.report.treaty_acts
        if not totals.applies:
            return ""
        if self.report.standing is not TargetStanding.PARTY:
            return _.plural(
                "{number} thing that only acts towards the treaty office can answer stays open "
                "until accession; it is not counted above.",
                "{number} things that only acts towards the treaty office can answer stay open "
                "until accession; they are not counted above.",
                totals.required,
            )
        words = _.plural(
            "Of {number} thing that acts towards the treaty office answer, {done} are done",
            "Of {number} things that acts towards the treaty office answer, {done} are done",
            totals.required,
            done=totals.met,
        )
        if totals.undecided:
            words += _(", {undecided} not decided", undecided=totals.undecided)
        return words + _("; they are not counted above.")

    def missing(self) -> tuple[Point, ...]:
        """The gaps that weigh most: whole articles first, then core elements."""
        _ = self._
        core_first = sorted(
            self.report.provisions,
            key=lambda p: (
                p.bounds is None or p.bounds.possible.rank,
                p.kind not in {Kind.OFFENCE, Kind.POWER},
            ),
        )
        points = []
        for provision in core_first:
            if not provision.gaps:
                continue
            gaps = sorted(provision.gaps, key=lambda g: g.level.rank)
            text = _.joined(self._gap(gap) for gap in gaps[:2])
            if len(gaps) > 2:  # noqa: PLR2004  as many as were named
                text += _.plural("; and {number} more", "; and {number} more", len(gaps) - 2)
            points.append(
                Point(
                    anchor(provision.number),
                    titled_article(provision.number, provision.title, _),
                    text,
                )
            )
        return tuple(points[:_FEW])

    def _gap(self, gap: Gap) -> str:
        _ = self._
        word = _("not found") if gap.level is Level.ABSENT else _("weaker")
        words = _.labelled(word, lower(gap.text))
        return words + _(" (by recollection)") if gap.by_recollection else words

    def too_far(self) -> tuple[Point, ...]:
        """Powers without their safeguards first, then missing limits, then what is beyond."""
        _ = self._
        points = [
            Point("ledger", self._power(row), alarm(row, _))
            for row in self.report.ledger
            if row.unguarded
        ]
        weak = [row for row in self.report.ledger if row.weakly_guarded and not row.unguarded]
        if weak:
            names = _.listed([self._power(row) for row in weak])
            points.append(Point("ledger", _("Weakly guarded"), names))
        limits = self._limits()
        if limits:
            points.append(Point("glance", _("Wider than the treaty's own limits"), limits))
        live = [b.beyond for b in self.report.beyond if b.in_force and b.beyond.raised_by]
        live.sort(key=lambda b: (-len(b.raised_by), b.id))
        points += [
            Point(
                "beyond",
                b.title,
                _.joined((right_words(b.right, _), first_sentence(b.concern))),
            )
            for b in live[:_FEWER]
        ]
        if live[_FEWER:]:
            more = _.plural(
                "{number} more provision that somebody criticised",
                "{number} more provisions that somebody criticised",
                len(live) - _FEWER,
            )
            points.append(Point("beyond", _("Beyond the treaty"), more))
        return tuple(points)

    def _limits(self) -> str:
        """The limits of the treaty that the law lacks or weakens, by article."""
        _ = self._
        limits: dict[str, list[str]] = {}
        for item in self.report.overreach:
            number = item.element.partition("/")[0]
            word = _("no limit") if item.level is Level.ABSENT else _("weaker limit")
            words = _.labelled(word, element_name(item.element, _))
            if item.by_recollection:
                words += _(" by recollection")
            limits.setdefault(article(number, _), []).append(words)
        return _.joined(f"{art} ({', '.join(names)})" for art, names in limits.items())

    def _power(self, row: LedgerRow) -> str:
        return row.title if row.beyond else titled_article(row.power, row.title, self._)

    def unknown(self) -> str:
        """How much is not decided, and how few answers would decide it."""
        _, undecided = self._, self.report.totals.undecided
        if not undecided:
            return _("Every point that the comparison needs is decided.")
        unassessed = sum(
            e.state is ElementState.UNASSESSED
            and e.treatment is Treatment.OWED
            and not e.limits
            and e.answered_by is AnsweredBy.LAW
            for p in self.report.provisions
            for e in p.elements
        )
        words = _.plural(
            "{number} point is not decided", "{number} points are not decided", undecided
        )
        if unassessed:
            words += _.plural(
                ", {number} of them because nobody has looked yet",
                ", {number} of them because nobody has looked yet",
                unassessed,
            )
        top = self.report.questions[:3]
        settled = {ref for q in top for ref in q.settles if self._of_law(ref)}
        if settled:
            words += ". " + _.plural(
                "{number} answer would settle {settled} of the {undecided}",
                "{number} answers would settle {settled} of the {undecided}",
                len(top),
                settled=len(settled),
                undecided=undecided,
            )
        return f"{words}."

    def _of_law(self, ref: str) -> bool:
        return self.report.element(ref).answered_by is AnsweredBy.LAW

    def unknown_points(self) -> tuple[Point, ...]:
        """The questions whose answers would decide most."""
        return tuple(
            Point(f"question-{i}", self._("Question {number}", number=i), question.ask)
            for i, question in enumerate(self.report.questions[:3], start=1)
        )
