"""The Board menu: what is on it, how it is joined, tools and layout."""

from mlsd_board.desktop.actions import doing, lengthy
from mlsd_board.desktop.actions.action import (
    Action,
    Shell,
    board,
    boxes,
    frames,
    menu,
    one_box,
    one_wire,
    verb,
)
from mlsd_board.desktop.canvas import arranging, kind_menu, marking, verbs
from mlsd_board.desktop.canvas.bending import bend_at, remove_bend
from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.tools.tool import TOOLS


def _one_node(shell: Shell) -> bool:
    return one_box(shell) and shell.desk.view.selection[0] in shell.desk.session.design.nodes


def _led(shell: Shell) -> bool:
    return board(shell) and bool(arranging.led(shell.desk.view))


def _on_bend(shell: Shell) -> bool:
    return board(shell) and bend_at(shell.desk.view, shell.desk.view.pointer.place) is not None


def _unbend(view: Canvas) -> None:
    remove_bend(view, view.pointer.place)


def _tool(id: str, title: str, key: str) -> Action:
    return Action(
        f"tool_{id}",
        title,
        lambda s: doing.take_tool(s, id),
        "",
        board,
        f"tool_{id}",
        title,
        checked=lambda s: board(s) and s.desk.view.tool.id == id,
        key=key,
        submenu="Tools",
    )


BOARD = menu(
    "Board",
    [
        Action("find", "Find a component", doing.find_component, "Ctrl+P", board),
        Action("note", "Add a note", verb(marking.note_selection), "Ctrl+Shift+N", board, context=True),
        *(_tool(tool.id, tool.title, tool.key) for tool in TOOLS),
    ],
    [
        Action("connect", "Connect", doing.connect, "", one_box, context=True, key="C"),
        Action(
            "connect_to", "Connect to…", lambda s: s.finding.open_targets(), "Ctrl+L", one_box, context=True
        ),
        Action("turn_kind", "Next kind", verb(kind_menu.turn_kind), "", one_wire, context=True, key="↓"),
        Action("kinds", "Kind…", verb(kind_menu.open_kind_menu), "", one_wire, context=True, key="Shift+↓"),
        Action("unbend", "Remove the bend", verb(_unbend), "", _on_bend, context=True),
        Action(
            "straighten",
            "Straighten",
            verb(arranging.straighten_selection),
            "Ctrl+Shift+R",
            _led,
            context=True,
        ),
        Action(
            "replace",
            "Replace the component…",
            lambda s: s.finding.open_replacements(),
            "Ctrl+R",
            _one_node,
            context=True,
        ),
    ],
    [
        Action("group", "Group", verb(verbs.group_selection), "Ctrl+G", boxes, context=True),
        Action("ungroup", "Ungroup", verb(verbs.ungroup_selection), "Ctrl+Shift+G", frames, context=True),
        Action(
            "collapse", "Collapse or expand", doing.toggle_collapsed, "Ctrl+Shift+E", frames, context=True
        ),
    ],
    [
        Action("tidy", "Tidy", lengthy.tidy, "Ctrl+Shift+L", board, "tidy", "Tidy", context=True),
        Action(
            "tidy_down", "Tidy from top to bottom", lambda s: lengthy.tidy(s, "TB"), "Ctrl+Shift+T", board
        ),
    ],
    [
        Action(
            "compare",
            "Compare with a reference",
            lambda s: doing.focus_panel(s, "compare"),
            "Ctrl+Shift+J",
            board,
        ),
    ],
)
