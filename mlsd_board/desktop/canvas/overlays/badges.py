"""Badges under the mouse: resting on one tells its findings, a click goes to the next of them."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.canvas.tools.tool import SELECT


class BadgePointer(QObject):
    """Sees what happens over the board before the board does, and keeps only what is about a badge."""

    pressed = Signal(str)
    """The id of the element whose badge was clicked."""

    def __init__(self, view: BoardView, told: Callable[[str], str]) -> None:
        super().__init__(view)
        self._view, self._told = view, told
        view.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and (id := self._at(event.pos())):
            QToolTip.showText(event.globalPos(), self._told(id), self._view)
            return True
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers()
            free = self._view.tool is SELECT and self._view.gesture is None
            if plain and free and (id := self._at(event.position().toPoint())):
                self.pressed.emit(id)
                return True
        return False

    def _at(self, position: QPoint) -> str:
        """The element whose badge lies there; empty for none."""
        board, point = self._view.board, self._view.mapToScene(position)
        there = sorted(board.within(QRectF(point, point).adjusted(-1, -1, 1, 1)))
        places = ((id, board.badges.place(board.board, id)) for id in there)
        return next((id for id, place in places if place and place.contains(point)), "")
