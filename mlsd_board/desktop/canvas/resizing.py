"""Making a box larger or smaller by its lower right corner."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.tools.frame import paint_frame
from mlsd_board.editing.commands.resize import resize, settle_within
from mlsd_board.editing.transaction import Transaction
from mlsd_board.layout.snap import snap_to_grid
from mlsd_board.model.geometry import Point


class Resizing:
    """A drag of the corner of a box, which is shown as it becomes."""

    def __init__(self, view: Canvas, box: str) -> None:
        self.view = view
        self._box = box
        self._before = view.session.design.boxes[box].rect
        self._result = Transaction(view.session.design)

    def move(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        corner = Point(point.x(), point.y())
        corner = snap_to_grid(corner) if self.view.snap else corner
        width, height = corner.x - self._before.x, corner.y - self._before.y
        self._result = Transaction(self.view.session.design)
        resize(self._result, self._box, self._before._replace(width=width, height=height))
        self._show()

    def finish(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(point, modifiers)
        self.view.session.commit("Resize", self._result.finish())

    def cancel(self) -> None:
        self.view.show_design(self.view.session.design)

    def paint(self, painter: QPainter) -> None:
        """The box itself shows how large it is."""

    def _show(self) -> None:
        self.view.show_design(self._result.design, trying=True, changed=self._result.touched)


class Reframing(Resizing):
    """Of an open frame, which lies below all that is in it, the outline is shown."""

    def finish(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(point, modifiers)
        settle_within(self._result, self._box, self._before)
        self.view.session.commit("Resize", self._result.finish())

    def paint(self, painter: QPainter) -> None:
        paint_frame(painter, self.view, self._result.design.boxes[self._box].rect, but=self._box)

    def _show(self) -> None:
        """The outline is painted with every frame."""
