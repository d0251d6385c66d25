"""A C4 diagram of Mermaid: people, systems, containers and components within boundaries, and the relations between them."""

import re

from mlsd_board.formats.c4.macros import Macro, macro, relation
from mlsd_board.formats.mermaid.scanning import words
from mlsd_board.formats.mermaid.statements import Cut, Statement
from mlsd_board.formats.parsed.diagram import Arrow, Diagram, Shape
from mlsd_board.formats.parsed.limits import check_number
from mlsd_board.formats.parsed.sheet import Sheet

_TITLE = re.compile(r"title\s+(.*)")


def read(found: Cut, _direction: str) -> Diagram:
    """The diagram of the statements below the header."""
    sheet = Sheet("boundary")
    for statement in found.statements:
        _take(statement, sheet)
        check_number(sheet.shapes, sheet.arrows)
    ends = {end for arrow in sheet.arrows for end in (arrow.source, arrow.target) if end is not None}
    for end in sorted(ends - sheet.shapes.keys() - sheet.groups.keys()):
        sheet.shapes[end] = Shape(end, end, "box")
    return sheet.diagram()


def _take(statement: Statement, sheet: Sheet) -> None:
    text, line = statement
    if text == "}" and sheet.open:
        sheet.open.pop()
    elif title := _TITLE.fullmatch(text):
        sheet.title = words(title.group(1))
    elif called := macro(text):
        _call(called, line, sheet)
    elif not re.match(r"direction\s", text):
        sheet.remarks.append(f"line {line}: not understood and left out: {text[:100]!r}")


def _call(called: Macro, line: int, sheet: Sheet) -> None:
    where = f"line {line}"
    if found := relation(called):
        id = f"L{len(sheet.arrows)}"
        label = words(found.label)
        sheet.arrows.append(Arrow(id, found.source, found.target, label, found.heads, where=where))
    elif called.only_looks:
        pass
    elif called.opens and called.arguments:
        sheet.begin(called.arguments[0], words(called.title), where)
    elif called.is_c4_box and called.arguments:
        name, hints = called.arguments[0], ("external",) if called.is_external else ()
        label, more = words(called.label), words(called.more)
        sheet.shapes[name] = Shape(name, label, called.outline, "", hints, sheet.home, where=where, more=more)
    else:
        sheet.remarks.append(f"{where}: {called.name} is not known and was passed over")
