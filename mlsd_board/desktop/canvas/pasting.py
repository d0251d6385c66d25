"""What is on the clipboard as one step of editing: worked out without the view, then put in and selected."""

from typing import NamedTuple

from PySide6.QtCore import QPointF

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.canvas import pasteboard
from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.pasteboard import Clip
from mlsd_board.editing.clipboard import beside, insert
from mlsd_board.editing.commands.move import settle
from mlsd_board.editing.transaction import Transaction
from mlsd_board.formats.errors import FormatError
from mlsd_board.layout.snap import snap_to_grid
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.geometry import Point, Rect, bounds


class Pasted(NamedTuple):
    """The edit, the elements it brings, and what became of a diagram of another tool."""

    changes: ChangeSet
    ids: list[str]
    remarks: tuple[str, ...]


def aim(view: Canvas, at: QPointF | None) -> Point | Rect:
    """Where something is to be pasted: around a place, or else anywhere in view."""
    return view.visible_rect() if at is None else Point(at.x(), at.y())


def pasted(clip: Clip, design: Design, library: Library, at: Point | Rect) -> Pasted:
    """The elements around a place; or where they came from, if that is in view. Beside what lies there. Any thread may ask.

    Raises `FormatError`.
    """
    part, remarks = pasteboard.read(clip, library)
    tx = Transaction(design)
    ids = insert(tx, part, *beside(design, part, *_shift(part, at)))
    settle(tx, ids)
    return Pasted(tx.finish(), ids, remarks)


def put_in(view: Canvas, found: Pasted) -> None:
    """Make the edit on the board it was worked out for."""
    view.session.commit("Paste", found.changes)
    view.select(found.ids)
    view.centre_on(found.ids, only_if_hidden=True)
    if found.remarks:
        view.message.emit("; ".join(found.remarks))


def refuse(view: Canvas, error: FormatError) -> None:
    """Say why nothing is pasted."""
    said = str(error)
    view.message.emit(said[0].upper() + said[1:])


def _shift(part: Design, at: Point | Rect) -> Point:
    strokes = (bounds(Rect(*Point(*p), 0, 0) for p in ink.points) for ink in part.inks.values())
    extent = bounds([*(box.rect for box in part.boxes.values()), *(area for area in strokes if area)])
    if not extent or (isinstance(at, Rect) and at.overlaps(extent)):
        return Point(0, 0)
    middle = at.centre if isinstance(at, Rect) else at
    return snap_to_grid(Point(middle.x - extent.centre.x, middle.y - extent.centre.y))
