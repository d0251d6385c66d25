"""The keys of one action as a button; pressing it lets the user give others."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QKeySequenceEdit, QToolButton, QWidget

_NATIVE = QKeySequence.SequenceFormat.NativeText


class KeyField(QWidget):
    """`given` carries the keys the user wants, `reset_wanted` that the usual ones are."""

    given = Signal(object)

    def __init__(self, words: str) -> None:
        super().__init__()
        self._words = words
        self._editor: QKeySequenceEdit | None = None
        self.button = QToolButton(toolTip="Press to change")
        self.button.setProperty("look", "key")
        self.button.clicked.connect(self.change)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.button)

    def show_keys(self, keys: list[QKeySequence], *, own: bool) -> None:
        """Show the keys; `own` are those that the user gave."""
        shown = "  ".join(key.toString(_NATIVE) for key in keys)
        self.button.setText(shown or "none")
        self.button.setAccessibleName(f"Shortcut of {self._words}: {shown or 'none'}")
        self.button.setProperty("own", "true" if own else "false")
        self.button.style().polish(self.button)

    def change(self) -> None:
        """Wait for keys; Esc or going elsewhere leaves everything as it was, Backspace takes the keys away."""
        if self._editor is None:
            self._editor = _Editor(self)
            self._editor.setAccessibleName(f"New shortcut of {self._words}")
            self.button.hide()
            self._row.addWidget(self._editor)
            self._editor.keySequenceChanged.connect(self._take)
            self._editor.left.connect(self._close)
            self._editor.emptied.connect(lambda: self._take(QKeySequence()))
            self._editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def editor(self) -> QKeySequenceEdit | None:
        """Where keys are pressed, while it is open."""
        return self._editor

    def _take(self, keys: QKeySequence) -> None:
        if self._editor is not None:
            self._close()
            self.given.emit(keys)

    def _close(self) -> None:
        if self._editor is not None:
            editor, self._editor = self._editor, None
            had_focus = editor.hasFocus() or (
                editor.focusProxy() is not None and editor.focusProxy().hasFocus()
            )
            editor.hide()
            editor.deleteLater()
            self.button.show()
            if had_focus:
                self.button.setFocus(Qt.FocusReason.OtherFocusReason)


class _Editor(QKeySequenceEdit):
    """Takes one key, with what is held."""

    left = Signal()
    emptied = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(1)
        self.setFixedWidth(132)

    def keyPressEvent(self, event: object) -> None:
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif plain and event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: object) -> None:
        super().focusOutEvent(event)
        self.left.emit()
