"""The rows of the list of findings: headings and entries one below the other, fetched as one scrolls, since there may be thousands."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.desktop.look.pictures import severity_icon, sign
from mlsd_board.desktop.panels.problems.listing import ASIDE, LATER, Entry, heading
from mlsd_board.drawing.theme import Theme

_AT_ONCE = 200
_QUIET = {ASIDE: "remove", LATER: "board"}
_ROLE = Qt.ItemDataRole
_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()


class FindingRows(QAbstractTableModel):
    """Messages on the left; on the right their codes, or what they were set aside as."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._theme: Theme | None = None
        self._rows: list[Entry | tuple[str, int]] = []
        """An entry, or a bucket and how many entries it has."""
        self._places: dict[str, int] = {}
        self._fetched = 0

    @property
    def keys(self) -> list[str]:
        """The keys of all entries in their order."""
        return list(self._places)

    def show(self, buckets: dict[str, list[Entry]], theme: Theme) -> None:
        """Take these rows instead of what there was."""
        self.beginResetModel()
        self._theme = theme
        self._rows = [row for bucket, found in buckets.items() for row in ((bucket, len(found)), *found)]
        self._places = {row.key: place for place, row in enumerate(self._rows) if isinstance(row, Entry)}
        self._fetched = min(_AT_ONCE, len(self._rows))
        self.endResetModel()

    def entry(self, key: str) -> Entry | None:
        return self._rows[self._places[key]] if key in self._places else None

    def key(self, index: _Index) -> str | None:
        row = self._rows[index.row()] if index.isValid() else None
        return row.key if isinstance(row, Entry) else None

    def index_of(self, key: str) -> QModelIndex:
        """Where an entry is, fetched if it was not yet."""
        if self._places[key] >= self._fetched:
            self._fetch(self._places[key] + _AT_ONCE)
        return self.index(self._places[key], 0)

    def rowCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else self._fetched

    def columnCount(self, parent: _Index = _TOP) -> int:
        return 0 if parent.isValid() else 2

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and self._fetched < len(self._rows)

    def fetchMore(self, parent: _Index) -> None:
        if not parent.isValid():
            self._fetch(self._fetched + _AT_ONCE)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        kind = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return kind | Qt.ItemFlag.ItemIsSelectable if self.key(index) else kind

    def data(self, index: _Index, role: int = _ROLE.DisplayRole) -> object:
        row = self._rows[index.row()]
        if isinstance(row, Entry):
            return self._of_entry(row, index.column(), role)
        return self._of_heading(*row, role) if index.column() == 0 else None

    def _of_heading(self, bucket: str, count: int, role: int) -> object:
        if role == _ROLE.DisplayRole:
            return heading(bucket, count)
        if role == _ROLE.FontRole:
            return text_font("name")
        if role == _ROLE.ForegroundRole:
            return qcolor(self._theme.muted if bucket in _QUIET else self._theme.severities[bucket].text)
        return None

    def _of_entry(self, entry: Entry, column: int, role: int) -> object:
        if role == _ROLE.DisplayRole:
            return entry.status if column else entry.words
        if role == _ROLE.ForegroundRole and (column or entry.bucket in _QUIET):
            return qcolor(self._theme.muted)
        if role == _ROLE.DecorationRole and not column:
            quiet = _QUIET.get(entry.bucket)
            return (
                sign(quiet, self._theme, self._theme.muted)
                if quiet
                else severity_icon(entry.bucket, self._theme)
            )
        if role == _ROLE.ToolTipRole and not column:
            return f"{entry.words}\n{entry.by.reason}" if entry.by else entry.words
        return None

    def _fetch(self, upto: int) -> None:
        last = min(upto, len(self._rows)) - 1
        self.beginInsertRows(_TOP, self._fetched, last)
        self._fetched = last + 1
        self.endInsertRows()
