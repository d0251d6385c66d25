"""The side by side list: what one's own board has, and what one strong answer had in its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.desktop.look.pictures import sign
from mlsd_board.drawing.theme import Theme
from mlsd_board.practice.compare.comparison import PARTS, Comparison, Entry, State

STATES: tuple[tuple[State, str, str], ...] = (
    ("missing", "only there", "plus"),
    ("different", "another choice", "turn"),
    ("extra", "only yours", "minus"),
    ("covered", "in both", "done"),
)
"""The states of entries, what they are called, and their signs."""
_HUES = {"missing": "violet", "different": "amber", "extra": "slate", "covered": "green"}
_ENTRY = Qt.ItemDataRole.UserRole


class SideBySide(QTreeWidget):
    """One heading for each part, with how much of it is as in the reference."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderLabels(["Yours", "One strong answer"])
        self.setRootIsDecorated(False)
        self.setIndentation(8)
        self.setUniformRowHeights(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Comparison")
        for column in (0, 1):
            self.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.currentItemChanged.connect(lambda item, _: self.chosen.emit(self._entry(item)))

    def show_comparison(self, found: Comparison, hidden: set[str], theme: Theme) -> None:
        """List what is not hidden; the line that was current stays so where it is still there."""
        before = self._entry(self.currentItem())
        self.blockSignals(True)
        self.clear()
        for part, heading in PARTS:
            entries = [e for s, *_ in STATES if s not in hidden for e in found.of(s, parts=[part])]
            if entries:
                self._add(found, part, heading, entries, theme)
        self.blockSignals(False)
        same = next((line for line in self.lines() if self._entry(line) == before), None)
        if same is not None and before is not None:
            self.setCurrentItem(same)
        self.chosen.emit(self._entry(self.currentItem()))

    def lines(self) -> list[QTreeWidgetItem]:
        heads = [self.topLevelItem(n) for n in range(self.topLevelItemCount())]
        return [head.child(n) for head in heads for n in range(head.childCount())]

    def _add(self, found: Comparison, part: str, heading: str, entries: list[Entry], theme: Theme) -> None:
        counts = found.counts[part]
        whole = counts["covered"] + counts["different"] + counts["missing"]
        head = QTreeWidgetItem([f"{heading}  ·  {counts['covered']} of {whole}" if whole else heading])
        head.setFlags(Qt.ItemFlag.ItemIsEnabled)
        head.setFont(0, text_font("name"))
        self.addTopLevelItem(head)
        head.setFirstColumnSpanned(True)
        for entry in entries:
            head.addChild(_line(entry, theme))
        head.setExpanded(True)

    def _entry(self, item: QTreeWidgetItem | None) -> Entry | None:
        return item.data(0, _ENTRY) if item is not None else None


def state_colour(state: str, theme: Theme) -> str:
    return theme.hue(_HUES[state]).accent


def _line(entry: Entry, theme: Theme) -> QTreeWidgetItem:
    line = QTreeWidgetItem([entry.yours or "–", entry.theirs or "–"])
    picture = next(picture for state, _, picture in STATES if state == entry.state)
    words = next(words for state, words, _ in STATES if state == entry.state)
    line.setIcon(0, sign(picture, theme, state_colour(entry.state, theme)))
    line.setData(0, _ENTRY, entry)
    line.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{words}: {entry.told}")
    for column, text in enumerate((entry.yours, entry.theirs)):
        line.setToolTip(column, entry.told)
        if not text:
            line.setForeground(column, QBrush(qcolor(theme.muted)))
    return line
