"""Cue phrases: what matches, what does not, and what is refused."""

from __future__ import annotations

import pytest

from cyberlaw_gap.phrase import Phrase, PhraseError, fold

LISTS = {
    "system": ("computer*", "(information|data processing) system*"),
    "nested": ("@system", "network"),
}


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("without (right|lawful authority)", "WITHOUT lawful  authority"),
        ("access* ~4 @system", "accesses, dishonestly, any information system"),
        ("(produce*|sell*) ~3 device*", "produces; (b) sells any device"),
        ("authorise*", "authorized"),
        ("authorize*", "authorised"),
        ("[the] court", "court"),
        ("a court [order]", "a court order"),
        ("computer system", "computer-system"),
        ("access @nested", "access (network)"),
        ("24 7", "24/7"),
    ],
)
def test_a_phrase_finds_what_it_describes(phrase: str, text: str) -> None:
    assert Phrase.parse(phrase, LISTS).pattern.search(fold(text))


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("right", "rights"),
        ("access ~2 system", "access to any such old system"),
        ("intentional*", "unintentional"),
        ("without right", "right without"),
    ],
)
def test_a_phrase_finds_nothing_else(phrase: str, text: str) -> None:
    assert not Phrase.parse(phrase, LISTS).pattern.search(fold(text))


@pytest.mark.parametrize(
    ("phrase", "message"),
    [
        ("(access", "lacks a ')'"),
        ("access)", "a closing bracket too many"),
        ("access ~3", "a gap at its edge"),
        ("~3 access", "a gap at its edge"),
        ("@nothing", "names the list @nothing"),
        ("[the]", "would match anything"),
        ("access ? any", "cannot be read from '? any' on"),
        ("(|access)", "an empty part"),
    ],
)
def test_a_faulty_phrase_is_refused_in_words(phrase: str, message: str) -> None:
    with pytest.raises(PhraseError) as caught:
        Phrase.parse(phrase, LISTS)
    assert message in str(caught.value)


def test_a_list_that_leads_back_to_itself_is_refused() -> None:
    with pytest.raises(PhraseError, match="leads back to itself"):
        Phrase.parse("@one", {"one": ("@two",), "two": ("@one",)})


def test_folding_keeps_every_offset() -> None:
    text = "\N{LEFT DOUBLE QUOTATION MARK}\u0130stanbul\u2019s\u201d \u2014 \u017ftra\u00dfe \ufb01"
    assert len(fold(text)) == len(text)


def test_the_words_a_phrase_may_begin_with_are_known() -> None:
    assert Phrase.parse("[the] (court|judge*) may").starts == ("the", "court", "judge*")
