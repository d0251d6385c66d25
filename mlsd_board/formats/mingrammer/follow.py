"""Follows the statements of a script: assignments, `with`, loops over what is known, and functions it defines."""

import ast
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

from mlsd_board.formats.mingrammer import evaluate
from mlsd_board.formats.mingrammer.literals import entries
from mlsd_board.formats.mingrammer.script import Script
from mlsd_board.formats.mingrammer.values import UNKNOWN, Class, Function, Imported

_MOST_ROUNDS = 20_000
_DEEPEST_CALL = 25


class ReturnedError(Exception):
    """A function gives its value back."""

    def __init__(self, value: object) -> None:
        """Keep the value."""
        super().__init__()
        self.value = value


class LeftLoopError(Exception):
    """`break` and `continue`."""

    def __init__(self, *, ended: bool) -> None:
        """Say whether the loop is over or only this round of it."""
        super().__init__()
        self.ended = ended


def run(script: Script, body: Iterable[ast.stmt], scope: dict[str, Any]) -> None:
    """Follow some statements with the names in `scope`."""
    for statement in body:
        script.step(statement)
        follow = _STATEMENTS.get(type(statement))
        if follow:
            follow(script, statement, scope)


def call(script: Script, function: Function, given: list[Any], named: Mapping[str, Any]) -> object:
    """Follow a function of the script; what it gives back."""
    if script.depth >= _DEEPEST_CALL:
        script.sheet.remarks["a function calls itself too often; it was not followed further"] = None
        return UNKNOWN
    node = function.node
    scope = dict(function.scope) | _parameters(script, function, given, named)
    script.called.add(id(node))
    script.depth += 1
    try:
        if isinstance(node, ast.Lambda):
            return evaluate.value(script, node.body, scope)
        run(script, node.body, scope)
    except ReturnedError as returned:
        return returned.value
    finally:
        script.depth -= 1
    return None


def _parameters(
    script: Script, function: Function, given: list[Any], named: Mapping[str, Any]
) -> dict[str, Any]:
    names = function.node.args
    positional = [a.arg for a in (*names.posonlyargs, *names.args)]
    found: dict[str, Any] = dict.fromkeys((*positional, *(a.arg for a in names.kwonlyargs)), UNKNOWN)
    defaults = dict(zip(reversed(positional), reversed(names.defaults), strict=False))
    defaults |= {a.arg: d for a, d in zip(names.kwonlyargs, names.kw_defaults, strict=False) if d}
    found |= {name: evaluate.value(script, d, dict(function.scope)) for name, d in defaults.items()}
    given = given if function.owner is None else [function.owner, *given]
    found |= dict(zip(positional, given, strict=False))
    found |= {name: value for name, value in named.items() if name in found}
    if names.vararg:
        found[names.vararg.arg] = list(given[len(positional) :])
    if names.kwarg:
        found[names.kwarg.arg] = {k: v for k, v in named.items() if k not in found}
    return found


def _import(_script: Script, node: ast.AST, scope: dict[str, Any]) -> None:
    for alias in node.names if isinstance(node, ast.Import) else ():
        scope[alias.asname or alias.name.partition(".")[0]] = Imported(
            alias.name if alias.asname else alias.name.partition(".")[0]
        )


def _import_from(_script: Script, node: ast.AST, scope: dict[str, Any]) -> None:
    if isinstance(node, ast.ImportFrom):
        for alias in node.names:
            scope[alias.asname or alias.name] = Imported(f"{node.module or ''}.{alias.name}")


def _assign(script: Script, node: ast.AST, scope: dict[str, Any]) -> None:
    if isinstance(node, ast.Assign):
        name = node.targets[0].id if isinstance(node.targets[0], ast.Name) else ""
        found = evaluate.value(script, node.value, scope, name)
        for target in node.targets:
            evaluate.assign(script, target, found, scope)
    elif isinstance(node, ast.AnnAssign) and node.value:
        evaluate.assign(script, node.target, evaluate.value(script, node.value, scope), scope)
    elif isinstance(node, ast.AugAssign):
        combined = ast.BinOp(node.target, node.op, node.value)
        ast.copy_location(combined, node)
        evaluate.assign(script, node.target, evaluate.value(script, combined, scope), scope)


def _expression(script: Script, node: ast.AST, scope: dict[str, Any]) -> None:
    if isinstance(node, ast.Expr):
        evaluate.value(script, node.value, scope)


