"""The ground of the board: its colour and the grid of dots that things snap to."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap, QPolygonF

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.drawing.theme import Theme

STEP = 32
_HALF = 4
"""Room around a dot, in pixels."""
_FINEST = 0.45
"""Below this zoom the dots would only be noise."""


def paint_ground(painter: QPainter, area: QRectF, theme: Theme, *, grid: bool, zoom: float) -> None:
    """Fill `area` (scene units) with the background and, where it is wanted and legible, the grid."""
    painter.fillRect(area, qcolor(theme.background))
    if not grid or zoom < _FINEST:
        return
    left, top = int(area.left() // STEP) * STEP, int(area.top() // STEP) * STEP
    columns, rows = int(area.width() // STEP) + 2, int(area.height() // STEP) + 2
    world, ratio = painter.worldTransform(), painter.device().devicePixelRatio()
    corner, step = world.map(QPointF(left, top)) * ratio, STEP * world.m11() * ratio
    row = _row(columns, step, corner.x() % 1.0, theme.window.grid, 1.8 * ratio)
    row.setDevicePixelRatio(ratio)
    painter.resetTransform()
    for number in range(rows):
        y = round(corner.y() + number * step) - _HALF
        painter.drawPixmap(QPointF((int(corner.x() // 1) - _HALF) / ratio, y / ratio), row)
    painter.setWorldTransform(world)


def _row(columns: int, step: float, phase: float, colour: str, size: float) -> QPixmap:
    """One row of dots in pixels: many copies of it are painted sooner than many dots."""
    pixmap = QPixmap(int(columns * step) + 2 * _HALF, 2 * _HALF + 1)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(qcolor(colour), size)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    middle = _HALF + 0.5
    painter.drawPoints(QPolygonF([QPointF(_HALF + phase + i * step, middle) for i in range(columns)]))
    painter.end()
    return pixmap
