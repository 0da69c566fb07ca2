"""YAML without its surprises, and the line of every value in it.

Of YAML's plain words only ``true``, ``false``, ``null``, ``~`` and whole numbers mean
anything but their own text: ``NO`` stays a country, ``6.10`` a section and
``2004-07-01`` a text that a model reads as a date. Repeated keys, aliases, merge keys,
tags, several documents, deep nesting and large files are refused.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import yaml

from cyberlaw_gap.errors import InvalidData, Problem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Protocol

    class _Mark(Protocol):
        """Where something stands; lines and columns count from 0."""

        line: int
        column: int


__all__ = ["MAX_BYTES", "Node", "Step", "read_yaml"]

#: The largest authored file that is read, in bytes.
MAX_BYTES = 4_000_000
_MAX_DEPTH = 60
_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})")
_WORDS: dict[str, bool | None] = {
    "true": True,
    "false": False,
    "null": None,
    "~": None,
    "": None,
}

Step: TypeAlias = str | int
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"

_Loader: type[yaml.Loader | yaml.CLoader] = getattr(yaml, "CLoader", yaml.Loader)


@dataclass(slots=True)
class Node:
    """A value with the place where it stands; lines and columns count from 1."""

    line: int
    column: int
    value: Json
    #: For a mapping, the node of each key's value; for a list, of each item.
    children: dict[Step, Node] = field(default_factory=dict)
    #: For a mapping, where each key stands.
    keys: dict[str, tuple[int, int]] = field(default_factory=dict)

    def to_json(self) -> str:
        """The same content as JSON text, ready for strict validation."""
        return json.dumps(self.value)

    def find(self, path: Sequence[Step]) -> tuple[Node, tuple[Step, ...]]:
        """The node that a path leads to, or its nearest parent, and the path so far.

        Steps that the file does not have, such as the tags of a union, are passed over.
        """
        node = self
        walked: list[Step] = []
        for step in path:
            child = node.children.get(step)
            if child is not None:
                node = child
                walked.append(step)
        return node, tuple(walked)


def _place(mark: _Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


class _Reader:
    """Builds nodes from the events of one document, without recursion."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.problems: list[Problem] = []

    def fault(self, mark: _Mark | None, path: str, what: str, mend: str) -> None:
        line, column = _place(mark)
        self.problems.append(Problem(self.name, line, column, path, what, mend))

    def fatal(self, mark: _Mark | None, what: str, mend: str) -> InvalidData:
        self.fault(mark, "", what, mend)
        return InvalidData(tuple(self.problems))

    def _too_deep(self, mark: _Mark | None) -> InvalidData:
        return self.fatal(
            mark,
            f"nested more than {_MAX_DEPTH} levels deep",
            "no file of this project needs that; flatten it",
        )

    def read(self, text: str) -> Node:
        try:
            root = self._read(text)
        except yaml.MarkedYAMLError as error:
            what = " ".join(filter(None, (error.context, error.problem)))
            if "nesting depth" in what:
                # The parser looks ahead, and may meet its own limit before we meet ours.
                raise self._too_deep(error.problem_mark) from error
            raise self.fatal(
                error.problem_mark or error.context_mark,
                f"this is not YAML: {what}",
                "mend the line; text with ': ' or ' #' in it wants quotes",
            ) from error
        except yaml.reader.ReaderError as error:
            raise self.fatal(
                None,
                f"a character that no text file should hold (code {error.character!r})",
                "save the file as UTF-8 text",
            ) from error
        if self.problems:
            raise InvalidData(tuple(self.problems))
        return root

    def _read(self, text: str) -> Node:
        root: Node | None = None
        stack: list[tuple[Node, str | None]] = []
        for event in yaml.parse(text, Loader=_Loader):
            if isinstance(event, yaml.ScalarEvent):
                if stack and isinstance(stack[-1][0].value, dict) and stack[-1][1] is None:
                    self._key(stack, event)
                    continue
                node = self._scalar(event)
            elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
                if len(stack) >= _MAX_DEPTH:
                    raise self._too_deep(event.start_mark)
                if stack and isinstance(stack[-1][0].value, dict) and stack[-1][1] is None:
                    raise self.fatal(
                        event.start_mark,
                        "a key must be a plain word",
                        "write the key as text",
                    )
                value: Json = {} if isinstance(event, yaml.MappingStartEvent) else []
                node = Node(*_place(event.start_mark), value)
                self._tag(event)
                self._attach(stack, node)
                stack.append((node, None))
                root = root or node
                continue
            elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
                stack.pop()
                continue
            elif isinstance(event, yaml.AliasEvent):
                raise self.fatal(
                    event.start_mark,
                    f"the alias *{event.anchor}",
                    "write the value out; aliases are not read",
                )
            elif isinstance(event, yaml.DocumentStartEvent) and root is not None:
                raise self.fatal(
                    event.start_mark,
                    "a second document in the file",
                    "keep one document per file",
                )
            else:
                continue
            self._attach(stack, node)
            root = root or node
        if root is None:
            raise self.fatal(None, "the file is empty", "start one with 'cyberlaw-gap new-profile'")
        return root

    def _key(self, stack: list[tuple[Node, str | None]], event: yaml.ScalarEvent) -> None:
        parent = stack[-1][0]
        key, mark = event.value, event.start_mark
        if key == "<<":
            self.fault(mark, "", "the merge key '<<'", "write the keys out")
        if key in parent.keys:
            first = parent.keys[key][0]
            self.fault(
                mark,
                key,
                f"the key {key!r} stands on line {first} already",
                "keep one of the two",
            )
        parent.keys.setdefault(key, _place(mark))
        stack[-1] = (parent, key)

    def _attach(self, stack: list[tuple[Node, str | None]], node: Node) -> None:
        if not stack:
            return
        parent, key = stack[-1]
        if isinstance(parent.value, list):
            parent.children[len(parent.value)] = node
            parent.value.append(node.value)
        elif isinstance(parent.value, dict) and key is not None:
            parent.children[key] = node
            parent.value[key] = node.value
            stack[-1] = (parent, None)

    def _scalar(self, event: yaml.ScalarEvent) -> Node:
        self._tag(event)
        value: Json = event.value
        if event.implicit[0]:
            if event.value in _WORDS:
                value = _WORDS[event.value]
            elif _INTEGER.fullmatch(event.value):
                value = int(event.value)
        return Node(*_place(event.start_mark), value)

    def _tag(
        self,
        event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent,
    ) -> None:
        if event.tag is not None and event.tag != "!":
            self.fault(event.start_mark, "", f"the tag {event.tag!r}", "leave tags out")


def read_yaml(text: str, name: str) -> Node:
    """The content of a YAML text, with the place of every value.

    Args:
        text: The whole file.
        name: How messages call the file.

    Raises:
        InvalidData: The text is no YAML, or uses what is refused here.
    """
    return _Reader(name).read(text)
