"""Pages as people name them: by title, by number or by id."""

from mlsd_board.formats.errors import FormatError
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Page
from mlsd_board.model.pages import page_design, page_title, pages_of


def find_page(book: Design, name: str) -> Page:
    """The page of this title, number (from 1) or id. Raises `FormatError` with those there are."""
    pages = pages_of(book)
    titles = {page.id: page_title(book, page.id) for page in pages}
    for number, page in enumerate(pages, 1):
        if name.casefold() in (titles[page.id].casefold(), page.id.casefold()) or name == str(number):
            return page
    known = ", ".join(repr(title) for title in titles.values())
    raise FormatError(f"there is no page {name!r}", advice=f"There is {known}." if known else "")


def page_named(book: Design, name: str) -> Design:
    """The page of this name, the first when there is none, as a design of its own. Raises `FormatError`."""
    return page_design(book, find_page(book, name or "1").id)


def judged(book: Design) -> list[tuple[Page, Design]]:
    """The pages to be judged as designs; deep dives are not, unless there is nothing else."""
    pages = pages_of(book)
    chosen = [page for page in pages if page.purpose == "design"] or pages[:1]
    return [(page, page_design(book, page.id)) for page in chosen]
