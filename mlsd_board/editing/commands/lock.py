"""Pin boxes to their place, or let them go."""

from collections.abc import Iterable

from mlsd_board.editing.transaction import Transaction


def lock(tx: Transaction, ids: Iterable[str], *, locked: bool = True) -> None:
    """Locked boxes are neither moved by hand nor by tidying."""
    for id in dict.fromkeys(ids):
        box = tx.design.boxes.get(id)
        if box is not None and box.locked != locked:
            tx.put(box.model_copy(update={"locked": locked}))
