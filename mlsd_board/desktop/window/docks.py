"""Where the panels sit around the board."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDockWidget, QLabel, QMainWindow, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.window.folding import Folding

_AREAS = {
    "palette": ("Components", Qt.DockWidgetArea.LeftDockWidgetArea),
    "outline": ("Outline", Qt.DockWidgetArea.LeftDockWidgetArea),
    "inspector": ("Inspector", Qt.DockWidgetArea.RightDockWidgetArea),
    "brief": ("Brief", Qt.DockWidgetArea.RightDockWidgetArea),
    "problems": ("Findings", Qt.DockWidgetArea.BottomDockWidgetArea),
    "strengths": ("What is right", Qt.DockWidgetArea.BottomDockWidgetArea),
    "estimates": ("Estimates", Qt.DockWidgetArea.BottomDockWidgetArea),
    "compare": ("Compare", Qt.DockWidgetArea.BottomDockWidgetArea),
}
_ON_DEMAND = frozenset({"compare"})
"""Panels that are there only once they were asked for."""
_BESIDE_FINDINGS = ("strengths", "estimates", "compare")
_WIDTHS = {"palette": 220, "inspector": 296}
_LEAST_WIDTHS = {"palette": 196, "outline": 196, "inspector": 296, "brief": 296}
"""Forms fit beside their scroll bar."""
_ROOM_TO_COMPARE = 290
_IN_FRONT = ("palette", "inspector", "problems")


class Docks:
    """Palette and outline left, inspector and brief right, findings below; all gone while there is no board."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.put_away: set[str] = set()
        """The panels the user does not want to see."""
        self._asked: set[str] = set()
        self._front = list(_IN_FRONT)
        self._findings_title = _title(_AREAS["problems"][0])
        self.docks = {name: self._made(name) for name in _AREAS}
        window.setAnimated(False)  # else the board would be laid out anew in every frame of it
        window.setDockNestingEnabled(True)
        window.setTabPosition(
            Qt.DockWidgetArea.AllDockWidgetAreas,
            window.tabPosition(Qt.DockWidgetArea.TopDockWidgetArea).North,
        )
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.BottomDockWidgetArea)
        window.tabifyDockWidget(self.docks["palette"], self.docks["outline"])
        window.tabifyDockWidget(self.docks["inspector"], self.docks["brief"])
        for name in _BESIDE_FINDINGS:
            window.tabifyDockWidget(self.docks["problems"], self.docks[name])
        self.folding = Folding(window, [self.docks[name] for name in ("problems", *_BESIDE_FINDINGS)])
        self._sized = False
        self.show(False)

    def fill(self, name: str, panel: QWidget) -> None:
        """Put a panel into its dock; the one before goes."""
        old = self.docks[name].widget()
        panel.setMinimumWidth(_LEAST_WIDTHS.get(name, 0))
        self.docks[name].setWidget(panel)
        self.folding.fit(self.docks[name])
        if old is not None:
            old.hide()
            old.deleteLater()

    def show(self, visible: bool) -> None:
        """Show the panels that are wanted, those in front that were, or none."""
        seen = [name for name, dock in self.docks.items() if not dock.visibleRegion().isEmpty()]
        self._front = seen or self._front
        for name, dock in self.docks.items():
            dock.setVisible(visible and self.wanted(name))
        self._name_findings()
        if visible and not self._sized:
            self._sized = True
            # Before Qt has laid the window out in the looks of the style sheet, the panels would take the board's room.
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
            self.resize()
        if visible:
            for name in self._front:
                if self.wanted(name):
                    self.docks[name].raise_()

    def wanted(self, name: str) -> bool:
        return name not in self.put_away and (name not in _ON_DEMAND or name in self._asked)

    def toggle(self, name: str) -> None:
        """Put a panel away, or get it back, in front."""
        if self.wanted(name):
            (self._asked.discard if name in _ON_DEMAND else self.put_away.add)(name)
            self.docks[name].hide()
            self._name_findings()
        else:
            self.raise_dock(name)

    def offer(self, name: str) -> None:
        """Bring a panel to the front unless the user put it away."""
        if self.wanted(name):
            self.raise_dock(name)

    def raise_dock(self, name: str) -> None:
        """Bring a panel to the front; if it was put away it is back."""
        first = name in _ON_DEMAND and name not in self._asked
        self.put_away.discard(name)
        self._asked.add(name)
        self.docks[name].show()
        self.docks[name].raise_()
        if name == "problems" or name in _BESIDE_FINDINGS:
            self.folding.fold(False)
        if first:
            self._window.resizeDocks([self.docks[name]], [_ROOM_TO_COMPARE], Qt.Orientation.Vertical)
        self._name_findings()

    def resize(self) -> None:
        """The sizes a new user gets."""
        self.folding.begin()
        self._window.resizeDocks(
            [self.docks[name] for name in _WIDTHS], list(_WIDTHS.values()), Qt.Orientation.Horizontal
        )

    def _made(self, name: str) -> QDockWidget:
        title, area = _AREAS[name]
        dock = QDockWidget(title, self._window, objectName=name)
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetMovable)
        dock.setTitleBarWidget(QWidget(dock) if name != "problems" else _holder(self._findings_title))
        self._window.addDockWidget(area, dock)
        return dock

    def _name_findings(self) -> None:
        """The findings have a title of their own, except where a tab says it already."""
        alone = not any(self.wanted(name) for name in _BESIDE_FINDINGS)
        self._findings_title.setVisible(alone)


def _holder(title: QLabel) -> QWidget:
    """Takes up no room while its title is hidden, which a title of its own would."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(title)
    return made


def _title(words: str) -> QLabel:
    made = label(words, "name")
    made.setContentsMargins(12, 8, 12, 4)
    return made
