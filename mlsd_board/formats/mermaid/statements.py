"""A Mermaid text cut into statements, each with the line it begins in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_MOST_JOINED = 40
_OURS = re.compile(r"\s*%%\s*mlsd:\s*(.*)")
_TRAILING = re.compile(r"\s%%(?!\{).*$")
_CLOSING = {"[": "]", "(": ")", "{": "}"}


class Statement(NamedTuple):
    """One statement and the number of its first line."""

    text: str
    line: int


@dataclass(slots=True)
class Cut:
    """The statements of a text, the title of its front matter, our own comments, and what was odd."""

    statements: list[Statement] = field(default_factory=list)
    title: str = ""
    ours: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def cut(text: str, first_line: int = 1) -> Cut:
    """The statements of a diagram; comments, directives and front matter are taken out."""
    found = Cut()
    lines = text.split("\n")
    start = _front_matter(lines, found)
    number = start
    while number < len(lines):
        line = lines[number]
        if ours := _OURS.fullmatch(line):
            found.ours.append(ours.group(1))
        elif line.lstrip().startswith("%%{"):
            number = _directive_end(lines, number)
        elif not line.lstrip().startswith("%%"):
            joined, last = _joined(lines, number)
            if last == number and line.count('"') % 2:
                found.remarks.append(f"line {first_line + number}: a quotation mark is not closed")
            joined = _without_trailing_comment(joined, first_line + number, found.remarks)
            found.statements += (Statement(s, first_line + number) for s in _split(joined))
            number = last
        number += 1
    return found


def _front_matter(lines: list[str], found: Cut) -> int:
    start = next((n for n, line in enumerate(lines) if line.strip()), 0)
    if lines[start].strip() != "---":
        return start
    for number in range(start + 1, len(lines)):
        key, _, value = lines[number].partition(":")
        if key.strip() == "title":
            found.title = value.strip().strip("\"'")
        if lines[number].strip() == "---":
            return number + 1
    return start + 1


def _directive_end(lines: list[str], start: int) -> int:
    for number in range(start, min(len(lines), start + _MOST_JOINED)):
        if "}%%" in lines[number]:
            return number
    return start


def _joined(lines: list[str], start: int) -> tuple[str, int]:
    """A line, with those after it that belong to a text in quotation marks begun there."""
    text = lines[start]
    if text.count('"') % 2 == 0 and text.count("@{") <= text.count("}"):
        return text, start
    for number in range(start + 1, min(len(lines), start + _MOST_JOINED)):
        text += f"\n{lines[number]}"
        if text.count('"') % 2 == 0 and text.count("@{") <= text.count("}"):
            return text, number
        if re.match(r"\s*(?:subgraph|end|classDef|style)\b", lines[number]):
            break
    return lines[start], start


def _without_trailing_comment(text: str, line: int, remarks: list[str]) -> str:
    found = _TRAILING.search(text)
    if not found or text[: found.start()].count('"') % 2:
        return text
    remarks.append(f"line {line}: a comment must stand on its own line; it was passed over")
    return text[: found.start()]


def _split(text: str) -> Iterator[str]:
    """The parts between semicolons that stand outside brackets, quotation marks and labels."""
    quoted = barred = False
    open_brackets: list[str] = []
    start = 0
    for place, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif quoted:
            continue
        elif letter == "|" and not open_brackets:
            barred = not barred
        elif letter in _CLOSING:
            open_brackets.append(_CLOSING[letter])
        elif open_brackets and letter == open_brackets[-1]:
            open_brackets.pop()
        elif letter == ";" and not open_brackets and not barred:
            yield from filter(None, [text[start:place].strip()])
            start = place + 1
    yield from filter(None, [text[start:].strip()])
