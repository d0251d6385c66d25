"""CSV: a row for each component, then a row for each connection, for spreadsheets. Numbers are in the library's units."""

import csv
import io
from collections.abc import Mapping

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.pieces.wording import lines, one_line
from mlsd_board.formats import captions
from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.formats.spreadsheet import safe_cell
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.values import AttributeValue

_COLUMNS = (
    "row",
    "id",
    "name",
    "component",
    "group",
    "frame",
    "deep_dive",
    "rationale",
    "source",
    "source_name",
    "target",
    "target_name",
    "kind",
    "mode",
    "delay_s",
    "calls_per_request",
    "contract",
)


def _write(design: Design, options: ExportOptions) -> bytes:
    library = options.library
    names = sorted({name for node in design.nodes.values() for name in node.attributes})
    sheet = io.StringIO()
    rows = csv.DictWriter(
        sheet, [*_COLUMNS, *(_heading(name, design, library) for name in names)], restval=""
    )
    rows.writeheader()
    for _, node in sorted(design.nodes.items()):
        stated = {_heading(name, design, library): _text(value) for name, value in node.attributes.items()}
        rows.writerow(_safe({**_component(node, design, library), **stated}))
    for _, connection in sorted(design.connections.items()):
        rows.writerow(_safe(_connection(connection, design, library)))
    # The mark at the start tells spreadsheets that this is UTF-8.
    return sheet.getvalue().encode("utf-8-sig", "replace")


EXPORTER = Exporter(
    "csv",
    "CSV table of components and connections",
    (".csv",),
    _write,
    omits=("places", "folding", "frames", "notes", "ink", "brief", "set aside"),
)


def _component(node: Node, design: Design, library: Library) -> Mapping[str, object]:
    known = library.components.get(node.component)
    frame = design.frames.get(node.frame or "")
    return {
        "row": "component",
        "id": node.id,
        "name": captions.title(node, library),
        "component": node.component,
        "group": known.group if known else "",
        "frame": captions.caption(frame, library) if frame else "",
        "deep_dive": "yes" if node.deep_dive else "",
        "rationale": one_line(node.rationale),
    }


def _connection(connection: Connection, design: Design, library: Library) -> Mapping[str, object]:
    source, target = design.boxes[connection.source], design.boxes[connection.target]
    return {
        "row": "connection",
        "id": connection.id,
        "name": one_line(connection.label),
        "source": connection.source,
        "source_name": one_line(captions.caption(source, library).split("\n")[0]),
        "target": connection.target,
        "target_name": one_line(captions.caption(target, library).split("\n")[0]),
        "kind": connection.kind.value if connection.kind else "",
        "mode": connection.mode.value if connection.mode else "",
        "delay_s": _text(connection.delay_s),
        "calls_per_request": _text(connection.calls_per_request),
        "contract": one_line(connection.contract),
    }


def _heading(name: str, design: Design, library: Library) -> str:
    """The name of an attribute with its unit, where a component on the board gives one."""
    holders = (node.component for node in design.nodes.values() if name in node.attributes)
    units = sorted({a.unit for c in holders if (a := library.attribute(c, name)) and a.unit})
    heading = f"{one_line(name)} [{units[0]}]" if units else one_line(name)
    return f"attribute {heading}" if heading in _COLUMNS else heading


def _text(value: AttributeValue | None) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(_text(entry) for entry in value)
    return f"{value:.12g}" if isinstance(value, float) else lines(str(value))


def _safe(row: Mapping[str, object]) -> Mapping[str, object]:
    return {name: safe_cell(value) for name, value in row.items()}
