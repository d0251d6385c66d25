"""What a screen reader hears of the board and of the status bar, neither of which it could read by itself."""

from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from mlsd_board.desktop.panels.inspector.board_summary import what_is_on
from mlsd_board.desktop.panels.outline.tree import read_aloud


class Speaking(QObject):
    """The view's description is what is selected, else what is on the board; that and what just happened are announced."""

    def __init__(self, shell: Any) -> None:
        super().__init__(shell)
        self._shell = shell
        shell.status.messageChanged.connect(self._announce)
        shell.documents.opened.connect(self._follow)

    def _follow(self) -> None:
        view = self._shell.desk.view
        view.selection_changed.connect(self._tell_selection)
        view.setAccessibleDescription(what_is_on(self._shell.desk.session.design))

    def _tell_selection(self, ids: tuple[str, ...]) -> None:
        session, view = self._shell.desk.session, self._shell.desk.view
        if len(ids) == 1:
            words = read_aloud(session.book, session.library, ids[0])
        elif ids:
            words = f"{len(ids)} elements selected"
        else:
            words = f"Nothing selected. {what_is_on(session.design)}"
        view.setAccessibleDescription(words)
        if view.hasFocus():  # else what has it speaks for itself
            self._announce(words)

    def _announce(self, words: str) -> None:
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._shell.window, words))
