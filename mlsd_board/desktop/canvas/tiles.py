"""The board as square pictures: each is made when it is first seen, and a frame only lays them side by side.

So a frame takes the same short time on every board. What could not be made in time is shown as it was before, or
scaled from another zoom, and `paint` says that it is to be called again; a picture half done is gone on with then.
"""

import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion, QTransform

from mlsd_board.desktop.canvas.tile_places import Place, Spot, region, spots_in

_SIDE = 256
"""Pixels of the screen."""
_MOST = 640
"""Tiles kept, of all zooms."""
_AREAS = 256
"""More spoilt areas than this count as the one around them."""
_FEW = 40
"""A tile is not put together from more pieces of another zoom than this."""

_COARSE = 1.3
"""So much worse is a picture made larger than one made as much smaller."""

Draw = Callable[[QPainter, QRectF, float], Iterable[None]]
"""Paints an area of the scene, in scene units, at a zoom, bit by bit."""


class _Zoom:
    """The tiles of one zoom; `stale` are those that show what is no more."""

    def __init__(self) -> None:
        self.tiles: OrderedDict[Spot, QPixmap] = OrderedDict()
        self.stale: set[Spot] = set()

    def lacks(self, spot: Spot) -> bool:
        return spot not in self.tiles or spot in self.stale

    def copy(self) -> "_Zoom":
        copy = _Zoom()
        copy.tiles, copy.stale = self.tiles.copy(), self.stale.copy()
        return copy

    def renew(self, other: "_Zoom") -> None:
        """Take from another what is stale here and not there."""
        for spot in [spot for spot in self.stale if not other.lacks(spot)]:
            self.tiles[spot] = other.tiles[spot]
            self.stale.discard(spot)


class _Begun(NamedTuple):
    """A tile half done, and what is left to do."""

    scale: float
    spot: Spot
    area: QRectF
    pixmap: QPixmap
    steps: Iterator[None]


