"""``cyberlaw-gap verify-standard``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cyberlaw_gap.cli.common import standard_option
from cyberlaw_gap.errors import CyberlawGapError

if TYPE_CHECKING:
    from cyberlaw_gap.treaty_text import ArticleCheck, TextCheck

__all__ = ["command"]


@click.command(name="verify-standard")
@click.argument("text", type=click.Path(path_type=Path))
@standard_option
def command(text: Path, standard: str) -> None:
    """Check that TEXT, a copy of the treaty, is whole, and what the encoding cites of it.

    For each article: the paragraphs that are there, those that the encoding cites and the
    text lacks, and those that nothing cites. A text that was cut is refused by name, with
    exit status 2. The treaty's text does not come with this program; get it from the
    treaty office.

    \b
    Example:
      cyberlaw-gap verify-standard ets185.txt
    """  # noqa: D301
    from cyberlaw_gap.catalog import load_skeleton, load_standard  # noqa: PLC0415
    from cyberlaw_gap.catalog.validation import read_text  # noqa: PLC0415
    from cyberlaw_gap.treaty_text import check_text  # noqa: PLC0415

    check = check_text(load_standard(standard), load_skeleton(standard), read_text(text))
    for article in check.articles:
        click.echo(_line(article))
    if not check.is_whole:
        raise _CutText(str(text), check)
    click.echo(f"{text}: whole")


def _line(article: ArticleCheck) -> str:
    if not article.found:
        return f"Art. {article.number} {article.title}: not in the text"
    parts = [f"there: {', '.join(article.present) or 'no paragraphs'}"]
    if article.missing:
        parts.append(f"missing: {', '.join(article.missing)}")
    if article.cited_but_missing:
        parts.append(f"cited and missing: {', '.join(article.cited_but_missing)}")
    if article.uncited:
        parts.append(f"nothing cites: {', '.join(article.uncited)}")
    parts.append(f"{article.words} words of about {article.expected_words}")
    return f"Art. {article.number} {article.title}: {'; '.join(parts)}"


class _CutText(CyberlawGapError):
    """The text of the treaty is not whole."""

    def __init__(self, file: str, check: TextCheck) -> None:
        self.file = file
        self.check = check
        super().__init__(file)

    def __str__(self) -> str:
        articles = ", ".join(
            f"Art. {a.number} ({'cut' if a.found else 'missing'})" for a in self.check.cut
        )
        return (
            f"{self.file}: this text was cut: {articles}; get the whole text from the "
            "treaty office and check again"
        )
