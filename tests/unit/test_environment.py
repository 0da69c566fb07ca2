"""Markdown shows text as it is, whatever is in it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlaw_gap.report.environment import markdown


@given(st.text(max_size=100))
def test_a_cell_stays_on_one_line_and_opens_nothing(text: str) -> None:
    shown = markdown(text)
    assert "\n" not in shown
    for mark in "|<>*_`[]":
        assert mark not in shown.replace(f"\\{mark}", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("<script>", r"\<script\>"),
        ("a | b", r"a \| b"),
        ("1. first", r"\1. first"),
        ("- item", r"\- item"),
        ("two\nlines", "two lines"),
        ("{{ 7 * 7 }}", r"{{ 7 \* 7 }}"),
    ],
)
def test_markup_is_shown_and_not_followed(text: str, shown: str) -> None:
    assert markdown(text) == shown
