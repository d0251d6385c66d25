"""Presentation mode: the board fills the screen, everything else is out of sight."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication


class Presenting:
    """Esc first gives up what the mouse has in hand, then leaves; Page Down and Page Up, which pointers in the hand send, turn pages."""

    def __init__(self, shell: Any) -> None:
        self._shell = shell
        self.on = False
        self._state = shell.window.windowState()
        self._keys = [
            self._key(Qt.Key.Key_Escape, self._step_back),
            self._key(Qt.Key.Key_PageDown, lambda: shell.menus.run("page_next")),
            self._key(Qt.Key.Key_PageUp, lambda: shell.menus.run("page_previous")),
        ]

    def toggle(self) -> None:
        """Begin, or end."""
        if self.on:
            self.leave()
        elif self._shell.desk is not None:
            self._begin()

    def follow(self) -> None:
        """Another page is shown: all of it is to be seen."""
        if self.on:
            self._shell.desk.view.zoom_fit()

    def leave(self) -> None:
        """Show the window as it was."""
        if self.on:
            self.on = False
            self._show_parts(True)
            self._shell.window.setWindowState(self._state)
            if self._shell.desk is not None:
                self._shell.desk.turning.forget()  # what was seen of other pages filled the screen
            self._fit()

    def _begin(self) -> None:
        window = self._shell.window
        self.on, self._state = True, window.windowState()
        self._show_parts(False)
        window.setWindowState(self._state | Qt.WindowState.WindowFullScreen)
        self._fit()
        self._shell.desk.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def _key(self, key: Qt.Key, run: Callable[[], object]) -> QShortcut:
        """A key that means something only while presenting."""
        found = QShortcut(QKeySequence(key), self._shell.window)
        found.setEnabled(False)
        found.activated.connect(run)
        return found

    def _show_parts(self, visible: bool) -> None:
        shell = self._shell
        for key in self._keys:
            key.setEnabled(not visible)
        shell.docks.show(visible and shell.desk is not None)
        shell.menus.toolbar.setVisible(visible and shell.desk is not None)
        shell.window.menuBar().setVisible(visible)
        shell.status.setVisible(visible)
        if shell.sheet is not None:
            shell.sheet.strip.setVisible(visible)

    def _fit(self) -> None:
        # The view gets its size only when events run.
        QApplication.processEvents()
        if self._shell.desk is not None:
            self._shell.desk.view.zoom_fit()

    def _step_back(self) -> None:
        view = self._shell.desk.view if self._shell.desk else None
        if view is not None and view.gesture is not None:
            view.escape()
        elif view is not None and not view.hasFocus():
            view.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.leave()
