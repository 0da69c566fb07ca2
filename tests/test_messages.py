"""The words of documents: one catalogue, nothing that escapes it, French as the French write it."""

from __future__ import annotations

import datetime as dt
import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from enum import StrEnum
from html.parser import HTMLParser
from pathlib import Path
from string import Formatter
from types import ModuleType
from typing import Literal, get_origin

import pytest
from pydantic import BaseModel

from cyberlaw_gap import CountryProfile, GapReport, Standard, compare, matrix, render, render_matrix
from cyberlaw_gap.catalog import read_overlay
from cyberlaw_gap.citation import Citation
from cyberlaw_gap.comparison import compare_with
from cyberlaw_gap.errors import MissingExtra, UnknownLanguage
from cyberlaw_gap.model.profile import Method, Review
from cyberlaw_gap.report import country_matrix, files, formats
from cyberlaw_gap.report.files import READERS
from cyberlaw_gap.report.messages import LANGUAGES, Messages, Pseudo, messages
from cyberlaw_gap.report.phrasing import first_sentence

ROOT = Path(__file__).parents[1]
DAY = dt.date(2024, 6, 1)
#: A label in a picture that finds no room for its second bracket ends in an ellipsis.
BRACKETED = re.compile(r"⟦[^⟦⟧]*(?:⟧|…(?=\s|$))")
FRENCH = messages("fr")

of_the_checkout = pytest.mark.skipif(
    "CYBERLAW_GAP_EXPECT_WHEEL" in os.environ and not (ROOT / "reports").is_dir(),
    reason="a wheel holds the translations, but not the program that brings them up to date",
)


def _extraction() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "extract_messages", ROOT / "reports" / "extract_messages.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


# --- nothing escapes the catalogue


