"""What an action is, and the conditions under which actions can be done."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import Any, NamedTuple

from mlsd_board.desktop.canvas.kind_menu import selected_wire
from mlsd_board.editing.transaction import EditError

Shell = Any
"""The shell of the window, see `window/shell.py`, which imports this."""


def always(_shell: Shell) -> bool:
    return True


class Action(NamedTuple):
    """One thing the user can do.

    `also` is a second shortcut, `key` one that the canvas itself understands; `block` sets lines between the rows of
    a menu, `submenu` gathers rows. `swatch` is the colour shown before the title, by its name in the theme.
    """

    id: str
    title: str
    run: Callable[[Shell], object]
    shortcut: str = ""
    enabled: Callable[[Shell], bool] = always
    icon: str = ""
    toolbar: str = ""
    context: bool = False
    checked: Callable[[Shell], bool] | None = None
    key: str = ""
    also: str = ""
    submenu: str = ""
    swatch: str = ""
    menu: str = ""
    block: int = 0


def menu(title: str, *blocks: Iterable[Action]) -> tuple[Action, ...]:
    """The rows of one menu, block by block."""
    return tuple(
        action._replace(menu=title, block=number) for number, block in enumerate(blocks) for action in block
    )


def verb(do: Callable[[Any], object]) -> Callable[[Shell], object]:
    """An action that does something with the canvas; what stands in the way is said in the status bar."""
    return lambda shell: act(shell, lambda: do(shell.desk.view))


def act(shell: Shell, body: Callable[[], object]) -> None:
    """Do something to the board; what stands in the way is said in the status bar."""
    try:
        body()
    except EditError as error:
        shell.desk.said.emit(str(error))


def board(shell: Shell) -> bool:
    return shell.desk is not None


def selected(shell: Shell) -> bool:
    return board(shell) and bool(shell.desk.view.selection)


def one(shell: Shell) -> bool:
    return selected(shell) and len(shell.desk.view.selection) == 1


def one_box(shell: Shell) -> bool:
    return one(shell) and _boxes_selected(shell, 1)


def one_wire(shell: Shell) -> bool:
    return board(shell) and selected_wire(shell.desk.view) is not None


def boxes(shell: Shell) -> bool:
    return _boxes_selected(shell, 1)


def two_boxes(shell: Shell) -> bool:
    return _boxes_selected(shell, 2)


def three_boxes(shell: Shell) -> bool:
    return _boxes_selected(shell, 3)


def nodes(shell: Shell) -> bool:
    return selected(shell) and any(id in shell.desk.session.design.nodes for id in shell.desk.view.selection)


def frames(shell: Shell) -> bool:
    return selected(shell) and any(id in shell.desk.session.design.frames for id in shell.desk.view.selection)


def _boxes_selected(shell: Shell, least: int) -> bool:
    """Whether so many boxes are selected; of thousands, only these are looked at."""
    if shell.desk is None:
        return False
    known = shell.desk.session.design.boxes
    found = islice((id for id in shell.desk.view.selection if id in known), least)
    return len(list(found)) == least
