"""What is being moved about, painted upon the tiles."""

from collections.abc import Callable, Iterable, Mapping
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QGraphicsItem

from mlsd_board.desktop.canvas.items import ElementItem
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.desktop.canvas.tiles import Tiles
from mlsd_board.desktop.canvas.tracing import Held
from mlsd_board.desktop.canvas.zoomed_out.overview import Overview
from mlsd_board.drawing.scene import Arrow
from mlsd_board.drawing.theme import Theme

_CROWD = 8
"""More arrows than this are moved about as plain lines."""
FEW, MANY = 12, 240
"""Up to so few elements are carried one by one; up to so many as one picture; more than that in tiles of their own."""
_LARGEST_SIDE = 3000.0
"""Pixels of one picture."""


class Afloat:
    """What a drag takes along as it is: drawn where it lay, shown `by` how far it has come.

    `draw` paints the carried elements of an area of the scene, as they lay.
    """

    def __init__(self, held: Held, draw: Callable[[QPainter, QRectF, float], None]) -> None:
        self.held = held
        self.by = (0.0, 0.0)
        self.overview = Overview()
        """What of it is seen from afar."""
        self.room = QRectF()
        """Where it lay."""
        self._draw = draw
        self._picture: tuple[float, QPixmap] | None = None
        self._tiles = Tiles(draw, lambda: QColor(Qt.GlobalColor.transparent))
        self._whole = False

    def paint(self, painter: QPainter, area: QRectF, theme: Theme, pixmaps: Pixmaps) -> bool:
        """Show what lies in an area now; whether all of it is as it should be."""
        world, lay = painter.worldTransform(), area.translated(-self.by[0], -self.by[1])
        painter.save()
        painter.translate(*self.by)
        if len(self.held.whole) <= FEW:
            self._draw(painter, lay, world.m11())
            self._whole = True
        elif len(self.held.whole) <= MANY and self._fits(world.m11() * painter.device().devicePixelRatio()):
            self._lay_picture(painter, world.m11())
            self._whole = True
        else:
            there, port = painter.worldTransform(), world.mapRect(area).toAlignedRect()
            if not self._whole:  # plain boxes and lines stand in for the tiles that are not there yet
                self.overview.paint(painter, theme, pixmaps, lay, titled=False)
            painter.resetTransform()
            self._whole = self._tiles.paint(painter, there, painter.device().devicePixelRatio(), port)
        painter.restore()
        return self._whole

    def _fits(self, scale: float) -> bool:
        return max(self.room.width(), self.room.height()) * scale <= _LARGEST_SIDE

    def _lay_picture(self, painter: QPainter, zoom: float) -> None:
        """Show all of it as one picture, drawn once for each zoom."""
        ratio = painter.device().devicePixelRatio()
        scale = zoom * ratio
        if self._picture is None or self._picture[0] != scale:
            pixmap = QPixmap(ceil(self.room.width() * scale) + 1, ceil(self.room.height() * scale) + 1)
            pixmap.fill(Qt.GlobalColor.transparent)
            brush = QPainter(pixmap)
            brush.setRenderHint(QPainter.RenderHint.Antialiasing)
            brush.scale(scale, scale)
            brush.translate(-self.room.topLeft())
            self._draw(brush, self.room, zoom)
            brush.end()
            pixmap.setDevicePixelRatio(ratio)
            self._picture = (scale, pixmap)
        corner = painter.worldTransform().map(self.room.topLeft()) * ratio
        painter.resetTransform()
        at = QPointF(round(corner.x()) / ratio, round(corner.y()) / ratio)
        painter.drawPixmap(at, self._picture[1])


def paint_lifted(
    painter: QPainter, items: Iterable[ElementItem], arrows: Mapping[str, Arrow], theme: Theme, area: QRectF
) -> None:
    """The boxes and arrows that lie in an area."""
    lifted = list(items)
    wires = [item for item in lifted if item.element in arrows]
    if len(wires) > _CROWD:
        for item in wires:
            item.paint_line(painter, theme.line(arrows[item.element].connection.kind).colour)
        lifted = [item for item in lifted if item.element not in arrows]
    paint_in_order(painter, lifted, area)


def paint_in_order(painter: QPainter, items: Iterable[QGraphicsItem], area: QRectF) -> None:
    """The lowest first."""
    for item in sorted(items, key=lambda item: item.zValue()):
        if item.isVisible() and item.boundingRect().intersects(area):
            painter.setOpacity(item.opacity())
            item.paint(painter, None, None)
    painter.setOpacity(1.0)
