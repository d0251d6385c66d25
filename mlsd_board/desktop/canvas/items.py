"""Graphics items: each shows the primitives of one element and knows nothing of the window or of editing."""

import logging
from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from mlsd_board.desktop.canvas.painting import Stroke, paint, qcolor, qrect, strokes
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.desktop.canvas.signs import paint_lock
from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Group
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.geometry import Point, Rect

Look = Literal["plain", "hovered", "selected", "target", "veiled"]
_GRIP = 12.0
"""How far from its line an arrow can be grabbed, in scene units."""
_HALO = 3.0
ROOM = 24.0
"""What an element is drawn with stays this close to its box or line."""
_AIR = 8.0
_LARGEST_KEPT = 160_000.0
"""Larger pictures (square scene units) are drawn anew each time: as pixels they would take too much room."""
log = logging.getLogger(__name__)


class ElementItem(QGraphicsItem):
    """The picture of one element; what it is drawn with is worked out when it is first painted."""

    def __init__(
        self, element: str, theme: Theme, pixmaps: Pixmaps, draw: Callable[[str], tuple[Group, ...]]
    ) -> None:
        super().__init__()
        self.element = element
        self.look: Look = "plain"
        self.locked = False
        self.box: Rect | None = None
        """Where it lies; None for an arrow or ink."""
        self._theme, self._pixmaps, self._draw = theme, pixmaps, draw
        self._groups: tuple[Group, ...] | None = None
        self._strokes: tuple[Stroke, ...] = ()
        self._area = QRectF()
        """What the picture of a box takes up."""
        self._line: tuple[Point, ...] = ()
        self._bounds = QRectF()
        self._shape: QPainterPath | None = None
        self._shift = (0.0, 0.0)
        """How far the box has been moved away from its picture."""

    @property
    def groups(self) -> tuple[Group, ...]:
        """What it is drawn with now."""
        if self._groups is None:
            self._groups = self._draw(self.element)
            self._strokes = tuple(strokes(self._groups)) if self.box is None else ()
            if self.box is not None:
                self._area = qrect((extent(self._groups) or self.box).grown(1))
        return self._groups

    def show_at(self, box: Rect | None, line: tuple[Point, ...] = (), *, moved: bool = False) -> None:
        """Take on another place and picture; `line` is the route of an arrow or the stroke of ink.

        What is only `moved` about for a while keeps the picture of its box.
        """
        self.prepareGeometryChange()
        same = box is not None and self.box is not None and box[2:] == self.box[2:]
        if moved and same and self._groups is not None:
            self._shift = (self._shift[0] + box.x - self.box.x, self._shift[1] + box.y - self.box.y)
            self.box, self._shape = box, None
            self._bounds = qrect(box).adjusted(-ROOM, -ROOM, ROOM, ROOM)
            return
        self._shift = (0.0, 0.0)
        self.box, self._line = box, line
        self._groups, self._shape, self._strokes = None, None, ()
        self._bounds = (qrect(box) if box is not None else _around(line)).adjusted(-ROOM, -ROOM, ROOM, ROOM)
        self._pixmaps.forget(self.element)

    @property
    def extent(self) -> QRectF:
        """Its box or its line, with a little room around."""
        spare = ROOM - _AIR
        return self._bounds.adjusted(spare, spare, -spare, -spare)

    def set_look(self, look: Look) -> None:
        self.look = look

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        if self._shape is None:
            self._shape = _grip(self.box, self._line)
        return self._shape

    def name_it(self) -> None:
        """Let the mouse resting upon it say what it is."""
        self.setToolTip(self.groups[0].title if self.groups else "")

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        try:
            self._paint_picture(painter)
        except Exception:  # an exception in a virtual override would end the process
            log.exception("cannot paint %s", self.element)

    def paint_mark(self, painter: QPainter, words: QRectF | None = None) -> None:
        """What shows upon it that it is selected, hovered, a target or, with its words, out of play."""
        if self.look == "veiled":
            painter.fillPath(self._veil(words), qcolor(f"{self._theme.background}a6"))
        elif self.look != "plain":
            self._paint_halo(painter)
            if self.locked and self.box is not None:
                paint_lock(painter, self.box, self._theme)

    def _paint_picture(self, painter: QPainter) -> None:
        groups = self.groups
        if self._shift != (0.0, 0.0):
            painter.save()
            painter.translate(*self._shift)
            self._paint_box(painter, groups, self.box)
            painter.restore()
        elif self.box is None:
            for stroke in self._strokes:
                painter.setPen(stroke.pen)
                painter.setBrush(stroke.brush)
                painter.drawPath(stroke.path)
        else:
            self._paint_box(painter, groups, self.box)

    def _paint_box(self, painter: QPainter, groups: tuple[Group, ...], box: Rect) -> None:
        if box.width * box.height > _LARGEST_KEPT:
            paint(painter, groups)
        else:
            self._pixmaps.paint(painter, self.element, self._area, lambda p: paint(p, groups))

    def _veil(self, words: QRectF | None) -> QPainterPath:
        veil, beside = QPainterPath(), QPainterPath()
        if self.box is None:
            veil = self.shape()
        else:
            veil.addRoundedRect(qrect(self.box.grown(1)), 11.0, 11.0)
        if words is not None:
            beside.addRect(words)
        return veil.united(beside)

    def _paint_halo(self, painter: QPainter) -> None:
        tones = self._theme.window
        colour = qcolor(tones.hover if self.look == "hovered" else tones.selection)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.box is not None:
            painter.setPen(QPen(colour, 2.0))
            painter.drawRoundedRect(qrect(self.box.grown(_HALO)), 12.0, 12.0)
            return
        colour = QColor(colour)  # the one at hand is shared
        colour.setAlphaF(0.35)
        painter.setPen(
            QPen(colour, 7.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        _ = self.groups  # which makes the strokes
        for stroke in self._strokes[:1]:
            painter.drawPath(stroke.path)


class BadgeItem(QGraphicsItem):
    """A severity badge, a preview, or any other small picture that is only looked at."""

    def __init__(self, groups: tuple[Group, ...], pixmaps: Pixmaps) -> None:
        super().__init__()
        self._groups, self._pixmaps = groups, pixmaps
        self._bounds = qrect((extent(groups) or Rect(0, 0, 1, 1)).grown(2))
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        try:
            if self._bounds.width() * self._bounds.height() > _LARGEST_KEPT:
                paint(painter, self._groups)
            else:
                self._pixmaps.paint(painter, self, self._bounds, lambda p: paint(p, self._groups))
        except Exception:  # as above
            log.exception("cannot paint a badge")


class UpperItem(QGraphicsItem):
    """What belongs to an element and lies above all lines: the words of an arrow, the tab of a frame."""

    def __init__(self, element: str, pixmaps: Pixmaps, draw: Callable[[str], tuple[Group, ...]]) -> None:
        super().__init__()
        self.element = element
        self._pixmaps, self._draw = pixmaps, draw
        self._groups: tuple[Group, ...] | None = None
        self._bounds = QRectF()
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def show_at(self, place: Rect, *, moved: bool = False) -> None:
        """Take on another place, and perhaps other words; what is only `moved` about keeps its picture."""
        self.prepareGeometryChange()
        area = qrect(place.grown(4))
        if not (moved and self._groups is not None and area.size() == self._bounds.size()):
            self._groups = None
            self._pixmaps.forget(self)
        self._bounds = area

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        try:
            if self._groups is None:
                self._groups = self._draw(self.element)
            groups = self._groups
            self._pixmaps.paint(painter, self, self._bounds, lambda p: paint(p, groups))
        except Exception:  # as above
            log.exception("cannot paint the words of %s", self.element)

    def paint_at(self, painter: QPainter, place: QRectF) -> None:
        """Show it elsewhere for once."""
        shift = place.center() - self._bounds.center()
        painter.translate(shift)
        self.paint(painter, None)
        painter.translate(-shift)


def _around(line: tuple[Point, ...]) -> QRectF:
    xs, ys = [x for x, _ in line] or [0.0], [y for _, y in line] or [0.0]
    return QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _grip(box: Rect | None, line: tuple[Point, ...]) -> QPainterPath:
    path = QPainterPath()
    if box is not None:
        path.addRect(qrect(box))
        return path
    if line:
        path.moveTo(QPointF(*line[0]))
        for point in line[1:]:
            path.lineTo(QPointF(*point))
    stroker = QPainterPathStroker()
    stroker.setWidth(_GRIP)
    return stroker.createStroke(path)
