"""The panels below the board can be folded to their tabs, so that the board gets their room."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabBar

_HEIGHT = 230
_WORTH_KEEPING = 120
"""A panel lower than this was pushed together, or is not laid out yet."""
_FREE = 16_777_215
"""What Qt takes for no limit of a height."""
_LOW = 860
"""A window lower than this begins with folded panels: else a board would have half of its height."""


class Folding(QObject):
    """A click on the tab in front folds them, a click on any tab brings them back."""

    def __init__(self, window: QMainWindow, docks: Sequence[QDockWidget]) -> None:
        super().__init__(window)
        self._window, self._docks = window, docks
        self._height, self._tabs = _HEIGHT, 0
        self._watched: set[QTabBar] = set()
        self.folded = False
        self.chosen: bool | None = None
        """What the user made of it, now or in an earlier run."""

    def begin(self) -> None:
        """The size a new user gets; folded or not as it was left."""
        self._height = _HEIGHT
        self._apply(self._window.height() < _LOW if self.chosen is None else self.chosen)

    def toggle(self) -> None:
        """Fold them, or bring them back, now and for later."""
        self._choose(not self.folded)

    def fold(self, folded: bool) -> None:
        """Fold them, or give them back the height they had."""
        if folded != self.folded:
            self._apply(folded)

    def _apply(self, folded: bool) -> None:
        seen = [dock for dock in self._docks if not dock.isHidden()]
        self.folded = folded and len(seen) > 1  # without tabs there would be no way back
        for dock in self._docks:
            self.fit(dock)
        if seen and not self.folded:
            self._window.resizeDocks(seen[:1], [self._height], Qt.Orientation.Vertical)
        QTimer.singleShot(0, self, self._watch)  # Qt makes the tabs when it lays the window out

    def fit(self, dock: QDockWidget) -> None:
        """Give the panel in a dock the height it may have; a dock takes on the limits of its panel."""
        if dock in self._docks and dock.widget() is not None:
            dock.widget().setMaximumHeight(0 if self.folded else _FREE)

    def _watch(self) -> None:
        titles = {dock.windowTitle() for dock in self._docks}
        for bar in self._window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
            if bar not in self._watched:
                self._watched.add(bar)
                bar.tabBarClicked.connect(lambda place, bar=bar: self._clicked(bar, place))
            if bar.count() and bar.tabText(0) in titles:
                self._tabs = bar.height()
                for place in range(bar.count()):
                    bar.setTabToolTip(place, "Click again to fold these panels, or to bring them back")

    def _clicked(self, bar: QTabBar, place: int) -> None:
        titles = {dock.windowTitle() for dock in self._docks}
        if place >= 0 and bar.tabText(place) in titles:
            self._choose(not self.folded and place == bar.currentIndex())

    def _choose(self, folded: bool) -> None:
        front = [dock.height() for dock in self._docks if not dock.visibleRegion().isEmpty()]
        if folded and not self.folded and front and front[0] >= _WORTH_KEEPING:
            self._height = front[0] + self._tabs
        self.fold(folded)
        self.chosen = self.folded
