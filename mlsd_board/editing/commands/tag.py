"""Tag elements with a colour, or take the tag away; ink takes on the colour itself."""

from collections.abc import Iterable

from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.elements import Box, Connection, Ink
from mlsd_board.model.values import Tag


def tag(tx: Transaction, ids: Iterable[str], colour: Tag | None) -> None:
    """Give all of them the colour; None takes it away."""
    for id in dict.fromkeys(ids):
        record = tx.design.records.get(id)
        if isinstance(record, Box | Connection):
            tx.put(record.model_copy(update={"tag": colour}))
        elif isinstance(record, Ink):
            tx.put(record.model_copy(update={"colour": colour or "ink"}))
