"""The few functions, methods and operators of Python that scripts use to make lists of boxes and labels."""

import ast
import re
from collections.abc import Callable, Mapping
from typing import Any

from mlsd_board.formats.mingrammer.values import UNKNOWN

_MOST = 20_000
_LONGEST = 10_000
_FIELD = re.compile(r"\{(\w*)(?:![rsa])?(?::[^{}]*)?\}")
_PERCENT = re.compile(r"%(?:%|[-+ #0]*\d*(?:\.\d+)?[sdrif])")
NO_BOXES = frozenset(
    {"True", "False", "None", "Exception", "ValueError", "RuntimeError", "Path", "ArgumentParser"}
)


def _range(given: list[Any]) -> Any:
    numbers = [g for g in given if isinstance(g, int)]
    if not numbers or len(numbers) != len(given) or len(given) > 3 or (len(given) == 3 and given[2] == 0):
        return UNKNOWN
    return list(range(*numbers)[:_MOST])


def _listed(given: list[Any]) -> Any:
    return list(given[0])[:_MOST] if given and isinstance(given[0], list | tuple | dict | str | set) else []


def _enumerated(given: list[Any]) -> Any:
    first = given[1] if len(given) > 1 and isinstance(given[1], int) else 0
    return [[number, entry] for number, entry in enumerate(_listed(given), first)]


def _zipped(given: list[Any]) -> Any:
    return [list(entry) for entry in zip(*(_listed([g]) for g in given), strict=False)]


def _length(given: list[Any]) -> Any:
    return len(given[0]) if given and isinstance(given[0], list | dict | str | tuple) else UNKNOWN


def _spelled(given: list[Any]) -> Any:
    return str(given[0]) if given and isinstance(given[0], str | int | float) else ""


FUNCTIONS: Mapping[str, Callable[[list[Any]], Any]] = {
    "range": _range,
    "list": _listed,
    "tuple": _listed,
    "set": _listed,
    "sorted": _listed,
    "reversed": lambda given: _listed(given)[::-1],
    "enumerate": _enumerated,
    "zip": _zipped,
    "len": _length,
    "str": _spelled,
    "dict": lambda given: dict(given[0]) if given and isinstance(given[0], dict) else {},
    "print": lambda _given: None,
}


def method(owner: Any, name: str, given: list[Any], named: Mapping[str, Any]) -> Any:
    """What a method of a list, table or text gives back; lists and tables of the script may change."""
    if isinstance(owner, list):
        return _of_list(owner, name, given)
    if isinstance(owner, dict):
        return _of_table(owner, name, given)
    if isinstance(owner, str):
        return _formatted(owner, given, named) if name == "format" else _of_text(owner, name, given)
    return UNKNOWN


def _of_list(owner: list[Any], name: str, given: list[Any]) -> Any:
    if name == "append" and given and len(owner) < _MOST:
        owner.append(given[0])
    elif name == "extend" and given and isinstance(given[0], list) and len(owner) + len(given[0]) <= _MOST:
        owner.extend(given[0])
    elif name == "pop" and owner:
        return owner.pop()
    return None


def _of_table(owner: dict[Any, Any], name: str, given: list[Any]) -> Any:
    if name == "items":
        return [[key, entry] for key, entry in owner.items()]
    if name == "values":
        return list(owner.values())
    if name == "keys":
        return list(owner)
    if name == "get" and given and isinstance(given[0], str | int):
        return owner.get(given[0], given[1] if len(given) > 1 else None)
    return UNKNOWN


def _of_text(owner: str, name: str, given: list[Any]) -> Any:
    if name in ("upper", "lower", "title", "capitalize", "strip") and not given:
        return getattr(owner, name)()
    if name == "join" and given and isinstance(given[0], list):
        return owner.join(g for g in given[0] if isinstance(g, str))[:_LONGEST]
    if name == "split" and all(isinstance(g, str) and g for g in given[:1]):
        return owner.split(*given[:1])
    if name == "replace" and len(given) == 2 and all(isinstance(g, str) for g in given):
        return owner.replace(given[0], given[1])[:_LONGEST]
    return UNKNOWN


def _formatted(owner: str, given: list[Any], named: Mapping[str, Any]) -> str:
    def spelled(found: re.Match[str]) -> str:
        name = found.group(1)
        held = named.get(name) if name and not name.isdigit() else next(left, None)
        return str(held) if isinstance(held, str | int | float) else "…"

    left = iter(given)
    return _FIELD.sub(spelled, owner)[:_LONGEST]


def _filled(text: str, value: Any) -> str:
    """`"%s of %s" % (a, b)`, without widths, which could ask for any length."""
    left = iter(value if isinstance(value, list | tuple) else [value])

    def spelled(found: re.Match[str]) -> str:
        held = next(left, None) if found.group() != "%%" else "%"
        return str(held) if isinstance(held, str | int | float) else "…"

    return _PERCENT.sub(spelled, text)[:_LONGEST]


def operate(operator: ast.operator, left: Any, right: Any, most: int) -> Any:
    """Plus, minus, times and the like, for texts, numbers and lists."""
    numbers = all(
        isinstance(v, int | float) and not isinstance(v, bool) and abs(v) < 1e9 for v in (left, right)
    )
    if isinstance(operator, ast.Add):
        if isinstance(left, str) and isinstance(right, str):
            return (left + right)[:_LONGEST]
        if isinstance(left, list) and isinstance(right, list):
            return (left + right)[:most]
        return left + right if numbers else UNKNOWN
    if isinstance(operator, ast.Mod) and isinstance(left, str):
        return _filled(left, right)
    if isinstance(operator, ast.Mult) and isinstance(left, list | str) and isinstance(right, int):
        return left * min(right, most // max(len(left), 1))
    if numbers and isinstance(operator, ast.Sub):
        return left - right
    if numbers and isinstance(operator, ast.Mult):
        return left * right
    if numbers and right and isinstance(operator, ast.FloorDiv | ast.Mod):
        return left // right if isinstance(operator, ast.FloorDiv) else left % right
    return UNKNOWN


def compare(operator: ast.cmpop, left: Any, right: Any) -> Any:
    """Equal or not, less or more, in or not in."""
    if UNKNOWN in (left, right):
        return UNKNOWN
    if isinstance(operator, ast.Eq | ast.Is):
        return left == right
    if isinstance(operator, ast.NotEq | ast.IsNot):
        return left != right
    try:
        if isinstance(operator, ast.In | ast.NotIn):
            return (left in right) is isinstance(operator, ast.In)
        if isinstance(operator, ast.Lt | ast.LtE):
            return left < right or (left == right and isinstance(operator, ast.LtE))
        return left > right or (left == right and isinstance(operator, ast.GtE))
    except TypeError:
        return UNKNOWN
