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
from cyberlaw_gap.catalog.overlays import load_overlay, overlay_ids, read_overlay
from cyberlaw_gap.catalog.treaty_records import (
    load_region,
    load_treaty_record,
    read_region,
    read_treaty_record,
    region_ids,
    treaty_ids,
)

__all__ = [
    "checked_standards",
    "country_codes",
    "country_names",
    "cue_problems",
    "load_catalog",
    "load_checker",
    "load_cues",
    "load_overlay",
    "load_profile",
    "load_region",
    "load_skeleton",
    "load_standard",
    "load_treaty_record",
    "overlay_ids",
    "read_annotated_laws",
    "read_fitted",
    "read_overlay",
    "read_profile",
    "read_region",
    "read_standard",
    "read_treaty_record",
    "region_ids",
    "standard_ids",
    "treaty_ids",
]
