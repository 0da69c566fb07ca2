"""YAML without its surprises."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlaw_gap import InvalidData
from cyberlaw_gap.catalog.strict_yaml import read_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: NO", {"a": "NO"}),
        ("a: yes", {"a": "yes"}),
        ("a: 6.10", {"a": "6.10"}),
        ("a: 010", {"a": "010"}),
        ("a: 1_000", {"a": "1_000"}),
        ("a: 12:30", {"a": "12:30"}),
        ("a: 2004-07-01", {"a": "2004-07-01"}),
        ("a: 7", {"a": 7}),
        ('a: "7"', {"a": "7"}),
        ("a: true", {"a": True}),
        ("a:", {"a": None}),
        ("2: x", {"2": "x"}),
    ],
)
def test_plain_words_stay_what_they_say(text: str, value: dict[str, object]) -> None:
    assert read_yaml(text, "f").value == value


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("a: 1\na: 2", "f:2:1: a: the key 'a' stands on line 1 already; keep one of the two"),
        ("a: &x 1\nb: *x", "f:2:4: the alias *x; write the value out; aliases are not read"),
        ("a: {<<: 1}", "f:1:5: the merge key '<<'; write the keys out"),
        (
            "a: !!python/object x",
            "f:1:4: the tag 'tag:yaml.org,2002:python/object'; leave tags out",
        ),
        ("a: 1\n---\nb: 2", "f:2:1: a second document in the file; keep one document per file"),
        ("", "f:1:1: the file is empty; start one with 'cyberlaw-gap new-profile'"),
        ("[a]: 1", "f:1:1: a key must be a plain word; write the key as text"),
    ],
)
def test_surprises_are_refused(text: str, message: str) -> None:
    with pytest.raises(InvalidData) as caught:
        read_yaml(text, "f")
    assert str(caught.value) == message


def test_what_is_no_yaml_names_its_line() -> None:
    with pytest.raises(InvalidData, match=r"^f:3:1: this is not YAML: "):
        read_yaml("a: 1\nb: [1, 2", "f")


def test_deep_nesting_is_refused_and_not_followed() -> None:
    with pytest.raises(InvalidData, match="nested more than 60 levels deep"):
        read_yaml("[" * 100_000, "f")


def test_every_value_knows_its_place() -> None:
    root = read_yaml("a:\n  - b: 1\n  - c: {d: x}\n", "f")
    node, walked = root.find(("a", 1, "c", "d"))
    assert (node.line, node.column) == (3, 12)
    assert walked == ("a", 1, "c", "d")
    assert root.find(("a", 9))[1] == ("a",)


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused_in_words(text: str) -> None:
    try:
        read_yaml(text, "f")
    except InvalidData as error:
        assert error.problems  # noqa: PT017  the point is that nothing else is raised
