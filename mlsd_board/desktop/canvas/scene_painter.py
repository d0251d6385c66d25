"""Painting a scene: what of it belongs to a tile, and what lies upon the tiles."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import partial
from operator import itemgetter
from typing import Any

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QRegion

from mlsd_board.desktop.canvas.holding import may_reach, strands
from mlsd_board.desktop.canvas.layers import BADGES
from mlsd_board.desktop.canvas.lifting import Afloat, paint_in_order, paint_lines
from mlsd_board.desktop.canvas.painting import qrect
from mlsd_board.desktop.canvas.picture import Look
from mlsd_board.desktop.canvas.surface import paint_ground
from mlsd_board.desktop.canvas.zoomed_out.captions import Captions
from mlsd_board.desktop.canvas.zoomed_out.overview import FROM, paint_dots
from mlsd_board.drawing.compose import badge_spot
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.geometry import Rect

MANY_MARKS = 300
"""Marks of more elements than this belong to the tiles."""
_NONE: Mapping[str, Look] = {}
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
        self, painter: QPainter, area: QRectF, zoom: float, away: Set[str] = frozenset()
    ) -> Iterator[None]:
        """Paint an area of the board for a tile, bit by bit: all but what is moved about, or is to be thought `away`."""
        scene = self._scene
        paint_ground(painter, area, scene.theme, grid=scene.grid, zoom=zoom)
        yield
        if zoom >= FROM:
            marked = scene.looks if len(scene.looks) > MANY_MARKS else {}
            there = (id for id in scene.overview.within(area) if id not in scene.lifted and id not in away)
            yield from _painted(painter, self._in_order(there, area, marked))
            return
        yield from scene.overview.paint(painter, scene.theme, scene.pixmaps, area)
        if len(scene.looks) > MANY_MARKS:
            scene.overview.paint_marks(painter, scene.theme, scene.looks, area)
        self._paint_dots(painter, area, zoom)

    def _paint_dots(self, painter: QPainter, area: QRectF, zoom: float) -> None:
        """A dot for the badge of each element."""
        scene, room = self._scene, 16 / zoom
        tones, reach = scene.theme.severities, area.adjusted(-room, -room, room, room)
        known = scene.badges.severities
        there = known.keys() & scene.overview.cells.shapes_within(reach).keys()
        found = ((id, badge_spot(scene.board, id)) for id in sorted(there))
        paint_dots(painter, [(spot, tones[known[id]].fill) for id, spot in found if spot is not None])

    def draw_afloat(self, afloat: Afloat, painter: QPainter, area: QRectF, zoom: float) -> Iterator[None]:
        """Paint what is carried as it is, where it lay, and the marks upon it, bit by bit."""
        scene, carried = self._scene, afloat.held.whole
        if zoom < FROM:
            yield from afloat.overview.paint(painter, scene.theme, scene.pixmaps, area)
            afloat.overview.paint_marks(painter, scene.theme, scene.looks, area)
            return
        paint = self._paint_few if afloat.few else partial(self._paint_many, afloat)
        if afloat.grounds:
            painter.setOpacity(_GROUND)
            yield from paint(painter, area, carried & afloat.grounds)
            painter.setOpacity(1.0)
        yield from paint(painter, area, carried - afloat.grounds)

    def _paint_few(self, painter: QPainter, area: QRectF, ids: Set[str]) -> Iterator[None]:
        yield from _painted(painter, self._in_order(ids, area))
        self._paint_marks(painter, ids & self._scene.looks.keys(), area)

    def _paint_many(self, afloat: Afloat, painter: QPainter, area: QRectF, ids: Set[str]) -> Iterator[None]:
        marked = {id: look for id, look in self._scene.looks.items() if look == "selected"}
        yield from _painted(
            painter, self._in_order(ids.intersection(afloat.overview.within(area)), area, marked)
        )

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
            marked_there = frozenset() if landed.few else landed.held.whole.union(landed.held.strands)
            self._paint_put_down(painter, area, landed)
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

    def _paint_put_down(self, painter: QPainter, area: QRectF, landed: Afloat) -> None:
        """What was carried, where it lies now; what hangs on it is seen as it was in hand."""
        scene = self._scene
        if landed.few:
            self._paint_loose(painter, landed.hanging | landed.held.whole, area)
            return
        there = Rect(area.x(), area.y(), area.width(), area.height())
        near = may_reach(scene.seen.scene, landed.held.strands, there)
        scene.seen.lines.work_out(near)
        self._paint_strands(painter, {id: scene.lines[id] for id in near}, area)
        self._paint_loose(painter, landed.held.loose, area)
        landed.paint_landed(painter, area)

    def _stand_in(self, afloat: Afloat, painter: QPainter, area: QRectF) -> None:
        """What is carried, of which there are no pictures yet: plain lines, and boxes cut out of the tiles they left."""
        scene, world, whole = self._scene, painter.worldTransform(), QRegion()
        deque(afloat.overview.paint(painter, scene.theme, scene.pixmaps, area, titled=False), maxlen=0)
        if world.m11() < FROM:
            return
        for id in afloat.overview.near(area):
            whole += world.mapRect(afloat.overview.shapes[id].box).toAlignedRect()
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
            seen = {id for id in wires if scene.pictures[id].bounds.intersects(area)}
            self._paint_strands(painter, {id: scene.lines[id] for id in seen}, area)
            ids = [id for id in ids if id not in wires]
        deque(_painted(painter, self._in_order(ids, area)), maxlen=0)

    def _paint_strands(self, painter: QPainter, lines: Mapping[str, Route], area: QRectF) -> None:
        """Plain lines of arrows, with the words that lie on them."""
        scene = self._scene
        near = painter.worldTransform().m11() >= FROM
        paint_lines(painter, lines, scene.board.scene.arrows, scene.theme, 1.6 if near else 0.0)
        for id, line in lines.items() if near else ():
            if line.label and area.intersects(qrect(line.label)):
                scene.pictures.at_hand(id).paint_words_at(painter, qrect(line.label))

    def _paint_marks(self, painter: QPainter, ids: Set[str], area: QRectF) -> None:
        scene = self._scene
        if painter.worldTransform().m11() < FROM:
            scene.overview.paint_marks(painter, scene.theme, {id: scene.looks[id] for id in ids}, area)
            return
        for id in ids:
            if (picture := scene.pictures.get(id)) and picture.bounds.intersects(area):
                look = scene.looks[id]
                picture.paint_mark(painter, look, scene.theme)
                if look != "veiled":  # no other mark may cover these
                    picture.paint_words(painter)
                    scene.badges.paint(painter, scene.board, id)

    def _in_order(
        self, ids: Iterable[str], area: QRectF, marked: Mapping[str, Look] = _NONE
    ) -> list[Callable[[QPainter], None]]:
        """What paints these elements, their words and their badges, the lowest first; and the marks of those `marked`."""
        scene = self._scene
        steps: list[tuple[float, str, Callable[[QPainter], None]]] = []
        for picture in [picture for id in ids if (picture := scene.pictures.get(id))]:
            id, lie = picture.element, picture.lie
            if picture.bounds.intersects(area):
                steps.append((lie.z, id, picture.paint))
                if id in marked:
                    steps.append((lie.z, id, partial(picture.paint_mark, look=marked[id], theme=scene.theme)))
            if picture.words is not None and picture.words.intersects(area):
                steps.append((lie.words_z, id, picture.paint_words))
            if (place := scene.badges.place(scene.board, id)) and place.intersects(area):
                steps.append((BADGES, id, partial(scene.badges.paint, board=scene.board, id=id)))
        return [step for *_, step in sorted(steps, key=itemgetter(0, 1))]


def _painted(painter: QPainter, steps: Iterable[Callable[[QPainter], None]]) -> Iterator[None]:
    for step in steps:
        step(painter)
        yield
