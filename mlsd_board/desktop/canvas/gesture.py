"""A gesture: what the mouse does between press and release. One class per gesture; the view runs one at a time."""

from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from mlsd_board.desktop.canvas.contract import Canvas

START = 4
"""Pixels the mouse must travel before a press becomes a drag."""


class Gesture(Protocol):
    """Begun by a press. `finish` makes at most one step of editing; `cancel` leaves everything as it was."""

    view: Canvas

    def move(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The mouse is at `point` (scene units) now."""

    def finish(self, point: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """The button was released at `point`."""

    def cancel(self) -> None:
        """The user thought better of it."""

    def paint(self, painter: QPainter) -> None:
        """Draw what belongs to the gesture above the board, in scene units."""
