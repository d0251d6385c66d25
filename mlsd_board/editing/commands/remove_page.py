"""Take a page off the board, with all that lies on it."""

from mlsd_board.editing.commands.delete import delete
from mlsd_board.editing.transaction import EditError, Transaction
from mlsd_board.model.elements import OnPage
from mlsd_board.model.pages import pages_of


def remove_page(tx: Transaction, page: str) -> None:
    """Remove a page and its elements. Needs the whole board. Raises `EditError` for the only page."""
    if len(pages_of(tx.design)) == 1:
        msg = "A board has at least one page."
        raise EditError(msg)
    delete(tx, [r.id for r in tx.design.records.values() if isinstance(r, OnPage) and r.page == page])
    tx.remove(page)
