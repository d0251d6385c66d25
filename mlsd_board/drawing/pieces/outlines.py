"""Outlines that several shapes share: rounded boxes, circles, polygons, smooth lines."""

from collections.abc import Sequence

from mlsd_board.drawing.primitives import Command
from mlsd_board.model.geometry import Point, Rect

_CIRCLE = 0.5522847498
"""How far a cubic's handles reach towards the corner for a quarter circle."""

Corners = tuple[float, float, float, float]
"""Radii of the corners: top left, top right, bottom right, bottom left."""


def box(rect: Rect, radius: float | Corners = 0.0) -> tuple[Command, ...]:
    """A rectangle with round corners, clockwise from its top left."""
    limit = min(rect.width, rect.height) / 2
    given = radius if isinstance(radius, tuple) else (radius,) * 4
    a, b, c, d = (min(r, limit) for r in given)
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    k = 1 - _CIRCLE
    commands: list[Command] = [("M", x + a, y), ("L", right - b, y)]
    if b:
        commands.append(("C", right - b * k, y, right, y + b * k, right, y + b))
    commands.append(("L", right, bottom - c))
    if c:
        commands.append(("C", right, bottom - c * k, right - c * k, bottom, right - c, bottom))
    commands.append(("L", x + d, bottom))
    if d:
        commands.append(("C", x + d * k, bottom, x, bottom - d * k, x, bottom - d))
    commands.append(("L", x, y + a))
    if a:
        commands.append(("C", x, y + a * k, x + a * k, y, x + a, y))
    return (*commands, ("Z",))


def circle(centre: Point, radius: float) -> tuple[Command, ...]:
    side = 2 * radius
    return box(Rect(centre.x - radius, centre.y - radius, side, side), radius)


def polygon(points: Sequence[Point]) -> tuple[Command, ...]:
    return (*polyline(points), ("Z",))


def polyline(points: Sequence[Point]) -> tuple[Command, ...]:
    first, *others = points
    return (("M", first.x, first.y), *(("L", p.x, p.y) for p in others))


def smooth(points: Sequence[Point]) -> tuple[Command, ...]:
    """A curve through all the points without corners (Catmull-Rom)."""
    if len(points) < 3:
        return polyline(points if len(points) > 1 else [points[0], points[0]])
    padded = [points[0], *points, points[-1]]
    commands: list[Command] = [("M", points[0].x, points[0].y)]
    for before, start, end, after in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        one = Point(start.x + (end.x - before.x) / 6, start.y + (end.y - before.y) / 6)
        two = Point(end.x - (after.x - start.x) / 6, end.y - (after.y - start.y) / 6)
        commands.append(("C", one.x, one.y, two.x, two.y, end.x, end.y))
    return tuple(commands)
