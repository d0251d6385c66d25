"""A field over the window and a list of what fits: type, choose with the arrow keys, Enter does it."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QGraphicsDropShadowEffect,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from mlsd_board.desktop.forms.rows import label

_WIDTH, _ROWS, _ROW, _TOP = 560, 11, 36, 88
_AT_MOST = 60
_HINT = Qt.ItemDataRole.UserRole
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
        self.list.setItemDelegate(_Row(self.list))
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
            row.setData(_HINT, choice.hint)
            row.setData(_CHOICE, choice)
            row.setToolTip(choice.tip)
            row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{choice.title} {choice.hint}".strip())
            self.list.addItem(row)
        self.list.setCurrentRow(0)
        self.nothing.setVisible(self.list.count() == 0)
        self._place()

    def _place(self) -> None:
        """In the upper middle of the window, as high as what is listed."""
        window = self.parentWidget()
        fits = max((window.height() - _TOP - 120) // _ROW, 3)
        self.list.setFixedHeight(min(self.list.count(), _ROWS, fits) * _ROW + 4)
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


class _Row(QStyledItemDelegate):
    """A row with its hint at the right, paler."""

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(super().sizeHint(option, index).width(), _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        hint = index.data(_HINT) or ""
        metrics = option.fontMetrics
        room = metrics.horizontalAdvance(hint) + 16 if hint else 0
        self.initStyleOption(option, index)
        style = option.widget.style()
        words, option.text = option.text, ""
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        palette, group = option.palette, option.palette.ColorGroup.Normal
        left = 40 if not option.icon.isNull() else 10
        area = option.rect.adjusted(left, 0, -room - 6, 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.save()
        painter.setFont(option.font)
        painter.setPen(palette.color(group, palette.ColorRole.Text))
        painter.drawText(area, align, metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width()))
        painter.setPen(palette.color(group, palette.ColorRole.PlaceholderText))
        side = QRect(option.rect.right() - room, option.rect.y(), room - 4, option.rect.height())
        painter.drawText(side, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, hint)
        painter.restore()
