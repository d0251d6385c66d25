"""Which of two connections that run side by side belongs on which side, so that they do not cross."""

from collections.abc import Sequence
from functools import cmp_to_key, partial
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from mlsd_board.layout.routing.lanes.segments import Dock, Routed, Segment, docks_of
from mlsd_board.layout.routing.regions import Spot
from mlsd_board.layout.routing.ways.sides import DOWN, LEFT, RIGHT, UP


class Walk(NamedTuple):
    """A connection walked along: its points, the end of the piece walked on, and the step to the next end."""

    points: Sequence[Spot]
    at: int
    step: int


def leaning(one: Walk, two: Walk, direction: int, slack: float) -> int:
    """-1 when `one` must keep to the left of `two` as both travel on, 1 to the right, 0 when it does not matter.

    Both run together in `direction`; whichever turns off first, to that side it belongs. What is left of the
    other stays left of it through every bend they share.
    """
    (p, i, p_step), (q, j, q_step) = one, two
    while True:
        along, sign = direction & 1, 1 if direction in (RIGHT, DOWN) else -1
        ahead = (q[j][along] - p[i][along]) * sign
        p_turn, q_turn = _turn(p, i, p_step, direction), _turn(q, j, q_step, direction)
        if ahead > slack:
            return p_turn
        if ahead < -slack:
            return -q_turn
        if p_turn != q_turn or not p_turn:
            return (p_turn > q_turn) - (p_turn < q_turn)
        direction = (direction + p_turn) % 4
        i, j = i + p_step, j + q_step


def _turn(points: Sequence[Spot], at: int, step: int, direction: int) -> int:
    """-1 for a turn to the left at this point, 1 to the right, 0 at the end."""
    after = at + step
    if not 0 <= after < len(points):
        return 0
    across = 1 - (direction & 1)
    change = points[after][across] - points[at][across]
    turn = (change > 0) - (change < 0)
    return turn if direction in (RIGHT, UP) else -turn


def compared(a: Segment, b: Segment, routes: Sequence[Routed], standing: bool, slack: float) -> int:
    """-1 when `a` should have the smaller place of two parallel pieces, 1 when `b` should, 0 for either."""
    forth, back = (UP, DOWN) if standing else (RIGHT, LEFT)
    found = leaning(_walk(a, routes, forth), _walk(b, routes, forth), forth, slack)
    return found or -leaning(_walk(a, routes, back), _walk(b, routes, back), back, slack)


def _walk(segment: Segment, routes: Sequence[Routed], direction: int) -> Walk:
    points, at = routes[segment.wire].points, segment.at
    along = direction & 1
    rising = points[at + 1][along] > points[at][along]
    if rising == (direction in (RIGHT, DOWN)):
        return Walk(points, at + 1, 1)
    return Walk(points, at, -1)


def ranked_docks(routes: Sequence[Routed], slack: float) -> dict[Dock, list[int]]:
    """For every side in use, the connections on it from left to right or from top to bottom.

    A connection is named by its index, one that arrives by the complement of its index.
    """
    found: dict[Dock, list[int]] = {}
    for index, route in enumerate(routes):
        for name, dock in zip((index, ~index), docks_of(route), strict=True):
            found.setdefault(dock, []).append(name)
    for (_, side), names in found.items():
        names.sort(key=cmp_to_key(partial(_rank, routes, side, slack)))
    return found


def _rank(routes: Sequence[Routed], side: int, slack: float, a: int, b: int) -> int:
    found = leaning(_leaving(routes, a), _leaving(routes, b), side, slack)
    return found if side in (RIGHT, UP) else -found


def _leaving(routes: Sequence[Routed], name: int) -> Walk:
    if name >= 0:
        return Walk(routes[name].points, 1, 1)
    points = routes[~name].points
    return Walk(points, len(points) - 2, -1)


def in_order(count: int, before: Sequence[tuple[int, int]]) -> list[int]:
    """0..count-1 so that the first of each pair comes before the second; the lowest first where pairs disagree."""
    after: list[list[int]] = [[] for _ in range(count)]
    waits = [0] * count
    for first, second in before:
        after[first].append(second)
        waits[second] += 1
    ready = [index for index in range(count) if not waits[index]]
    heapify(ready)
    left = dict.fromkeys(range(count))
    found: list[int] = []
    while left:
        index = heappop(ready) if ready else min(left, key=lambda i: (waits[i], i))
        if index not in left:
            continue
        del left[index]
        found.append(index)
        for later in after[index]:
            waits[later] -= 1
            if not waits[later]:
                heappush(ready, later)
    return found
