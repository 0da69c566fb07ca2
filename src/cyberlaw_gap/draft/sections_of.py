"""Labels of sections, compared as people write them."""

from __future__ import annotations

import re

__all__ = ["root"]

_AFTER_CODE = re.compile(r"§|U\.?\s?S\.?\s?C\.?")
_NUMBER = re.compile(r"\d.*", re.DOTALL)


def root(label: str) -> str:
    """The section of a label, without its subdivisions.

    >>> root("18 U.S.C. § 1030(a)(2)"), root("Sec. 4 (a)(1)"), root("66C")
    ('1030', '4', '66c')
    """
    last = _AFTER_CODE.split(label)[-1]
    found = _NUMBER.search(last)
    tidy = "".join((found[0] if found else last).split()).rstrip(".").lower()
    return tidy.partition("(")[0].rstrip(".")
