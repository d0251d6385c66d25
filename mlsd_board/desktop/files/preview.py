"""The picture in the export dialog, which can be dragged into another program as a file."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QLabel

from mlsd_board.formats.errors import FormatError


@cache
def _folder() -> TemporaryDirectory[str]:
    """For all that is dragged: another program may read it long after the dialog, so it goes with the program."""
    return TemporaryDirectory(prefix="mlsd-board-")


class Preview(QLabel):
    """Shows a picture; `write` makes the file that is dragged, in a folder of its own."""

    SIZE = QSize(380, 210)

    def __init__(self, write: Callable[[Path], Path]) -> None:
        super().__init__()
        self._write = write
        self._pressed: QPoint | None = None
        self.setFixedSize(self.SIZE)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag this picture into another program or folder")
        self.setAccessibleName("Preview of the picture")
        self.setProperty("look", "preview")

    def show_picture(self, picture: QPixmap) -> None:
        self.setPixmap(picture)

    def mime(self) -> QMimeData | None:
        """The dragged file; None where it cannot be made."""
        try:
            path = self._write(Path(mkdtemp(dir=_folder().name)))
        except (FormatError, OSError):
            return None
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        return mime

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        way = event.position().toPoint() - self._pressed
        if way.manhattanLength() < QApplication.startDragDistance():
            return
        self._pressed = None
        mime = self.mime()
        if mime:
            drag = QDrag(self)
            drag.setMimeData(mime)
            drag.setPixmap(self.pixmap().scaledToWidth(160, Qt.TransformationMode.SmoothTransformation))
            drag.exec(Qt.DropAction.CopyAction)
