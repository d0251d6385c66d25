"""The list of findings, grouped by severity; the current line is kept from one check to the next."""

from collections.abc import Collection

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView

from mlsd_board.desktop.panels.problems.finding_rows import FindingRows
from mlsd_board.desktop.panels.problems.listing import Entry
from mlsd_board.drawing.theme import Theme


class FindingList(QTreeView):
    """Code and message, with shape, word and colour of the severity; `chosen` tells what the user went to."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.rows = FindingRows(self)
        self.setModel(self.rows)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIconSize(QSize(18, 18))
        self.setUniformRowHeights(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setAccessibleName("Findings")
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        self.clicked.connect(lambda index: self.chosen.emit(self.rows.key(index)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.current_key()
        super().keyPressEvent(event)
        if self.current_key() != before:
            self.chosen.emit(self.current_key())

    def show_entries(self, buckets: dict[str, list[Entry]], theme: Theme) -> None:
        """List these entries; the line that was current stays so, or the one in its place takes over."""
        before, keys = self.current_key(), self.rows.keys
        place = keys.index(before) if before else 0
        self.rows.show(buckets, theme)
        keys = self.rows.keys
        if before and keys:
            self.go_to(before if self.rows.entry(before) else keys[min(place, len(keys) - 1)])

    def entry(self, key: str | None) -> Entry | None:
        return self.rows.entry(key or "")

    def current_key(self) -> str | None:
        return self.rows.key(self.currentIndex())

    def go_to(self, key: str) -> str:
        """Make an entry the current one, and bring it into sight."""
        index = self.rows.index_of(key)
        self.setCurrentIndex(index)
        self.scrollTo(index)
        return key

    def step(self, by: int) -> str | None:
        """Go to the next line, or the one before; round at the ends. Its key."""
        keys, now = self.rows.keys, self.current_key()
        if not keys:
            return None
        place = keys.index(now) + by if now else (0 if by > 0 else -1)
        return self.go_to(keys[place % len(keys)])

    def step_among(self, ids: Collection[str]) -> str | None:
        """Go to the next line that is about one of these elements; its key, None when there is none."""
        keys, now = self.rows.keys, self.current_key()
        start = keys.index(now) + 1 if now else 0
        for key in (*keys[start:], *keys[:start]):
            finding = self.rows.entry(key).finding
            if finding and set(ids) & set(finding.elements):
                return self.go_to(key)
        return None
