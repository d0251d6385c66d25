"""Painting what is being moved about, upon the tiles."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem

from mlsd_board.desktop.canvas.items import ElementItem
from mlsd_board.drawing.scene import Arrow
from mlsd_board.drawing.theme import Theme

_CROWD = 8
"""More arrows than this are moved about as plain lines."""


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