def _with(script: Script, node: ast.AST, scope: dict[str, Any]) -> None:
    if not isinstance(node, ast.With | ast.AsyncWith):
        return
    entered = []
    outer = script.sheet.now
    for item in node.items:
        entered.append(evaluate.enter(script, item.context_expr, scope))
        if item.optional_vars is not None:
            evaluate.assign(script, item.optional_vars, UNKNOWN, scope)
    try:
        run(script, node.body, scope)
    finally:
        for _ in range(entered.count("cluster")):
            script.sheet.close_group()
        if "diagram" in entered:
            script.sheet.now = outer


def _while(script: Script, node: ast.AST, scope: dict[str, Any]) -> None:
    if isinstance(node, ast.While) and evaluate.value(script, node.test, scope):
        script.sheet.remarks[
            f"line {node.lineno}: how often the loop goes round is not known; it was followed once"
        ] = None
        with suppress(LeftLoopError):
            run(script, node.body, scope)


def _match(script: Script, node: ast.AST, scope: dict[str, Any]) -> None:
    if isinstance(node, ast.Match) and node.cases:
        script.sheet.remarks[
            f"line {node.lineno}: which case applies is not known; the first was followed"
        ] = None
        run(script, node.cases[0].body, scope)


def _for(script: Script, node: ast.AST, scope: dict[str, Any]) -> None:
    if not isinstance(node, ast.For | ast.AsyncFor):
        return
    found = evaluate.value(script, node.iter, scope)
    rounds = entries(found)
    if rounds is None:
        script.sheet.remarks[
            f"line {node.lineno}: what the loop goes over is not known; it was followed once"
        ] = None
        rounds = [UNKNOWN]
    for entry in rounds[:_MOST_ROUNDS]:
        evaluate.assign(script, node.target, entry, scope)
        try:
            run(script, node.body, scope)
        except LeftLoopError as left:
            if left.ended:
                break


def _if(script: Script, node: ast.AST, scope: dict[str, Any]) -> None:
    if isinstance(node, ast.If):
        condition = evaluate.value(script, node.test, scope)
        if condition is UNKNOWN and node.orelse:
            script.sheet.remarks[
                f"line {node.lineno}: which branch is taken is not known; the first was followed"
            ] = None
        run(script, node.body if condition is UNKNOWN or condition else node.orelse, scope)


def _try(script: Script, node: ast.AST, scope: dict[str, Any]) -> None:
    if isinstance(node, ast.Try):
        run(script, [*node.body, *node.orelse, *node.finalbody], scope)


def _define(_script: Script, node: ast.AST, scope: dict[str, Any]) -> None:
    if isinstance(node, ast.FunctionDef):
        scope[node.name] = Function(node, scope)


def _class(script: Script, node: ast.AST, scope: dict[str, Any]) -> None:
    """A class of the script; one that stands for a box is taken for the one it comes from."""
    if not isinstance(node, ast.ClassDef):
        return
    parents = [evaluate.value(script, base, scope) for base in node.bases]
    drawn = next((p for p in parents if isinstance(p, Imported) and p.path.startswith("diagrams.")), None)
    if drawn:
        scope[node.name] = Imported(f"{drawn.path.rpartition('.')[0]}.{node.name}")
        return
    found = Class({})
    for parent in (p for p in reversed(parents) if isinstance(p, Class)):
        found.members |= parent.members
        found.fields += parent.fields
    inner = {**scope, **found.members}
    run(script, node.body, inner)
    found.members |= {name: held for name, held in inner.items() if scope.get(name) is not held}
    found.members |= {
        part.name: Function(part, scope) for part in node.body if isinstance(part, ast.FunctionDef)
    }
    told = (part.target for part in node.body if isinstance(part, ast.AnnAssign))
    found.fields += tuple(target.id for target in told if isinstance(target, ast.Name))
    scope[node.name] = found


def _return(script: Script, node: ast.AST, scope: dict[str, Any]) -> None:
    if isinstance(node, ast.Return):
        raise ReturnedError(evaluate.value(script, node.value, scope) if node.value else None)


def _leave(_script: Script, node: ast.AST, _scope: dict[str, Any]) -> None:
    raise LeftLoopError(ended=isinstance(node, ast.Break))


_STATEMENTS: Mapping[type[ast.AST], Callable[[Script, ast.AST, dict[str, Any]], None]] = {
    ast.Import: _import,
    ast.ImportFrom: _import_from,
    ast.Assign: _assign,
    ast.AnnAssign: _assign,
    ast.AugAssign: _assign,
    ast.Expr: _expression,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.For: _for,
    ast.AsyncFor: _for,
    ast.If: _if,
    ast.While: _while,
    ast.Match: _match,
    ast.Try: _try,
    ast.FunctionDef: _define,
    ast.ClassDef: _class,
    ast.Return: _return,
    ast.Break: _leave,
    ast.Continue: _leave,
}
