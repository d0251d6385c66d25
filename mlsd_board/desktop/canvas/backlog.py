"""Elements that are drawn bit by bit, so that nothing waits for them; but what is looked at is drawn at once."""

import time
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable

from PySide6.QtCore import QObject, QTimer, Signal

from mlsd_board.desktop.canvas.zoomed_out.cells import Key
from mlsd_board.model.geometry import Rect

_SLICE_S = 0.006
"""How long elements are drawn at a stretch."""
_AT_A_TIME, _SORTED = 20, 200
_TOLD_S = 0.06
"""So often at most it is told that more is drawn: to show it takes longer than to draw it."""
_AROUND = 400.0
"""What lies so close to what is looked at is drawn at once as well."""


class Backlog(QObject):
    """`redraw` draws elements as they are now; `there` tells which of some reach into an area, or did.

    Those of one `cell` are drawn one after another, since what is shown of a place is made anew with all that changes there;
    `away` tells how far a cell lies from what is looked at, and the nearest comes first.
    """

    worked = Signal()
    """Some more are as they should be."""

    def __init__(
        self,
        redraw: Callable[[Collection[str]], None],
        there: Callable[[Collection[str], Rect], set[str]],
        cell: Callable[[str], Key | None],
        away: Callable[[Key | None], float],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self.waiting: set[str] = set()
        self._redraw, self._there, self._cell, self._away = redraw, there, cell, away
        self._unsorted: list[str] = []
        self._cells: defaultdict[Key | None, list[str]] = defaultdict(list)
        """What waits, some of which may be drawn already."""
        self._order: list[Key | None] = []
        """The cells, the next one last; empty until all is sorted."""
        self._clear: list[Rect] = []
        """Where nothing waits."""
        self._told = 0.0
        self._slice = QTimer(self, singleShot=True, interval=0, timeout=self._draw_some)

    def add(self, ids: Iterable[str]) -> None:
        """Draw these later."""
        self.waiting.update(ids)
        self._unsorted = list(self.waiting)
        self._cells.clear()
        self._order.clear()
        self._clear.clear()
        if self.waiting:
            self._slice.start()

    def hurry(self, area: Rect, around: float = _AROUND) -> None:
        """Draw at once what waits in an area, and so far around it."""
        if self.waiting and not any(clear.encloses(area) for clear in self._clear):
            self._clear.append(area.grown(around))
            self.draw(self._there(self.waiting, self._clear[-1]))

    def draw(self, ids: Iterable[str]) -> None:
        """Draw at once those of these that wait."""
        if found := self.waiting.intersection(ids):
            self.waiting -= found
            self._redraw(sorted(found))

    def clear_up(self) -> None:
        """Draw all that waits at once."""
        if self.waiting:
            self.draw(self.waiting)
            self.worked.emit()

    def close(self) -> None:
        """Draw no more."""
        self.waiting.clear()
        self._slice.stop()

    def _draw_some(self) -> None:
        begun = time.thread_time()
        while self.waiting and time.thread_time() - begun < _SLICE_S:
            self._go_on()
        if not self.waiting or begun - self._told > _TOLD_S:
            self._told = begun
            self.worked.emit()
        if self.waiting:
            self._slice.start()

    def _go_on(self) -> None:
        """Sort some more by where they are, or draw some when that is done."""
        if self._unsorted:
            for id in self._unsorted[-_SORTED:]:
                self._cells[self._cell(id)].append(id)
            del self._unsorted[-_SORTED:]
            return
        self._order = self._order or sorted(self._cells, key=self._away, reverse=True)
        ids = self._cells[self._order[-1]]
        self.draw(ids[-_AT_A_TIME:])
        del ids[-_AT_A_TIME:]
        if not ids:
            del self._cells[self._order.pop()]
