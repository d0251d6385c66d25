"""Editors of one value each. They show a value and say when the user has given another; they keep no record."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
)

UNSET = "not stated"
_SPARE, _BESIDE_ICON, _LIST_EDGES = 2, 8, 28
"""Pixels kept free beside the words of a choice, beside its icon, and around its list."""


class TextField(QLineEdit):
    """One line of text."""

    given = Signal(object)

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self._shown = ""
        self.editingFinished.connect(self._give)

    def show_value(self, value: object) -> None:
        text = str(value or "")
        if text != self._shown or (text != self.text() and not self.hasFocus()):
            self._shown = text
            self.setText(text)
            self.setCursorPosition(0)

    def _give(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.given.emit(self.text())


class ListField(TextField):
    """Several short texts on one line, between commas."""

    def __init__(self, placeholder: str = "separate with commas") -> None:
        super().__init__(placeholder)

    def show_value(self, value: object) -> None:
        super().show_value(
            ", ".join(str(part) for part in value) if isinstance(value, tuple | list) else value
        )

    def _give(self) -> None:
        if self.text() != self._shown:
            self._shown = self.text()
            self.given.emit(
                tuple(dict.fromkeys(part.strip() for part in self.text().split(",") if part.strip()))
            )


class ProseField(QPlainTextEdit):
    """Several lines of text, given when the user pauses or leaves the field."""

    given = Signal(object)

    def __init__(self, placeholder: str = "", lines: int = 3) -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 20)
        self._shown = ""
        self._pause = QTimer(self, singleShot=True, interval=600)
        self._pause.timeout.connect(self._give)
        self.textChanged.connect(self._typed)

    def show_value(self, value: object) -> None:
        text = str(value or "")
        if text != self._shown or (text != self.toPlainText() and not self._pause.isActive()):
            self._shown = text
            self.setPlainText(text)
            self._pause.stop()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._give()

    def _typed(self) -> None:
        if self.toPlainText() != self._shown:
            self._pause.start()

    def _give(self) -> None:
        self._pause.stop()
        if self.toPlainText() != self._shown:
            self._shown = self.toPlainText()
            self.given.emit(self._shown)


class ChoiceField(QComboBox):
    """One of several values, or none."""

    given = Signal(object)

    def __init__(self, choices: Sequence[tuple[object, str]], unset: str | None = UNSET) -> None:
        super().__init__()
        self._unset = unset
        self._values: list[object] = []
        self.set_choices(choices)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.activated.connect(lambda place: self.given.emit(self._values[place]))

    @property
    def values(self) -> tuple[object, ...]:
        """What can be chosen, as it is listed."""
        return tuple(self._values)

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._values[self.currentIndex()]

    def set_choices(self, choices: Sequence[tuple[object, str]]) -> None:
        wanted = ([(None, self._unset)] if self._unset is not None else []) + list(choices)
        if [value for value, _ in wanted] == self._values and [w for _, w in wanted] == self._words():
            return
        self.clear()
        self._values = [value for value, _ in wanted]
        self.addItems([words for _, words in wanted])

    def show_value(self, value: object) -> None:
        if value not in self._values:
            self._values.append(value)
            self.addItem(f"{value} (not among the choices)" if value is not None else UNSET)
        self.setCurrentIndex(self._values.index(value))

    def showPopup(self) -> None:
        """The list is as wide as its longest line, however narrow the field is."""
        self.view().setMinimumWidth(self.view().sizeHintForColumn(0) + _LIST_EDGES)
        super().showPopup()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Words that are too long end in dots, not in the middle of a letter."""
        look = QStyleOptionComboBox()
        self.initStyleOption(look)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, look, field, self).width()
        room -= look.iconSize.width() + _BESIDE_ICON if not look.currentIcon.isNull() else 0
        words = look.fontMetrics.elidedText(look.currentText, Qt.TextElideMode.ElideRight, room - _SPARE)
        look.currentText = words
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, look)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, look)
        painter.end()

    def wheelEvent(self, event: QEvent) -> None:
        """Scrolling goes to the form: a wheel must not change a value by accident."""
        event.ignore()

    def _words(self) -> list[str]:
        return [self.itemText(place) for place in range(self.count())]


class FlagField(QCheckBox):
    """Yes, no, or not stated; with `certain` just yes or no."""

    given = Signal(object)

    def __init__(self, words: str = "", *, certain: bool = False) -> None:
        super().__init__(words)
        self._own_words = bool(words)
        self.setTristate(not certain)
        self.clicked.connect(self._give)
        self.show_value(False if certain else None)

    def show_value(self, value: object) -> None:
        state = (
            Qt.CheckState.PartiallyChecked
            if value is None
            else Qt.CheckState.Checked
            if value
            else Qt.CheckState.Unchecked
        )
        self.setCheckState(state)
        self._name()

    def nextCheckState(self) -> None:
        """Not stated → yes → no → not stated."""
        if not self.isTristate():
            super().nextCheckState()
            return
        turn = {
            Qt.CheckState.PartiallyChecked: Qt.CheckState.Checked,
            Qt.CheckState.Checked: Qt.CheckState.Unchecked,
        }
        self.setCheckState(turn.get(self.checkState(), Qt.CheckState.PartiallyChecked))

    def _give(self) -> None:
        self._name()
        self.given.emit({Qt.CheckState.Checked: True, Qt.CheckState.Unchecked: False}.get(self.checkState()))

    def _name(self) -> None:
        if not self._own_words:
            names = {Qt.CheckState.Checked: "yes", Qt.CheckState.Unchecked: "no"}
            self.setText(names.get(self.checkState(), UNSET))
