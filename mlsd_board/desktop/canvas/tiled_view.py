"""A view that shows a board by its tiles, and upon them what moves."""

import logging
import time

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from mlsd_board.desktop.canvas.ahead import Ahead
from mlsd_board.desktop.canvas.board_scene import BoardScene
from mlsd_board.desktop.canvas.zoom_view import ZoomView
from mlsd_board.desktop.canvas.zoomed_out.overview import FROM
from mlsd_board.model.geometry import Rect

_SETTLED_MS = 90
_BEYOND, _FARTHEST = 0.8, 0.02
"""A large board can be seen from a little farther than it takes to see all of it, but never from farther than that."""
_MOVING_S, _RESTING = 0.1, 3.0
"""So long after the view has moved it counts as moving; at rest a frame may make so many times as much."""
log = logging.getLogger(__name__)


class TiledView(ZoomView):
    """Tiles that are not ready in time follow in the next frames; while the zoom changes those of another one serve."""

    def __init__(self, board: BoardScene, parent: QWidget | None = None) -> None:
        self.board = board
        self.whole = False
        """Whether all that is seen was as it should be when it was painted last."""
        self.budget_s = 0.004
        """How long a frame may go on making tiles while the view or what is on it moves."""
        self._moved = 0.0
        super().__init__(board, parent)
        self._sharp = QTimer(self, singleShot=True, interval=_SETTLED_MS, timeout=self.sharpen)
        self._more = QTimer(self, singleShot=True, interval=0, timeout=self.viewport().update)
        self.zoom_changed.connect(self._zoomed)
        board.backlog.worked.connect(self.viewport().update)
        self.ahead = Ahead(self)

    @property
    def near_by(self) -> Rect | None:
        """What can be seen, unless it is seen from afar."""
        return self.visible_rect() if self.zoom >= FROM else None

    @property
    def moving(self) -> bool:
        """Whether a hand moves the view, or something upon it that is not where it belongs yet."""
        carrying = self.board.carrying
        carried = carrying.afloat is not None or carrying.landed is not None
        return carried or time.monotonic() - self._moved < _MOVING_S

    def farthest(self) -> float:
        """From as far as all of a large board can be seen."""
        return max(min(super().farthest(), _BEYOND * self.fitting(self.board.extent())), _FARTHEST)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._moved = time.monotonic()
        super().scrollContentsBy(dx, dy)

    def sharpen(self) -> None:
        """The zoom has come to rest."""
        self.board.tiles.rough = False
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        try:
            self._paint(event.rect())
        except Exception:  # an exception in a virtual override would end the process
            log.exception("cannot paint the board")

    def _paint(self, area: QRect) -> None:
        backlog, near, carrying = self.board.backlog, self.near_by, self.board.carrying
        world, ratio = self.viewportTransform(), self.devicePixelRatioF()
        landed = carrying.landed if backlog.waiting else None
        stands_in = landed is not None and landed.stands_in(world, ratio, area)
        if near is not None and not stands_in:
            backlog.hurry(near)
        drawn = not backlog.waiting or (near is not None and not stands_in)
        painter = QPainter(self.viewport())
        # In the frame in which a hand lets go nothing of what it carried is drawn on tiles yet, if they were as they should be.
        waits = (stands_in and self.whole) or not (
            carrying.afloat is None or carrying.afloat.covers(world, ratio, area)
        )
        until = time.thread_time() + self.budget_s * (1.0 if self.moving else _RESTING)
        whole = self.board.tiles.paint(painter, world, ratio, area, 0.0 if waits else until)
        if whole and not backlog.waiting:
            carrying.landed = None
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setWorldTransform(world)
        seen = self.mapToScene(area.adjusted(-1, -1, 1, 1)).boundingRect()
        self.whole = self.board.painter.paint_upon(painter, seen, until) and whole and drawn
        self.drawForeground(painter, seen)
        painter.end()
        if self.whole:
            self.ahead.begin_soon()
        elif drawn:  # what is not drawn yet says itself when there is more to show
            self._more.start()

    def _zoomed(self) -> None:
        self.board.tiles.rough = self._sharp.isActive()
        self._sharp.start()
