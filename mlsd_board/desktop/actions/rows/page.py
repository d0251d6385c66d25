"""The Page menu: attempts and deep dives, one sheet each."""

from mlsd_board.desktop.actions.action import Action, Shell, board, menu, one_box, selected
from mlsd_board.desktop.pages import verbs


def _several(shell: Shell) -> bool:
    return board(shell) and len(shell.desk.session.pages) > 1


def _diving(shell: Shell) -> bool:
    return board(shell) and verbs.current(shell.desk).about is not None


def _can_dive(shell: Shell) -> bool:
    return one_box(shell) and shell.desk.view.selection[0] not in shell.desk.session.design.notes


def _judged(shell: Shell) -> bool:
    return board(shell) and verbs.current(shell.desk).purpose == "design"


PAGE = menu(
    "Page",
    [
        Action("page_new", "New page", lambda s: verbs.add(s.desk), "Ctrl+T", board),
        Action("page_copy", "Duplicate the page", lambda s: verbs.copy(s.desk), "Ctrl+Shift+D", board),
        Action("page_rename", "Rename the page", lambda s: s.sheet.strip.start_rename(), "Ctrl+F2", board),
        Action("page_delete", "Delete the page", lambda s: verbs.remove(s.desk), "", _several),
    ],
    [
        Action("page_next", "Next page", lambda s: verbs.turn(s.desk, 1), "Ctrl+PgDown", _several),
        Action("page_previous", "Previous page", lambda s: verbs.turn(s.desk, -1), "Ctrl+PgUp", _several),
        Action(
            "page_later",
            "Move the page right",
            lambda s: verbs.shift(s.desk, 1),
            "Ctrl+Shift+PgDown",
            _several,
        ),
        Action(
            "page_earlier",
            "Move the page left",
            lambda s: verbs.shift(s.desk, -1),
            "Ctrl+Shift+PgUp",
            _several,
        ),
    ],
    [
        Action(
            "dive",
            "Open the inside of the box",
            lambda s: verbs.dive(s.desk, s.desk.view.selection[0]),
            "Ctrl+Return",
            _can_dive,
            context=True,
        ),
        Action("surface", "Back to the box", lambda s: verbs.surface(s.desk), "Ctrl+Backspace", _diving),
        Action(
            "send",
            "Move to another page…",
            lambda s: s.finding.open_pages(),
            "Ctrl+Alt+M",
            selected,
            context=True,
        ),
    ],
    [
        Action(
            "page_judged", "Judge it as a design", lambda s: verbs.judge(s.desk), "", board, checked=_judged
        ),
    ],
)
