"""The editor of a list of records: a small card for each, with a way to add one and to take one away."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.rows import Rows


class Column(NamedTuple):
    """One field of the records: its name, its caption, what makes its editor, and a tip."""

    name: str
    caption: str
    editor: Callable[[], QWidget]
    tip: str = ""
    wide: bool = False


Records = Sequence[dict[str, Any]]


class RecordList(QWidget):
    """Shows records as dictionaries and gives the whole list back when one of them changed."""

    given = Signal(object)

    def __init__(
        self, noun: str, columns: Sequence[Column], blank: Callable[[Records], dict[str, Any]]
    ) -> None:
        super().__init__()
        self._noun, self._columns, self._blank = noun, columns, blank
        self._records: list[dict[str, Any]] = []
        self._cards: list[tuple[QWidget, dict[str, QWidget]]] = []
        self.add_button = QPushButton(f"Add {noun}")
        self.add_button.clicked.connect(self._add)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch()
        self._column.addLayout(row)
        self.setFocusProxy(self.add_button)

    def show_value(self, value: object) -> None:
        self._records = [dict(record) for record in value] if isinstance(value, list | tuple) else []
        while len(self._cards) > len(self._records):
            card, _ = self._cards.pop()
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()
        while len(self._cards) < len(self._records):
            self._cards.append(self._card(len(self._cards)))
            self._column.insertWidget(len(self._cards) - 1, self._cards[-1][0])
        for (_, editors), record in zip(self._cards, self._records, strict=True):
            for name, editor in editors.items():
                editor.show_value(record.get(name))

    def show_only(self, place: int | None) -> None:
        """Show the card of one record and no other; None shows them all."""
        for number, (card, _) in enumerate(self._cards):
            card.setVisible(place is None or number == place)

    def focus_record(self, place: int) -> None:
        """Put the cursor on the first editor of a record."""
        if place < len(self._cards):
            next(iter(self._cards[place][1].values())).setFocus()

    def editors(self, name: str) -> list[QWidget]:
        """The editors of one field, record by record."""
        return [editors[name] for _, editors in self._cards]

    def _card(self, place: int) -> tuple[QWidget, dict[str, QWidget]]:
        card = QFrame()
        card.setProperty("look", "card")
        column = QVBoxLayout(card)
        column.setContentsMargins(10, 10, 10, 6)
        column.setSpacing(4)
        rows, editors = Rows(), {}
        for field in self._columns:
            editor = field.editor()
            editor.given.connect(lambda value, name=field.name: self._set(place, name, value))
            (rows.add_wide if field.wide else rows.add)(field.caption, editor, field.tip)
            editors[field.name] = editor
        column.addWidget(rows)
        remove = QPushButton("Remove", accessibleName=f"Remove this {self._noun}")
        remove.setProperty("look", "quiet")
        remove.clicked.connect(lambda: self._remove(place))
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(remove)
        column.addLayout(foot)
        return card, editors

    def _set(self, place: int, name: str, value: object) -> None:
        if place < len(self._records) and self._records[place].get(name) != value:
            self._give([{**r, name: value} if n == place else r for n, r in enumerate(self._records)])

    def _remove(self, place: int) -> None:
        self._give([r for n, r in enumerate(self._records) if n != place])

    def _add(self) -> None:
        self._give([*self._records, self._blank(self._records)])
        if self._cards:
            next(iter(self._cards[-1][1].values())).setFocus()

    def _give(self, records: list[dict[str, Any]]) -> None:
        self.given.emit(records)
