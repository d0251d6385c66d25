"""Which sides of two boxes a connection may use, in a board that flows from left to right."""

from typing import NamedTuple

from mlsd_board.layout.routing.regions import Box, Spot

RIGHT, DOWN, LEFT, UP = range(4)
"""A side of a box, and the direction in which a line leaves it."""
SIDES = (RIGHT, DOWN, LEFT, UP)
STEPS = ((1, 0), (0, 1), (-1, 0), (0, -1))
STUB = 16.0
"""Straight line before the first bend, so that an arrow head is seen."""

Choice = tuple[int, float]
"""A side and what it costs to use it, in units of length."""


class Job(NamedTuple):
    """One connection to route: its boxes, the sides the user fixed, the points it passes."""

    source: Box
    target: Box
    source_side: int | None
    target_side: int | None
    waypoints: tuple[Spot, ...]


class Sides(NamedTuple):
    """The sides a connection may leave from and arrive at."""

    source: tuple[Choice, ...]
    target: tuple[Choice, ...]


def sides_of(job: Job) -> Sides:
    """The sides to try; the cheapest is the one a person would draw when nothing is in the way."""
    natural = _towards(job) if job.waypoints else _between(job.source, job.target)
    source = natural.source if job.source_side is None else ((job.source_side, 0.0),)
    target = natural.target if job.target_side is None else ((job.target_side, 0.0),)
    return Sides(source, target)


def runs_back(job: Job) -> bool:
    """Whether the connection leads against the flow."""
    return job.target[2] < job.source[0] + STUB


def port(box: Box, side: int) -> Spot:
    """The middle of a side."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return ((box[2], y), (x, box[3]), (box[0], y), (x, box[1]))[side]


def opposite(side: int) -> int:
    return (side + 2) % 4


def _between(source: Box, target: Box) -> Sides:
    if target[0] >= source[2] + 2 * STUB:
        return Sides(_ranked(RIGHT, 0, DOWN, 120, UP, 120), _ranked(LEFT, 0, DOWN, 120, UP, 120))
    if target[2] < source[0] + STUB:
        both = _ranked(DOWN, 0, UP, 0, RIGHT, 70, LEFT, 240)
        return Sides(both, _ranked(DOWN, 0, UP, 0, LEFT, 70, RIGHT, 240))
    below = target[1] + target[3] >= source[1] + source[3]
    first, second = (DOWN, UP) if below else (UP, DOWN)
    return Sides(
        _ranked(first, 0, RIGHT, 40, LEFT, 60, second, 160),
        _ranked(second, 0, LEFT, 40, RIGHT, 60, first, 160),
    )


def _towards(job: Job) -> Sides:
    """Sides for a hand-made route: whichever faces the nearest waypoint."""
    return Sides(_facing(job.source, job.waypoints[0]), _facing(job.target, job.waypoints[-1]))


def _facing(box: Box, spot: Spot) -> tuple[Choice, ...]:
    x, y = spot
    beyond = (x - box[2], y - box[3], box[0] - x, box[1] - y)
    return tuple((side, 0.0 if beyond[side] >= STUB else 120.0) for side in SIDES)


def _ranked(*flat: float) -> tuple[Choice, ...]:
    return tuple((int(side), float(cost)) for side, cost in zip(flat[::2], flat[1::2], strict=True))
