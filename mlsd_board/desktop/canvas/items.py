"""Graphics items: each shows the primitives of one element and knows nothing of the window or of editing."""

import logging
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

Look = Literal["plain", "hovered", "selected", "target", "refused"]
_GRIP = 12.0
"""How far from its line an arrow can be grabbed, in scene units."""
_HALO = 3.0
_ROOM = 8.0
_LARGEST_KEPT = 160_000.0
"""Larger pictures (square scene units) are drawn anew each time: as pixels they would take too much room."""
log = logging.getLogger(__name__)


class ElementItem(QGraphicsItem):
    """The picture of one element; `box` is where it lies, None for an arrow or ink."""

    def __init__(self, element: str, theme: Theme, pixmaps: Pixmaps) -> None:
        super().__init__()
        self.element = element
        self.look: Look = "plain"
        self.locked = False
        self._theme, self._pixmaps = theme, pixmaps
        self._groups: tuple[Group, ...] = ()
        self._strokes: tuple[Stroke, ...] = ()
        self._box: Rect | None = None
        self._bounds = self._extent = QRectF()
        self._shape = QPainterPath()

    @property
    def box(self) -> Rect | None:
        """Where it lies now; None for an arrow or ink."""
        return self._box

    @property
    def groups(self) -> tuple[Group, ...]:
        """What it is drawn with now."""
        return self._groups

    def show_groups(self, groups: tuple[Group, ...], box: Rect | None, line: tuple[Point, ...] = ()) -> None:
        """Take on another picture; `line` is the route of an arrow or the stroke of ink."""
        self.prepareGeometryChange()
        around = extent(groups) or box or Rect(0, 0, 1, 1)
        self._groups, self._box = groups, box
        self._strokes = tuple(strokes(groups)) if box is None else ()
        self._bounds, self._extent = qrect(around.grown(_ROOM)), qrect(around.grown(1))
        self._shape = _grip(box, line)
        self._pixmaps.forget(self.element)
        self.setToolTip(groups[0].title if groups else "")
        self.update()

    def set_look(self, look: Look) -> None:
        if look != self.look:
            self.look = look
            self.setOpacity(0.35 if look == "refused" else 1.0)
            self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        return self._shape

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        try:
            marked = self.look in ("selected", "hovered", "target")
            if marked:
                self._paint_halo(painter)
            self._paint_picture(painter)
            if marked and self.locked and self._box is not None:
                paint_lock(painter, self._box, self._theme)
        except Exception:  # an exception in a virtual override would end the process
            log.exception("cannot paint %s", self.element)

    def _paint_picture(self, painter: QPainter) -> None:
        if self._box is None:
            for stroke in self._strokes:
                painter.setPen(stroke.pen)
                painter.setBrush(stroke.brush)
                painter.drawPath(stroke.path)
        elif self._extent.width() * self._extent.height() > _LARGEST_KEPT:
            paint(painter, self._groups)
        else:
            self._pixmaps.paint(painter, self.element, self._extent, lambda p: paint(p, self._groups))

    def _paint_halo(self, painter: QPainter) -> None:
        tones = self._theme.window
        colour = qcolor(tones.hover if self.look == "hovered" else tones.selection)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._box is not None:
            painter.setPen(QPen(colour, 2.0))
            painter.drawRoundedRect(qrect(self._box.grown(_HALO)), 12.0, 12.0)
        else:
            colour = QColor(colour)  # the one at hand is shared
            colour.setAlphaF(0.35)
            painter.setPen(
                QPen(colour, 7.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            )
            for stroke in self._strokes[:1]:
                painter.drawPath(stroke.path)


class BadgeItem(QGraphicsItem):
    """A severity badge, the words of an arrow, or any other small picture that is only looked at."""

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
