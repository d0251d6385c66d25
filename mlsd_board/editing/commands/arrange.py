"""Bring several boxes into line, or space them evenly."""

from collections.abc import Iterable

from mlsd_board.editing.commands.move import move, settle
from mlsd_board.editing.transaction import Transaction
from mlsd_board.layout.snap import Axis, Edge, aligned, distributed
from mlsd_board.model.elements import Box
from mlsd_board.model.geometry import Rect


def align(tx: Transaction, ids: Iterable[str], edge: Edge) -> None:
    """Move boxes so that one edge or middle line agrees; locked ones and what lies in a chosen frame stay put."""
    boxes = _free(tx, ids)
    _shift(tx, boxes, aligned([box.shown_rect for box in boxes], edge))


def distribute(tx: Transaction, ids: Iterable[str], axis: Axis) -> None:
    """Move boxes so that the gaps between them are equal; the outermost two stay."""
    boxes = _free(tx, ids)
    _shift(tx, boxes, distributed([box.shown_rect for box in boxes], axis))


def _free(tx: Transaction, ids: Iterable[str]) -> list[Box]:
    chosen = [tx.design.boxes[id] for id in dict.fromkeys(ids) if id in tx.design.boxes]
    frames = {box.id for box in chosen}
    return [box for box in chosen if not box.locked and box.frame not in frames]


def _shift(tx: Transaction, boxes: list[Box], places: list[Rect]) -> None:
    for box, place in zip(boxes, places, strict=True):
        if (place.x, place.y) != (box.x, box.y):
            move(tx, [box.id], place.x - box.x, place.y - box.y)
    settle(tx, tx.design.with_members(box.id for box in boxes))
