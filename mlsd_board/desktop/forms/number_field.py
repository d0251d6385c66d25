"""The editor of a number: its unit beside it, a gentle hint where the value is unusual."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.fields import UNSET
from mlsd_board.desktop.forms.numbers import number_text, range_text
from mlsd_board.estimate.sizing.quantity import QuantityError, parse_quantity, said


class NumberField(QWidget):
    """A number with its unit; out of the plausible range it is taken all the same, with a gentle hint."""

    given = Signal(object)

    def __init__(
        self, unit: str = "", bounds: tuple[float | None, float | None] = (None, None), *, whole: bool = False
    ) -> None:
        super().__init__()
        self._unit, self._bounds, self._whole = unit, bounds, whole
        self._shown = ""
        self._told: float | None = None
        self.line = QLineEdit()
        self.line.editingFinished.connect(self._give)
        self.hint = QLabel(visible=False, wordWrap=True)
        self.hint.setProperty("look", "caution")
        suffix = QLabel(unit)
        suffix.setProperty("look", "muted")
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line, 1)
        if unit:
            row.addWidget(suffix)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.setFocusProxy(self.line)
        usual = range_text(*bounds)
        self.line.setPlaceholderText(UNSET)
        if usual:
            self.line.setToolTip(
                f"Usually {usual} {unit}".strip() + ". You may write 100k, 5M, 200 ms or 2 weeks."
            )

    def show_value(self, value: object) -> None:
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else None
        text = number_text(number) if number is not None else str(value or "")
        if text != self._shown or (text != self.line.text() and not self.line.hasFocus()):
            self._shown = text
            self.line.setText(text)
        if number != self._told:
            self._advise(number)

    def _give(self) -> None:
        text = self.line.text().strip()
        if text == self._shown:
            return
        try:
            value = parse_quantity(text, self._unit) if text else None
        except QuantityError as error:
            self._say(str(error))
            return
        self._shown = text
        self._advise(value)
        if value is not None and self.hint.isHidden() and (echo := said(text, value, self._unit)):
            self._say(echo, caution=False)
            self._told = value
        self.given.emit(int(value) if value is not None and self._whole and value == int(value) else value)

    def _advise(self, value: float | None) -> None:
        self._told = None
        low, high = self._bounds
        strange = value is not None and (
            (low is not None and value < low) or (high is not None and value > high)
        )
        self._say(f"Unusual: most lie at {range_text(low, high, self._unit)}." if strange else "")

    def _say(self, words: str, *, caution: bool = True) -> None:
        self.hint.setText(words)
        self.hint.setProperty("look", "caution" if caution else "muted")
        self.hint.style().polish(self.hint)
        self.hint.setVisible(bool(words))
