"""Pictures of what is selected, made while nobody waits, so that a drag of many boxes can begin at once."""

import time

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QPainter, QPixmap

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.lifting import FEW, MANY

_REST_MS = 150
_SLICE_S = 0.004
"""How long pictures are made at a stretch."""


class Warming(QObject):
    """One selection at a time, at the zoom at which it is seen."""

    def __init__(self, view: Canvas) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._waiting: list[str] = []
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS, timeout=self._look)
        self._slice = QTimer(self, singleShot=True, interval=0, timeout=self._draw_some)

    @property
    def busy(self) -> bool:
        """Whether some pictures are still to be made."""
        return bool(self._waiting)

    def begin(self) -> None:
        """Get ready for a drag of the selection, once it and the zoom have come to rest."""
        self._rest.start()

    def _look(self) -> None:
        ids = self._view.session.design.with_members(self._view.selection)
        self._waiting = sorted(ids) if FEW < len(ids) <= MANY else []
        self._draw_some()

    def _draw_some(self) -> None:
        begun, board = time.perf_counter(), self._view.board
        nowhere = QPixmap(1, 1)
        nowhere.setDevicePixelRatio(self._view.viewport().devicePixelRatioF())
        painter = QPainter(nowhere)
        painter.scale(self._view.zoom, self._view.zoom)
        while self._waiting and time.perf_counter() - begun < _SLICE_S:
            if item := board.items_by_id.get(self._waiting.pop()):
                item.paint(painter, None, None)
        painter.end()
        if self._waiting:
            self._slice.start()
