"""A way from border to border with its price, which is what ways are chosen by."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from mlsd_board.layout.routing.regions import Spot

BEND = 60.0
"""Units of detour that one bend is worth."""
CLEAR = 8.0
"""Units kept free between a line and a box it has nothing to do with."""

PLENTY = 99


class Way(NamedTuple):
    """Corner points, and the length in units with everything that speaks against them added.

    `lanes` is how many lines find room beside one another where it is narrowest.
    """

    price: float
    points: tuple[Spot, ...]
    lanes: int = PLENTY


def way_along(points: Sequence[Spot], extra: float = 0.0, lanes: int = PLENTY) -> Way:
    length = sum(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(points))
    return Way(length + BEND * (len(points) - 2) + extra, tuple(points), lanes)


def tidy(points: Sequence[Spot]) -> list[Spot]:
    """The same line without repeated points and points in the middle of a straight."""
    found: list[Spot] = []
    for spot in points:
        if found and found[-1] == spot:
            continue
        if len(found) > 1 and _between(found[-2], found[-1], spot):
            found.pop()
        found.append(spot)
    return found


def _between(a: Spot, b: Spot, c: Spot) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]
