"""A C4 diagram of Mermaid: people, systems, containers and components within boundaries, and the relations between them."""

import re
from dataclasses import dataclass, field

from mlsd_board.formats.c4.macros import Macro, macro, relation
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.mermaid.scanning import words
from mlsd_board.formats.mermaid.statements import Cut, Statement
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Group, Shape
from mlsd_board.formats.parsed.limits import DEEPEST, TOO_DEEP, check_number

_TITLE = re.compile(r"title\s+(.*)")


@dataclass(slots=True)
class _Sheet:
    shapes: dict[str, Shape] = field(default_factory=dict)
    groups: dict[str, Group] = field(default_factory=dict)
    arrows: list[Arrow] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
    title: str = ""

    @property
    def home(self) -> str | None:
        return self.open[-1] if self.open else None


def read(found: Cut, _direction: str) -> Diagram:
    """The diagram of the statements below the header."""
    sheet = _Sheet()
    for statement in found.statements:
        _take(statement, sheet)
        check_number(sheet.shapes, sheet.arrows)
    sheet.remarks += (
        f"{sheet.groups[name].where}: the boundary {name!r} is not closed" for name in sheet.open
    )
    ends = {end for arrow in sheet.arrows for end in (arrow.source, arrow.target) if end is not None}
    undeclared = (Shape(end, end, "box") for end in sorted(ends - sheet.shapes.keys() - sheet.groups.keys()))
    return Diagram(
        (*sheet.shapes.values(), *undeclared),
        tuple(sheet.groups.values()),
        tuple(sheet.arrows),
        title=sheet.title,
        remarks=tuple(sheet.remarks),
    )


def _take(statement: Statement, sheet: _Sheet) -> None:
    text, line = statement
    if text == "}" and sheet.open:
        sheet.open.pop()
    elif title := _TITLE.fullmatch(text):
        sheet.title = words(title.group(1))
    elif called := macro(text):
        _call(called, line, sheet)
    elif not re.match(r"direction\s", text):
        sheet.remarks.append(f"line {line}: not understood and left out: {text[:100]!r}")


def _call(called: Macro, line: int, sheet: _Sheet) -> None:
    where = f"line {line}"
    if found := relation(called):
        id = f"L{len(sheet.arrows)}"
        label = words(found.label)
        sheet.arrows.append(Arrow(id, found.source, found.target, label, found.heads, where=where))
    elif called.only_looks:
        pass
    elif called.opens and called.arguments:
        _open(called, line, sheet)
    elif called.is_c4_box and called.arguments:
        name, hints = called.arguments[0], ("external",) if called.is_external else ()
        label = words("\n".join(called.words))
        sheet.shapes[name] = Shape(name, label, called.outline, "", hints, sheet.home, where=where)
    else:
        sheet.remarks.append(f"{where}: {called.name} is not known and was passed over")


def _open(called: Macro, line: int, sheet: _Sheet) -> None:
    if len(sheet.open) >= DEEPEST:
        raise FormatError("boundaries are nested too deeply", where=f"line {line}", advice=TOO_DEEP)
    name = called.arguments[0]
    sheet.groups[name] = Group(name, words(called.title), sheet.home, where=f"line {line}")
    sheet.open.append(name)
