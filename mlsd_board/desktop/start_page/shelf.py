"""The shelf: entries as cards in rows, walked with the arrow keys, their pictures asked for as they come into view."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.start_page.tiles import GAP, LEAST_WIDTH, Tiles, tile_height
from mlsd_board.workspace.browsing import Entry

ENTRY = Qt.ItemDataRole.UserRole
DONE = Qt.ItemDataRole.UserRole + 1
_NOWHERE = QModelIndex()
_AT_THE_TOP = 160
"""Pixels; it stands in the middle of these that nothing fits."""


class Shelf(QListView):
    """Says which entry is looked at and which is to be opened."""

    looked_at = Signal(object)
    wanted = Signal(object)
    typed = Signal(str)

    def __init__(self, tiles: Tiles) -> None:
        super().__init__()
        self._tiles = tiles
        self._rows = _Rows(self)
        self.setModel(self._rows)
        self.setItemDelegate(tiles)
        self.setProperty("look", "shelf")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It keeps its room, so that cards do not change their width, but shows nothing where there is nothing to scroll.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.setEnabled(False)
        bar.rangeChanged.connect(lambda low, high: bar.setEnabled(low < high))
        self.setMouseTracking(True)
        self.setAccessibleName("What to begin with")
        self.nothing = label("", "muted")
        self.nothing.setParent(self.viewport())
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.selectionModel().currentChanged.connect(lambda index, _: self.looked_at.emit(index.data(ENTRY)))
        self.doubleClicked.connect(lambda index: self.wanted.emit(index.data(ENTRY)))

    def show_entries(
        self, entries: Sequence[Entry], done: Mapping[str, str], elsewhere: Sequence[str] = ()
    ) -> None:
        """Put these on the shelf; the one looked at stays so where it is still there, else it is the first.

        `elsewhere` are the titles of the shelves to look on where there is nothing here.
        """
        before = self.entry()
        self._rows.show(entries, done)
        self.nothing.setText(
            f"Nothing fits here. Look under {' or '.join(elsewhere)}."
            if elsewhere
            else "Nothing fits. Take a filter away, or use other words."
        )
        self.nothing.setVisible(not entries)
        self._fit()
        keys = [entry.key for entry in entries]
        place = keys.index(before.key) if before and before.key in keys else 0
        if entries:
            self.setCurrentIndex(self._rows.index(place))
        else:
            self.looked_at.emit(None)

    def entries(self) -> list[Entry]:
        return list(self._rows.entries)

    def entry(self) -> Entry | None:
        """The entry that is looked at."""
        found = self.currentIndex().data(ENTRY)
        return found if isinstance(found, Entry) else None

    def look_at(self, key: str) -> None:
        """Make an entry the one that is looked at."""
        for place, entry in enumerate(self._rows.entries):
            if entry.key == key:
                self.setCurrentIndex(self._rows.index(place))
                self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.entry():
            self.wanted.emit(self.entry())
        elif event.text().strip() and event.text().isprintable() and not event.modifiers() & _CHORD:
            self.typed.emit(event.text())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """As many cards in a row as there is room for, all of the same width."""
        across = self.viewport().width() - 2
        self.nothing.setGeometry(0, 0, across, _AT_THE_TOP)
        columns = max(1, (across + GAP) // (LEAST_WIDTH + GAP))
        first = self._rows.entries[0] if self._rows.entries else None
        size = QSize(across // columns, tile_height(first.shelf if first else "question") + GAP)
        if size != self.gridSize():
            self._tiles.size = size
            self.setGridSize(size)


_CHORD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class _Rows(QAbstractListModel):
    """The entries in their order, and which of them were practised."""

    def __init__(self, parent: QListView) -> None:
        super().__init__(parent)
        self.entries: list[Entry] = []
        self._done: Mapping[str, str] = {}

    def show(self, entries: Sequence[Entry], done: Mapping[str, str]) -> None:
        self.beginResetModel()
        self.entries, self._done = list(entries), done
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == DONE:
            return self._done.get(entry.question, "") if entry.shelf == "question" else ""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.title
        return entry.text if role == Qt.ItemDataRole.AccessibleDescriptionRole else None
