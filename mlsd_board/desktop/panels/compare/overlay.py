"""A comparison upon one's own board: ghosts of what is missing, marks on what was chosen otherwise."""

from collections.abc import Iterable, Mapping

from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.canvas.items import BadgeItem
from mlsd_board.desktop.jobs import Job, Jobs
from mlsd_board.drawing.compose import Board, compose_element
from mlsd_board.drawing.primitives import Group
from mlsd_board.drawing.routes import quick_routes, routes
from mlsd_board.drawing.scene import Scene, scene_of
from mlsd_board.drawing.shapes.mark import mark_group
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.change import ChangeSet
from mlsd_board.model.design import Design

_UNDER_BOXES, _ABOVE = 150.0, 650.0
_PALE = 0.5


class Overlay:
    """Lies upon the board until it is taken away; it is no part of the board.

    Plain lines are there at once; those that go round boxes come as soon as they are worked out beside the window.
    """

    def __init__(self, view: BoardView, jobs: Jobs) -> None:
        self._view, self._jobs = view, jobs
        self.items: list[BadgeItem] = []

    def show(self, design: Design, missing: ChangeSet, marks: dict[str, str]) -> None:
        """Ghosts of what `missing` would add to the design, and these words on these boxes."""
        after = design.apply(missing)
        scene = scene_of(after)
        arrows = [arrow for id, arrow in scene.arrows.items() if id in missing.changes]
        self._draw(after, scene, quick_routes(after, scene, arrows), missing, marks)
        self._jobs.abandon()
        if arrows:
            self._jobs.start(
                Job(
                    "Routing…",
                    lambda token: routes(after, pause=token.check),
                    lambda lines: self._draw(after, scene, lines, missing, marks),
                )
            )

    def clear(self) -> None:
        self._jobs.abandon()
        self._take_away()
        self._view.viewport().update()

    def _draw(
        self,
        after: Design,
        scene: Scene,
        lines: Mapping[str, Route],
        missing: ChangeSet,
        marks: dict[str, str],
    ) -> None:
        self._take_away()
        theme = self._view.theme
        board = Board(after, self._view.session.library, theme, scene, lines, "orthogonal")
        for id in sorted(missing.changes):
            z = _UNDER_BOXES if id in scene.arrows else _ABOVE
            self._lay(compose_element(board, id), _PALE, z)
        for id, words in marks.items():
            if id in after.nodes and id in scene.boxes:
                self._lay([mark_group(id, after.nodes[id].rect, words, theme)], 1.0, _ABOVE)
        self._view.viewport().update()

    def _take_away(self) -> None:
        for item in self.items:
            self._view.board.pixmaps.forget(item)
            self._view.board.removeItem(item)
        self.items = []

    def _lay(self, groups: Iterable[Group], opacity: float, z: float) -> None:
        drawn = tuple(groups)
        if drawn:
            item = BadgeItem(drawn, self._view.board.pixmaps)
            item.setZValue(z)
            item.setOpacity(opacity)
            self._view.board.addItem(item)
            self.items.append(item)
