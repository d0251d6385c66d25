"""Bring boxes and ink to the front, or send them to the back, of their own kind."""

from collections.abc import Iterable

from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.elements import Box, Ink


def to_front(tx: Transaction, ids: Iterable[str]) -> None:
    """Draw elements above all others of their kind, in the order they had among themselves."""
    _restack(tx, ids, above=True)


def to_back(tx: Transaction, ids: Iterable[str]) -> None:
    """Draw elements below all others of their kind."""
    _restack(tx, ids, above=False)


def _restack(tx: Transaction, ids: Iterable[str], *, above: bool) -> None:
    chosen = {id for id in ids if isinstance(tx.design.records.get(id), Box | Ink)}
    others = [r.z for r in tx.design.records.values() if isinstance(r, Box | Ink) and r.id not in chosen]
    moving = sorted((tx.design.records[id] for id in chosen), key=lambda r: (getattr(r, "z", 0), r.id))
    first = (max(others, default=0) + 1) if above else (min(others, default=0) - len(moving))
    for z, record in enumerate(moving, first):
        tx.put(record.model_copy(update={"z": z}))
