"""National powers in words: who authorises, on what grounds, how far, how long, who is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.report.messages import N_
from cyberlaw_gap.report.phrasing import unique
from cyberlaw_gap.report.view import PowerLine
from cyberlaw_gap.report.words import CONFIDENCES, METHODS

if TYPE_CHECKING:
    from cyberlaw_gap.model.profile import Power, PowerAnswer
    from cyberlaw_gap.model.verdict import GapReport
    from cyberlaw_gap.report.messages import Messages

__all__ = ["Powers"]


class Powers:
    """The powers of a report, each with the six questions that are asked of it."""

    def __init__(self, report: GapReport, _: Messages) -> None:
        self._ = _
        self._laws = {enactment.id: enactment for enactment in report.enactments}

    def line(self, power: Power) -> PowerLine:
        """One power with its answers; where nobody looked, that is the answer."""
        asked = (
            (N_("Who authorises"), power.authorised_by),
            (N_("On what grounds"), power.grounds),
            (N_("How far"), power.scope),
            (N_("How long"), power.duration),
            (N_("Who is told"), power.notice),
            (N_("Who reviews"), power.review),
        )
        return PowerLine(
            title=power.title,
            where=self._.joined(unique(self._cite(str(c)) for c in power.at)),
            answers=tuple((self._(question), *self._answer(answer)) for question, answer in asked),
        )

    def _answer(self, answer: PowerAnswer | None) -> tuple[str, str]:
        """The answer and its basis."""
        _ = self._
        if answer is None:
            return _("nobody looked"), ""
        if not answer.answer:
            return _("not known: {reason}", reason=answer.unknown), ""
        where = _.joined(unique(self._cite(str(c)) for c in answer.at))
        basis = _(
            "{method}, {confidence}",
            method=_(METHODS[answer.basis.method]),
            confidence=_(CONFIDENCES[answer.basis.confidence]),
        )
        return answer.answer, f"{where} ({basis})" if where else basis

    def _cite(self, citation: str) -> str:
        law, _space, pinpoint = citation.partition(" ")
        short = self._laws[law].short if law in self._laws else law
        return f"{short} {pinpoint}".strip()
