"""Long work beside the window: one job at a time in a thread of its own, its result handed back to the main thread."""

import threading
from collections.abc import Callable
from contextlib import suppress
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from mlsd_board.desktop import threads
from mlsd_board.desktop.idle import Idle

_SHOWN_AFTER_MS = 150
_PATIENCE_S = 25.0
"""How long closing waits for a job that was given up; the thread is a daemon and never keeps the program alive."""


class GivenUpError(BaseException):
    """Raised within the work when nobody waits for its result any more; no fault, so nothing in the work may take it for one."""


class Token:
    """What the work asks whether it is still wanted; whoever asks stands still while the window is busy."""

    def __init__(self, idle: Idle | None = None) -> None:
        self._given_up = threading.Event()
        self._idle = idle

    @property
    def given_up(self) -> bool:
        return self._given_up.is_set()

    def give_up(self) -> None:
        self._given_up.set()

    def check(self) -> None:
        """Raise `GivenUpError` if the result is no longer wanted."""
        if self.given_up:
            raise GivenUpError
        if self._idle is not None:
            self._idle.wait()


class Job(NamedTuple):
    """Work for the other thread, which must touch neither widgets nor the session, and what follows from it here.

    `words` say what is being done; `failed` gets an error of one of the `expected` types, all others are raised.
    """

    words: str
    work: Callable[[Token], object]
    done: Callable[[object], object]
    expected: tuple[type[Exception], ...] = ()
    failed: Callable[[Exception], object] = lambda _: None


class Jobs(QObject):
    """Runs one job at a time. Given up means: its result is thrown away, whenever it comes."""

    shown = Signal(str)
    """What has been going on for a while now; empty when nothing is."""
    said = Signal(str)
    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._job: Job | None = None
        self._token = Token()
        self._idle: Idle | None = None
        self._threads: list[threading.Thread] = []
        self._slow = QTimer(self, singleShot=True, interval=_SHOWN_AFTER_MS)
        self._slow.timeout.connect(self._show)
        self._ended.connect(self._finish)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def start(self, job: Job) -> bool:
        """Begin a job; not while another one is under way, which is then said."""
        if self._job is not None:
            self.said.emit(f"Still busy: {self._job.words} Wait for it, or cancel it.")
            return False
        self._idle = Idle()
        self._job, self._token = job, Token(self._idle)
        thread = threads.begin(self._run, job, self._token, name="job")
        self._threads = [*(t for t in self._threads if t.is_alive()), thread]
        self._slow.start()
        return True

    def cancel(self) -> None:
        """Give the present job up, if there is one."""
        if self._job is not None:
            words = self._job.words
            self._forget()
            self.said.emit(f"Given up: {words}")

    def close(self) -> None:
        """Give up what is under way and wait for the threads."""
        self._forget()
        for thread in self._threads:
            thread.join(_PATIENCE_S)

    def abandon(self) -> None:
        """Give up what is under way without waiting: its thread ends by itself, at the latest with the program."""
        self._forget()

    def _run(self, job: Job, token: Token) -> None:
        """In the other thread."""
        result: object = None
        error: Exception | None = None
        try:
            result = job.work(token)
        except GivenUpError:
            return
        except Exception as found:  # it is raised again, or shown, in the main thread
            error = found
        if not token.given_up:
            with suppress(RuntimeError):  # the window went in this very moment
                self._ended.emit(token, result, error)

    def _finish(self, token: Token, result: object, error: Exception | None) -> None:
        job = self._job
        if token is not self._token or job is None:
            return
        self._forget()
        if error is None:
            job.done(result)
        elif isinstance(error, job.expected):
            job.failed(error)
        else:
            raise error

    def _forget(self) -> None:
        self._token.give_up()
        self._slow.stop()
        self._job = None
        if self._idle is not None:
            self._idle.close()
            self._idle = None
        self.shown.emit("")

    def _show(self) -> None:
        if self._job is not None:
            self.shown.emit(self._job.words)
