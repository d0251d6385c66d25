"""What can be done with the pages of a board; the page that is shown is the one that is meant."""

from mlsd_board.desktop.desk import Desk
from mlsd_board.desktop.naming import title_of
from mlsd_board.editing.commands.add_page import add_page, copy_page, deep_dive_page
from mlsd_board.editing.commands.mark_deep_dive import mark_deep_dive
from mlsd_board.editing.commands.move_to_page import move_to_page
from mlsd_board.editing.commands.order_pages import move_page
from mlsd_board.editing.commands.remove_page import remove_page
from mlsd_board.editing.commands.rename import rename
from mlsd_board.editing.transaction import Transaction
from mlsd_board.model.counting import counted
from mlsd_board.model.elements import Page
from mlsd_board.model.pages import page_title


def current(desk: Desk) -> Page:
    return next(page for page in desk.session.pages if page.id == desk.session.page)


def add(desk: Desk) -> None:
    """Add an empty page behind this one, and go there."""
    _made(desk, "Add a page", lambda tx: add_page(tx, after=desk.session.page))


def copy(desk: Desk) -> None:
    """Add a copy of this page behind it, and go there: a second attempt."""
    _made(desk, "Duplicate the page", lambda tx: copy_page(tx, desk.session.page))


def remove(desk: Desk) -> None:
    title, page = page_title(desk.session.book, desk.session.page), desk.session.page
    if desk.edit_book("Delete the page", lambda tx: remove_page(tx, page)):
        desk.said.emit(f"Deleted {title} with all that was on it. Ctrl+Z takes it back.")


def retitle(desk: Desk, page: str, title: str) -> None:
    def body(tx: Transaction) -> None:
        move_page(tx, page, 0)  # which records the only page, so that it can have a title
        rename(tx, page, title)

    desk.edit_book("Rename the page", body)


def shift(desk: Desk, by: int, page: str = "") -> None:
    """Move a page, this one unless named, by so many places."""
    desk.edit_book("Move the page", lambda tx: move_page(tx, page or desk.session.page, by))


def turn(desk: Desk, by: int) -> None:
    """Show the next page, or the one before; after the last comes the first."""
    pages = [page.id for page in desk.session.pages]
    go(desk, pages[(pages.index(desk.session.page) + by) % len(pages)])


def go(desk: Desk, page: str) -> None:
    desk.session.show_page(page)
    pages = [p.id for p in desk.session.pages]
    if page in pages:
        number = pages.index(page) + 1
        desk.said.emit(f"{page_title(desk.session.book, page)} (page {number} of {len(pages)})")


def judge(desk: Desk) -> None:
    """Have the page judged as a design, or no longer."""
    page = current(desk)
    purpose = "deep_dive" if page.purpose == "design" else "design"

    def body(tx: Transaction) -> None:
        move_page(tx, page.id, 0)
        tx.put(tx.design.pages[page.id].model_copy(update={"purpose": purpose}))

    desk.edit_book("Set the purpose of the page", body)


def dive(desk: Desk, box: str) -> None:
    """Show the page that details a box; it is added if there is none."""
    title = title_of(desk.session.design, desk.session.library, box)
    known = next((page.id for page in desk.session.pages if page.about == box), None)
    if known:
        go(desk, known)
        return

    def body(tx: Transaction) -> str:
        mark_deep_dive(tx, [box])
        return deep_dive_page(tx, box, title)

    if _made(desk, f"Open {title}", body):
        desk.said.emit(f"A page for the inside of {title}.")


def surface(desk: Desk) -> None:
    """Go back from a deep dive to the box it is about."""
    about = current(desk).about
    if about:
        desk.show((about,), only_if_hidden=True)
        desk.view.setFocus()


def send(desk: Desk, page: str = "") -> None:
    """Move the selection to another page, a new one unless named, and go there with it."""
    ids, cut, target = desk.view.selection, list[str](), [page]

    def body(tx: Transaction) -> None:
        target[0] = page or add_page(tx, after=desk.session.page)
        cut.extend(move_to_page(tx, ids, target[0]))

    if desk.edit_book("Move to another page", body):
        go(desk, target[0])
        desk.view.select(ids)
        if cut:
            desk.said.emit(f"Moved; {counted(len(cut), 'connection')} to what stayed could not go along.")


def _made(desk: Desk, label: str, body: object) -> bool:
    made: list[str] = []
    done = desk.edit_book(label, lambda tx: made.append(body(tx)))
    if done:
        go(desk, made[0])
    return done