def data_of(value: object) -> Iterator[str]:
    """The words of others in a model: every string but the fixed vocabulary of its fields."""
    if isinstance(value, Citation):
        yield str(value)
        yield value.pinpoint
    elif isinstance(value, StrEnum):
        return
    elif isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            if get_origin(field.annotation) is not Literal:
                yield from data_of(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from data_of(item)
    elif isinstance(value, str):
        yield value


class Shown(HTMLParser):
    """What a reader of a page sees or hears: its text, and the words in attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.quiet = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.quiet = tag == "style"
        heard = {"title", "alt", "aria-label", "data-label", "placeholder"}
        self.words += [value or "" for name, value in attrs if name in heard]

    def handle_endtag(self, tag: str) -> None:
        del tag
        self.quiet = False

    def handle_data(self, data: str) -> None:
        if not self.quiet:
            self.words.append(data)


def read(text: str, format_: str) -> str:
    """What a reader sees of a document, without the marks of its format."""
    if format_ == "html":
        return " ".join(" ".join(Shown(text).words).split())
    text = re.sub(r"\]\(#[^)]*\)|<a id=[^>]*></a>|<https?://[^>]*>", " ", text)
    return " ".join(re.sub(r"\\(.)", r"\1", text).split())


def escaped(text: str, data: set[str]) -> list[str]:
    """Words outside the brackets of the pseudo-language that are not of the data."""
    text = BRACKETED.sub(" ¦ ", text)
    for words in sorted(data, key=lambda words: (-len(words), words)):
        text = text.replace(words, " ")
    # The id of an element in full, which stands in no field.
    text = re.sub(r"\b\d+/[a-z0-9-]+", " ", text)
    return re.findall(r"[^\W\d_]{2,}[^¦]{0,40}", text)


def wording_of(report: GapReport) -> set[str]:
    """The data as documents may show them: as they are, in mid-sentence, their beginnings."""
    found = {source.id for source in report.sources}
    found |= {first_sentence(result.beyond.concern) for result in report.beyond} - {""}
    for text in map(str.strip, data_of(report)):
        line = " ".join(text.split())
        # A short id could stand for a word of ours: what is one plain word must be bracketed.
        if len(line) < 2 or re.fullmatch(r"[a-z]+|[\d ,.-]+", line):
            continue
        found |= {line, line[:1].lower() + line[1:], line[:1].upper() + line[1:], line.rstrip(".")}
        if re.fullmatch(r"[a-z0-9-]+", line):
            found.add(line.replace("-", " "))
    return found


@pytest.fixture(scope="module")
def reports(
    tiny: Standard, tinyland: CountryProfile, budapest: Standard, philippines: CountryProfile
) -> dict[str, GapReport]:
    folder = ROOT / "tests" / "tinyland"
    path = folder / "overlays" / "xt-hiding-bill.yaml"
    bill = read_overlay(path, path.name, folder / "xt.yaml", tiny)
    suggested = tinyland.model_copy(
        update={
            "findings": tuple(
                f.model_copy(
                    update={
                        "basis": f.basis.model_copy(
                            update={
                                "method": Method.MACHINE_SUGGESTED,
                                "review": Review.UNREVIEWED,
                            }
                        )
                    }
                )
                for f in tinyland.findings
            )
        }
    )
    return {
        "tinyland": compare(tiny, tinyland, DAY),
        "tinyland before it was studied": compare(tiny, tinyland, dt.date(2005, 1, 1)),
        "tinyland with a bill": compare_with(tiny, tinyland, [bill], DAY),
        "tinyland as a machine has it": compare(tiny, suggested, DAY),
        "the Philippines": compare(budapest, philippines, dt.date(2026, 11, 24)),
        "the Philippines before the judgment": compare(budapest, philippines, dt.date(2013, 6, 1)),
    }


REPORTS = (
    "tinyland",
    "tinyland before it was studied",
    "tinyland with a bill",
    "tinyland as a machine has it",
    "the Philippines",
    "the Philippines before the judgment",
)


@pytest.mark.parametrize("format_", ["md", "html"])
@pytest.mark.parametrize("which", REPORTS)
def test_every_sentence_of_a_report_comes_from_the_catalogue(
    reports: dict[str, GapReport],
    which: str,
    format_: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(formats, "messages", lambda _language: Pseudo())
    text = read(render(reports[which], format_), format_)
    assert escaped(text, wording_of(reports[which])) == []


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("which", REPORTS)
def test_every_sentence_for_a_reader_comes_from_the_catalogue(
    reports: dict[str, GapReport],
    tiny: Standard,
    budapest: Standard,
    which: str,
    reader: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(files, "messages", lambda _language: Pseudo())
    standard = tiny if which.startswith("tinyland") else budapest
    raw = files.report_file(reports[which], standard, "html", reader=reader)
    # What the standard says of its options is data too; its short ids are not words of it.
    options = {text for text in data_of(standard) if " " in text}
    data = wording_of(reports[which]) | options | {text[:1].lower() + text[1:] for text in options}
    # A point on the one page is cut; what stands before the ellipsis is no sentence of ours.
    text = re.sub(r"[^⟦⟧.;:]*…", " ", read(raw.decode(), "html"))
    assert escaped(text, data) == []


@pytest.mark.parametrize("format_", ["md", "html"])
def test_every_sentence_of_the_matrix_comes_from_the_catalogue(
    reports: dict[str, GapReport],
    format_: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(country_matrix, "messages", lambda _language: Pseudo())
    table = matrix([reports["the Philippines"]])
    text = read(render_matrix(table, format_), format_)
    data = {"Philippines", "PH", table.standard.short}
    assert escaped(text, data) == []


def test_a_sentence_that_escaped_is_named() -> None:
    text = Pseudo()("{shown} of {asked}", shown=3, asked="things asked")
    assert escaped(f"{text}, by the Hiding Act", {"the Hiding Act"}) == ["things asked, by  "]
    assert escaped(text, {"things asked"}) == []


# --- French


@of_the_checkout
def test_every_message_has_french_words_with_the_same_values() -> None:
    from babel.messages.pofile import read_po  # noqa: PLC0415  the extra, when it is tested

    with (ROOT / "reports" / "locale" / "fr.po").open("rb") as file:
        french = read_po(file, locale="fr")
    extraction = _extraction()
    wanted = {message.id for message in extraction.extracted() if message.id}
    there = {message.id: message for message in french if message.id}
    command = "python reports/extract_messages.py"
    assert wanted - set(there) == set(), f"run {command}, and translate"
    assert set(there) - wanted == set(), f"no document says this any more: run {command}"
    for message in there.values():
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        english = message.id if isinstance(message.id, tuple) else (message.id,)
        assert not message.fuzzy, message.id
        assert len(forms) == len(english)
        for form, original in zip(forms, english, strict=True):
            assert isinstance(form, str)
            assert isinstance(original, str)
            assert form, message.id
            assert _values(form) == _values(original), message.id
            # Pages show messages as they are.
            assert not set(form) & set('<>&"'), message.id
            assert re.search(r" [:;?!]|'", form) is None, f"typography: {form}"


def _values(text: str) -> set[str]:
    return {name for _words, name, _spec, _conversion in Formatter().parse(text) if name}


@of_the_checkout
def test_the_way_to_extract_is_the_documented_one() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert "`python reports/extract_messages.py`" in text
    assert "reports/locale/fr.po" in text


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (dt.date(2026, 1, 1), "1er janvier 2026"),
        (dt.date(2014, 2, 11), "11 février 2014"),
        (dt.date(2011, 8, 21), "21 août 2011"),
    ],
)
def test_dates_are_written_as_the_french_write_them(day: dt.date, words: str) -> None:
    assert FRENCH.day(day) == words


@pytest.mark.parametrize(
    ("number", "words"), [(0, "0 lacune"), (1, "1 lacune"), (2, "2 lacunes"), (100, "100 lacunes")]
)
def test_none_and_one_are_singular_in_french(number: int, words: str) -> None:
    one, many = "{number} element", "{number} elements"
    expected = words.replace("lacune", "élément")
    assert FRENCH.plural(one, many, number) == expected


def test_the_terms_are_those_of_the_french_text_of_the_convention(
    reports: dict[str, GapReport],
) -> None:
    text = render(reports["the Philippines"], "md", "fr")
    for title in (
        "Accès illégal",
        "Atteinte à l\N{RIGHT SINGLE QUOTATION MARK}intégrité des données",
        "Abus de dispositifs",
        "Falsification informatique",
        "Injonction de produire",
        "Collecte en temps réel des données relatives au trafic",
        "Réseau 24/7",
    ):
        assert f"| {title} |" in text


@pytest.mark.parametrize("format_", ["md", "html"])
def test_a_french_report_says_once_what_is_not_french(
    reports: dict[str, GapReport], format_: str
) -> None:
    text = render(reports["the Philippines"], format_, "fr")
    note = (
        "La formulation française de ce document n\N{RIGHT SINGLE QUOTATION MARK}a pas été relue."
    )
    assert text.count(note) == 1
    assert text.index(note) < text.index("Offences" if "Offences" in text else "Infractions")
    assert note not in render(reports["the Philippines"], format_)


def test_the_page_names_its_language(reports: dict[str, GapReport]) -> None:
    table = matrix([reports["the Philippines"]])
    for language in LANGUAGES:
        assert f'<html lang="{language}">' in render(reports["tinyland"], "html", language)
        assert f'<html lang="{language}">' in render_matrix(table, "html", language)


def test_data_are_the_same_in_every_language(reports: dict[str, GapReport]) -> None:
    report = reports["tinyland"]
    assert render(report, "json", "fr") == render(report, "json")
    table = matrix([report])
    assert render_matrix(table, "csv", "fr") == render_matrix(table, "csv")


def test_a_state_has_its_french_name_and_an_invented_one_keeps_its_own() -> None:
    assert FRENCH.country("LK", "Sri Lanka") == "Sri Lanka"
    assert FRENCH.country("JP", "Japan") == "Japon"
    assert FRENCH.country("XT", "Tinyland") == "Tinyland"
    assert messages().country("JP", "Japan") == "Japan"


# --- languages


def test_an_unknown_language_is_refused_in_words(reports: dict[str, GapReport]) -> None:
    with pytest.raises(UnknownLanguage) as caught:
        render(reports["tinyland"], "md", "de")
    assert str(caught.value) == "there is no language 'de'; known: en, fr"


def test_french_without_babel_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    messages.cache_clear()
    monkeypatch.setitem(sys.modules, "babel", None)
    with pytest.raises(MissingExtra) as caught:
        messages("fr")
    assert str(caught.value) == (
        "--language fr needs an extra; run: pip install 'cyberlaw-gap[languages]'"
    )


def test_english_reads_no_catalogue_and_needs_no_extra() -> None:
    program = (
        "import sys, datetime as dt\n"
        "sys.modules['babel'] = None\n"
        "from cyberlaw_gap import *\n"
        "text = render(compare(load_standard('budapest'), load_profile('PH'), "
        "dt.date(2026, 1, 1)))\n"
        "assert 'Law as of **1 January 2026**' in text\n"
        "assert 'cyberlaw_gap.report.draft' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)  # noqa: S603  our own program


def test_lists_and_what_has_no_words_are_said_in_each_language() -> None:
    english = Messages()
    assert english.listed(["a", "b", "c"]) == "a, b and c"
    assert FRENCH.listed(["a", "b", "c"]) == "a, b et c"
    assert FRENCH.listed(["a"]) == "a"
    assert english.labelled("a", english.joined(["b", "c"])) == "a: b; c"
    assert FRENCH.labelled("a", FRENCH.joined(["b", "c"])) == "a\u00a0: b\u202f; c"
    assert FRENCH("") == ""
    assert FRENCH("no such message") == "no such message"
    assert FRENCH.plural("{number} thing unsaid", "{number} things unsaid", 2) == "2 things unsaid"
