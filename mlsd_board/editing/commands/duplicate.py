"""Make a copy of elements beside the originals."""

from collections.abc import Iterable

from mlsd_board.editing.clipboard import fragment, insert
from mlsd_board.editing.transaction import Transaction


def duplicate(tx: Transaction, ids: Iterable[str], dx: float = 32.0, dy: float = 32.0) -> list[str]:
    """Copy elements and the arrows between them, moved by (`dx`, `dy`). Returns the new ids."""
    return insert(tx, fragment(tx.design, ids), dx, dy)
