"""Letting work in another thread run only while the window has nothing to do: both share one interpreter."""

import threading
import time

from PySide6.QtCore import QAbstractEventDispatcher

_SLICE_S = 0.001
"""How long the work goes on before it looks whether the window wants the interpreter."""
_MOST_S = 0.01
"""How long it stands still at a time at most, so that it gets on even while the window never rests."""


class Idle:
    """A gate that is open while the main thread waits for events; it must be made in the main thread."""

    def __init__(self) -> None:
        self._open = threading.Event()
        self._open.set()
        self._slice = 0.0
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.aboutToBlock.connect(self._rests)
            dispatcher.awake.connect(self._wakes)

    def wait(self) -> None:
        """In the other thread: go on when the window is idle; cheap enough to be called thousands of times a second."""
        if time.monotonic() < self._slice:
            return
        self._open.wait(_MOST_S)
        self._slice = time.monotonic() + _SLICE_S

    def close(self) -> None:
        """Let everybody through, and watch the window no longer."""
        self._open.set()
        dispatcher = QAbstractEventDispatcher.instance()
        if dispatcher is not None:
            dispatcher.aboutToBlock.disconnect(self._rests)
            dispatcher.awake.disconnect(self._wakes)

    def _rests(self) -> None:
        self._open.set()

    def _wakes(self) -> None:
        self._open.clear()