class Tiles:
    """`draw` paints an area, ground and all."""

    def __init__(self, draw: Draw, ground: Callable[[], QColor], side: int = _SIDE) -> None:
        self.rough = False
        """While the zoom changes no tile is made that another zoom has something for."""
        self.also: list[Tiles] = []
        """Tiles of the same scene that are spoilt together with these."""
        self.changes = 0
        """How often some of it has been spoilt."""
        self._draw, self._ground, self._side = draw, ground, side
        self.zooms: OrderedDict[float, _Zoom] = OrderedDict()
        """The tiles of each zoom, that of the one seen last at the end."""
        self._spoilt: list[QRectF] = []
        self._begun: _Begun | None = None

    def paint(
        self, painter: QPainter, world: QTransform, ratio: float, area: QRect, until: float = 0.0
    ) -> bool:
        """Show `area` (of the widget); whether all of it is as it should be. `ratio` is pixels per unit of the widget.

        Tiles are made `until` a time of `time.thread_time`, since what others take of the machine must not leave the
        board unfinished; without it only what is at hand is shown.
        """
        if not self.rough:
            self.make(world, ratio, area, until)
        place = Place(world, ratio, self._side)
        kept, spots = self._kept(place.scale), place.spots(area)
        self.zooms.move_to_end(place.scale)
        painter.save()
        painter.scale(1.0 / ratio, 1.0 / ratio)
        bare = self._fill(painter, place, region(place.of(s) for s in spots if s not in kept.tiles))
        if self.rough:
            self._make(place, [spot for spot in spots if bare.intersects(place.of(spot))], until)
        for spot in spots:
            if (pixmap := kept.tiles.get(spot)) is not None:
                kept.tiles.move_to_end(spot)
                painter.drawPixmap(place.of(spot).topLeft(), pixmap)
        painter.restore()
        self._forget_oldest(max(_MOST, 2 * len(spots)))
        return not any(map(kept.lacks, spots))

    def make(self, world: QTransform, ratio: float, area: QRect, until: float) -> bool:
        """Make the tiles of an area, the middle first, as far as there is time; whether all of them are there."""
        self._turn_stale()
        place = Place(world, ratio, self._side)
        kept, middle = self._kept(place.scale), place.inside(area).center() / self._side
        missing = [spot for spot in place.spots(area) if kept.lacks(spot)]
        missing.sort(key=lambda s: abs(s[0] + 0.5 - middle.x()) + abs(s[1] + 0.5 - middle.y()))
        return self._make(place, missing, until)

    def _make(self, place: Place, missing: list[Spot], until: float) -> bool:
        """Make these in their order, but go on first with the one begun, if it is among them; whether all are there."""
        if not missing or not until:
            return not missing
        kept, begun = self._kept(place.scale), self._begun
        if begun and begun.scale == place.scale:
            missing.sort(key=lambda s: s != begun.spot)
        for spot in missing:
            if not self._made(kept, place.scale, spot, until):
                break
        return not any(map(kept.lacks, missing))

    def gaps(self, world: QTransform, ratio: float, area: QRect) -> QRegion:
        """Where in `area` there is nothing to show, not even what was there before."""
        place = Place(world, ratio, self._side)
        kept = self.zooms.get(place.scale, _Zoom()).tiles
        bare = (QRectF(place.of(spot)) for spot in place.spots(area) if spot not in kept)
        return region(QRectF(r.topLeft() / ratio, r.size() / ratio).toAlignedRect() for r in bare)

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
        self.zooms.clear()
        self._spoilt.clear()
        self._begun = None
        for other in self.also:
            other.clear()

    def without(self, draw: Draw, areas: Iterable[QRectF], scale: float) -> "Tiles":
        """The same tiles of one zoom, but for these areas, in which another way of drawing shows something else."""
        other, kept = Tiles(draw, self._ground, self._side), self._kept(scale)
        other.zooms[scale] = kept.copy()
        other.spoil([*self._spoilt, *areas])
        return other

    def adopt(self, other: "Tiles") -> None:
        """Take on what another has of what is stale here."""
        self._turn_stale()
        for scale, kept in self.zooms.items():
            kept.renew(other.zooms.get(scale, _Zoom()))

    def _turn_stale(self) -> None:
        """Find the tiles that show what was spoilt since the last time."""
        if self._begun and any(self._begun.area.intersects(area) for area in self._spoilt):
            self._begun = None
        for scale, kept in self.zooms.items():
            for area in self._spoilt:
                inside = QRectF(area.topLeft() * scale, area.size() * scale)
                spots = spots_in(inside, self._side)
                if inside.width() * inside.height() > len(kept.tiles) * self._side * self._side:
                    reach = inside.adjusted(-self._side - 1, -self._side - 1, 1, 1)
                    spots = (s for s in kept.tiles if reach.contains(s[0] * self._side, s[1] * self._side))
                kept.stale.update(spot for spot in spots if spot in kept.tiles)
        self._spoilt.clear()

    def _kept(self, scale: float) -> _Zoom:
        if scale not in self.zooms:
            self.zooms[scale] = _Zoom()
            self.zooms.move_to_end(scale, last=False)  # it has not been seen yet
        return self.zooms[scale]

    def _forget_oldest(self, most: int) -> None:
        """Keep no more tiles than that: those go first that were seen longest ago."""
        for scale, kept in list(self.zooms.items())[:-1]:
            if not kept.tiles:
                del self.zooms[scale]
        spare = sum(len(kept.tiles) for kept in self.zooms.values()) - most
        while spare > 0:
            oldest = next(kept for kept in self.zooms.values() if kept.tiles)
            oldest.stale.discard(oldest.tiles.popitem(last=False)[0])
            spare -= 1

    def _made(self, kept: _Zoom, scale: float, spot: Spot, until: float) -> bool:
        """Go on making a tile, at least by one step; whether there is time for another."""
        begun = self._begun
        if begun is None or (begun.scale, begun.spot) != (scale, spot):
            begun = self._begun = self._begin(scale, spot)
        for _ in begun.steps:
            if time.thread_time() >= until:
                return False
        kept.tiles[spot], self._begun = begun.pixmap, None
        kept.stale.discard(spot)
        return time.thread_time() < until

    def _begin(self, scale: float, spot: Spot) -> _Begun:
        side = self._side / scale
        area = QRectF(spot[0] * side, spot[1] * side, side, side)
        pixmap = QPixmap(self._side, self._side)
        pixmap.fill(self._ground())

        def steps() -> Iterator[None]:
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(-spot[0] * self._side, -spot[1] * self._side)
            painter.scale(scale, scale)
            try:
                yield from self._draw(painter, area, scale)
            finally:  # of a tile that is given up as well: nothing is to be destroyed while it is painted on
                painter.end()

        return _Begun(scale, spot, area, pixmap, steps())

    def _others(self, place: Place, area: QRect) -> Iterator[list[tuple[QRect, QPixmap]]]:
        """The tiles of other zooms that lie in an area, and where: zoom by zoom, the best first, then what is stale."""
        near = [z for z in self.zooms if z != place.scale and (z / place.scale) ** 2 <= _FEW]
        near.sort(key=lambda zoom: zoom / place.scale if zoom > place.scale else _COARSE * place.scale / zoom)
        inside = QRectF(area.translated(-place.corner))
        for stale in (False, True):
            for zoom in near:
                kept, share = self.zooms[zoom], zoom / place.scale
                there = spots_in(QRectF(inside.topLeft() * share, inside.size() * share), self._side)
                spots = [s for s in there if s in kept.tiles and (s in kept.stale) is stale]
                yield [(place.of(spot, share), kept.tiles[spot]) for spot in spots]

    def _fill(self, painter: QPainter, place: Place, gaps: QRegion) -> QRegion:
        """Show in gaps what other zooms have, the best of it; where they have nothing."""
        if gaps.isEmpty():
            return gaps
        painter.save()
        for tiles in self._others(place, gaps.boundingRect()):
            for part in gaps:
                painter.setClipRect(part)
                for target, pixmap in tiles:
                    if target.intersects(part):
                        painter.drawPixmap(target, pixmap)
            gaps = gaps.subtracted(region(target for target, _ in tiles))
        painter.restore()
        for part in gaps:
            painter.fillRect(part, self._ground())
        return gaps


def merged(areas: list[QRectF]) -> list[QRectF]:
    """The same areas, or the one around them where there are many."""
    return [reduce(QRectF.united, areas)] if len(areas) > _AREAS else areas
