"""Two editors beside each other where there is room, one above the other where there is not."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from mlsd_board.desktop.forms.rows import label

_ROOM = 480
Part = tuple[str, QWidget, str]
"""A caption, the editor under it, and a tip."""


class Beside(QWidget):
    """Turns when its width passes what two editors need."""

    def __init__(self, *parts: Part) -> None:
        super().__init__()
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        for words, editor, tip in parts:
            editor.setAccessibleName(words)
            editor.setToolTip(tip)
            name = label(words, "muted")
            name.setBuddy(editor)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(name)
            column.addWidget(editor)
            self._row.addLayout(column, 1)

    def resizeEvent(self, event: QEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        self._row.setDirection(way.LeftToRight if self.width() >= _ROOM else way.TopToBottom)
