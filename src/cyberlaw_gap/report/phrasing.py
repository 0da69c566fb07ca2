"""What the sentences of reports are made of: articles and their ranges, names, capitals."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cyberlaw_gap.model.verdict import LedgerRow
    from cyberlaw_gap.report.messages import Messages

__all__ = [
    "alarm",
    "anchor",
    "article",
    "articles",
    "element_name",
    "first_sentence",
    "lower",
    "span",
    "titled_article",
    "unique",
    "upper",
]


def anchor(number: str) -> str:
    """The place of an article in a report."""
    return f"article-{number}"


def article(number: str, _: Messages) -> str:
    """An article, or an element of it: "Art. 5", "Art. 5/hindering"."""
    return _("Art. {article}", article=number)


def titled_article(number: str, title: str, _: Messages) -> str:
    """An article with its title: "Art. 5, System interference"."""
    return f"{article(number, _)}, {_(title)}"


def articles(numbers: Sequence[str], _: Messages) -> str:
    """Articles with runs joined: "Art. 5", "Arts 2-11, 13"; empty: none."""
    if not numbers:
        return ""
    if len(numbers) == 1:
        return article(numbers[0], _)
    return _("Arts {articles}", articles=span(numbers))


def span(numbers: Sequence[str]) -> str:
    """Numbers with runs joined: "2-11, 13"."""
    runs: list[list[str]] = []
    for number in numbers:
        last = runs[-1][-1] if runs else ""
        if last.isdigit() and number.isdigit() and int(number) == int(last) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    words = [r[0] if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs]
    return ", ".join(words)


def element_name(ref: str, _: Messages) -> str:
    """An element as people call it: "independent supervision"."""
    return _(ref.partition("/")[2].replace("-", " "))


def alarm(row: LedgerRow, _: Messages) -> str:
    """The safeguards that a power calls for and does not have, or has in part."""
    words = []
    if row.unguarded:
        names = _.listed([element_name(s, _) for s in row.unguarded])
        words.append(_("unguarded: lacks {safeguards}", safeguards=names))
    if row.weakly_guarded:
        names = _.listed([element_name(s, _) for s in row.weakly_guarded])
        words.append(_("weakly guarded: {safeguards}", safeguards=names))
    return _.joined(words)


def first_sentence(text: str) -> str:
    """The text up to its first full stop."""
    head, stop, _rest = text.partition(". ")
    return head + "." if stop else text


def lower(text: str) -> str:
    """The text for the middle of a sentence; an abbreviation keeps its capitals."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper(text: str) -> str:
    """The text for the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def unique(items: Iterable[str]) -> list[str]:
    """The items in their order, each once."""
    return list(dict.fromkeys(items))
