"""Bring the pages of a board into another order."""

from collections.abc import Sequence

from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.elements import Page
from mlsd_board.model.pages import pages_of


def move_page(tx: Transaction, page: str, by: int) -> None:
    """Move a page by so many places towards the end, or towards the start when negative."""
    pages = list(pages_of(tx.design))
    here = next(n for n, p in enumerate(pages) if p.id == page)
    there = min(max(here + by, 0), len(pages) - 1)
    pages.insert(there, pages.pop(here))
    put_in_order(tx, pages)


def put_in_order(tx: Transaction, pages: Sequence[Page]) -> None:
    """Record the pages, new ones too, numbered as they come."""
    for number, page in enumerate(pages):
        if page.order != number or page.id not in tx.design.pages:
            tx.put(page.model_copy(update={"order": number}))
