"""Graphics items: what is laid upon the board from elsewhere."""

import logging

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from mlsd_board.desktop.canvas.painting import paint, qrect
from mlsd_board.desktop.canvas.picture import LARGEST_KEPT
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Group
from mlsd_board.model.geometry import Rect

log = logging.getLogger(__name__)


class BadgeItem(QGraphicsItem):
    """A preview, a figure, or any other small picture that is only looked at."""

    def __init__(self, groups: tuple[Group, ...], pixmaps: Pixmaps) -> None:
        super().__init__()
        self._groups, self._pixmaps = groups, pixmaps
        self._bounds = qrect((extent(groups) or Rect(0, 0, 1, 1)).grown(2))
        self.setAcceptedMouseButtons(Qt.MouseButton.NoButton)

    def boundingRect(self) -> QRectF:
        return self._bounds

    def shape(self) -> QPainterPath:
        return QPainterPath()

    def paint(
        self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None
    ) -> None:
        try:
            if self._bounds.width() * self._bounds.height() > LARGEST_KEPT:
                paint(painter, self._groups)
            else:
                self._pixmaps.paint(painter, self, self._bounds, lambda p: paint(p, self._groups))
        except Exception:  # an exception in a virtual override would end the process
            log.exception("cannot paint a badge")
