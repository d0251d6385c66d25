"""A script on its way: the diagrams so far, and how far it may still go."""

import ast
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.mingrammer.sheet import Sheet
from mlsd_board.formats.mingrammer.values import Function

_MOST_STEPS = 400_000


@dataclass(slots=True)
class Script:
    """What all who follow a script share. `called` are the functions that were followed, `calls` follows one."""

    calls: Callable[["Script", Function, list[Any], Mapping[str, Any]], object]
    sheet: Sheet = field(default_factory=Sheet)
    steps: int = 0
    depth: int = 0
    called: set[int] = field(default_factory=set)

    def step(self, node: ast.AST) -> None:
        self.steps += 1
        if self.steps > _MOST_STEPS:
            line = getattr(node, "lineno", 0)
            raise FormatError("the script takes too many steps to follow", where=f"line {line}")

    def call(self, function: Function, given: list[Any], named: Mapping[str, Any]) -> object:
        """What a function of the script gives back; its drawing is done on the way."""
        return self.calls(self, function, given, named)
