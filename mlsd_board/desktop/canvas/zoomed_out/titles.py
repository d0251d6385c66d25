"""Titles large enough to be read from afar, where the real ones no longer can."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from mlsd_board.desktop.canvas.painting import paint
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.drawing.primitives import Text
from mlsd_board.drawing.theme import Theme
from mlsd_board.layout.font import Face
from mlsd_board.layout.text import ascent, line_height, text_width, wrap
from mlsd_board.model.geometry import Point

_SIZES = (22.0, 19.0, 16.0)
_PAD = 8.0


def paint_title(painter: QPainter, title: str, rect: QRectF, theme: Theme, pixmaps: Pixmaps) -> None:
    """The title in the middle of a box, as much of it as there is room for."""
    area = QRectF(rect.x() + _PAD, rect.y(), rect.width() - 2 * _PAD, rect.height())
    size = (round(area.width()), round(area.height()))
    key = ("afar", title, size, theme.ink)
    pixmaps.paint(painter, key, area, lambda p: _draw(p, title, area, theme.ink))


def _draw(painter: QPainter, title: str, area: QRectF, colour: str) -> None:
    size = next((size for size in _SIZES if _longest_word(title, size) <= area.width()), _SIZES[-1])
    step = line_height(size)
    lines = wrap(title, size, Face.SEMIBOLD, area.width(), max(1, int((area.height() + 4) / step)))
    top = area.center().y() - len(lines) * step / 2
    at = QPointF(area.center().x(), top + ascent(size))
    paint(
        painter,
        [
            Text(line, Point(at.x(), at.y() + number * step), size, colour, "semibold", "middle")
            for number, line in enumerate(lines)
        ],
    )


def _longest_word(title: str, size: float) -> float:
    return max((text_width(word, size, Face.SEMIBOLD) for word in title.split()), default=0.0)
