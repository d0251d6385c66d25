"""Where the keyboard goes in the window: what Escape and Enter do, and that Tab stops at nothing out of sight."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QTabBar, QToolButton

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Keyboard(QObject):
    """Takes the keys that nobody else had a use for, and follows the rows of tabs of the panels."""

    def __init__(self, shell: Any) -> None:
        super().__init__(shell.window)
        self._shell = shell
        shell.window.installEventFilter(self)
        for bar in shell.window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            bar.setAccessibleName("Panels")
            bar.installEventFilter(self)
            _follow(bar)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Move and isinstance(watched, QTabBar):
            _follow(watched)
        if watched is self._shell.window and isinstance(event, QKeyEvent):
            return event.type() == QEvent.Type.KeyPress and self._key(Qt.Key(event.key()))
        return False

    def _key(self, key: Qt.Key) -> bool:
        """Back to the board on Escape; Enter presses a button, as it does in dialogs. Whether it was one of them."""
        desk, focus = self._shell.desk, self._shell.window.focusWidget()
        if key == Qt.Key.Key_Escape and desk is not None:
            desk.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif key in _ENTER and isinstance(focus, (QPushButton, QToolButton)):
            focus.click()
        else:
            return False
        return True


def _follow(bar: QTabBar) -> None:
    """Rows of tabs that are not needed Qt does not hide, but keeps beside the window."""
    shown = bar.geometry().right() > 0
    bar.setFocusPolicy(Qt.FocusPolicy.TabFocus if shown else Qt.FocusPolicy.NoFocus)
