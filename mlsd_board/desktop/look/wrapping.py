"""Words set in a few lines of a given width, the last one cut where there is more."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter


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
