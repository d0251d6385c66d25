"""The shape of the mouse for each tool."""

from functools import cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QCursor, QPainter, QPen, QPixmap, QPolygonF

_SIZE = 28
_INK, _PAPER = QColor("#1f2530"), QColor("#ffffff")


@cache
def cursor_of(tool: str) -> QCursor:
    """The cursor of a tool, by its id; the arrow for what has no picture."""
    draw = {"pen": _pen, "eraser": _eraser, "note": _note, "frame": _frame, "lasso": _lasso}.get(tool)
    if draw is None:
        return QCursor(Qt.CursorShape.ArrowCursor)
    pixmap = QPixmap(_SIZE, _SIZE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # Dark on light, so that it is seen on any ground.
    for pen in (QPen(_PAPER, 4.0), QPen(_INK, 1.6)):
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.setBrush(_PAPER)
        draw(painter)
    painter.end()
    spot = (3, 25) if tool == "pen" else (14, 14) if tool == "eraser" else (8, 8)
    return QCursor(pixmap, *spot)


def _pen(painter: QPainter) -> None:
    corners = ((3, 25), (5, 18), (18, 5), (23, 10), (10, 23))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
    painter.drawLine(QPointF(5, 18), QPointF(10, 23))


def _eraser(painter: QPainter) -> None:
    painter.drawEllipse(QPointF(14, 14), 8.0, 8.0)


def _cross(painter: QPainter) -> None:
    painter.drawLine(QPointF(8, 2), QPointF(8, 14))
    painter.drawLine(QPointF(2, 8), QPointF(14, 8))


def _note(painter: QPainter) -> None:
    _cross(painter)
    painter.drawPolygon(QPolygonF([QPointF(*p) for p in ((14, 14), (25, 14), (25, 21), (21, 25), (14, 25))]))


def _frame(painter: QPainter) -> None:
    _cross(painter)
    painter.drawRoundedRect(QRectF(13, 15, 13, 10), 2, 2)


def _lasso(painter: QPainter) -> None:
    _cross(painter)
    painter.drawEllipse(QRectF(12, 15, 14, 9))
