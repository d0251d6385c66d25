"""Scrolling the board while something is dragged to the edge of the view."""

from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QPoint, QRect, Qt, QTimer

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.panning import Panning

_EDGE = 24
"""Pixels inside the edge where it begins; as far outside it is as fast as it gets."""
_FASTEST = 900.0
"""Pixels in a second."""
_RAMP_S = 0.5
"""It takes so long to come up to speed, so that a mouse on its way past the edge hardly moves the board."""
_LONGEST_S = 0.05
"""A frame that took longer moves the board no farther than this."""
_FRAME_MS = 16


class Speed(NamedTuple):
    """Pixels in a second, across and down."""

    across: float
    down: float


def speed_at(position: QPoint, area: QRect) -> Speed:
    """How fast the board scrolls when the mouse is there; not at all inside."""
    return Speed(
        _pull(position.x() - area.left(), area.right() - position.x()),
        _pull(position.y() - area.top(), area.bottom() - position.y()),
    )


class AutoScroll:
    """Scrolls one view at a pace of its own, whether or not the mouse goes on moving."""

    def __init__(self, view: Canvas) -> None:
        self._view = view
        self._speed = Speed(0.0, 0.0)
        self._rest = (0.0, 0.0)
        self._begun, self._frame = QElapsedTimer(), QElapsedTimer()
        self._timer = QTimer(view.viewport(), interval=_FRAME_MS, timeout=self._step)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)

    def aim(self, position: QPoint) -> None:
        """The mouse drags something and is there now."""
        self._speed = speed_at(position, self._view.viewport().rect())
        if not any(self._speed):
            self.stop()
        elif not self._timer.isActive():
            self._rest = (0.0, 0.0)
            self._begun.start()
            self._frame.start()
            self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    def _step(self) -> None:
        view = self._view
        if view.gesture is None or isinstance(view.gesture, Panning):
            self.stop()
            return
        pace = min(self._begun.elapsed() / 1000 / _RAMP_S, 1.0)
        way = pace * min(self._frame.restart() / 1000, _LONGEST_S)
        across, down = (left + way * pull for left, pull in zip(self._rest, self._speed, strict=True))
        self._rest = (across - int(across), down - int(down))
        view.scroll_by(int(across), int(down))
        view.pointer.keep_up()


def _pull(before: int, after: int) -> float:
    """The speed along one axis, of so many pixels to either edge; negative is towards the beginning."""
    deep = max(_EDGE - before, 0) - max(_EDGE - after, 0)
    return -_FASTEST * max(min(deep / (2 * _EDGE), 1.0), -1.0)
