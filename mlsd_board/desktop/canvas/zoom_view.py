"""A view that can be zoomed, panned and fitted; it knows nothing of boards."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QDragLeaveEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import QFrame, QGraphicsScene, QGraphicsView, QWidget

from mlsd_board.model.geometry import Rect

SMALLEST, LARGEST = 0.1, 4.0
_MARGIN, _EDGE = 48.0, 16.0
"""Room beside what is fitted: scene units, and at least so many pixels."""
_PER_STEP = 1.0015
"""The zoom of one unit of wheel movement; a notch is 120 units."""


class Sight(NamedTuple):
    """What is seen of a board: the zoom and how far it was scrolled."""

    zoom: float
    across: int
    down: int


class ZoomView(QGraphicsView):
    """The wheel scrolls, with Ctrl it zooms about the mouse; so does a pinch. There are no scroll bars: the board has no edge."""

    zoom_changed = Signal(float)
    head_changed = Signal()

    def __init__(self, scene: QGraphicsScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self.head = self.foot = 0
        """Pixels at the upper and the lower edge that are taken by something else when all is to be seen."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.setOptimizationFlag(QGraphicsView.OptimizationFlag.DontSavePainterState)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.BoundingRectViewportUpdate)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.NoAnchor)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def zoom(self) -> float:
        """Pixels per scene unit."""
        return self.transform().m11()

    def set_head(self, pixels: int) -> None:
        """Say how much of the upper edge is taken by something that lies over the board."""
        if pixels != self.head:
            self.head = pixels
            self.head_changed.emit()

    def visible_rect(self) -> Rect:
        """What can be seen, in scene units."""
        area = self.mapToScene(self.viewport().rect()).boundingRect()
        return Rect(area.x(), area.y(), area.width(), area.height())

    def sight(self) -> Sight:
        return Sight(self.zoom, self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def see(self, sight: Sight) -> None:
        """Show what was seen before."""
        self.zoom_to(sight.zoom)
        self.horizontalScrollBar().setValue(sight.across)
        self.verticalScrollBar().setValue(sight.down)

    def zoom_to(self, factor: float, anchor: QPointF | None = None) -> None:
        """Set the zoom (1 is 100 %), keeping `anchor` (viewport pixels; the middle by default) where it is."""
        factor = min(max(factor, self.farthest()), LARGEST)
        spot = (anchor or QPointF(self.viewport().rect().center())).toPoint()
        before = self.mapToScene(spot)
        self.resetTransform()
        self.scale(factor, factor)
        shift = self.mapFromScene(before) - spot
        self.scroll_by(shift.x(), shift.y())
        self.zoom_changed.emit(factor)

    def scroll_by(self, dx: int, dy: int) -> None:
        """Move the view over the board by pixels."""
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + dx)
        down.setValue(down.value() + dy)

    def farthest(self) -> float:
        """The smallest zoom there is."""
        return SMALLEST

    def fitting(self, area: QRectF) -> float:
        """The zoom at which an area of the scene is as large as it fits."""
        room = self.viewport().size()
        across = _share(room.width(), area.width())
        return min(across, _share(room.height() - self.head - self.foot, area.height()))

    def fit(self, area: QRectF) -> None:
        """Show an area of the scene as large as it fits, at most at 100 %."""
        self.zoom_to(min(self.fitting(area), 1.0))
        self.centerOn(area.center())
        self.scroll_by(0, (self.foot - self.head) // 2)

    def bring_in(self, area: QRectF) -> None:
        """Scroll no farther than it takes to see an area of the scene with some air around it."""
        port = QRectF(self.viewport().rect()).adjusted(0, self.head, 0, 0)
        place = self.mapFromScene(area).boundingRect().toRectF()
        if port.contains(place):
            return
        place.adjust(-_MARGIN, -_MARGIN, _MARGIN, _MARGIN + self.foot)
        dx = max(place.right() - port.right(), 0) or min(place.left() - port.left(), 0)
        dy = max(place.bottom() - port.bottom(), 0) or min(place.top() - port.top(), 0)
        self.scroll_by(round(dx), round(dy))

    def viewportEvent(self, event: QEvent) -> bool:
        pinch = event.type() == QEvent.Type.NativeGesture
        if pinch and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_to(self.zoom * (1.0 + event.value()), event.position())
            return True
        return super().viewportEvent(event)

    def dragLeaveEvent(self, _event: QDragLeaveEvent) -> None:
        """Nothing is to be taken back; Qt's own view would warn of drags that it was not asked about."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            # What rolls on after the fingers have left is no wish to zoom, whatever key is pressed meanwhile.
            if event.phase() != Qt.ScrollPhase.ScrollMomentum:
                self.zoom_to(self.zoom * _PER_STEP ** event.angleDelta().y(), event.position())
            return
        step = event.pixelDelta() if not event.pixelDelta().isNull() else event.angleDelta() / 2
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.scroll_by(-(step.x() or step.y()), 0)  # some systems turn it sideways themselves
        else:
            self.scroll_by(-step.x(), -step.y())


def _share(room: float, length: float) -> float:
    """The zoom at which a length and a margin beside it fit into so many pixels."""
    return min(room / (length + 2 * _MARGIN), max(room - 2 * _EDGE, 1.0) / max(length, 1.0))
