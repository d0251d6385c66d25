"""A board as a draw.io document: containers for frames, shapes for boxes, connectors that keep the board's routes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from xml.sax.saxutils import quoteattr

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.pieces.wording import lines, one_line
from mlsd_board.drawing.routes import routes
from mlsd_board.drawing.scene import frames_around, scene_of
from mlsd_board.drawing.theme import Theme, load_theme
from mlsd_board.formats import captions, extension
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.drawio import look
from mlsd_board.formats.svg_text import number
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Connection, Frame, Node
from mlsd_board.model.geometry import Point, Rect, nearest_on
from mlsd_board.model.ids import fresh_id
from mlsd_board.model.pages import each_page, page_title

_ROOT = ("0", "1")
_PLAIN = re.compile(r"[A-Za-z0-9_.-]{1,100}")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the parts of one document share. `embed` lets every record travel along.

    `boxes` and `routes` are what is seen: of what hides in a collapsed group, the group and the line that leads there.
    """

    design: Design
    library: Library
    theme: Theme
    names: Mapping[str, str]
    boxes: Mapping[str, Rect]
    routes: Mapping[str, Route]
    embed: bool


def document(book: Design, options: ExportOptions) -> str:
    """The XML, a diagram for each page of the board; the same board always gives the same text."""
    theme = load_theme(options.theme)
    sheets = [
        (page, _sheet(found, options.library, theme, embed=options.embed)) for page, found in each_page(book)
    ]
    rows = ['<mxfile host="MLSD Board">']
    for place, (page, sheet) in enumerate(sheets, 1):
        title = one_line(page_title(book, page.id) if len(sheets) > 1 else book.brief.title) or "Board"
        rows += _diagram(sheet, f"board-{place}", title)
    return "\n".join([*rows, "</mxfile>"]) + "\n"


def _sheet(design: Design, library: Library, theme: Theme, *, embed: bool) -> Sheet:
    scene, found = scene_of(design), routes(design)
    boxes = {**scene.boxes, **{id: scene.boxes[group] for id, group in scene.hidden_in.items()}}
    ways = {
        id: found[a.connection.id]
        for a in scene.arrows.values()
        for id in a.stands_for
        if a.connection.id in found
    }
    return Sheet(design, library, theme, _names(design), boxes, ways, embed)


def _diagram(sheet: Sheet, id: str, title: str) -> Iterator[str]:
    background = quoteattr(sheet.theme.background)
    yield f' <diagram id="{id}" name={quoteattr(title)}>'
    yield f'  <mxGraphModel grid="1" gridSize="8" page="0" math="0" shadow="0" background={background}>'
    yield "   <root>"
    yield from (f"    {row}" for row in _cells(sheet))
    yield "   </root>"
    yield "  </mxGraphModel>"
    yield " </diagram>"


def _cells(sheet: Sheet) -> Iterator[str]:
    design = sheet.design
    shapeless = [r for id, r in sorted(design.records.items()) if id not in sheet.names]
    note = extension.written_all(shapeless) if sheet.embed and shapeless else ""
    yield (
        f'<object label="" {extension.KEY}={quoteattr(note)} id="0"><mxCell/></object>'
        if note
        else '<mxCell id="0"/>'
    )
    yield '<mxCell id="1" parent="0"/>'
    for frame in captions.frames_first(design):
        yield _frame(sheet, frame)
    boxes = [box for box in design.boxes.values() if not isinstance(box, Frame)]
    for box in sorted(boxes, key=lambda box: (box.z, box.id)):
        yield _box(sheet, box)
    for _, connection in sorted(design.connections.items()):
        yield _arrow(sheet, connection)


def _frame(sheet: Sheet, frame: Frame) -> str:
    geometry = _geometry(sheet, frame, frame.shown_rect)
    more = ' connectable="1"'
    if frame.collapsed:
        wide = f'width="{number(frame.width)}" height="{number(frame.height)}"'
        geometry = f'{geometry.removesuffix("/>")}><mxRectangle {wide} as="alternateBounds"/></mxGeometry>'
        more += ' collapsed="1"'
    label = escape(one_line(captions.caption(frame, sheet.library)))
    return _vertex(sheet, frame, label, look.frame_style(frame, sheet.theme), geometry, more)


