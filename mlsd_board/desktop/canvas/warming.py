"""Getting a drag of the selection ready while nobody waits, so that it can begin at once."""

import time
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.editing.commands.move import taken_along
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box, Connection, Ink

_REST_MS = 150
_SLICE_S = 0.005


class _Known(NamedTuple):
    design: Design
    chosen: tuple[str, ...]
    records: Sequence[Box | Ink | Connection]
    ids: frozenset[str]


class Warming(QObject):
    """One selection at a time, as it is seen."""

    def __init__(self, view: Canvas) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._known: _Known | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS, timeout=self.begin)
        self._slice = QTimer(self, singleShot=True, interval=0, timeout=self._make_some)
        view.selection_changed.connect(self.begin_soon)
        view.zoom_changed.connect(self.begin_soon)

    @property
    def busy(self) -> bool:
        """Whether some of it is still to be made."""
        return self._rest.isActive() or self._slice.isActive()

    def begin_soon(self) -> None:
        """Get ready once the selection and the zoom have come to rest."""
        self._slice.stop()
        self._rest.start()

    def begin(self) -> None:
        """Get ready now, little by little."""
        self._rest.stop()
        if self.moving():
            self._slice.start()

    def moving(self) -> frozenset[str]:
        """The ids of all that a drag of the selection takes along."""
        return self._taken().ids

    def records(self) -> Sequence[Box | Ink | Connection]:
        """All that a drag of the selection takes along."""
        return self._taken().records

    def _taken(self) -> _Known:
        design, chosen = self._view.session.design, self._view.selection
        if self._known is None or self._known.design is not design or self._known.chosen is not chosen:
            records = taken_along(design, chosen)
            self._known = _Known(design, chosen, records, frozenset(record.id for record in records))
        return self._known

    def _make_some(self) -> None:
        view, viewport = self._view, self._view.viewport()
        if view.gesture is not None or not viewport.isVisible():
            return
        if not view.whole or view.board.backlog.waiting:  # the board itself comes first
            self._rest.start()
            return
        world, ratio, area = view.viewportTransform(), viewport.devicePixelRatioF(), viewport.rect()
        until = time.thread_time() + _SLICE_S
        if not view.board.carrying.make_ready(self.moving(), world, ratio, area, until):
            self._slice.start()
