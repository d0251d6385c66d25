"""The Arrange menu: boxes in line, evenly spaced, in front, pinned."""

from mlsd_board.desktop.actions.action import (
    Action,
    Shell,
    board,
    boxes,
    menu,
    selected,
    three_boxes,
    two_boxes,
    verb,
)
from mlsd_board.desktop.canvas import arranging
from mlsd_board.layout.snap import Axis, Edge


def _align(id: Edge, title: str, key: str) -> Action:
    return Action(
        f"align_{id}",
        title,
        verb(lambda view: arranging.align_selection(view, id)),
        f"Alt+{key}",
        two_boxes,
        context=True,
    )


def _distribute(id: Axis, title: str, key: str) -> Action:
    return Action(
        f"distribute_{id}",
        title,
        verb(lambda view: arranging.distribute_selection(view, id)),
        f"Alt+{key}",
        three_boxes,
        context=True,
    )


def _locked(shell: Shell) -> bool:
    return board(shell) and arranging.all_locked(shell.desk.view)


ARRANGE = menu(
    "Arrange",
    [
        _align("left", "Align left", "A"),
        _align("centre", "Align centres", "H"),
        _align("right", "Align right", "D"),
        _align("top", "Align top", "W"),
        _align("middle", "Align middles", "V"),
        _align("bottom", "Align bottom", "S"),
    ],
    [
        _distribute("x", "Space evenly across", "Shift+H"),
        _distribute("y", "Space evenly down", "Shift+V"),
    ],
    [
        Action(
            "to_front", "Bring to front", verb(arranging.bring_to_front), "Ctrl+]", selected, context=True
        ),
        Action("to_back", "Send to back", verb(arranging.send_to_back), "Ctrl+[", selected, context=True),
    ],
    [
        Action(
            "lock",
            "Locked",
            verb(arranging.toggle_lock),
            "Ctrl+Shift+K",
            boxes,
            context=True,
            checked=_locked,
        ),
    ],
)
