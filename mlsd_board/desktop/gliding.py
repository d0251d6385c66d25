"""Letting boxes glide to their new places after an edit; the edit itself is made at once."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEasingCurve, QVariantAnimation
from PySide6.QtWidgets import QStyle

from mlsd_board.desktop.desk import Desk
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Box

_MS = 200
_AT_MOST = 60
"""From so many boxes on a frame would take longer than the eye forgives; they jump."""


def glide(
    desk: Desk, words: str, body: Callable[[Transaction], object], *, fit: bool, animate: bool = True
) -> None:
    """Make an edit that moves boxes, and show the way they take; `fit` shows the whole board afterwards."""
    before = desk.session.design
    if not desk.edit(words, body):
        return
    if fit:
        desk.view.zoom_fit()
    moved = _moved(before, desk.session.design)
    wanted = animate and desk.view.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0
    if wanted and 0 < len(moved) <= _AT_MOST and desk.view.isVisible():
        _Glide(desk, moved).begin()


class _Glide(QVariantAnimation):
    """Shows the board between two states; any change, or a mouse in action, ends it."""

    def __init__(self, desk: Desk, moved: Mapping[str, Box]) -> None:
        super().__init__(desk)
        self._desk, self._moved = desk, moved
        self._after = desk.session.design
        self.setStartValue(0.0)
        self.setEndValue(1.0)
        self.setDuration(_MS)
        self.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.valueChanged.connect(self._show)
        self.finished.connect(self._end)

    def begin(self) -> None:
        """Show where everything was, before the new places are painted for the first time."""
        self._show(0.0)
        self.start()

    def _show(self, part: float) -> None:
        if self._desk.session.design is not self._after or self._desk.view.gesture is not None:
            self.stop()
            self.deleteLater()
            return
        boxes = self._after.boxes
        records = {id: _between(old, boxes[id], part) for id, old in self._moved.items()}
        self._desk.view.show_design(Design.of(*{**self._after.records, **records}.values()), trying=True)

    def _end(self) -> None:
        if self._desk.session.design is self._after and self._desk.view.gesture is None:
            self._desk.view.show_design(self._after)
        self.deleteLater()


def _moved(before: Design, after: Design) -> dict[str, Box]:
    """The boxes as they were that now lie elsewhere."""
    now = after.boxes
    return {id: box for id, box in before.boxes.items() if id in now and now[id].rect != box.rect}


def _between(old: Box, new: Box, part: float) -> Box:
    x, y = old.x + (new.x - old.x) * part, old.y + (new.y - old.y) * part
    return new.model_copy(update={"x": x, "y": y})
