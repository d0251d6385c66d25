"""The board as square pictures: each is made when it is first seen, and a frame only lays them side by side.

So a frame takes the same short time on every board. What could not be made in time is shown as it was before, or
scaled from another zoom, and `paint` says that it is to be called again.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from math import ceil, floor
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion, QTransform

_SIDE = 256
"""Pixels of the screen."""
_MOST = 320
"""Tiles kept of one zoom."""
_ZOOMS = 3
_AREAS = 256
"""More spoilt areas than this count as the one around them."""
_FEW = 40
"""A tile is not put together from more pieces of another zoom than this."""

Spot = tuple[int, int]


class _Tile(NamedTuple):
    pixmap: QPixmap
    fresh: bool


class Tiles:
    """`draw` paints an area of the scene, in scene units, ground and all."""

    def __init__(
        self,
        draw: Callable[[QPainter, QRectF, float], None],
        ground: Callable[[], QColor],
        side: int = _SIDE,
    ) -> None:
        self.budget_s = 0.005
        """How long a frame may go on making tiles."""
        self.rough = False
        """While the zoom changes no tile is made that another zoom has something for."""
        self.also: list[Tiles] = []
        """Tiles of the same scene that are spoilt together with these."""
        self.changes = 0
        """How often some of it has been spoilt."""
        self._draw, self._ground, self._side = draw, ground, side
        self._zooms: OrderedDict[float, OrderedDict[Spot, _Tile]] = OrderedDict()
        self._spoilt: list[QRectF] = []
        self._usual_s = 0.0
        """How long a tile took of late, if it was one of the long ones."""

    def paint(
        self, painter: QPainter, world: QTransform, ratio: float, area: QRect, *, make: bool = True
    ) -> bool:
        """Show `area` (of the widget); whether all of it is as it should be. `ratio` is pixels per unit of the widget.

        Without `make`, only what is at hand is shown.
        """
        begun = time.perf_counter()
        self._turn_stale()
        scale = world.m11() * ratio
        kept = self._kept(scale)
        left, top = round(world.dx() * ratio), round(world.dy() * ratio)
        inside = _inside(world, ratio, area)
        missing: list[Spot] = []
        for spot in _spots(inside, self._side):
            tile = kept.get(spot)
            if tile is not None and tile.fresh:
                kept.move_to_end(spot)
                self._lay(painter, tile.pixmap, spot, (left, top), ratio)
            else:
                missing.append(spot)
        middle = inside.center() / self._side
        missing.sort(key=lambda s: abs(s[0] + 0.5 - middle.x()) + abs(s[1] + 0.5 - middle.y()))
        whole, latest = True, begun + self.budget_s * make
        for number, spot in enumerate(missing):
            old = kept.get(spot)
            in_time = time.perf_counter() + min(number, 1) * self._usual_s < latest
            if in_time and (old is not None or not self.rough or not any(self._others(scale, spot))):
                old = kept[spot] = _Tile(self._made(spot, scale), fresh=True)
            else:
                whole = False
            if old is not None:
                self._lay(painter, old.pixmap, spot, (left, top), ratio)
            else:
                self._lay_others(painter, scale, spot, (left, top), ratio)
        while len(kept) > max(_MOST, 2 * len(missing)):
            kept.popitem(last=False)
        return whole

    def gaps(self, world: QTransform, ratio: float, area: QRect) -> QRegion:
        """Where in `area` there is nothing to show, not even what was there before."""
        kept, side = self._zooms.get(world.m11() * ratio, {}), self._side / ratio
        corner = QPointF(round(world.dx() * ratio), round(world.dy() * ratio)) / ratio
        found = QRegion()
        for x, y in _spots(_inside(world, ratio, area), self._side):
            if (x, y) not in kept:
                found += QRectF(corner.x() + x * side, corner.y() + y * side, side, side).toAlignedRect()
        return found

    def spoil(self, areas: Iterable[QRectF]) -> None:
        """These areas of the scene are no longer as they were drawn."""
        areas = merged(list(areas))
        self.changes += bool(areas)
        self._spoilt = merged([*self._spoilt, *areas])
        for other in self.also:
            other.spoil(areas)

    def clear(self) -> None:
        """Nothing is as it was drawn."""
        self.changes += 1
        self._zooms.clear()
        self._spoilt.clear()
        for other in self.also:
            other.clear()

    def _turn_stale(self) -> None:
        """Find the tiles that show what was spoilt since the last time."""
        for scale, kept in self._zooms.items():
            for area in self._spoilt:
                inside = QRectF(area.topLeft() * scale, area.size() * scale)
                many = inside.width() * inside.height() > len(kept) * self._side * self._side
                reach = inside.adjusted(-self._side - 1, -self._side - 1, 1, 1)
                spots = (
                    [s for s in kept if reach.contains(s[0] * self._side, s[1] * self._side)]
                    if many
                    else [s for s in _spots(inside, self._side) if s in kept]
                )
                for spot in spots:
                    kept[spot] = kept[spot]._replace(fresh=False)
        self._spoilt.clear()

    def _kept(self, scale: float) -> OrderedDict[Spot, _Tile]:
        kept = self._zooms.setdefault(scale, OrderedDict())
        self._zooms.move_to_end(scale)
        empty = [zoom for zoom, tiles in self._zooms.items() if not tiles and zoom != scale]
        for zoom in empty:
            del self._zooms[zoom]
        while len(self._zooms) > _ZOOMS:
            self._zooms.popitem(last=False)
        return kept

    def _made(self, spot: Spot, scale: float) -> QPixmap:
        begun = time.perf_counter()
        pixmap = QPixmap(self._side, self._side)
        pixmap.fill(self._ground())
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-spot[0] * self._side, -spot[1] * self._side)
        painter.scale(scale, scale)
        side = self._side / scale
        self._draw(painter, QRectF(spot[0] * side, spot[1] * side, side, side), scale)
        painter.end()
        self._usual_s = max(time.perf_counter() - begun, 0.8 * self._usual_s)
        return pixmap

    def _others(self, scale: float, spot: Spot) -> Iterator[tuple[QPixmap, QRectF, float, Spot]]:
        """Tiles of other zooms that show a part of this one; the zoom left last comes last."""
        for zoom, kept in self._zooms.items():
            share = zoom / scale
            inside = QRectF(
                spot[0] * self._side * share,
                spot[1] * self._side * share,
                self._side * share,
                self._side * share,
            )
            if zoom == scale or share * share > _FEW:
                continue
            for other in _spots(inside, self._side):
                if (tile := kept.get(other)) is not None:
                    place = QRectF(other[0] * self._side, other[1] * self._side, self._side, self._side)
                    yield tile.pixmap, place.intersected(inside), share, other

    def _lay_others(self, painter: QPainter, scale: float, spot: Spot, corner: Spot, ratio: float) -> None:
        left, top = corner
        x, y = (left + spot[0] * self._side) / ratio, (top + spot[1] * self._side) / ratio
        painter.fillRect(QRectF(x, y, self._side / ratio, self._side / ratio), self._ground())
        for pixmap, piece, share, other in self._others(scale, spot):
            at = QPointF((piece.x() / share + left) / ratio, (piece.y() / share + top) / ratio)
            target = QRectF(at.x(), at.y(), piece.width() / share / ratio, piece.height() / share / ratio)
            painter.drawPixmap(
                target, pixmap, piece.translated(-other[0] * self._side, -other[1] * self._side)
            )

    def _lay(self, painter: QPainter, pixmap: QPixmap, spot: Spot, corner: Spot, ratio: float) -> None:
        side = self._side
        at = QPointF((corner[0] + spot[0] * side) / ratio, (corner[1] + spot[1] * side) / ratio)
        if ratio == 1.0:
            painter.drawPixmap(at, pixmap)
        else:
            area = QRectF(at.x(), at.y(), side / ratio, side / ratio)
            painter.drawPixmap(area, pixmap, QRectF(pixmap.rect()))


def _inside(world: QTransform, ratio: float, area: QRect) -> QRectF:
    """An area of the widget in pixels of the whole picture."""
    left, top = round(world.dx() * ratio), round(world.dy() * ratio)
    return QRectF(
        area.x() * ratio - left, area.y() * ratio - top, area.width() * ratio, area.height() * ratio
    )


def merged(areas: list[QRectF]) -> list[QRectF]:
    """The same areas, or the one around them where there are many."""
    return [reduce(QRectF.united, areas)] if len(areas) > _AREAS else areas


def _spots(inside: QRectF, side: int) -> Iterator[Spot]:
    """The tiles that an area, in pixels of the whole picture, meets."""
    for y in range(floor(inside.top() / side), ceil(inside.bottom() / side)):
        for x in range(floor(inside.left() / side), ceil(inside.right() / side)):
            yield x, y
