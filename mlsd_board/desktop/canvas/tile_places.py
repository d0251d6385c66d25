"""Where square tiles lie: in the whole picture of a board at a zoom, and of that on the screen."""

from collections.abc import Iterable, Iterator
from functools import reduce
from math import ceil, floor

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSizeF
from PySide6.QtGui import QRegion, QTransform

Spot = tuple[int, int]


class Place:
    """Where the tiles of a zoom lie on the screen, in its pixels."""

    def __init__(self, world: QTransform, ratio: float, side: int) -> None:
        self.scale, self._ratio, self._side = world.m11() * ratio, ratio, side
        self.corner = QPoint(round(world.dx() * ratio), round(world.dy() * ratio))

    def inside(self, area: QRect) -> QRectF:
        """An area of the widget in pixels of the whole picture."""
        corner = QPointF(area.topLeft()) * self._ratio - self.corner
        return QRectF(corner, QSizeF(area.size()) * self._ratio)

    def spots(self, area: QRect) -> list[Spot]:
        """The tiles that an area of the widget meets."""
        return list(spots_in(self.inside(area), self._side))

    def of(self, spot: Spot, share: float = 1.0) -> QRect:
        """The place of a tile, or of one of a zoom that is so many times as large."""
        side, (x, y) = self._side / share, spot
        return QRectF(x * side, y * side, side, side).toRect().translated(self.corner)


def region(areas: Iterable[QRect]) -> QRegion:
    """Areas that do not overlap as one; where they fill a rectangle that is found in no time."""
    found = list(areas)
    around = reduce(QRect.united, found, QRect())
    full = sum(area.width() * area.height() for area in found) == around.width() * around.height()
    return QRegion(around) if full else reduce(QRegion.united, found, QRegion())


def spots_in(inside: QRectF, side: int) -> Iterator[Spot]:
    """The tiles that an area, in pixels of the whole picture, meets."""
    for y in range(floor(inside.top() / side), ceil(inside.bottom() / side)):
        for x in range(floor(inside.left() / side), ceil(inside.right() / side)):
            yield x, y
