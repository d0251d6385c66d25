"""Words set in one line or a few of a given width, the last one cut where there is more."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class OneLine(QLabel):
    """Words on one line, cut where there is no room for all of them."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        area, role = self.contentsRect(), self.foregroundRole()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter = QPainter(self)
        self.style().drawItemText(painter, area, self.alignment(), self.palette(), True, words, role)
        painter.end()


def wrapped(words: str, metrics: QFontMetricsF, width: float, most: int) -> list[str]:
    """The words in at most `most` lines."""
    lines: list[str] = []
    rest = words.split()
    while rest and len(lines) < most - 1:
        line = rest.pop(0)
        while rest and metrics.horizontalAdvance(f"{line} {rest[0]}") <= width:
            line = f"{line} {rest.pop(0)}"
        lines.append(metrics.elidedText(line, Qt.TextElideMode.ElideRight, width))
    if rest:
        lines.append(metrics.elidedText(" ".join(rest), Qt.TextElideMode.ElideRight, width))
    return lines


def paint_lines(painter: QPainter, area: QRectF, words: str, most: int, leading: float = 1.0) -> float:
    """Paint words from the top of an area in the painter's font; where they end."""
    metrics = QFontMetricsF(painter.font())
    step = metrics.height() * leading
    y = area.y()
    for line in wrapped(words, metrics, area.width(), most):
        at_left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(area.x(), y, area.width(), step), at_left, line)
        y += step
    return y
