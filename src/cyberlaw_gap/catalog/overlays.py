"""Bills and other overlays: files of changes that are laid over a profile."""

from __future__ import annotations

from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from cyberlaw_gap import _resources
from cyberlaw_gap.catalog.authored import AuthoredOverlay, AuthoredProfile, AuthoredTreaty
from cyberlaw_gap.catalog.checks import basis_problems, profile_problems
from cyberlaw_gap.catalog.library import load_standard, profile_path
from cyberlaw_gap.catalog.resolve import resolve, resolved_event
from cyberlaw_gap.catalog.validation import read_model
from cyberlaw_gap.errors import InvalidData, UnknownOverlay, UnknownStandard
from cyberlaw_gap.model.overlay import LawEvents, Overlay, TreatyChange
from cyberlaw_gap.model.profile import Method

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberlaw_gap.catalog.validation import Authored
    from cyberlaw_gap.errors import Problem
    from cyberlaw_gap.model.standard import Standard

__all__ = ["load_overlay", "overlay_ids", "read_overlay"]


def _folder() -> Path:
    return _resources.country_profiles() / "overlays"


def overlay_ids(country: str = "") -> tuple[str, ...]:
    """The ids of the bundled overlays, of one country by its ISO code or of all."""
    prefix = f"{country.lower()}-" if country else ""
    return tuple(sorted(p.stem for p in _folder().glob("*.yaml") if p.stem.startswith(prefix)))


def load_overlay(overlay: str) -> Overlay:
    """The bundled overlay of this id.

    Raises:
        UnknownOverlay: There is none such.
        InvalidData: Its file, or the profile that it is laid over, has faults.
    """
    known = overlay_ids()
    if overlay not in known:
        raise UnknownOverlay(overlay, known)
    return read_overlay(_folder() / f"{overlay}.yaml", f"country_profiles/overlays/{overlay}.yaml")


def read_overlay(
    path: Path, name: str = "", profile: Path | None = None, standard: Standard | None = None
) -> Overlay:
    """An overlay from a file, checked against the profile that it is laid over.

    Args:
        path: The file.
        name: How errors name it.
        profile: The profile's file, if not the bundled one of the overlay's country.
        standard: The standard to check it against, if not the one that it names.

    Raises:
        UnknownCountry: No profile is bundled for the overlay's country.
        UnreadableFile: A file cannot be read as text.
        InvalidData: It has faults; all of them at once.
    """
    overlay, file = read_model(path, name or str(path), AuthoredOverlay)
    base_path = profile or profile_path(overlay.country)
    base, _ = read_model(base_path, base_path.name, AuthoredProfile)
    if standard is None:
        try:
            standard = load_standard(overlay.standard)
        except UnknownStandard as error:
            problem = file.problem(("standard",), str(error), "name a known standard")
            raise InvalidData((problem,)) from error
    own = _as_profile(overlay, base)
    problems = (
        *_own_problems(overlay, base, file),
        *profile_problems(own, standard, file, beside=base),
    )
    if problems:
        raise InvalidData(tuple(problems))
    named = {source.id for source in own.sources}
    whole = own.model_copy(
        update={
            "enactments": (*own.enactments, *base.enactments),
            "sources": (*own.sources, *(s for s in base.sources if s.id not in named)),
        }
    )
    resolved = resolve(whole, standard)
    problems = basis_problems(own, standard, resolved, file, beside=base)
    if problems:
        raise InvalidData(problems)
    sources_of = {enactment.id: enactment.sources for enactment in base.enactments}
    return Overlay(
        id=overlay.id,
        country=overlay.country,
        standard=overlay.standard,
        title=overlay.title,
        what=overlay.what,
        since=overlay.since,
        standing=overlay.standing,
        assessed=resolved.assessed,
        sources=overlay.sources,
        enactments=resolved.enactments[: len(own.enactments)],
        events=tuple(
            LawEvents(
                enactment=law,
                events=tuple(resolved_event(e, law, sources_of[law]) for e in events),
            )
            for law, events in overlay.events.items()
        ),
        treaties=tuple(
            TreatyChange(
                treaty=treaty.treaty,
                title=treaty.title,
                events=treaty.events,
                reservations=treaty.reservations,
                declarations=treaty.declarations,
                acts=treaty.acts,
                withdrawn=change.withdrawn,
            )
            for treaty, change in zip(resolved.treaties, overlay.treaties, strict=True)
        ),
        offences=resolved.offences,
        general_part=resolved.general_part,
        findings=resolved.findings,
        notes=resolved.notes,
        questions=resolved.questions,
        powers=resolved.powers,
        beyond=resolved.beyond,
        practice=resolved.practice,
    )


def _as_profile(overlay: AuthoredOverlay, base: AuthoredProfile) -> AuthoredProfile:
    """What the overlay adds, in the form of a profile, so that the same checks hold."""
    return AuthoredProfile(
        country=base.country,
        standard=overlay.standard,
        studied_from=base.studied_from,
        assessed=overlay.assessed,
        sources=overlay.sources,
        enactments=overlay.enactments,
        treaties=tuple(_treaties(overlay, base)),
        general_part=overlay.general_part,
        provisions=overlay.provisions,
        powers=overlay.powers,
        beyond=overlay.beyond,
        practice=overlay.practice,
        questions=overlay.questions,
    )


def _treaties(overlay: AuthoredOverlay, base: AuthoredProfile) -> Iterator[AuthoredTreaty]:
    known = {treaty.treaty: treaty for treaty in base.treaties}
    for change in overlay.treaties:
        treaty = known.get(change.treaty)
        yield AuthoredTreaty(
            treaty=change.treaty,
            title=change.title or (treaty.title if treaty else change.treaty),
            events=change.events,
            reservations=change.reservations,
            declarations=change.declarations,
            acts=change.acts,
            # What is laid over is assumed, not known: it needs no source of its own.
            method=Method.RECOLLECTION,
            sources=treaty.sources if treaty else (),
        )


def _own_problems(
    overlay: AuthoredOverlay, base: AuthoredProfile, file: Authored
) -> Iterator[Problem]:
    stem = PurePath(file.name).stem
    if stem != overlay.id:
        yield file.problem(
            ("id",), f"{overlay.id!r} does not go with the file name {stem!r}", "make them the same"
        )
    if not overlay.id.startswith(f"{overlay.country.lower()}-"):
        yield file.problem(
            ("id",),
            f"{overlay.id!r} does not begin with the country's code",
            f"name it {overlay.country.lower()}-...",
        )
    laws = {enactment.id for enactment in base.enactments}
    new = {enactment.id for enactment in overlay.enactments}
    for law, events in overlay.events.items():
        if law not in laws:
            yield file.problem(
                ("events", law), f"the profile has no enactment {law!r}", "correct the id"
            )
        for i, event in enumerate(events):
            if event.by is not None and event.by not in laws | new:
                yield file.problem(
                    ("events", law, i, "by"),
                    f"there is no enactment {event.by!r}",
                    "correct the id, or add it to 'enactments'",
                )
    named = {
        t.treaty: {r.reservation for r in t.reservations} | {d.narrowing for d in t.declarations}
        for t in base.treaties
    }
    for i, change in enumerate(overlay.treaties):
        for name in change.withdrawn:
            if name not in named.get(change.treaty, set()):
                yield file.problem(
                    ("treaties", i, "withdrawn"),
                    f"the profile has no reservation or declaration {name!r}",
                    "name one that it has",
                )
