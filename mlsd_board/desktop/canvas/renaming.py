"""Editing the words of an element where they stand."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.painting import qrect
from mlsd_board.drawing.shapes.frame import frame_tab
from mlsd_board.editing.commands.rename import rename
from mlsd_board.model.elements import Connection, Frame, Node, Note

_SMALLEST = (140, 30)
_HEAD = 220.0
_ROOM = 24
"""What an editor of one line is wider than its words."""


def rename_in_place(view: Canvas, id: str) -> QWidget | None:
    """Open an editor over an element; Enter or leaving it keeps the words, Esc does not. None if it has none."""
    record = view.session.design.records.get(id)
    if isinstance(record, Note):
        editor: QLineEdit | QPlainTextEdit = QPlainTextEdit(record.text, view.viewport())
        editor.selectAll()
    elif isinstance(record, Node | Connection | Frame):
        words = record.title if isinstance(record, Frame) else record.label
        editor = QLineEdit(words, view.viewport())
        hint = _hint(view, record)
        editor.setPlaceholderText(hint)
        editor.selectAll()
    else:
        return None
    editor.setAccessibleName("Label")
    keeper = _Keeper(view, id, editor)
    editor.textChanged.connect(keeper.follow)
    keeper.follow()
    editor.show()
    editor.setFocus(Qt.FocusReason.OtherFocusReason)
    return editor


class _Keeper(QObject):
    """Keeps an editor over its element until it closes, and then makes the edit."""

    def __init__(self, view: Canvas, id: str, editor: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(editor)
        self._view, self._id, self._editor = view, id, editor
        self._open = True
        editor.installEventFilter(self)
        view.zoom_changed.connect(self.follow)
        for bar in (view.horizontalScrollBar(), view.verticalScrollBar()):
            bar.valueChanged.connect(self.follow)

    def follow(self) -> None:
        """The element is at another place of the view, or its words are longer or shorter."""
        if (record := self._view.session.design.records.get(self._id)) is not None:
            self._editor.setGeometry(_place(self._view, self._id, record, self._width()))

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            breaks = (
                isinstance(self._editor, QPlainTextEdit)
                and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            )
            if event.key() == Qt.Key.Key_Escape or (enter and not breaks):
                self._close(keep=enter)
                return True
        if event.type() == QEvent.Type.FocusOut:
            self._close(keep=True)
        return False

    def _width(self) -> int:
        """How wide the words are that are being written, as far as there is room for them."""
        if isinstance(self._editor, QPlainTextEdit):
            return 0
        words = self._editor.fontMetrics().horizontalAdvance(self._editor.text())
        return min(words + _ROOM, self._view.viewport().width())

    def _close(self, *, keep: bool) -> None:
        if not self._open:
            return
        self._open = False
        editor = self._editor
        words = editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()
        editor.hide()
        editor.deleteLater()
        self._view.setFocus(Qt.FocusReason.OtherFocusReason)
        if keep and self._id in self._view.session.design.records:
            with self._view.session.edit("Rename") as tx:
                rename(tx, self._id, words)


def _hint(view: Canvas, record: Node | Connection | Frame) -> str:
    """What an empty editor says."""
    if isinstance(record, Node):
        return view.session.library.title(record.component)
    return "Title of the frame" if isinstance(record, Frame) else "What flows here"


def _place(view: Canvas, id: str, record: Node | Connection | Frame | Note, wanted: int) -> QRect:
    """Over the words, and at least so wide as is wanted: on from the left in the head of a frame, else about the middle."""
    found = view.mapFromScene(_words_of(view, id, record)).boundingRect()
    width, height = max(found.width(), _SMALLEST[0], wanted), max(found.height(), _SMALLEST[1])
    if not isinstance(record, Note):
        height = min(height, 40)
    centre = found.center()
    headed = isinstance(record, Frame) and frame_tab(record) is not None
    left = found.left() if headed else centre.x() - width // 2
    return QRect(left, centre.y() - height // 2, width, height)


def _words_of(view: Canvas, id: str, record: Node | Connection | Frame | Note) -> QRectF:
    """Where its words stand: in the middle of an arrow, at the head of an open frame, all over another box."""
    if isinstance(record, Connection):
        picture = view.board.pictures[id]
        return picture.words or QRectF(picture.extent.center(), QSizeF())
    if not isinstance(record, Frame):
        return qrect(record.rect)
    tab = frame_tab(record)
    return qrect(tab._replace(width=max(tab.width, min(record.width, _HEAD))) if tab else record.shown_rect)
