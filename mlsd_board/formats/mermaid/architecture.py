"""An architecture diagram of Mermaid: services with icons, in groups, joined by lines between their sides."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import product
from typing import NamedTuple

from mlsd_board.formats.mermaid.scanning import unquoted, words
from mlsd_board.formats.mermaid.statements import Cut, Statement
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Group, Heads, Outline, Shape
from mlsd_board.formats.parsed.limits import check_number

_PART = re.compile(
    r"(?P<sort>group|service|junction)\s+(?P<name>[\w-]+)\s*(?:\((?P<icon>\"[^\"]*\"|[^()]*)\))?"
    r"\s*(?:\[(?P<title>\"[^\"]*\"|[^\[\]]*)\])?\s*(?:in\s+(?P<home>[\w-]+))?"
)
_EDGE = re.compile(
    r"(?P<source>[\w-]+)(?P<from_group>\{group\})?\s*:\s*[LRTB]\s*(?P<tail><)?(?:--|-\s*\[(?P<label>\"[^\"]*\"|[^\[\]]*)\]\s*-)"
    r"(?P<head>>)?\s*[LRTB]\s*:\s*(?P<target>[\w-]+)(?P<to_group>\{group\})?"
)
_TITLE = re.compile(r"title\s+(.*)")
_OUTLINES: Mapping[str, Outline] = {"database": "cylinder", "disk": "cylinder", "cloud": "cloud"}


class _End(NamedTuple):
    """Where a line ends, and whether with a head."""

    name: str
    head: bool


class _Line(NamedTuple):
    ends: tuple[_End, _End]
    label: str
    number: int


@dataclass(slots=True)
class _Sheet:
    shapes: dict[str, Shape] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    junctions: set[str] = field(default_factory=set)
    lines: list[_Line] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    title: str = ""


def read(found: Cut, _direction: str) -> Diagram:
    """The diagram of the statements below the header."""
    sheet = _Sheet()
    for statement in found.statements:
        _take(statement, sheet)
        check_number(sheet.shapes, sheet.lines)
    arrows: list[Arrow] = []
    for line in _through_junctions(sheet):
        arrows.append(_arrow(len(arrows), line))
        check_number((), arrows)
    return Diagram(
        tuple(sheet.shapes.values()),
        tuple(sheet.groups.values()),
        tuple(arrows),
        title=sheet.title,
        remarks=tuple(sheet.remarks),
    )


def _take(statement: Statement, sheet: _Sheet) -> None:
    text, line = statement
    if part := _PART.fullmatch(text):
        _place(part, line, sheet)
    elif edge := _EDGE.fullmatch(text):
        source, target = (
            _end(edge, end, group, sheet) for end, group in (("source", "from"), ("target", "to"))
        )
        ends = _End(source, bool(edge["tail"])), _End(target, bool(edge["head"]))
        sheet.lines.append(_Line(ends, words(unquoted(edge["label"] or "")), line))
    elif title := _TITLE.fullmatch(text):
        sheet.title = words(title.group(1))
    elif not re.match(r"align\s", text):
        sheet.remarks.append(f"line {line}: not understood and left out: {text[:100]!r}")


def _place(part: re.Match[str], line: int, sheet: _Sheet) -> None:
    name, home, where = part["name"], part["home"], f"line {line}"
    icon, title = part["icon"] or "", words(unquoted(part["title"] or ""))
    if part["sort"] == "junction":
        sheet.junctions.add(name)
    elif part["sort"] == "group":
        sheet.groups[name] = Group(name, title, home, where=where)
    else:
        shown = words(unquoted(icon)) if icon.startswith('"') else ""
        label = "\n".join(filter(None, [title, shown])) or name
        # Icons without a pack, such as `server`, say hardly more than a box does.
        pack, _, drawn = icon.rpartition(":")
        depicted = re.sub(r"[^A-Za-z0-9]+", " ", drawn).strip() if pack else ""
        outline = _OUTLINES.get(icon, "box")
        sheet.shapes[name] = Shape(name, label, outline, depicted, (), home, where=where)


def _end(edge: re.Match[str], end: str, group: str, sheet: _Sheet) -> str:
    """The service at an end, or its group where the line ends at the edge of that."""
    name = edge[end]
    shape = sheet.shapes.get(name)
    return shape.group if edge[f"{group}_group"] and shape and shape.group else name


def _through_junctions(sheet: _Sheet) -> Iterator[_Line]:
    """The lines between services; those that meet at junctions as lines from each of their beginnings to each end."""
    meeting = [line for line in sheet.lines if _junctions(line, sheet)]
    yield from (line for line in sheet.lines if not _junctions(line, sheet))
    for lines in _nets(meeting, sheet):
        sheet.remarks.append(
            f"line {lines[0].number}: lines that meet at a junction were read as arrows between what they lead to"
        )
        yield from _across(lines, sheet.junctions)


def _junctions(line: _Line, sheet: _Sheet) -> list[str]:
    return [end.name for end in line.ends if end.name in sheet.junctions]


def _nets(meeting: Sequence[_Line], sheet: _Sheet) -> Iterator[list[_Line]]:
    """Lines that hang together by their junctions, in the order in which they are written."""
    net_of: dict[str, list[_Line]] = {}
    for line in meeting:
        met = _junctions(line, sheet)
        ends = [net_of.setdefault(name, []) for name in met]
        if ends[0] is not ends[-1]:
            smaller, larger = sorted(ends, key=len)
            larger += smaller
            joined = {name for other in smaller for name in _junctions(other, sheet)}
            net_of |= dict.fromkeys([*joined, *met], larger)
        net_of[met[0]].append(line)
    for lines in {id(lines): lines for lines in net_of.values()}.values():
        yield sorted(lines, key=lambda line: line.number)


def _across(lines: Sequence[_Line], junctions: Set[str]) -> Iterator[_Line]:
    ends = [(end, line) for line in lines for end in line.ends if end.name not in junctions]
    beginnings = [(end, line) for end, line in ends if not end.head]
    reached = [(end, line) for end, line in ends if end.head]
    if not beginnings or not reached:
        beginnings, reached = ends[:1], ends[1:]
    for (source, first), (target, last) in product(beginnings, reached):
        label = "\n".join(dict.fromkeys(filter(None, (first.label, last.label))))
        yield _Line((source, target), label, last.number)


def _arrow(number: int, line: _Line) -> Arrow:
    source, target = line.ends
    heads: Heads = "none"
    if source.head or target.head:
        heads = "both" if source.head and target.head else "backward" if source.head else "forward"
    return Arrow(f"L{number}", source.name, target.name, line.label, heads, where=f"line {line.number}")
