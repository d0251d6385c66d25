"""Judging pictures of the same boxes before a line is routed: how far arrows run, how often they cross, how small all is shown."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from mlsd_board.model.geometry import Point, Rect, Size

_CROSSING, _BEND = 150.0, 60.0
"""Units of length that a crossing and a bend are worth."""
_OUT = 60.0
"""How far an arrow steps out of its column to pass a box in it."""
_MOST = 400
"""Arrows whose crossings are counted; of more, every second, third …"""


class Link(NamedTuple):
    """A connection between two items of a level, by number, in the direction of the flow.

    Where an item is a frame, `start` and `end` say where in it the boxes lie; one that stays in its item counts for
    the picture only.
    """

    source: int
    target: int
    label: Size
    start: Rect
    end: Rect


_Line = tuple[float, float, float, float]


def trouble(
    corners: Mapping[int, Point], sizes: Sequence[Size], links: Sequence[Link], width_to_height: float
) -> float:
    """What following an arrow costs on the average, times the size of the screen that all would fit on."""
    rects = {item: Rect(*corner, *sizes[item]) for item, corner in corners.items()}
    columns: dict[float, list[float]] = {}
    for rect in rects.values():
        columns.setdefault(rect.centre.x, []).append(rect.centre.y)
    ways = [list(_way(link, rects, columns)) for link in links]
    length = sum(abs(right - left) + abs(bottom - top) for way in ways for left, top, right, bottom in way)
    bends = sum(len(way) - 1 for way in ways)
    some = ways[:: 1 + len(ways) // _MOST]
    crossings = sum(_cross(p, q) for one, two in combinations(some, 2) for p in one for q in two)
    crossings_of_all = crossings * (len(ways) / len(some)) ** 2
    right, bottom = max(r.right for r in rects.values()), max(r.bottom for r in rects.values())
    cost = length + _BEND * bends + _CROSSING * crossings_of_all
    return cost / len(ways) * max(right / width_to_height, bottom)


def _way(link: Link, rects: Mapping[int, Rect], columns: Mapping[float, Sequence[float]]) -> Iterator[_Line]:
    """Straight from side to side, or beside the column that both are in where something lies between them."""
    one, two = rects[link.source], rects[link.target]
    a, b = link.start.moved(one.x, one.y), link.end.moved(two.x, two.y)
    low, high = sorted((one.centre.y, two.centre.y))
    apart = link.source == link.target or one.right <= two.x or two.right <= one.x
    if apart or not any(low < y < high for x in (one.centre.x, two.centre.x) for y in columns[x]):
        yield _straight(a, b)
    else:
        out = min(one.x, two.x) - _OUT
        yield out, a.centre.y, a.x, a.centre.y
        yield out, a.centre.y, out, b.centre.y
        yield out, b.centre.y, b.x, b.centre.y


def _straight(a: Rect, b: Rect) -> _Line:
    if a.right <= b.x:
        return a.right, a.centre.y, b.x, b.centre.y
    if b.right <= a.x:
        return b.right, b.centre.y, a.x, a.centre.y
    above, below = (a, b) if a.centre.y <= b.centre.y else (b, a)
    return above.centre.x, above.bottom, below.centre.x, below.y


def _cross(p: _Line, q: _Line) -> bool:
    if max(p[0], p[2]) < min(q[0], q[2]) or max(q[0], q[2]) < min(p[0], p[2]):
        return False
    return _parts(p, q) and _parts(q, p)


def _parts(p: _Line, q: _Line) -> bool:
    """Whether the ends of the second line lie on different sides of the first."""
    x, y, across, along = p[0], p[1], p[2] - p[0], p[3] - p[1]
    return (across * (q[1] - y) - along * (q[0] - x)) * (across * (q[3] - y) - along * (q[2] - x)) < 0
