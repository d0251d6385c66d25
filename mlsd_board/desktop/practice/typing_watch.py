"""Whether the user is typing: prompts wait until the fingers rest."""

from time import monotonic

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_REST_S = 3.0


class TypingWatch(QObject):
    """Listens to keys in the field of text that has the focus, and to nothing else: the board must stay quick."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._last = -_REST_S
        self._listening = True
        QApplication.instance().focusChanged.connect(self._follow)

    @property
    def typing(self) -> bool:
        return monotonic() - self._last < _REST_S

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self._last = monotonic()
        return False

    def close(self) -> None:
        """Listen no more; a second time does nothing."""
        if self._listening:
            self._listening = False
            QApplication.instance().focusChanged.disconnect(self._follow)

    def _follow(self, _old: QWidget | None, field: QWidget | None) -> None:
        if isinstance(field, QLineEdit | QPlainTextEdit | QTextEdit):
            field.installEventFilter(self)
