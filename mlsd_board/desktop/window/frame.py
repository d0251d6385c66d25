"""The bare window: painted before anything heavy is imported, it only passes on what happens to it."""

import json
import tomllib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from mlsd_board.desktop.window import memory
from mlsd_board.workspace.folders import config_folder

_THEMES = Path(__file__).parents[2] / "drawing" / "themes"


class Frame(QMainWindow):
    """`painted` is sent once, after the first frame; `may_close` is asked before the window goes."""

    painted = Signal()
    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        self._painted = False
        self.setWindowTitle("MLSD Board")
        self.setAcceptDrops(True)
        screen = self.screen().availableSize()
        self.resize(QSize(1480, 920).expandedTo(screen * 0.8).boundedTo(screen * 0.93))
        self.setMinimumSize(880, 480)
        self._take_ground()
        memory.restore(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab passes over panels behind a tab and folded ones, all of which are visible to Qt."""
        start = self.focusWidget()
        while super().focusNextPrevChild(forward):
            found = self.focusWidget()
            if found is start or not _out_of_sight(found):
                return True
        return False

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _files(event):
            _take_a_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = _files(event)
        if paths:
            _take_a_copy(event)
            # The other program waits until this returns: open the board after that.
            QTimer.singleShot(0, self, lambda: self.dropped.emit(paths))

    def _take_ground(self) -> None:
        """The background of the theme to come, so that a dark one does not begin with a flash of light."""
        tones = self.palette()
        tones.setColor(QPalette.ColorRole.Window, QColor(ground(wanted())))
        self.setPalette(tones)


def _files(event: QDropEvent) -> list[Path]:
    paths = (Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
    return [path for path in paths if path.is_file()]


def _take_a_copy(event: QDropEvent) -> None:
    """Whoever gives the file keeps it: were a move accepted, it might delete what was moved."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def _out_of_sight(widget: QWidget | None) -> bool:
    """Whether it is in a panel of which nothing is seen."""
    while widget is not None and not isinstance(widget, QDockWidget):
        widget = widget.parentWidget()
    return widget is not None and widget.widget().visibleRegion().isEmpty()


def wanted() -> str:
    """'dark' or 'light', as the settings or else the system ask for; read here without all that checks settings."""
    choice = "system"
    with suppress(OSError, ValueError):
        found = json.loads((config_folder() / "settings.json").read_bytes())
        choice = str(found.get("theme", choice)) if isinstance(found, dict) else choice
    if choice in ("light", "dark"):
        return choice
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return "dark" if dark else "light"


def ground(theme: str) -> str:
    """The background of a theme."""
    return str(tomllib.loads((_THEMES / f"{theme}.toml").read_text(encoding="utf-8"))["background"])
