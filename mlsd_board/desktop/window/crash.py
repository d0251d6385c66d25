"""When something goes wrong that nobody foresaw: the work is kept safe, the user is told, the program goes on."""

import sys
import traceback
from types import TracebackType
from typing import Any

from PySide6.QtCore import QTimer

from mlsd_board.desktop.files import dialogs
from mlsd_board.formats.errors import FormatError
from mlsd_board.workspace.folders import state_folder

_ADVICE = "Your work was kept safe. You can go on; saving now is a good idea."


def guard(shell: Any) -> None:
    """From now on, an unforeseen error ends in a dialog instead of a dead program."""
    telling = _Telling(shell)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            shell.window.close()
            return
        place = _write_log("".join(traceback.format_exception(kind, error, trace)))
        shell.documents.keeping.now()
        telling.tell(
            FormatError(
                f"something unexpected happened ({kind.__name__}: {error})", where=place, advice=_ADVICE
            )
        )

    sys.excepthook = hook


class _Telling:
    """One dialog at a time: an error in a paint event comes back with every frame."""

    def __init__(self, shell: Any) -> None:
        self._shell = shell
        self._open = False

    def tell(self, error: FormatError) -> None:
        if not self._open:
            self._open = True
            # Not within the event that failed: a dialog there would paint, and fail, again.
            QTimer.singleShot(0, self._shell, lambda: self._show(error))

    def _show(self, error: FormatError) -> None:
        dialogs.show_error(self._shell.window, "Unexpected error", error)
        self._open = False


def _write_log(text: str) -> str:
    """Append to the log; where it is, or nothing when it cannot be written."""
    path = state_folder() / "errors.log"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"{text}\n")
    except OSError:
        return ""
    return str(path)
