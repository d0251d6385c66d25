"""Points, sizes and rectangles of the board, in scene units (1 unit = 1 px at 100 % zoom, y down)."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot, inf
from typing import NamedTuple


class Point(NamedTuple):
    """A place on the board."""

    x: float
    y: float


class Size(NamedTuple):
    """The extent of a box."""

    width: float
    height: float


class Rect(NamedTuple):
    """A box: top-left corner and extent."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def centre(self) -> Point:
        return Point(self.x + self.width / 2, self.y + self.height / 2)

    def grown(self, by: float) -> "Rect":
        """This box with `by` units more on every side (fewer when negative)."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def moved(self, dx: float, dy: float) -> "Rect":
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def contains(self, point: Point) -> bool:
        return self.x <= point.x <= self.right and self.y <= point.y <= self.bottom

    def encloses(self, other: "Rect") -> bool:
        return (
            self.x <= other.x
            and self.y <= other.y
            and other.right <= self.right
            and other.bottom <= self.bottom
        )

    def overlaps(self, other: "Rect") -> bool:
        """Whether the two share an area; touching edges do not count."""
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    def shared(self, other: "Rect") -> "Rect":
        """What lies in both; of no extent where they do not meet."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(x, y, max(right - x, 0.0), max(bottom - y, 0.0))

    def united(self, other: "Rect") -> "Rect":
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)


def bounds(rects: Iterable[Rect]) -> Rect | None:
    """The smallest box around all of them, or None when there are none."""
    known = list(rects)
    if not known:
        return None
    x, y = min(rect[0] for rect in known), min(rect[1] for rect in known)
    right, bottom = (
        max([x + width for x, _, width, _ in known]),
        max([y + height for _, y, _, height in known]),
    )
    return Rect(x, y, right - x, bottom - y)


class Along(NamedTuple):
    """A place on a line, and how far along it lies: 0 at the start of the line, 1 at its end."""

    share: float
    at: Point


def nearest_on(line: Sequence[Point], spot: Point) -> Along:
    """The place on a line that is nearest to a spot."""
    best, walked, found, place = inf, 0.0, 0.0, line[0]
    for start, end in pairwise(line):
        length = hypot(end.x - start.x, end.y - start.y)
        reach = (spot.x - start.x) * (end.x - start.x) + (spot.y - start.y) * (end.y - start.y)
        part = min(max(reach / length**2, 0.0), 1.0) if length**2 else 0.0  # the square of a tiny length is 0
        at = Point(start.x + (end.x - start.x) * part, start.y + (end.y - start.y) * part)
        distance = hypot(spot.x - at.x, spot.y - at.y)
        if distance < best:
            best, found, place = distance, walked + length * part, at
        walked += length
    return Along(found / walked if walked else 0.0, place)
