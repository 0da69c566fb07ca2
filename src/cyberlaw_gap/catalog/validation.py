"""Authored text to models, with every fault in words that an author can act on."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel, ValidationError

from cyberlaw_gap.catalog.strict_yaml import MAX_BYTES, Node, Step, read_yaml
from cyberlaw_gap.errors import InvalidData, Problem, UnreadableFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic_core import ErrorDetails

__all__ = ["Authored", "problem_at", "read_model", "read_text"]

_M = TypeVar("_M", bound=BaseModel)


class Authored:
    """A file that was read: its name and the place of each of its values."""

    def __init__(self, name: str, node: Node) -> None:
        self.name = name
        self.node = node

    def problem(self, path: Sequence[Step], what: str, mend: str) -> Problem:
        """A fault at the value that a path leads to, or at its nearest parent."""
        return problem_at(self.name, self.node, path, what, mend)


def problem_at(name: str, root: Node, path: Sequence[Step], what: str, mend: str) -> Problem:
    """A fault, with line and column looked up."""
    node, walked = root.find(path)
    return Problem(name, node.line, node.column, _dotted(walked), what, mend)


def _dotted(path: Sequence[Step]) -> str:
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}"
    return text.lstrip(".")


def read_text(path: Path, limit: int = MAX_BYTES) -> str:
    """The text of a file.

    Raises:
        UnreadableFile: It is missing, too large, or not UTF-8 text.
    """
    try:
        size = path.stat().st_size
        if not path.is_file():
            raise UnreadableFile(str(path), "this is no file", "name a file")
        if size > limit:
            raise UnreadableFile(
                str(path),
                f"the file has {size:,} bytes, over the limit of {limit:,}",
                "split it, or check that it is the right file",
            )
        raw = path.read_bytes()
    except OSError as error:
        if isinstance(error, UnreadableFile):
            raise
        raise UnreadableFile(
            str(path),
            error.strerror or "cannot be read",
            "check the name and the rights",
        ) from error
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            str(path),
            f"byte {error.start} is no UTF-8 text",
            "save the file as UTF-8 text",
        ) from error
    if "\0" in text:
        raise UnreadableFile(str(path), "this is a binary file", "save the file as UTF-8 text")
    return text


def read_model(path: Path, name: str, model: type[_M]) -> tuple[_M, Authored]:
    """A file as a model, with the places of its values for later checks.

    Raises:
        UnreadableFile: The file cannot be read as text.
        InvalidData: It does not have the form of the model; all faults at once.
    """
    node = read_yaml(read_text(path), name)
    try:
        parsed = model.model_validate_json(node.to_json())
    except ValidationError as error:
        problems = {
            _problem(name, node, model, detail)
            for detail in error.errors()
            # A list whose only item has a fault of its own is not empty.
            if not (detail["type"] == "too_short" and detail["input"])
        }
        raise InvalidData(tuple(problems)) from error
    return parsed, Authored(name, node)


def _problem(name: str, root: Node, model: type[BaseModel], detail: ErrorDetails) -> Problem:
    path = detail["loc"]
    kind = detail["type"]
    value = detail["input"]
    last = str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        node, walked = root.find(path[:-1])
        line, column = node.keys.get(last, (node.line, node.column))
        dotted = _dotted((*walked, last))
        mend = _nearest_key(last, model)
        return Problem(name, line, column, dotted, "unknown key", mend)
    if kind == "missing":
        return problem_at(name, root, path[:-1], f"the key {last!r} is missing", "add it")
    what, mend = _WORDS.get(kind, ("", ""))
    if kind in {"enum", "literal_error"}:
        what = f"{value!r} is not one of {detail['ctx']['expected']}"
        mend = "use one of these words"
    elif kind == "string_type" and isinstance(value, int):
        what = f"{value!r} is a number where text is wanted"
        mend = f'put it in quotes: "{value}"'
    elif kind == "string_pattern_mismatch":
        what = f"{value!r} does not have the form wanted here"
        mend = f"it must match {detail['ctx']['pattern']}"
    elif kind == "value_error":
        reason, _, remedy = str(detail["ctx"]["error"]).partition("; ")
        what, mend = reason, remedy or "correct it"
    elif not what:
        what = f"{detail['msg'][:1].lower()}{detail['msg'][1:]}"
        mend = "see the schema: 'cyberlaw-gap schema profile'"
    return problem_at(name, root, path, what, mend)


_WORDS = {
    "date_from_datetime_parsing": ("this is no date", "write it as 2024-07-20"),
    "date_parsing": ("this is no date", "write it as 2024-07-20"),
    "date_type": ("this is no date", "write it as 2024-07-20"),
    "string_type": (
        "text is wanted here",
        "write text, in quotes if it looks otherwise",
    ),
    "string_too_short": ("this is empty", "write something, or leave the key out"),
    "string_too_long": ("this is too long", "shorten it"),
    "too_short": ("this list is empty", "name at least one"),
    "tuple_type": (
        "a list is wanted here",
        "write [one, two], or one '- item' per line",
    ),
    "bool_type": ("true or false is wanted here", "write true or false"),
    "int_type": ("a whole number is wanted here", "write digits, without quotes"),
    "model_type": (
        "a group of keys is wanted here",
        "write 'key: value' lines below it",
    ),
    "dict_type": (
        "a group of keys is wanted here",
        "write 'key: value' lines below it",
    ),
    "model_attributes_type": (
        "a group of keys is wanted here",
        "write 'key: value' lines below it",
    ),
}


def _nearest_key(key: str, model: type[BaseModel]) -> str:
    known = sorted(_field_names(model, set()))
    close = difflib.get_close_matches(key, known, n=1)
    return f"did you mean {close[0]!r}?" if close else "remove it"


def _field_names(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[str]:
    """Every key that the file may hold somewhere."""
    seen.add(model)
    names = set()
    for name, info in model.model_fields.items():
        names.add(info.alias or name)
        for nested in _models_in(info.annotation):
            if nested not in seen:
                names |= _field_names(nested, seen)
    return names


def _models_in(annotation: object) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    arguments = getattr(annotation, "__args__", ())
    return [model for argument in arguments for model in _models_in(argument)]
