"""A button that puts a finding right: pointing at it shows what would change, a click makes the change."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QPushButton

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.panels.problems import fixing
from mlsd_board.validation.fix import Fix


class FixButton(QPushButton):
    """Safe fixes stand out; suggestions are one choice of several."""

    def __init__(self, desk: Desk, fix: Fix) -> None:
        super().__init__(fix.title)
        self._desk, self._fix = desk, fix
        if fix.applicability == "safe" and fix.edits:
            self.setProperty("look", "primary")
        self.setToolTip(fixing.promise(fix))
        self.setAccessibleDescription(fixing.promise(fix))
        self.clicked.connect(lambda: fixing.apply(desk, fix))

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._desk.view.show_preview(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._desk.view.show_preview(None)

    def _show(self) -> None:
        if self.isEnabled():
            fixing.show(self._desk, self._fix)
