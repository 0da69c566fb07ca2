"""``cyberlaw-gap list``."""

from __future__ import annotations

import click

from cyberlaw_gap.cli.common import standard_option

__all__ = ["command"]


@click.command(name="list")
@click.argument("what", type=click.Choice(["countries", "standards", "provisions", "laws"]))
@click.argument("country", default="")
@standard_option
@click.pass_context
def command(ctx: click.Context, what: str, country: str, standard: str) -> None:
    """List what there is: countries, standards, provisions with elements, laws of a country.

    \b
    Examples:
      cyberlaw-gap list countries
      cyberlaw-gap list provisions
      cyberlaw-gap list laws PH
    """  # noqa: D301
    if what == "countries":
        lines = _countries()
    elif what == "standards":
        lines = _standards()
    elif what == "provisions":
        lines = _provisions(standard)
    else:
        lines = _laws(ctx, country)
    for line in lines:
        click.echo(line)


def _countries() -> list[str]:
    from cyberlaw_gap.catalog import country_names  # noqa: PLC0415

    return [f"{code}  {names[0]}" for code, names in country_names().items()]


def _standards() -> list[str]:
    from cyberlaw_gap.catalog import load_standard, standard_ids  # noqa: PLC0415

    standards = [load_standard(standard_id) for standard_id in standard_ids()]
    return [f"{s.id}  {s.title} ({s.citation})" for s in standards]


def _provisions(standard_id: str) -> list[str]:
    from cyberlaw_gap.catalog import load_standard  # noqa: PLC0415

    lines = []
    for provision in load_standard(standard_id).provisions:
        lines.append(f"{provision.number}  {provision.title} ({provision.kind.value})")
        lines += [f"    {provision.number}/{e.id}: {e.text}" for e in provision.elements]
    return lines


def _laws(ctx: click.Context, country: str) -> list[str]:
    if not country:
        message = "name a country: cyberlaw-gap list laws PH"
        raise click.UsageError(message, ctx)
    from cyberlaw_gap.catalog import load_profile  # noqa: PLC0415

    lines = []
    for law in sorted(load_profile(country).enactments, key=lambda e: (e.enacted, e.id)):
        lines.append(f"{law.enacted}  {law.id}: {law.title} ({law.number or law.short})")
        for event in sorted(law.events, key=lambda e: (e.date, e.kind)):
            places = ", ".join(c.pinpoint for c in event.at) or "whole"
            until = f" until {event.until}" if event.until else ""
            by = f" by {event.by}" if event.by else ""
            lines.append(f"    {event.date}  {event.kind.value} ({places}){until}{by}")
    return lines
