"""How a board is opened, kept safe, saved and exported; nothing unsaved is lost without a question."""

import tempfile
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.checking import BoardSession
from mlsd_board.desktop.files import dialogs
from mlsd_board.desktop.files.checks import Checks
from mlsd_board.desktop.files.copies import Copy, read_copy
from mlsd_board.desktop.files.importing.reviewing import review
from mlsd_board.desktop.files.keeping import Keeping
from mlsd_board.desktop.files.naming import file_name
from mlsd_board.desktop.forms.settling import settle_writing
from mlsd_board.desktop.jobs import Job, Jobs, Token
from mlsd_board.formats import registry
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native import codec, safe_file
from mlsd_board.layout.engine import EngineError
from mlsd_board.model.design import Design
from mlsd_board.workspace import recovery
from mlsd_board.workspace.exporting import export, told_of_file
from mlsd_board.workspace.opening import Opened, read_board
from mlsd_board.workspace.recent import recent_boards, remember
from mlsd_board.workspace.session import ChangedOnDiskError, Origin
from mlsd_board.workspace.settings import Settings
from mlsd_board.workspace.starting import from_question, from_starter, from_template


class Exported(NamedTuple):
    """How a board was exported last, to do the same again; `extent` is the page, all, or the `selection` of then."""

    path: Path
    options: ExportOptions
    format: str
    extent: str
    selection: tuple[str, ...]


