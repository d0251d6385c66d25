"""Excalidraw: rectangles with bound words, arrows bound to them, placed and routed as on the board, groups unfolded."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.looks import look_of
from mlsd_board.drawing.pieces.wording import lines
from mlsd_board.drawing.routes import routes
from mlsd_board.drawing.shapes.frame import frame_hue
from mlsd_board.drawing.theme import Theme, load_theme
from mlsd_board.formats import captions, extension
from mlsd_board.formats.contract import Exporter, ExportOptions
from mlsd_board.formats.excalidraw.elements import LINE_HEIGHT, Pen, Table, scene
from mlsd_board.layout.routing.router import Route
from mlsd_board.layout.text import Face, wrap
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Connection, Frame, Node, Note, Record
from mlsd_board.model.geometry import Point

_SIZE, _SMALL = 14.0, 12.0
_MARGIN = 16.0


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What the parts of one scene share. Every record travels along where `embed` says so."""

    design: Design
    library: Library
    theme: Theme
    pen: Pen
    routes: Mapping[str, Route]
    embed: bool


def _write(design: Design, options: ExportOptions) -> bytes:
    theme, opened = load_theme(options.theme), _unfolded(design)
    rough = look_of(options.theme).sketched
    sheet = _Sheet(design, options.library, theme, Pen(rough=rough), routes(opened), options.embed)
    elements = list(_elements(sheet))
    shapeless = [
        r
        for id, r in sorted(design.records.items())
        if id not in {*design.boxes, *design.connections, *design.inks}
    ]
    if options.embed and elements and shapeless:
        note = json.loads(extension.written_all(shapeless))
        elements[0].setdefault("customData", {})[extension.BOARD_KEY] = note
    text = json.dumps(scene(elements, theme.background), ensure_ascii=False, indent=1)
    return (text + "\n").encode("utf-8", "replace")


EXPORTER = Exporter(
    "excalidraw",
    "Excalidraw scene",
    (".excalidraw",),
    _write,
    omits=("kinds", "attributes", "details", "folding", "brief", "set aside"),
    carries=("board",),
)


def _unfolded(design: Design) -> Design:
    open_frames = {id: f.model_copy(update={"collapsed": False}) for id, f in design.frames.items()}
    return Design({**design.records, **open_frames})


def _elements(sheet: _Sheet) -> Iterator[Table]:
    design, shapes = sheet.design, dict[str, Table]()
    boxes = [box for box in design.boxes.values() if not isinstance(box, Frame)]
    ordered: list[Box] = [*captions.frames_first(design), *sorted(boxes, key=lambda box: (box.z, box.id))]
    for box in ordered:
        shapes[box.id], words = _box(sheet, box)
        yield shapes[box.id]
        yield words
    for id, ink in sorted(design.inks.items()):
        points = [Point(x, y) for x, y in ink.points]
        yield _marked(sheet, sheet.pen.stroke(id, points, sheet.theme.ink, ink.width), ink, "")
    for _, connection in sorted(design.connections.items()):
        yield from _arrow(sheet, connection, shapes)


def _box(sheet: _Sheet, box: Box) -> tuple[Table, Table]:
    theme, pen = sheet.theme, sheet.pen
    caption = captions.caption(box, sheet.library)
    if isinstance(box, Frame):
        hue, bounded = frame_hue(box, theme), box.role == "boundary"
        style = {"strokeStyle": "dashed"} if bounded else {}
        shape = pen.box(box.id, box.rect, hue.stroke, "" if bounded else hue.fill, **style)
        words = pen.text(shape, [caption], _SMALL, hue.accent, verticalAlign="top", textAlign="left")
    elif isinstance(box, Note):
        shape = pen.box(box.id, box.rect, theme.note.stroke, theme.note.fill, roundness=None)
        rows = _fitted(box, caption, _SMALL)
        words = pen.text(shape, rows, _SMALL, theme.note.text, verticalAlign="top", textAlign="left")
    else:
        hue = theme.hue(sheet.library.hue(box.component))
        shape = pen.box(box.id, box.rect, hue.accent, hue.fill)
        words = pen.text(shape, _fitted(box, caption, _SIZE), _SIZE, theme.ink)
    words["originalText"] = caption
    return _marked(sheet, shape, box, caption), words


def _fitted(box: Node | Note, caption: str, size: float) -> list[str]:
    """The lines that fit a box; what a note says beyond it is kept, since nothing may be lost."""
    most = max(1, int((box.height - 4) / (size * LINE_HEIGHT))) if isinstance(box, Node) else 200
    return wrap(lines(caption), size, Face.REGULAR, max(box.width - _MARGIN, 20), most) or [""]


def _arrow(sheet: _Sheet, connection: Connection, shapes: Mapping[str, Table]) -> Iterator[Table]:
    line, way = sheet.theme.line(connection.kind), sheet.routes.get(connection.id)
    ends = [shapes[connection.source], shapes[connection.target]]
    centres = [Point(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2) for end in ends]
    points = list(way.points) if way and len(way.points) > 1 else centres
    pattern = "solid" if not line.dash else "dashed" if line.dash[0] > 2 else "dotted"
    width = 2 if line.width > 2 else 1
    # The outline of a triangle is not known to Excalidraw before 0.18, which then draws no head at all.
    head = "arrow" if line.hollow else "triangle"
    style = {"strokeStyle": pattern, "strokeWidth": width, "endArrowhead": head}
    arrow = sheet.pen.arrow(connection.id, points, line.colour, ends, **style)
    words = captions.words(connection)
    yield _marked(sheet, arrow, connection, words)
    if words:
        yield sheet.pen.text(arrow, [words], _SMALL, line.colour)


def _marked(sheet: _Sheet, shape: Table, record: Record, shown: str) -> Table:
    if sheet.embed:
        shape["customData"] = {extension.KEY: extension.facts(record, shown)}
    return shape
