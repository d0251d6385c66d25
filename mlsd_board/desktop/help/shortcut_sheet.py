"""All keys on one sheet, made from the table of actions; they can be changed there."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mlsd_board.desktop.actions.shortcuts import changed, keys_of, objection
from mlsd_board.desktop.actions.table import ACTIONS, CANVAS_KEYS
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.help.key_field import KeyField
from mlsd_board.desktop.sizing import open_within_screen

_B = QDialogButtonBox.StandardButton
_HELP = "Press a shortcut to change it; Backspace takes it away. Those of the board itself are fixed."
_ALSO = {action.title: action.toolbar for action in ACTIONS}
"""What actions are called on their buttons."""
_Group = tuple[str, list[tuple[str, QWidget]]]


class ShortcutSheet(QDialog):
    """`chosen` carries what the user changed, at once."""

    chosen = Signal(object)

    def __init__(self, own: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._own = dict(own)
        self.setWindowTitle("Keyboard shortcuts")
        open_within_screen(self, 920, 680)
        self.fields = {action.id: KeyField(action.title) for action in ACTIONS}
        self.remark = label(_HELP, "muted")
        self.search = QLineEdit(placeholderText="Search shortcuts", clearButtonEnabled=True)
        self.search.setAccessibleName("Search shortcuts")
        self.search.textChanged.connect(self._filter)
        self.nothing = label("No action and no key is called so.", "hint")
        self._rows: list[tuple[str, str, QWidget, QWidget]] = []
        self._heads: dict[str, QLabel] = {}
        self._lay_out()
        for id, field in self.fields.items():
            field.given.connect(lambda keys, id=id: self._take(id, keys))
        self._show()

    def reset(self) -> None:
        """Give all actions the keys that the program comes with."""
        self._keep({}, "All shortcuts are as they were at first.")

    def _take(self, id: str, keys: QKeySequence) -> None:
        reason = objection(id, keys, self._own)
        if reason:
            self._say(f"{reason} Nothing was changed.", "error")
            return
        title = next(action.title for action in ACTIONS if action.id == id)
        words = keys.toString(QKeySequence.SequenceFormat.NativeText)
        said = f"{title}: {words}" if words else f"{title} has no shortcut now."
        self._keep(changed(self._own, id, keys), said)

    def _keep(self, own: dict[str, str], said: str) -> None:
        self._own = own
        self._show()
        self._say(said, "muted")
        self.chosen.emit(dict(own))

    def _show(self) -> None:
        for id, keys in keys_of(self._own).items():
            self.fields[id].show_keys(keys, own=id in self._own)

    def _say(self, words: str, look: str) -> None:
        self.remark.setText(words)
        self.remark.setProperty("look", look)
        self.remark.style().polish(self.remark)

    def _filter(self, typed: str) -> None:
        words = typed.lower().split()
        seen: set[str] = set()
        for group, text, name, keys in self._rows:
            button = keys.button if isinstance(keys, KeyField) else keys
            fits = all(word in f"{text} {button.text().lower()}" for word in words)
            seen |= {group} if fits else set()
            name.setVisible(fits)
            keys.setVisible(fits)
        for group, head in self._heads.items():
            head.setVisible(group in seen)
        self.nothing.setVisible(not seen)

    def _lay_out(self) -> None:
        self.nothing.hide()
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(4, 4, 12, 4)
        columns.setSpacing(40)
        for groups in _in_two(self._groups()):
            columns.addLayout(self._column(groups), 1)
        area = QScrollArea(widgetResizable=True, accessibleName="Shortcuts")
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(sheet)
        buttons = QDialogButtonBox(_B.Close | _B.RestoreDefaults)
        buttons.button(_B.RestoreDefaults).setText("Reset all")
        buttons.button(_B.RestoreDefaults).clicked.connect(self.reset)
        for button in buttons.buttons():
            button.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.remark, 1)
        foot.addWidget(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.search)
        column.addWidget(self.nothing)
        column.addWidget(area, 1)
        column.addLayout(foot)

    def _groups(self) -> list[_Group]:
        fixed: list[tuple[str, QWidget]] = [(words, label(keys, "key")) for keys, words in CANVAS_KEYS]
        menus = dict.fromkeys(action.menu for action in ACTIONS)
        made = [(m, [(a.title, self.fields[a.id]) for a in ACTIONS if a.menu == m]) for m in menus]
        return [("On the board", fixed), *made]

    def _column(self, groups: list[_Group]) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        for title, rows in groups:
            head = self._heads[title] = label(title, "heading")
            column.addWidget(head)
            grid = QGridLayout()
            grid.setVerticalSpacing(4)
            grid.setColumnStretch(0, 1)
            for row, (words, keys) in enumerate(rows):
                name = label(words.removesuffix("…"), wrap=True)
                grid.addWidget(name, row, 0)
                grid.addWidget(keys, row, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
                self._rows.append((title, f"{title} {words} {_ALSO.get(words, '')}".lower(), name, keys))
            column.addLayout(grid)
            column.addSpacing(14)
        column.addStretch()
        return column


def _in_two(groups: list[_Group]) -> tuple[list[_Group], list[_Group]]:
    """The groups in two columns of about the same height, in order."""
    half, height, cut = sum(len(rows) + 2 for _, rows in groups) / 2, 0, 0
    while cut < len(groups) and height < half - 1:
        height += len(groups[cut][1]) + 2
        cut += 1
    return groups[:cut], groups[cut:]
