"""A script for the package `diagrams` as neutral diagrams, one for each `Diagram(…)` in it."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.mingrammer.classes import made
from mlsd_board.formats.mingrammer.follow import LeftLoopError, ReturnedError, call, run
from mlsd_board.formats.mingrammer.script import Script
from mlsd_board.formats.mingrammer.values import UNKNOWN, Class, Function
from mlsd_board.formats.parsed.diagram import Diagram
from mlsd_board.formats.parsed.limits import check_length
from mlsd_board.formats.parsed.words import decoded

_MOST_BYTES = 1_000_000
_MOST_LINES = 100_000


def read(data: bytes) -> tuple[Diagram, ...]:
    """The diagrams in a script, which is not run. Raises `FormatError`."""
    if len(data) > _MOST_BYTES:
        raise FormatError(
            "the script is too large to be followed", advice="Is it really a script for `diagrams`?"
        )
    text, remark = decoded(data)
    check_length(text, ("\n", ";"), _MOST_LINES)
    tree = _tree(text)
    script = Script(call)
    if remark:
        script.sheet.remarks[remark] = None
    scope: dict[str, Any] = {}
    try:
        _follow(script, tree, scope)
    except RecursionError as error:
        raise FormatError("the script is nested too deeply", advice="No diagram needs that.") from error
    found = script.sheet.diagrams()
    if not found:
        raise FormatError(
            "the script draws no diagram", advice="Scripts that use the package `diagrams` are read."
        )
    return found


def _tree(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError as error:
        where = f"line {error.lineno or 1}"
        raise FormatError(f"the script is not valid Python: {error.msg}", where=where) from error
    except (ValueError, MemoryError, RecursionError) as error:
        raise FormatError(
            "the script cannot be read as Python", advice="It is nested too deeply or damaged."
        ) from error


def _follow(script: Script, tree: ast.Module, scope: dict[str, Any]) -> None:
    for statement in tree.body:
        _guarded(script, [statement], scope)
    # A diagram inside a function that nothing calls is meant to be drawn by somebody all the same, and where no
    # `Diagram(…)` is in the whole script, what its functions draw belongs into one of another script.
    bare = not _draws(tree)
    for found in [*(f for f in scope.values() if isinstance(f, Function)), *_methods(script, scope)]:
        if id(found.node) not in script.called and (bare or _draws(found.node)):
            script.sheet.now = None
            script.call(found, [UNKNOWN] * len(found.node.args.args), {})


def _methods(script: Script, scope: dict[str, Any]) -> Iterator[Function]:
    """The methods of the script's classes that draw and that nothing has called, each of an instance of its own."""
    for kind in [c for c in scope.values() if isinstance(c, Class)]:
        for member in list(kind.members.values()):
            if isinstance(member, Function) and id(member.node) not in script.called and _draws(member.node):
                yield replace(member, owner=made(script, kind, [UNKNOWN] * 20, {}))


def _guarded(script: Script, body: list[ast.stmt], scope: dict[str, Any]) -> None:
    try:
        run(script, body, scope)
    except (ReturnedError, LeftLoopError):
        return


def _draws(node: ast.AST) -> bool:
    called = (n.func for n in ast.walk(node) if isinstance(n, ast.Call))
    return any(getattr(f, "id", getattr(f, "attr", "")) == "Diagram" for f in called)
