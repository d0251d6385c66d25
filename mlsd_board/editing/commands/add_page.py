"""Give a board another page: an empty one, a copy of one, or one for the inside of a box."""

from typing import Literal

from mlsd_board.editing.commands.order_pages import put_in_order
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.elements import Box, Connection, Note, OnPage, Page, Suppression
from mlsd_board.model.pages import page_title, pages_of


def add_page(
    tx: Transaction,
    title: str = "",
    *,
    after: str | None = None,
    purpose: Literal["design", "deep_dive"] = "design",
    about: str | None = None,
) -> str:
    """Add an empty page, behind the page `after` or behind all. Returns its id."""
    pages = list(pages_of(tx.design))
    place = next((n for n, page in enumerate(pages, 1) if page.id == after), len(pages))
    id = tx.fresh_id(f"page_{len(pages) + 1}")
    pages.insert(place, Page(id=id, title=title.strip(), purpose=purpose, about=about))
    put_in_order(tx, pages)
    return id


def copy_page(tx: Transaction, page: str) -> str:
    """Add a copy of a page behind it: a second attempt. Returns its id. Needs the whole board."""
    old = next(p for p in pages_of(tx.design) if p.id == page)
    new = add_page(
        tx, f"{page_title(tx.design, page)} (copy)", after=page, purpose=old.purpose, about=old.about
    )
    originals = [r for r in tx.design.records.values() if isinstance(r, OnPage) and r.page == page]
    fresh = tx.fresh_ids()
    names = {record.id: fresh.take(_stem(record)) for record in originals}
    tx.put_all([_copied(record, names, new) for record in originals])
    return new


def deep_dive_page(tx: Transaction, box: str, title: str) -> str:
    """The page that details a box, added if there is none. Returns its id."""
    known = next((page.id for page in pages_of(tx.design) if page.about == box), None)
    if known:
        return known
    subject = tx.design.boxes[box]
    return add_page(tx, title, after=subject.page, purpose="deep_dive", about=box)


def _stem(record: OnPage) -> str:
    if isinstance(record, Suppression):
        return f"suppress-{record.code}"
    return record.id.rstrip("0123456789").rstrip("_") or record.id


def _copied(record: OnPage, names: dict[str, str], page: str) -> OnPage:
    changes: dict[str, object] = {"id": names[record.id], "page": page}
    if isinstance(record, Connection):
        changes |= {"source": names[record.source], "target": names[record.target]}
    elif isinstance(record, Suppression):
        changes["elements"] = tuple(names.get(id, id) for id in record.elements)
    elif isinstance(record, Box) and record.frame:
        changes["frame"] = names[record.frame]
    if isinstance(record, Note) and record.about:
        changes["about"] = names.get(record.about)
    return record.model_copy(update=changes)
