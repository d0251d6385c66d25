"""Dragging elements: they snap to the lines of others, and arrows follow while the mouse moves."""

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.editing.commands.duplicate import duplicate
from mlsd_board.editing.commands.move import move, settle
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.layout.snap import Guide, snap_lines, snap_to_grid
from mlsd_board.model.elements import Frame
from mlsd_board.model.geometry import Point, Rect, bounds

_NEAR = 1200.0
"""Only boxes this close take part in snapping."""


class Moving:
    """A drag of the selection; with Alt it drags a copy."""

    def __init__(self, view: Canvas, start: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.view = view
        self._start = start
        self._ids = view.selection
        self._copying = bool(modifiers & Qt.KeyboardModifier.AltModifier)
        design = view.session.design
        moving = set(design.with_members(self._ids))
        self._rect = bounds(design.boxes[id].rect for id in moving if id in design.boxes)
        self._others = [
            b.rect for b in design.boxes.values() if b.id not in moving and not isinstance(b, Frame)
        ]
        self._guides: tuple[Guide, ...] = ()
        self._result: Transaction | None = None

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        dx, dy = self._shift(point, modifiers)
        tx = Transaction(self.view.session.design)
        if self._copying:
            duplicate(tx, self._ids, dx, dy)
        else:
            move(tx, self._ids, dx, dy)
        self._result = tx
        self.view.show_design(tx.design)

    def finish(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(point, modifiers)
        tx = self._result
        if tx is None:
            return
        fresh = tuple(id for id in tx.design.boxes if id not in self.view.session.design.boxes)
        settle(tx, tx.design.with_members(fresh or self._ids))
        try:
            self.view.session.commit("Duplicate" if self._copying else "Move", tx.finish())
        except EditError as error:
            self.cancel()
            self.view.message.emit(str(error))
            return
        if fresh:
            self.view.select(fresh)

    def cancel(self) -> None:
        self.view.show_design(self.view.session.design)

    def paint(self, painter: QPainter) -> None:
        painter.setPen(QPen(qcolor(self.view.theme.window.guide), 0))
        for axis, at, start, end in ((g.axis, g.at, g.start, g.end) for g in self._guides):
            line = (
                QLineF(at, start - 16, at, end + 16) if axis == "x" else QLineF(start - 16, at, end + 16, at)
            )
            painter.drawLine(line)

    def _shift(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> tuple[float, float]:
        dx, dy = point.x() - self._start.x(), point.y() - self._start.y()
        self._guides = ()
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            dx, dy = (dx, 0.0) if abs(dx) >= abs(dy) else (0.0, dy)
        if self._rect is None or not self.view.snap or modifiers & Qt.KeyboardModifier.ControlModifier:
            return dx, dy
        here = self._rect.moved(dx, dy)
        grid = snap_to_grid(Point(here.x, here.y))
        near = [rect for rect in self._others if here.grown(_NEAR).overlaps(rect)]
        lines = snap_lines(here, near, 6.0 / self.view.zoom)
        self._guides = lines.guides
        straight_x = any(g.axis == "x" for g in lines.guides)
        straight_y = any(g.axis == "y" for g in lines.guides)
        return (
            dx + (lines.dx if straight_x else grid.x - here.x),
            dy + (lines.dy if straight_y else grid.y - here.y),
        )


def near_edge(rect: Rect, point: QPointF, reach: float) -> bool:
    """Whether a place is at the lower right corner of a box, where it is resized."""
    return abs(point.x() - rect.right) <= reach and abs(point.y() - rect.bottom) <= reach
