"""Citations: text to place and back, and what lies in what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cyberlaw_gap import Citation
from cyberlaw_gap.errors import CitationError

IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,10}", fullmatch=True)
LABELS = st.from_regex(
    r"[A-Za-z0-9]{1,4}([.\-][A-Za-z0-9]{1,3}){0,2}(\([a-z0-9]{1,3}\)){0,3}", fullmatch=True
)


@given(IDS, st.sampled_from(["s", "art", "rule"]), LABELS)
def test_reading_gives_back_what_was_written(law: str, unit: str, label: str) -> None:
    citation = Citation(law, unit, label)
    assert Citation.parse(str(citation)) == citation
    assert citation in Citation.parse(str(citation))
    assert citation in Citation(law)


@given(IDS, LABELS)
def test_a_place_lies_in_what_is_above_it(law: str, label: str) -> None:
    outer = Citation.parse(f"{law} s {label}")
    assert Citation.parse(f"{law} s {label}(z)") in outer
    assert outer not in Citation.parse(f"{law} s {label}(z)")


@pytest.mark.parametrize(
    ("inner", "outer", "lies_in"),
    [
        ("act s 4(a)(1)", "act s 4(a)", True),
        ("act s 40", "act s 4", False),
        ("act s 5.2", "act s 5", True),
        ("act art 4", "act s 4", False),
        ("code s 4", "act s 4", False),
        ("rules rule 126 s 4", "rules rule 126", True),
        ("act s 161-2", "act s 161", False),
    ],
)
def test_containment(inner: str, outer: str, lies_in: bool) -> None:  # noqa: FBT001
    assert (Citation.parse(inner) in Citation.parse(outer)) is lies_in


@pytest.mark.parametrize("text", ["", "RA 10175", "act s", "act  s 4", "act s 4(", "act s 4 ()"])
def test_what_is_no_citation_is_refused_with_a_remedy(text: str) -> None:
    with pytest.raises(CitationError) as caught:
        Citation.parse(text)
    assert str(caught.value) == (
        f"{text!r} is not a citation; write the enactment's id, then the place as in "
        "'ra-10175 s 4(a)(1)'"
    )
