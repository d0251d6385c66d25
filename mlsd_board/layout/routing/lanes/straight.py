"""Taking small steps out of a line where its two halves can just as well lie on one level."""

from collections.abc import Iterator, Sequence

from mlsd_board.layout.routing.lanes.segments import Routed, Segment, segments
from mlsd_board.layout.routing.regions import Box, Regions, Spot
from mlsd_board.layout.routing.ways.way import tidy

_STEP = 28.0
"""A higher step than this, in units, looks meant."""


def straightened(routes: Sequence[Routed], boxes: Regions[Box]) -> list[Routed]:
    """The same routes with fewer small steps."""
    found = list(routes)
    for standing in (False, True):
        stepped = [index for index, route in enumerate(found) if list(_steps(route.points, standing))]
        for index in stepped:
            found[index] = _levelled(found[index], standing, boxes)
    return found


def _levelled(route: Routed, standing: bool, boxes: Regions[Box]) -> Routed:
    """The route with its first avoidable step taken out."""
    pieces = {piece.at: piece for piece in segments([route], standing, boxes)}
    for at in _steps(route.points, standing):
        least = max(pieces[at].least, pieces[at + 2].least)
        most = min(pieces[at].most, pieces[at + 2].most)
        if least <= most:
            place = max(least, min(most, _middle(pieces[at], pieces[at + 2])))
            points = list(route.points)
            for corner in range(at, at + 4):
                x, y = points[corner]
                points[corner] = (place, y) if standing else (x, place)
            return route._replace(points=tidy(points))
    return route


def _middle(one: Segment, two: Segment) -> float:
    """The place that suits both; a piece in the middle of its corridor moves less gladly than an end."""
    if bool(one.docks) == bool(two.docks):
        return (one.place + two.place) / 2
    return two.want if one.docks else one.want


def _steps(points: Sequence[Spot], standing: bool) -> Iterator[int]:
    """The index of the piece before each small step."""
    along = 1 if standing else 0
    for at in range(len(points) - 3):
        a, b, c, d = points[at : at + 4]
        height = abs(c[1 - along] - b[1 - along])
        if b[along] == c[along] and height <= _STEP and (b[along] - a[along]) * (d[along] - c[along]) > 0:
            yield at
