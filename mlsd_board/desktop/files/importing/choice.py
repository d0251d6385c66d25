"""The cell in which one component is chosen for a box: all of them by title, and a note."""

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from mlsd_board.catalog.library import Library

NOTE = "note"
NOTE_TITLE = "Note (no component)"


def title(library: Library, component: str) -> str:
    """What a component is called here."""
    return NOTE_TITLE if component in ("", NOTE) else library.title(component)


class ChoiceDelegate(QStyledItemDelegate):
    """Edits the id of a component, kept under the user role, by its title. `chosen` when Return has ended that."""

    chosen = Signal()

    def __init__(self, library: Library, parent: QWidget) -> None:
        super().__init__(parent)
        known = sorted(library.components.values(), key=lambda c: c.title.casefold())
        self._entries = [(NOTE_TITLE, NOTE), *((c.title, c.id) for c in known)]

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: QModelIndex) -> QWidget:
        box = QComboBox(parent)
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setAccessibleName("Component")
        for name, id in self._entries:
            box.addItem(name, id)
        completer = box.completer()
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # While the list of what fits is open, keys do not pass by the filter below.
        box.lineEdit().returnPressed.connect(partial(self._finish, box))
        return box

    def setEditorData(self, editor: QWidget, index: QModelIndex) -> None:
        editor.setCurrentIndex(editor.findData(index.data(Qt.ItemDataRole.UserRole) or NOTE))
        editor.lineEdit().selectAll()

    def setModelData(self, editor: QWidget, model: object, index: QModelIndex) -> None:
        place = _meant(editor)
        if place >= 0:
            model.setData(index, editor.itemData(place), Qt.ItemDataRole.UserRole)
            model.setData(index, editor.itemText(place), Qt.ItemDataRole.DisplayRole)

    def eventFilter(self, editor: QWidget, event: QEvent) -> bool:
        # Else Return would also press the button of the sheet.
        if event.type() == QEvent.Type.KeyPress and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._finish(editor)
            return True
        return super().eventFilter(editor, event)

    def _finish(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
        self.chosen.emit()


def _meant(box: QComboBox) -> int:
    """The entry of these words, else the first that has them in it; below 0 where there is none."""
    words = box.currentText()
    if not words.strip():
        return -1
    exact = box.findText(words, Qt.MatchFlag.MatchFixedString)
    return exact if exact >= 0 else box.findText(words, Qt.MatchFlag.MatchContains)
