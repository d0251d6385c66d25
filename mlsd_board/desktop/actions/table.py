"""The one table of what can be done: menus, toolbar, command palette and the sheet of shortcuts are made from it."""

from mlsd_board.desktop.actions.rows.arrange import ARRANGE
from mlsd_board.desktop.actions.rows.board import BOARD
from mlsd_board.desktop.actions.rows.edit import EDIT
from mlsd_board.desktop.actions.rows.file import FILE
from mlsd_board.desktop.actions.rows.findings import FINDINGS
from mlsd_board.desktop.actions.rows.help import HELP
from mlsd_board.desktop.actions.rows.mark import MARK
from mlsd_board.desktop.actions.rows.page import PAGE
from mlsd_board.desktop.actions.rows.practice import PRACTICE
from mlsd_board.desktop.actions.rows.view import VIEW
from mlsd_board.desktop.canvas.tools.tool import TOOLS

ACTIONS = (*FILE, *EDIT, *BOARD, *ARRANGE, *MARK, *PAGE, *FINDINGS, *PRACTICE, *VIEW, *HELP)
CANVAS_KEYS = (
    ("A letter or /", "Insert a component at the mouse, or joined to the selected one"),
    (
        "Tab",
        "Insert what follows the selected component; else the next box, from a connection the one it leads to",
    ),
    ("Ctrl + arrow", "Insert beside the selected component"),
    ("Alt + arrow", "Go to the nearest box that way"),
    ("C", "Connect: then click, or type and press Enter"),
    ("Enter or F2", "Rename"),
    ("Arrow keys", "Move the selection; with Shift further"),
    ("↓ ↑, Shift+↓", "Upon a connection: the next kind, the one before; all kinds"),
    ("Delete", "Delete"),
    ("Escape", "Give up, put the tool down, or select nothing"),
    *((tool.key, f"Tool: {tool.title.lower()}") for tool in TOOLS),
    ("Alt + drag", "Duplicate"),
    ("Space + drag", "Move the view"),
    ("Ctrl + wheel", "Zoom"),
)
"""What the canvas understands by itself; these cannot be changed."""
