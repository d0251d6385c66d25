"""What is done to the selection, from menu, key or toolbar: each verb is one step of undo."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.editing.clipboard import fragment, insert
from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.commands.duplicate import duplicate
from mlsd_board.editing.commands.group import group, ungroup
from mlsd_board.editing.commands.move import move
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.native.codec import dumps, loads
from mlsd_board.model.geometry import bounds

FRAGMENT = "application/x-mlsd-fragment"
_OFFSET = 32.0


def select_all(view: Canvas) -> None:
    view.select(id for id in view.board.items_by_id)


def delete_selection(view: Canvas) -> None:
    if view.selection:
        with view.session.edit("Delete") as tx:
            delete(tx, view.selection)


def duplicate_selection(view: Canvas) -> None:
    if view.selection:
        with view.session.edit("Duplicate") as tx:
            ids = duplicate(tx, view.selection)
        view.select(ids)


def copy_selection(view: Canvas) -> None:
    """Put the selection on the clipboard, as a board of its own that other programs can read as text."""
    part = fragment(view.session.design, view.selection)
    if part.records:
        text = dumps(part)
        mime = QMimeData()
        mime.setText(text)
        mime.setData(FRAGMENT, text.encode())
        QApplication.clipboard().setMimeData(mime)


def cut_selection(view: Canvas) -> None:
    copy_selection(view)
    delete_selection(view)


def paste(view: Canvas) -> None:
    """Put in what the clipboard holds: a little beside where it came from, or in view if that is out of sight."""
    mime = QApplication.clipboard().mimeData()
    text = bytes(mime.data(FRAGMENT).data()) if mime.hasFormat(FRAGMENT) else mime.text().encode()
    try:
        part = loads(text)
    except FormatError:
        view.message.emit("The clipboard holds no board elements.")
        return
    extent = bounds(box.rect for box in part.boxes.values())
    dx = dy = _OFFSET
    visible = view.visible_rect()
    if extent and not visible.overlaps(extent.moved(dx, dy)):
        dx, dy = visible.centre.x - extent.centre.x, visible.centre.y - extent.centre.y
    with view.session.edit("Paste") as tx:
        ids = insert(tx, part, dx, dy)
    view.select(ids)


def nudge(view: Canvas, dx: float, dy: float) -> None:
    """Move the selection a little; a run of nudges is one step of undo."""
    if view.selection:
        with view.session.edit("Move", merge_key=f"nudge {' '.join(view.selection)}") as tx:
            move(tx, view.selection, dx, dy)


def group_selection(view: Canvas) -> None:
    with view.session.edit("Group") as tx:
        id = group(tx, [id for id in view.selection if id in tx.design.boxes])
    view.select((id,))


def ungroup_selection(view: Canvas) -> None:
    frames = [id for id in view.selection if id in view.session.design.frames]
    with view.session.edit("Ungroup") as tx:
        for id in frames:
            ungroup(tx, id)
