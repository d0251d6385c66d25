"""Sticking a note to the board, or to the element under the mouse, and writing on it at once."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.marking import stick_note
from mlsd_board.model.geometry import Point


class Sticking:
    """A click where the note goes; upon a box, or an arrow, it is pinned to that and lies near by."""

    def __init__(self, view: Canvas, _start: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        self.view = view

    def move(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """The note goes where the button is released."""

    def finish(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        design = self.view.session.design
        found = self.view.board.element_at(point)
        about = found if found in design.nodes or found in design.connections else None
        stick_note(self.view, Point(point.x(), point.y()), about)

    def cancel(self) -> None:
        """Nothing was done yet."""

    def paint(self, painter: QPainter) -> None:
        """The cursor shows it."""
