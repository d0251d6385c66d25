"""What has been defined in a PlantUML text, and what its names stand for in a line."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.plantuml.builtin import FUNCTIONS
from mlsd_board.formats.plantuml.directives import Line, Macro
from mlsd_board.formats.plantuml.expressions import LONGEST, Value, arguments_at, part_of, spelled, value_of

_NAMED = re.compile(r"(\$?\w+)\s*=(?!=)\s*(.*)", re.DOTALL)
_WORD = re.compile(r"[$%]?\w+")
_PART = re.compile(r"\.(\w+)|\[\s*\"?(\w+)\"?\s*\]")
_LONGEST_NAME = 60
_MOST_STEPS = 50_000
_LETTERS = 40
"""So many letters of a text count as a step."""
_ASKS = ("%variable_exists", "%function_exists")


@dataclass(slots=True)
class Scope:
    """What a macro that is being followed knows for itself, and what it has come to."""

    known: dict[str, Value] = field(default_factory=dict)
    result: Value | None = None


class _Made(NamedTuple):
    """What a name stands for, and where it ends."""

    text: str
    end: int


@dataclass(slots=True)
class Definitions:
    """Values and macros by name. `run` does what the lines of a function say."""

    run: Callable[[Sequence[Line], Scope], Iterator[Line]]
    known: dict[str, Value] = field(default_factory=dict)
    macros: dict[str, Macro] = field(default_factory=dict)
    _steps: int = 0

    def step(self, number: int = 1) -> None:
        """Count what is done. Raises `FormatError` where that has no end."""
        self._steps += number
        if self._steps > _MOST_STEPS:
            advice = f"Up to {_MOST_STEPS:,} of their lines are followed; does one go on for ever?"
            raise FormatError("the macros and loops of the diagram do not come to an end", advice=advice)

    def find(self, name: str, scope: Scope) -> Value | None:
        return scope.known.get(name, self.known.get(name))

    def has(self, name: str, scope: Scope) -> bool:
        return name in self.macros or self.find(name, scope) is not None

    def expression(self, text: str, scope: Scope) -> Value | None:
        """What an expression comes to; None where it is none."""
        self.step(len(text) // _LETTERS)
        return value_of(
            text, lambda name: self.find(name, scope), lambda name, given: self._call(name, given, scope)
        )

    def value(self, text: str, scope: Scope) -> Value:
        """What an expression comes to; where it is none, its text."""
        found = self.expression(text, scope)
        found = text.strip().strip('"') if found is None else found
        if not isinstance(found, str):
            return found
        self.step(len(found) // _LETTERS)
        return self.filled(found, scope)

    def filled(self, text: str, scope: Scope, spent: frozenset[str] = frozenset()) -> str:
        """A text with values and macros in place of their names. `spent` are macros that are being filled in."""
        if not (self.macros or scope.known or "$" in text or "%" in text):
            return text
        parts: list[str] = []
        place = 0
        for word in _WORD.finditer(text):
            made = self._meant(text, word, scope, spent) if word.start() >= place else None
            if made:
                parts += (text[place : word.start()], made.text)
                place = made.end
        filled = "".join([*parts, text[place:]])[:LONGEST] if parts else text
        return filled.replace("##", "") if parts else filled

    def bound(self, macro: Macro, given: Sequence[str], scope: Scope) -> dict[str, Value]:
        """The values of a macro's parameters in a call."""
        parameters = macro.parameters or ()
        bound = {name: self.value(usual or "", scope) for name, usual in parameters}
        names = iter(bound)
        for text in given:
            named = _NAMED.match(text)
            name, said = (named[1], named[2]) if named and named[1] in bound else (next(names, ""), text)
            bound[name] = self.filled(said.strip('"'), scope) if macro.raw else self.value(said, scope)
        return bound

    def _meant(self, text: str, word: re.Match[str], scope: Scope, spent: frozenset[str]) -> _Made | None:
        name, macro = word.group(), self.macros.get(word.group())
        given = arguments_at(text, word.end()) if text.startswith("(", word.end()) else None
        if macro and macro.sort == "define" and name not in spent:
            return self._defined(macro, word, given, scope, spent | {name})
        if given and (name in FUNCTIONS or name in _ASKS or macro):
            made = self._call(name, given[0], scope)
            return None if made is None else _Made(spelled(made), given[1])
        return self._held(text, word, scope)

    def _defined(
        self,
        macro: Macro,
        word: re.Match[str],
        given: tuple[list[str], int] | None,
        scope: Scope,
        spent: frozenset[str],
    ) -> _Made | None:
        self.step()
        if macro.parameters is not None and not given:
            return None
        inner = scope
        end = word.end()
        if macro.parameters is not None and given:
            inner = Scope({**scope.known, **self.bound(macro, given[0], scope)})
            end = given[1]
        return _Made(self.filled("\n".join(line.text for line in macro.body), inner, spent), end)

    def _held(self, text: str, word: re.Match[str], scope: Scope) -> _Made | None:
        """The value of a variable; of several whose names a word begins with, the longest."""
        longest = min(word.end(), word.start() + _LONGEST_NAME)
        shortest = word.start() + 1 if word.group()[0] == "$" else word.end() - 1
        for end in range(longest, shortest, -1):
            value = self.find(text[word.start() : end], scope)
            if value is not None:
                while isinstance(value, Mapping | list) and (part := _PART.match(text, end)):
                    value, end = part_of(value, part[1] or part[2]), part.end()
                return _Made("" if value is None else spelled(value), end)
        return None

    def _call(self, name: str, given: Sequence[str], scope: Scope) -> Value | None:
        """What a function gives back, or what a procedure writes; None if there is neither of this name."""
        self.step()
        if name in _ASKS and given:
            return int(self.has(spelled(self.value(given[0], Scope())), scope))
        if name in FUNCTIONS:
            number, function = FUNCTIONS[name]
            return function([self.value(text, scope) for text in given]) if len(given) >= number else None
        macro = self.macros.get(name)
        if not macro or macro.sort == "define":
            return None
        inner = Scope(self.bound(macro, given, scope))
        written = [line.text for line in self.run(macro.body, inner)]
        if macro.sort == "procedure":
            return "\n".join(written)
        return "" if inner.result is None else inner.result
