"""The routes a person would draw without thinking: straight across, or with one step on the way."""

from collections.abc import Sequence
from itertools import pairwise, product

from mlsd_board.layout.routing.regions import Box
from mlsd_board.layout.routing.ways.sides import DOWN, LEFT, RIGHT, STUB, UP, Job, port, sides_of
from mlsd_board.layout.routing.ways.way import CLEAR, Way, way_along

_INSET = 10.0
"""Units between the corner of a box and the nearest line that ends on it."""

_OPTIONS = 5
"""Corridors offered to choose from."""
_LANE = 7.0
"""Units from one line to the next in a corridor that is crowded and can yet be read."""
_ANGLED = 90.0
"""What speaks against a way that leaves or arrives across the flow."""


def direct(job: Job, near: Sequence[Box]) -> list[Way]:
    """Straight, or stepped in every corridor that is free, between the two sides that face each other."""
    sides = sides_of(job)
    return _between(job, (sides.source[0][0], sides.target[0][0]), near)


def upright(job: Job, near: Sequence[Box]) -> list[Way]:
    """What leads against the flow to a box that lies higher or lower may go straight there."""
    if job.source_side is not None or job.target_side is not None:
        return []
    below = job.target[1] > job.source[1]
    return _between(job, (DOWN, UP) if below else (UP, DOWN), near)


def _between(job: Job, facing: tuple[int, int], near: Sequence[Box]) -> list[Way]:
    if facing == (RIGHT, LEFT):
        found = _across(job.source, job.target, near)
        return found if not found or len(found[0].points) == 2 else found + _angled(job, near)
    if facing == (LEFT, RIGHT):
        return _reversed(_across(job.target, job.source, near))
    if facing == (DOWN, UP):
        return _turned(_across(_turn(job.source), _turn(job.target), [_turn(box) for box in near]))
    if facing == (UP, DOWN):
        return _reversed(_turned(_across(_turn(job.target), _turn(job.source), [_turn(box) for box in near])))
    return []


def loop(box: Box, near: Sequence[Box]) -> Way:
    """A loop over a corner of the box, the first corner that is free; smaller where none has the room."""
    for reach, right, up in product((2 * STUB, STUB, STUB / 2), (True, False), (True, False)):
        x, outer_x = (box[2], box[2] + reach) if right else (box[0], box[0] - reach)
        y, outer_y = (box[1], box[1] - reach) if up else (box[3], box[3] + reach)
        inner_x, inner_y = x + (box[0] - x + box[2] - x) / 4, y + (box[1] - y + box[3] - y) / 4
        area = (min(inner_x, outer_x), min(inner_y, outer_y), max(inner_x, outer_x), max(inner_y, outer_y))
        found = [(inner_x, y), (inner_x, outer_y), (outer_x, outer_y), (outer_x, inner_y), (x, inner_y)]
        if not _hit(area, [other for other in near if other != box]):
            break
    return way_along(found)


def _across(a: Box, b: Box, near: Sequence[Box]) -> list[Way]:
    """From the right side of `a` to the left side of `b`, which lies to the right."""
    others = [box for box in near if box not in (a, b)]
    if b[0] - a[2] < STUB:
        return []
    top, bottom = max(a[1], b[1]) + _INSET, min(a[3], b[3]) - _INSET
    if top <= bottom and not _hit((a[2], (top + bottom) / 2, b[0], (top + bottom) / 2), others):
        return [way_along([(a[2], (top + bottom) / 2), (b[0], (top + bottom) / 2)])]
    return _step(a, b, others)


def _step(a: Box, b: Box, others: Sequence[Box]) -> list[Way]:
    start, end = (a[1] + a[3]) / 2, (b[1] + b[3]) / 2
    if start == end:
        return []
    before = [box[0] - CLEAR for box in _met((a[2], start, b[0], start), others)]
    after = [box[2] + CLEAR for box in _met((a[2], end, b[0], end), others)]
    left, right = max([a[2] + STUB, *after]), min([b[0] - STUB, *before])
    gaps = _gaps(left, right, _met((left, min(start, end), right, max(start, end)), others))
    places = [(place, gap) for gap in gaps for place in _corridors(gap, others)][:_OPTIONS]
    return [
        way_along(
            [(a[2], start), (x, start), (x, end), (b[0], end)], lanes=1 + int((gap[1] - gap[0]) / _LANE)
        )
        for x, gap in places
    ]


def _angled(job: Job, near: Sequence[Box]) -> list[Way]:
    """With a single bend, out of or into the upper or lower side; worth it only where that saves crossings."""
    others = [box for box in near if box not in (job.source, job.target)]
    sign, out, into = (1, DOWN, UP) if job.target[1] > job.source[1] else (-1, UP, DOWN)
    first, last = port(job.source, out), port(job.target, LEFT)
    start, end = port(job.source, RIGHT), port(job.target, into)
    bends = (
        (job.source_side, [first, (first[0], last[1]), last]),
        (job.target_side, [start, (end[0], start[1]), end]),
    )
    return [
        way_along(points, _ANGLED)
        for fixed, points in bends
        if fixed is None
        and (points[2][1] - points[0][1]) * sign >= 3 * STUB
        and not any(_hit((*min(leg), *max(leg)), others) for leg in pairwise(points))
    ]


def _corridors(gap: tuple[float, float], others: Sequence[Box]) -> list[float]:
    """The middles of the corridors that boxes anywhere above or below form within the gap."""
    marks = sorted({(box[2] + CLEAR, 1) for box in others} | {(box[0] - CLEAR, 0) for box in others})
    marks = [mark for mark in marks if gap[0] < mark[0] < gap[1]]
    edges = [(gap[0], 1), *marks, (gap[1], 0)]
    return [(first + last) / 2 for (first, opens), (last, other) in pairwise(edges) if opens and not other]


def _gaps(left: float, right: float, blocks: Sequence[Box]) -> list[tuple[float, float]]:
    """The stretches of left..right beside the blocks."""
    found = []
    for block in sorted(blocks):
        if left <= block[0] - CLEAR:
            found.append((left, min(right, block[0] - CLEAR)))
        left = max(left, block[2] + CLEAR)
    if left <= right:
        found.append((left, right))
    return [gap for gap in found if gap[0] <= gap[1]]


def _met(line: Box, others: Sequence[Box]) -> list[Box]:
    """The boxes closer to the line than is allowed."""
    left, top, right, bottom = line[0] - CLEAR, line[1] - CLEAR, line[2] + CLEAR, line[3] + CLEAR
    return [box for box in others if box[0] < right and left < box[2] and box[1] < bottom and top < box[3]]


def _hit(line: Box, others: Sequence[Box]) -> bool:
    return bool(_met(line, others))


def _turn(box: Box) -> Box:
    return box[1], box[0], box[3], box[2]


def _turned(ways: list[Way]) -> list[Way]:
    return [way._replace(points=tuple((y, x) for x, y in way.points)) for way in ways]


def _reversed(ways: list[Way]) -> list[Way]:
    return [way._replace(points=way.points[::-1]) for way in ways]
