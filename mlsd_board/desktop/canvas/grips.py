"""Where the one selected element can be taken hold of: the ends and places of an arrow, the corner of a box."""

from typing import Literal, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.model.elements import Frame

_REACH = 8.0
_SIZE = 4.0
_LEAST = 2 * _REACH
"""Of a box that is smaller on the screen the corner would leave nothing to drag it by."""


class Grip(NamedTuple):
    """One place to take hold of; a `bend` is where an arrow was led by hand."""

    part: Literal["source", "target", "bend", "corner"]
    at: QPointF


def grips(view: Canvas) -> list[Grip]:
    """All of them, those that matter most first."""
    only = view.selection[0] if len(view.selection) == 1 else ""
    box, wire = view.session.design.boxes.get(only), view.session.design.connections.get(only)
    if isinstance(box, Frame) and box.collapsed:
        return []
    if box is not None and not box.locked:
        held = min(box.rect.width, box.rect.height) * view.zoom >= _LEAST
        return [Grip("corner", QPointF(box.rect.right, box.rect.bottom))] if held else []
    line = view.board.lines.get(only) if wire is not None else None
    if wire is None or line is None or not line.points:
        return []
    ends = Grip("target", QPointF(*line.points[-1])), Grip("source", QPointF(*line.points[0]))
    return [*ends, *(Grip("bend", QPointF(*bend)) for bend in wire.bends)]


def grip_at(view: Canvas, point: QPointF) -> Grip | None:
    """The one that lies at a place of the scene."""
    reach = _REACH / view.zoom
    return next((grip for grip in grips(view) if _near(grip.at, point, reach)), None)


def paint_grips(painter: QPainter, view: Canvas) -> None:
    """Dots on an arrow, a small square at the corner of a box, as large at any zoom."""
    size = _SIZE / view.zoom
    pen = QPen(qcolor(view.theme.window.selection), 1.5)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.setBrush(qcolor(view.theme.surface))
    for part, at in grips(view):
        area = QRectF(at.x() - size, at.y() - size, 2 * size, 2 * size)
        if part == "corner":
            painter.drawRect(area)
        else:
            painter.drawEllipse(area)


def _near(one: QPointF, two: QPointF, reach: float) -> bool:
    return abs(one.x() - two.x()) <= reach and abs(one.y() - two.y()) <= reach
