"""Drawing an arrow, or moving one end of one: what may be joined stays bright, the rest is greyed with the reason."""

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QToolTip

from mlsd_board.catalog.fitting import best
from mlsd_board.catalog.search import search
from mlsd_board.desktop.canvas.choosing import Choice
from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.gesture import START
from mlsd_board.desktop.canvas.painting import qcolor, qrect
from mlsd_board.desktop.canvas.quick_insert import Order
from mlsd_board.desktop.canvas.stepping import insert_towards
from mlsd_board.desktop.naming import title_of
from mlsd_board.editing.commands.connect import (
    connect,
    likely_kind,
    objection,
    possible_kinds,
    reconnect,
)
from mlsd_board.editing.transaction import EditError
from mlsd_board.model.geometry import Point, Rect

_BEGIN = "c"
"""The letter that begins an arrow by key."""
_STEPS = {
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Backtab: -1,
}


class Connecting:
    """An arrow on its way from `source`; with `wire` it is the free end of an arrow that exists.

    Begun `by_key`, letters, arrow keys and Enter choose the target as well as the mouse does. A press of a handle at
    `start` that becomes no drag lets the board grow to that side.
    """

    def __init__(
        self,
        view: Canvas,
        source: str,
        wire: str | None = None,
        end: Literal["source", "target"] = "target",
        *,
        by_key: bool = False,
        start: QPointF | None = None,
    ) -> None:
        self.view = view
        self._start = start
        self.source = source
        self._wire, self._end, self._by_key = wire, end, by_key
        self._at: QPointF | None = None
        self._told = ""
        self._reasons = {id: self._objection(id) for id in view.session.design.boxes}
        self._choice = Choice(view, source, [id for id, reason in self._reasons.items() if not reason])
        self._mark(None)
        how = "type its name, step with the arrow keys, or click it" if by_key else "choose a bright box"
        view.message.emit(f"Connect {self._name(source)}: {how}; Esc gives up.")

    def move(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        self._at = point
        self._choice.type("")
        target = self.view.box_at(point)
        self._mark(target)
        self._tell(target)

    def key(self, event: QKeyEvent) -> bool:
        """Act on a key; whether it had a meaning here."""
        key, text = Qt.Key(event.key()), event.text()
        if not self._by_key or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_chosen()
            return True
        if key in _STEPS:
            self._choice.step(_STEPS[key])
        elif key == Qt.Key.Key_Backspace:
            self._choice.type(self._choice.typed[:-1])
        elif text.isprintable() and text.strip(" " if not self._choice.typed else ""):
            self._choice.type(self._choice.typed + text)
        else:
            return False
        new = self._new_one()
        if new:
            self._place(new)
        else:
            self._show_chosen()
        return True

    def finish(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        target = self.view.box_at(point)
        self.cancel()
        if self._start is not None and (point - self._start).manhattanLength() * self.view.zoom < START:
            self._grow(self._start)
        elif target is None:
            self._offer(point)
        else:
            self._join(target)

    def cancel(self) -> None:
        self.view.set_looks({})
        QToolTip.hideText()
        self.view.message.emit("")

    def paint(self, painter: QPainter) -> None:
        if self._at is None or self.source not in self.view.session.design.boxes:
            return
        start = border_point(self.view.session.design.boxes[self.source].rect, self._at)
        pen = QPen(qcolor(self.view.theme.window.ghost), 2.0, Qt.PenStyle.DashLine)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.save()
        painter.setClipPath(self._beside_boxes(QRectF(start, self._at).normalized().adjusted(-2, -2, 2, 2)))
        painter.drawLine(start, self._at)
        painter.restore()
        painter.setBrush(qcolor(self.view.theme.window.ghost))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(self._at, 4.0, 4.0)

    def _beside_boxes(self, area: QRectF) -> QPainterPath:
        """What of an area no component covers: the line is no arrow yet, and so crosses none out."""
        nodes, free = self.view.session.design.nodes, QPainterPath()
        free.addRect(area)
        for id in self.view.board.near(Rect(area.x(), area.y(), area.width(), area.height())):
            if id in nodes:
                free.addRect(qrect(nodes[id].rect))
        return free

    def _offer(self, point: QPointF) -> None:
        """Dropped on the empty board: what could stand there is offered."""
        if self._wire is not None or self.source not in self.view.session.design.nodes:
            self.view.message.emit("No arrow was drawn: it has to end on a box.")
            return
        self.view.start_insert(order=Order(spot=Point(point.x(), point.y()), after=self.source, joined=True))

    def _grow(self, handle: QPointF) -> None:
        """A click on a handle: the list for a box on that side."""
        box = self.view.session.design.boxes[self.source].rect
        across, down = handle.x() - box.centre.x, handle.y() - box.centre.y
        aside = abs(across) / box.width > abs(down) / box.height
        self.view.select((self.source,))
        insert_towards(self.view, (1 if across > 0 else -1, 0) if aside else (0, 1 if down > 0 else -1))

    def _new_one(self) -> str:
        """The name of a component, where what was typed fits no box: the key that began this may be its first letter."""
        typed, session = self._choice.typed, self.view.session
        if not typed or self._choice.fitting() or self._refused() or self.source not in session.design.nodes:
            return ""
        known = {name: search(session.library, name)[:1] for name in (_BEGIN + typed, typed)}
        fits = {
            name: best((first.component.title, first.by), name)
            for name, found in known.items()
            for first in found
        }
        return max(fits, key=lambda name: fits[name][0], default="")

    def _place(self, name: str) -> None:
        """Go on as if the name had been typed without connecting first."""
        self.view.gesture = None
        self.cancel()
        self.view.start_insert(name, Order(after=self.source) if self.source in self.view.selection else None)

    def _take_chosen(self) -> None:
        target = self._choice.current
        if target is None:
            self.view.message.emit("Type the name of a box first, or step to one with the arrow keys.")
            return
        self.view.gesture = None
        self.cancel()
        self._join(target)

    def _show_chosen(self) -> None:
        target = self._choice.current
        boxes = self.view.session.design.boxes
        self._at = (
            border_point(boxes[target].rect, QPointF(*boxes[self.source].rect.centre)) if target else None
        )
        self._mark(target)
        typed = f"“{self._choice.typed}” " if self._choice.typed else ""
        if target is None:
            said = self._refused() or (f"{typed}fits no box." if typed else "Type the name of a box.")
        else:
            self.view.centre_on((target,), only_if_hidden=True)
            said = f"{typed}{self._promise(target)}: Enter draws it."
        self._told = said
        self.view.message.emit(said)
        self.view.viewport().update()

    def _mark(self, target: str | None) -> None:
        looks = {id: "veiled" for id, why in self._reasons.items() if why and id != self.source}
        if self._wire is not None:
            looks[self._wire] = "veiled"
        if target and not self._reasons.get(target):
            looks[target] = "target"
        self.view.set_looks(looks)

    def _ends(self, box: str) -> tuple[str, str]:
        return (box, self.source) if self._end == "source" else (self.source, box)

    def _refused(self) -> str:
        """Why the box that was typed cannot be joined, where only such a one fits."""
        apart = [id for id, reason in self._reasons.items() if reason and id != self.source]
        found = Choice(self.view, self.source, apart)
        found.type(self._choice.typed)
        return self._reasons[found.current] if found.current else ""

    def _objection(self, box: str) -> str:
        return objection(self.view.session.design, self.view.session.library, *self._ends(box))

    def _name(self, box: str) -> str:
        return title_of(self.view.session.design, self.view.session.library, box)

    def _promise(self, target: str) -> str:
        kind = likely_kind(self.view.session.design, self.view.session.library, *self._ends(target))
        return f"{kind.value if kind else 'connection'} → {self._name(target)}"

    def _tell(self, target: str | None) -> None:
        refusal = self._reasons.get(target or "", "")
        text = refusal or (self._promise(target) if target else "")
        if text != self._told:
            self._told = text
            self.view.message.emit(text)
            if refusal and target != self.source:  # which an arrow leaves across
                QToolTip.showText(self.view.cursor().pos(), text, self.view)
            else:
                QToolTip.hideText()

    def _join(self, target: str) -> None:
        session = self.view.session
        try:
            if self._wire is None:
                with session.edit("Connect") as tx:
                    id = connect(tx, session.library, self.source, target)
            else:
                id = self._wire
                with session.edit("Reconnect") as tx:
                    reconnect(tx, session.library, id, self._end, target)
        except EditError as error:
            self.view.message.emit(str(error))
            QToolTip.showText(self.view.cursor().pos(), str(error), self.view)
            return
        self.view.select((id,))
        self.view.message.emit(_hint(self.view, id))


def border_point(rect: Rect, towards: QPointF) -> QPointF:
    """Where the straight line from the middle of a box to a place leaves the box."""
    centre = QPointF(*rect.centre)
    way = towards - centre
    across = abs(way.x()) / (rect.width / 2)
    down = abs(way.y()) / (rect.height / 2)
    reach = max(across, down)
    return centre if reach <= 1.0 else centre + way / reach


def _hint(view: Canvas, wire: str) -> str:
    """What was drawn, and how to make it another kind where it may be one."""
    found = view.session.design.connections[wire]
    kinds = possible_kinds(view.session.design, view.session.library, found.source, found.target)
    said = f"{found.kind.value.capitalize() if found.kind else 'Untyped'} connection."
    turn = " ↓ changes its kind." if len(kinds) > 1 else ""
    return f"{said}{turn} C draws another from {title_of(view.session.design, view.session.library, found.source)}."
