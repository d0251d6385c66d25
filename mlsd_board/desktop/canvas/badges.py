"""The badges of findings upon the board, each at its element."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from mlsd_board.desktop.canvas.layers import severities
from mlsd_board.desktop.canvas.painting import paint, qrect
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.drawing.compose import Board, badge_spot
from mlsd_board.drawing.shapes.badge import RADIUS, badge_group
from mlsd_board.model.geometry import Rect
from mlsd_board.validation.report import Report

_ROOM = RADIUS + 2.0


class Badges:
    """`changed` is told which elements look otherwise than before."""

    def __init__(self, pixmaps: Pixmaps, changed: Callable[[Iterable[str]], None]) -> None:
        self.severities: Mapping[str, str] = {}
        self._report: Report | None = None
        self._hidden_in: Mapping[str, str] = {}
        self._pixmaps, self._changed = pixmaps, changed

    def follow(self, report: Report | None, hidden_in: Mapping[str, str]) -> None:
        """Badges of what a report says, on a group of what it hides; without a report none."""
        if self._report is not report or self._hidden_in is not hidden_in:
            self._report, self._hidden_in = report, hidden_in
            self.show(severities(report, hidden_in) if report else {})

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
