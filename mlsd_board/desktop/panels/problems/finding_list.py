"""The list of findings, grouped by severity; the current line is kept from one check to the next."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QIcon
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.desktop.look.pictures import severity_icon, sign
from mlsd_board.desktop.panels.problems.listing import ASIDE, LATER, Entry, heading
from mlsd_board.drawing.theme import Theme

_KEY = Qt.ItemDataRole.UserRole


class FindingList(QTreeWidget):
    """Code and message, with shape, word and colour of the severity."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._entries: dict[str, Entry] = {}
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(8)
        self.setIconSize(QSize(18, 18))
        self.setUniformRowHeights(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName("Findings")
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        self.currentItemChanged.connect(
            lambda item, _: self.chosen.emit(item.data(0, _KEY) if item else None)
        )
        self.itemClicked.connect(lambda item, _: self.chosen.emit(item.data(0, _KEY)))

    def show_entries(self, buckets: dict[str, list[Entry]], theme: Theme) -> None:
        """List these entries; the line that was current stays so, or the one in its place takes over."""
        before, place = self.current_key(), self._place()
        self.blockSignals(True)
        self.clear()
        self._entries = {}
        for bucket, found in buckets.items():
            head = self._head(bucket, len(found), theme)
            for entry in found:
                self._entries[entry.key] = entry
                head.addChild(_line(entry, theme))
            head.setExpanded(True)
        self.blockSignals(False)
        keys = list(self._entries)
        if before in self._entries:
            self._make_current(before)
        elif before is not None and keys:
            self._make_current(keys[min(place, len(keys) - 1)])

    def entry(self, key: str | None) -> Entry | None:
        return self._entries.get(key or "")

    def current_key(self) -> str | None:
        item = self.currentItem()
        return item.data(0, _KEY) if item else None

    def step(self, by: int) -> str | None:
        """Go to the next line, or the one before; round at the ends. Its key."""
        keys = list(self._entries)
        if not keys:
            return None
        now = self.current_key()
        place = keys.index(now) + by if now in keys else (0 if by > 0 else -1)
        self._make_current(keys[place % len(keys)])
        return keys[place % len(keys)]

    def step_among(self, ids: Collection[str]) -> str | None:
        """Go to the next line that is about one of these elements; its key, None when there is none."""
        keys = list(self._entries)
        start = keys.index(self.current_key()) + 1 if self.current_key() in keys else 0
        for key in (*keys[start:], *keys[:start]):
            finding = self._entries[key].finding
            if finding and set(ids) & set(finding.elements):
                self._make_current(key)
                return key
        return None

    def _place(self) -> int:
        key = self.current_key()
        return list(self._entries).index(key) if key in self._entries else 0

    def _make_current(self, key: str) -> None:
        self.blockSignals(True)
        for line in self._lines():
            if line.data(0, _KEY) == key:
                self.setCurrentItem(line)
                self.scrollToItem(line)
        self.blockSignals(False)

    def _lines(self) -> list[QTreeWidgetItem]:
        heads = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        return [head.child(n) for head in heads for n in range(head.childCount())]

    def _head(self, bucket: str, count: int, theme: Theme) -> QTreeWidgetItem:
        head = QTreeWidgetItem([heading(bucket, count)])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFont(0, text_font("name"))
        colour = theme.muted if bucket in (ASIDE, LATER) else theme.severities[bucket].text
        head.setForeground(0, QBrush(qcolor(colour)))
        self.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        return head


def _line(entry: Entry, theme: Theme) -> QTreeWidgetItem:
    line = QTreeWidgetItem([entry.words, entry.status])
    quiet = entry.bucket in (ASIDE, LATER)
    line.setIcon(0, _quiet_sign(entry.bucket, theme) if quiet else severity_icon(entry.bucket, theme))
    line.setData(0, _KEY, entry.key)
    line.setToolTip(0, f"{entry.words}\n{entry.by.reason}" if entry.by else entry.words)
    line.setForeground(1, QBrush(qcolor(theme.muted)))
    if quiet:
        line.setForeground(0, QBrush(qcolor(theme.muted)))
    return line


def _quiet_sign(bucket: str, theme: Theme) -> QIcon:
    return sign("remove" if bucket == ASIDE else "board", theme, theme.muted)
