"""Moving the view over the board."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter

from mlsd_board.desktop.canvas.contract import Canvas


class Panning:
    """A drag of the board itself."""

    def __init__(self, view: Canvas, start: QPoint) -> None:
        self.view = view
        self._last = start
        self._within = view.gesture
        view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)

    def drag_to(self, position: QPoint) -> None:
        step = position - self._last
        self._last = position
        self.view.scroll_by(-step.x(), -step.y())

    def move(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """The view hands positions to `drag_to`, since the board moves under the mouse."""

    def finish(self, _point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        self.cancel()

    def cancel(self) -> None:
        self.view.gesture = self._within  # what was under way goes on
        self.view.pointer.show_cursor()

    def paint(self, painter: QPainter) -> None:
        """Nothing to draw."""
