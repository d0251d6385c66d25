"""Plain rectangles found by place, so that a route asks only about what is near it."""

from collections.abc import Iterable
from typing import Generic, TypeVar

Box = tuple[float, float, float, float]
"""Left, top, right, bottom. Bare tuples: routing reads edges millions of times."""
Spot = tuple[float, float]

_CELL = 320.0
_FEW = 96

R = TypeVar("R", bound=tuple[float, ...])


class Regions(Generic[R]):
    """Tuples that begin with left, top, right, bottom; asked for those that overlap an area."""

    def __init__(self, regions: Iterable[R] = ()) -> None:
        self._all: list[R] = []
        self._cells: dict[tuple[int, int], list[R]] = {}
        for region in sorted(set(regions)):
            self.add(region)

    def __len__(self) -> int:
        return len(self._all)

    def add(self, region: R) -> None:
        self._all.append(region)
        if len(self._all) == _FEW:
            for known in self._all:
                self._file(known)
        elif len(self._all) > _FEW:
            self._file(region)

    def within(self, area: Box) -> list[R]:
        """Every region that shares more than an edge with the area, in a fixed order."""
        left, top, right, bottom = area
        found = [
            r
            for group in self._nearby(area)
            for r in group
            if r[0] < right and left < r[2] and r[1] < bottom and top < r[3]
        ]
        return list(dict.fromkeys(found)) if self._cells else found

    def _nearby(self, area: Box) -> Iterable[list[R]]:
        """Groups that hold all regions near the area between them, some of them in more than one group."""
        left, top, right, bottom = _cells_of(area)
        if (right - left + 1) * (bottom - top + 1) > len(self._cells):
            return [self._all]
        keys = ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))
        return [self._cells[key] for key in keys if key in self._cells]

    def _file(self, region: R) -> None:
        left, top, right, bottom = _cells_of(region)
        for x in range(left, right + 1):
            for y in range(top, bottom + 1):
                self._cells.setdefault((x, y), []).append(region)


def _cells_of(area: tuple[float, ...]) -> tuple[int, int, int, int]:
    left, top, right, bottom = (int(max(-1e9, min(1e9, edge)) // _CELL) for edge in area[:4])
    return left, top, right, bottom


def grown(box: Box, by: float) -> Box:
    return box[0] - by, box[1] - by, box[2] + by, box[3] + by


def overlap(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
