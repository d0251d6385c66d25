"""The cheapest way over a grid of free lines, where every bend has its price (A*)."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import pairwise
from typing import NamedTuple

from mlsd_board.layout.routing.regions import Box, Spot
from mlsd_board.layout.routing.ways.way import BEND

_DEAR = 1.3
"""How much dearer it is to go sideways where the board should stay calm."""

EAGER = 1.002
"""Leans a little towards the goal, which saves walking through all ways of equal price."""
HASTY = 1.15
"""Leans towards the goal: among many boxes, a good way soon is better than the best way late."""


class End(NamedTuple):
    """Where a search may start or finish: a spot, the direction of travel there, and its price."""

    x: float
    y: float
    direction: int
    price: float


class Grid(NamedTuple):
    """Crossing lines; the price of the step to the right and of the step down from each crossing, 0 if barred.

    `lean` says how much a search leans towards the goal.
    """

    xs: list[float]
    ys: list[float]
    right: list[float]
    down: list[float]
    lean: float = EAGER


def grid(
    xs: list[float],
    ys: list[float],
    barred: Sequence[Box],
    calm: tuple[float, float] | None,
    lean: float = EAGER,
) -> Grid:
    """The free steps between sorted lines; inside the rows `calm`, going sideways is dearer."""
    across = [b - a for a, b in pairwise(xs)] + [0.0]
    right: list[float] = []
    for y in ys:
        dear = calm is not None and calm[0] < y < calm[1]
        right += [step * _DEAR for step in across] if dear else across
    down: list[float] = []
    for a, b in pairwise(ys):
        down += [b - a] * len(xs)
    down += [0.0] * len(xs)
    found = Grid(xs, ys, right, down, lean)
    columns = {span: _crossed(xs, *span) for span in {(box[0], box[2]) for box in barred}}
    rows = {span: _crossed(ys, *span) for span in {(box[1], box[3]) for box in barred}}
    for left, top, right_edge, bottom in barred:
        _bar(found, columns[left, right_edge], rows[top, bottom])
    return found


class _Crossed(NamedTuple):
    """Lines inside a span, from the first on, and the steps that lead into it or start there."""

    first: int
    end: int
    step: int
    last_step: int


def _crossed(lines: list[float], low: float, high: float) -> _Crossed:
    first, end = bisect_right(lines, low), bisect_left(lines, high)
    return _Crossed(first, end, max(0, first - 1), min(len(lines) - 1, end))


def _bar(lines: Grid, columns: _Crossed, rows: _Crossed) -> None:
    width = len(lines.xs)
    if columns.last_step > columns.step:
        steps = [0.0] * (columns.last_step - columns.step)
        for row in range(rows.first, rows.end):
            lines.right[row * width + columns.step : row * width + columns.last_step] = steps
    if rows.last_step > rows.step:
        steps = [0.0] * (rows.last_step - rows.step)
        for column in range(columns.first, columns.end):
            lines.down[rows.step * width + column : rows.last_step * width + column : width] = steps


def cheapest(lines: Grid, starts: Sequence[End], goals: Sequence[End]) -> tuple[float, list[Spot]] | None:
    """The price and the crossings passed on the way from some start to some goal, or None when there is no way."""
    width = len(lines.xs)
    price: dict[int, float] = {}
    came: dict[int, int] = {}
    done: set[int] = set()
    heap: list[tuple[float, int]] = []
    targets: dict[int, list[End]] = {}
    for goal in goals:
        targets.setdefault(_node(lines, goal), []).append(goal)
    final = 4 * width * len(lines.ys)
    guess = _Guess(lines, goals)
    for start in starts:
        state = _node(lines, start) * 4 + start.direction
        if start.price < price.get(state, 1e18):
            price[state] = start.price
            heappush(heap, (start.price + guess[state], state))
    while heap:
        state = heappop(heap)[1]
        if state == final:
            return price[final], _way(lines, came, final)
        if state in done:
            continue
        done.add(state)
        steps = _steps(lines, width, state)
        if state >> 2 in targets:
            steps += [(final, cost) for cost in _finish(targets[state >> 2], state & 3)]
        for after, cost in steps:
            total = price[state] + cost
            if total < price.get(after, 1e18) - 1e-6:
                price[after] = total
                came[after] = state
                heappush(heap, (total + (0.0 if after == final else guess[after]), after))
    return None


def _steps(lines: Grid, width: int, state: int) -> list[tuple[int, float]]:
    node, direction = state >> 2, state & 3
    right, down = lines.right, lines.down
    found = []
    if direction != 2 and (cost := right[node]):
        found.append((state - direction + 4, cost if direction == 0 else cost + BEND))
    if direction != 3 and (cost := down[node]):
        found.append((state - direction + 4 * width + 1, cost if direction == 1 else cost + BEND))
    if direction != 0 and (cost := right[node - 1]):
        found.append((state - direction - 2, cost if direction == 2 else cost + BEND))
    if direction != 1 and (cost := down[node - width]):
        found.append((state - direction - 4 * width + 3, cost if direction == 3 else cost + BEND))
    return found


def _finish(ends: Sequence[End], direction: int) -> list[float]:
    """What it costs to end here, if that can be done without turning round."""
    prices = [
        end.price + (BEND if direction != end.direction else 0.0)
        for end in ends
        if (direction - end.direction) % 4 != 2
    ]
    return [min(prices)] if prices else []


class _Guess(dict[int, float]):
    """What the rest of the way costs at the very least, worked out when first asked for."""

    def __init__(self, lines: Grid, goals: Sequence[End]) -> None:
        super().__init__()
        self._width = len(lines.xs)
        self._goals = [_sighted(lines, goal) for goal in goals]
        self._lean = lines.lean

    def __missing__(self, state: int) -> float:
        row, column = divmod(state >> 2, self._width)
        direction = state & 3
        least = 1e18
        for price, across, down, aside, below, turning in self._goals:
            found = across[column] + down[row] + price
            if found < least:
                found += turning[direction][aside[column] + below[row]]
                if found < least:
                    least = found
        self[state] = least = least * self._lean
        return least


class _Sighted(NamedTuple):
    """A goal as seen from each column and row: how far away, on which side, and what the bends cost by direction."""

    price: float
    across: list[float]
    down: list[float]
    aside: list[int]
    below: list[int]
    turning: list[list[float]]


def _sighted(lines: Grid, goal: End) -> _Sighted:
    x, y, towards, price = goal
    return _Sighted(
        price,
        [abs(x - at) for at in lines.xs],
        [abs(y - at) for at in lines.ys],
        [3 * ((x > at) - (x < at)) for at in lines.xs],
        [(y > at) - (y < at) for at in lines.ys],
        _TURNING[towards],
    )


def _bends(direction: int, towards: int, x: int, y: int) -> int:
    """The fewest bends with which one who travels in `direction` gets to (x, y) and then travels `towards`."""
    ahead, aside = ((x, y), (y, -x), (-x, -y), (-y, x))[direction]
    turn = (towards - direction) % 4
    if turn == 0:
        return 4 if ahead < 0 else 2 if aside else 0
    if turn == 2:
        return 2 if aside else 4
    return 1 if ahead >= 0 and (aside if turn == 1 else -aside) >= 0 else 3


_SIGNS = ((0, 0), (0, 1), (1, -1), (1, 0), (1, 1), (-1, -1), (-1, 0), (-1, 1), (0, -1))
"""So sorted that the signs of x and y are found at 3x + y, counted from the end where that is negative."""
_TURNING = [
    [[BEND * _bends(direction, towards, x, y) for x, y in _SIGNS] for direction in range(4)]
    for towards in range(4)
]
"""The price of the bends that must still come, by directions and by where the goal lies."""


def _node(lines: Grid, end: End) -> int:
    return bisect_left(lines.ys, end.y) * len(lines.xs) + bisect_left(lines.xs, end.x)


def _way(lines: Grid, came: dict[int, int], state: int) -> list[Spot]:
    width = len(lines.xs)
    found: list[Spot] = []
    while state in came:
        state = came[state]
        row, column = divmod(state >> 2, width)
        found.append((lines.xs[column], lines.ys[row]))
    return found[::-1]
