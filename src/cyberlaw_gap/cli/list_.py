"""``cyberlaw-gap list``."""

from __future__ import annotations

import datetime as dt

import click

from cyberlaw_gap.cli.common import as_of_option, no_day_to_come, standard_option

__all__ = ["command"]

_FEW = 30
_WHAT = ("countries", "standards", "provisions", "laws", "bills", "treaties", "regions")


@click.command(name="list")
@click.argument("what", required=False, type=click.Choice(_WHAT))
@click.argument("country", default="")
@standard_option
@click.option(
    "--status",
    is_flag=True,
    help="Who is a Party to the treaties, who signed, who is invited, since when.",
)
@click.option("--treaty", help="With --status: this treaty alone, in detail; see 'list treaties'.")
@click.option("--region", help="With --status: the States of this region; see 'list regions'.")
@as_of_option
@click.pass_context
def command(
    ctx: click.Context,
    what: str | None,
    country: str,
    standard: str,
    treaty: str | None,
    region: str | None,
    as_of: dt.date | None,
    *,
    status: bool,
) -> None:
    """List what there is: countries, standards, provisions, laws and bills of a country.

    \b
    Examples:
      cyberlaw-gap list countries
      cyberlaw-gap list provisions
      cyberlaw-gap list laws PH
      cyberlaw-gap list bills
      cyberlaw-gap list --status
      cyberlaw-gap list --status --treaty budapest --as-of 2015-10-01
    """  # noqa: D301
    if status:
        if what is not None:
            message = "--status stands alone, without a list to name"
            raise click.UsageError(message, ctx)
        lines = _status(treaty, region, as_of)
    elif what is None:
        message = f"name what to list: {', '.join(_WHAT)}; or give --status"
        raise click.UsageError(message, ctx)
    elif treaty or region or as_of:
        message = "--treaty, --region and --as-of go with --status"
        raise click.UsageError(message, ctx)
    elif what == "laws":
        lines = _laws(ctx, country)
    elif what == "bills":
        lines = _bills(country)
    elif what == "provisions":
        lines = _provisions(standard)
    else:
        lines = {
            "countries": _countries,
            "standards": _standards,
            "treaties": _treaties,
            "regions": _regions,
        }[what]()
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


def _bills(country: str) -> list[str]:
    from cyberlaw_gap.catalog import load_overlay, overlay_ids  # noqa: PLC0415
    from cyberlaw_gap.catalog.library import profile_path  # noqa: PLC0415

    code = profile_path(country).stem if country else ""
    overlays = [load_overlay(overlay_id) for overlay_id in overlay_ids(code)]
    return [f"{o.id}  {o.title} ({o.what.value}, counted from {o.since} on)" for o in overlays]


def _treaties() -> list[str]:
    from cyberlaw_gap.catalog import load_treaty_record, treaty_ids  # noqa: PLC0415

    records = [load_treaty_record(treaty_id) for treaty_id in treaty_ids()]
    return [f"{r.treaty}  {r.title} ({r.citation})" for r in records]


def _regions() -> list[str]:
    from cyberlaw_gap.catalog import load_region, region_ids  # noqa: PLC0415

    regions = [load_region(region_id) for region_id in region_ids()]
    return [
        f"{r.id}  {r.title}: "
        + (
            ", ".join(codes)
            if len(codes := r.codes(dt.date.max)) <= _FEW
            else f"{len(codes)} States"
        )
        for r in regions
    ]


def _status(treaty: str | None, region: str | None, as_of: dt.date | None) -> list[str]:
    from cyberlaw_gap.catalog import (  # noqa: PLC0415
        country_names,
        load_region,
        load_treaty_record,
        treaty_ids,
    )
    from cyberlaw_gap.report.treaty_status import treaty_detail, treaty_status  # noqa: PLC0415

    no_day_to_come(as_of)
    today = dt.datetime.now(tz=dt.UTC).astimezone().date()
    day = as_of or today
    codes = load_region(region).codes(day) if region else None
    if treaty:
        return treaty_detail(load_treaty_record(treaty), day, codes)
    # Every State there is, so that one that no record names is answered for, too.
    countries = {member.code: member.name for member in load_region("un-members").members}
    countries |= {code: names[0] for code, names in country_names().items()}
    return treaty_status([load_treaty_record(t) for t in treaty_ids()], day, countries, codes)
