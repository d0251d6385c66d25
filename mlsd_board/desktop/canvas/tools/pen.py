"""Free ink: a stroke follows the mouse and is kept as a smooth line of few points."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPen

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.painting import painter_path, qcolor
from mlsd_board.desktop.canvas.tools.nib import colour_of
from mlsd_board.desktop.canvas.tools.strokes import simplified
from mlsd_board.drawing.pieces.outlines import smooth
from mlsd_board.editing.commands.add import add_ink
from mlsd_board.model.geometry import Point

_TOLERANCE = 0.8
"""Pixels by which the kept line may differ from the hand's."""


class Drawing:
    """A stroke begun at `start`; with Shift it is a straight line."""

    def __init__(self, view: Canvas, start: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        self.view = view
        self._points = [Point(start.x(), start.y())]

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        here = Point(point.x(), point.y())
        if modifiers & Qt.KeyboardModifier.ShiftModifier:
            self._points = [self._points[0], here]
        elif here != self._points[-1]:
            self._points.append(here)

    def finish(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        self.move(point, modifiers)
        points = simplified(self._points, _TOLERANCE / self.view.zoom)
        rounded = [Point(round(x, 1), round(y, 1)) for x, y in points]
        with self.view.session.edit("Draw") as tx:
            add_ink(tx, rounded, self.view.pointer.nib.width, self.view.pointer.nib.colour)

    def cancel(self) -> None:
        """Nothing was drawn yet."""

    def paint(self, painter: QPainter) -> None:
        nib = self.view.pointer.nib
        pen = QPen(qcolor(colour_of(nib.colour, self.view.theme)), nib.width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(painter_path(smooth(self._points)))
