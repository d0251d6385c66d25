"""A board to look at and not to touch: moved by dragging or the arrow keys, zoomed by the wheel or + and −. For replays and the interviewer's seat."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.canvas.painting import paint, qcolor, qrect
from mlsd_board.drawing.compose import compose
from mlsd_board.drawing.primitives import Drawing
from mlsd_board.drawing.scene import scene_of
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Point, Rect, bounds

_ZOOMS = (0.05, 4.0)
_LEGIBLE = 0.8
_STEP = 60
_K = Qt.Key
_WAYS = {_K.Key_Left: (-1, 0), _K.Key_Right: (1, 0), _K.Key_Up: (0, -1), _K.Key_Down: (0, 1)}
_FACTORS = {_K.Key_Plus: 1.25, _K.Key_Equal: 1.25, _K.Key_Minus: 0.8}


class PictureView(QWidget):
    """`pressed` tells the id of the box under a click."""

    pressed = Signal(str)

    def __init__(self, library: Library, theme: Theme) -> None:
        super().__init__()
        self._library, self._theme = library, theme
        self._drawing: Drawing | None = None
        self._boxes: dict[str, Rect] = {}
        self._marked: tuple[str, ...] = ()
        self._scale, self._at, self._held = 1.0, QPointF(), None
        self._moved = False
        self.setMinimumSize(320, 240)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("The board, to look at")

    def show_design(self, design: Design, *, fit: bool = False) -> None:
        """Draw another state; the place that is looked at stays, unless it is to fit."""
        first = self._drawing is None
        self._drawing = compose(design, self._library, self._theme)
        self._boxes = dict(scene_of(design).boxes)
        if fit or first or not self._moved:
            self.fit()
        self.update()

    def mark(self, ids: tuple[str, ...]) -> None:
        """Frame some boxes."""
        self._marked = ids
        self.update()

    def lead_to(self, ids: tuple[str, ...]) -> None:
        """Frame some boxes and bring them near; a picture that is legible as a whole stays where it is."""
        self.mark(ids)
        around = bounds([self._boxes[id] for id in ids if id in self._boxes])
        if around is not None and self._scale < _LEGIBLE:
            room = min(self.width() / (around.width + 80), self.height() / (around.height + 80))
            self._scale, self._moved = max(min(room, _LEGIBLE), self._scale), True
            self._at = QPointF(around.centre.x, around.centre.y)
            self.update()

    def fit(self) -> None:
        self._moved = False
        if self._drawing and self.width() and self.height():
            around = self._drawing.bounds
            self._scale = min(self.width() / around.width, self.height() / around.height, 1.0)
            self._at = QPointF(around.centre.x, around.centre.y)
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), qcolor(self._theme.background))
        if self._drawing:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(self.width() / 2, self.height() / 2)
            painter.scale(self._scale, self._scale)
            painter.translate(-self._at)
            paint(painter, self._drawing.items)
            self._paint_marks(painter)
            painter.resetTransform()
        painter.setPen(qcolor(self._theme.window.selection if self.hasFocus() else self._theme.border))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._moved:
            self.fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        away = event.position() - QPointF(self.width() / 2, self.height() / 2)
        self._zoom(1.0015 ** event.angleDelta().y(), away)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _WAYS:
            self._at += QPointF(*_WAYS[key]) * _STEP / self._scale
            self._moved = True
            self.update()
        elif key in _FACTORS:
            self._zoom(_FACTORS[key], QPointF())
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _zoom(self, factor: float, away: QPointF) -> None:
        """Zoom about a place, told by how far it is from the middle."""
        scale = min(max(self._scale * factor, _ZOOMS[0]), _ZOOMS[1])
        self._at += away / self._scale - away / scale
        self._scale, self._moved = scale, True
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            found = self._box_at(event.position())
            if found:
                self.pressed.emit(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._held is not None:
            self._at -= (event.position() - self._held) / self._scale
            self._held, self._moved = event.position(), True
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._held = None

    def _box_at(self, position: QPointF) -> str:
        away = (position - QPointF(self.width() / 2, self.height() / 2)) / self._scale + self._at
        spot = Point(away.x(), away.y())
        hit = [id for id, box in self._boxes.items() if box.contains(spot)]
        return min(hit, key=lambda id: self._boxes[id].width * self._boxes[id].height, default="")

    def _paint_marks(self, painter: QPainter) -> None:
        pen = painter.pen()
        pen.setColor(qcolor(self._theme.window.selection))
        pen.setWidthF(3.0)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for id in self._marked:
            if id in self._boxes:
                painter.drawRoundedRect(QRectF(qrect(self._boxes[id].grown(5))), 12, 12)
