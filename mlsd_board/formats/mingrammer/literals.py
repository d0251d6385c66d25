"""What lists, tables, texts and comparisons in a script come to; `of` gives the values of their parts."""

import ast
import re
from collections.abc import Callable, Mapping
from typing import Any

from mlsd_board.formats.mingrammer import builtin
from mlsd_board.formats.mingrammer.values import UNKNOWN, Box

_WIDTH = re.compile(r"(0?)(\d)d?")
Of = Callable[[ast.expr], Any]


def entries(found: object) -> list[Any] | None:
    """What a loop goes over, or None where that is not known."""
    if isinstance(found, list | tuple | set | str):
        return list(found)
    if isinstance(found, dict):
        return list(found)
    return [found] if isinstance(found, Box) else None


def _text(of: Of, node: ast.expr) -> Any:
    parts = []
    for part in node.values if isinstance(node, ast.JoinedStr) else ():
        inner = part.value if isinstance(part, ast.FormattedValue) else part
        found = of(inner)
        written = str(found) if isinstance(found, str | int | float) else "…"
        width = _WIDTH.fullmatch(_spec(of, part)) if isinstance(found, int) else None
        parts.append(written.rjust(int(width[2]), width[1] or " ") if width else written)
    return "".join(parts)


def _spec(of: Of, part: ast.expr) -> str:
    """How a value is to be written, where a text says so."""
    spec = part.format_spec if isinstance(part, ast.FormattedValue) else None
    said = of(spec) if spec else ""
    return said if isinstance(said, str) else ""


def _subscript(of: Of, node: ast.expr) -> Any:
    if not isinstance(node, ast.Subscript):
        return UNKNOWN
    owner = of(node.value)
    key = of(node.slice)
    try:
        return owner[key] if isinstance(owner, list | tuple | dict | str) else UNKNOWN
    except (LookupError, TypeError):
        return UNKNOWN


def _slice(of: Of, node: ast.expr) -> Any:
    if not isinstance(node, ast.Slice):
        return UNKNOWN
    parts = [of(p) if p else None for p in (node.lower, node.upper, node.step)]
    return slice(*parts) if all(p is None or (isinstance(p, int) and p) for p in parts[2:]) else UNKNOWN


def _table(of: Of, node: ast.expr) -> Any:
    found: dict[Any, Any] = {}
    for key, entry in zip(node.keys, node.values, strict=True) if isinstance(node, ast.Dict) else ():
        held = of(entry)
        name = of(key) if key else None
        if key is None and isinstance(held, dict):
            found |= held
        elif isinstance(name, str | int | float):
            found[name] = held
    return found


def _sequence(of: Of, node: ast.expr) -> Any:
    found: list[Any] = []
    for entry in node.elts if isinstance(node, ast.List | ast.Tuple | ast.Set) else ():
        if isinstance(entry, ast.Starred):
            found += entries(of(entry.value)) or []
        else:
            found.append(of(entry))
    return found


def _compare(of: Of, node: ast.expr) -> Any:
    if not isinstance(node, ast.Compare) or len(node.ops) != 1:
        return UNKNOWN
    left, right = of(node.left), of(node.comparators[0])
    return builtin.compare(node.ops[0], left, right)


def _choice(of: Of, node: ast.expr) -> Any:
    if not isinstance(node, ast.IfExp):
        return UNKNOWN
    condition = of(node.test)
    return of(node.body if condition is UNKNOWN or condition else node.orelse)


def _unary(of: Of, node: ast.expr) -> Any:
    found = of(node.operand) if isinstance(node, ast.UnaryOp) else UNKNOWN
    if found is UNKNOWN or not isinstance(node, ast.UnaryOp):
        return UNKNOWN
    if isinstance(node.op, ast.Not):
        return not found
    return -found if isinstance(node.op, ast.USub) and isinstance(found, int | float) else UNKNOWN


LITERALS: Mapping[type[ast.expr], Callable[[Of, ast.expr], Any]] = {
    ast.Compare: _compare,
    ast.Dict: _table,
    ast.IfExp: _choice,
    ast.JoinedStr: _text,
    ast.List: _sequence,
    ast.Set: _sequence,
    ast.Slice: _slice,
    ast.Subscript: _subscript,
    ast.Tuple: _sequence,
    ast.UnaryOp: _unary,
}
