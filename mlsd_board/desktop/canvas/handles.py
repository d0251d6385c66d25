"""Connection handles: four dots around a box from which an arrow can be drawn."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.geometry import Rect

DISTANCE = 14.0
_RADIUS = 5.0
_REACH = 9.0


class HandlesItem(QGraphicsItem):
    """The handles of one box at a time; invisible until a box is hovered or selected alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.element: str | None = None
        self._rect = Rect(0, 0, 1, 1)
        self.setZValue(800.0)
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)
        self.hide()

    def show_for(self, element: str | None, rect: Rect | None) -> None:
        """Put the handles around a box, or take them away."""
        if element is None or rect is None:
            self.element = None
            self.hide()
        elif (element, rect) != (self.element, self._rect):
            self.prepareGeometryChange()
            self.element, self._rect = element, rect
            self.show()

    def grabbed_at(self, point: QPointF) -> str | None:
        """The box whose handle lies at a place."""
        if self.element is None or not self.isVisible():
            return None
        near = any((dot - point).manhattanLength() <= _REACH * 1.4 for dot in self._dots())
        return self.element if near else None

    def holds(self, point: QPointF) -> bool:
        """Whether the mouse is still near enough for the handles to stay."""
        area = self._rect.grown(DISTANCE + _REACH)
        return self.element is not None and QRectF(*area).contains(point)

    def boundingRect(self) -> QRectF:
        return QRectF(*self._rect.grown(DISTANCE + _RADIUS + 2))

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        painter.setPen(QPen(qcolor(self.theme.window.selection), 1.5))
        painter.setBrush(qcolor(self.theme.surface))
        for dot in self._dots():
            painter.drawEllipse(dot, _RADIUS, _RADIUS)

    def _dots(self) -> list[QPointF]:
        around = self._rect.grown(DISTANCE)
        middle = self._rect.centre
        return [
            QPointF(around.x, middle.y),
            QPointF(around.right, middle.y),
            QPointF(middle.x, around.y),
            QPointF(middle.x, around.bottom),
        ]
