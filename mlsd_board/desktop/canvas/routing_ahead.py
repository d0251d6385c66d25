"""Routing a large board beside the window: its lines are taken when nothing has changed meanwhile, and drawn bit by bit."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from mlsd_board.desktop.canvas.board_scene import BoardScene
from mlsd_board.desktop.jobs import Job, Jobs
from mlsd_board.drawing.routes import routes
from mlsd_board.layout.routing.router import Route
from mlsd_board.model.design import Design


class RoutingAhead(QObject):
    """One board at a time; what was begun for a state that is no more is given up."""

    routed = Signal()
    """Better lines are there."""

    def __init__(self, board: BoardScene, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._board = board
        self._jobs = Jobs(self)
        self._closed = False
        self._design: Design | None = None

    @property
    def busy(self) -> bool:
        """Whether better lines are on their way."""
        return self._jobs.busy or bool(self._board.backlog.waiting)

    def begin(self) -> None:
        """Work out the lines of the board as it is shown, where it has only plain ones."""
        tracing = self._board.tracing
        design, cache = tracing.kept.design, tracing.cache
        under_way = self._jobs.busy and design is self._design
        if self._closed or under_way or not tracing.behind:
            return
        self._jobs.abandon()
        self._design = design
        self._jobs.start(
            Job(
                "Routing…",
                lambda token: routes(design, cache, token.check),
                lambda lines: self._take(design, lines),
            )
        )

    def close(self) -> None:
        """Work out no more lines."""
        self._closed = True
        self._jobs.abandon()

    def _take(self, design: Design, lines: Mapping[str, Route]) -> None:
        self._board.backlog.add(self._board.take_lines(design, lines))
        self.routed.emit()
