"""Leading an arrow by hand: a drag of its line makes a place it passes through, or moves one."""

from itertools import pairwise

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.editing.commands.bend import bend, unbend
from mlsd_board.editing.transaction import Transaction
from mlsd_board.layout.snap import snap_to_grid
from mlsd_board.model.elements import Connection
from mlsd_board.model.geometry import Point

_NEAR = 8.0


class Bending:
    """A drag of the line of one arrow, begun at `start`."""

    def __init__(self, view: Canvas, wire: Connection, start: QPointF) -> None:
        self.view = view
        self._wire = wire.id
        self._result: Transaction | None = None
        near = _bend_at(view, wire, start)
        self._new = near is None
        self._index = _place_in_order(view, wire, start) if near is None else near

    def move(self, point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        place = Point(point.x(), point.y())
        tx = Transaction(self.view.session.design)
        bend(tx, self._wire, self._index, snap_to_grid(place) if self.view.snap else place, new=self._new)
        self._result = tx
        self.view.show_design(tx.design, trying=True, changed=tx.touched)

    def finish(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(point, modifiers)
        if self._result:
            self.view.session.commit("Bend", self._result.finish())

    def cancel(self) -> None:
        self.view.show_design(self.view.session.design)

    def paint(self, painter: QPainter) -> None:
        """The line itself shows where it goes."""


def bend_at(view: Canvas, point: QPointF | None) -> int | None:
    """Which place that the one selected arrow was led through lies there."""
    only = view.selection[0] if len(view.selection) == 1 else ""
    wire = view.session.design.connections.get(only)
    return None if wire is None or point is None else _bend_at(view, wire, point)


def remove_bend(view: Canvas, point: QPointF | None) -> bool:
    """Lead the one selected arrow no longer through that place; whether it was led there."""
    index = bend_at(view, point)
    if index is not None:
        with view.session.edit("Remove the bend") as tx:
            unbend(tx, view.selection[0], index)
    return index is not None


def _bend_at(view: Canvas, wire: Connection, point: QPointF) -> int | None:
    near = (n for n, bend in enumerate(wire.bends) if _distance(bend, point) <= _NEAR / view.zoom)
    return next(near, None)


def _place_in_order(view: Canvas, wire: Connection, point: QPointF) -> int:
    """How many waypoints come before a place on the line."""
    points = view.board.lines[wire.id].points
    here = _along(points, Point(point.x(), point.y()))
    return sum(_along(points, bend) < here for bend in wire.bends)


def _along(points: tuple[Point, ...], place: Point) -> float:
    """How far along a line of level and upright pieces the nearest point to `place` lies."""
    best = (float("inf"), 0.0)
    walked = 0.0
    for a, b in pairwise(points):
        near = Point(
            min(max(place.x, min(a.x, b.x)), max(a.x, b.x)), min(max(place.y, min(a.y, b.y)), max(a.y, b.y))
        )
        off = abs(near.x - place.x) + abs(near.y - place.y)
        best = min(best, (off, walked + abs(near.x - a.x) + abs(near.y - a.y)))
        walked += abs(b.x - a.x) + abs(b.y - a.y)
    return best[1]


def _distance(a: Point, b: QPointF) -> float:
    return abs(a.x - b.x()) + abs(a.y - b.y())
