"""The View menu: zoom, what is shown, themes, and where the keyboard goes."""

from mlsd_board.desktop.actions import doing
from mlsd_board.desktop.actions.action import Action, Shell, board, menu, selected
from mlsd_board.desktop.canvas import arranging


def _option(id: str, name: str, title: str, shortcut: str = "") -> Action:
    return Action(id, title, lambda s: s.toggle(name), shortcut, checked=lambda s: getattr(s.settings, name))


def _theme(name: str, title: str) -> Action:
    return Action(
        f"theme_{name}",
        title,
        lambda s: s.choose_theme(name),
        checked=lambda s: s.settings.theme == name,
        submenu="Theme",
    )


def _panel(name: str, title: str) -> Action:
    return Action(
        f"show_{name}",
        title,
        lambda s: s.docks.toggle(name),
        "",
        board,
        checked=lambda s: s.docks.wanted(name),
        submenu="Panels",
    )


def _go(name: str, title: str, shortcut: str) -> Action:
    return Action(f"to_{name}", title, lambda s: doing.focus_panel(s, name), shortcut, board, submenu="Go to")


def _map(shell: Shell) -> bool:
    return board(shell) and shell.desk.view.minimap.wanted


VIEW = menu(
    "View",
    [
        Action("zoom_in", "Zoom in", lambda s: doing.zoom(s, 1.25), "Ctrl++", board, also="Ctrl+="),
        Action("zoom_out", "Zoom out", lambda s: doing.zoom(s, 0.8), "Ctrl+-", board),
        Action("zoom_actual", "Zoom to 100 %", lambda s: doing.zoom(s, None), "Ctrl+0", board),
        Action(
            "zoom_fit",
            "Zoom to the whole board",
            lambda s: s.desk.view.zoom_fit(),
            "Ctrl+1",
            board,
            "fit",
            "Fit",
        ),
        Action(
            "zoom_selection", "Zoom to the selection", doing.zoom_selection, "Ctrl+2", selected, context=True
        ),
    ],
    [
        Action("present", "Present", lambda s: s.presenting.toggle(), "F5", board),
        _panel("palette", "Components"),
        _panel("outline", "Outline"),
        _panel("inspector", "Inspector"),
        _panel("brief", "Brief"),
        _panel("problems", "Findings"),
        _panel("strengths", "What is right"),
        _panel("estimates", "Estimates"),
        _panel("compare", "Comparison"),
        Action(
            "fold",
            "Fold the lower panels",
            lambda s: s.docks.folding.toggle(),
            "Ctrl+Alt+F",
            board,
            checked=lambda s: s.docks.folding.folded,
        ),
        Action("minimap", "Map", lambda s: arranging.toggle_minimap(s.desk.view), "", board, checked=_map),
    ],
    [
        _option("grid", "show_grid", "Grid", "Ctrl+'"),
        _option("snap", "snap", "Snap to grid and neighbours"),
        _option("badges", "badges", "Badges of findings"),
        _option("figures", "figures", "Estimates on the board", "F4"),
        _option("legend", "legend", "Legend of arrows"),
        _option("curved", "curved", "Curved arrows"),
        _option("hand_drawn", "hand_drawn", "Hand-drawn"),
        _option("animate", "animate", "Animate moves"),
        _option("hover_help", "hover_help", "Help on pointing"),
    ],
    [
        _theme("system", "Theme of the system"),
        _theme("light", "Light"),
        _theme("dark", "Dark"),
    ],
    [
        Action("to_board", "Go to the board", doing.focus_board, "F6", board, submenu="Go to"),
        _go("outline", "Go to the outline", "Ctrl+Shift+O"),
        _go("inspector", "Go to the inspector", "Ctrl+I"),
        _go("brief", "Go to the brief", "Ctrl+B"),
        _go("problems", "Go to the findings", "Ctrl+Shift+M"),
        _go("strengths", "Go to what is right", "Ctrl+Shift+U"),
        _go("estimates", "Go to the estimates", "Ctrl+Shift+Q"),
    ],
)
