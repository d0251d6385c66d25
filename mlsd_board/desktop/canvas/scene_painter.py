"""Painting a scene: what of it belongs to a tile, and what lies upon the tiles."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QRegion
from PySide6.QtWidgets import QGraphicsItem

from mlsd_board.desktop.canvas.holding import strands
from mlsd_board.desktop.canvas.items import ElementItem
from mlsd_board.desktop.canvas.lifting import Afloat, paint_in_order, paint_lines
from mlsd_board.desktop.canvas.painting import qrect
from mlsd_board.desktop.canvas.surface import paint_ground
from mlsd_board.desktop.canvas.zoomed_out.captions import Captions
from mlsd_board.desktop.canvas.zoomed_out.overview import FROM, paint_dots
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.geometry import Rect

MANY_MARKS = 300
"""Marks of more elements than this belong to the tiles."""
_CROWD = 8
"""More arrows than this are moved about as plain lines."""

_GROUND = 0.5
"""How dense a frame in hand is, so that what it comes to lie upon is seen: put down, it lies below that."""


class ScenePainter:
    """Near by, items paint themselves; from afar, the overview paints all of them."""

    def __init__(self, scene: Any) -> None:  # the board scene, which needs this
        self._scene = scene
        self.captions = Captions(scene)

    def draw(
        self, painter: QPainter, area: QRectF, zoom: float, away: Set[object] = frozenset()
    ) -> Iterator[None]:
        """Paint an area of the board for a tile, bit by bit: all but what is moved about, or is to be thought `away`."""
        scene = self._scene
        paint_ground(painter, area, scene.theme, grid=scene.grid, zoom=zoom)
        yield
        if zoom >= FROM:
            marked = scene.looks if len(scene.looks) > MANY_MARKS else {}
            here = (item for item in self._items(area) if away.isdisjoint((item, _element_of(item))))
            kept = (item for item in here if _element_of(item) not in scene.lifted)
            yield from _painted(painter, kept, marked.__contains__)
            return
        yield from scene.overview.paint(painter, scene.theme, scene.pixmaps, area)
        if len(scene.looks) > MANY_MARKS:
            scene.overview.paint_marks(painter, scene.theme, scene.looks, area)
        tones, reach = scene.theme.severities, area.adjusted(-16 / zoom, -16 / zoom, 16 / zoom, 16 / zoom)
        paint_dots(painter, [(at, tones[severity].fill) for at, severity in scene.badges.within(reach)])

    def draw_afloat(self, afloat: Afloat, painter: QPainter, area: QRectF, zoom: float) -> Iterator[None]:
        """Paint what is carried as it is, where it lay, and the marks upon it, bit by bit."""
        scene, carried = self._scene, afloat.held.whole
        if zoom < FROM:
            yield from afloat.overview.paint(painter, scene.theme, scene.pixmaps, area)
            afloat.overview.paint_marks(painter, scene.theme, scene.looks, area)
            return
        paint = self._paint_few if afloat.few else self._paint_many
        if afloat.grounds:
            painter.setOpacity(_GROUND)
            yield from paint(painter, area, carried & afloat.grounds)
            painter.setOpacity(1.0)
        yield from paint(painter, area, carried - afloat.grounds)

    def _paint_few(self, painter: QPainter, area: QRectF, ids: Set[str]) -> Iterator[None]:
        paint_in_order(painter, self._known(ids), area)
        self._paint_marks(painter, ids & self._scene.looks.keys(), area)
        yield

    def _paint_many(self, painter: QPainter, area: QRectF, ids: Set[str]) -> Iterator[None]:
        taken, looks = (item for item in self._items(area) if _element_of(item) in ids), self._scene.looks
        yield from _painted(painter, taken, lambda id: looks.get(id) == "selected")

    def paint_upon(self, painter: QPainter, area: QRectF, until: float) -> bool:
        """What is moved about, marks, and what was laid there from elsewhere; whether all of it is as it should be.

        Tiles of it are made `until` then.
        """
        scene, whole = self._scene, True
        marked_there: Set[str] = frozenset()
        if (afloat := scene.carrying.afloat) is not None:
            marked_there = afloat.held.whole
            whole = self._paint_in_hand(painter, area, afloat, until)
        elif (landed := scene.carrying.landed) is not None:
            marked_there = frozenset() if landed.few else landed.held.whole
            self._paint_loose(painter, landed.hanging | (landed.held.whole - marked_there), area)
            landed.paint_landed(painter, area)
        else:
            self._paint_loose(painter, scene.lifted, area)
        if len(scene.looks) <= MANY_MARKS:
            self._paint_marks(painter, scene.looks.keys() - marked_there, area)
        self.captions.paint(painter, area, scene.pixmaps)
        paint_in_order(painter, scene.live, area)
        return whole

    def _paint_in_hand(self, painter: QPainter, area: QRectF, afloat: Afloat, until: float) -> bool:
        """What is carried, above what hangs on it, or below where a frame would hide that; whether it is as it should be."""
        if not afloat.grounds:
            self._paint_hanging(painter, area, afloat)
        whole = afloat.paint(painter, area, until, partial(self._stand_in, afloat))
        if afloat.grounds:
            self._paint_hanging(painter, area, afloat)
        return whole

    def _paint_hanging(self, painter: QPainter, area: QRectF, afloat: Afloat) -> None:
        seen = Rect(area.x(), area.y(), area.width(), area.height())
        self._paint_strands(painter, strands(afloat.held, *afloat.by, seen), area)
        self._paint_loose(painter, afloat.held.loose, area)

    def _stand_in(self, afloat: Afloat, painter: QPainter, area: QRectF) -> None:
        """What is carried, of which there are no pictures yet: plain lines, and boxes cut out of the tiles they left."""
        scene, world, whole = self._scene, painter.worldTransform(), QRegion()
        deque(afloat.overview.paint(painter, scene.theme, scene.pixmaps, area, titled=False), maxlen=0)
        if world.m11() < FROM:
            return
        for id in afloat.overview.near(area):
            whole += world.mapRect(qrect(scene.items_by_id[id].box)).toAlignedRect()
        painter.save()
        painter.resetTransform()
        painter.setClipRegion(whole, Qt.ClipOperation.IntersectClip)
        ratio, port = painter.device().devicePixelRatio(), world.mapRect(area).toAlignedRect()
        scene.tiles.paint(painter, world, ratio, port)
        painter.restore()

    def _paint_loose(self, painter: QPainter, ids: Iterable[str], area: QRectF) -> None:
        """Elements that are on no tile, where they are; of many arrows only the lines."""
        scene = self._scene
        if painter.worldTransform().m11() < FROM:
            scene.overview.paint_alone(painter, ids)
            return
        wires = {id for id in ids if id in scene.lines}
        if len(wires) > _CROWD:
            seen = {id for id in wires if scene.items_by_id[id].boundingRect().intersects(area)}
            self._paint_strands(painter, {id: scene.lines[id] for id in seen}, area)
            ids = [id for id in ids if id not in wires]
        paint_in_order(painter, self._known(ids), area)

    def _paint_strands(self, painter: QPainter, lines: Mapping[str, Route], area: QRectF) -> None:
        """Plain lines of arrows, with the words that lie on them."""
        scene = self._scene
        near = painter.worldTransform().m11() >= FROM
        paint_lines(painter, lines, scene.board.scene.arrows, scene.theme, 1.6 if near else 0.0)
        for id in lines.keys() & scene.uppers.keys() if near else ():
            if (place := lines[id].label) and area.intersects(qrect(place)):
                scene.uppers[id].paint_at(painter, qrect(place))

    def _known(self, ids: Iterable[str]) -> list[QGraphicsItem]:
        """All that is shown of these elements."""
        known = (self._scene.items_by_id, self._scene.uppers)
        return [items[id] for items in known for id in ids if id in items]

    def _paint_marks(self, painter: QPainter, ids: Set[str], area: QRectF) -> None:
        scene = self._scene
        if painter.worldTransform().m11() < FROM:
            scene.overview.paint_marks(painter, scene.theme, {id: scene.looks[id] for id in ids}, area)
            return
        for id in ids:
            if (item := scene.items_by_id.get(id)) and item.boundingRect().intersects(area):
                words = scene.uppers.get(id)
                item.paint_mark(painter, words.boundingRect() if words else None)
                paint_in_order(painter, self._above(id), area)

    def _above(self, id: str) -> list[QGraphicsItem]:
        """What of an element its mark must not cover: its words, and the badge of what was found."""
        if self._scene.looks.get(id) == "veiled":
            return []
        return [item for item in (self._scene.uppers.get(id), self._scene.badges.at(id)) if item is not None]

    def _items(self, area: QRectF) -> Iterator[QGraphicsItem]:
        """What of the board lies in an area, the lowest first."""
        mode, order = Qt.ItemSelectionMode.IntersectsItemBoundingRect, Qt.SortOrder.AscendingOrder
        return (item for item in self._scene.items(area, mode, order) if item not in self._scene.live)


def _painted(
    painter: QPainter, items: Iterable[QGraphicsItem], marked: Callable[[str], bool]
) -> Iterator[None]:
    """Paint items one by one, with the marks of elements that have one."""
    for item in items:
        item.paint(painter, None, None)
        if isinstance(item, ElementItem) and marked(item.element):
            item.paint_mark(painter)
        yield


def _element_of(item: QGraphicsItem) -> str | None:
    return getattr(item, "element", None)
