"""The estimates upon the board of the window; they follow the boxes while these are moved."""

from PySide6.QtCore import QObject, Signal

from mlsd_board.desktop.canvas.board_view import BoardView
from mlsd_board.desktop.canvas.overlays.laid import Laid
from mlsd_board.drawing.figures import Figures, figure_groups, way_of
from mlsd_board.workspace.figures import estimates_of, figures_of

_HEIGHT = 640.0


class FiguresOverlay(QObject):
    """Works out the figures only while they are shown."""

    shown = Signal(bool)

    def __init__(self, view: BoardView) -> None:
        super().__init__(view)
        self._view = view
        self._laid = Laid(view.board, _HEIGHT)
        self.figures: Figures | None = None
        """What is shown; None while nothing is."""

    def show(self, on: bool) -> None:
        """Lay the estimates upon the board, or take them away."""
        if on and self.figures is None:
            self._view.board.redrawn.connect(self._follow)
        elif not on and self.figures is not None:
            self._view.board.redrawn.disconnect(self._follow)
        self.figures = Figures() if on else None
        self.refresh()
        self.shown.emit(on)

    def refresh(self) -> None:
        """Estimate anew, if anybody is looking."""
        if self.figures is not None:
            session = self._view.session
            self.figures = figures_of(session.design, estimates_of(session.design, session.graph))
        self._follow()

    def _follow(self) -> None:
        if self.figures is None:
            self._laid.show(())
            return
        board = self._view.board
        boxes, pictures = board.board.scene.boxes, board.pictures
        ways = {id: way_of(pictures[id].groups[0]) for id in self.figures.arrows if id in pictures}
        self._laid.show(figure_groups(self.figures, boxes, ways, self._view.theme))
