"""Drawing an arrow, or moving one end of one: what may be joined stays bright, the rest is greyed with the reason."""

from typing import Literal

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QToolTip

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.canvas.quick_insert import Order
from mlsd_board.editing.commands.connect import connect, likely_kind, objection, reconnect
from mlsd_board.editing.transaction import EditError
from mlsd_board.model.elements import Frame, Node
from mlsd_board.model.geometry import Point, Rect


class Connecting:
    """An arrow on its way from `source`; with `wire` it is the free end of an arrow that exists."""

    def __init__(
        self,
        view: Canvas,
        source: str,
        wire: str | None = None,
        end: Literal["source", "target"] = "target",
    ) -> None:
        self.view = view
        self.source = source
        self._wire, self._end = wire, end
        self._at: QPointF | None = None
        self._told = ""
        self._reasons = {id: self._objection(id) for id in view.session.design.boxes if id != source}
        view.set_looks({id: "refused" for id, reason in self._reasons.items() if reason})
        view.message.emit(
            f"Connect {_title(view, source)}: choose a box that is not greyed out, or press Esc."
        )

    def move(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        self._at = point
        target = self._target(point)
        looks = {id: "refused" for id, reason in self._reasons.items() if reason}
        if target and not self._reasons.get(target):
            looks[target] = "target"
        self.view.set_looks(looks)
        self._tell(target)
        self.view.viewport().update()

    def finish(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        target = self._target(point)
        self.cancel()
        if target is None:
            self._offer(point)
            return
        try:
            self._draw(target)
        except EditError as error:
            self.view.message.emit(str(error))

    def _offer(self, point: QPointF) -> None:
        """Dropped on the empty board: what could stand there is offered."""
        if self._wire is not None or self.source not in self.view.session.design.nodes:
            self.view.message.emit("No arrow was drawn: it has to end on a box.")
            return
        self.view.start_insert(order=Order(spot=Point(point.x(), point.y()), after=self.source))

    def cancel(self) -> None:
        self.view.set_looks({})
        QToolTip.hideText()
        self.view.message.emit("")

    def paint(self, painter: QPainter) -> None:
        if self._at is None:
            return
        start = _border_point(self.view.session.design.boxes[self.source].rect, self._at)
        pen = QPen(qcolor(self.view.theme.window.ghost), 2.0, Qt.PenStyle.DashLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawLine(start, self._at)
        painter.setBrush(qcolor(self.view.theme.window.ghost))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(self._at, 4.0, 4.0)

    def _ends(self, box: str) -> tuple[str, str]:
        return (box, self.source) if self._end == "source" else (self.source, box)

    def _objection(self, box: str) -> str:
        return objection(self.view.session.design, self.view.session.library, *self._ends(box))

    def _target(self, point: QPointF) -> str | None:
        found = self.view.box_at(point)
        return found if found != self.source else None

    def _tell(self, target: str | None) -> None:
        if target is None:
            text = ""
        elif self._reasons.get(target):
            text = self._reasons[target]
        else:
            kind = likely_kind(self.view.session.design, self.view.session.library, *self._ends(target))
            text = f"{kind.value if kind else 'connection'} → {_title(self.view, target)}"
        if text != self._told:
            self._told = text
            self.view.message.emit(text)
            if target and self._reasons.get(target):
                QToolTip.showText(self.view.cursor().pos(), text, self.view)
            else:
                QToolTip.hideText()

    def _draw(self, target: str) -> None:
        session = self.view.session
        if self._wire is None:
            with session.edit("Connect") as tx:
                id = connect(tx, session.library, self.source, target)
        else:
            id = self._wire
            with session.edit("Reconnect") as tx:
                reconnect(tx, session.library, id, self._end, target)
        self.view.select((id,))


def _title(view: Canvas, id: str) -> str:
    """What a box is called."""
    box = view.session.design.boxes[id]
    if isinstance(box, Node):
        return box.label or view.session.library.title(box.component)
    return (box.title if isinstance(box, Frame) else box.text) or "the box"


def _border_point(rect: Rect, towards: QPointF) -> QPointF:
    """Where the straight line from the middle of a box to a place leaves the box."""
    centre = QPointF(*rect.centre)
    way = towards - centre
    across = abs(way.x()) / (rect.width / 2)
    down = abs(way.y()) / (rect.height / 2)
    reach = max(across, down)
    return centre if reach <= 1.0 else centre + way / reach
