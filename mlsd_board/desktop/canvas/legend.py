"""The key to the kinds of arrows on the board, in the corner of the view: the same as below an exported picture."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from mlsd_board.desktop.canvas.contract import Canvas
from mlsd_board.desktop.canvas.painting import paint, qcolor
from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Group
from mlsd_board.drawing.shapes.legend import legend_group, tags_used
from mlsd_board.model.geometry import Point

_EDGE, _PAD = 12, 10.0
_WIDEST, _BESIDE = 620.0, 260.0
"""It leaves room for the map in the other corner."""


class Legend(QWidget):
    """Shown while it is wanted and there are arrows; the mouse goes through it."""

    def __init__(self, view: Canvas, parent: QWidget) -> None:
        super().__init__(parent)
        self.wanted = True
        self.group: Group | None = None
        self._view = view
        self.setAccessibleName("Legend of the arrows")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        parent.installEventFilter(self)
        self.refresh()

    def set_wanted(self, wanted: bool) -> None:
        self.wanted = wanted
        self.refresh()

    def refresh(self) -> None:
        """Say what occurs on the board as it is now."""
        parent = self.parentWidget()
        room = min(parent.width() - _BESIDE, _WIDEST)
        design = self._view.session.design
        wires, tags = design.connections.values(), tags_used(design)
        wanted = self.wanted and room > _BESIDE / 2
        self.group = (
            legend_group(wires, self._view.theme, Point(_PAD, _PAD / 2), room, tags) if wanted else None
        )
        self._view.board.pixmaps.forget(self)
        around = extent([self.group]) if self.group else None
        self.setVisible(around is not None)
        self._view.foot = 0 if around is None else int(around.bottom + _PAD) + _EDGE
        if around is not None:
            self.resize(int(around.right + _PAD), int(around.bottom + _PAD))
            self.move(_EDGE, parent.height() - self.height() - _EDGE)
            self.setAccessibleDescription(", ".join(words_of(self.group)) if self.group else "")
            self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self.refresh()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._view.board.pixmaps.paint(painter, self, QRectF(self.rect()), self._draw)
        painter.end()

    def _draw(self, painter: QPainter) -> None:
        theme = self._view.theme
        painter.setPen(QPen(qcolor(theme.border), 1))
        painter.setBrush(qcolor(f"{theme.surface}e6"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self.group is not None:
            paint(painter, [self.group])


def words_of(group: Group) -> list[str]:
    """The kinds and modes a legend names."""
    return [child.text for child in group.children if hasattr(child, "text")]
