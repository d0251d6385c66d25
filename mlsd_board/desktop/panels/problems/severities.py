"""The page of all rules: how each counts here, and how it is to count for the user and on this board."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.look.pictures import severity_icon
from mlsd_board.desktop.sizing import open_within_screen
from mlsd_board.drawing.theme import Theme
from mlsd_board.validation.profile import Profile
from mlsd_board.validation.rule import Rule

_CODE = Qt.ItemDataRole.UserRole
_LEVELS = (None, "error", "warning", "info", "off")
_WORDS: Mapping[str | None, str] = {None: "as it comes", "off": "switched off"}
_COLUMNS = {"me": 2, "board": 3}
_WHOSE = {"me": "for me", "board": "on this board"}
_SIZE = (820, 560)


class SeveritiesDialog(QDialog):
    """A change is made at once; `explain_wanted` asks for the page of a rule."""

    level_wanted = Signal(str, str, object)
    """For whom (`me` or `board`), the code of the rule, and its level (None: as it comes)."""
    explain_wanted = Signal(str)

    def __init__(
        self, rules: tuple[Rule, ...], theme: Theme, places: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._rules, self._theme = rules, theme
        self.setWindowTitle("Rules and severities")
        open_within_screen(self, *_SIZE)
        self.search = QLineEdit(placeholderText="Filter rules", clearButtonEnabled=True)
        self.search.setAccessibleName("Filter rules")
        self.search.textChanged.connect(self._filter)
        self.list = QTreeWidget()
        self.list.setHeaderLabels(["Rule", "Counts here as", "For me", "On this board"])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setAccessibleName("Rules")
        self.list.header().setStretchLastSection(False)
        self.list.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2, 3):
            self.list.setColumnWidth(column, 128)
        self.list.currentItemChanged.connect(lambda item, _: self._show(item))
        self.list.itemActivated.connect(lambda item, _: self.explain_wanted.emit(item.data(0, _CODE)))
        self.levels = {whose: self._choice(whose) for whose in _COLUMNS}
        self._lay_out(places)

    def show_levels(self, profile: Profile, levels: Mapping[str, Mapping[str, str]]) -> None:
        """Show how rules count now; the current line stays so."""
        current = self.list.currentItem()
        before = current.data(0, _CODE) if current else None
        self.list.clear()
        for rule in self._rules:
            item = self._item(rule, profile, levels)
            self.list.addTopLevelItem(item)
            if rule.code == before:
                self.list.setCurrentItem(item)
        self._filter(self.search.text())
        if self.list.currentItem() is None and self.list.topLevelItemCount():
            self.list.setCurrentItem(self.list.topLevelItem(0))

    def _item(self, rule: Rule, profile: Profile, levels: Mapping[str, Mapping[str, str]]) -> QTreeWidgetItem:
        counts = profile.severity(rule)
        item = QTreeWidgetItem([f"{rule.code}  {rule.name}", counts.value if counts else _WORDS["off"]])
        item.setData(0, _CODE, rule.code)
        item.setToolTip(0, " ".join(rule.page.summary.split()))
        if counts:
            item.setIcon(1, severity_icon(counts.value, self._theme))
        for whose, column in _COLUMNS.items():
            own = levels[whose]
            level = next((own[key] for key in (rule.code, rule.name, rule.family) if key in own), None)
            item.setText(column, _WORDS.get(level, str(level)))
            item.setData(column, _CODE, own.get(rule.code))
            if level is None:
                item.setForeground(column, QBrush(qcolor(self._theme.muted)))
        return item

    def _show(self, item: QTreeWidgetItem | None) -> None:
        for whose, choice in self.levels.items():
            choice.setEnabled(item is not None)
            if item is not None:
                choice.setCurrentIndex(choice.findData(item.data(_COLUMNS[whose], _CODE)))

    def _choice(self, whose: str) -> QComboBox:
        made = QComboBox(accessibleName=f"Severity, {_WHOSE[whose]}")
        for level in _LEVELS:
            made.addItem(_WORDS.get(level, level), level)
        made.activated.connect(lambda place: self._choose(whose, _LEVELS[place]))
        return made

    def _choose(self, whose: str, level: str | None) -> None:
        item = self.list.currentItem()
        if item is not None and level != item.data(_COLUMNS[whose], _CODE):
            self.level_wanted.emit(whose, item.data(0, _CODE), level)

    def _filter(self, text: str) -> None:
        words = text.lower().split()
        for place in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(place)
            searched = f"{item.text(0)} {item.text(1)} {item.text(2)} {item.toolTip(0)}".lower()
            item.setHidden(not all(word in searched for word in words))

    def _lay_out(self, places: str) -> None:
        row = QHBoxLayout()
        row.addWidget(label("The chosen rule is", ""))
        for whose, choice in self.levels.items():
            row.addWidget(label(_WHOSE[whose], "muted"))
            row.addWidget(choice)
            row.addSpacing(8)
        row.addStretch()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        row.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 14)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(label(places, "hint", wrap=True))
        column.addLayout(row)
