"""Neighbours in law: the States whose criminal law is of the same family."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from cyberlaw_gap.model.region import Region

__all__ = ["legal_family"]

#: How the ids of those groups end that are families of law: ``common-law``, ``civil-law``.
_FAMILIES = "-law"


def legal_family(code: str, groups: Iterable[Region], day: date) -> tuple[str, ...]:
    """The other States of the legal families that a State is of, by code.

    A State of mixed law is of more than one, and so has the neighbours of each.

    Args:
        code: ISO 3166-1 alpha-2.
        groups: Groups of any kind; those that are no family of law are passed over.
        day: The day on which they belong together.
    """
    families = [group.codes(day) for group in groups if group.id.endswith(_FAMILIES)]
    members = {member for family in families if code in family for member in family}
    return tuple(sorted(members - {code}))
