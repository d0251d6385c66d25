"""The lines of a PlantUML text that speak to its preprocessor, and what stands between them and their ends."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from mlsd_board.formats.plantuml.expressions import arguments_at

_DIRECTIVE = re.compile(r"!\s*(?:(?:unquoted|final|local|global)\s+)*((?:end\s+)?\$?\w*)\s*(.*)")
_HEAD = re.compile(r"(\$?\w+)\s*(?:\((.*?)\))?\s*(?:!?return\b\s*(.*))?$")
_DEFINE = re.compile(r"(\w+)(?:\(([^()]*)\))?\s*(.*)")
_ENDS = {
    "if": "endif",
    "ifdef": "endif",
    "ifndef": "endif",
    "while": "endwhile",
    "foreach": "endfor",
    "procedure": "endprocedure",
    "function": "endfunction",
    "definelong": "enddefinelong",
}
_MOST_JOINED = 1000
Sort = Literal["define", "procedure", "function"]


class Line(NamedTuple):
    """One line of a diagram, trimmed, and its number."""

    text: str
    number: int


class Macro(NamedTuple):
    """A `define` stands anywhere in a line, a `procedure` on a line of its own, a `function` where a value may stand.

    `raw` are those that take what they are given as it is written.
    """

    sort: Sort
    parameters: Sequence[tuple[str, str | None]] | None
    body: Sequence[Line]
    raw: bool


class Block(NamedTuple):
    """What stands between a directive and its end, and the place behind that."""

    inside: Sequence[Line]
    after: int
    closed: bool = True


def directive(line: Line) -> tuple[str, str]:
    """The word of a directive and what follows it; nothing for other lines."""
    found = _DIRECTIVE.match(line.text)
    word = "".join(found[1].lower().split()) if found else ""
    return word.replace("endforeach", "endfor"), found[2] if found else ""


def opens(line: Line) -> str:
    """The word that ends the block which a line begins, if it begins one."""
    word, rest = directive(line)
    head = _HEAD.match(rest) if word == "function" else None
    return "" if head and head[3] is not None else _ENDS.get(word, "")


def continued(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, with those that a backslash at the end continues as one."""
    begun: list[Line] = []
    for line in lines:
        begun.append(line)
        if not line.text.endswith("\\") or len(begun) == _MOST_JOINED:
            yield (
                Line("".join(part.text.removesuffix("\\") for part in begun), begun[0].number)
                if begun[1:]
                else line
            )
            begun = []
    yield from begun


def block(lines: Sequence[Line], place: int) -> Block:
    """The block that a line begins."""
    end, depth = opens(lines[place]), 0
    for at in range(place, len(lines)):
        depth += (opens(lines[at]) == end) - (directive(lines[at])[0] == end)
        if not depth:
            return Block(lines[place + 1 : at], at + 1)
    return Block(lines[place + 1 :], len(lines), closed=False)


def branches(condition: Line, inside: Sequence[Line]) -> list[tuple[Line, Sequence[Line]]]:
    """The conditions in a block and what is drawn where they are the first to hold."""
    found: list[tuple[Line, Sequence[Line]]] = []
    start = depth = 0
    for at, line in enumerate(inside):
        word = directive(line)[0]
        depth += (_ENDS.get(word) == "endif") - (word == "endif")
        if depth == 0 and word in ("else", "elseif"):
            found.append((condition, inside[start:at]))
            condition, start = line, at + 1
    return [*found, (condition, inside[start:])]


def joined(lines: Sequence[Line], place: int) -> tuple[Line, int]:
    """A table that goes on over several lines as one line, and the place behind it."""
    text, depth = "", 0
    for at in range(place, min(len(lines), place + _MOST_JOINED)):
        text = f"{text} {lines[at].text}".strip()
        depth += lines[at].text.count("{") - lines[at].text.count("}")
        if depth <= 0:
            return Line(text, lines[place].number), at + 1
    return lines[place], place + 1


def macro_of(line: Line, inside: Sequence[Line]) -> tuple[str, Macro] | None:
    """The macro that a line defines, with its name."""
    word, rest = directive(line)
    if word.startswith("define"):
        if found := _DEFINE.match(rest):
            body = inside if word == "definelong" else [Line(found[3], line.number)]
            return found[1], Macro("define", _parameters(found[2]), body, raw=True)
    elif found := _HEAD.match(rest):
        short = found[3] is not None and word == "function"
        body = [Line(f"!return {found[3]}", line.number)] if short else inside
        sort: Sort = "function" if word == "function" else "procedure"
        raw = "unquoted" in line.text.partition(word)[0]
        return found[1], Macro(sort, _parameters(found[2] or ""), body, raw)
    return None


def _parameters(text: str | None) -> list[tuple[str, str | None]] | None:
    if text is None:
        return None
    given, _ = arguments_at(f"({text})", 0) or ([], 0)
    pairs = (one.partition("=") for one in given)
    return [(name.strip(), usual.strip() if sign else None) for name, sign, usual in pairs]
