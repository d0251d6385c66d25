"""The badges of findings upon the board, each at its element."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from mlsd_board.desktop.canvas.painting import paint, qrect
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.drawing.compose import Board, badge_spot
from mlsd_board.drawing.shapes.badge import RADIUS, badge_group
from mlsd_board.model.geometry import Rect

_ROOM = RADIUS + 2.0


class Badges:
    """`changed` is told which elements look otherwise than before."""

    def __init__(self, pixmaps: Pixmaps, changed: Callable[[Iterable[str]], None]) -> None:
        self.severities: Mapping[str, str] = {}
        self._pixmaps, self._changed = pixmaps, changed

    def show(self, severities: Mapping[str, str]) -> None:
        """Badges of these severities at these elements, and no other."""
        before, self.severities = self.severities, severities
        ids = sorted(before.keys() | severities.keys())
        self._changed([id for id in ids if before.get(id) != severities.get(id)])

    def place(self, board: Board, id: str) -> QRectF | None:
        """What the badge of an element takes up, if it has one that is seen."""
        spot = badge_spot(board, id) if id in self.severities else None
        return spot and qrect(Rect(*spot, 0.0, 0.0).grown(_ROOM))

    def paint(self, painter: QPainter, board: Board, id: str) -> None:
        """Paint the badge of an element, if it has one that is seen."""
        if (spot := badge_spot(board, id)) is not None and (severity := self.severities.get(id)):
            group = badge_group(id, severity, spot, board.theme)
            area = qrect(Rect(*spot, 0.0, 0.0).grown(_ROOM))
            key = ("badge", severity, board.theme.name)
            self._pixmaps.paint(painter, key, area, lambda p: paint(p, (group,)))
