"""Reading standards and country profiles: strict, checked across files, on demand."""

from cyberlaw_gap.catalog.checking import (
    checked_standards,
    cue_problems,
    load_checker,
    load_cues,
    read_annotated_laws,
    read_fitted,
)
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
    "checked_standards",
    "country_codes",
    "country_names",
    "cue_problems",
    "load_catalog",
    "load_checker",
    "load_cues",
    "load_profile",
    "load_skeleton",
    "load_standard",
    "read_annotated_laws",
    "read_fitted",
    "read_profile",
    "read_standard",
    "standard_ids",
]
