"""Drawing a frame around boxes: whatever lies wholly inside becomes its own."""

from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.painting import qcolor, qrect
from mlsd_board.drawing.scene import scene_of
from mlsd_board.editing.commands.add import enclosing_frame
from mlsd_board.editing.transaction import Transaction
from mlsd_board.layout.snap import snap_to_grid
from mlsd_board.model.elements import Frame
from mlsd_board.model.geometry import Point, Rect

SMALLEST = 48.0


class Framing:
    """A drag from one corner of the frame to the other."""

    def __init__(self, view: Canvas, start: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        self.view = view
        self._start = self._end = start

    def move(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        self._end = point

    def finish(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(point, modifiers)
        rect = self._rect()
        if rect.width < SMALLEST or rect.height < SMALLEST:
            self.view.message.emit("Drag from corner to corner to draw a frame.")
            return
        with self.view.session.edit("Draw a frame") as tx:
            id = draw_frame(tx, rect)
        self.view.select((id,))
        self.view.start_rename(id)

    def cancel(self) -> None:
        """Nothing was drawn yet."""

    def paint(self, painter: QPainter) -> None:
        paint_frame(painter, self.view, self._rect())

    def _rect(self) -> Rect:
        area = QRectF(self._start, self._end).normalized()
        first, last = Point(area.left(), area.top()), Point(area.right(), area.bottom())
        if self.view.snap:
            first, last = snap_to_grid(first), snap_to_grid(last)
        return Rect(first.x, first.y, last.x - first.x, last.y - first.y)


def paint_frame(painter: QPainter, view: Canvas, rect: Rect, but: str = "") -> None:
    """The outline of a frame that is being drawn, and which boxes will lie in it."""
    tones, shown = view.theme.window, view.board.board.scene.boxes
    painter.setPen(QPen(qcolor(tones.selection), 0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for id in inside(shown, rect):
        if id != but:
            painter.drawRoundedRect(qrect(shown[id].grown(3)), 12, 12)
    painter.setPen(QPen(qcolor(tones.ghost), 0, Qt.PenStyle.DashLine))
    painter.setBrush(qcolor(tones.ghost_fill))
    painter.drawRoundedRect(qrect(rect), 12, 12)


def draw_frame(tx: Transaction, rect: Rect) -> str:
    """Put a group frame there and let the boxes wholly inside belong to it. Returns its id."""
    around = enclosing_frame(tx, rect)
    members = inside(scene_of(tx.design).boxes, rect)
    id = tx.fresh_id("group")
    x, y, width, height = rect
    tx.put(Frame(id=id, x=x, y=y, width=width, height=height, frame=around))
    for member in members:
        box = tx.design.boxes[member]
        if box.frame not in members:
            tx.put(box.model_copy(update={"frame": id}))
    return id


def inside(boxes: Mapping[str, Rect], rect: Rect) -> list[str]:
    """Those that lie wholly in a rectangle."""
    return [id for id, place in boxes.items() if rect.encloses(place)]
