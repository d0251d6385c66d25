"""Fold frames into one box each, or open them again."""

from collections.abc import Iterable

from mlsd_board.editing.commands.make_room import make_room
from mlsd_board.editing.transaction import Transaction


def collapse(tx: Transaction, frames: Iterable[str]) -> None:
    for id in frames:
        tx.put(tx.design.frames[id].model_copy(update={"collapsed": True}))


def expand(tx: Transaction, frames: Iterable[str]) -> None:
    """Show what lies in frames; what is in their way moves on."""
    for id in frames:
        folded = tx.design.frames[id]
        tx.put(folded.model_copy(update={"collapsed": False}))
        make_room(tx, id, folded.shown_rect)
