"""The rows of the outline: Qt keeps them, what they say is read from the board when they are looked at."""

from collections.abc import Collection, Iterable

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QFont, QStandardItem, QStandardItemModel

from mlsd_board.desktop.canvas.layers import severities
from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.look.pictures import component_icon, sign
from mlsd_board.desktop.panels.outline.tree import ROOT, Tree, read_aloud, tree_of, words_for
from mlsd_board.editing.commands.rename import rename
from mlsd_board.model.elements import Connection, Frame, Node, Page
from mlsd_board.validation.mode import Mode

_ROLE = Qt.ItemDataRole
_ID = _ROLE.UserRole
_STEP_BY_STEP = 12
"""So many rows are put elsewhere one by one; for more, all rows are made anew, which takes about as long."""


class OutlineModel(QStandardItemModel):
    """Rows are known by the ids of elements."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.tree = Tree()

    def refresh(self, changed: Collection[str]) -> list[str] | None:
        """Take on the board as it is now, where only these may have changed; the new rows, None where all are as they were."""
        book, before = self._desk.session.book, self.tree
        if before.place and before.still_holds(book, changed):
            self._repaint(changed)
            return None
        after = tree_of(book)
        other = [id for id in changed if before.reasons.get(id) != after.reasons.get(id)]
        if not before.place or len(other) > _STEP_BY_STEP or any(id in book.pages for id in other):
            return self._made_anew(after)
        self._remove(id for id in other if id in before.place)
        self.tree = after
        return self._insert([id for id in other if id in after.place])

    def id_of(self, index: QModelIndex) -> str:
        """The element of a row; empty for none."""
        return str(super().data(index, _ID)) if index.isValid() else ROOT

    def index_of(self, id: str) -> QModelIndex:
        """The row of an element; an invalid index when it has none."""
        if id not in self.tree.place:
            return QModelIndex()
        parent, row = self.tree.place[id]
        return self.index(row, 0, self.index_of(parent))

    def data(self, index: QModelIndex, role: int = _ROLE.DisplayRole) -> object:
        id = self.id_of(index)
        design, library = self._desk.session.book, self._desk.session.library
        if id not in design.records:
            return None
        if role == _ROLE.DisplayRole:
            return words_for(design, library, id)
        if role == _ROLE.EditRole:
            record = design.records[id]
            return next((getattr(record, n) for n in ("label", "title", "text") if hasattr(record, n)), "")
        if role == _ROLE.DecorationRole:
            return self._icon(id)
        if role == _ROLE.FontRole:
            return self._font(id)
        if role in (_ROLE.AccessibleTextRole, _ROLE.ToolTipRole):
            loud = self._desk.mode is Mode.REVIEW
            found = severities(self._desk.session.report, {}) if loud else {}
            return read_aloud(design, library, id, found.get(id, ""))
        return None

    def setData(self, index: QModelIndex, value: object, role: int = _ROLE.EditRole) -> bool:
        id = self.id_of(index)
        if role != _ROLE.EditRole or id not in self._desk.session.book.records:
            return False
        return self._desk.edit_book("Rename", lambda tx: rename(tx, id, str(value)))

    def _font(self, id: str) -> QFont | None:
        """The page that is shown stands out."""
        if id != self._desk.session.page:
            return None
        font = QFont()
        font.setBold(True)
        return font

    def _icon(self, id: str) -> object:
        theme, library = self._desk.theme, self._desk.session.library
        record = self._desk.session.book.records[id]
        if isinstance(record, Node):
            component = library.components.get(record.component)
            return component_icon(component, library, theme, 20) if component else None
        if isinstance(record, Connection):
            return None
        if isinstance(record, Page):
            return sign("dive" if record.purpose == "deep_dive" else "sheet", theme, theme.muted)
        return sign("tool_frame" if isinstance(record, Frame) else "tool_note", theme, theme.muted)

    def _made_anew(self, tree: Tree) -> list[str]:
        self.removeRows(0, self.rowCount())
        self.tree = tree
        self.invisibleRootItem().appendRows([self._item(id) for id in tree.under.get(ROOT, ())])
        return list(tree.place)

    def _remove(self, ids: Iterable[str]) -> None:
        """Take rows out from the innermost and last on, so that those before stay where they are."""
        for id in sorted(ids, key=self.tree.way, reverse=True):
            parent, row = self.tree.place[id]
            self.removeRows(row, 1, self.index_of(parent))

    def _insert(self, ids: list[str]) -> list[str]:
        """Put rows in from the outermost and first on, each with all that hangs under it; the ids of all these."""
        made: dict[str, None] = {}
        for id in sorted(ids, key=self.tree.way):
            if id not in made:
                parent, row = self.tree.place[id]
                above = self.itemFromIndex(self.index_of(parent)) if parent else self.invisibleRootItem()
                above.insertRows(row, [self._item(id)])
                made |= dict.fromkeys(self.tree.within(id))
        return list(made)

    def _item(self, id: str) -> QStandardItem:
        item = QStandardItem()
        item.setData(id, _ID)
        if below := self.tree.under.get(id):
            item.appendRows([self._item(child) for child in below])
        return item

    def _repaint(self, changed: Collection[str]) -> None:
        """Tell that these rows say something else; those of arrows to them a view has to paint anew as well."""
        for id in list(changed)[:_STEP_BY_STEP]:
            if (index := self.index_of(id)).isValid():
                self.dataChanged.emit(index, index)
