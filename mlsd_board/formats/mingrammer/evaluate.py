"""What the expressions of a script come to, as far as that is known without running it."""

import ast
from collections.abc import Callable, Mapping
from typing import Any

from mlsd_board.formats.mingrammer import builtin, classes
from mlsd_board.formats.mingrammer.literals import LITERALS, entries
from mlsd_board.formats.mingrammer.script import Script
from mlsd_board.formats.mingrammer.values import (
    UNKNOWN,
    Box,
    Class,
    Function,
    Imported,
    Instance,
    Line,
    Method,
    boxes,
)

_Scope = dict[str, Any]
_NOT_BOXES = frozenset({"Diagram", "Cluster", "Edge", "Node", "Group"})
_FLOW = (ast.RShift, ast.LShift, ast.Sub)
_MOST_ENTRIES = 20_000


def value(script: Script, node: ast.expr, scope: _Scope, name: str = "") -> Any:
    """What an expression comes to; a box made by it takes the `name` of the variable that will hold it."""
    script.step(node)
    if isinstance(node, ast.Call):
        return _call(script, node, scope, name)
    literal = LITERALS.get(type(node))
    if literal is not None:
        return literal(lambda part: value(script, part, scope), node)
    found = _EXPRESSIONS.get(type(node))
    return found(script, node, scope) if found else UNKNOWN


def assign(script: Script, target: ast.expr, held: object, scope: dict[str, Any]) -> None:
    """Give names, or places in known lists and tables, their values."""
    if isinstance(target, ast.Name):
        scope[target.id] = held
    elif isinstance(target, ast.Tuple | ast.List):
        values = list(held) if isinstance(held, list | tuple) else [UNKNOWN] * len(target.elts)
        for inner, entry in zip(target.elts, [*values, *[UNKNOWN] * len(target.elts)], strict=False):
            assign(script, inner, entry, scope)
    elif isinstance(target, ast.Subscript):
        owner = value(script, target.value, scope)
        key = value(script, target.slice, scope)
        if isinstance(owner, dict) and isinstance(key, str | int):
            owner[key] = held
    elif isinstance(target, ast.Attribute):
        owner = value(script, target.value, scope)
        if isinstance(owner, Instance):
            owner.held[target.attr] = held


def enter(script: Script, node: ast.expr, scope: _Scope) -> str:
    """Begin a diagram or a cluster, which a diagram inside another is too; which of them, or nothing."""
    if not isinstance(node, ast.Call):
        return ""
    what = value(script, node.func, scope)
    given, named = _arguments(script, node, scope)
    if not isinstance(what, Imported):
        value(script, node, scope)
        return ""
    first = given[0] if given else named.get("name", named.get("label", ""))
    title = first if isinstance(first, str) else ""
    if what.name == "Diagram" and not script.sheet.inside:
        direction = named.get("direction", "LR")
        script.sheet.begin(title, direction if isinstance(direction, str) else "LR", node.lineno)
        return "diagram"
    if what.name in ("Diagram", "Cluster", "Group") or what.name.endswith("Boundary") or _is_cluster(what):
        script.sheet.open_group(title, node.lineno)
        return "cluster"
    return ""


def _is_cluster(what: Imported) -> bool:
    return what.path.startswith("diagrams.") and what.path.count(".") == 1


def _arguments(script: Script, node: ast.Call, scope: _Scope) -> tuple[list[Any], dict[str, Any]]:
    given: list[Any] = []
    for argument in node.args:
        if isinstance(argument, ast.Starred):
            given += entries(value(script, argument.value, scope)) or []
        else:
            given.append(value(script, argument, scope))
    named: dict[str, Any] = {}
    for keyword in node.keywords:
        found = value(script, keyword.value, scope)
        if keyword.arg:
            named[keyword.arg] = found
        elif isinstance(found, dict):
            named |= {str(k): v for k, v in found.items()}
    return given, named


def _call(script: Script, node: ast.Call, scope: _Scope, name: str) -> Any:
    what = value(script, node.func, scope)
    given, named = _arguments(script, node, scope)
    if isinstance(what, Function):
        return script.call(what, given, named)
    if isinstance(what, Class):
        return classes.made(script, what, given, named)
    if isinstance(what, Method):
        return _method(script, what, given, named, node.lineno)
    if isinstance(what, Imported):
        return _made(script, what, given, named, node.lineno, name)
    if isinstance(node.func, ast.Name) and node.func.id not in scope:
        return _unbound(script, node.func.id, given, named, node.lineno, name)
    return UNKNOWN


def _unbound(
    script: Script, called: str, given: list[Any], named: Mapping[str, Any], line: int, name: str
) -> Any:
    """A name nobody gave a value: of Python itself, or from `import *`."""
    if called == "map" and len(given) == 2 and isinstance(given[0], Function):
        return [script.call(given[0], [entry], {}) for entry in entries(given[1]) or []]
    if called in builtin.FUNCTIONS:
        return builtin.FUNCTIONS[called](given)
    if called[:1].isupper() and called not in builtin.NO_BOXES:
        return _made(script, Imported(called), given, named, line, name)
    return UNKNOWN


def _made(
    script: Script, what: Imported, given: list[Any], named: Mapping[str, Any], line: int, name: str
) -> Any:
    if what.name in ("Edge", "Relationship"):
        return _edge({"label": given[0], **named} if given and what.name == "Relationship" else named)
    ours = what.path.startswith("diagrams.") or "." not in what.path
    if not ours or what.name in _NOT_BOXES - {"Node"} or not what.name[:1].isupper():
        return UNKNOWN
    label = next((g for g in (*given[:1], named.get("label"), named.get("name")) if isinstance(g, str)), "")
    more = [named[name] for name in ("technology", "description") if isinstance(named.get(name), str)]
    label = "\n".join([label, *more])
    picture = next((g for g in (*given[1:2], named.get("icon_path")) if isinstance(g, str)), "")
    return script.sheet.place(what.path, name, label, picture if what.name == "Custom" else "", line)


