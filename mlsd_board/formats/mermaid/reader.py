"""A Mermaid diagram of boxes and arrows as a neutral diagram, whichever of its languages it is written in."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from mlsd_board.formats.errors import FormatError, NoDiagramError
from mlsd_board.formats.mermaid import architecture, blocks, c4, flowchart
from mlsd_board.formats.mermaid.sorts import other_sort
from mlsd_board.formats.mermaid.statements import Cut, Statement, cut
from mlsd_board.formats.parsed.diagram import Diagram
from mlsd_board.formats.parsed.limits import check_length

_READERS: Mapping[str, Callable[[Cut, str], Diagram]] = {
    "graph": flowchart.read,
    "flowchart": flowchart.read,
    "flowchart-elk": flowchart.read,
    "architecture": architecture.read,
    "architecture-beta": architecture.read,
    "block": blocks.read,
    "block-beta": blocks.read,
    **dict.fromkeys(["c4context", "c4container", "c4component", "c4dynamic", "c4deployment"], c4.read),
}
_HEADER = re.compile(
    rf"(?P<sort>{'|'.join(sorted(_READERS, key=len, reverse=True))})(?:[ \t]+(?P<direction>TB|TD|BT|RL|LR|[<>^v]))?"
    r"\s*(?:$|(?=\s)|;)",
    re.IGNORECASE,
)
_ADVICE = "Flowcharts, C4, architecture and block diagrams are read."


def read(text: str, first_line: int = 1, remarks: tuple[str, ...] = ()) -> Diagram:
    """The diagram in a Mermaid text. Raises `FormatError` where it is none of boxes and arrows, of another sort `NoDiagramError`."""
    check_length(text, ("\n", ";"))
    found = cut(text, first_line)
    if not found.statements:
        where = f"line {first_line}"
        raise FormatError("there is no diagram in the text", where=where, advice="Is it the right file?")
    first, *rest = found.statements
    header = _HEADER.match(first.text)
    if not header:
        raise _refused(first)
    beside = first.text[header.end() :].strip()
    found.statements = [*([Statement(beside, first.line)] if beside else []), *rest]
    diagram = _READERS[header["sort"].lower()](found, header["direction"] or "TB")
    return replace(
        diagram,
        title=found.title or diagram.title,
        where=f"line {first_line}",
        remarks=(*remarks, *found.remarks, *diagram.remarks),
    )


def _refused(first: Statement) -> FormatError:
    where = f"line {first.line}"
    if other := other_sort(first.text):
        what = f"this is a Mermaid {other[0]}, which shows {other[1]}"
        return NoDiagramError(what, where=where, advice=_ADVICE)
    what = "the text does not begin as a Mermaid diagram of boxes and arrows does"
    return FormatError(what, where=where, advice=_ADVICE)
