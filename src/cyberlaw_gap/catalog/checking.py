"""What a check of drafts reads: cues beside a standard, weights, and annotated laws."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from cyberlaw_gap import _resources
from cyberlaw_gap.catalog.library import load_standard, standard_ids
from cyberlaw_gap.catalog.validation import Authored, read_model, read_text
from cyberlaw_gap.errors import InvalidData, NoChecker, Problem, UnreadableFile
from cyberlaw_gap.model._base import Model, Slug
from cyberlaw_gap.model.annotation import AnnotatedLaw
from cyberlaw_gap.model.checker import Checker, Fitted
from cyberlaw_gap.model.cues import Cues, ProvisionCues, Vocabulary
from cyberlaw_gap.phrase import Phrase, PhraseError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cyberlaw_gap.catalog.strict_yaml import Step
    from cyberlaw_gap.model.standard import Standard

__all__ = [
    "checked_standards",
    "cue_problems",
    "load_checker",
    "load_cues",
    "read_annotated_laws",
    "read_fitted",
]

_M = TypeVar("_M", bound=BaseModel)

_VOCABULARY = "vocabulary.yaml"
_FITTED = "fitted.json"


class _CueFile(Model):
    """One file of cues: those of some provisions."""

    standard: Slug
    provisions: tuple[ProvisionCues, ...]


def checked_standards() -> tuple[str, ...]:
    """The ids of the standards against which drafts can be checked."""
    return tuple(i for i in standard_ids() if (_folder(i) / "cues" / _VOCABULARY).is_file())


def _folder(standard_id: str) -> Path:
    return _resources.standards() / standard_id


@cache
def load_cues(standard_id: str) -> Cues:
    """The cues of a bundled standard.

    Raises:
        UnknownStandard: There is none such.
        NoChecker: It has no cues.
        InvalidData: Their files have faults.
    """
    standard = load_standard(standard_id)
    folder = _folder(standard_id) / "cues"
    if not (folder / _VOCABULARY).is_file():
        raise NoChecker(standard_id, checked_standards())
    name = f"standards/{standard_id}/cues"
    vocabulary, _ = read_model(folder / _VOCABULARY, f"{name}/{_VOCABULARY}", Vocabulary)
    provisions: list[ProvisionCues] = []
    for path in sorted(folder.glob("*.yaml")):
        if path.name != _VOCABULARY:
            provisions += read_model(path, f"{name}/{path.name}", _CueFile)[0].provisions
    order = {p.number: i for i, p in enumerate(standard.provisions)}
    return Cues(
        standard=vocabulary.standard,
        lists=vocabulary.lists,
        punishes=vocabulary.punishes,
        empowers=vocabulary.empowers,
        cooperates=vocabulary.cooperates,
        themes=vocabulary.themes,
        provisions=tuple(sorted(provisions, key=lambda p: order.get(p.number, len(order)))),
    )


@cache
def load_checker(standard_id: str = "budapest") -> Checker:
    """Cues and weights for checking drafts against a bundled standard.

    Raises:
        UnknownStandard: There is none such.
        NoChecker: It has no cues, or nothing was learned for it yet.
        InvalidData: Their files have faults.
    """
    cues = load_cues(standard_id)
    path = _folder(standard_id) / _FITTED
    if not path.is_file():
        raise NoChecker(standard_id, checked_standards())
    return Checker(cues=cues, fitted=read_fitted(path))


def read_fitted(path: Path) -> Fitted:
    """Weights that ``benchmark --refit`` wrote.

    Raises:
        UnreadableFile: The file cannot be read as text.
        InvalidData: It does not hold weights.
    """
    return _read_json(path, Fitted, "write it again with 'cyberlaw-gap benchmark --refit'")


def read_annotated_laws(folder: Path) -> tuple[AnnotatedLaw, ...]:
    """The annotated laws of a folder, by name: one JSON file each.

    Raises:
        UnreadableFile: The folder holds none, or one cannot be read as text.
        InvalidData: One does not have the form of an annotated law.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise UnreadableFile(
            str(folder), "there is no annotated law here", "name a folder of <law>.json files"
        )
    return tuple(_read_json(path, AnnotatedLaw, "see docs/draft-check.md") for path in paths)


def _read_json(path: Path, model: type[_M], mend: str) -> _M:
    try:
        return model.model_validate_json(read_text(path))
    except ValidationError as error:
        problems = tuple(
            Problem(str(path), 1, 1, ".".join(map(str, fault["loc"])), fault["msg"], mend)
            for fault in error.errors()
        )
        raise InvalidData(problems) from error


def cue_problems(standard_id: str) -> tuple[Problem, ...]:
    """Every fault of the cues of a bundled standard; empty when there is none."""
    folder = _folder(standard_id) / "cues"
    name = f"standards/{standard_id}/cues"
    standard = load_standard(standard_id)
    problems: list[Problem] = []
    try:
        vocabulary, file = read_model(folder / _VOCABULARY, f"{name}/{_VOCABULARY}", Vocabulary)
    except InvalidData as error:
        return error.problems
    lists = {each.id: each.phrases for each in vocabulary.lists}
    for number, each in enumerate(vocabulary.lists):
        problems += _phrases(file, ("lists", number, "phrases"), each.phrases, lists)
    for key in ("punishes", "empowers", "cooperates"):
        problems += _phrases(file, (key,), getattr(vocabulary, key), lists)
    for number, theme in enumerate(vocabulary.themes):
        problems += _phrases(file, ("themes", number, "headings"), theme.headings, lists)
        problems += _phrases(file, ("themes", number, "wording"), theme.wording, lists)
    seen: set[str] = set()
    for path in sorted(folder.glob("*.yaml")):
        if path.name == _VOCABULARY:
            continue
        try:
            cue_file, file = read_model(path, f"{name}/{path.name}", _CueFile)
        except InvalidData as error:
            problems += error.problems
            continue
        for number, provision in enumerate(cue_file.provisions):
            problems += _of_provision(file, number, provision, standard, lists, seen)
    return tuple(problems)


def _of_provision(
    file: Authored,
    place: int,
    provision: ProvisionCues,
    standard: Standard,
    lists: dict[str, tuple[str, ...]],
    seen: set[str],
) -> Iterator[Problem]:
    at: tuple[Step, ...] = ("provisions", place)
    if not standard.has(provision.number):
        yield file.problem(
            (*at, "number"),
            f"{standard.id} has no provision {provision.number!r}",
            "name a provision of the standard",
        )
        return
    if provision.number in seen:
        yield file.problem(
            (*at, "number"), f"{provision.number!r} has cues already", "keep one of the two"
        )
    seen.add(provision.number)
    for key in ("headings", "wording", "unlike"):
        yield from _phrases(file, (*at, key), getattr(provision, key), lists)
    known = {element.id for element in standard.provision(provision.number).elements}
    for number, element in enumerate(provision.elements):
        here = (*at, "elements", number)
        if element.id not in known:
            yield file.problem(
                (*here, "id"),
                f"{provision.number} has no element {element.id!r}",
                "name an element of the provision",
            )
        for key in ("full", "part", "weaken", "general"):
            yield from _phrases(file, (*here, key), getattr(element, key), lists)


def _phrases(
    file: Authored,
    at: tuple[Step, ...],
    phrases: tuple[str, ...],
    lists: dict[str, tuple[str, ...]],
) -> Iterator[Problem]:
    for number, text in enumerate(phrases):
        try:
            Phrase.parse(text, lists)
        except PhraseError as error:
            yield file.problem((*at, number), str(error), "see docs/cues.md")
