"""What the values of a script stand for while it is followed: boxes, edges, functions, and what is not known."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mlsd_board.formats.errors import FormatError


class Unknown:
    """A value that is not followed. Whatever is done with it gives another one."""


UNKNOWN = Unknown()
_MOST_LOOKED_AT = 200_000


@dataclass(frozen=True, slots=True)
class Imported:
    """A name from a module, such as `diagrams.aws.ml.Sagemaker`."""

    path: str

    @property
    def name(self) -> str:
        return self.path.rpartition(".")[2]


@dataclass(slots=True, eq=False)
class Box:
    """A node of the diagram."""

    id: str


@dataclass(slots=True, eq=False)
class Line:
    """An `Edge(…)` on its way between boxes: what hangs at its left so far, and which way it points."""

    label: str = ""
    dashed: bool = False
    hidden: bool = False
    undirected: bool = False
    forward: bool = False
    backward: bool = False
    left: list[Box] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Function:
    """A function of the script, and the names it can see. A method is given its `owner` before all else."""

    node: ast.FunctionDef | ast.Lambda
    scope: Mapping[str, Any]
    owner: "Instance | Class | None" = None


@dataclass(slots=True, eq=False)
class Class:
    """A class of the script: its methods and values by name, and the fields that are said to be given to it."""

    members: dict[str, Any]
    fields: tuple[str, ...] = ()


@dataclass(slots=True, eq=False)
class Instance:
    """What a class of the script has made, with its attributes."""

    kind: Class
    held: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Method:
    """A method of a known value, about to be called."""

    owner: Any
    name: str


def boxes(value: object) -> list[Box]:
    """The boxes in a value: itself, or those in lists however deep."""
    found: list[Box] = []
    ahead, looked_at = [value], 0
    while ahead:
        looked_at += 1
        if looked_at > _MOST_LOOKED_AT:
            raise FormatError("a list of the script holds too much", advice="No one reads such a diagram.")
        entry = ahead.pop()
        if isinstance(entry, Box):
            found.append(entry)
        elif isinstance(entry, list | tuple | set):
            ahead += reversed(list(entry))
        elif isinstance(entry, dict):
            ahead += reversed(list(entry.values()))
    return found