def _box(sheet: Sheet, box: Box) -> str:
    geometry = _geometry(sheet, box, box.rect)
    if not isinstance(box, Node):
        text = "<br>".join(escape(line) for line in lines(captions.caption(box, sheet.library)).split("\n"))
        return _vertex(sheet, box, text, look.note_style(sheet.theme), geometry)
    kind = captions.subtitle(box, sheet.library)
    label = f"<b>{escape(captions.title(box, sheet.library))}</b>"
    if kind:
        small = f'style="font-size:10px" color="{sheet.theme.muted}"'
        label += f"<br><font {small}>{escape(kind)}</font>"
    style = look.box_style(box.component, sheet.library, sheet.theme)
    return _vertex(sheet, box, label, style, geometry)


def _arrow(sheet: Sheet, connection: Connection) -> str:
    names, way = sheet.names, sheet.routes.get(connection.id)
    style = look.line_style(connection, sheet.theme)
    around = _frame_around_both(sheet.design, connection)
    geometry = '<mxGeometry relative="1" as="geometry"/>'
    if way and len(way.points) > 1:
        for name, end, at in (
            ("exit", connection.source, way.points[0]),
            ("entry", connection.target, way.points[-1]),
        ):
            style |= look.port(name, at, sheet.boxes[end]) if end in sheet.boxes else {}
        geometry = _course(way, Point(around.x, around.y) if around else Point(0, 0))
    ends = f'source="{names[connection.source]}" target="{names[connection.target]}"'
    parent = names[around.id] if around else "1"
    cell = (
        f'<mxCell style={quoteattr(look.style(style))} edge="1" parent="{parent}" {ends}>{geometry}</mxCell>'
    )
    return _object(sheet, connection, escape(captions.words(connection)), captions.words(connection), cell)


def _course(way: Route, origin: Point) -> str:
    """The corners of a line from `origin` on; how far along it the words lie, and how far off it."""
    corners = "".join(_point(x - origin.x, y - origin.y) for x, y in way.points[1:-1])
    place, aside = "", ""
    if way.label:
        centre = way.label.centre
        share, at = nearest_on(way.points, centre)
        place = f' x="{number(2 * share - 1)}"'
        aside = _point(centre.x - at.x, centre.y - at.y, ' as="offset"')
    return f'<mxGeometry{place} relative="1" as="geometry"><Array as="points">{corners}</Array>{aside}</mxGeometry>'


def _point(x: float, y: float, role: str = "") -> str:
    return f'<mxPoint x="{number(x)}" y="{number(y)}"{role}/>'


def _vertex(sheet: Sheet, box: Box, label: str, style: str, geometry: str, more: str = "") -> str:
    parent = sheet.names.get(box.frame or "", "1")
    cell = f'<mxCell style={quoteattr(style)} vertex="1" parent="{parent}"{more}>{geometry}</mxCell>'
    return _object(sheet, box, label, captions.caption(box, sheet.library), cell)


def _object(sheet: Sheet, record: Box | Connection, label: str, shown: str, cell: str) -> str:
    """A cell with what travels along; `label` is HTML, `shown` the words in it."""
    extra = f" {extension.KEY}={quoteattr(extension.written(record, shown))}" if sheet.embed else ""
    return f'<object label={quoteattr(label)}{extra} id="{sheet.names[record.id]}">{cell}</object>'


def _geometry(sheet: Sheet, box: Box, rect: Rect) -> str:
    around = sheet.design.frames.get(box.frame or "")
    x, y = (rect.x - around.x, rect.y - around.y) if around else (rect.x, rect.y)
    place = f'x="{number(x)}" y="{number(y)}" width="{number(rect.width)}" height="{number(rect.height)}"'
    return f'<mxGeometry {place} as="geometry"/>'


def _names(design: Design) -> dict[str, str]:
    """An id for each shape and connector that XML and draw.io take as it is; plain ids stay themselves."""
    wanted = sorted([*design.boxes, *design.connections])
    names = {id: id for id in wanted if _PLAIN.fullmatch(id) and id not in _ROOT}
    taken = {*names, *_ROOT}
    for id in wanted:
        if id not in names:
            names[id] = fresh_id(f"el_{id}", taken)
            taken.add(names[id])
    return names


def _frame_around_both(design: Design, connection: Connection) -> Frame | None:
    """The innermost frame that both ends lie in: folding it away hides the arrow too."""
    around = [frame for frame in frames_around(design, connection.source) if frame.id != connection.target]
    return next((f for f in around if connection.target in design.with_members([f.id])), None)
