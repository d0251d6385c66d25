"""A field over the window and a list of what fits: type, choose with the arrow keys, Enter does it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mlsd_board.desktop.forms.rows import label
from mlsd_board.desktop.hinted_row import ROW, HintedRow, set_hint

_WIDTH, _ROWS, _TOP = 560, 11, 88
_AT_MOST = 60
_CHOICE = Qt.ItemDataRole.UserRole + 1
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: _ROWS, Qt.Key.Key_PageUp: -_ROWS}


class Choice(NamedTuple):
    """One thing that can be chosen: what it is called, what stands at the right, and what it does."""

    title: str
    run: Callable[[], object]
    hint: str = ""
    icon: QIcon = QIcon()
    tip: str = ""


class Picker(QFrame):
    """Closes when something was chosen, on Esc, and when the focus goes elsewhere."""

    def __init__(self, window: QWidget, prompt: str, find: Callable[[str], Iterable[Choice]]) -> None:
        super().__init__(window)
        self._find = find
        self._back = QApplication.focusWidget()
        self.setProperty("look", "floating")
        self.setAccessibleName(prompt)
        self.field = QLineEdit(placeholderText=prompt, accessibleName=prompt)
        self.list = QListWidget(accessibleName="What fits", focusPolicy=Qt.FocusPolicy.NoFocus)
        self.list.setIconSize(QSize(22, 22))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(HintedRow(self.list))
        self.nothing = label("Nothing fits.", "hint")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.setSpacing(8)
        for part in (self.field, self.nothing, self.list):
            column.addWidget(part)
        shadow = QGraphicsDropShadowEffect(self, blurRadius=36, color=QColor(0, 0, 0, 90))
        shadow.setOffset(0, 10)
        self.setGraphicsEffect(shadow)
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list.itemClicked.connect(lambda _: self._take())
        self._fill("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and event.reason() not in _PASSING:
            self.leave(give_back=False)
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in _STEPS:
            row = min(max(self.list.currentRow() + _STEPS[key], 0), self.list.count() - 1)
            self.list.setCurrentRow(row)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            return key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        return True

    def leave(self, *, give_back: bool = True) -> None:
        """Go without doing anything; the focus returns to where it was."""
        if not self.isHidden():
            self.hide()
            self.deleteLater()
            if give_back and self._back is not None:
                self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    def titles(self) -> list[str]:
        """What is listed, top to bottom."""
        return [self.list.item(n).text() for n in range(self.list.count())]

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for choice, _ in zip(self._find(typed), range(_AT_MOST), strict=False):
            row = QListWidgetItem(choice.icon, choice.title)
            set_hint(row, choice.hint)
            row.setData(_CHOICE, choice)
            row.setToolTip(choice.tip)
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self.nothing.setVisible(self.list.count() == 0)
        self._place()

    def _place(self) -> None:
        """In the upper middle of the window, as high as what is listed."""
        window = self.parentWidget()
        fits = max((window.height() - _TOP - 120) // ROW, 3)
        self.list.setFixedHeight(min(self.list.count(), _ROWS, fits) * ROW + 4)
        self.list.setVisible(self.list.count() > 0)
        self.setFixedSize(min(_WIDTH, window.width() - 40), self.layout().sizeHint().height())
        self.move((window.width() - self.width()) // 2, _TOP)

    def _take(self) -> None:
        row = self.list.currentItem()
        if row is not None:
            choice = row.data(_CHOICE)
            self.leave()
            choice.run()


_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
