"""What is not on the board and should be: a box and an arrow in broken lines, with the word for it."""

from mlsd_board.catalog.library import Library
from mlsd_board.drawing.icons import icon
from mlsd_board.drawing.pieces.outlines import box, polyline
from mlsd_board.drawing.pieces.typesetting import (
    FACES,
    SMALL_SIZE,
    TITLE_SIZE,
    Line,
    block,
    block_height,
    centred,
)
from mlsd_board.drawing.primitives import Group, Path, Primitive
from mlsd_board.drawing.shapes.head import head, line_end
from mlsd_board.drawing.theme import LineStyle, Theme
from mlsd_board.layout.routing.router import Route
from mlsd_board.layout.text import elide
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.geometry import Rect

_DASH = (6.0, 4.0)
_PAD, _ICON, _GAP = 12.0, 20.0, 10.0


def ghost_box(node: Node, library: Library, theme: Theme) -> Group:
    """A box that is missing."""
    tone, rect = theme.window.ghost, node.rect
    component = library.components.get(node.component)
    title = library.title(node.component)
    left = rect.x + _PAD + _ICON + _GAP
    room = max(rect.right - _PAD - left, 1.0)
    short = elide(title, TITLE_SIZE, FACES["semibold"], room)
    said = [Line(short, TITLE_SIZE, tone, "semibold"), Line("missing", SMALL_SIZE, tone)]
    ground = Path(box(rect, 10.0), fill=theme.background)
    outline = Path(box(rect, 10.0), theme.window.ghost_fill, tone, 1.6, _DASH)
    sign = icon(
        component.icon if component else None,
        Rect(rect.x + _PAD, rect.centre.y - _ICON / 2, _ICON, _ICON),
        tone,
    )
    words = block(said, left, rect.centre.y - block_height(said) / 2)
    return Group(f"{node.id}.missing", "figure", (ground, outline, *sign, *words), f"missing: {title}")


def ghost_arrow(wire: Connection, route: Route, theme: Theme) -> Group:
    """An arrow that is missing, with the kind it would have."""
    style = LineStyle(colour=theme.window.ghost, width=2.0, dash=_DASH)
    before, end = route.points[-2], route.points[-1]
    line = [*route.points[:-1], line_end(before, end, style, None)]
    kind = wire.kind.value if wire.kind else "arrow"
    children: list[Primitive] = [
        Path(polyline(line), stroke=style.colour, width=style.width, dash=style.dash),
        *head(before, end, style, None, theme.background),
    ]
    if route.label is not None:
        text = Line(kind, SMALL_SIZE, theme.window.ghost, "semibold")
        children += [Path(box(route.label, 5.0), fill=theme.background), centred(text, route.label.centre)]
    return Group(f"{wire.id}.missing", "figure", tuple(children), f"missing: {kind}")
