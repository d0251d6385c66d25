"""Swinging curves along an orthogonal route: its corners drawn as wide as the free space beside them allows.

Each bend is one cubic between two places of the route. The four points of a cubic enclose it, so a bend whose
four points keep clear of every box, and of the words on other lines, does so too; where they do not, the bend is
drawn tighter.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from mlsd_board.layout.routing.corners import PathCommand
from mlsd_board.layout.routing.regions import Box, Regions, Spot, grown
from mlsd_board.model.geometry import Point, Rect

CLEARANCE = 6.0
"""Units a bend keeps from every box; the route itself keeps a little more."""
_WIDEST = 84.0
_LONGEST_TO_SHORTEST = 2.6
"""How much further a bend may reach along one of its two segments than along the other."""
_TIGHTEST = 9.0
_FUZZ = 0.25
_SHRINK = 0.8
_SNUG = 24.0
_COVERED = 0.6
"""The share of a label's half that no bend reaches into, unless the segment is short."""
_START, _HEAD = 6.0, 17.0
"""What stays straight where the line leaves its box, and under the arrow head."""
_FULLNESS = 0.6
"""How far the handles of a bend reach towards its corner; 0.55 is an ellipse."""


def barred(boxes: Iterable[Rect], words: Iterable[Rect]) -> Regions[Box]:
    """What curves stay out of: boxes with some air around them, and words."""
    return Regions((*(grown(_box(rect), CLEARANCE) for rect in boxes), *map(_box, words)))


def curved(points: Sequence[Point], barred: Regions[Box], label: Rect | None = None) -> list[PathCommand]:
    """Move, line and cubic commands along the route, which pass through the middle of its own label."""
    if not points:
        return []
    own = label and _box(label)
    room = list(_rooms(points, label))
    commands: list[PathCommand] = [("M", points[0].x, points[0].y)]
    for number, corner in enumerate(points[1:-1], start=1):
        before, after = points[number - 1], points[number + 1]
        near = [box for box in barred.within(surroundings((before, corner, after))) if box != own]
        commands += _bend(before, corner, after, (room[number - 1][1], room[number][0]), near)
    if len(points) > 1:
        commands.append(("L", points[-1].x, points[-1].y))
    return commands


def surroundings(points: Sequence[Point]) -> Box:
    """The area in which that lies which a curve along this route has to mind."""
    xs, ys = [p.x for p in points], [p.y for p in points]
    return min(xs), min(ys), max(xs), max(ys)


def _rooms(points: Sequence[Point], label: Rect | None) -> Iterator[tuple[float, float]]:
    """How much of each segment the bends at its start and at its end may take."""
    last = len(points) - 2
    for number, (a, b) in enumerate(pairwise(points)):
        length = abs(b.x - a.x) + abs(b.y - a.y)
        if label is not None and _carries(a, b, label):
            half = (label.width if a.y == b.y else label.height) / 2
            from_start = abs(label.centre.x - a.x) + abs(label.centre.y - a.y)
            yield _up_to(from_start, half), _up_to(length - from_start, half)
        else:
            head = max(length - (_HEAD if number == last else 0.0), length / 2)
            share = 1.0 if number in (0, last) else 0.5
            yield head * share, max(length - _START, length / 2) * share


def _carries(a: Point, b: Point, label: Rect) -> bool:
    """Whether the middle of the label lies on the segment."""
    left, top, right, bottom = grown((min(a.x, b.x), min(a.y, b.y), max(a.x, b.x), max(a.y, b.y)), _FUZZ)
    return left <= label.centre.x <= right and top <= label.centre.y <= bottom


def _up_to(middle: float, half: float) -> float:
    """A bend ends where it is all but straight as it comes out from below the words."""
    return max(middle - _COVERED * half, min(middle / 2, _SNUG))


def _bend(
    before: Point, corner: Point, after: Point, room: tuple[float, float], near: Sequence[Box]
) -> list[PathCommand]:
    if (before.x == corner.x == after.x) or (before.y == corner.y == after.y):
        return [("L", *corner)]
    reach_in, reach_out = (
        min(_WIDEST, own, other * _LONGEST_TO_SHORTEST) for own, other in (room, room[::-1])
    )
    while True:
        hull = _hull(before, corner, after, reach_in, reach_out)
        tight = max(reach_in, reach_out) <= _TIGHTEST
        if tight or not any(_meets(hull, box) for box in near):
            start, one, two, end = hull
            return [("L", *start), ("C", *one, *two, *end)]
        reach_in, reach_out = (max(reach * _SHRINK, min(reach, _TIGHTEST)) for reach in (reach_in, reach_out))


_Hull = tuple[Spot, Spot, Spot, Spot]


def _hull(before: Point, corner: Point, after: Point, reach_in: float, reach_out: float) -> _Hull:
    """The start, the two handles and the end of a bend."""
    rest = 1 - _FULLNESS
    start, one = _towards(corner, before, reach_in), _towards(corner, before, reach_in * rest)
    two, end = _towards(corner, after, reach_out * rest), _towards(corner, after, reach_out)
    return start, one, two, end


def _towards(start: Point, end: Point, distance: float) -> Spot:
    length = abs(end.x - start.x) + abs(end.y - start.y) or 1.0
    share = distance / length
    return start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share


def _meets(hull: _Hull, box: Box) -> bool:
    """Whether a convex figure and a box overlap: neither their extents nor an edge of the figure parts them."""
    xs, ys = [x for x, _ in hull], [y for _, y in hull]
    left, top, right, bottom = box
    if max(xs) <= left or right <= min(xs) or max(ys) <= top or bottom <= min(ys):
        return False
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    for a, b in pairwise((*hull, hull[0])):
        own = [_side(a, b, spot) for spot in hull]
        other = [_side(a, b, spot) for spot in corners]
        if a != b and ((min(own) >= 0 and max(other) <= 0) or (max(own) <= 0 and min(other) >= 0)):
            return False
    return True


def _side(a: Spot, b: Spot, spot: Spot) -> float:
    return (b[0] - a[0]) * (spot[1] - a[1]) - (b[1] - a[1]) * (spot[0] - a[0])


def _box(rect: Rect) -> Box:
    return rect.x, rect.y, rect.right, rect.bottom
