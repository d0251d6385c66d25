"""Where the label of a connection may lie: along the pieces of its line, and close beside them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mlsd_board.layout.routing.regions import Box, Spot, grown

AIR = 4.0
"""Units between a label and whatever is beside it."""
HAIR = 1.5
"""Units between a label and a foreign line that passes by: its plate has room around the words already."""
TAIL, HEAD = 8.0, 14.0
"""Units at the start and at the end of a line that stay visible."""
_BESIDE = 2.0
"""Units between a line and a label that has found no room on it."""
_ALONE = 10.0
"""Units that a label beside its line keeps from all other lines, so that one sees whose it is."""
_SLIDE = 800.0
"""Units that a label slides at most from the middle of its piece."""

_STANDING, _SHORTER, _ASIDE, _TOO_SHORT = 40.0, 30.0, 90.0, 150.0
"""Prices of a piece that stands, is not the longest, has the label beside it, or does not reach from end to end of it."""

Extent = tuple[float, float]


class Strip(NamedTuple):
    """From `low` to `high` on one level, best at `best`, for the middle of a label that keeps `apart` from other lines."""

    price: float
    lying: bool
    level: float
    low: float
    best: float
    high: float
    apart: float

    def place(self, at: float, size: Extent) -> Box:
        return centred((at, self.level) if self.lying else (self.level, at), size)

    def swept(self, size: Extent, air: float) -> Box:
        """All that the label comes near to while it slides along."""
        return grown((*self.place(self.low, size)[:2], *self.place(self.high, size)[2:]), air)


def strips(line: Sequence[Spot], size: Extent) -> list[Strip]:
    """The cheapest first, which is the longest piece if that lies."""
    pieces = list(pairwise(line))
    longest = max([1.0, *(length(a, b) for a, b in pieces)])
    return sorted(
        strip
        for number, (a, b) in enumerate(pieces)
        for strip in _along(a, b, size, longest, (number == 0, number == len(pieces) - 1))
    )


def _along(a: Spot, b: Spot, size: Extent, longest: float, ends: tuple[bool, bool]) -> Iterator[Strip]:
    """On a piece and to both sides of it; `ends` tells whether it is the first and the last one of its line."""
    lying = a[1] == b[1]
    along, across = (0, 1) if lying else (1, 0)
    free = room(a[along], b[along], *ends)
    middle, reach = (a[along] + b[along]) / 2, size[along] / 2
    low, high = free[0] + reach, free[1] - reach
    lack = max(low - high, 0.0)
    best = max(low, min(high, middle))
    span = (middle, middle, middle) if lack else (max(low, best - _SLIDE), best, min(high, best + _SLIDE))
    price = (0.0 if lying else _STANDING) + _SHORTER * (1 - length(a, b) / longest) + lack
    yield Strip(price + (_TOO_SHORT if lack else 0.0), lying, a[across], *span, HAIR)
    for side in (-1, 1):
        level = a[across] + side * (size[across] / 2 + _BESIDE)
        yield Strip(price + _ASIDE, lying, level, *span, _ALONE)


def room(start: float, end: float, first: bool, last: bool) -> tuple[float, float]:
    """What of a piece from `start` to `end` a label may cover, from the smaller to the greater place."""
    near, far = TAIL if first else AIR, HEAD if last else AIR
    return (start + near, end - far) if end >= start else (end + far, start - near)


def centred(centre: Spot, size: Extent) -> Box:
    x, y = size[0] / 2, size[1] / 2
    return centre[0] - x, centre[1] - y, centre[0] + x, centre[1] + y


def length(a: Spot, b: Spot) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])
