"""Checking a draft is total, and every quotation is a slice of the text."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from cyberlaw_gap.catalog import load_checker, load_standard
from cyberlaw_gap.draft import check_draft
from cyberlaw_gap.ingest import parse_document
from cyberlaw_gap.model.draft import Status

PIECES = """
1. 2. (1) (a) SEC. Article 3 § “computer” means intentionally without right access data damage
offence imprisonment police officer may order preserve ninety days warrant court intercept traffic
section 4 of the Penal Code child pornography — ; : . , ß İ
"""
WORDS = st.sampled_from([*PIECES.split(), "\n", "\n\n", "\u202e"])
TEXTS = st.lists(WORDS, max_size=120).map(" ".join) | st.text(max_size=200)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_is_checked_and_every_quotation_is_a_slice(text: str) -> None:
    report = check_draft(parse_document(text), load_standard("budapest"), load_checker("budapest"))
    for provision in report.provisions:
        for element in provision.elements:
            assert 0 <= element.confidence <= 1
            assert (element.proof is not None) == (element.status in (Status.MET, Status.PARTIAL))
            for quotation in (element.proof, element.narrowed_by, *element.nearest):
                if quotation is not None:
                    assert report.document.text[quotation.start : quotation.end] == quotation.quote
        for section in provision.sections:
            assert 0 <= section.start < section.end <= len(text)
    for suggestion in report.beyond:
        assert text[suggestion.start : suggestion.end] == suggestion.quote
