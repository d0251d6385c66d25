"""Painting a scene: what of it belongs to a tile, and what lies upon the tiles."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem

from mlsd_board.desktop.canvas.items import ElementItem, Look
from mlsd_board.desktop.canvas.lifting import MANY, paint_in_order, paint_lifted
from mlsd_board.desktop.canvas.surface import paint_ground
from mlsd_board.desktop.canvas.zoomed_out.captions import Captions
from mlsd_board.desktop.canvas.zoomed_out.overview import FROM, Overview, paint_dots

MANY_MARKS = 300
"""Marks of more elements than this belong to the tiles."""


class ScenePainter:
    """Near by, items paint themselves; from afar, the overview paints all of them."""

    def __init__(self, scene: Any) -> None:  # the board scene, which needs this
        self._scene = scene
        self.captions = Captions(scene)

    def draw(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint an area of the board for a tile: all but what is moved about."""
        scene = self._scene
        paint_ground(painter, area, scene.theme, grid=scene.grid, zoom=zoom)
        if zoom >= FROM:
            self._paint_items(painter, area, lambda id: id not in scene.lifted)
            return
        self._paint_afar(painter, area, scene.overview)
        tones, reach = scene.theme.severities, area.adjusted(-16 / zoom, -16 / zoom, 16 / zoom, 16 / zoom)
        paint_dots(painter, [(at, tones[severity].fill) for at, severity in scene.badges.within(reach)])

    def draw_afloat(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """Paint what is carried as it is, where it lay."""
        scene = self._scene
        carried = scene.afloat.held.whole
        if zoom < FROM:
            self._paint_afar(painter, area, scene.afloat.overview)
        elif len(carried) > MANY:
            self._paint_items(painter, area, carried.__contains__)
        else:
            known = (scene.items_by_id, scene.uppers)
            paint_in_order(painter, [items[id] for items in known for id in carried if id in items], area)

    def paint_upon(self, painter: QPainter, area: QRectF) -> bool:
        """What is moved about, marks, and what was laid there from elsewhere; whether all of it is as it should be."""
        scene = self._scene
        carried = scene.afloat.held.whole if scene.afloat else frozenset()
        loose = scene.lifted - carried
        if painter.worldTransform().m11() < FROM:
            scene.overview.paint_lifted(painter)
        else:
            lifted = [scene.items_by_id[id] for id in loose if id in scene.items_by_id]
            paint_lifted(painter, lifted, scene.board.scene.arrows, scene.theme, area)
            paint_in_order(painter, [scene.uppers[id] for id in loose if id in scene.uppers], area)
        whole = scene.afloat is None or scene.afloat.paint(painter, area, scene.theme, scene.pixmaps)
        few = scene.looks if len(scene.looks) <= MANY_MARKS else {}
        self._paint_marks(
            painter, {id: look for id, look in few.items() if id not in carried}, area, scene.overview
        )
        if scene.afloat:
            dx, dy = scene.afloat.by
            there = {id: look for id, look in few.items() if id in carried}
            painter.translate(dx, dy)
            self._paint_marks(painter, there, area.translated(-dx, -dy), scene.afloat.overview)
            painter.translate(-dx, -dy)
        self.captions.paint(painter, area, scene.pixmaps)
        paint_in_order(painter, scene.live, area)
        return whole

    def _paint_marks(
        self, painter: QPainter, looks: Mapping[str, Look], area: QRectF, overview: Overview
    ) -> None:
        if painter.worldTransform().m11() < FROM:
            overview.paint_marks(painter, self._scene.theme, looks)
            return
        for id in looks:
            if (item := self._scene.items_by_id.get(id)) and item.boundingRect().intersects(area):
                item.paint_mark(painter)
                paint_in_order(painter, self._above(id), area)

    def _above(self, id: str) -> list[QGraphicsItem]:
        """What of an element its mark must not cover: its words, and the badge of what was found."""
        if self._scene.looks.get(id) == "refused":
            return []
        return [item for item in (self._scene.uppers.get(id), self._scene.badges.at(id)) if item is not None]

    def _paint_items(self, painter: QPainter, area: QRectF, wanted: Callable[[object], bool]) -> None:
        scene = self._scene
        mode, order = Qt.ItemSelectionMode.IntersectsItemBoundingRect, Qt.SortOrder.AscendingOrder
        marked = len(scene.looks) > MANY_MARKS
        for item in scene.items(area, mode, order):
            if item not in scene.live and wanted(getattr(item, "element", None)):
                item.paint(painter, None, None)
                if marked and isinstance(item, ElementItem):
                    item.paint_mark(painter)

    def _paint_afar(self, painter: QPainter, area: QRectF, overview: Overview) -> None:
        scene = self._scene
        overview.paint(painter, scene.theme, scene.pixmaps, area)
        if len(scene.looks) > MANY_MARKS:
            overview.paint_marks(painter, scene.theme, scene.looks)
