"""Unsaved work kept safe: a copy of the open board, written beside the window a moment after each edit."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from mlsd_board.desktop.jobs import Job, Jobs, Token
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native.codec import Writer
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.workspace import recovery
from mlsd_board.workspace.session import Session

_AFTER_MS = 1500
_MANY = 1000
"""Writing more elements than this for the first time would hold up the window when they are saved."""


class Keeping(QObject):
    """Follows one session at a time. `name` is that of its copy."""

    said = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.name = ""
        self.elsewhere: Callable[[], bool] = lambda: False
        """Whether unsaved work is safe in another place, where it is offered again."""
        self._session: Session | None = None
        self._jobs = Jobs(self)
        self._soon = QTimer(self, singleShot=True, interval=_AFTER_MS, timeout=self._begin)

    def follow(self, session: Session) -> None:
        """Keep the work of another session from now on."""
        self._session = session
        self.rename(session.path)
        session.listeners.append(self._changed)
        if len(session.book.records) > _MANY:
            self._jobs.abandon()
            work = partial(_write_ahead, session.writer, session.book)
            self._jobs.start(Job("Keeping…", work, lambda _: None))

    def rename(self, path: Path | None) -> None:
        """The board is kept in another file now."""
        self.name = recovery.session_name(path)

    def now(self) -> None:
        """Write the copy before anything else happens."""
        self.close()
        if not self._wanted():
            self.forget()
            return
        try:
            session = self._session
            recovery.keep(self.name, session.book, session.path, dumps=session.writer.dumps)
        except FormatError as error:
            self._complain(error)

    def forget(self) -> None:
        """Remove the copy: the board was saved, or given up on purpose."""
        self.close()
        if self.name:
            recovery.forget(self.name)

    def close(self) -> None:
        """Let no copy come after this, nor a part of one."""
        self._soon.stop()
        self._jobs.close()

    def _wanted(self) -> bool:
        return self._session is not None and self._session.dirty and not self.elsewhere()

    def _begin(self) -> None:
        if not self._wanted():
            self.forget()
            return
        if self._jobs.busy:  # an older copy is better than none
            self._soon.start()
            return
        keep = partial(recovery.keep, self.name, self._session.book, self._session.path)
        writer = self._session.writer

        def work(token: Token) -> None:
            keep(dumps=lambda book: writer.dumps(book, token.check))

        self._jobs.start(Job("Keeping…", work, lambda _: None, (FormatError,), self._complain))

    def _complain(self, error: Exception) -> None:
        self.said.emit(f"Unsaved work cannot be kept safe: {error}")

    def _changed(self, _changes: ChangeSet) -> None:
        self._soon.start()


def _write_ahead(writer: Writer, book: Design, token: Token) -> None:
    writer.dumps(book, token.check)
