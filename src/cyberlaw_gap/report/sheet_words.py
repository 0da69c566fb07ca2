"""The words of the columns by which people filter a report's sheets."""

from __future__ import annotations

from cyberlaw_gap.model.profile import (
    BeyondKind,
    EnactmentKind,
    Review,
    Sanction,
    SourceKind,
    Status,
)
from cyberlaw_gap.model.standard import AnsweredBy, Role
from cyberlaw_gap.model.verdict import Level, Treatment
from cyberlaw_gap.report.messages import N_

__all__ = [
    "ANSWERS",
    "BEYOND",
    "FINDINGS",
    "FINDING_MARKS",
    "LAWS",
    "LEVELS",
    "LEVEL_MARKS",
    "REVIEWS",
    "ROLES",
    "SANCTIONS",
    "SEEN",
    "SOURCES",
    "TREATMENTS",
]

FINDINGS = {
    Status.MET: N_("there"),
    Status.PARTIAL: N_("weaker"),
    Status.ABSENT: N_("not found"),
    Status.UNDETERMINED: N_("not decided"),
}

FINDING_MARKS = {
    Status.MET: "there",
    Status.PARTIAL: "weak",
    Status.ABSENT: "missing",
    Status.UNDETERMINED: "open",
}

LEVELS = {Level.MET: N_("there"), Level.PARTIAL: N_("weaker"), Level.ABSENT: N_("not found")}

LEVEL_MARKS = {Level.MET: "there", Level.PARTIAL: "weak", Level.ABSENT: "missing"}

TREATMENTS = {
    Treatment.OWED: N_("owed"),
    Treatment.OPTIONAL: N_("optional"),
    Treatment.RESERVED: N_("reserved"),
    Treatment.ALTERNATIVE: N_("another way is taken"),
}

ANSWERS = {
    AnsweredBy.LAW: N_("law"),
    AnsweredBy.TREATY_ACT: N_("treaty act"),
    AnsweredBy.PRACTICE: N_("practice"),
}

ROLES = {
    Role.CONDUCT: N_("conduct"),
    Role.OBJECT: N_("object"),
    Role.MEANS: N_("means"),
    Role.RESULT: N_("result"),
    Role.MENTAL: N_("mental element"),
    Role.UNLAWFULNESS: N_("unlawfulness"),
    Role.INTENT: N_("intent"),
    Role.DEFINITION: N_("definition"),
    Role.POWER: N_("power"),
    Role.ADDRESSEE: N_("addressee"),
    Role.DATA: N_("data"),
    Role.DUTY: N_("duty"),
    Role.LIMIT: N_("limit"),
    Role.SAFEGUARD: N_("safeguard"),
    Role.LIABILITY: N_("liability"),
    Role.SANCTION: N_("sanction"),
    Role.JURISDICTION: N_("jurisdiction"),
    Role.CHANNEL: N_("channel"),
}

REVIEWS = {Review.REVIEWED: N_("reviewed"), Review.UNREVIEWED: N_("not reviewed")}

SANCTIONS = {
    Sanction.CRIMINAL: N_("criminal"),
    Sanction.CIVIL: N_("civil"),
    Sanction.ADMINISTRATIVE: N_("administrative"),
}

BEYOND = {
    BeyondKind.OFFENCE: N_("offence"),
    BeyondKind.POWER: N_("power"),
    BeyondKind.DUTY: N_("duty"),
}

LAWS = {
    EnactmentKind.ACT: N_("act"),
    EnactmentKind.CODE: N_("code"),
    EnactmentKind.CONSTITUTION: N_("constitution"),
    EnactmentKind.RULE_OF_COURT: N_("rule of court"),
    EnactmentKind.REGULATION: N_("regulation"),
    EnactmentKind.JUDGMENT: N_("judgment"),
    EnactmentKind.TREATY: N_("treaty"),
    EnactmentKind.BILL: N_("bill, no law"),
}

SOURCES = {
    SourceKind.STATUTE_COPY: N_("copy of a law"),
    SourceKind.OFFICIAL_SITE: N_("official site"),
    SourceKind.JUDGMENT_COPY: N_("copy of a judgment"),
    SourceKind.TREATY_RECORD: N_("treaty record"),
    SourceKind.SECONDARY: N_("secondary source"),
    SourceKind.PRESS: N_("press"),
    SourceKind.NGO: N_("civil society"),
    SourceKind.UN_BODY: N_("body of the United Nations"),
}

SEEN = {
    "whole": N_("in whole"),
    "extract": N_("a long extract"),
    "excerpt": N_("an excerpt"),
    "cited": N_("cited by others, not seen"),
}
