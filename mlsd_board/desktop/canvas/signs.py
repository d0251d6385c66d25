"""Small signs that only the window shows on an element."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.geometry import Rect


def paint_lock(painter: QPainter, box: Rect, theme: Theme) -> None:
    """A closed padlock on the upper left corner of a box: it stays where it is."""
    centre = QPointF(box.x + 2.0, box.y + 2.0)
    painter.setPen(QPen(qcolor(theme.window.selection), 1.25))
    painter.setBrush(qcolor(theme.surface))
    painter.drawEllipse(centre, 9.0, 9.0)
    painter.setPen(QPen(qcolor(theme.muted), 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(centre.x() - 2.6, centre.y() - 5.4, 5.2, 6.4), 0, 180 * 16)
    painter.setBrush(qcolor(theme.muted))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(centre.x() - 4.0, centre.y() - 1.6, 8.0, 6.2), 1.2, 1.2)
