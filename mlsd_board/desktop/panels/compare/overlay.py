"""A comparison upon one's own board: ghosts of what is missing, marks on what was chosen otherwise."""

from collections.abc import Iterable

from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.canvas.items import BadgeItem
from mlsd_board.drawing.compose import Board, compose_element
from mlsd_board.drawing.primitives import Group
from mlsd_board.drawing.routes import routes
from mlsd_board.drawing.scene import scene_of
from mlsd_board.drawing.shapes.mark import mark_group
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design

_ABOVE = 650.0
_PALE = 0.5


class Overlay:
    """Lies upon the board until it is taken away; it is no part of the board."""

    def __init__(self, view: BoardView) -> None:
        self._view = view
        self.items: list[BadgeItem] = []

    def show(self, design: Design, missing: ChangeSet, marks: dict[str, str]) -> None:
        """Ghosts of what `missing` would add to the design, and these words on these boxes."""
        self.clear()
        after = design.apply(missing)
        board = Board(
            after, self._view.session.library, self._view.theme, scene_of(after), routes(after), "orthogonal"
        )
        for id in sorted(missing.changes):
            self._lay(compose_element(board, id), _PALE)
        for id, words in marks.items():
            if id in design.nodes and id in board.scene.boxes:
                self._lay([mark_group(id, design.nodes[id].rect, words, self._view.theme)], 1.0)
        self._view.viewport().update()

    def clear(self) -> None:
        for item in self.items:
            self._view.board.pixmaps.forget(item)
            self._view.board.removeItem(item)
        self.items = []
        self._view.viewport().update()

    def _lay(self, groups: Iterable[Group], opacity: float) -> None:
        drawn = tuple(groups)
        if drawn:
            item = BadgeItem(drawn, self._view.board.pixmaps)
            item.setZValue(_ABOVE)
            item.setOpacity(opacity)
            self._view.board.addItem(item)
            self.items.append(item)
