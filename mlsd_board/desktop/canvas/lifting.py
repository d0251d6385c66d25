"""What is being moved about, painted upon the tiles."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from copy import copy
from functools import partial

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QTransform
from PySide6.QtWidgets import QGraphicsItem

from mlsd_board.desktop.canvas.holding import Held
from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.canvas.tiles import Tiles
from mlsd_board.desktop.canvas.zoomed_out.overview import Overview
from mlsd_board.drawing.scene import Arrow
from mlsd_board.drawing.theme import Theme
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.geometry import Rect

FEW = 12
"""Up to so few elements are carried one by one; more than that in tiles of their own."""
_MARGIN = 128
"""Pixels around the view in which tiles are made ahead."""


class Afloat:
    """What a drag takes along as it is: drawn where it lay, shown `by` how far it has come.

    `overview` is what of it is seen from afar, `places` are where it lay; `draw` paints what lay in an area of the scene.
    """

    def __init__(
        self,
        held: Held,
        overview: Overview,
        places: list[QRectF],
        draw: Callable[["Afloat", QPainter, QRectF, float], Iterator[None]],
    ) -> None:
        self.held, self.overview, self.places = held, overview, places
        self.by = (0.0, 0.0)
        self.hanging = {*held.loose, *held.strands}
        """What hangs on it and does not keep its shape."""
        self.taken = held.whole | self.hanging
        self.grounds = {id for id, shape in overview.shapes.items() if shape.look and shape.look.ground}
        """The frames that are carried, whose ground lies below all lines."""
        self.few = len(held.whole) <= FEW
        self.copies = self.stays = False
        """Whether copies are carried, which look like what lies where it lay, and whether they are on the board now."""
        self._draw = partial(draw, self)
        self._tiles = Tiles(self._draw, lambda: QColor(Qt.GlobalColor.transparent))

    def of_copies(self) -> "Afloat":
        """The same to look at, but all of it stays where it is."""
        made = copy(self)
        none: frozenset[str] = frozenset()
        made.held = self.held._replace(moving=none, boxes=none, whole=none, loose=(), strands=())
        made.hanging, made.taken, made.copies = set(), none, True
        return made

    def shows(self, ids: Collection[str], boxes: Mapping[str, Rect]) -> bool:
        """Whether these elements are seen as they are now when what was carried lies where it was carried to."""
        if self.copies:
            return self.stays and not self.few
        were = self.held.base.scene.boxes
        if self.few or not self.taken.issuperset(ids):
            return False
        return all(boxes.get(id) == were[id].moved(*self.by) for id in self.held.boxes)

    def make_ready(self, world: QTransform, ratio: float, area: QRect, until: float) -> bool:
        """Make a little of what will be seen in an area of the widget; whether all of it is there."""
        around = area.adjusted(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN)
        return self.few or self._tiles.make(world, ratio, around, until)

    def covers(self, world: QTransform, ratio: float, area: QRect) -> bool:
        """Whether there is a picture of all that is seen of it in an area of the widget."""
        there = QTransform(world).translate(*self.by)
        return self.few or self._tiles.gaps(there, ratio, area).isEmpty()

    def stands_in(self, world: QTransform, ratio: float, area: QRect) -> bool:
        """Whether what is seen of it in an area of the widget can be shown without the elements themselves."""
        return not self.few and self.covers(world, ratio, area)

    def paint(
        self, painter: QPainter, area: QRectF, until: float, stand_in: Callable[[QPainter, QRectF], None]
    ) -> bool:
        """Show what lies in an area now; whether all of it is as it should be. `stand_in` shows what has no tiles yet."""
        painter.save()
        painter.translate(*self.by)
        whole, world, lay = True, painter.worldTransform(), area.translated(-self.by[0], -self.by[1])
        if self.few:
            deque(self._draw(painter, lay, world.m11()), maxlen=0)
        else:
            ratio, port = painter.device().devicePixelRatio(), world.mapRect(lay).toAlignedRect()
            gaps = self._tiles.gaps(world, ratio, port)
            painter.resetTransform()
            if not gaps.isEmpty():
                painter.save()
                painter.setClipRegion(gaps)
                painter.setWorldTransform(world)
                stand_in(painter, world.inverted()[0].mapRect(QRectF(gaps.boundingRect())))
                painter.restore()
            whole = self._tiles.paint(painter, world, ratio, port, until)
        painter.restore()
        return whole

    def paint_landed(self, painter: QPainter, area: QRectF) -> None:
        """Show what is at hand of it, although the elements themselves have moved on to where it is now."""
        if not self.few:
            painter.save()
            painter.translate(*self.by)
            world = painter.worldTransform()
            painter.resetTransform()
            port = world.mapRect(area.translated(-self.by[0], -self.by[1])).toAlignedRect()
            self._tiles.paint(painter, world, painter.device().devicePixelRatio(), port)
            painter.restore()


def paint_lines(
    painter: QPainter, lines: Mapping[str, Route], arrows: Mapping[str, Arrow], theme: Theme, width: float
) -> None:
    """The lines of arrows alone, in no time."""
    for id, line in lines.items():
        painter.setPen(QPen(qcolor(theme.line(arrows[id].connection.kind).colour), width))
        painter.drawPolyline([QPointF(*point) for point in line.points])


def paint_in_order(painter: QPainter, items: Iterable[QGraphicsItem], area: QRectF) -> None:
    """The lowest first."""
    dense = painter.opacity()
    for item in sorted(items, key=lambda item: item.zValue()):
        if item.isVisible() and item.boundingRect().intersects(area):
            painter.setOpacity(dense * item.opacity())
            item.paint(painter, None, None)
    painter.setOpacity(dense)
