"""Arrow heads: filled or hollow by kind, and by mode plain, open, doubled or barred."""

from math import hypot

from mlsd_board.drawing.pieces.outlines import polygon, polyline
from mlsd_board.drawing.primitives import Path
from mlsd_board.drawing.theme import LineStyle
from mlsd_board.model.geometry import Point
from mlsd_board.model.kind import Mode

LENGTH = 8.5
_HALF = 4.25
_CLEARANCE = 1.5
"""Units between the tip and the border it points at, so that both stay crisp."""


class _Axis:
    """Places along and across the last stretch of a line, measured back from its tip."""

    def __init__(self, before: Point, end: Point) -> None:
        length = hypot(end.x - before.x, end.y - before.y) or 1.0
        self._dx, self._dy = (end.x - before.x) / length, (end.y - before.y) / length
        self._end = end

    def at(self, back: float, across: float = 0.0) -> Point:
        x = self._end.x - self._dx * back - self._dy * across
        return Point(x, self._end.y - self._dy * back + self._dx * across)


def head(before: Point, end: Point, style: LineStyle, mode: Mode | None, ground: str) -> tuple[Path, ...]:
    """The head of a line that comes from `before` and ends at `end`; `ground` fills a hollow one."""
    axis = _Axis(before, end)
    if mode is Mode.ASYNC:
        wings = polyline(
            [
                axis.at(_CLEARANCE + LENGTH - 1, _HALF),
                axis.at(_CLEARANCE),
                axis.at(_CLEARANCE + LENGTH - 1, -_HALF),
            ]
        )
        return (Path(wings, stroke=style.colour, width=1.75),)
    first = _triangle(axis, _CLEARANCE, style, ground)
    if mode is Mode.STREAM:
        return (_triangle(axis, _CLEARANCE + LENGTH - 3.0, style, ground), first)
    if mode is Mode.BATCH:
        back = _CLEARANCE + LENGTH + 3.0
        bar = polyline([axis.at(back, _HALF), axis.at(back, -_HALF)])
        return (Path(bar, stroke=style.colour, width=1.75), first)
    return (first,)


def line_end(before: Point, end: Point, style: LineStyle, mode: Mode | None) -> Point:
    """Where the line itself stops, so that it does not show beyond the tip."""
    return _Axis(before, end).at(_CLEARANCE + (0.5 + style.width if mode is Mode.ASYNC else LENGTH / 2))


def _triangle(axis: _Axis, back: float, style: LineStyle, ground: str) -> Path:
    corners = polygon([axis.at(back), axis.at(back + LENGTH, _HALF), axis.at(back + LENGTH, -_HALF)])
    return Path(corners, ground if style.hollow else style.colour, style.colour, 1.25)