def _edge(named: Mapping[str, Any]) -> Line:
    label = named.get("label", named.get("xlabel", ""))
    style = str(named.get("style", ""))
    return Line(
        label if isinstance(label, str) else "",
        "dashed" in style or "dotted" in style,
        "invis" in style,
        named.get("forward") is False and named.get("reverse") is False,
        named.get("forward") is True,
        named.get("reverse") is True,
    )


def _method(script: Script, what: Method, given: list[Any], named: Mapping[str, Any], line: int) -> Any:
    owner = what.owner
    if isinstance(owner, Box) and what.name == "connect" and given:
        edge = next((g for g in (*given[1:], *named.values()) if isinstance(g, Line)), Line(forward=True))
        script.sheet.join([owner], boxes(given[0]), edge, line)
        return given[0]
    return builtin.method(owner, what.name, given, named)


def _attribute(script: Script, node: ast.expr, scope: _Scope) -> Any:
    if not isinstance(node, ast.Attribute):
        return UNKNOWN
    owner = value(script, node.value, scope)
    if isinstance(owner, Imported):
        return Imported(f"{owner.path}.{node.attr}")
    if isinstance(owner, Instance | Class):
        return classes.attribute(script, owner, node.attr)
    if isinstance(owner, Box | list | dict | str | set | tuple):
        return Method(owner, node.attr)
    return UNKNOWN


def _operation(script: Script, node: ast.expr, scope: _Scope) -> Any:
    if not isinstance(node, ast.BinOp):
        return UNKNOWN
    # A chain of arrows leans to the left, and may be as long as the file: it is taken without going deep.
    chain: list[ast.BinOp] = []
    first: ast.expr = node
    while isinstance(first, ast.BinOp):
        chain.append(first)
        first = first.left
    left = value(script, first, scope)
    for link in reversed(chain):
        script.step(link)
        right = value(script, link.right, scope)
        left = _joined(script, link, left, right)
    return left


def _joined(script: Script, node: ast.BinOp, left: Any, right: Any) -> Any:
    if isinstance(node.op, _FLOW) and (
        isinstance(left, Line) or isinstance(right, Line) or boxes(left) or boxes(right)
    ):
        return _flow(script, node, left, right)
    return builtin.operate(node.op, left, right, _MOST_ENTRIES)


def _flow(script: Script, node: ast.BinOp, left: Any, right: Any) -> Any:
    """`a >> b`, `a << Edge() >> b` and the like; it comes to what stands at the right."""
    forward, backward = isinstance(node.op, ast.RShift), isinstance(node.op, ast.LShift)
    if isinstance(right, Line):
        right = Line(
            right.label,
            right.dashed,
            right.hidden,
            right.undirected,
            right.forward or forward,
            right.backward or backward,
        )
        right.left = boxes(left)
        return right
    if isinstance(left, Line):
        left.forward, left.backward = left.forward or forward, left.backward or backward
        script.sheet.join(left.left, boxes(right), left, node.lineno)
        return right
    script.sheet.join(boxes(left), boxes(right), Line(forward=forward, backward=backward), node.lineno)
    return right


def _comprehension(script: Script, node: ast.expr, scope: _Scope) -> Any:
    if not isinstance(node, ast.ListComp | ast.GeneratorExp | ast.SetComp | ast.DictComp):
        return UNKNOWN
    found: list[Any] = []
    _rounds(script, node.generators, dict(scope), node, found)
    if isinstance(node, ast.DictComp):
        return {k: v for k, v in found if isinstance(k, str | int)}
    return found


def _rounds(
    script: Script, loops: list[ast.comprehension], scope: _Scope, node: ast.expr, found: list[Any]
) -> None:
    if not loops:
        if isinstance(node, ast.DictComp):
            found.append((value(script, node.key, scope), value(script, node.value, scope)))
        elif isinstance(node, ast.ListComp | ast.SetComp | ast.GeneratorExp):
            found.append(value(script, node.elt, scope))
        return
    for entry in entries(value(script, loops[0].iter, scope)) or []:
        assign(script, loops[0].target, entry, scope)
        if all(value(script, test, scope) for test in loops[0].ifs):
            _rounds(script, loops[1:], scope, node, found)


def _name(_script: Script, node: ast.expr, scope: _Scope) -> Any:
    if isinstance(node, ast.Name) and node.id == "__name__":
        return "__main__"
    return scope.get(node.id, UNKNOWN) if isinstance(node, ast.Name) else UNKNOWN


def _constant(_script: Script, node: ast.expr, _scope: _Scope) -> Any:
    return node.value if isinstance(node, ast.Constant) else UNKNOWN


def _lambda(_script: Script, node: ast.expr, scope: _Scope) -> Any:
    return Function(node, scope) if isinstance(node, ast.Lambda) else UNKNOWN


def _named(script: Script, node: ast.expr, scope: _Scope) -> Any:
    if not isinstance(node, ast.NamedExpr):
        return UNKNOWN
    held = value(script, node.value, scope, node.target.id)
    assign(script, node.target, held, scope)
    return held


_EXPRESSIONS: Mapping[type[ast.expr], Callable[[Script, ast.expr, _Scope], Any]] = {
    ast.Attribute: _attribute,
    ast.BinOp: _operation,
    ast.Constant: _constant,
    ast.DictComp: _comprehension,
    ast.GeneratorExp: _comprehension,
    ast.Lambda: _lambda,
    ast.ListComp: _comprehension,
    ast.Name: _name,
    ast.NamedExpr: _named,
    ast.SetComp: _comprehension,
}
