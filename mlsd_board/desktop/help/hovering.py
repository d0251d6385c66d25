"""Where help appears on pointing: over the palette and over the boxes of the board, never while something is drawn."""

from typing import Any

from PySide6.QtCore import QPoint, Qt

from mlsd_board.catalog.library import Library
from mlsd_board.desktop.help.about_component import HoverHelp
from mlsd_board.drawing.theme import Theme


def watch_palette(shell: Any) -> HoverHelp:
    """Help upon the components of the palette."""
    tree = shell.palette.tree

    def find(place: QPoint) -> str:
        item = tree.itemAt(place)
        return str(item.data(0, Qt.ItemDataRole.UserRole) or "") if item else ""

    return HoverHelp(tree.viewport(), find, lambda: _surroundings(shell))


def watch_board(shell: Any) -> HoverHelp:
    """Help upon the boxes of the open board; none while a tool or a gesture is in hand."""
    view = shell.desk.view

    def find(place: QPoint) -> str:
        if view.gesture is not None or view.tool.id != "select":
            return ""
        node = view.session.design.nodes.get(view.board.element_at(view.mapToScene(place)) or "")
        return node.component if node else ""

    return HoverHelp(view.viewport(), find, lambda: _surroundings(shell))


def _surroundings(shell: Any) -> tuple[Library, Theme, bool]:
    library = shell.desk.session.library if shell.desk else shell.documents.library
    return library, shell.theme, shell.settings.hover_help
