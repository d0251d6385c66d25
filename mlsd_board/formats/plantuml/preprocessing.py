"""PlantUML's preprocessor: values, macros, conditions and loops are followed; other files are not read."""

import re
from collections.abc import Iterator, Mapping, Sequence

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.plantuml.definitions import Definitions, Scope
from mlsd_board.formats.plantuml.directives import (
    Line,
    block,
    branches,
    continued,
    directive,
    joined,
    macro_of,
    opens,
)
from mlsd_board.formats.plantuml.expressions import Value, arguments_at, is_true

_VALUE = re.compile(r"!\s*(local\s+)?(?:global\s+)?(\$\w+)\s*(\?)?=\s*(.*)")
_CALL = re.compile(r"(\$?\w+)\s*(?=\()")
_EACH = re.compile(r"(\$\w+)\s+in\s+(.*)")
_FILES = re.compile(r"(?:include\w*|import|from)$")
_DEEPEST = 16
_TOO_DEEP = f"Up to {_DEEPEST} of them within each other are followed; does one call itself?"


class Preprocessor:
    """Follows the directives of one diagram; `remarks` say what was not followed."""

    def __init__(self) -> None:
        self.remarks: list[str] = []
        self._names = Definitions(self._run)
        self._depth = 0

    def lines(self, lines: Sequence[Line]) -> list[Line]:
        """The lines of the diagram itself, as they are once all directives are done. Raises `FormatError`."""
        return list(self._run(list(continued(lines)), Scope()))

    def _run(self, lines: Sequence[Line], scope: Scope) -> Iterator[Line]:
        if self._depth > _DEEPEST and lines:
            where = f"line {lines[0].number}"
            raise FormatError(
                "macros or conditions lie too deeply within each other", where=where, advice=_TOO_DEEP
            )
        self._depth += 1
        place = 0
        while place < len(lines) and scope.result is None:
            self._names.step(self._depth > 1)
            line = lines[place]
            if line.text.startswith("!"):
                inside, place, line = self._taken(lines, place)
                yield from self._follow(line, inside, scope)
            else:
                yield from [line] if line.text.startswith("'") else self._expanded(line, scope)
                place += 1
        self._depth -= 1

    def _taken(self, lines: Sequence[Line], place: int) -> tuple[Sequence[Line], int, Line]:
        """What stands in the block a directive begins, the place behind all of it, and the whole directive."""
        line = lines[place]
        if opens(line):
            found = block(lines, place)
            self._names.step((self._depth > 1) * (found.after - place))
            if not found.closed:
                self.remarks.append(f"line {line.number}: !{directive(line)[0]} is not closed")
            return found.inside, found.after, line
        whole, after = joined(lines, place) if _VALUE.match(line.text) else (line, place + 1)
        return (), after, whole

    def _follow(self, line: Line, inside: Sequence[Line], scope: Scope) -> Iterator[Line]:
        word, rest = directive(line)
        if given := _VALUE.match(line.text):
            self._remember(given, scope)
        elif word in ("if", "ifdef", "ifndef"):
            holding = (drawn for said, drawn in branches(line, inside) if self._holds(said, scope))
            yield from self._run(next(holding, ()), scope)
        elif word == "while":
            while scope.result is None and self._holds(line, scope):
                self._names.step()
                yield from self._run(inside, scope)
        elif each := _EACH.fullmatch(rest) if word == "foreach" else None:
            yield from self._for_each(each[1], self._names.value(each[2], scope), inside, scope)
        elif word == "return":
            scope.result = self._names.value(rest, scope)
        elif word in ("define", "definelong", "procedure", "function"):
            self._define(line, inside)
        elif word == "undef":
            self._names.macros.pop(rest.strip(), None)
        elif _FILES.match(word) and not rest.startswith("<"):
            self.remarks.append(f"line {line.number}: other files are not read; passed over: {rest[:100]}")

    def _for_each(self, name: str, entries: Value, inside: Sequence[Line], scope: Scope) -> Iterator[Line]:
        for entry in list(entries) if isinstance(entries, list | Mapping) else ():
            scope.known[name] = entry
            yield from self._run(inside, scope)
        scope.known.pop(name, None)

    def _remember(self, given: re.Match[str], scope: Scope) -> None:
        local, name, only_if_new, text = given.groups()
        if not only_if_new or self._names.find(name, scope) is None:
            known = scope.known if local or name in scope.known else self._names.known
            known[name] = self._names.value(text, scope)

    def _holds(self, said: Line, scope: Scope) -> bool:
        word, rest = directive(said)
        if word in ("ifdef", "ifndef"):
            return self._names.has(rest.strip(), scope) is (word == "ifdef")
        if word == "else":
            return True
        found = self._names.expression(rest, scope)
        if found is None:
            self.remarks.append(
                f"line {said.number}: not understood and taken not to hold: {said.text[:100]!r}"
            )
        return is_true(found)

    def _define(self, line: Line, inside: Sequence[Line]) -> None:
        if found := macro_of(line, inside):
            self._names.macros[found[0]] = found[1]
        else:
            self.remarks.append(f"line {line.number}: not understood and left out: {line.text[:100]!r}")

    def _expanded(self, line: Line, scope: Scope) -> Iterator[Line]:
        """What a line of the diagram becomes: the lines of the procedure it calls, or itself with its names filled in."""
        called = _CALL.match(line.text)
        macro = self._names.macros.get(called[1]) if called else None
        given = arguments_at(line.text, called.end()) if called and macro else None
        if macro and given and macro.sort == "procedure":
            body = [Line(text, line.number) for text, _ in macro.body]
            yield from self._run(body, Scope(self._names.bound(macro, given[0], scope)))
            return
        text = self._names.filled(line.text, scope)
        if "\n" in text and macro:
            yield from self._run([Line(part.strip(), line.number) for part in text.split("\n")], scope)
        else:
            yield Line(text, line.number)
