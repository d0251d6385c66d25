"""The Edit menu: steps back, the clipboard, and what is selected."""

from collections.abc import Callable

from mlsd_board.desktop.actions import doing, lengthy, sharing
from mlsd_board.desktop.actions.action import Action, Shell, board, boxes, menu, nodes, one, selected, verb
from mlsd_board.desktop.canvas import verbs
from mlsd_board.desktop.canvas.contract import Canvas


def _can_undo(shell: Shell) -> bool:
    return board(shell) and bool(shell.desk.session.history.done)


def _can_redo(shell: Shell) -> bool:
    return board(shell) and bool(shell.desk.session.history.undone)


def _copy_as(format: str, words: str) -> Action:
    return Action(
        f"copy_{format}",
        f"Copy as {words}",
        lambda s: sharing.copy_as(s, format),
        "",
        board,
        submenu="Copy as",
    )


def _more(
    id: str, title: str, do: Callable[[Canvas], object], keys: str, enabled: Callable[[Shell], bool]
) -> Action:
    return Action(f"select_{id}", title, verb(do), keys, enabled, context=True, submenu="Select more")


EDIT = menu(
    "Edit",
    [
        Action("undo", "Undo", doing.undo, "Ctrl+Z", _can_undo, "undo", "Undo"),
        Action("redo", "Redo", doing.redo, "Ctrl+Shift+Z", _can_redo, "redo", "Redo", also="Ctrl+Y"),
    ],
    [
        Action("cut", "Cut", verb(verbs.cut_selection), "Ctrl+X", selected, context=True),
        Action("copy", "Copy", verb(verbs.copy_selection), "Ctrl+C", selected, context=True),
        *(_copy_as(format, words) for format, words in sharing.COPIES.items()),
        Action("paste", "Paste", lengthy.paste, "Ctrl+V", board),
        Action(
            "paste_here",
            "Paste at the mouse",
            lambda s: lengthy.paste(s, s.desk.view.pointer.place),
            "Ctrl+Shift+V",
            board,
            context=True,
        ),
        Action("duplicate", "Duplicate", verb(verbs.duplicate_selection), "Ctrl+D", selected, context=True),
        Action(
            "delete", "Delete", verb(verbs.delete_selection), "", selected, "remove", context=True, key="Del"
        ),
        Action("rename", "Rename", doing.rename, "", one, context=True, key="Enter"),
    ],
    [
        Action("select_all", "Select all", verb(verbs.select_all), "Ctrl+A", board),
        _more("same", "Select the same component", verbs.select_same, "Ctrl+Shift+A", nodes),
        _more("upstream", "Select upstream", verbs.select_upstream, "Ctrl+Shift+Left", boxes),
        _more("downstream", "Select downstream", verbs.select_downstream, "Ctrl+Shift+Right", boxes),
    ],
    [
        Action(
            "find_on_board", "Find on the board", lambda s: s.finding.open_bar(), "Ctrl+F", board, "search"
        ),
        Action("commands", "All commands", lambda s: s.finding.open_commands(), "Ctrl+K"),
    ],
)
