"""A button that puts a finding right: pointing at it shows what would change, a click makes the change."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QEnterEvent, QFocusEvent
from PySide6.QtWidgets import QPushButton

from mlsd_board.desktop.desk import Desk
from mlsd_board.editing.transaction import EditError
from mlsd_board.model.change import ChangeSet
from mlsd_board.validation.fix import Fix, OpenBrief
from mlsd_board.workspace.fixing import preview


class FixButton(QPushButton):
    """Safe fixes stand out; suggestions are one choice of several."""

    def __init__(self, desk: Desk, fix: Fix) -> None:
        super().__init__(fix.title)
        self._desk, self._fix = desk, fix
        if fix.applicability == "safe" and fix.edits:
            self.setProperty("look", "primary")
        self.setToolTip(self._promise())
        self.setAccessibleDescription(self._promise())
        self.clicked.connect(self._apply)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._show()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._desk.view.show_preview(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._desk.view.show_preview(None)

    def _promise(self) -> str:
        if not self._fix.edits:
            return "Leads to the field in the brief; only you can fill it in."
        if self._fix.applicability == "safe":
            return "Safe: adds what is missing and changes no decision. One undo takes it back."
        return "A suggestion: one choice of several. One undo takes it back."

    def _changes(self) -> ChangeSet | None:
        try:
            return preview(self._desk.session.design, self._fix, self._desk.session.library)
        except (EditError, KeyError) as error:
            reason = str(error) if isinstance(error, EditError) else "the board has changed"
            self._desk.said.emit(f"This fix no longer fits: {reason}")
            return None

    def _show(self) -> None:
        if self._fix.edits and self.isEnabled():
            self._desk.view.show_preview(self._changes())

    def _apply(self) -> None:
        desk, fix = self._desk, self._fix
        desk.view.show_preview(None)
        changes = self._changes() if fix.edits else None
        if changes and desk.commit(fix.title, changes):
            added = tuple(id for id, c in changes.changes.items() if c.before is None)
            desk.show(tuple(id for id in added if id in desk.session.design.boxes) or added)
            desk.said.emit(f"{fix.title}: done. Ctrl+Z takes it back.")
        for step in fix.steps:
            if isinstance(step, OpenBrief):
                desk.brief_wanted.emit(step.field)
                return
