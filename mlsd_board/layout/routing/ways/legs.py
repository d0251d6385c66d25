"""One search from box to box through the waypoints: which lines, which ends, what is in the way."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import NamedTuple

from mlsd_board.layout.routing.regions import Box, Spot, grown, overlap
from mlsd_board.layout.routing.ways.search import EAGER, HASTY, End, Grid, cheapest, grid
from mlsd_board.layout.routing.ways.sides import (
    RIGHT,
    SIDES,
    STEPS,
    Choice,
    Job,
    Sides,
    opposite,
    port,
    runs_back,
)
from mlsd_board.layout.routing.ways.way import CLEAR, Way, tidy

Lines = Callable[[Sequence[tuple[float, float]], float], list[float]]

MANY = 64
"""More boxes than this make a search coarse and hasty, and are not looked at closely."""
_LARGE = 5000
"""So many crossings make a search hasty, too."""
_THIN = 36.0
"""Units between the lines of a coarse search."""


class Terms(NamedTuple):
    """What a search must respect: boxes, area, lines, and the room around boxes and before the first bend."""

    near: Sequence[Box]
    area: Box
    lines: Lines
    clear: float
    stub: float


def searched(job: Job, sides: Sides, terms: Terms) -> Way | None:
    """The cheapest way through all waypoints on these terms, or None when there is none."""
    near, area, lines, clear, stub = terms
    barred = near
    if job.waypoints:
        barred = [box for box in near if not any(_holds(box, spot) for spot in job.waypoints)]
    starts = _ends(job.source, sides.source, stub, barred)
    goals = [
        End(x, y, opposite(side), price)
        for x, y, side, price in _ends(job.target, sides.target, stub, barred)
    ]
    stops = [[End(x, y, side, 0.0) for side in SIDES] for x, y in job.waypoints]
    way: list[Spot] = []
    price = 2 * terms.stub
    for stop in [*stops, goals]:
        if not starts or not stop:
            return None
        found = cheapest(_grid(job, barred, area, lines, clear, [*starts, *stop]), starts, stop)
        if found is None:
            return None
        price += found[0]
        way += found[1]
        starts = [End(*way[-1], _heading(way) if len(way) > 1 else starts[0].direction, 0.0)]
    points = [_back(job.source, way[0], stub), *way, _back(job.target, way[-1], stub)]
    return Way(price, tuple(tidy(points)))


def _grid(
    job: Job, barred: Sequence[Box], area: Box, lines: Lines, clear: float, ends: Sequence[End]
) -> Grid:
    seen = {*barred, job.source, job.target}
    apart = 0.0 if len(barred) <= MANY else _THIN
    columns = _thinned(lines([(box[0], box[2]) for box in seen], clear), apart)
    rows = _thinned(lines([(box[1], box[3]) for box in seen], clear), apart)
    xs = sorted({x for x in columns if area[0] < x < area[2]}.union(end.x for end in ends))
    ys = sorted({y for y in rows if area[1] < y < area[3]}.union(end.y for end in ends))
    calm = None
    if runs_back(job) and barred and not job.waypoints:
        calm = (min(box[1] for box in barred), max(box[3] for box in barred))
    lean = HASTY if apart or len(xs) * len(ys) > _LARGE else EAGER
    return grid(xs, ys, [grown(box, clear) for box in barred], calm, lean)


def _thinned(lines: Sequence[float], apart: float) -> list[float]:
    """The lines without those closer than `apart` to one that is kept."""
    found: list[float] = []
    for at in sorted(lines):
        if not found or at - found[-1] >= apart:
            found.append(at)
    return found


def wide_lines(spans: Sequence[tuple[float, float]], clear: float) -> list[float]:
    """Lines with room on both sides; where a span ends and the next begins, the middle between them."""
    marks = sorted(
        {(low - 2 * clear, False) for low, _ in spans} | {(high + 2 * clear, True) for _, high in spans}
    )
    found: list[float] = []
    after_end = False
    for at, ends in marks:
        if after_end and not ends:
            found[-1] = (found[-1] + at) / 2
        else:
            found.append(at)
        after_end = ends
    return found


def close_lines(spans: Sequence[tuple[float, float]], clear: float) -> list[float]:
    """Lines as close as allowed: when these do not lead anywhere, nothing does."""
    return [low - clear for low, _ in spans] + [high + clear for _, high in spans] + wide_lines(spans, clear)


def _ends(box: Box, choices: Sequence[Choice], stub: float, barred: Sequence[Box]) -> list[End]:
    """The spots at the end of the stubs that are free."""
    found = []
    left, top, right, bottom = grown(box, 2 * stub)
    around = [
        other
        for other in barred
        if other[0] < right and left < other[2] and other[1] < bottom and top < other[3] and other != box
    ]
    for side, price in choices:
        x, y = port(box, side)
        dx, dy = STEPS[side]
        far_x, far_y = x + dx * stub, y + dy * stub
        reach = grown((min(x, far_x), min(y, far_y), max(x, far_x), max(y, far_y)), stub / 2 - 0.01)
        if not any(overlap(other, reach) for other in around):
            found.append(End(far_x, far_y, side, price))
    return found


def _back(box: Box, spot: Spot, stub: float) -> Spot:
    """Where a stub that ends at the spot leaves its box."""
    return next(
        port(box, side)
        for side in SIDES
        if spot == (port(box, side)[0] + STEPS[side][0] * stub, port(box, side)[1] + STEPS[side][1] * stub)
    )


def _heading(way: Sequence[Spot]) -> int:
    """The direction of the last step."""
    steps = [(a, b) for a, b in pairwise(way) if a != b]
    if not steps:
        return RIGHT
    (x, y), (to_x, to_y) = steps[-1]
    return STEPS.index(((to_x > x) - (to_x < x), (to_y > y) - (to_y < y)))


def _holds(box: Box, spot: Spot) -> bool:
    return box[0] - CLEAR < spot[0] < box[2] + CLEAR and box[1] - CLEAR < spot[1] < box[3] + CLEAR
