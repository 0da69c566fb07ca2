"""Whether a text of the treaty is whole, whatever its layout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cyberlaw_gap import Standard
from cyberlaw_gap.catalog.validation import read_model
from cyberlaw_gap.model.standard import Skeleton
from cyberlaw_gap.treaty_text import TextCheck, check_text

FOLDER = Path(__file__).parents[1] / "tinyland"
TEXT = (FOLDER / "treaty.txt").read_text(encoding="utf-8")
SKELETON = read_model(FOLDER / "skeleton.yaml", "skeleton.yaml", Skeleton)[0]


def check(tiny: Standard, text: str) -> TextCheck:
    return check_text(tiny, SKELETON, text)


def cut(tiny: Standard, text: str) -> list[str]:
    return [a.number for a in check(tiny, text).cut]


def test_a_whole_text_is_whole(tiny: Standard) -> None:
    found = check(tiny, TEXT)
    assert found.is_whole
    assert found.articles[2].present == ("1", "2", "3", "4")


def test_what_nothing_cites_is_named(tiny: Standard) -> None:
    uncited = {a.number: a.uncited for a in check(tiny, TEXT).articles if a.uncited}
    assert uncited == {"5": ("3",)}


@pytest.mark.parametrize(
    ("pattern", "layout"),
    [
        (r"(?m)^(\d)\. ", r"(\1) "),
        (r"(?m)^(\d)\. ", r"\1) "),
        (r"(?m)^(\d)\. ", r"\1 "),
        (r"(?m)^(\d)\. ", r"**\1.** "),
        (r"(?m)^(\d)\. ", r"- \1. "),
        (r"(?<=\.)\n\n(?=\d\. )", r" "),
        (r"(?m)^Article", r"## ARTICLE"),
        (r"(?m)^Article", r"Art."),
    ],
)
def test_the_layout_does_not_matter(tiny: Standard, pattern: str, layout: str) -> None:
    assert cut(tiny, re.sub(pattern, layout, TEXT)) == []


def test_a_text_cut_after_its_first_paragraph_is_named(tiny: Standard) -> None:
    shortened = re.sub(r"(?s)(Article 3 .*?another\.).*?(?=Article 4)", r"\1\n\n", TEXT)
    found = check(tiny, shortened)
    assert [a.number for a in found.cut] == ["3"]
    assert found.cut[0].missing == ("2", "3", "4")
    assert found.cut[0].cited_but_missing == ("2", "3", "4")


def test_a_missing_paragraph_does_not_hide_the_next(tiny: Standard) -> None:
    shortened = re.sub(r"(?m)^2\. The law may say.*\n", "", TEXT)
    found = check(tiny, shortened)
    assert found.cut[0].missing == ("2",)
    assert found.cut[0].present == ("1", "3", "4")


def test_an_article_without_paragraphs_is_told_cut_by_its_words(tiny: Standard) -> None:
    shortened = TEXT.replace(", intentionally and without right, into the whole", "")
    assert cut(tiny, shortened) == ["2"]


def test_a_missing_article_is_named(tiny: Standard) -> None:
    found = check(tiny, re.sub(r"(?s)Article 6 .*?(?=Article 7)", "", TEXT))
    assert [(a.number, a.found) for a in found.cut] == [("6", False)]
