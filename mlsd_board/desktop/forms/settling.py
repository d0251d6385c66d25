"""What is being written belongs to the board that is saved or left."""

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit


def settle_writing() -> None:
    """Let the field that has the keyboard give what stands in it, as if one had left it; one goes on writing there."""
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit | QPlainTextEdit):
        field.clearFocus()
        if field.isVisible():
            field.setFocus()
