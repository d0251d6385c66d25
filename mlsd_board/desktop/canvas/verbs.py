"""What is done to the selection, from menu, key or toolbar: each verb is one step of undo."""

from PySide6.QtCore import QPointF

from mlsd_board.desktop.canvas import pasteboard
from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.pasting import aim, pasted, put_in, refuse
from mlsd_board.editing.clipboard import fragment
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.duplicate import duplicate
from mlsd_board.editing.commands.group import group, ungroup
from mlsd_board.editing.commands.move import move, settle, whole
from mlsd_board.editing.selecting import downstream, same_component, unlocked, upstream
from mlsd_board.formats.contract import ExportOptions
from mlsd_board.formats.errors import FormatError
from mlsd_board.model.elements import Ink

LOCKED = "What is locked stays. Unlock it to delete it."
_ALONE = "An arrow goes along with the boxes at both its ends. Select these too."


def select_all(view: Canvas) -> None:
    view.select(view.board.pictures)


def select_same(view: Canvas) -> None:
    """Select every box of the same component as a selected one."""
    view.select(same_component(view.session.design, view.selection))


def select_upstream(view: Canvas) -> None:
    """Add everything that leads to the selection."""
    view.select((*view.selection, *upstream(view.session.design, view.selection)))


def select_downstream(view: Canvas) -> None:
    """Add everything that follows from the selection."""
    view.select((*view.selection, *downstream(view.session.design, view.selection)))


def delete_selection(view: Canvas) -> None:
    if ids := _unlocked(view):
        with view.session.edit("Delete") as tx:
            delete(tx, ids)


def duplicate_selection(view: Canvas) -> None:
    if view.selection:
        with view.session.edit("Duplicate") as tx:
            ids = duplicate(tx, view.selection)
        view.select(ids or view.selection)
        if not ids:
            view.message.emit(_ALONE)


def copy_selection(view: Canvas) -> bool:
    """Put the selection on the clipboard, as text and as pictures that carry it; whether there was something to put."""
    part = fragment(view.session.design, view.selection)
    if part.records:
        look = ExportOptions(view.session.library, theme=view.theme.name, lines=view.board.style)
        pasteboard.put(part, look)
    elif view.selection:
        view.message.emit(_ALONE)
    return bool(part.records)


def cut_selection(view: Canvas) -> None:
    if copy_selection(view) and (ids := _unlocked(view)):
        with view.session.edit("Cut") as tx:
            delete(tx, tx.design.with_members(ids))


def paste(view: Canvas, at: QPointF | None = None) -> None:
    """Put in what the clipboard holds, around a place if there is one."""
    session = view.session
    try:
        found = pasted(pasteboard.held(), session.design, session.library, aim(view, at))
    except FormatError as error:
        refuse(view, error)
    else:
        put_in(view, found)


def nudge(view: Canvas, dx: float, dy: float) -> None:
    """Move the selection a little; a run of nudges is one step of undo."""
    design = view.session.design
    loose = [design.boxes[id] for id in view.selection if id in design.boxes]
    if loose and all(box.locked for box in loose):
        view.message.emit("What is selected is locked. Unlock it to move it.")
    elif loose or any(isinstance(design.records.get(id), Ink) for id in view.selection):
        with view.session.edit("Move", merge_key=f"nudge {' '.join(view.selection)}") as tx:
            move(tx, view.selection, dx, dy)
            settle(tx, tx.design.with_members(view.selection))


def group_selection(view: Canvas) -> None:
    """Frame the selected boxes; that others lie between them is said."""
    before = view.session.design
    with view.session.edit("Group") as tx:
        id = group(tx, [id for id in view.selection if id in before.boxes])
    members = {box.id for box in view.session.design.boxes.values() if box.frame == id}
    if members - {whole(before, chosen) for chosen in view.selection}:
        view.message.emit("What lies between the boxes belongs to the group, too.")
    view.select((id,))


def ungroup_selection(view: Canvas) -> None:
    frames = [id for id in view.selection if id in view.session.design.frames]
    with view.session.edit("Ungroup") as tx:
        for id in frames:
            ungroup(tx, id)


def _unlocked(view: Canvas) -> list[str]:
    """What of the selection is not locked; that something stays is said."""
    free = unlocked(view.session.design, view.selection)
    if len(free) < len(view.selection):
        view.message.emit(LOCKED)
    return free
