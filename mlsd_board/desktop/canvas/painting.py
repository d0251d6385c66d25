"""Drawing primitives on a QPainter: the window's interpreter of the one drawing."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from mlsd_board.desktop.fonts import board_font
from mlsd_board.drawing.primitives import Command, Group, Path, Primitive, Text
from mlsd_board.layout.font import Face
from mlsd_board.layout.text import text_width
from mlsd_board.model.geometry import Rect

_FACES = {"regular": Face.REGULAR, "semibold": Face.SEMIBOLD}
_WHOLE = 100.0
"""Fonts are set at a whole pixel size and scaled, since Qt knows no fractions of a pixel there."""


def paint(painter: QPainter, primitives: Iterable[Primitive]) -> None:
    """Paint primitives in their order."""
    for primitive in primitives:
        if isinstance(primitive, Group):
            paint(painter, primitive.children)
        elif isinstance(primitive, Path):
            _paint_path(painter, primitive)
        else:
            _paint_text(painter, primitive)


class Stroke(NamedTuple):
    """A path with its pen and brush looked up already, for what is painted with every frame."""

    path: QPainterPath
    pen: QPen
    brush: QBrush


def strokes(primitives: Iterable[Primitive]) -> Iterator[Stroke]:
    """The paths among primitives, in their order, made ready for painting."""
    for primitive in primitives:
        if isinstance(primitive, Group):
            yield from strokes(primitive.children)
        elif isinstance(primitive, Path):
            pen = (
                _pen(primitive.stroke, primitive.width, primitive.dash)
                if primitive.stroke
                else QPen(Qt.PenStyle.NoPen)
            )
            brush = QBrush(_colour(primitive.fill)) if primitive.fill else QBrush(Qt.BrushStyle.NoBrush)
            yield Stroke(painter_path(primitive.commands), pen, brush)


def qcolor(colour: str) -> QColor:
    """A colour of the drawing: '#rrggbb' or '#rrggbbaa'."""
    return _colour(colour)


def qrect(rect: Rect) -> QRectF:
    return QRectF(rect.x, rect.y, rect.width, rect.height)


@lru_cache(maxsize=4096)
def painter_path(commands: tuple[Command, ...]) -> QPainterPath:
    """The Qt path of drawing commands."""
    path = QPainterPath()
    for command in commands:
        match command:
            case ("M", x, y):
                path.moveTo(x, y)
            case ("L", x, y):
                path.lineTo(x, y)
            case ("C", a, b, c, d, x, y):
                path.cubicTo(a, b, c, d, x, y)
            case ("Z",):
                path.closeSubpath()
    return path


@lru_cache(maxsize=256)
def _colour(colour: str) -> QColor:
    if len(colour) == 9:
        colour = f"#{colour[7:]}{colour[1:7]}"
    return QColor(colour)


@lru_cache(maxsize=512)
def _pen(colour: str, width: float, dash: tuple[float, ...]) -> QPen:
    pen = QPen(
        _colour(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
    )
    if dash:
        pen.setDashPattern([length / width for length in dash])
    return pen


def _paint_path(painter: QPainter, path: Path) -> None:
    painter.setPen(_pen(path.stroke, path.width, path.dash) if path.stroke else Qt.PenStyle.NoPen)
    painter.setBrush(_colour(path.fill) if path.fill else Qt.BrushStyle.NoBrush)
    painter.drawPath(painter_path(path.commands))


def _paint_text(painter: QPainter, text: Text) -> None:
    face = _FACES[text.weight]
    width = text_width(text.text, text.size, face) if text.anchor != "start" else 0.0
    left = text.at.x - (width if text.anchor == "end" else width / 2)
    painter.setPen(_colour(text.fill))
    painter.save()
    painter.translate(QPointF(left, text.at.y))
    painter.scale(text.size / _WHOLE, text.size / _WHOLE)
    painter.setFont(board_font(_WHOLE, face))
    painter.drawText(QPointF(0.0, 0.0), text.text)
    painter.restore()
