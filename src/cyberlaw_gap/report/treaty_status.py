"""Who is bound by the treaties, as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cyberlaw_gap.model.treaty_record import PositionKind
from cyberlaw_gap.report.environment import markdown
from cyberlaw_gap.report.words import METHODS, articles, day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from cyberlaw_gap.model.treaty_record import Position, StateRecord, TreatyRecord

__all__ = ["position_words", "treaty_detail", "treaty_status"]

_KINDS = {
    PositionKind.PARTY: ("Party", "Party since {}"),
    PositionKind.RATIFIED: ("ratified, not in force", "ratified {}, not in force"),
    PositionKind.SIGNATORY: ("signed", "signed {}"),
    PositionKind.INVITED: ("invited", "invited {}"),
    PositionKind.OUTSIDE: ("-", "left {}"),
    PositionKind.NOT_KNOWN: ("not known", "not known"),
}

_GROUPS = {
    PositionKind.PARTY: "Parties",
    PositionKind.RATIFIED: "Ratified, not in force yet",
    PositionKind.SIGNATORY: "Signatories that did not ratify",
    PositionKind.INVITED: "Invited to accede",
    PositionKind.NOT_KNOWN: "Not known for this day",
}


def position_words(position: Position) -> str:
    """Where a State stands: "Party since 2018-07-01", "invited by 2026-04-25"."""
    bare, dated = _KINDS[position.kind]
    if position.since is None:
        return bare
    since = position.since.isoformat()
    words = dated.format(f"by {since}" if position.at_the_latest else since)
    return f"{words}, until {position.until.isoformat()}" if position.until else words


def treaty_status(
    records: Sequence[TreatyRecord],
    as_of: date,
    countries: Mapping[str, str],
    codes: Sequence[str] | None = None,
) -> list[str]:
    """A Markdown table: a row per State, a column per treaty, as the records give them.

    Args:
        records: The treaties, in the order of the columns.
        as_of: The day asked for.
        countries: Names of countries by ISO code, which no record need name.
        codes: Only these States, by ISO code; every State named anywhere if left out.
    """
    names = dict(countries) | {s.code: s.name for record in records for s in record.states}
    rows = sorted(names if codes is None else codes, key=lambda code: names.get(code, code))
    heads = [f"{record.short} ({record.citation})" for record in records]
    lines = [
        f"# Who is bound, who signed, who is invited: {day(as_of)}",
        "",
        f"| State | {' | '.join(heads)} |",
        "|---" * (len(records) + 1) + "|",
    ]
    for code in rows:
        cells = [position_words(record.position(code, as_of)) for record in records]
        lines.append(f"| {markdown(names.get(code, code))} ({code}) | {' | '.join(cells)} |")
    lines += [
        "",
        "'-': neither signed, nor ratified, nor invited, as far as the record goes.",
        "'by' a day: it is known to have happened on that day or before.",
        "",
        *(f"- {r.short}: {_counts(r, as_of)}. {_record_words(r, as_of)}" for r in records),
    ]
    return lines


def treaty_detail(
    record: TreatyRecord, as_of: date, codes: Sequence[str] | None = None
) -> list[str]:
    """One treaty: its States by position, then what they reserved and declared.

    Args:
        record: The treaty.
        as_of: The day asked for.
        codes: Only these States, by ISO code.
    """
    lines = [
        f"# {record.title} ({record.citation}): {day(as_of)}",
        "",
        f"{_counts(record, as_of)}. {_record_words(record, as_of)}",
    ]
    states = [s for s in record.states if codes is None or s.code in codes]
    for kind, title in _GROUPS.items():
        found = [(record.position(s.code, as_of), s) for s in states]
        found = [(position, state) for position, state in found if position.kind is kind]
        if not found:
            continue
        found.sort(key=lambda pair: (pair[0].since or as_of, pair[1].name))
        lines += ["", f"## {title} ({len(found)})", ""]
        lines += [f"- {_state(record, position, state)}" for position, state in found]
    spoken = [s for s in states if s.statements]
    if spoken:
        lines += ["", "## Reservations and declarations that a source gives", ""]
        lines += [
            f"- {state.name}, {statement.kind.value} on {articles(statement.articles)}: "
            f"{statement.text} ({_statement_basis(record, statement.sources)})"
            for state in spoken
            for statement in state.statements
        ]
    lines += ["", "## Sources", ""]
    lines += [
        f"- {source.id}: {source.title} ({source.dated})"
        + (f" <{source.url}>" if source.url else "")
        for source in record.sources
    ]
    return lines


def _state(record: TreatyRecord, position: Position, state: StateRecord) -> str:
    words = f"{state.name} ({state.code}): {position_words(position)}"
    by = {event.kind.value: event for event in state.events}
    methods = {event.method for event in state.events if event.method is not None}
    signed = by.get("signed")
    deposited = by.get("deposited")
    if signed is not None and position.kind is not PositionKind.SIGNATORY:
        words += f"; signed {signed.date.isoformat()}"
    if deposited is not None and position.kind is PositionKind.PARTY:
        words += f"; {'ratified' if signed else 'acceded'} {deposited.date.isoformat()}"
    if state.marks:
        words += f"; communicated: {', '.join(m.value.replace('-', ' ') for m in state.marks)}"
    for method in sorted(methods - {record.record.method}):
        words += f"; {METHODS[method]}"
    return f"{words}. {state.note}" if state.note else words


def _statement_basis(record: TreatyRecord, sources: Iterable[str]) -> str:
    titles = [s.id for s in record.sources if s.id in set(sources)]
    return ", ".join(titles) or "by recollection, not checked against the text"


def _counts(record: TreatyRecord, as_of: date) -> str:
    kinds = [record.position(state.code, as_of).kind for state in record.states]
    words = [
        f"{kinds.count(kind)} {word.lower()}" for kind, word in _GROUPS.items() if kind in kinds
    ]
    return ", ".join(words) or "no State on this day"


def _record_words(record: TreatyRecord, as_of: date) -> str:
    read = record.record.read
    words = f"Record read up to {day(read)}"
    if as_of > read:
        words += "; what happened since is not in it"
    if not record.record.complete:
        words += "; it does not name every State"
    return f"{words}. {record.note}".strip()
