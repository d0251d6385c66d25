"""Making the tiles around what is seen while nobody waits, so that they are there when the view moves."""

import time
from typing import Any

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtGui import QTransform

from mlsd_board.desktop.canvas.zoom_view import SMALLEST

_REST_MS, _PAUSE_MS, _SLICE_S = 120, 10, 0.004
_RING = 256
"""Pixels around the view."""
_FARTHER = 4.0
"""So much farther away is what is shown, if coarsely, while the view zooms out."""


class Ahead(QObject):
    """First what zooming out would show, which stands in for everything around, then a ring around the view at its zoom."""

    def __init__(self, view: Any) -> None:  # the view, which needs this
        super().__init__(view)
        self._view = view
        self._made: tuple[object, ...] = ()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS, timeout=self._make_some)
        self._slice = QTimer(self, singleShot=True, interval=_PAUSE_MS, timeout=self._make_some)

    @property
    def busy(self) -> bool:
        """Whether some of it is still to be made."""
        return self._made != self._facts()

    def begin_soon(self) -> None:
        """All that is seen is there."""
        self._slice.stop()
        if self._made != self._facts():
            self._rest.start()

    def _make_some(self) -> None:
        view = self._view
        if not view.whole or view.moving:  # when it is whole again and at rest, this is begun anew
            return
        world, ratio, area = view.viewportTransform(), view.devicePixelRatioF(), view.viewport().rect()
        tiles, until, facts = view.board.tiles, time.thread_time() + _SLICE_S, self._facts()
        ring = area.adjusted(-_RING, -_RING, _RING, _RING)
        if tiles.make(_far(world, area), ratio, area, until) and tiles.make(world, ratio, ring, until):
            self._made = facts
        else:
            self._slice.start()

    def _facts(self) -> tuple[object, ...]:
        view = self._view
        return (
            view.board.tiles.changes,
            view.viewportTransform(),
            view.viewport().rect(),
            view.devicePixelRatioF(),
        )


def _far(world: QTransform, area: QRect) -> QTransform:
    """As if the middle of what is seen were seen from farther away."""
    share = max(world.m11() / _FARTHER, min(SMALLEST, world.m11())) / world.m11()
    x, y = area.center().x(), area.center().y()
    return world * QTransform(share, 0, 0, share, x * (1 - share), y * (1 - share))
