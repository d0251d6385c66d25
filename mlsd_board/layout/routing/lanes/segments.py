"""The straight pieces of routed connections, and how far each may slide sideways."""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from mlsd_board.layout.routing.regions import Box, Regions, Spot
from mlsd_board.layout.routing.ways.sides import DOWN, LEFT, RIGHT, STUB, UP
from mlsd_board.layout.routing.ways.way import CLEAR

_REACH = 150.0
"""How far to each side a segment looks for room."""
_INSET = 6.0
"""Units between the corner of a box and the outermost line on its side."""
_HEADS = 14.0
"""Units beside a box that belong to the heads of the arrows which end there."""


class Routed(NamedTuple):
    """A connection under way: its corner points, the boxes at its ends, the points it must pass, the size of its label."""

    points: list[Spot]
    source: Box
    target: Box
    waypoints: tuple[Spot, ...]
    label: tuple[float, float] | None = None


Dock = tuple[Box, int]
"""A side of a box."""

EDGE = -1
"""Stands for the connection where a piece is the edge of a frame."""


@dataclass(slots=True)
class Segment:
    """One straight piece; `place` is its x when it stands and its y when it lies."""

    wire: int
    at: int
    place: float
    low: float
    high: float
    least: float
    most: float
    want: float
    docks: tuple[Dock, ...]
    pinned: bool = False
    """Whether it passes a point that the user chose."""


def segments(
    routes: Sequence[Routed], standing: bool, boxes: Regions[Box], pause: Callable[[], object] = lambda: None
) -> list[Segment]:
    """All vertical or all horizontal pieces, with the room each has and where it would like to be."""
    pointed = {docks_of(route)[1] for route in routes if len(route.points) > 1}
    return [
        _segment(route, wire, at, standing, boxes, pointed)
        for wire, route in _paused(routes, pause)
        for at, (a, b) in enumerate(pairwise(route.points))
        if (a[0] == b[0]) == standing and a != b
    ]


def edges(outlines: Iterable[Box], standing: bool) -> list[Segment]:
    """The vertical or horizontal edges of frames as pieces that never move, so that others keep off them."""
    across, along = (0, 1) if standing else (1, 0)
    return [
        Segment(EDGE, number, box[side], box[along], box[along + 2], box[side], box[side], box[side], ())
        for number, box in enumerate(outlines)
        for side in (across, across + 2)
    ]


def _paused(routes: Sequence[Routed], pause: Callable[[], object]) -> Iterator[tuple[int, Routed]]:
    for wire, route in enumerate(routes):
        pause()
        yield wire, route


def docks_of(route: Routed) -> tuple[Dock, Dock]:
    """The sides where the connection leaves and arrives."""
    points = route.points
    return (route.source, _side(points[0], points[1])), (route.target, _side(points[-1], points[-2]))


def _side(border: Spot, outside: Spot) -> int:
    if border[0] != outside[0]:
        return RIGHT if outside[0] > border[0] else LEFT
    return DOWN if outside[1] > border[1] else UP


def _segment(
    route: Routed, wire: int, at: int, standing: bool, boxes: Regions[Box], pointed: Set[Dock]
) -> Segment:
    a, b = route.points[at : at + 2]
    along = 1 if standing else 0
    place, low, high = a[1 - along], min(a[along], b[along]), max(a[along], b[along])
    first, last = at == 0, at == len(route.points) - 2
    docks = tuple(dock for dock, ends in zip(docks_of(route), (first, last), strict=True) if ends)
    if any(_on(spot, place, low, high, along) for spot in route.waypoints):
        return Segment(wire, at, place, low, high, place, place, place, docks, pinned=True)
    least, most = _room(route, at, (place, low, high), along, boxes, pointed)
    want = place if docks or least == place - _REACH or most == place + _REACH else (least + most) / 2
    for box, _ in docks:
        least, most = _on_side(box, 1 - along, place, least, most)
    least, most = _kept(route, at, 1 - along, least, most)
    return Segment(wire, at, place, low, high, least, most, want, docks)


def _kept(route: Routed, at: int, across: int, least: float, most: float) -> tuple[float, float]:
    """The room left when the neighbouring pieces must keep the waypoints on them."""
    points = route.points
    for near, far in ((at, at - 1), (at + 1, at + 2)):
        if route.waypoints and 0 <= far < len(points):
            place, end = points[near][across], points[far][across]
            for spot in route.waypoints:
                if not _on(spot, points[near][1 - across], min(place, end), max(place, end), across):
                    continue
                if end > place:
                    most = min(most, max(place, spot[across] - CLEAR))
                else:
                    least = max(least, min(place, spot[across] + CLEAR))
    return least, most


def _on(spot: Spot, place: float, low: float, high: float, along: int) -> bool:
    return spot[1 - along] == place and low <= spot[along] <= high


def _room(
    route: Routed,
    at: int,
    line: tuple[float, float, float],
    along: int,
    boxes: Regions[Box],
    pointed: Set[Dock],
) -> tuple[float, float]:
    """How far the piece can slide before it comes too near to a box, or to arrow heads that point at it."""
    place, low, high = line
    low, high, least, most = low - CLEAR, high + CLEAR, place - _REACH, place + _REACH
    across, pieces = 1 - along, len(route.points) - 1
    area = (low, least, high, most) if along == 0 else (least, low, most, high)
    for box in boxes.within(area):
        if (at == 0 and box == route.source) or (at == pieces - 1 and box == route.target):
            continue
        own = (at == 1 and box == route.source) or (at == pieces - 2 and box == route.target)
        before, after = (
            STUB if own else _HEADS if (box, side) in pointed else CLEAR for side in (across, across + 2)
        )
        if box[across + 2] <= place:
            least = max(least, min(place, box[across + 2] + before))
        elif box[across] >= place:
            most = min(most, max(place, box[across] - after))
    return least, most


def _on_side(box: Box, across: int, place: float, least: float, most: float) -> tuple[float, float]:
    inset = min(_INSET, (box[across + 2] - box[across]) / 4)
    low, high = box[across] + inset, box[across + 2] - inset
    return max(least, min(place, low)), min(most, max(place, high))
