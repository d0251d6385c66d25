"""Bars with a name at the left and words at the right: the words say all that a bar shows."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.look.lettering import text_font
from mlsd_board.drawing.theme import Theme

_ROW, _BAR, _GAP = 22, 8, 10


class Bar(NamedTuple):
    """`parts` are lengths with their hues, laid end to end; together with what is empty they make `whole`."""

    name: str
    words: str
    parts: tuple[tuple[float, str], ...]
    whole: float
    tip: str = ""


class Bars(QWidget):
    """Repaints only when its bars change."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        self.bars = bars
        self.setAccessibleDescription("; ".join(f"{bar.name}: {bar.words}" for bar in bars))
        self.setToolTip("\n".join(bar.tip for bar in bars if bar.tip))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, _ROW * len(self.bars))

    def minimumSizeHint(self) -> QSize:
        return QSize(220, _ROW * len(self.bars))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(text_font("hint"))
        metrics = painter.fontMetrics()
        left = max((metrics.horizontalAdvance(bar.name) for bar in self.bars), default=0) + _GAP
        right = max((metrics.horizontalAdvance(bar.words) for bar in self.bars), default=0) + _GAP
        room = max(self.width() - left - right, 40)
        for place, bar in enumerate(self.bars):
            top = place * _ROW
            painter.setPen(qcolor(self._theme.ink))
            painter.drawText(QRectF(0, top, left, _ROW), Qt.AlignmentFlag.AlignVCenter, bar.name)
            painter.setPen(qcolor(self._theme.muted))
            words = QRectF(left + room + _GAP, top, right, _ROW)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, bar.words)
            self._paint_bar(painter, bar, QRectF(left, top + (_ROW - _BAR) / 2, room, _BAR))
        painter.end()

    def _paint_bar(self, painter: QPainter, bar: Bar, area: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(qcolor(self._theme.border))
        painter.drawRoundedRect(area, _BAR / 2, _BAR / 2)
        x = area.left()
        for length, hue in bar.parts:
            width = area.width() * length / bar.whole if bar.whole else 0.0
            if width > 0:
                painter.setBrush(qcolor(self._theme.hue(hue).accent))
                painter.drawRoundedRect(QRectF(x, area.top(), width, _BAR), _BAR / 2, _BAR / 2)
            x += width
