"""Verbs that put the selected elements in order: in line, evenly spaced, in front, pinned, straight."""

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.editing.commands.arrange import align, distribute
from mlsd_board.editing.commands.bend import straighten
from mlsd_board.editing.commands.lock import lock
from mlsd_board.editing.commands.stack import to_back, to_front
from mlsd_board.layout.snap import Axis, Edge
from mlsd_board.model.counting import counted


def align_selection(view: Canvas, edge: Edge) -> None:
    """Move the selected boxes so that one edge or middle line agrees."""
    if len(_boxes(view)) < 2:
        view.message.emit("Select two boxes or more to bring them into line.")
        return
    with view.session.edit("Align") as tx:
        align(tx, view.selection, edge)


def distribute_selection(view: Canvas, axis: Axis) -> None:
    """Make the gaps between the selected boxes equal; the outermost two stay."""
    if len(_boxes(view)) < 3:
        view.message.emit("Select three boxes or more to space them evenly.")
        return
    with view.session.edit("Space evenly") as tx:
        distribute(tx, view.selection, axis)


def toggle_lock(view: Canvas) -> None:
    """Pin the selected boxes to their place, or let them go when all of them are pinned."""
    boxes = _boxes(view)
    if not boxes:
        view.message.emit("Select the boxes to lock first.")
        return
    locked = not all_locked(view)
    with view.session.edit("Lock" if locked else "Unlock") as tx:
        lock(tx, boxes, locked=locked)
    view.message.emit(f"{'Locked' if locked else 'Unlocked'}: {counted(len(boxes), 'box', 'boxes')}.")


def all_locked(view: Canvas) -> bool:
    """Whether there are selected boxes and every one of them is locked."""
    boxes = _boxes(view)
    return bool(boxes) and all(view.session.design.boxes[id].locked for id in boxes)


def bring_to_front(view: Canvas) -> None:
    with view.session.edit("Bring to front") as tx:
        to_front(tx, view.selection)


def send_to_back(view: Canvas) -> None:
    with view.session.edit("Send to back") as tx:
        to_back(tx, view.selection)


def straighten_selection(view: Canvas) -> None:
    """Let the router find the way of the selected connections again, without places led by hand."""
    wires = led(view)
    if not wires:
        view.message.emit("Select a connection that was led by hand first.")
        return
    with view.session.edit("Straighten") as tx:
        for wire in wires:
            straighten(tx, wire)


def led(view: Canvas) -> list[str]:
    """The selected connections that were led by hand."""
    known = view.session.design.connections
    chosen = [known[id] for id in view.selection if id in known]
    return [wire.id for wire in chosen if wire.waypoints or wire.source_side or wire.target_side]


def toggle_minimap(view: Canvas) -> None:
    """Show the map of the board when part of it is out of sight, or never."""
    view.minimap.set_wanted(not view.minimap.wanted)


def _boxes(view: Canvas) -> list[str]:
    return [id for id in view.selection if id in view.session.design.boxes]
