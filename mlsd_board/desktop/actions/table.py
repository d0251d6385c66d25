"""The one table of what can be done: menus, toolbar, context menu and the list of shortcuts are made from it."""

from collections.abc import Callable
from typing import Any, NamedTuple

from mlsd_board.desktop.actions import doing
from mlsd_board.desktop.canvas import verbs

Shell = Any
"""The shell of the window, see `window/shell.py`, which imports this."""


class Action(NamedTuple):
    """One thing the user can do. `menu` is empty for what only the context menu offers; `block` sets lines between."""

    id: str
    title: str
    menu: str
    run: Callable[[Shell], object]
    shortcut: str = ""
    icon: str = ""
    enabled: Callable[[Shell], bool] = lambda _: True
    block: int = 0
    toolbar: str = ""
    context: bool = False
    checked: Callable[[Shell], bool] | None = None


def _board(shell: Shell) -> bool:
    return shell.desk is not None


def _selected(shell: Shell) -> bool:
    return _board(shell) and bool(shell.desk.view.selection)


def _one_box(shell: Shell) -> bool:
    return _selected(shell) and len(shell.desk.view.selection) == 1 and doing.selected_boxes(shell) == 1


def _one(shell: Shell) -> bool:
    return _selected(shell) and len(shell.desk.view.selection) == 1


def _boxes(shell: Shell) -> bool:
    return _board(shell) and doing.selected_boxes(shell) > 0


def _frames(shell: Shell) -> bool:
    return _board(shell) and any(id in shell.desk.session.design.frames for id in shell.desk.view.selection)


def _can_undo(shell: Shell) -> bool:
    return _board(shell) and bool(shell.desk.session.history.done)


def _can_redo(shell: Shell) -> bool:
    return _board(shell) and bool(shell.desk.session.history.undone)


def _can_fix(shell: Shell) -> bool:
    return _board(shell) and shell.desk_panels.problems.fix_all.isEnabled()


def _theme(name: str) -> Callable[[Shell], bool]:
    return lambda shell: shell.settings.theme == name


def _verb(verb: Callable[[Any], object]) -> Callable[[Shell], object]:
    return lambda shell: doing.act(shell, lambda: verb(shell.desk.view))


