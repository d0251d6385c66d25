"""A layout that fills rows from left to right and goes on below, like words in a paragraph."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem


class Flow(QLayout):
    """Everything in a row is as high as the highest of it."""

    def __init__(self, gap: int = 16) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self._gap = gap
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, place: int) -> QLayoutItem | None:
        return self._items[place] if 0 <= place < len(self._items) else None

    def takeAt(self, place: int) -> QLayoutItem | None:
        return self._items.pop(place) if 0 <= place < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._flow(QRect(0, 0, width, 0), place=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._flow(rect, place=True)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.sizeHint())
        return size

    def _flow(self, rect: QRect, *, place: bool) -> int:
        y, row = rect.y(), list[QLayoutItem]()
        for item in self._items:
            if row and self._width([*row, item]) > rect.width():
                y += self._row(row, QPoint(rect.x(), y), place=place) + self._gap
                row = []
            row.append(item)
        return y + self._row(row, QPoint(rect.x(), y), place=place) - rect.y()

    def _row(self, row: list[QLayoutItem], at: QPoint, *, place: bool) -> int:
        heights = [_height(item) for item in row]
        height = max(heights, default=0)
        if place:
            x = at.x()
            for item in row:
                item.setGeometry(QRect(x, at.y(), item.sizeHint().width(), height))
                x += item.sizeHint().width() + self._gap
        return height

    def _width(self, row: list[QLayoutItem]) -> int:
        return sum(item.sizeHint().width() for item in row) + self._gap * (len(row) - 1)


def _height(item: QLayoutItem) -> int:
    width = item.sizeHint().width()
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
