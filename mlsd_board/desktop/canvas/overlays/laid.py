"""Drawings laid upon the board: only those that are not the same as before become new items."""

from collections.abc import Iterable

from mlsd_board.desktop.canvas.board_scene import BoardScene
from mlsd_board.desktop.canvas.items import BadgeItem
from mlsd_board.drawing.primitives import Group


class Laid:
    """Groups by their ids, all at one height above the board."""

    def __init__(self, board: BoardScene, height: float) -> None:
        self._board, self._height = board, height
        self.items: dict[str, BadgeItem] = {}
        self._groups: dict[str, Group] = {}

    def show(self, groups: Iterable[Group]) -> None:
        """Show these drawings, and no other."""
        wanted = {group.id: group for group in groups}
        for id in [id for id, group in self._groups.items() if wanted.get(id) != group]:
            self._take_away(id)
        for id, group in wanted.items():
            if id not in self.items:
                item = self.items[id] = BadgeItem((group,), self._board.pixmaps)
                item.setZValue(self._height)
                self._board.addItem(item)
        self._groups = wanted

    def _take_away(self, id: str) -> None:
        item = self.items.pop(id)
        self._board.pixmaps.forget(item)
        self._board.removeItem(item)
