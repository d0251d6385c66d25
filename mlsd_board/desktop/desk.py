"""One open board on the screen: its session, its view, and the signals the panels live on."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress

from PySide6.QtCore import QObject, QTimer, Signal

from mlsd_board.desktop.calm import as_usual, keep_calm
from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.canvas.empty_hint import EmptyHint
from mlsd_board.desktop.canvas.overlays.evidence import EvidenceOverlay
from mlsd_board.desktop.canvas.overlays.figures import FiguresOverlay
from mlsd_board.desktop.canvas.pen_bar import PenBar
from mlsd_board.desktop.canvas.turning import Turning
from mlsd_board.desktop.canvas.zoom_view import Sight
from mlsd_board.desktop.checking import BoardSession, Checker
from mlsd_board.drawing.theme import Theme
from mlsd_board.editing.history import Step
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import ChangeConflictError
from mlsd_board.validation.mode import Mode
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Phase

_SETTLE_MS = 60


class Desk(QObject):
    """What panels are given. They read `session.design` anew after each signal and keep nothing of it."""

    changed = Signal(object)
    """The ids that an edit touched, right after it."""
    checked = Signal()
    """There are other findings: a moment after the last of several edits."""
    page_turned = Signal()
    """Another page is shown; `changed` follows with all that is on it."""
    said = Signal(str)
    """One line for the status bar."""
    brief_wanted = Signal(str)
    """The path of a field of the brief that the user is to fill in."""
    mode_changed = Signal()
    """Findings are shown in another way, or as of another phase."""

    def __init__(self, session: BoardSession, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.theme = theme
        self.mode = Mode.REVIEW
        keep_calm()
        self._told: Report | None = None
        """The findings that everybody knows of; moving boxes leaves them as they are."""
        self.view = BoardView(session, theme)
        self.view.message.connect(self.said)
        self.turning = Turning(self.view)
        self._sights: list[tuple[ChangeSet, Sight]] = []
        """What was seen before steps of the history that moved the view."""
        self.figures = FiguresOverlay(self.view)
        self.evidence = EvidenceOverlay(self.view)
        self.pen_bar = PenBar(self.view)
        self.empty_hint = EmptyHint(self.view)
        self.changed.connect(lambda _: self.empty_hint.refresh())
        keep_calm()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self.checker = Checker(session, self)
        self._settle.timeout.connect(self.checker.check)
        self.checker.done.connect(self._tell)
        session.listeners.append(self._heard)
        session.turned.append(self._turned)
        if not session.checked:
            self._settle.start()

    def edit(self, label: str, body: Callable[[Transaction], object], merge_key: str = "") -> bool:
        """Make one step of editing; what stands in its way is said in the status bar."""
        return self._edited(self.session.edit(label, merge_key), body)

    def edit_book(self, label: str, body: Callable[[Transaction], object]) -> bool:
        """Make one step of editing that may concern several pages."""
        return self._edited(self.session.edit_book(label), body)

    def _edited(
        self, step: AbstractContextManager[Transaction], body: Callable[[Transaction], object]
    ) -> bool:
        try:
            with step as tx:
                body(tx)
        except (EditError, KeyError) as error:
            self.said.emit(str(error) if isinstance(error, EditError) else "That element is no longer there.")
            self.changed.emit(())
            return False
        return True

    def commit(self, label: str, changes: ChangeSet, sight: Sight | None = None) -> bool:
        """Make a change that was previewed; it is refused when the board moved on meanwhile.

        Where the view moved with it to show the whole board, undo goes back to the `sight` there was before.
        """
        try:
            self.session.commit(label, changes)
        except ChangeConflictError:
            self.said.emit("The board has changed since; look again.")
            return False
        if sight:
            history = self.session.history
            kept = {id(step.changes) for step in (*history.done, *history.undone)}
            self._sights = [seen for seen in self._sights if id(seen[0]) in kept] + [(changes, sight)]
        return True

    def undo(self) -> str | None:
        """Take the last step back; its label, or None when there is none."""
        label, sight = self.session.undo(), self._sight_before(self.session.history.undone[-1:])
        if label and sight:
            self.view.see(sight)
        return label

    def redo(self) -> str | None:
        """Do the step that was taken back last again; its label, or None when there is none."""
        label, sight = self.session.redo(), self._sight_before(self.session.history.done[-1:])
        if label and sight:
            self.view.zoom_fit()
        return label

    def _sight_before(self, steps: Sequence[Step]) -> Sight | None:
        return next(
            (sight for changes, sight in self._sights for step in steps if step.changes is changes), None
        )

    def show(self, ids: tuple[str, ...], *, only_if_hidden: bool = False) -> None:
        """Select elements and bring them into view, on their page; of what hides in a folded group, the group."""
        first = next((r for id in ids if (r := self.session.book.records.get(id))), None)
        self.session.show_page(getattr(first, "page", self.session.page))
        there = tuple(dict.fromkeys(seen for id in ids if (seen := self._seen(id))))
        self.view.select(there)
        if there:
            self.view.centre_on(there, only_if_hidden=only_if_hidden)

    def go_to(self, ids: tuple[str, ...]) -> None:
        """Show elements and let the keyboard work on them."""
        self.show(ids)
        self.view.setFocus()

    def set_theme(self, theme: Theme) -> None:
        """Show the board, and all that is laid upon it, in other colours."""
        self.theme = theme
        self.view.set_theme(theme)
        self.evidence.clear()
        self.figures.refresh()
        self.pen_bar.refresh()

    def recheck(self) -> None:
        """Ask the rules again: the configuration or the phase has changed, and the board has not."""
        self.session.recheck()
        self._settle.start()

    def set_mode(self, mode: Mode) -> None:
        """Show findings as one of the modes wants them."""
        if mode is not self.mode:
            self.mode = mode
            self.mode_changed.emit()

    def set_phase(self, phase: Phase | None) -> None:
        """Show only what is due in a phase; None: the design is finished, and everything is due."""
        if phase != self.session.phase:
            self.session.phase = phase
            self.mode_changed.emit()
            self.recheck()

    def close(self) -> None:
        """Let go of the session."""
        self._settle.stop()
        self.checker.close()
        self.view.routing.close()
        self.view.board.backlog.close()
        as_usual()
        self.turning.close()
        with suppress(ValueError):
            self.session.turned.remove(self._turned)
            self.session.listeners.remove(self._heard)

    def _tell(self) -> None:
        self.view.set_options()  # which puts the badges on anew
        self.figures.refresh()
        if self.session.report is not self._told:
            self._told = self.session.report
            self.checked.emit()

    def _heard(self, changes: ChangeSet) -> None:
        self.evidence.clear()
        self.changed.emit(tuple(changes.changes))
        self._settle.start()

    def _turned(self) -> None:
        self.evidence.clear()
        self.page_turned.emit()
        self.changed.emit(tuple(self.session.design.records))
        self._settle.start()

    def _seen(self, id: str) -> str:
        """What can be seen of an element; empty for what is not on the board."""
        shown, records = self.view.board.pictures, self.session.design.records
        walked: set[str] = set()
        while id in records and id not in shown and id not in walked:
            walked.add(id)
            record = records[id]
            id = getattr(record, "frame", None) or getattr(record, "source", None) or ""
        return id if id in shown else ""
