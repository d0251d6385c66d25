"""A PlantUML text cut into diagrams and lines: comments, settings and notes are taken out of the way of the rest."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from mlsd_board.formats.plantuml.directives import Line
from mlsd_board.formats.plantuml.preprocessing import Preprocessor

_START = re.compile(r"\s*@start(\w+)\b(?:\(id=[^()]*\))?[ \t]*(.*)", re.IGNORECASE)
_END = re.compile(r"\s*@end\w+", re.IGNORECASE)
_OURS = re.compile(r"\s*'\s*mlsd:\s*(.*)")
_BLOCK = re.compile(r"/'.*?'/", re.DOTALL)
_TRAILING = re.compile(r"\s'\s.*$")
_SETTING = re.compile(
    r"(?:skinparam|hide|show|scale|left to right|top to bottom|allow_?mixing|remove|restore|newpage|autonumber|sprite|url|"
    r"skin|set|listsprites?|order|page)\b(?!\s*(?:[<:]|-[-\[>\w]|\.\.|[~=]))",
    re.IGNORECASE,
)
_TEXT = re.compile(
    r"(?:(?:left|right|center)\s+)?(legend|title|mainframe|caption|header|footer|note|hnote|rnote|floating note)\b(.*)",
    re.IGNORECASE,
)
_TEXT_END = re.compile(r"end ?(?:legend|title|caption|header|footer|note|hnote|rnote)\b", re.IGNORECASE)
_SIDES = ("left", "right", "top", "bottom")


class Said(NamedTuple):
    """Words that belong to no box: a legend, a title, a note and what it is about."""

    kind: str
    head: str
    text: str
    number: int

    @property
    def alias(self) -> str:
        """The name a note goes by, if it has one."""
        named = re.fullmatch(r"(?:as\s+)?(\w+)", self.head) if "note" in self.kind else None
        return named.group(1) if named and named.group() not in _SIDES else ""


@dataclass(slots=True)
class Source:
    """One diagram of the file."""

    kind: str = "uml"
    title: str = ""
    first: int = 1
    lines: list[Line] = field(default_factory=list)
    said: list[Said] = field(default_factory=list)
    ours: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


def sources(text: str, first_line: int = 1) -> list[Source]:
    """The diagrams in a text; one without `@startuml` is taken as a whole."""
    text = _BLOCK.sub(lambda found: "\n" * found.group().count("\n"), text)
    numbered = [Line(line.strip(), number) for number, line in enumerate(text.split("\n"), first_line)]
    return [_source(kind, title, lines) for kind, title, lines in _cut(numbered)]


def _cut(lines: list[Line]) -> Iterator[tuple[str, str, list[Line]]]:
    if not any(_START.match(line.text) for line in lines):
        yield "uml", "", lines
        return
    inside: list[Line] | None = None
    kind = title = ""
    for line in lines:
        start = _START.match(line.text)
        if start:
            kind, title, inside = start.group(1).lower(), start.group(2), [Line("", line.number)]
        elif _END.match(line.text) and inside is not None:
            yield kind, title, inside
            inside = None
        elif inside is not None:
            inside.append(line)
    if inside is not None:
        yield kind, title, inside


def _source(kind: str, title: str, lines: list[Line]) -> Source:
    directives = Preprocessor()
    drawn = directives.lines(lines)
    found = Source(kind, title, lines[0].number if lines else 1, remarks=directives.remarks)
    place = 0
    while place < len(drawn):
        place = _take(drawn, place, found)
    return found


def _take(lines: list[Line], place: int, found: Source) -> int:
    """Sort the line at `place`, with what belongs to it, to where it belongs; the next place."""
    text, number = lines[place]
    if ours := _OURS.match(text):
        found.ours.append(ours.group(1))
    elif not text or text.startswith("'"):
        pass
    elif _SETTING.match(text):
        return _after_block(lines, place) if text.endswith("{") else place + 1
    elif text.startswith("<style>"):
        return _until(lines, place, re.compile(r"</style>"))[1]
    elif said := _TEXT.match(text):
        return _text(lines, place, said, found)
    else:
        bare = text
        if (
            text.count('"') % 2 == 0
            and (trailing := _TRAILING.search(text))
            and _outside(text, trailing.start())
        ):
            bare = text[: trailing.start()]
            found.remarks.append(f"line {number}: a comment must stand on its own line; it was passed over")
        found.lines.append(Line(bare.strip(), number))
    return place + 1


def _outside(text: str, place: int) -> bool:
    """Whether a place in a line is not inside quotation marks, nor in the label of an arrow."""
    return text[:place].count('"') % 2 == 0 and " : " not in text[:place]


def _text(lines: list[Line], place: int, said: re.Match[str], found: Source) -> int:
    kind, rest = said.group(1).lower(), said.group(2).strip()
    number = lines[place].number
    quoted = re.match(r'"(.*)"\s*(?:as\s+(\w+))?', rest)
    colon = re.match(r"((?:left|right|top|bottom|over)[^:]*|on link[^:]*|as \w+[^:]*|)\s*:\s*(.*)", rest)
    if quoted and "note" in kind:
        found.said.append(Said(kind, quoted.group(2) or "", quoted.group(1), number))
    elif colon and "note" in kind:
        found.said.append(Said(kind, colon.group(1).strip(), colon.group(2), number))
    elif rest and kind in ("title", "mainframe", "caption", "header", "footer"):
        found.said.append(Said(kind, "", rest, number))
    else:
        inside, after = _until(lines, place, _TEXT_END)
        found.said.append(Said(kind, rest, "\n".join(inside), number))
        return after
    return place + 1


def _until(lines: list[Line], place: int, end: re.Pattern[str]) -> tuple[list[str], int]:
    inside: list[str] = []
    for after in range(place + 1, len(lines)):
        if end.match(lines[after].text):
            return inside, after + 1
        inside.append(lines[after].text)
    return [], place + 1


def _after_block(lines: list[Line], place: int) -> int:
    depth = 0
    for after in range(place, len(lines)):
        depth += lines[after].text.count("{") - lines[after].text.count("}")
        if depth <= 0:
            return after + 1
    return place + 1
