"""A draw.io file as neutral diagrams, one for each page."""

import re
from collections.abc import Mapping
from dataclasses import replace

from mlsd_board.formats.canvas.compose import compose
from mlsd_board.formats.canvas.pieces import Piece, Wire, heads_of
from mlsd_board.formats.drawio.cells import Cell, cells
from mlsd_board.formats.drawio.figures import icon, outline
from mlsd_board.formats.drawio.parts import gathered
from mlsd_board.formats.drawio.unpacking import Page, pages
from mlsd_board.formats.parsed.diagram import Diagram, Heads, Style
from mlsd_board.formats.parsed.limits import check_number
from mlsd_board.model.geometry import Point, Rect

_TEXT_MARKS = ("text", "edgeLabel")
_POINTING = frozenset(
    ["classic", "classicThin", "block", "blockThin", "open", "openThin", "openAsync", "async", "doubleBlock"]
)
_ARROW_SHAPES = re.compile(r"flexArrow|singleArrow|doubleArrow|mxgraph\.arrows")


def read(data: bytes) -> tuple[Diagram, ...]:
    """The diagrams in a draw.io file. Raises `FormatError`."""
    found = pages(data)
    return tuple(_diagram(page, number, len(found)) for number, page in enumerate(found, 1))


def _diagram(page: Page, number: int, count: int) -> Diagram:
    known = {**page.known, "page": page.name, "pagenumber": str(number), "pagecount": str(count)}
    drawn, extras, remarks = cells(page.model, known)
    found = gathered(drawn)
    on_edges = _edge_labels(found)
    vertices = {c.id: c for c in found.values() if c.kind == "vertex" and c.rect and c.parent not in on_edges}
    vertices = {id: c for id, c in vertices.items() if found.get(c.parent, c).kind != "edge"}
    edges = [c for c in found.values() if c.kind == "edge"]
    check_number(vertices, edges)
    parents = {c.parent for c in vertices.values()}
    pieces = [_piece(c, vertices, parents) for c in vertices.values()]
    wires = [_wire(c, found, on_edges.get(c.id, "")) for c in edges]
    several = count > 1
    name = page.name if several or not re.fullmatch(r"(?:Page|Seite)[- ]?\d+", page.name) else ""
    where = f"page {page.name or number}" if several else ""
    return replace(compose(pieces, wires, title=name, where=where, remarks=remarks), extras=extras)


def _edge_labels(found: Mapping[str, Cell]) -> dict[str, str]:
    """What stands on each edge: its own words and those of the cells on it."""
    labels: dict[str, list[str]] = {c.id: [c.label] for c in found.values() if c.kind == "edge"}
    for cell in found.values():
        if cell.kind == "vertex" and cell.parent in labels:
            labels[cell.parent].append(cell.label)
    return {id: "\n".join(text for text in texts if text) for id, texts in labels.items()}


def _piece(cell: Cell, vertices: Mapping[str, Cell], parents: set[str]) -> Piece:
    style = cell.style
    bare = style.get("strokeColor", "none") == "none" and style.get("fillColor", "none") == "none"
    text = any(mark in style for mark in _TEXT_MARKS) and bare and not style.get("image")
    parent = vertices.get(cell.parent)
    grouped = parent is not None and "group" in parent.style and not parent.label
    return Piece(
        cell.id,
        cell.rect or Rect(0, 0, 1, 1),
        cell.label,
        "" if text else outline(style),
        icon(style),
        text=text,
        inside=parent.id if parent else None,
        container=cell.id in parents,
        bunch=cell.parent if grouped else "",
        where=cell.where,
        extra=cell.extra,
    )


def _wire(cell: Cell, found: Mapping[str, Cell], label: str) -> Wire:
    style = cell.style
    source, target = (
        _at_box(end, found, first) for end, first in ((cell.source, True), (cell.target, False))
    )
    dashed: Style = "dashed" if style.get("dashed") == "1" else "solid"
    if style.get("opacity") == "0" or (
        style.get("strokeColor") == "none" and not _ARROW_SHAPES.search(style.get("shape", ""))
    ):
        dashed = "layout"
    start = cell.start if source is None else None
    end = cell.end if target is None else None
    return Wire(
        cell.id,
        source,
        target,
        _or_inside(start, source, found),
        _or_inside(end, target, found),
        label,
        _heads(style),
        dashed,
        cell.where,
        cell.extra,
        cell.bends,
    )


def _or_inside(at: Point | None, end: str | None, found: Mapping[str, Cell]) -> Point | None:
    if at is not None or end is None or found[end].rect is None:
        return at
    rect = found[end].rect
    return rect.centre if rect else None


def _at_box(end: str | None, found: Mapping[str, Cell], first: bool) -> str | None:
    """The box an edge ends at; one that ends at another edge, or at the words on it, ends where that one does."""
    seen: set[str] = set()
    while end is not None and end in found and end not in seen:
        seen.add(end)
        cell = found[end]
        if cell.kind == "edge":
            near, far = (cell.source, cell.target) if first else (cell.target, cell.source)
            end = near if near is not None else far
        elif found.get(cell.parent, cell).kind == "edge":
            end = cell.parent
        else:
            return end if cell.kind == "vertex" else None
    return None


def _heads(style: Mapping[str, str]) -> Heads:
    tail, head = style.get("startArrow", "none"), style.get("endArrow", "classic")
    return heads_of("" if tail == "none" else tail, "" if head == "none" else head, _POINTING)
