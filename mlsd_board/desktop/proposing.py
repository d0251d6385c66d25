"""Showing what an arrangement would look like before it is made: boxes glide to their new places, and wait there."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEasingCurve, QObject, QPointF, Qt, QVariantAnimation
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QStyle

from mlsd_board.desktop.canvas.painting import qcolor, qrect
from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.forms.rows import label
from mlsd_board.drawing.scene import scene_of
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box

_MS = 220
_AT_MOST = 60
"""From so many boxes on a frame would take longer than the eye forgives; they jump."""
_GAP = 14


def propose(
    desk: Desk, words: str, body: Callable[[Transaction], object], *, fit: bool, animate: bool = True
) -> None:
    """Show what an edit would do; Enter makes it, Esc does not. `fit` shows the whole board meanwhile."""
    if desk.view.gesture is not None:
        desk.view.escape()
    tx = Transaction(desk.session.design)
    try:
        body(tx)
        changes = tx.finish()
    except EditError as error:
        desk.said.emit(str(error))
        return
    if not changes:
        desk.said.emit(f"{words}: everything is in its place already.")
        return
    desk.view.handles.show_for(None, None)
    desk.view.gesture = Proposal(desk, words, changes, fit=fit, animate=animate)
    desk.view.setFocus(Qt.FocusReason.OtherFocusReason)
    desk.said.emit("This is a preview. Enter keeps it, Esc takes it back.")


class Proposal(QObject):
    """A gesture that lasts until the user decides; any edit of the board ends it."""

    def __init__(self, desk: Desk, words: str, changes: ChangeSet, *, fit: bool, animate: bool) -> None:
        super().__init__(desk.view)
        self.view = desk.view
        self._desk, self._words, self._changes = desk, words, changes
        self._before = desk.session.design
        self._after = self._before.apply(changes)
        self._moved = _moved(self._before, self._after)
        seen = scene_of(self._before).boxes
        self._outlines = [qrect(seen[id]) for id in self._moved if id in seen]
        self._sight, self._fit = self.view.sight(), fit
        self._bar = _Bar(self)
        self._glide = QVariantAnimation(self, startValue=0.0, endValue=1.0, duration=_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._show)
        self._glide.finished.connect(self._arrive)
        self._begin(fit=fit, animate=animate)

    def keep(self) -> None:
        """Make the edit."""
        self.view.gesture = None
        self._end()
        if self._desk.commit(self._words, self._changes, self._sight if self._fit else None):
            self._desk.said.emit(f"{self._words}: done. Ctrl+Z takes it back.")
        else:
            self.view.show_design(self._desk.session.design)

    def cancel(self) -> None:
        """Show the board as it is."""
        self._end()
        self.view.show_design(self._desk.session.design)
        self.view.see(self._sight)

    def key(self, event: QKeyEvent) -> bool:
        """Act on a key; whether it had a meaning here."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return False
        self.keep()
        return True

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The mouse may look around."""

    def finish(self, _point: QPointF, _modifiers: Qt.KeyboardModifier) -> None:
        """A click decides nothing."""
        self.view.gesture = self

    def paint(self, painter: QPainter) -> None:
        """The outlines of where the boxes are now."""
        painter.setPen(QPen(qcolor(self.view.theme.window.ghost), 0, Qt.PenStyle.DotLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for rect in self._outlines:
            painter.drawRoundedRect(rect, 10.0, 10.0)

    def _begin(self, *, fit: bool, animate: bool) -> None:
        if fit:
            self.view.show_design(self._after)  # with its arrows, which lead round the boxes
            free = self.view.head
            self.view.head = free + self._bar.sizeHint().height() + _GAP
            self.view.zoom_fit()
            self.view.head = free
        style = self.view.style()
        wanted = animate and style.styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
        if wanted and 0 < len(self._moved) <= _AT_MOST and self.view.isVisible():
            self._show(0.0)
            self._glide.start()
        else:
            self._arrive()

    def _show(self, part: float) -> None:
        records = {id: _between(old, self._after.boxes[id], part) for id, old in self._moved.items()}
        state = Design({**self._after.records, **records}, self._after.page, self._after.elsewhere)
        self.view.show_design(state, trying=True)

    def _arrive(self) -> None:
        self.view.show_design(self._after)
        self._bar.open()

    def _end(self) -> None:
        self._desk.said.emit("")
        self._glide.stop()
        self._bar.hide()
        self._bar.deleteLater()
        self.deleteLater()


class _Bar(QFrame):
    """Keep or reject, for the mouse."""

    def __init__(self, proposal: Proposal) -> None:
        super().__init__(proposal.view)
        self.setProperty("look", "floating")
        self.setAccessibleName("Preview")
        self._view = proposal.view
        self._view.head_changed.connect(self._place)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(8)
        row.addWidget(label("Preview", "name"))
        self.keep = QPushButton("Keep (Enter)")
        self.keep.setProperty("look", "primary")
        self.reject = QPushButton("Reject (Esc)")
        for button, do in ((self.keep, proposal.keep), (self.reject, proposal.view.escape)):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Enter and Esc belong to the board
            button.clicked.connect(do)
            row.addWidget(button)
        self.hide()

    def open(self) -> None:
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def _place(self) -> None:
        """Below what is said over the board meanwhile."""
        self.move((self._view.width() - self.width()) // 2, self._view.head + _GAP)


def _moved(before: Design, after: Design) -> Mapping[str, Box]:
    """The boxes as they were that now lie elsewhere."""
    now = after.boxes
    return {id: box for id, box in before.boxes.items() if id in now and now[id].rect != box.rect}


def _between(old: Box, new: Box, part: float) -> Box:
    x, y = old.x + (new.x - old.x) * part, old.y + (new.y - old.y) * part
    return new.model_copy(update={"x": x, "y": y})
