"""A board of several pages: which there are, in their order, and what lies on one of them."""

from collections.abc import Iterator

from mlsd_board.model.brief import Brief
from mlsd_board.model.change import Change, ChangeSet
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Page, Record
from mlsd_board.model.ids import FIRST_PAGE


def pages_of(book: Design) -> tuple[Page, ...]:
    """The pages of a board in their order, at least one."""
    found = sorted(book.pages.values(), key=lambda page: (page.order, page.id))
    return tuple(found) or (Page(id=FIRST_PAGE),)


def page_title(book: Design, page: str) -> str:
    """What a page is called: its title, else its number among those that are not the inside of a box."""
    pages = pages_of(book)
    at = next((at for at, p in enumerate(pages) if p.id == page), len(pages) - 1)
    number = sum(p.about is None for p in pages[: at + 1])
    return pages[at].title or (f"Page {number}" if pages[at].about is None else "Deep dive")


def page_design(book: Design, page: str) -> Design:
    """One page of a board as a design of its own, with the brief and the list of pages, which all pages share."""
    if not book.pages and page == FIRST_PAGE:
        return book
    return Design({id: r for id, r in book.records.items() if _shown(r, page)}, page, book.records)


def first_page(book: Design) -> Design:
    """The page that stands for a board where only one can be had."""
    return page_design(book, pages_of(book)[0].id)


def each_page(book: Design) -> Iterator[tuple[Page, Design]]:
    """Every page with its design, in order."""
    return ((page, page_design(book, page.id)) for page in pages_of(book))


def alone(design: Design) -> Design:
    """A page as a board of its own."""
    if design.page is None and not design.pages:
        return design
    kept = (r for r in design.records.values() if not isinstance(r, Page))
    return Design.of(*(moved(r, FIRST_PAGE) for r in kept))


def moved(record: Record, page: str) -> Record:
    """The record on another page; what lies on none stays as it is."""
    if isinstance(record, Brief | Page) or record.page == page:
        return record
    return record.model_copy(update={"page": page})


def on_page(changes: ChangeSet, page: str) -> ChangeSet:
    """What of some changes can be seen on a page; what moves to or from another comes or goes."""
    found: dict[str, Change] = {}
    for id, change in changes.changes.items():
        before = change.before if _shown(change.before, page) else None
        after = change.after if _shown(change.after, page) else None
        if before is not None or after is not None:
            found[id] = Change(before, after)
    return ChangeSet(found)


def _shown(record: Record | None, page: str) -> bool:
    return isinstance(record, Brief | Page) or (record is not None and record.page == page)
