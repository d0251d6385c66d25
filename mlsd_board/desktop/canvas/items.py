"""Graphics items: each shows the primitives of one element and knows nothing of the window or of editing."""

import logging
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from mlsd_board.desktop.canvas.painting import paint, painter_path, qcolor, qrect
from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Group
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.geometry import Point, Rect

Look = Literal["plain", "hovered", "selected", "target", "refused"]
_GRIP = 12.0
"""How far from its line an arrow can be grabbed, in scene units."""
_HALO = 3.0
_ROOM = 8.0
log = logging.getLogger(__name__)


class ElementItem(QGraphicsItem):
    """The picture of one element; `box` is where it lies, None for an arrow or ink."""

    def __init__(self, element: str, theme: Theme) -> None:
        super().__init__()
        self.element = element
        self.look: Look = "plain"
        self._theme = theme
        self._groups: tuple[Group, ...] = ()
        self._box: Rect | None = None
        self._bounds = QRectF()
        self._shape = QPainterPath()

    def show_groups(self, groups: tuple[Group, ...], box: Rect | None, line: tuple[Point, ...] = ()) -> None:
        """Take on another picture; `line` is the route of an arrow or the stroke of ink."""
        self.prepareGeometryChange()
        around = extent(groups) or box or Rect(0, 0, 1, 1)
        self._groups, self._box = groups, box
        self._bounds = qrect(around.grown(_ROOM))
        self._shape = _grip(box, line)
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
            if self.look in ("selected", "hovered", "target"):
                self._paint_halo(painter)
            paint(painter, self._groups)
        except Exception:  # an exception in a virtual override would end the process
            log.exception("cannot paint %s", self.element)

    def _paint_halo(self, painter: QPainter) -> None:
        tones = self._theme.window
        colour = qcolor(tones.hover if self.look == "hovered" else tones.selection)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._box is not None:
            painter.setPen(QPen(colour, 2.0))
            painter.drawRoundedRect(qrect(self._box.grown(_HALO)), 12.0, 12.0)
        else:
            colour.setAlphaF(0.35)
            painter.setPen(
                QPen(colour, 7.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
            )
            for path in self._groups[0].children[:1]:
                painter.drawPath(painter_path(path.commands))


class BadgeItem(QGraphicsItem):
    """A severity badge, or any other small picture that is only looked at."""

    def __init__(self, groups: tuple[Group, ...]) -> None:
        super().__init__()
        self._groups = groups
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
            paint(painter, self._groups)
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
