"""Reading standards and country profiles: strict, checked across files, on demand."""

from cyberlaw_gap.catalog.library import (
    country_codes,
    country_names,
    load_catalog,
    load_profile,
    load_skeleton,
    load_standard,
    read_profile,
    read_standard,
    standard_ids,
)

__all__ = [
    "country_codes",
    "country_names",
    "load_catalog",
    "load_profile",
    "load_skeleton",
    "load_standard",
    "read_profile",
    "read_standard",
    "standard_ids",
]
