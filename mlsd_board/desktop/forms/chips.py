"""Suggestions as small buttons, one click each."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.flow import Flow
from mlsd_board.desktop.forms.rows import label

_LONGEST = 32


class Chip(NamedTuple):
    """The words on a chip, what is said on pointing at it, and what a click gives."""

    words: str
    tip: str
    value: object


class Chips(QWidget):
    """Gives the value of a chip that is clicked; without chips it takes no room."""

    given = Signal(object)

    def __init__(self, caption: str = "") -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        self._shown: list[Chip] = []
        self._flow = Flow(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 2)
        column.setSpacing(5)
        if caption:
            column.addWidget(label(caption, "hint", wrap=True))
        column.addLayout(self._flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Offer these; what is offered already stays as it is, the focus too."""
        if list(chips) == self._shown:
            return
        focused = next((n for n, button in enumerate(self.buttons) if button.hasFocus()), None)
        self._shown = list(chips)
        while self._flow.count():
            widget = self._flow.takeAt(0).widget()
            widget.hide()
            widget.deleteLater()
        self.buttons = [self._button(chip) for chip in chips]
        for button in self.buttons:
            self._flow.addWidget(button)
        self.setVisible(bool(chips))
        if focused is not None and self.buttons:
            self.buttons[min(focused, len(self.buttons) - 1)].setFocus()
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.layout().heightForWidth(width)

    def _button(self, chip: Chip) -> QPushButton:
        words = chip.words if len(chip.words) <= _LONGEST else f"{chip.words[: _LONGEST - 1].rstrip()}…"
        button = QPushButton(words.replace("&", "&&"))
        button.setProperty("look", "chip")
        button.setToolTip(chip.tip)
        button.setAccessibleName(f"Add: {chip.tip or chip.words}")
        button.clicked.connect(lambda: self.given.emit(chip.value))
        return button
