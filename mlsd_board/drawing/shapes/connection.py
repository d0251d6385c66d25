"""An arrow: a line in the style of its kind along its route, and a head in the style of its mode."""

from typing import cast

from mlsd_board.drawing.pieces.wording import one_line
from mlsd_board.drawing.primitives import Command, Group, Path
from mlsd_board.drawing.scene import Arrow
from mlsd_board.drawing.shapes.head import head, line_end
from mlsd_board.drawing.shapes.label import spoken_kind
from mlsd_board.drawing.shapes.tag import spoken_tag, tag_on_line
from mlsd_board.drawing.theme import LineStyle, Theme
from mlsd_board.layout.routing.corners import rounded
from mlsd_board.layout.routing.curves import curved
from mlsd_board.layout.routing.regions import Box, Regions
from mlsd_board.layout.routing.router import Route

CORNER = 9.0
_HOLLOW_CORE = 0.4
"""The share of a double line's width that is the gap between the two."""


def connection_group(
    arrow: Arrow, route: Route, theme: Theme, ground: str, swing: Regions[Box] | None = None
) -> Group:
    """Line and head, a hollow head filled with the `ground` it lies on.

    With `swing` the line is a curve that keeps clear of these boxes. The words are a group of their own, since
    they lie above the lines of all arrows.
    """
    children = _stroke(arrow, route, theme, ground, swing)
    return Group(arrow.connection.id, "connection", children, _spoken(arrow))


def line_paths(commands: tuple[Command, ...], style: LineStyle, ground: str) -> tuple[Path, ...]:
    """A line without its head; the gap of a double line is drawn in the colour of the ground."""
    line = Path(commands, stroke=style.colour, width=style.width, dash=style.dash)
    if not style.double:
        return (line,)
    return (line, Path(commands, stroke=ground, width=style.width * _HOLLOW_CORE))


def _stroke(
    arrow: Arrow, route: Route, theme: Theme, ground: str, swing: Regions[Box] | None
) -> tuple[Path, ...]:
    points = route.points
    if len(points) < 2:
        return ()
    style, mode = theme.line(arrow.connection.kind), arrow.connection.mode
    before, end = points[-2], points[-1]
    line = [*points[:-1], line_end(before, end, style, mode)]
    bent = rounded(line, CORNER) if swing is None else curved(line, swing, route.label)
    # The router spells the same commands with a narrower type of its own.
    commands = cast("tuple[Command, ...]", tuple(bent))
    tag = () if route.label else tag_on_line(arrow.connection.tag, points[len(points) // 2], theme)
    return (*line_paths(commands, style, ground), *head(before, end, style, mode, ground), *tag)


def _spoken(arrow: Arrow) -> str:
    connection = arrow.connection
    kind = spoken_kind(connection)
    mode = connection.mode.value if connection.mode else ""
    words = [one_line(connection.label), kind, mode, spoken_tag(connection.tag)]
    spoken = " · ".join(word for word in words if word)
    count = len(arrow.stands_for)
    return f"{spoken} ({count} connections)" if count > 1 else spoken
