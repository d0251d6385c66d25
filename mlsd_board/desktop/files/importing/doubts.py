"""The list of boxes in doubt: each is accepted, changed or kept as a note with one key."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.files.importing.choice import NOTE, ChoiceDelegate, title
from mlsd_board.formats.report import BoxReport

_SEEN, _BOX, _TAKEN, _SURE, _OTHER = range(5)
_ROW = 32
_CHOICE = Qt.ItemDataRole.UserRole


class Doubts(QTreeWidget):
    """`settled` when the last box has been looked at."""

    settled = Signal()

    def __init__(self, boxes: Sequence[BoxReport], library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library, self._boxes = library, list(boxes)
        self.setAccessibleName("Boxes in doubt")
        self.setHeaderLabels(["", "Box", "Taken for", "Sure", "Else"])
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        delegate = ChoiceDelegate(library, self)
        delegate.chosen.connect(self._end_choice)
        self.setItemDelegateForColumn(_TAKEN, delegate)
        self._edited: QTreeWidgetItem | None = None
        for box in self._boxes:
            self.addTopLevelItem(self._row(box))
        self._arrange()
        self.itemDoubleClicked.connect(lambda item, _column: self._edit(item))
        self.itemChanged.connect(self._changed)
        if self._boxes:
            self.setCurrentItem(self.topLevelItem(0))

    def choices(self) -> dict[str, str]:
        """The component of every box that was looked at, by element."""
        return {box.id: self._chosen(n) for n, box in enumerate(self._boxes) if self._looked_at(n)}

    def labels(self) -> dict[str, str]:
        """The component of every box that was looked at, by its words."""
        return {box.label: self._chosen(n) for n, box in enumerate(self._boxes) if self._looked_at(n)}

    def accept_all(self) -> None:
        for number in range(len(self._boxes)):
            self._mark(self.topLevelItem(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item, key = self.currentItem(), event.key()
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if item is None or not plain:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._mark(item)
            self._go_on()
        elif key == Qt.Key.Key_E:
            self._take(item, self._boxes[self.indexOfTopLevelItem(item)].runner_up or NOTE)
            self._go_on()
        elif key == Qt.Key.Key_N:
            self._take(item, NOTE)
            self._go_on()
        elif key in (Qt.Key.Key_C, Qt.Key.Key_F2):
            self._edit(item)
        else:
            super().keyPressEvent(event)

    def _row(self, box: BoxReport) -> QTreeWidgetItem:
        words = " ".join(box.label.split()) or f"({box.origin})"
        item = QTreeWidgetItem(["", words, title(self._library, box.component), f"{box.confidence:.0%}"])
        item.setText(_OTHER, title(self._library, box.runner_up) if box.runner_up else "")
        item.setData(_TAKEN, _CHOICE, box.component or NOTE)
        item.setToolTip(_BOX, f"{box.label}\n{box.where}".strip())
        item.setToolTip(_TAKEN, f"because of {box.by}" if box.by else "")
        item.setSizeHint(_BOX, QSize(0, _ROW))
        item.setTextAlignment(_SURE, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        return item

    def _arrange(self) -> None:
        header = self.header()
        header.setStretchLastSection(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_BOX, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_TAKEN, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_OTHER, QHeaderView.ResizeMode.Fixed)
        for column, width in ((_SEEN, 28), (_TAKEN, 210), (_SURE, 56), (_OTHER, 190)):
            header.resizeSection(column, width)

    def _chosen(self, number: int) -> str:
        return self.topLevelItem(number).data(_TAKEN, _CHOICE)

    def _looked_at(self, number: int) -> bool:
        return self.topLevelItem(number).text(_SEEN) != ""

    def _edit(self, item: QTreeWidgetItem) -> None:
        self._edited = item
        self.editItem(item, _TAKEN)

    def _end_choice(self) -> None:
        """Return ends a choice as it accepts a box, however often the key arrives."""
        item, self._edited = self._edited, None
        if item is not None:
            self._mark(item)
            self._go_on()

    def _take(self, item: QTreeWidgetItem, component: str) -> None:
        item.setText(_TAKEN, title(self._library, component))
        item.setData(_TAKEN, _CHOICE, component)
        self._mark(item)

    def _mark(self, item: QTreeWidgetItem) -> None:
        item.setText(_SEEN, "✓")

    def _changed(self, item: QTreeWidgetItem, column: int) -> None:
        number = self.indexOfTopLevelItem(item)
        if column == _TAKEN and item.data(_TAKEN, _CHOICE) != (self._boxes[number].component or NOTE):
            self._mark(item)

    def _go_on(self) -> None:
        """To the next box that nobody has looked at; past the last one, the sheet is done."""
        now = self.indexOfTopLevelItem(self.currentItem())
        order = [*range(now + 1, len(self._boxes)), *range(now)]
        left = [n for n in order if not self._looked_at(n)]
        if left:
            self.setCurrentItem(self.topLevelItem(left[0]))
        else:
            self.settled.emit()
