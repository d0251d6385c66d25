"""The ground of the board: its colour and the grid of dots that things snap to."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.drawing.theme import Theme

STEP = 32
_FINEST = 0.45
"""Below this zoom the dots would only be noise."""


def paint_ground(painter: QPainter, area: QRectF, theme: Theme, *, grid: bool, zoom: float) -> None:
    """Fill `area` (scene units) with the background and, where it is wanted and legible, the grid."""
    painter.fillRect(area, qcolor(theme.background))
    if not grid or zoom < _FINEST:
        return
    left, top = int(area.left() // STEP) * STEP, int(area.top() // STEP) * STEP
    columns, rows = int(area.width() // STEP) + 2, int(area.height() // STEP) + 2
    dots = [QPointF(left + i * STEP, top + j * STEP) for i in range(columns) for j in range(rows)]
    pen = QPen(qcolor(theme.window.grid), 1.8)
    pen.setCosmetic(True)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPoints(QPolygonF(dots))
