"""The readers over real files; skipped where they are not at hand."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from cyberlaw_gap.ingest import read_document, read_extract

PAIRS = {
    "in-it2000-akn2.xml": "in-it2000.txt",
    "lk-cca-24-2007.pdf": "lk-cca-24-2007.txt",
    "rw-cybercrimes2018.html": "rw-cybercrimes2018.txt",
}


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text.lower()))


@pytest.mark.parametrize("name", PAIRS)
def test_the_words_are_those_of_the_plain_text(material: Path, name: str) -> None:
    found = words(read_extract(material / "texts/importer_samples" / name).text)
    wanted = words((material / "texts/laws" / PAIRS[name]).read_text(encoding="utf-8"))
    assert (wanted & found).total() >= 0.998 * wanted.total()
    # Title pages, enacting words and headings between chapters are in the file alone.
    assert (wanted & found).total() >= 0.97 * found.total()


def test_marginal_notes_are_headings_and_running_heads_are_gone(material: Path) -> None:
    text = read_extract(material / "texts/importer_samples/lk-cca-24-2007.pdf").text
    headed = re.findall(r"(?m)^(\d{1,2})\. \S[^\n]{3,120}$", text)
    assert set(headed) >= {str(number) for number in range(1, 39)}
    assert not re.search(r"(?m)^\d+ +Computer Crime Act|[a-z]-$", text)


def test_the_word_file_has_its_numbers(material: Path) -> None:
    extract = read_extract(material / "texts/importer_samples/qa-penalcode2004-full.docx")
    assert len(re.findall(r"(?m)^Article \d+", extract.text)) > 380
    assert len(re.findall(r"(?m)^\d+[.-] ?\S", extract.text)) > 200


def test_akoma_ntoso_gives_its_sections(material: Path) -> None:
    document = read_document(material / "texts/importer_samples/in-it2000-akn2.xml")
    assert sum(s.kind.value == "section" for s in document.sections) >= 119
