"""Rounded corners for a poly-line, as drawing commands that screen and files share."""

from collections.abc import Sequence
from math import hypot
from typing import Literal

from mlsd_board.model.geometry import Point

Line = tuple[Literal["M", "L"], float, float]
Curve = tuple[Literal["C"], float, float, float, float, float, float]
PathCommand = Line | Curve

_CIRCLE = 0.5522847498
"""How far a cubic's handles reach towards the corner for a quarter circle."""


def rounded(points: Sequence[Point], radius: float = 8.0) -> list[PathCommand]:
    """Move, line and cubic commands along the points; a corner takes at most half of each segment."""
    if not points:
        return []
    commands: list[PathCommand] = [("M", points[0].x, points[0].y)]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        commands += _corner(before, corner, after, radius)
    if len(points) > 1:
        commands.append(("L", points[-1].x, points[-1].y))
    return commands


def _corner(before: Point, corner: Point, after: Point, radius: float) -> list[PathCommand]:
    first, second = _distance(before, corner), _distance(corner, after)
    reach = min(radius, first / 2, second / 2)
    if reach <= 0 or _straight(before, corner, after):
        return [("L", corner.x, corner.y)]
    start, end = _towards(corner, before, reach / first), _towards(corner, after, reach / second)
    one, two = _towards(start, corner, _CIRCLE), _towards(end, corner, _CIRCLE)
    return [("L", start.x, start.y), ("C", one.x, one.y, two.x, two.y, end.x, end.y)]


def _distance(a: Point, b: Point) -> float:
    return hypot(b.x - a.x, b.y - a.y)


def _straight(a: Point, b: Point, c: Point) -> bool:
    return (b.x - a.x) * (c.y - b.y) == (b.y - a.y) * (c.x - b.x)


def _towards(start: Point, end: Point, share: float) -> Point:
    return Point(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share)
