"""Wiping ink away: every stroke the mouse touches goes, all of them in one step of undo."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.canvas.tools.strokes import touches
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.geometry import Point

REACH = 8.0
"""The radius of the eraser in pixels."""


class Erasing:
    """A sweep begun at `start`. Boxes and arrows are safe from it."""

    def __init__(self, view: Canvas, start: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.view = view
        self._at = start
        self._doomed: list[str] = []
        self.move(start, modifiers)

    def move(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        start, end = Point(self._at.x(), self._at.y()), Point(point.x(), point.y())
        reach = REACH / self.view.zoom
        found = [
            ink.id
            for ink in self.view.session.design.inks.values()
            if ink.id not in self._doomed
            and touches([Point(*p) for p in ink.points], start, end, reach + ink.width / 2)
        ]
        self._at = point
        if found:
            self._doomed += found
            self.view.show_design(self._wiped().design, trying=True)

    def finish(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(point, modifiers)
        self.view.session.commit("Erase", self._wiped().finish())

    def cancel(self) -> None:
        self.view.show_design(self.view.session.design)

    def paint(self, painter: QPainter) -> None:
        painter.setPen(QPen(qcolor(self.view.theme.muted), 0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        reach = REACH / self.view.zoom
        painter.drawEllipse(self._at, reach, reach)

    def _wiped(self) -> Transaction:
        tx = Transaction(self.view.session.design)
        delete(tx, self._doomed)
        return tx
