"""The head of the start page: shelves, search, and what narrows the view."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mlsd_board.desktop.forms.fields import ChoiceField
from mlsd_board.desktop.forms.flow import Flow
from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.start_page.words import CATEGORY_TITLES, DIFFICULTIES, SHELF_HINTS, SHELVES, tag_words
from mlsd_board.workspace.browsing import Entry, Shelf, Wanted, companies, tags

_ONE_ROW = 560
"""From this width on the search is beside the shelves."""


class Filters(QWidget):
    """Keeps what is wanted and says when that changes."""

    changed = Signal()
    down = Signal()
    """The keyboard is to go on to the shelf."""

    def __init__(self) -> None:
        super().__init__()
        self.wanted = Wanted()
        self.search = QLineEdit(placeholderText="Search", clearButtonEnabled=True)
        self.search.setAccessibleName("Search")
        self.search.setFixedWidth(200)
        self.search.textChanged.connect(lambda text: self._want(words=text))
        self.search.installEventFilter(self)
        self.hint = label("", "muted", wrap=True)
        self.shelves = {shelf: _tab(words) for shelf, words in SHELVES}
        self.categories = {name: _chip(words) for name, words in (("", "All"), *CATEGORY_TITLES.items())}
        self._groups = [QButtonGroup(self), QButtonGroup(self)]
        for group, buttons, field in zip(
            self._groups, (self.shelves, self.categories), ("shelf", "category"), strict=True
        ):
            for value, button in buttons.items():
                group.addButton(button)
                button.toggled.connect(lambda on, f=field, v=value: on and self._want(**{f: v}))
        self.choices = {
            "tag": ChoiceField([], unset="any topic"),
            "difficulty": ChoiceField(list(DIFFICULTIES.items()), unset="any difficulty"),
            "company": ChoiceField([], unset="asked anywhere"),
            "done": ChoiceField([(False, "not practised"), (True, "practised")], unset="practised or not"),
        }
        empty = {"tag": "", "difficulty": 0, "company": "", "done": None}
        for name, field in self.choices.items():
            field.setAccessibleName(name.capitalize())
            field.setMinimumContentsLength(9)
            field.given.connect(lambda value, n=name: self._want(**{n: empty[n] if value is None else value}))
        self.shelves["question"].setChecked(True)
        self.categories[""].setChecked(True)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._top.setDirection(way.TopToBottom if self.width() < _ONE_ROW else way.LeftToRight)

    def offer(self, entries: Sequence[Entry], fitting: Mapping[Shelf, int], *, practice: bool) -> None:
        """Offer the shelves, topics and companies there are, and practised or not where that is known.

        `fitting` tells how much on each shelf fits.
        """
        for shelf, words in SHELVES:
            self.shelves[shelf].setText(f"{words}  {fitting[shelf]}")
            there = any(entry.shelf == shelf for entry in entries)
            self.shelves[shelf].setVisible(there or shelf == "question")
        shelf = self.wanted.shelf
        self.choices["tag"].set_choices([(tag, tag_words(tag)) for tag in tags(entries, shelf)])
        self.choices["company"].set_choices([(name, name) for name in companies(entries, shelf)])
        question = shelf == "question"
        self.choices["difficulty"].setVisible(question)
        self.choices["company"].setVisible(question)
        self.choices["done"].setVisible(question and practice)
        self.hint.setText(SHELF_HINTS[shelf])

    def clear(self) -> None:
        """Take everything away that narrows the view, except for the shelf."""
        self.search.clear()
        self.categories[""].setChecked(True)
        for field in self.choices.values():
            field.show_value(None)
        self.wanted = Wanted(shelf=self.wanted.shelf)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.down.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                return True
        return super().eventFilter(watched, event)

    def _want(self, **changes: object) -> None:
        wanted = self.wanted._replace(**changes)
        if "shelf" in changes and wanted.shelf != self.wanted.shelf:
            for field in self.choices.values():
                field.show_value(None)
            wanted = wanted._replace(tag="", difficulty=0, company="", done=None)
        if wanted != self.wanted:
            self.wanted = wanted
            self.changed.emit()

    def _lay_out(self) -> None:
        tabs = QHBoxLayout()
        tabs.setSpacing(4)
        for button in self.shelves.values():
            tabs.addWidget(button)
        tabs.addStretch()
        self._top.setSpacing(8)
        self._top.addLayout(tabs, 1)
        self._top.addWidget(self.search)
        narrow = Flow(8)
        for button in self.categories.values():
            narrow.addWidget(button)
        for field in self.choices.values():
            narrow.addWidget(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._top)
        column.addWidget(self.hint)
        column.addLayout(narrow)


def _tab(words: str) -> QPushButton:
    button = QPushButton(words, checkable=True)
    button.setProperty("look", "tab")
    return button


def _chip(words: str) -> QPushButton:
    button = QPushButton(words, checkable=True)
    button.setProperty("look", "chip")
    return button
