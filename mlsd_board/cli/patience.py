"""Telling on stderr what a long command is at: in a line that is written anew on a terminal, in one plain line elsewhere."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Lock, Thread
from time import monotonic
from typing import TextIO, cast

from mlsd_board.model.progress import listening

SOON, LATE = 2.0, 10.0
"""Seconds for which nobody at a terminal wonders, and nobody who reads a log."""
_AGAIN = 0.25
_BAR = 24
_WIPE = "\r\033[K"


@contextmanager
def told(command: str) -> Iterator[None]:
    """Whoever waits long for the command is told how far it is, beside it and never within what it writes."""
    teller = _Teller(command, sys.stderr)
    thread = Thread(target=teller.run, daemon=True)
    streams = sys.stdout, sys.stderr
    if teller.rewrites:
        sys.stdout, sys.stderr = (cast("TextIO", _Above(stream, teller)) for stream in streams)
    thread.start()
    try:
        with listening(teller.hear):
            yield
    finally:
        teller.ended.set()
        thread.join()
        sys.stdout, sys.stderr = streams


class _Teller:
    """Hears how far the work is, and says so now and then."""

    def __init__(self, command: str, stream: TextIO) -> None:
        self.ended = Event()
        self.rewrites = stream.isatty()
        self._name = f"mlsd-board {command}"
        self._stream = stream
        self._lock = Lock()
        self._stage, self._share = "", 0.0
        self._shown, self._within_line = False, False

    def hear(self, stage: str, share: float) -> None:
        self._stage, self._share = stage, share

    def run(self) -> None:
        begun = monotonic()
        if self.ended.wait(SOON if self.rewrites else LATE):
            return
        with suppress(OSError):
            if not self.rewrites:
                self._say(f"{self._name}: {self._stage or 'still at work'}; this takes a while.\n")
                return
            while not self.ended.is_set():
                far = f"{_bar(self._share)} {self._stage}" if self._stage else "still at work"
                with self._lock:
                    if not self._within_line:
                        self._say(f"{_WIPE}{self._name}: {far}, {monotonic() - begun:.0f} s")
                        self._shown = True
                self.ended.wait(_AGAIN)
            with self._lock:
                self._wipe()

    def write(self, stream: TextIO, text: str) -> int:
        """Write something else, above the line of progress."""
        with self._lock:
            self._wipe()
            self._within_line = not text.endswith("\n") if text else self._within_line
            return stream.write(text)

    def _wipe(self) -> None:
        if self._shown:
            self._say(_WIPE)
            self._shown = False

    def _say(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()


class _Above:
    """A stream of the terminal that takes the line of progress away before anything is written."""

    def __init__(self, stream: TextIO, teller: _Teller) -> None:
        self._stream, self._teller = stream, teller

    def write(self, text: str) -> int:
        return self._teller.write(self._stream, text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._stream, name)


def _bar(share: float) -> str:
    full = int(_BAR * share)
    return "█" * full + "░" * (_BAR - full)
