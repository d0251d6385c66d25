"""Painting a view from afar: ground, overview, and what the window puts on top, without asking an item."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.surface import paint_ground


def paint_afar(view: Canvas, area: QRect, *, grid: bool) -> None:
    """Paint `area` (viewport pixels) of a view that is zoomed out far."""
    visible = view.mapToScene(area.adjusted(-1, -1, 1, 1)).boundingRect()
    painter = QPainter(view.viewport())
    painter.setClipRect(area)
    painter.setWorldTransform(view.viewportTransform())
    paint_ground(painter, visible, view.theme, grid=grid, zoom=view.zoom)
    view.board.overview.paint(painter, view.theme, view.board.pixmaps, visible)
    for item in (*view.board.ghosts, *([view.handles] if view.handles.isVisible() else [])):
        painter.setOpacity(item.opacity())
        item.paint(painter, None)
    painter.setOpacity(1.0)
    if view.gesture is not None:
        view.gesture.paint(painter)
    painter.end()
