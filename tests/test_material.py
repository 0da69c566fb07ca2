"""Against the texts that do not come with the project; skipped where they are not at hand."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from cyberlaw_gap import Standard, _resources
from cyberlaw_gap.catalog import load_skeleton
from cyberlaw_gap.catalog.strict_yaml import Json, read_yaml
from cyberlaw_gap.treaty_text import check_text

_LONGEST = 8


def test_the_treaty_text_is_found_whole(material: Path, budapest: Standard) -> None:
    text = (material / "texts/standards/ets185-budapest.txt").read_text(encoding="utf-8")
    check = check_text(budapest, load_skeleton("budapest"), text)
    assert check.is_whole
    assert all(a.cited_but_missing == () for a in check.articles)


def test_a_copy_that_stops_after_the_first_paragraph_is_refused_by_name(
    material: Path, budapest: Standard
) -> None:
    """One public data set stops Articles 15, 16 and 18 after paragraph 1."""
    text = (material / "texts/standards/ets185-budapest.txt").read_text(encoding="utf-8")
    for number in (15, 16, 18):
        text = re.sub(
            rf"(?s)(\nArticle {number} .*?\n)2\. .*?(?=\nArticle {number + 1} )", r"\1", text
        )
    check = check_text(budapest, load_skeleton("budapest"), text)
    assert [a.number for a in check.cut] == ["15", "16", "18"]
    assert {a.number: a.missing[0] for a in check.cut} == {"15": "2", "16": "2", "18": "2"}


def words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.lower().replace("\u2019", "").replace("'", ""))


def sentences(value: Json, key: str = "") -> list[str]:
    """The texts that we wrote: no titles, names or addresses."""
    if isinstance(value, dict):
        return [s for k, item in value.items() for s in sentences(item, k)]
    if isinstance(value, list):
        return [s for item in value for s in sentences(item, key)]
    named = {"title", "url", "number", "short", "id", "at", "see", "read", "name", "also", "source"}
    return [value] if isinstance(value, str) and key not in named else []


@cache
def runs_of(material: Path, texts: str) -> frozenset[tuple[str, ...]]:
    """Every run of words, longer than may be taken over, that texts hold."""
    runs: set[tuple[str, ...]] = set()
    for text in material.glob(texts):
        found = words(text.read_text(encoding="utf-8"))
        runs |= {tuple(found[i : i + _LONGEST + 1]) for i in range(len(found) - _LONGEST)}
    return frozenset(runs)


def quoted(path: Path, runs: frozenset[tuple[str, ...]]) -> list[str]:
    """The runs of words that a data file of ours takes over."""
    found = []
    for sentence in sentences(read_yaml(path.read_text(encoding="utf-8"), path.name).value):
        ours = words(sentence)
        found += [
            " ".join(ours[i : i + _LONGEST + 1])
            for i in range(len(ours) - _LONGEST)
            if tuple(ours[i : i + _LONGEST + 1]) in runs
            # A list of sections is the same in every hand.
            and sum(word.isalpha() for word in ours[i : i + _LONGEST + 1]) > _LONGEST // 2
        ]
    return found


OURS = sorted(
    [
        *_resources.standards().glob("*/standard.yaml"),
        *_resources.country_profiles().glob("*.yaml"),
        *_resources.country_profiles().glob("overlays/*.yaml"),
    ]
)


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.stem)
def test_no_sentence_of_a_treaty_or_law_is_quoted(material: Path, path: Path) -> None:
    treaty = runs_of(material, "texts/standards/ets185-budapest.txt")
    laws = runs_of(material, f"texts/laws/{path.stem[:2]}-*.txt")
    assert len(treaty) > 1000
    assert quoted(path, treaty | laws) == []


def test_a_quoted_sentence_is_found_out(material: Path, tmp_path: Path) -> None:
    text = (material / "texts/laws/ph-ra10175.txt").read_text(encoding="utf-8")
    sentence = " ".join(words(text)[400 : 400 + _LONGEST + 1])
    path = tmp_path / "xx.yaml"
    path.write_text(f'why: "as it says: {sentence}"\n', encoding="utf-8")
    assert quoted(path, runs_of(material, "texts/laws/ph-ra10175.txt")) == [sentence]
