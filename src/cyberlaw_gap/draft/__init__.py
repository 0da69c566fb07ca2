"""Checking the text of a law or bill: which elements it seems to have, and on which words."""

from cyberlaw_gap.draft.check import check_draft
from cyberlaw_gap.draft.difference import compare_drafts

__all__ = ["check_draft", "compare_drafts"]
