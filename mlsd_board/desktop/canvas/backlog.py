"""Elements that are drawn anew bit by bit, so that no frame waits for them."""

import time
from collections.abc import Callable, Collection, Iterable, Mapping, Set

from PySide6.QtCore import QObject, QTimer, Signal

from mlsd_board.desktop.canvas.items import ROOM, ElementItem
from mlsd_board.desktop.canvas.painting import qrect
from mlsd_board.desktop.canvas.tracing import Seen
from mlsd_board.model.geometry import Rect

_AT_ONCE = 60
"""So many changed elements are drawn at once, be they seen or not."""
_SLICE_S = 0.004
"""How long elements are drawn at a stretch."""
_AT_A_TIME = 20


class Backlog(QObject):
    """`redraw` draws elements as they are now."""

    worked = Signal()
    """Some more are as they should be."""

    def __init__(self, redraw: Callable[[Collection[str]], None], parent: QObject) -> None:
        super().__init__(parent)
        self.waiting: list[str] = []
        self._redraw = redraw
        self._slice = QTimer(self, singleShot=True, interval=0, timeout=self._draw_some)

    def add(self, ids: Iterable[str]) -> None:
        """Draw these later."""
        self.waiting = sorted({*self.waiting, *ids}, reverse=True)
        if self.waiting:
            self._slice.start()

    def clear_up(self) -> None:
        """Draw all that waits at once."""
        waiting, self.waiting = self.waiting, []
        if waiting:
            self._redraw(waiting)
            self.worked.emit()

    def close(self) -> None:
        """Draw no more."""
        self.waiting = []
        self._slice.stop()

    def _draw_some(self) -> None:
        begun = time.perf_counter()
        while self.waiting and time.perf_counter() - begun < _SLICE_S:
            self._redraw([self.waiting.pop() for _ in range(min(_AT_A_TIME, len(self.waiting)))])
        self.worked.emit()
        if self.waiting:
            self._slice.start()


def able_to_wait(seen: Seen, ids: Set[str], items: Mapping[str, ElementItem], first: Rect | None) -> set[str]:
    """What of much that has changed is shown already, and lies outside the area `first` both before and after."""
    if len(ids) <= _AT_ONCE:
        return set()
    places = {id: place for id in ids & items.keys() if (place := seen.place(id))}
    if first is None:
        return set(places)
    area = qrect(first)
    outside = (id for id, place in places.items() if not place.grown(ROOM).overlaps(first))
    return {id for id in outside if not items[id].boundingRect().intersects(area)}
