"""Change the words on an element."""

from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.model.elements import Connection, Frame, Node, Note, Page


def rename(tx: Transaction, id: str, text: str) -> None:
    """Set the label of a node or arrow, the title of a frame or a page, or the text of a note."""
    record = tx.design.records.get(id)
    if isinstance(record, Node | Connection):
        tx.put(record.model_copy(update={"label": text.strip()}))
    elif isinstance(record, Frame | Page):
        tx.put(record.model_copy(update={"title": text.strip()}))
    elif isinstance(record, Note):
        tx.put(record.model_copy(update={"text": text}))
    else:
        msg = f"{id!r} has no words of its own."
        raise EditError(msg)
