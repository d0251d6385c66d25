"""What the expressions of PlantUML's preprocessor come to: texts, numbers, lists and tables."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Value = Any
"""A text, a number (true is 1), or what JSON can say."""
Find = Callable[[str], Value | None]
Call = Callable[[str, Sequence[str]], Value | None]

LONGEST = 5_000
_LARGEST = 10**12
_DEEPEST = 8
_TOKEN = re.compile(
    r"\s*(?:\"([^\"]*)\"|'([^']*)'|(\d{1,12})(?![\w.])|([$%]?\w+)|(&&|\|\||[=!<>]=|[-+*/<>!(\[.]))"
)
_LEVELS: Sequence[Sequence[str]] = (
    ("||",),
    ("&&",),
    ("==", "!=", "<", ">", "<=", ">="),
    ("+", "-"),
    ("*", "/"),
)


def value_of(text: str, find: Find, call: Call) -> Value | None:
    """What an expression comes to; None where it is none. `find` knows variables, `call` functions."""
    reading = _Reading(text, find, call)
    found = reading.binary(0)
    return found if found is not None and not text[reading.place :].strip() else None


def arguments_at(text: str, place: int) -> tuple[list[str], int] | None:
    """The arguments within the parenthesis that opens at a place, and where it has closed; None where it does not."""
    given: list[str] = []
    depth, start, quoted = 0, place + 1, False
    for at in range(place, min(len(text), place + LONGEST)):
        letter = text[at]
        if letter == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif letter in "([{":
            depth += 1
        elif letter in ")]}":
            depth -= 1
        if (letter == "," and depth == 1) or depth == 0:
            given.append(text[start:at].strip())
            start = at + 1
        if depth == 0:
            return ([] if given == [""] else given), at + 1
    return None


def part_of(owner: Value, key: Value) -> Value | None:
    """An entry of a list or table."""
    if isinstance(owner, Mapping):
        return owner.get(str(key))
    if isinstance(owner, list) and str(key).isdecimal() and int(key) < len(owner):
        return owner[int(key)]
    return None


def spelled(value: Value) -> str:
    """A value as it stands in a text."""
    return value[:LONGEST] if isinstance(value, str) else json.dumps(value, ensure_ascii=False)[:LONGEST]


def is_true(value: Value) -> bool:
    return value not in (0, "", "0", "false", None)


@dataclass(slots=True)
class _Reading:
    """An expression, and how far it has been read."""

    text: str
    find: Find
    call: Call
    place: int = 0
    depth: int = 0

    def binary(self, level: int) -> Value | None:
        """A value and all operators behind it that bind at least as tightly as those of a level."""
        left = self._unary()
        while left is not None:
            tighter = level
            while tighter < len(_LEVELS) and not (sign := self._take(_LEVELS[tighter])):
                tighter += 1
            if tighter == len(_LEVELS):
                break
            right = self.binary(tighter + 1)
            left = None if right is None else _operated(sign, left, right)
        return left

    def _take(self, wanted: Sequence[str]) -> str:
        token = _TOKEN.match(self.text, self.place)
        if not token or token[5] not in wanted:
            return ""
        self.place = token.end()
        return token[5]

    def _unary(self) -> Value | None:
        self.depth += 1
        try:
            return self._single() if self.depth <= _DEEPEST else None
        finally:
            self.depth -= 1

    def _single(self) -> Value | None:
        if sign := self._take(("!", "-")):
            value = self._unary()
            return int(not is_true(value)) if sign == "!" else -value if isinstance(value, int) else None
        if self._take(("(",)):
            value = self.binary(0)
            return value if self._closes(")") else None
        return self._parts(self._literal())

    def _literal(self) -> Value | None:
        json_text = self.text[self.place :].lstrip()
        if json_text[:1] in ("{", "["):
            return self._json(json_text)
        token = _TOKEN.match(self.text, self.place)
        if not token or token[5]:
            return None
        self.place = token.end()
        if token[3]:
            return int(token[3])
        return self._named(token[4]) if token[4] else token[1] or token[2] or ""

    def _named(self, name: str) -> Value | None:
        if self.text.startswith("(", self.place):
            given = arguments_at(self.text, self.place)
            if not given:
                return None
            self.place = given[1]
            return self.call(name, given[0])
        known = self.find(name)
        return name if known is None and name[0] not in "$%" else known

    def _json(self, text: str) -> Value | None:
        try:
            value, length = json.JSONDecoder().raw_decode(text)
        except (ValueError, RecursionError):
            return None
        self.place = len(self.text) - len(text) + length
        return value

    def _parts(self, value: Value | None) -> Value | None:
        """`.name` and `[key]` behind a value."""
        while isinstance(value, Mapping | list):
            if self._take((".",)):
                token = _TOKEN.match(self.text, self.place)
                key = token[4] or token[3] if token else ""
                self.place = token.end() if token else self.place
            elif self._take(("[",)):
                key = self.binary(0)
                if not self._closes("]"):
                    return None
            else:
                break
            value = part_of(value, key)
        return value

    def _closes(self, sign: str) -> bool:
        rest = self.text[self.place :].lstrip()
        self.place = len(self.text) - len(rest) + 1
        return rest.startswith(sign)


def _operated(sign: str, left: Value, right: Value) -> Value | None:
    numbers = isinstance(left, int) and isinstance(right, int)
    if sign in ("&&", "||"):
        both = is_true(left), is_true(right)
        return int(all(both) if sign == "&&" else any(both))
    if sign in ("==", "!="):
        return int((spelled(left) == spelled(right)) is (sign == "=="))
    if sign == "+" and not numbers:
        return (spelled(left) + spelled(right))[:LONGEST]
    return _counted(sign, left, right) if numbers else _ordered(sign, spelled(left), spelled(right))


def _counted(sign: str, left: int, right: int) -> int | None:
    if sign == "/":
        return left // right if right else None
    made = {"+": left + right, "-": left - right, "*": left * right}.get(sign)
    return _ordered(sign, left, right) if made is None else made if abs(made) < _LARGEST else None


def _ordered(sign: str, left: Any, right: Any) -> int | None:
    found = {"<": left < right, ">": left > right, "<=": left <= right, ">=": left >= right}.get(sign)
    return None if found is None else int(found)
