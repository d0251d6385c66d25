"""Where rectangles lie, kept so that what is at or near a point is found without looking at all of them."""

from collections.abc import Iterator, Mapping
from statistics import median

from mlsd_board.formats.errors import FormatError
from mlsd_board.model.geometry import Point, Rect

_MOST_CELLS = 64
_MOST_SEARCHED = 1600
_MOST_LARGE = 200
_MOST_LOOKED_AT = 2_500_000


class Space:
    """Rectangles by name in a grid of cells; those that span many cells are kept apart, the largest of them only."""

    def __init__(self, rects: Mapping[str, Rect], reach: float = 0.0) -> None:
        """Sort the rectangles into cells of about the usual size of one, or of how far around points is looked."""
        self._rects = rects
        self._looked_at = 0
        sides = [max(r.width, r.height, 1.0) for r in rects.values()]
        self._cell = max(2 * median(sides), reach) if sides else 1.0
        self._cells: dict[tuple[int, int], list[str]] = {}
        large: list[str] = []
        for name, rect in rects.items():
            cells = list(self._covered(rect, _MOST_CELLS + 1))
            if len(cells) > _MOST_CELLS:
                large.append(name)
            else:
                for cell in cells:
                    self._cells.setdefault(cell, []).append(name)
        self._large = sorted(large, key=lambda n: -_area(rects[n]))[:_MOST_LARGE]

    def at(self, point: Point, slack: float = 0.0) -> list[str]:
        """What lies at a point or within `slack` of it, the smallest first."""
        near = Rect(point.x - slack, point.y - slack, 2 * slack, 2 * slack)
        cells = list(self._covered(near, _MOST_SEARCHED + 1))
        searched = cells if len(cells) <= _MOST_SEARCHED else self._cells
        found = {n for cell in searched for n in self._cells.get(cell, ())}
        self._looked_at += len(found) + len(self._large)
        if self._looked_at > _MOST_LOOKED_AT:
            advice = "No one can read such a diagram; take a part of it."
            raise FormatError("too many boxes lie on top of each other", advice=advice)
        hits = (n for n in (*found, *self._large) if away(self._rects[n], point) <= slack)
        return sorted(hits, key=lambda n: (_area(self._rects[n]), n))

    def _covered(self, rect: Rect, most: int) -> Iterator[tuple[int, int]]:
        size, given = self._cell, 0
        for column in range(int(rect.x // size), int((rect.x + rect.width) // size) + 1):
            for row in range(int(rect.y // size), int((rect.y + rect.height) // size) + 1):
                given += 1
                if given > most:
                    return
                yield column, row


def away(rect: Rect, point: Point) -> float:
    """How far a point is from a rectangle; 0 inside it."""
    dx = max(rect.x - point.x, 0.0, point.x - rect.x - rect.width)
    dy = max(rect.y - point.y, 0.0, point.y - rect.y - rect.height)
    return float((dx * dx + dy * dy) ** 0.5)


def _area(rect: Rect) -> float:
    return rect.width * rect.height
