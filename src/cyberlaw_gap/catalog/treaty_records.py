"""The tables beside the profiles: who is bound by which treaty, and groups of States."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cyberlaw_gap import _resources
from cyberlaw_gap.catalog.validation import read_model
from cyberlaw_gap.errors import InvalidData, UnknownRegion, UnknownTreaty
from cyberlaw_gap.model.profile import Method, TreatyEventKind
from cyberlaw_gap.model.region import Region
from cyberlaw_gap.model.treaty_record import TreatyRecord

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cyberlaw_gap.catalog.strict_yaml import Step
    from cyberlaw_gap.catalog.validation import Authored
    from cyberlaw_gap.errors import Problem

__all__ = [
    "load_region",
    "load_treaty_record",
    "read_region",
    "read_treaty_record",
    "region_ids",
    "treaty_ids",
]

#: The order in which a State takes these steps.
_STEPS = (
    TreatyEventKind.INVITED,
    TreatyEventKind.SIGNED,
    TreatyEventKind.DEPOSITED,
    TreatyEventKind.IN_FORCE,
    TreatyEventKind.DENOUNCED,
)
#: The treaties as a reader expects them: the Convention, its protocols, the others.
_FIRST = ("budapest", "first-protocol", "second-protocol")


def treaty_ids() -> tuple[str, ...]:
    """The ids of the treaties whose record is bundled, the Convention and its protocols first."""
    found = {p.stem for p in (_resources.country_profiles() / "treaty_status").glob("*.yaml")}
    return (*(i for i in _FIRST if i in found), *sorted(found - set(_FIRST)))


@cache
def load_treaty_record(treaty: str) -> TreatyRecord:
    """The bundled record of a treaty, such as ``budapest``.

    Raises:
        UnknownTreaty: There is none such.
        InvalidData: Its file has faults.
    """
    known = treaty_ids()
    if treaty not in known:
        raise UnknownTreaty(treaty, known)
    path = _resources.country_profiles() / "treaty_status" / f"{treaty}.yaml"
    return read_treaty_record(path, f"country_profiles/treaty_status/{treaty}.yaml")


def read_treaty_record(path: Path, name: str = "") -> TreatyRecord:
    """The record of a treaty from a file of the form of the bundled ones.

    Raises:
        UnreadableFile: The file cannot be read as text.
        InvalidData: It has faults; all of them at once.
    """
    record, file = read_model(path, name or str(path), TreatyRecord)
    problems = tuple(_record_problems(record, file))
    if problems:
        raise InvalidData(problems)
    return record


def region_ids() -> tuple[str, ...]:
    """The ids of the bundled groups of States."""
    return tuple(sorted(p.stem for p in (_resources.country_profiles() / "regions").glob("*.yaml")))


@cache
def load_region(region: str) -> Region:
    """The bundled group of States of this id, such as ``asean``.

    Raises:
        UnknownRegion: There is none such.
        InvalidData: Its file has faults.
    """
    known = region_ids()
    if region not in known:
        raise UnknownRegion(region, known)
    path = _resources.country_profiles() / "regions" / f"{region}.yaml"
    return read_region(path, f"country_profiles/regions/{region}.yaml")


def read_region(path: Path, name: str = "") -> Region:
    """A group of States from a file of the form of the bundled ones.

    Raises:
        UnreadableFile: The file cannot be read as text.
        InvalidData: It has faults; all of them at once.
    """
    region, file = read_model(path, name or str(path), Region)
    problems = tuple(_region_problems(region, file))
    if problems:
        raise InvalidData(problems)
    return region


def _region_problems(region: Region, file: Authored) -> Iterator[Problem]:
    yield from _named_once([m.code for m in region.members], "members", file)
    if region.method is not Method.RECOLLECTION and not region.sources:
        yield file.problem(
            ("method",),
            f"{region.method.value!r} without a source",
            "name one in 'sources', or say 'method: recollection'",
        )


def _record_problems(record: TreatyRecord, file: Authored) -> Iterator[Problem]:
    yield from _named_once([state.code for state in record.states], "states", file)
    yield from _sourced(record, file)
    for i, state in enumerate(record.states):
        steps = {event.kind: event.date for event in state.events}
        if len(steps) < len(state.events):
            yield file.problem(
                ("states", i, "events"), "a step stands here twice", "keep one of the two"
            )
        days = [steps[kind] for kind in _STEPS if kind in steps]
        if days != sorted(days):
            yield file.problem(
                ("states", i, "events"),
                f"the steps of {state.name} are out of order",
                "correct one of the dates",
            )
    yield from _counted(record, file)


def _named_once(codes: list[str], key: str, file: Authored) -> Iterator[Problem]:
    for i, code in enumerate(codes):
        if code in codes[:i]:
            yield file.problem((key, i, "code"), f"{code!r} has a row already", "keep one of them")


def _sourced(record: TreatyRecord, file: Authored) -> Iterator[Problem]:
    known = {source.id for source in record.sources}
    named: list[tuple[tuple[Step, ...], tuple[str, ...]]] = [
        (("record", "sources"), record.record.sources)
    ]
    for i, state in enumerate(record.states):
        for j, event in enumerate(state.events):
            named.append((("states", i, "events", j), event.sources))
        for j, statement in enumerate(state.statements):
            here = ("states", i, "statements", j)
            named.append((here, statement.sources))
            method = statement.method or record.record.method
            if method is not Method.RECOLLECTION and not statement.sources:
                yield file.problem(
                    here, "a statement without a source", "name one, or say 'method: recollection'"
                )
    for path, sources in named:
        for source in sources:
            if source not in known:
                yield file.problem(
                    path,
                    f"there is no source {source!r} in this record",
                    "add it to 'sources', or correct the name",
                )


def _counted(record: TreatyRecord, file: Authored) -> Iterator[Problem]:
    """The rows must add up to what the source itself prints."""
    kinds = [{event.kind for event in state.events} for state in record.states]
    signed, deposited = TreatyEventKind.SIGNED, TreatyEventKind.DEPOSITED
    counts = {
        "parties": sum(TreatyEventKind.IN_FORCE in k for k in kinds),
        "signatories": sum(signed in k and deposited not in k for k in kinds),
        "signatures": sum(signed in k for k in kinds),
        "ratifications": sum(deposited in k for k in kinds),
    }
    for name, count in counts.items():
        stated = getattr(record.stated, name)
        if stated is not None and stated != count:
            yield file.problem(
                ("stated", name),
                f"the source counts {stated}, the rows make {count}",
                "find the row that is missing or too many",
            )
