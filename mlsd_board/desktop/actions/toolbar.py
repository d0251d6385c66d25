"""The bar of the most used actions: signs with words beside them, or signs alone where the window is narrow."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QToolBar, QToolButton

_GROUPS = (
    ("start", "save", "export"),
    ("undo", "redo"),
    ("tool_select", "tool_pen", "tool_eraser", "tool_note", "tool_frame", "tool_lasso"),
    ("zoom_fit", "tidy"),
    ("fix_all",),
)
_SIGNS_ONLY = "tool_"
_SIGN, _BOTH = Qt.ToolButtonStyle.ToolButtonIconOnly, Qt.ToolButtonStyle.ToolButtonTextBesideIcon


class Toolbar(QToolBar):
    """No action goes out of sight when the window becomes narrow: words go, and their place is taken by tips."""

    def __init__(self, actions: Mapping[str, QAction], window: QMainWindow) -> None:
        super().__init__("Tools", window, movable=False, objectName="tools")
        self.setIconSize(QSize(18, 18))
        self._worded: list[QToolButton] = []
        self._words = True
        self._wanted = 0
        """The width that it takes with words, in pixels."""
        for number, group in enumerate(_GROUPS):
            if number:
                self.addSeparator()
            for id in group:
                self.addAction(actions[id])
                button = self.widgetForAction(actions[id])
                if isinstance(button, QToolButton):
                    signs = id.startswith(_SIGNS_ONLY)
                    button.setToolButtonStyle(_SIGN if signs else _BOTH)
                    self._worded += [] if signs else [button]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._words:
            self._wanted = self.sizeHint().width()
        if (fits := self.width() >= self._wanted) != self._words:
            self._words = fits
            for button in self._worded:
                button.setToolButtonStyle(_BOTH if fits else _SIGN)
