"""The editor of a set: a box to tick for each possible member."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from mlsd_board.catalog.choices import choice_words


class CheckList(QWidget):
    """Any of several values; what is ticked is given in the order of the choices."""

    given = Signal(object)

    def __init__(self, choices: Sequence[str]) -> None:
        super().__init__()
        self._boxes = {choice: QCheckBox(choice_words(choice)) for choice in choices}
        self._strangers: tuple[object, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for box in self._boxes.values():
            column.addWidget(box)
            box.clicked.connect(self._give)

    def show_value(self, value: object) -> None:
        members = tuple(value) if isinstance(value, tuple | list) else () if value is None else (value,)
        self._strangers = tuple(member for member in members if member not in self._boxes)
        for choice, box in self._boxes.items():
            box.setChecked(choice in members)

    def _give(self) -> None:
        ticked = tuple(choice for choice, box in self._boxes.items() if box.isChecked())
        self.given.emit((*ticked, *self._strangers) or None)
