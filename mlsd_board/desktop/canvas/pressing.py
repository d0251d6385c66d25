"""What a press of the left button begins: an arrow, a resize, a band, or perhaps a drag, perhaps only a click."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QPointF, Qt

from mlsd_board.desktop.canvas.banding import Banding
from mlsd_board.desktop.canvas.bending import Bending
from mlsd_board.desktop.canvas.connecting import Connecting
from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.gesture import START, Gesture
from mlsd_board.desktop.canvas.grips import grip_at
from mlsd_board.desktop.canvas.moving import Moving
from mlsd_board.desktop.canvas.resizing import Reframing, Resizing
from mlsd_board.desktop.naming import title_of
from mlsd_board.model.elements import Connection


@dataclass
class Press:
    """A press that has not yet become anything, or the gesture it began at once."""

    point: QPointF
    position: QPoint
    element: str | None = None
    alone_on_click: bool = False
    refused: bool = False
    gesture: Gesture | None = None

    def dragged(self, view: Canvas, position: QPoint, modifiers: Qt.KeyboardModifier) -> Gesture | None:
        """The drag it becomes once the mouse has travelled far enough."""
        if self.element is None or self.refused or (position - self.position).manhattanLength() < START:
            return None
        if self.element not in view.selection or not any(
            id in view.session.design.records for id in view.selection
        ):
            return None
        wire = view.session.design.connections.get(self.element)
        if wire is not None and len(view.selection) > 1:
            wire = None
        if wire is None and (reason := _pinned(view)):
            self.refused = True
            view.message.emit(reason)
            return None
        drag = Bending(view, wire, self.point) if wire else Moving(view, self.point)
        drag.move(view.mapToScene(position), modifiers)
        return drag

    def clicked(self, view: Canvas) -> None:
        """It was only a click: of several selected elements, the one clicked stays selected."""
        if self.alone_on_click and self.element:
            view.select((self.element,))


def gesture_at(view: Canvas, point: QPointF, position: QPoint, modifiers: Qt.KeyboardModifier) -> Press:
    """What a press at `point` (scene) and `position` (viewport) begins."""
    press = Press(point, position)
    grabbed = view.handles.grabbed_at(point)
    if grabbed:
        press.gesture = Connecting(view, grabbed, start=point)
        return press
    press.gesture = _gripped(view, point)
    if press.gesture:
        return press
    press.element = view.board.element_at(point)
    if press.element is None:
        press.gesture = Banding(view, point, modifiers)
    elif modifiers & Qt.KeyboardModifier.ShiftModifier:
        kept = tuple(id for id in view.selection if id != press.element)
        view.select(kept if press.element in view.selection else (*kept, press.element))
    elif press.element in view.selection:
        press.alone_on_click = True
    else:
        view.select((press.element,))
    return press


def _pinned(view: Canvas) -> str:
    """Why nothing of the selection can be dragged, in a sentence; empty when something can."""
    design, locked = view.session.design, []
    for record in (design.records[id] for id in view.selection if id in design.records):
        if getattr(record, "locked", False):
            locked.append(record.id)
        elif not isinstance(record, Connection):
            return ""
    if not locked:
        return ""
    several = len(locked) > 1
    name = "Everything selected" if several else title_of(design, view.session.library, locked[0])
    return f"{name} is locked and stays where it is. Unlock it to move it."


def _gripped(view: Canvas, point: QPointF) -> Gesture | None:
    """An end of the one selected arrow, which can be led to another box, or the corner of the one selected box."""
    grip, only = grip_at(view, point), view.selection[0] if view.selection else ""
    if grip is None or grip.part == "bend":
        return None
    if grip.part == "corner":
        return (Reframing if only in view.session.design.frames else Resizing)(view, only)
    wire = view.session.design.connections[only]
    stays = wire.source if grip.part == "target" else wire.target
    return Connecting(view, stays, wire.id, grip.part)
