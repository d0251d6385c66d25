"""A row of a list with its hint at the right, paler."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

HINT = Qt.ItemDataRole.UserRole + 7
ROW = 36


def set_hint(row: QListWidgetItem, hint: str) -> None:
    """Say something at the right of a row; who cannot see hears it after the title."""
    row.setData(HINT, hint)
    row.setData(Qt.ItemDataRole.AccessibleTextRole, f"{row.text()} {hint}".strip())


class HintedRow(QStyledItemDelegate):
    """A row with its hint at the right, paler."""

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:
        return QSize(super().sizeHint(option, index).width(), ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        hint = index.data(HINT) or ""
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
