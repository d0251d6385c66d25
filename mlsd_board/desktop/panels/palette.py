"""All components that can be placed, searchable and in their groups."""

from PySide6.QtCore import QByteArray, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from mlsd_board.catalog.component import Component
from mlsd_board.catalog.library import Library
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.desktop.look.pictures import component_icon
from mlsd_board.drawing.theme import Theme

MIME = "application/x-mlsd-component"
_ID = Qt.ItemDataRole.UserRole
_ROW = QSize(0, 30)
"""Set by hand: rows that are measured before the style sheet is there are closer than those measured after it."""


class Palette(QWidget):
    """Drag a component onto the board, or place it with a double-click or Enter."""

    wanted = Signal(str)

    def __init__(self, library: Library, theme: Theme) -> None:
        super().__init__()
        self._library = library
        self._folded: set[str] = set()
        self.search = QLineEdit(placeholderText="Search components", clearButtonEnabled=True)
        self.search.setAccessibleName("Search components")
        self.search.textChanged.connect(self._filter)
        self.search.returnPressed.connect(self._place_current)
        self.search.installEventFilter(self)
        self.tree = _Tree()
        self.tree.itemActivated.connect(lambda item, _: self._place(item))
        self.tree.itemExpanded.connect(lambda item: self._folded.discard(item.text(0)))
        self.tree.itemCollapsed.connect(self._remember_fold)
        self.nothing = label(
            "Nothing is called that. Try a product or another name for it.", "hint", wrap=True
        )
        self.nothing.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 4, 6, 8)
        column.setSpacing(8)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(self.tree, 1)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Build the tree anew in the colours of a theme."""
        self.tree.clear()
        for id, group in self._library.groups.items():
            components = self._library.in_group[id]
            if components:
                head = QTreeWidgetItem([group.title])
                head.setToolTip(0, group.summary)
                head.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                head.setFont(0, text_font("name"))
                head.setSizeHint(0, _ROW)
                head.addChildren([_row(c, self._library, theme) for c in components])
                self.tree.addTopLevelItem(head)
                head.setExpanded(group.title not in self._folded)
        self._filter(self.search.text())

    def set_library(self, library: Library, theme: Theme) -> None:
        """Offer the components of another library."""
        if library is not self._library:
            self._library = library
            self.set_theme(theme)

    def focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def eventFilter(self, watched: object, event: QKeyEvent) -> bool:
        """Down in the search line goes to the first component found."""
        if watched is self.search and event.type() == event.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self.tree.setFocus()
            if self.tree.currentItem() is None:
                self._take_first()
            return True
        return False

    def found(self) -> list[str]:
        """The ids of the components that are listed now, top to bottom."""
        rows = (head.child(n) for head in self._heads() for n in range(head.childCount()))
        return [row.data(0, _ID) for row in rows if not row.isHidden()]

    def _filter(self, text: str) -> None:
        words = text.lower().split()
        for head in self._heads():
            rows = [head.child(n) for n in range(head.childCount())]
            for row in rows:
                row.setHidden(not all(word in row.data(0, _ID + 1) for word in words))
            head.setHidden(all(row.isHidden() for row in rows))
            if words:
                self.tree.blockSignals(True)
                head.setExpanded(True)
                self.tree.blockSignals(False)
            else:
                head.setExpanded(head.text(0) not in self._folded)
        self.nothing.setVisible(bool(words) and not self.found())
        if words:
            self._take_first()

    def _take_first(self) -> None:
        """Make the best hit current: a title that begins like the search, else one that contains it, else any."""
        text = self.search.text().lower().strip()
        rows = [head.child(n) for head in self._heads() for n in range(head.childCount())]
        shown = [row for row in rows if not row.isHidden()]
        titles = {row.data(0, _ID): row.text(0).lower() for row in shown}
        best = sorted(
            shown,
            key=lambda r: (not titles[r.data(0, _ID)].startswith(text), text not in titles[r.data(0, _ID)]),
        )
        self.tree.setCurrentItem(best[0] if best else None)

    def _place_current(self) -> None:
        if self.tree.currentItem():
            self._place(self.tree.currentItem())

    def _place(self, item: QTreeWidgetItem) -> None:
        if item.data(0, _ID):
            self.wanted.emit(item.data(0, _ID))

    def _remember_fold(self, item: QTreeWidgetItem) -> None:
        if not self.search.text():
            self._folded.add(item.text(0))

    def _heads(self) -> list[QTreeWidgetItem]:
        return [self.tree.topLevelItem(n) for n in range(self.tree.topLevelItemCount())]


class _Tree(QTreeWidget):
    """The tree of components; a row can be dragged away."""

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.setIndentation(6)
        self.setRootIsDecorated(False)
        self.setIconSize(QSize(26, 26))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("look", "bare")
        self.setAccessibleName("Components")
        self.itemClicked.connect(self._fold)

    def mimeData(self, items: list[QTreeWidgetItem]) -> QMimeData:
        data = QMimeData()
        ids = [item.data(0, _ID) for item in items if item.data(0, _ID)]
        if ids:
            data.setData(MIME, QByteArray(ids[0].encode()))
        return data

    def mimeTypes(self) -> list[str]:
        return [MIME]

    def _fold(self, item: QTreeWidgetItem) -> None:
        if item.childCount():
            item.setExpanded(not item.isExpanded())


def _row(component: Component, library: Library, theme: Theme) -> QTreeWidgetItem:
    row = QTreeWidgetItem([component.title])
    row.setIcon(0, component_icon(component, library, theme, 26))
    row.setSizeHint(0, _ROW)
    row.setData(0, _ID, component.id)
    words = (component.title, component.id.replace("_", " "), *component.aliases, *component.stands_in_for)
    row.setData(0, _ID + 1, " ".join(words).lower())
    row.setToolTip(0, _tip(component))
    row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled)
    return row


def _tip(component: Component) -> str:
    stands = f"\nStands in for: {', '.join(component.stands_in_for)}" if component.stands_in_for else ""
    return f"{component.title}\n{component.summary}{stands}"
