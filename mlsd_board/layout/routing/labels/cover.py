"""How many spans lie over a place, asked for thousands of places on one line."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

Span = tuple[float, float]


class Cover:
    """Spans without their ends: what only touches a place does not lie over it."""

    def __init__(self, spans: Iterable[Span]) -> None:
        known = list(spans)
        self._lows = sorted(low for low, _ in known)
        self._highs = sorted(high for _, high in known)

    def at(self, place: float) -> int:
        return bisect_left(self._lows, place) - bisect_right(self._highs, place)


def joined(spans: Iterable[tuple[int, float, float]]) -> list[Span]:
    """The spans of each owner, with those that overlap made one: an owner lies over a place at most once."""
    found: list[Span] = []
    last = None
    for owner, low, high in sorted(spans):
        if owner == last and low < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], high)
        else:
            found.append((low, high))
        last = owner
    return found
