"""The bundled standards and profiles, and files of the same form from elsewhere."""

from __future__ import annotations

import difflib
import re
from functools import cache
from pathlib import Path

from cyberlaw_gap import _resources
from cyberlaw_gap.catalog.authored import AuthoredProfile
from cyberlaw_gap.catalog.checks import basis_problems, profile_problems
from cyberlaw_gap.catalog.resolve import resolve
from cyberlaw_gap.catalog.standard_checks import standard_problems
from cyberlaw_gap.catalog.strict_yaml import read_yaml
from cyberlaw_gap.catalog.validation import read_model, read_text
from cyberlaw_gap.errors import (
    InvalidData,
    Problem,
    UnknownCountry,
    UnknownStandard,
    UnreadableFile,
)
from cyberlaw_gap.model.profile import CountryProfile
from cyberlaw_gap.model.standard import Skeleton, Standard

__all__ = [
    "country_codes",
    "country_names",
    "load_catalog",
    "load_profile",
    "load_skeleton",
    "load_standard",
    "profile_path",
    "read_profile",
    "read_standard",
    "standard_ids",
]


def standard_ids() -> tuple[str, ...]:
    """The ids of the bundled standards."""
    folder = _resources.standards()
    return tuple(sorted(p.parent.name for p in folder.glob("*/standard.yaml")))


@cache
def load_standard(standard_id: str) -> Standard:
    """The bundled standard of this id, such as ``budapest``.

    Raises:
        UnknownStandard: There is none such.
        InvalidData: Its file has faults.
    """
    path = _bundled_standard(standard_id) / "standard.yaml"
    return read_standard(path, f"standards/{standard_id}/standard.yaml")


@cache
def load_skeleton(standard_id: str) -> Skeleton:
    """The paragraphs that the text of a bundled standard has, without its words.

    Raises:
        UnknownStandard: There is none such.
        InvalidData: Its file has faults.
    """
    path = _bundled_standard(standard_id) / "skeleton.yaml"
    name = f"standards/{standard_id}/skeleton.yaml"
    return read_model(path, name, Skeleton)[0]


def _bundled_standard(standard_id: str) -> Path:
    known = standard_ids()
    if standard_id not in known:
        raise UnknownStandard(standard_id, known, _nearest(standard_id, known))
    return _resources.standards() / standard_id


def read_standard(path: Path, name: str = "") -> Standard:
    """A standard from a file of the form of the bundled ones.

    Raises:
        UnreadableFile: The file cannot be read as text.
        InvalidData: It has faults; all of them at once.
    """
    standard, file = read_model(path, name or str(path), Standard)
    problems = standard_problems(standard, file)
    if problems:
        raise InvalidData(problems)
    return standard


def country_codes() -> tuple[str, ...]:
    """The ISO codes of the countries that have a bundled profile."""
    folder = _resources.country_profiles()
    return tuple(sorted(p.stem.upper() for p in folder.glob("*.yaml")))


#: The entry on the country, in either layout: indented lines, or braces.
_HEAD = re.compile(r"^country:.*\n(?:[ ]+.*\n|\n)*", re.MULTILINE)


@cache
def country_names() -> dict[str, tuple[str, ...]]:
    """Per ISO code the names that a country answers to, its own first.

    Only the head of each file is read.
    """
    names = {}
    for code in country_codes():
        path = _resources.country_profiles() / f"{code.lower()}.yaml"
        head = _HEAD.search(read_text(path))
        read = read_yaml(head[0], path.name).value if head else {}
        country = read.get("country") if isinstance(read, dict) else None
        if not isinstance(country, dict):
            country = {}
        also = country.get("also")
        others = also if isinstance(also, list) else []
        names[code] = tuple(str(n) for n in (country.get("name", code), *others))
    return names


def load_profile(country: str, standard: Standard | None = None) -> CountryProfile:
    """The bundled profile of a country, by ISO code or by name, in any case.

    Args:
        country: Such as ``PH``, ``ph`` or ``Philippines``.
        standard: The standard to check it against, if not the one that it names.

    Raises:
        UnknownCountry: No profile answers to this name; says which is nearest.
        InvalidData: The file has faults; all of them at once.
    """
    path = profile_path(country)
    return read_profile(path, f"country_profiles/{path.name}", standard)


def profile_path(country: str) -> Path:
    """The file of the bundled profile of a country, by ISO code or by name.

    Raises:
        UnknownCountry: No profile answers to this name; says which is nearest.
    """
    return _resources.country_profiles() / f"{_code_of(country).lower()}.yaml"


def _code_of(country: str) -> str:
    codes = country_codes()
    wanted = country.strip().casefold()
    if wanted.upper() in codes:
        return wanted.upper()
    by_name = {name.casefold(): code for code, names in country_names().items() for name in names}
    if wanted in by_name:
        return by_name[wanted]
    nearest = _nearest(wanted, (*by_name, *(c.casefold() for c in codes)))
    suggestion = next(
        (
            names[0]
            for code, names in country_names().items()
            if nearest and (code.casefold() == nearest or nearest in map(str.casefold, names))
        ),
        "",
    )
    raise UnknownCountry(country, codes, suggestion)


def _nearest(wanted: str, known: tuple[str, ...]) -> str:
    return next(iter(difflib.get_close_matches(wanted, known, n=1, cutoff=0.6)), "")


def read_profile(path: Path, name: str = "", standard: Standard | None = None) -> CountryProfile:
    """A country profile from a file of the form of the bundled ones.

    Raises:
        UnreadableFile: The file cannot be read as text.
        InvalidData: It has faults; all of them at once.
    """
    authored, file = read_model(path, name or str(path), AuthoredProfile)
    if standard is None:
        try:
            standard = load_standard(authored.standard)
        except UnknownStandard as error:
            problem = file.problem(("standard",), str(error), "name a known standard")
            raise InvalidData((problem,)) from error
    problems = profile_problems(authored, standard, file)
    if problems:
        raise InvalidData(problems)
    profile = resolve(authored, standard)
    problems = basis_problems(authored, standard, profile, file)
    if problems:
        raise InvalidData(problems)
    return profile


def load_catalog() -> tuple[tuple[Standard, ...], tuple[CountryProfile, ...]]:
    """Every bundled standard and profile.

    Raises:
        InvalidData: Files have faults; all faults of all files at once.
    """
    problems: list[Problem] = []
    standards = []
    profiles = []
    for standard_id in standard_ids():
        try:
            standards.append(load_standard(standard_id))
            load_skeleton(standard_id)
        except InvalidData as error:
            problems += error.problems
    for code in country_codes():
        try:
            profiles.append(load_profile(code))
        except InvalidData as error:
            problems += error.problems
        except UnreadableFile as error:
            problems.append(Problem(error.file, 1, 1, "", error.what, error.mend))
    if problems:
        raise InvalidData(tuple(problems))
    return tuple(standards), tuple(profiles)
