"""The bare window: painted before anything heavy is imported, it only passes on what happens to it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow


class Frame(QMainWindow):
    """`painted` is sent once, after the first frame; `may_close` is asked before the window goes."""

    painted = Signal()
    dropped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        self._painted = False
        self.setWindowTitle("MLSD Board")
        self.setAcceptDrops(True)
        self.resize(QSize(1480, 920).boundedTo(self.screen().availableSize() * 0.93))
        self.setMinimumSize(880, 560)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._file(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = self._file(event)
        if path:
            event.acceptProposedAction()
            # The other program waits until this returns: open the board after that.
            QTimer.singleShot(0, self, lambda: self.dropped.emit(path))

    def _file(self, event: QDropEvent) -> Path | None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        return next((path for path in files if path.is_file()), None)
