"""A Mermaid text cut into statements, each with the line it begins in."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

_MOST_JOINED = 40
_LONGEST_LINK = 400
_OURS = re.compile(r"\s*%%\s*mlsd:\s*(.*)")
_TITLE = re.compile(r"\s*accTitle\s*:\s*(.*?)\s*")
_DESCRIPTION = re.compile(r"\s*accDescr\s*(?::|(\{[^}]*$)|\{)")
_COMMENT = re.compile(r"(?<=\s)%%(?!\{)")
_WHOLE = re.compile(r'@\{(?:"[^"]*"|[^}"])*\}|"[^"]*"')
_STRAY_FENCE = re.compile(r"\s*`{3,}\s*")
_WORDS = re.compile(r"(?:subgraph|end|style|classDef|class|click|direction|linkStyle)\b")
_GOES_ON = re.compile(r"(?:--+[->xo]|==+[=>xo]|\.+->?|~~~+|&)\s*(?:\|[^|]*\|)?$")
_CARRIES_ON = re.compile(r"(?:<?(?:--|==|-\.)|~~~|&)")
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
        elif title := _TITLE.fullmatch(line):
            found.title = found.title or title.group(1)
        elif description := _DESCRIPTION.match(line):
            number = _after_description(lines, number) if description.group(1) else number
        elif _STRAY_FENCE.fullmatch(line):
            found.remarks.append(f"line {first_line + number}: the mark of a fenced block was passed over")
        elif not line.lstrip().startswith("%%"):
            number = _take(lines, number, first_line, found)
        number += 1
    return found


def continued(statements: Iterable[Statement]) -> list[Statement]:
    """The statements of a flowchart, those in one that end in an arrow and go on in the next line, or begin with one."""
    runs: list[list[Statement]] = []
    for statement in statements:
        if runs and _belong_together(runs[-1][-1].text, statement.text):
            runs[-1].append(statement)
        else:
            runs.append([statement])
    return [Statement("\n".join(part.text for part in run), run[0].line) for run in runs]


def _belong_together(first: str, second: str) -> bool:
    if _WORDS.match(first) or _WORDS.match(second):
        return False
    return bool(_CARRIES_ON.match(second) or _GOES_ON.search(first[-_LONGEST_LINK:]))


def _take(lines: list[str], number: int, first_line: int, found: Cut) -> int:
    """The statements that begin in a line; the last line that belongs to them."""
    joined, last = _joined(lines, number)
    where = f"line {first_line + number}"
    if last == number and lines[number].count('"') % 2:
        found.remarks.append(f"{where}: a quotation mark is not closed")
    for part in _split(joined):
        if part.startswith("%%"):
            found.remarks.append(f"{where}: a comment must stand on its own line; it was passed over")
        else:
            found.statements.append(Statement(part, first_line + number))
    return last


def _after_description(lines: list[str], start: int) -> int:
    """The line in which a description for screen readers ends, which says nothing of the drawing."""
    return next((n for n in range(start, len(lines)) if "}" in lines[n]), start)


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
    """A line, with those after it that belong to a text or a description begun there."""
    text = lines[start]
    if _is_whole(text):
        return text, start
    for number in range(start + 1, min(len(lines), start + _MOST_JOINED)):
        text += f"\n{lines[number]}"
        if _is_whole(text):
            return text, number
        if re.match(r"\s*(?:subgraph|end|classDef|style)\b", lines[number]):
            break
    return lines[start], start


def _is_whole(text: str) -> bool:
    rest = _WHOLE.sub("", text)
    return '"' not in rest and "@{" not in rest


def _split(text: str) -> Iterator[str]:
    """The parts between semicolons, and a comment at the end, that stand outside brackets, quotation marks and labels."""
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
        elif open_brackets or barred:
            continue
        elif letter == ";":
            yield from filter(None, [text[start:place].strip()])
            start = place + 1
        elif _COMMENT.match(text, place):
            yield from filter(None, [text[start:place].strip()])
            start = place
            break
    yield from filter(None, [text[start:].strip()])
