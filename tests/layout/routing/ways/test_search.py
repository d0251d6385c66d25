"""The search finds the cheapest way, weighs bends against length, and says when there is none."""

import random
from heapq import heappop, heappush

import pytest

from mlsd_board.layout.routing.ways.search import End, cheapest, grid
from mlsd_board.layout.routing.ways.way import BEND

LINES = [float(step * 20) for step in range(12)]


def test_straight_when_free():
    price, way = cheapest(grid(LINES, LINES, [], None), [End(0, 40, 0, 0)], [End(220, 40, 0, 0)])
    assert price == 220
    assert {y for _, y in way} == {40}


def test_around_a_box_with_four_bends():
    barred = [(90.0, 10.0, 130.0, 90.0)]
    price, way = cheapest(grid(LINES, LINES, barred, None), [End(0, 40, 0, 0)], [End(220, 40, 0, 0)])
    assert price == 220 + 2 * 40 + 4 * BEND
    assert min(y for _, y in way) == 0


def test_none_when_walled_in():
    barred = [(90.0, -1e3, 130.0, 1e3)]
    assert cheapest(grid(LINES, LINES, barred, None), [End(0, 40, 0, 0)], [End(220, 40, 0, 0)]) is None


def test_a_dear_start_is_left_alone():
    starts = [End(0, 40, 0, 1000), End(0, 80, 0, 0)]
    _, way = cheapest(grid(LINES, LINES, [], None), starts, [End(220, 40, 0, 0)])
    assert way[0] == (0, 80)


def test_calm_rows_are_avoided_when_the_detour_is_short():
    xs = [0.0, 2000.0]
    ys = [0.0, 100.0, 140.0]
    starts, goals = [End(0, 100, 3, 0), End(0, 100, 1, 0)], [End(2000, 100, 1, 0), End(2000, 100, 3, 0)]
    _, loud = cheapest(grid(xs, ys, [], None), starts, goals)
    _, calm = cheapest(grid(xs, ys, [], (-10, 120)), starts, goals)
    assert {y for _, y in loud} == {100}
    assert 140 in {y for _, y in calm}


@pytest.mark.parametrize("seed", range(12))
def test_never_much_dearer_than_an_exhaustive_search(seed):
    rng = random.Random(seed)
    barred = []
    for _ in range(8):
        x, y = rng.randrange(20, 180), rng.randrange(0, 200)
        barred.append((x, y, x + rng.randrange(10, 60), y + rng.randrange(10, 60)))
    lines = grid(LINES, LINES, barred, None)
    start, goal = End(0, 100, 0, 0), End(220, rng.choice(LINES), 0, 0)
    found = cheapest(lines, [start], [goal])
    wanted = _exhaustive(barred, start, goal)
    assert (found is None) == (wanted is None)
    if found and wanted is not None:
        assert wanted - 1e-6 <= found[0] <= wanted * 1.002 + 1e-6


def _exhaustive(barred, start, goal):
    heap, done = [(0.0, start.x, start.y, start.direction)], set()
    while heap:
        price, x, y, direction = heappop(heap)
        if (x, y, direction) == (goal.x, goal.y, goal.direction):
            return price
        if (x, y, direction) in done:
            continue
        done.add((x, y, direction))
        for turn in (-1, 0, 1):
            heappush(heap, (price + abs(turn) * BEND, x, y, (direction + turn) % 4))
        dx, dy = ((20, 0), (0, 20), (-20, 0), (0, -20))[direction]
        if 0 <= x + dx <= 220 and 0 <= y + dy <= 220 and not _hits(barred, x, y, x + dx, y + dy):
            heappush(heap, (price + 20, x + dx, y + dy, direction))
    return None


def _hits(barred, x, y, to_x, to_y):
    left, right, top, bottom = min(x, to_x), max(x, to_x), min(y, to_y), max(y, to_y)
    return any(
        box[0] < right and left < box[2] and box[1] < bottom and top < box[3] for box in barred
    ) or any(
        (left == right and box[0] < left < box[2] and box[1] < bottom and top < box[3])
        or (top == bottom and box[1] < top < box[3] and box[0] < right and left < box[2])
        for box in barred
    )
