"""The tree of a board as Qt asks for it; rows are made only when they are looked at."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt
from PySide6.QtGui import QFont

from mlsd_board.desktop.canvas.layers import severities
from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.look.pictures import component_icon, sign
from mlsd_board.desktop.panels.outline.tree import ROOT, Tree, read_aloud, tree_of, words_for
from mlsd_board.editing.commands.rename import rename
from mlsd_board.model.elements import Connection, Frame, Node, Page
from mlsd_board.validation.mode import Mode

_ROLE = Qt.ItemDataRole
_NOWHERE = QModelIndex()


class OutlineModel(QAbstractItemModel):
    """Rows are known by the ids of elements; `refresh` reads the design anew."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._tree = Tree({}, {})
        self._ids: list[str] = []
        self._numbers: dict[str, int] = {}

    def refresh(self) -> bool:
        """Take on the design as it is now; whether rows came, went or moved."""
        tree = tree_of(self._desk.session.book)
        if tree == self._tree:
            self._repaint()
            return False
        self.beginResetModel()
        self._tree = tree
        self._ids = list(tree.place)
        self._numbers = {id: number for number, id in enumerate(self._ids)}
        self.endResetModel()
        return True

    def id_of(self, index: QModelIndex) -> str:
        """The element of a row; empty for none."""
        return self._ids[index.internalId()] if index.isValid() else ROOT

    def index_of(self, id: str) -> QModelIndex:
        """The row of an element; an invalid index when it has none."""
        if id not in self._numbers:
            return QModelIndex()
        return self.createIndex(self._tree.place[id][1], 0, self._numbers[id])

    def index(self, row: int, column: int, parent: QModelIndex = _NOWHERE) -> QModelIndex:
        ids = self._tree.under.get(self.id_of(parent), ())
        return self.index_of(ids[row]) if column == 0 and 0 <= row < len(ids) else QModelIndex()

    def parent(self, index: QModelIndex = _NOWHERE) -> QModelIndex:
        return self.index_of(self._tree.place[self.id_of(index)][0]) if index.isValid() else QModelIndex()

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        return len(self._tree.under.get(self.id_of(parent), ()))

    def columnCount(self, _parent: QModelIndex = _NOWHERE) -> int:
        return 1

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        return (
            flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable if index.isValid() else flag(0)
        )

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
            found = severities(self._desk.session.report) if loud else {}
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

    def _repaint(self) -> None:
        last = self.rowCount() - 1
        if last >= 0:  # a view paints anew all that it shows
            self.dataChanged.emit(self.index(0, 0), self.index(last, 0))
