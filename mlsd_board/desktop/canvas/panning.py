"""Moving the view over the board, and making a box larger or smaller."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QPainter

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.editing.commands.resize import resize, settle_within
from mlsd_board.editing.transaction import Transaction
from mlsd_board.layout.snap import snap_to_grid
from mlsd_board.model.geometry import Point


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


class Resizing:
    """A drag of the lower right corner of a box."""

    def __init__(self, view: Canvas, box: str) -> None:
        self.view = view
        self._box = box
        self._result: Transaction | None = None

    def move(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        old = self.view.session.design.boxes[self._box].rect
        corner = Point(point.x(), point.y())
        corner = snap_to_grid(corner) if self.view.snap else corner
        tx = Transaction(self.view.session.design)
        resize(tx, self._box, old._replace(width=corner.x - old.x, height=corner.y - old.y))
        self._result = tx
        self.view.show_design(tx.design, trying=True, changed=tx.touched)

    def finish(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(point, modifiers)
        if (tx := self._result) is not None:
            if self._box in tx.design.frames:
                settle_within(tx, self._box, self.view.session.design.boxes[self._box].rect)
            self.view.session.commit("Resize", tx.finish())

    def cancel(self) -> None:
        self.view.show_design(self.view.session.design)

    def paint(self, painter: QPainter) -> None:
        """Nothing to draw."""
