"""The rubber band: selecting whatever lies wholly in it."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from mlsd_board.desktop.canvas.catching import caught
from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.painting import qcolor


class Banding:
    """A band drawn from `start`; with Shift it adds to the selection."""

    def __init__(self, view: Canvas, start: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.view = view
        self._start = start
        self._before = view.selection
        self._kept = view.selection if modifiers & Qt.KeyboardModifier.ShiftModifier else ()
        self._band = QRectF(start, start)

    def move(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        self._band = QRectF(self._start, point).normalized()
        found = caught(self.view.session.design, self._band.contains)
        self.view.select((*self._kept, *found))
        self.view.viewport().update()

    def finish(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        if (point - self._start).manhattanLength() > 0:
            self.move(point, modifiers)
        else:
            self.view.select(self._kept)

    def cancel(self) -> None:
        self.view.select(self._before)

    def paint(self, painter: QPainter) -> None:
        tones = self.view.theme.window
        painter.setPen(QPen(qcolor(tones.selection), 0))
        painter.setBrush(qcolor(tones.selection_fill))
        painter.drawRect(self._band)
