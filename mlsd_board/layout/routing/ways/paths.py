"""The way of one connection: directly if that is free, else searched, else as well as can be."""

from collections.abc import Sequence

from mlsd_board.layout.routing.regions import Box, Regions, grown, overlap
from mlsd_board.layout.routing.ways.direct import direct, loop, upright
from mlsd_board.layout.routing.ways.legs import MANY, Terms, close_lines, searched, wide_lines
from mlsd_board.layout.routing.ways.sides import (
    DOWN,
    LEFT,
    RIGHT,
    STUB,
    UP,
    Choice,
    Job,
    Sides,
    port,
    runs_back,
    sides_of,
)
from mlsd_board.layout.routing.ways.way import CLEAR, Way, tidy, way_along

Memo = dict[tuple[Job, tuple[Box, ...]], tuple[Way, ...]]

_AROUND = 140.0
"""How far beside its ends a connection first looks for a way."""


def ways(job: Job, boxes: Regions[Box], memo: Memo, used: Memo) -> tuple[Way, ...]:
    """Equally sensible lines from border to border; what is taken from or new to the memo is noted in `used`."""
    area = _window(job, boxes)
    near = tuple(boxes.within(area))
    key = (job, near)
    found = memo.get(key)
    if found is None:
        found = tuple(_natural(job, near, area))
    used[key] = found
    return found or (_somehow(job, boxes),)


def _natural(job: Job, near: Sequence[Box], area: Box) -> list[Way]:
    if not job.waypoints:
        if job.source == job.target and job.source_side is None and job.target_side is None:
            return [loop(job.source, near)]
        if found := direct(job, near):
            return found
    terms = Terms(near, area, wide_lines, CLEAR, STUB)
    tries = (searched(job, sides, terms) for sides in _variants(job)[: 1 if len(near) > MANY else None])
    steps = upright(job, near) if runs_back(job) and not job.waypoints else []
    return sorted({*steps, *(way for way in tries if way)})


def _variants(job: Job) -> list[Sides]:
    """Sets of sides that lead to different ways, among which the least crossed can be chosen."""
    source, target = sides_of(job)
    if job.waypoints:
        return [Sides(source, target)]
    if runs_back(job):
        return [Sides(_without(source, side), _without(target, side)) for side in (UP, DOWN)]
    first, last = _without(source, source[0][0]), _without(target, target[0][0])
    return list(dict.fromkeys((Sides(source, target), Sides(first, target), Sides(source, last))))


def _without(choices: tuple[Choice, ...], side: int) -> tuple[Choice, ...]:
    return tuple(choice for choice in choices if choice[0] != side) or choices


def _somehow(job: Job, boxes: Regions[Box]) -> Way:
    """Ever less demanding searches; the last one has nothing in its way."""
    area = _window(job, boxes)
    for grow in (4000.0, 1000.0, 400.0, 100.0, 0.0):
        wide = grown(area, grow)
        near = boxes.within(wide)
        if len(near) <= MANY:
            break
    ends = (grown(job.source, STUB), grown(job.target, STUB))
    loose = [box for box in near if box in ends or not any(overlap(box, end) for end in ends)]
    attempts = (
        Terms(near, wide, close_lines, CLEAR, STUB),
        Terms(near, wide, close_lines, CLEAR / 4, STUB / 4),
        Terms(loose, wide, close_lines, CLEAR, STUB),
        Terms([], wide, close_lines, 0.0, STUB),
    )
    for terms in attempts:
        if found := searched(job, sides_of(job), terms):
            return found
    if job.source == job.target:
        return loop(job.source, [])
    start, end = port(job.source, RIGHT), port(job.target, LEFT)
    middle = (start[0] + end[0]) / 2
    return way_along(tidy([start, (middle, start[1]), (middle, end[1]), end]))


def _window(job: Job, boxes: Regions[Box]) -> Box:
    """Where to look for a way: around the ends; the whole height for a connection against the flow."""
    spots = [*job.waypoints, job.source[:2], job.source[2:], job.target[:2], job.target[2:]]
    xs, ys = [x for x, _ in spots], [y for _, y in spots]
    left, right, top, bottom = min(xs) - _AROUND, max(xs) + _AROUND, min(ys) - _AROUND, max(ys) + _AROUND
    if runs_back(job) and not job.waypoints:
        tall = (left, -1e9, right, 1e9)
        if len(boxes) <= MANY or len(boxes.within(tall)) <= MANY:
            return tall
        return left, top - _AROUND, right, bottom + _AROUND
    return left, top, right, bottom
