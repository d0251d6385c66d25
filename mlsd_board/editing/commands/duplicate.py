"""Make a copy of elements beside the originals."""

from collections.abc import Iterable

from mlsd_board.editing.clipboard import STEP, fragment, insert
from mlsd_board.editing.commands.move import settle
from mlsd_board.editing.transaction import Transaction


def duplicate(tx: Transaction, ids: Iterable[str], dx: float = STEP, dy: float = STEP) -> list[str]:
    """Copy elements and the arrows between them, moved by (`dx`, `dy`). Returns the new ids."""
    fresh = insert(tx, fragment(tx.design, ids), dx, dy)
    settle(tx, fresh)
    return fresh
