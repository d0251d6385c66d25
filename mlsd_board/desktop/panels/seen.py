"""A panel that works only while it is seen: one behind another tab waits until it comes to the front."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget


class SeenPanel(QWidget):
    """Call `outdate` when what is shown no longer holds. A panel behind a tab is visible to Qt, but never painted."""

    def __init__(self) -> None:
        super().__init__()
        self._stale = True

    @property
    def seen(self) -> bool:
        """Whether anybody is looking."""
        return self.isVisible() and not self.visibleRegion().isEmpty()

    def refresh(self) -> None:
        """Show things as they are now."""
        self._stale = False

    def outdate(self) -> None:
        """Refresh now if anybody is looking, else as soon as somebody does."""
        self._stale = True
        if self.seen:
            self.refresh()

    def freshen(self) -> None:
        """Refresh what is out of date, looked at or not."""
        if self._stale:
            self.refresh()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._stale:
            QTimer.singleShot(0, self, self.freshen)
