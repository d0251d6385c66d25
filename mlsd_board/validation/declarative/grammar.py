"""The small language of conditions: read as an expression, every part of it on a list of what is allowed, never run.

A condition is true, false, or unknown where a fact it needs is not stated; a rule fires only on what is known.
"""

import ast
import operator
import warnings
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from mlsd_board.validation.declarative.place import FUNCTIONS, Place, Term, call, fact, requirement
from mlsd_board.validation.declarative.vocabulary import BOARD_FACTS, REQUIREMENTS, GrammarError, Vocabulary
from mlsd_board.validation.layer import meant

_LONGEST, _DEEPEST = 2000, 30
_ORDERS: dict[type[ast.cmpop], Callable[[Any, Any], bool]] = {
    ast.Lt: operator.lt,
    ast.LtE: operator.le,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
}


class Condition(NamedTuple):
    """A condition, and the facts it speaks of."""

    term: Term
    facts: tuple[str, ...]

    def at(self, place: Place) -> bool | None:
        """Whether it holds at a place; None where a fact it needs is not stated."""
        return _truth(self.term(place))


def parse(text: str, words: Vocabulary) -> Condition:
    """Read a condition. Raises `GrammarError` saying what cannot be understood."""
    if len(text) > _LONGEST:
        msg = f"a condition has at most {_LONGEST} characters"
        raise GrammarError(msg)
    try:
        with warnings.catch_warnings(action="ignore"):  # what Python finds odd is no concern of the reader
            tree = ast.parse(" ".join(text.split()), mode="eval").body
        reader = _Reader(words)
        return Condition(reader.term(tree), tuple(dict.fromkeys(reader.facts)))
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        reason = error.msg if isinstance(error, SyntaxError) else "it is too deep"
        msg = f"this is no condition ({reason}): {text!r}"
        raise GrammarError(msg) from error


class _Reader:
    """Turns a syntax tree into terms; what is not listed here is refused."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        self.facts: list[str] = []
        self.depth = 0

    def term(self, node: ast.expr) -> Term:
        self.depth += 1
        if self.depth > _DEEPEST:
            msg = f"a condition is at most {_DEEPEST} parts deep"
            raise GrammarError(msg)
        made = self._term(node)
        self.depth -= 1
        return made

    def _term(self, node: ast.expr) -> Term:
        match node:
            case ast.BoolOp(op=op, values=values):
                parts = [self.term(value) for value in values]
                decisive = isinstance(op, ast.Or)
                return lambda place: _joined((_truth(part(place)) for part in parts), decisive=decisive)
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                inner = self.term(operand)
                return lambda place: _denied(_truth(inner(place)))
            case ast.Compare(left=left, ops=ops, comparators=others):
                return self._comparison([left, *others], ops)
            case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords):
                return self._call(name, args, keywords)
            case ast.Name(id="true" | "false" as word):
                return lambda _: word == "true"
            case ast.Name(id=name):
                return self._fact(name)
            case ast.Attribute(value=ast.Name(id="req"), attr=name):
                return self._requirement(name)
            case _:
                value = _literal(node)
                return lambda _: value

    def _comparison(self, sides: list[ast.expr], ops: Sequence[ast.cmpop]) -> Term:
        for one, other in pairwise(sides):
            self._check_choices(one, other)
        terms = [self.term(side) for side in sides]
        pairs = [(ops[n], terms[n], terms[n + 1]) for n in range(len(ops))]
        for op, _, _ in pairs:
            if isinstance(op, ast.Is | ast.IsNot):
                msg = "compare with == or !="
                raise GrammarError(msg)
        return lambda place: _joined(
            (_compared(op, u(place), v(place)) for op, u, v in pairs), decisive=False
        )

    def _check_choices(self, one: ast.expr, other: ast.expr) -> None:
        """A value that can never be chosen is a slip of the pen."""
        for side, against in ((one, other), (other, one)):
            if not isinstance(side, ast.Name) or side.id in (*BOARD_FACTS, "true", "false"):
                continue
            attribute = self.words.attribute(side.id)
            if not attribute or not attribute.choices or not isinstance(against, ast.Constant | ast.List):
                continue
            value = _literal(against)
            for wanted in value if isinstance(value, tuple) else (value,):
                if wanted not in attribute.choices:
                    known = ", ".join(attribute.choices)
                    msg = f"{side.id} is never {wanted!r}{meant(str(wanted), attribute.choices)}; it is one of {known}"
                    raise GrammarError(msg)

    def _call(self, name: str, args: Sequence[ast.expr], keywords: Sequence[ast.keyword]) -> Term:
        if name not in FUNCTIONS:
            msg = f"there is no function {name}(){meant(name, FUNCTIONS)}; known are {', '.join(FUNCTIONS)}"
            raise GrammarError(msg)
        for keyword in keywords:
            if keyword.arg != "via":
                msg = f"{name}() takes names and `via`, no {keyword.arg!r}"
                raise GrammarError(msg)
        names = [text for arg in args for text in _texts(arg)]
        if name == "stated":
            self.facts += names
        return call(self.words, name, names, [text for k in keywords for text in _texts(k.value)])

    def _fact(self, name: str) -> Term:
        if name in FUNCTIONS:
            msg = f'{name} is a function: {name}("...")'
            raise GrammarError(msg)
        self.facts.append(name)
        attribute = None if name in BOARD_FACTS else self.words.attribute(name)
        if attribute and attribute.type == "boolean":
            # As everywhere on a board: what nobody says yes to is no.
            return lambda place: fact(name)(place) is True
        return fact(name)

    def _requirement(self, name: str) -> Term:
        if name not in REQUIREMENTS:
            msg = f"the brief has no number {name!r}{meant(name, REQUIREMENTS)}"
            raise GrammarError(msg)
        self.facts.append(f"req.{name}")
        return requirement(name)


def _literal(node: ast.expr) -> object:
    match node:
        case ast.Constant(value=bool() | int() | float() | str() as value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float() as number)):
            return -number
        case ast.List(elts=members) | ast.Tuple(elts=members) | ast.Set(elts=members):
            return tuple(_literal(member) for member in members)
    msg = f"{ast.unparse(node)!r} has no place in a condition"
    raise GrammarError(msg)


def _texts(node: ast.expr) -> Sequence[str]:
    found = _literal(node)
    members = found if isinstance(found, tuple) else (found,)
    if not all(isinstance(member, str) for member in members):
        msg = f"{ast.unparse(node)} must be a name in quotes"
        raise GrammarError(msg)
    return [str(member) for member in members]


def _truth(value: object) -> bool | None:
    return None if value is None else bool(value)


def _denied(value: bool | None) -> bool | None:
    return None if value is None else not value


def _joined(values: Iterable[bool | None], *, decisive: bool) -> bool | None:
    """`or` where True is decisive, `and` where False is; unknown unless something decides."""
    found = list(values)
    if decisive in found:
        return decisive
    return None if None in found else not decisive


def _compared(op: ast.cmpop, one: object, other: object) -> bool | None:
    if one is None or other is None:
        return None
    if isinstance(op, ast.In | ast.NotIn):
        inside = one in (other if isinstance(other, tuple | list) else (other,))
        return inside is isinstance(op, ast.In)
    if isinstance(op, ast.Eq | ast.NotEq):
        return (one == other) is isinstance(op, ast.Eq)
    alike = (_number(one) and _number(other)) or (isinstance(one, str) and isinstance(other, str))
    return _ORDERS[type(op)](one, other) if alike else None


def _number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
