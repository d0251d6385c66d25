"""Selecting with a loop drawn by hand: whatever lies wholly in it."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from mlsd_board.desktop.canvas.catching import caught
from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.painting import qcolor


class Lassoing:
    """A loop begun at `start`; with Shift it adds to the selection."""

    def __init__(self, view: Canvas, start: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.view = view
        self._before = view.selection
        self._kept = view.selection if modifiers & Qt.KeyboardModifier.ShiftModifier else ()
        self._loop = QPolygonF([start])

    def move(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        self._loop.append(point)
        found = caught(
            self.view.session.design,
            lambda x, y: self._loop.containsPoint(QPointF(x, y), Qt.FillRule.WindingFill),
        )
        self.view.select((*self._kept, *found))

    def finish(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(point, modifiers)

    def cancel(self) -> None:
        self.view.select(self._before)

    def paint(self, painter: QPainter) -> None:
        tones = self.view.theme.window
        painter.setPen(QPen(qcolor(tones.selection), 0, Qt.PenStyle.DashLine))
        painter.setBrush(qcolor(tones.selection_fill))
        painter.drawPolygon(self._loop, Qt.FillRule.WindingFill)