class Documents(QObject):
    """The one open board and its file. `parent` is the window that dialogs belong to."""

    opened = Signal()
    closed = Signal()
    saved = Signal()
    configured = Signal()
    """The open board is checked with another configuration from now on."""
    said = Signal(str)

    def __init__(
        self,
        library: Library,
        settings: Settings,
        jobs: Jobs,
        parent: QWidget,
        folders: tuple[Path, ...] = (),
    ) -> None:
        super().__init__(parent)
        self._window, self._jobs = parent, jobs
        self.library, self.settings = library, settings
        self._checks = Checks(library, settings.library_folders, folders)
        self.session: BoardSession | None = None
        self.exported: Exported | None = None
        self.keeping = Keeping(self)
        self.keeping.said.connect(self.said)

    def new_blank(self) -> None:
        if self.may_leave():
            self._take(self._checks.session())

    def new_from_template(self, id: str) -> None:
        self._start(lambda: from_template(id, self.library), "This template cannot be opened")

    def new_from_question(self, id: str) -> None:
        """An empty board with the prompt of a question."""
        self._start(lambda: from_question(id), "This question cannot be opened")

    def new_from_starter(self, question: str) -> None:
        """A board with the prompt of a question, begun with the drawing of its starter."""
        self._start(lambda: from_starter(question, self.library), "This question cannot be opened")

    def ask_open(self) -> None:
        """Let the user choose a board, and open it."""
        path = dialogs.ask_board(self._window, self._folder())
        if path:
            self.open(path)

    def open(self, path: Path, *others: Path) -> None:
        """Read a board from a file of any known format, and open it once it is read; of others say that they are not."""
        if others:
            dialogs.show_one_only(self._window, path, others)
        if self.may_leave():
            left = self._left()
            self._begin(
                f"Opening {path.name}…",
                lambda _: self._read(path),
                lambda found: self._open(path, *found, left),
                f"{path.name} cannot be opened",
            )

    def recover(self, board: recovery.Recovered) -> None:
        """Take up the copy of a board that was not saved; undo leads back to what is on disk."""
        if self.may_leave():
            left = self._left()
            self._begin(
                f"Recovering {board.title}…",
                lambda _: read_copy(board, self.library, self.settings),
                lambda found: self._take_up(board, found, left),
                "The copy cannot be read",
            )

    def discard(self, board: recovery.Recovered) -> None:
        """Give up the copy of a board that was not saved."""
        name = board.copy.name.removesuffix(codec.SUFFIX)
        if name != self.keeping.name:
            recovery.forget(name)

    def save(self) -> bool:
        """Save to the board's file, asking for one where there is none. Whether it was saved."""
        if self.session is None:
            return False
        settle_writing()
        return self._write(self.session.path) if self.session.path else self.save_as()

    def save_as(self) -> bool:
        """Save under a name that is asked for."""
        if self.session is None:
            return False
        suggestion = self.session.path or self._folder() / f"{file_name(self.session.title)}{codec.SUFFIX}"
        path = dialogs.ask_save_path(self._window, "Save the board", suggestion, "Board", codec.SUFFIX)
        return bool(path) and self._write(path)

    def export_path(self, kind: str, *suffixes: str) -> Path | None:
        """Where an export is to go, beside the board if it has a file."""
        folder = self.session.path.parent if self.session.path else self._folder()
        suggestion = folder / f"{file_name(self.session.title)}{suffixes[0]}"
        return dialogs.ask_save_path(self._window, "Export the board", suggestion, kind, *suffixes)

    def export(
        self, path: Path, options: ExportOptions, format: str, page: str = "", part: Design | None = None
    ) -> None:
        """Write the board, or a `part` of it, in another format; a file is touched only once all of it is there."""
        whole = registry.exporters()[format].pages == "all"
        shown = "" if whole else self.session.page
        book, page = (part, "") if part else (self.session.book, page or shown)

        def work(token: Token) -> str:
            with tempfile.TemporaryDirectory(prefix="mlsd-board-") as folder:
                made = export(book, Path(folder) / path.name, options, format, page)
                token.check()
                for file in made:
                    safe_file.write(path.with_name(file.name), file.read_bytes())
                return _told(path, made, format)

        self._begin(f"Exporting {path.name}…", work, self.said.emit, "The export did not work")

    def may_leave(self) -> bool:
        """Whether the open board may go: saved, given up on purpose, or unchanged."""
        settle_writing()
        if self.session is None or not self.session.dirty or self.keeping.elsewhere():
            self.keeping.forget()
            return True
        answer = dialogs.ask_unsaved(self._window, self.session.title)
        if answer == "save":
            return self.save()
        if answer == "discard":
            self.keeping.forget()
        return answer == "discard"

    def close_board(self) -> bool:
        """Go back to the start page, if the board may go."""
        if not self.may_leave():
            return False
        self.session = None
        self.closed.emit()
        return True

    def recheck(self) -> None:
        """Read the configuration of the open board anew: it, or where the board lies, has changed."""
        if self.session is not None:
            self._checks.again(self.session)
            self.configured.emit()

    def _read(self, path: Path) -> tuple[Opened, BoardSession]:
        """In the other thread."""
        found = read_board(path, self._checks.of(path).library, self.settings)
        if found.native:
            return found, self._checks.session(found.design, path)
        return found, self._checks.session(found.design, origin=Origin(path, diagram=bool(found.reports)))

    def _open(self, path: Path, found: Opened, session: BoardSession, left: "_Left") -> None:
        if left != self._left() and not self.may_leave():
            return
        self._take(session)
        remember(path)
        if found.reports:
            review(self._window, self.session, path.name, found.reports, self.said.emit)
        elif found.remarks:
            dialogs.show_remarks(self._window, path.name, found.remarks)

    def _take_up(self, board: recovery.Recovered, found: Copy, left: "_Left") -> None:
        if left != self._left() and not self.may_leave():
            return
        session = self._checks.session(found.saved, board.original if found.there else None)
        session.commit("Recover unsaved work", found.saved.changes_to(found.design))
        self._take(session)  # as it was left, so that all of it is seen
        self.keeping.now()
        self.discard(board)

    def _left(self) -> "_Left":
        return _Left(self.session, self.session.revision if self.session else 0)

    def _begin(
        self, words: str, work: Callable[[Token], object], done: Callable[[object], object], failure: str
    ) -> None:
        """Let work run beside the window; what goes wrong is shown under the title `failure`."""
        expected = (FormatError, EngineError, OSError)
        self._jobs.start(Job(words, work, done, expected, partial(dialogs.show_error, self._window, failure)))

    def _start(self, made: Callable[[], Design], failure: str) -> None:
        if not self.may_leave():
            return
        try:
            design = made()
        except FormatError as error:
            dialogs.show_error(self._window, failure, error)
            return
        self._take(self._checks.session(design))

    def _take(self, session: BoardSession) -> None:
        self.session, self.exported = session, None
        self.keeping.follow(session)
        self.opened.emit()

    def _write(self, path: Path, *, overwrite: bool = False) -> bool:
        try:
            self.session.save(path, overwrite=overwrite)
        except ChangedOnDiskError as error:
            return self._settle_conflict(path, error)
        except FormatError as error:
            return dialogs.ask_elsewhere(self._window, error) and self.save_as()
        self.keeping.forget()
        self.keeping.rename(path)
        remember(path)
        self.said.emit(f"Saved to {path}")
        self.saved.emit()
        self.recheck()
        return True

    def _settle_conflict(self, path: Path, error: FormatError) -> bool:
        answer = dialogs.ask_changed_on_disk(self._window, error)
        if answer == "save_as":
            return self.save_as()
        return answer == "overwrite" and self._write(path, overwrite=True)

    def _folder(self) -> Path:
        recent = recent_boards()
        return recent[0].parent if recent else Path.home()


def _told(path: Path, made: Sequence[Path], format: str) -> str:
    """Where an export went, several files where each page is one, and what to know of it."""
    place = f"{path.parent}: {', '.join(file.name for file in made)}" if len(made) > 1 else str(path)
    return f"Exported to {place}. {told_of_file(made[0], format)}".rstrip(" .")


class _Left(NamedTuple):
    """The board that was given up for another; work done on it since is asked about again."""

    session: BoardSession | None
    revision: int
