"""A small map of the whole board in the corner of the view: where one is, and a way to get elsewhere."""

import time
from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QTransform
from PySide6.QtWidgets import QWidget

from mlsd_board.desktop.canvas.painting import qcolor, qrect
from mlsd_board.desktop.canvas.tiles import Tiles
from mlsd_board.desktop.canvas.zoom_view import ZoomView

_WIDTH, _HEIGHT, _EDGE, _PAD = 200, 140, 12, 8
_SIDE = 16
_BUDGET_S, _PAUSE_MS = 0.002, 30
"""It is drawn a little now and then, once the board itself is, so that it never holds a frame up."""


class Minimap(QWidget):
    """Shown while it is wanted and part of the board lies out of sight. A press or a drag moves the view there."""

    def __init__(self, view: ZoomView) -> None:
        super().__init__(view)
        self.wanted = True
        self._view = view
        self.tiles = Tiles(self._draw, lambda: qcolor(view.theme.surface), _SIDE)
        self.budget_s = _BUDGET_S
        view.board.tiles.also.append(self.tiles)
        self._picture: QPixmap | None = None
        self._place = (1.0, QPointF())
        self._drawn: tuple[object, ...] = ()
        self._whole = False
        self._more = QTimer(self, singleShot=True, interval=_PAUSE_MS, timeout=self._draw_some)
        self.setAccessibleName("Map of the board")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.resize(_WIDTH, _HEIGHT)
        view.viewport().installEventFilter(
            self
        )  # which has its new size when it is told of it, as the view has not
        view.zoom_changed.connect(self.refresh)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self.refresh)
        self.refresh()

    @property
    def busy(self) -> bool:
        """Whether it is shown and does not show the board as it is yet."""
        return not self.isHidden() and (not self._whole or self._drawn != self._now())

    def set_wanted(self, wanted: bool) -> None:
        """Show the map when there is need of it, or never."""
        self.wanted = wanted
        self.refresh()

    def refresh(self) -> None:
        """Come up or go away as the board and the view now are, and show them."""
        board = getattr(self._view, "board", None)
        if board is None:  # the view is being taken down; its scroll bars still speak
            return
        extent, seen = board.extent(), qrect(self._view.visible_rect())
        hidden_part = not extent.isEmpty() and not seen.contains(extent)
        room = self._view.width() > 3 * _WIDTH and self._view.height() > 3 * _HEIGHT
        self.setVisible(self.wanted and hidden_part and room)
        if not self.isHidden():
            self.move(self._view.width() - _WIDTH - _EDGE, self._view.height() - _HEIGHT - _EDGE)
            self.update()

    def uncover(self, area: QRectF) -> None:
        """Scroll what lies in an area of the scene out from under the map, if there is room for it."""
        mine, place = self.geometry(), self._view.mapFromScene(area).boundingRect()
        if self.isHidden() or not mine.intersects(place):
            return
        left, up = place.right() - mine.left() + _EDGE, place.bottom() - mine.top() + _EDGE
        if left <= place.left():
            self._view.scroll_by(left, 0)
        elif up <= place.top():
            self._view.scroll_by(0, up)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.refresh()
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._view.centerOn(self.place_of(event.position()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def place_of(self, position: QPointF) -> QPointF:
        """The place on the board that a place on the map stands for."""
        scale, corner = self._scale()
        return QPointF(
            (position.x() - corner.x()) / scale,
            (position.y() - corner.y()) / scale,
        )

    def position_of(self, place: QPointF) -> QPointF:
        """Where on the map a place on the board lies."""
        scale, corner = self._scale()
        return corner + place * scale

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._picture is None:
            self._draw_some()
        elif self.busy and not self._more.isActive():
            self._more.start()
        tones = self._view.theme.window
        seen, (scale, corner) = qrect(self._view.visible_rect()), self._place
        window = QRectF(corner + seen.topLeft() * scale, corner + seen.bottomRight() * scale)
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        painter.setPen(QPen(qcolor(tones.selection), 1.5))
        painter.setBrush(qcolor(tones.selection_fill))
        painter.drawRect(window.intersected(QRectF(self.rect()).adjusted(2, 2, -2, -2)))
        painter.end()

    def _draw_some(self) -> None:
        """Put together what is at hand, and make a little of what is missing."""
        theme, ratio, self._drawn = self._view.theme, self.devicePixelRatioF(), self._now()
        self._picture = QPixmap(self.size() * ratio)
        self._picture.setDevicePixelRatio(ratio)
        self._picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(self._picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(qcolor(theme.border), 1))
        painter.setBrush(qcolor(theme.surface))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        scale, corner = self._place = self._scale()
        world = QTransform(scale, 0, 0, scale, corner.x(), corner.y())
        inner = self.rect().adjusted(3, 3, -3, -3)
        painter.setClipRect(inner)
        until = time.thread_time() + self.budget_s if self._view.whole else 0.0
        self._whole = self.tiles.paint(painter, world, ratio, inner, until)
        painter.end()
        self.update()

    def _now(self) -> tuple[object, ...]:
        return self.tiles.changes, self.devicePixelRatioF()

    def _draw(self, painter: QPainter, area: QRectF, _zoom: float) -> Iterator[None]:
        board = self._view.board
        return board.overview.paint(painter, self._view.theme, board.pixmaps, area)

    def _scale(self) -> tuple[float, QPointF]:
        """Pixels of the map per scene unit, and where on the map the origin of the board lies."""
        extent = self._view.board.extent()
        across = (_WIDTH - 2 * _PAD) / max(extent.width(), 1.0)
        down = (_HEIGHT - 2 * _PAD) / max(extent.height(), 1.0)
        scale = min(across, down)
        return scale, QPointF(_WIDTH / 2, _HEIGHT / 2) - extent.center() * scale
