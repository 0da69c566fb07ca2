"""Brings the translations in ``reports/locale`` up to date with the words of documents.

Run it after changing a word: ``python reports/extract_messages.py``. New messages enter every
language without words, and those that are gone leave. It needs the extra ``languages``.
"""  # noqa: INP001  a program, not a package

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po, write_po

from cyberlaw_gap import __version__
from cyberlaw_gap.catalog import load_region, load_standard, region_ids, standard_ids
from cyberlaw_gap.model.standard import Kind, Standard

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["extracted", "update"]

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "reports" / "locale"

#: What marks a message, and which of its arguments are words: ``_`` and ``N_`` the first.
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "plural": (1, 2)}


def extracted() -> Catalog:
    """Every message of the code, of the templates, of the standards and groups, in English."""
    found = Catalog(charset="utf-8")
    with (ROOT / "reports" / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]
    for name, _line, message, _comments, _context in extract_from_dir(
        ROOT, methods, options, KEYWORDS, directory_filter=lambda _: True
    ):
        found.add(message, locations=[(name, 0)])
    for standard_id in standard_ids():
        name = f"standards/{standard_id}/standard.yaml"
        for message in _words_of(load_standard(standard_id)):
            found.add(message, locations=[(name, 0)])
    for region_id in region_ids():
        name = f"country_profiles/regions/{region_id}.yaml"
        found.add(load_region(region_id).title, locations=[(name, 0)])
    return found


def _words_of(standard: Standard) -> Iterator[str]:
    """The words of a standard that are no quotation of the treaty: titles, names and number."""
    yield standard.title
    yield standard.short
    yield standard.citation
    yield from (part.title for part in standard.parts)
    for provision in standard.provisions:
        yield provision.title
        for element in provision.elements:
            if element.limits or provision.kind is Kind.SAFEGUARD:
                yield element.id.replace("-", " ")


def update(path: Path, found: Catalog) -> int:
    """How many messages of the language wait for words, once its file is up to date."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    catalogue.project, catalogue.version = "cyberlaw-gap", __version__
    catalogue.msgid_bugs_address = "the project's issues"
    catalogue.update(found, no_fuzzy_matching=True, update_creation_date=False)
    with path.open("wb") as file:
        write_po(
            file,
            catalogue,
            width=100,
            sort_output=True,
            ignore_obsolete=True,
            include_lineno=False,
        )
    return sum(
        not all(m.string if isinstance(m.string, tuple | list) else (m.string,))
        for m in catalogue
        if m.id
    )


def main() -> None:
    """Update every language, and say which waits for words."""
    found = extracted()
    waiting = {path.name: update(path, found) for path in sorted(LOCALE.glob("*.po"))}
    if any(waiting.values()):
        sys.exit("\n".join(f"{name}: {n} messages wait for words" for name, n in waiting.items()))


if __name__ == "__main__":
    main()