ACTIONS: tuple[Action, ...] = (
    Action("new", "New blank board", "File", lambda s: s.documents.new_blank(), "Ctrl+N", "plus"),
    Action("open", "Open…", "File", lambda s: s.documents.ask_open(), "Ctrl+O", "open"),
    Action("save", "Save", "File", lambda s: s.documents.save(), "Ctrl+S", "save", _board, 1, "Save"),
    Action("save_as", "Save as…", "File", lambda s: s.documents.save_as(), "Ctrl+Shift+S", "", _board, 1),
    Action("export", "Export…", "File", doing.export, "Ctrl+E", "export", _board, 2, "Export"),
    Action("export_png", "Export as PNG…", "File", lambda s: doing.export(s, "png"), "", "", _board, 2),
    Action("export_svg", "Export as SVG…", "File", lambda s: doing.export(s, "svg"), "", "", _board, 2),
    Action("export_dot", "Export as DOT…", "File", lambda s: doing.export(s, "dot"), "", "", _board, 2),
    Action(
        "start",
        "Start page",
        "File",
        lambda s: s.documents.close_board(),
        "Ctrl+W",
        "home",
        _board,
        3,
        "Start",
    ),
    Action("quit", "Quit", "File", lambda s: s.window.close(), "Ctrl+Q", "", block=4),
    Action("undo", "Undo", "Edit", doing.undo, "Ctrl+Z", "undo", _can_undo, 0, "Undo"),
    Action("redo", "Redo", "Edit", doing.redo, "Ctrl+Shift+Z", "redo", _can_redo, 0, "Redo"),
    Action("cut", "Cut", "Edit", _verb(verbs.cut_selection), "Ctrl+X", "", _selected, 1, context=True),
    Action("copy", "Copy", "Edit", _verb(verbs.copy_selection), "Ctrl+C", "", _selected, 1, context=True),
    Action("paste", "Paste", "Edit", _verb(verbs.paste), "Ctrl+V", "", _board, 1, context=True),
    Action(
        "duplicate",
        "Duplicate",
        "Edit",
        _verb(verbs.duplicate_selection),
        "Ctrl+D",
        "",
        _selected,
        1,
        context=True,
    ),
    Action(
        "delete",
        "Delete\tDel",
        "Edit",
        _verb(verbs.delete_selection),
        "",
        "remove",
        _selected,
        1,
        context=True,
    ),
    Action("select_all", "Select all", "Edit", _verb(verbs.select_all), "Ctrl+A", "", _board, 2),
    Action("rename", "Rename\tEnter", "Edit", doing.rename, "", "", _one, 3, context=True),
    Action("connect", "Connect to…\tC", "Edit", doing.connect, "", "", _one_box, 3, context=True),
    Action("group", "Group", "Board", _verb(verbs.group_selection), "Ctrl+G", "", _boxes, 0, context=True),
    Action(
        "ungroup",
        "Ungroup",
        "Board",
        _verb(verbs.ungroup_selection),
        "Ctrl+Shift+G",
        "",
        _frames,
        0,
        context=True,
    ),
    Action("note", "Add a note", "Board", doing.add_note, "Ctrl+Shift+N", "", _board, 1, context=True),
    Action("find", "Find a component", "Board", doing.find_component, "Ctrl+P", "search", _board, 1),
    Action("tidy", "Tidy", "Board", doing.tidy, "Ctrl+Shift+L", "tidy", _board, 2, "Tidy", context=True),
    Action(
        "fix_all", "Fix all safe", "Board", doing.fix_all, "Ctrl+Shift+F", "fix", _can_fix, 3, "Fix all safe"
    ),
    Action("next_problem", "Next finding", "Board", lambda s: doing.step_problem(s, 1), "F8", "", _board, 3),
    Action(
        "previous_problem",
        "Previous finding",
        "Board",
        lambda s: doing.step_problem(s, -1),
        "Shift+F8",
        "",
        _board,
        3,
    ),
    Action("zoom_in", "Zoom in", "View", lambda s: doing.zoom(s, 1.25), "Ctrl++", "", _board),
    Action("zoom_out", "Zoom out", "View", lambda s: doing.zoom(s, 0.8), "Ctrl+-", "", _board),
    Action("zoom_actual", "100 %", "View", lambda s: doing.zoom(s, None), "Ctrl+0", "", _board),
    Action(
        "zoom_fit", "Whole board", "View", lambda s: s.desk.view.zoom_fit(), "Ctrl+1", "fit", _board, 0, "Fit"
    ),
    Action("zoom_selection", "Selection", "View", doing.zoom_selection, "Ctrl+2", "", _selected),
    Action(
        "grid",
        "Grid",
        "View",
        lambda s: s.toggle("show_grid"),
        "Ctrl+'",
        "",
        block=1,
        checked=lambda s: s.settings.show_grid,
    ),
    Action(
        "snap",
        "Snap to grid and neighbours",
        "View",
        lambda s: s.toggle("snap"),
        "",
        "",
        block=1,
        checked=lambda s: s.settings.snap,
    ),
    Action(
        "badges",
        "Badges of findings",
        "View",
        lambda s: s.toggle("badges"),
        "",
        "",
        block=1,
        checked=lambda s: s.settings.badges,
    ),
    Action(
        "theme_system",
        "Theme of the system",
        "View",
        lambda s: s.choose_theme("system"),
        "",
        "",
        block=2,
        checked=_theme("system"),
    ),
    Action(
        "theme_light",
        "Light",
        "View",
        lambda s: s.choose_theme("light"),
        "",
        "",
        block=2,
        checked=_theme("light"),
    ),
    Action(
        "theme_dark",
        "Dark",
        "View",
        lambda s: s.choose_theme("dark"),
        "",
        "",
        block=2,
        checked=_theme("dark"),
    ),
    Action("to_board", "Go to the board", "View", doing.focus_board, "F6", "", _board, 3),
    Action(
        "to_inspector",
        "Go to the inspector",
        "View",
        lambda s: doing.focus_panel(s, "inspector"),
        "Ctrl+I",
        "",
        _board,
        3,
    ),
    Action(
        "to_brief",
        "Go to the brief",
        "View",
        lambda s: doing.focus_panel(s, "brief"),
        "Ctrl+B",
        "",
        _board,
        3,
    ),
    Action(
        "to_problems",
        "Go to the findings",
        "View",
        lambda s: doing.focus_panel(s, "problems"),
        "Ctrl+Shift+M",
        "",
        _board,
        3,
    ),
    Action("shortcuts", "Keyboard shortcuts", "Help", lambda s: s.show_shortcuts(), "F1"),
    Action("about", "About MLSD Board", "Help", lambda s: s.show_about()),
)
CANVAS_KEYS = (
    ("Arrow keys", "Move the selection; with Shift further"),
    ("Enter or F2", "Rename"),
    ("C", "Connect: then click, or choose with Tab and Enter"),
    ("Tab, Shift+Tab", "Next, previous box"),
    ("Delete", "Delete"),
    ("Escape", "Give up, or select nothing"),
    ("Space + drag", "Move the view"),
    ("Ctrl + wheel", "Zoom"),
)
"""What the canvas understands by itself."""
