"""Whether the user is typing: prompts wait until the fingers rest."""

from time import monotonic

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit

_REST_S = 3.0


class TypingWatch(QObject):
    """Listens to keys in fields of text, wherever they are."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = -_REST_S
        QApplication.instance().installEventFilter(self)

    @property
    def typing(self) -> bool:
        return monotonic() - self._last < _REST_S

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(
            watched, QLineEdit | QPlainTextEdit | QTextEdit
        ):
            self._last = monotonic()
        return False

    def close(self) -> None:
        QApplication.instance().removeEventFilter(self)
