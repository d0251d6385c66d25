"""The Help menu."""

from mlsd_board.desktop.actions.action import Action, menu

HELP = menu(
    "Help",
    [
        Action("shortcuts", "Keyboard shortcuts", lambda s: s.show_shortcuts(), "F1", also="?"),
        Action("about", "About MLSD Board", lambda s: s.show_about()),
    ],
)
