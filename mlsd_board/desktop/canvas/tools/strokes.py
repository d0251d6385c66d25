"""Strokes of the pen as points: leaving out what a smooth line does not need, and what an eraser touches."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from mlsd_board.model.geometry import Point


def simplified(points: Sequence[Point], tolerance: float) -> list[Point]:
    """The fewest of the points from which no other is farther than `tolerance` (Ramer, Douglas and Peucker)."""
    if len(points) < 3:
        return list(points)
    kept = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        if last - first < 2:
            continue
        offs = [_distance(points[i], points[first], points[last]) for i in range(first + 1, last)]
        farthest = max(range(len(offs)), key=offs.__getitem__)
        if offs[farthest] > tolerance:
            middle = first + 1 + farthest
            kept.add(middle)
            waiting += [(first, middle), (middle, last)]
    return [points[i] for i in sorted(kept)]


def touches(line: Sequence[Point], start: Point, end: Point, reach: float) -> bool:
    """Whether a straight sweep from `start` to `end` comes within `reach` of a line."""
    pieces = list(pairwise(line)) or [(line[0], line[0])]
    return any(_gap(a, b, start, end) <= reach for a, b in pieces)


def _gap(a: Point, b: Point, c: Point, d: Point) -> float:
    """The distance of two straight pieces; 0 where they cross."""
    if _crosses(a, b, c, d):
        return 0.0
    return min(_distance(a, c, d), _distance(b, c, d), _distance(c, a, b), _distance(d, a, b))


def _crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    return _turn(a, b, c) * _turn(a, b, d) < 0 and _turn(c, d, a) * _turn(c, d, b) < 0


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)


def _distance(point: Point, a: Point, b: Point) -> float:
    """From a point to the nearest place between `a` and `b`."""
    dx, dy = b.x - a.x, b.y - a.y
    length = dx * dx + dy * dy
    share = 0.0 if length == 0 else min(max(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0.0), 1.0)
    return hypot(point.x - a.x - share * dx, point.y - a.y - share * dy)
