"""Pictures of elements: each shows the primitives of one and knows nothing of the window or of editing."""

from collections.abc import Callable
from functools import cached_property
from itertools import pairwise
from math import hypot
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPainterPathStroker, QPen

from mlsd_board.desktop.canvas.layers import Lie
from mlsd_board.desktop.canvas.painting import Stroke, paint, qcolor, qrect, strokes
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.desktop.canvas.signs import paint_lock
from mlsd_board.drawing.pieces.extent import extent
from mlsd_board.drawing.primitives import Group
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.geometry import Point, Rect

Look = Literal["plain", "hovered", "selected", "target", "veiled"]
LARGEST_KEPT = 160_000.0
"""Larger pictures (square scene units) are drawn anew each time: as pixels they would take too much room."""
ROOM = 24.0
"""What an element is drawn with stays this close to its box or line."""
_GRIP = 12.0
"""How wide the strip along its line is at which an arrow can be grabbed, in scene units."""
_HALO = 3.0
AIR = 8.0
"""This much room around its box or line counts as a part of an element."""
_WORDS_AIR = 4.0


class Picture:
    """What is seen of one element as it is now; what it is drawn with is worked out when it is first painted.

    Beside it there may be `words` that lie above all lines: those on an arrow, the tab of a frame, the pin of a note.
    """

    def __init__(
        self, element: str, lie: Lie, pixmaps: Pixmaps, draw: Callable[[str], tuple[Group, ...]]
    ) -> None:
        self.element = element
        self.lie = lie
        self.bounds = bounds_of(lie)
        self.words = None if lie.words is None else qrect(lie.words.grown(_WORDS_AIR))
        self._pixmaps, self._draw = pixmaps, draw

    @property
    def box(self) -> Rect | None:
        """Where it lies; None for an arrow or ink."""
        return self.lie.box

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """What it is drawn with: itself, then its words."""
        return self._draw(self.element)

    @cached_property
    def _strokes(self) -> tuple[Stroke, ...]:
        return tuple(strokes(self.groups[:1]))

    @cached_property
    def _area(self) -> QRectF:
        """What the picture of a box takes up."""
        return qrect((extent(self.groups[:1]) or self.box).grown(1))

    @property
    def extent(self) -> QRectF:
        """Its box or its line, with a little room around."""
        spare = ROOM - AIR
        return self.bounds.adjusted(spare, spare, -spare, -spare)

    @property
    def title(self) -> str:
        """What it is, in words."""
        return self.groups[0].title if self.groups else ""

    def covers(self, point: QPointF) -> bool:
        """Whether it can be grabbed at a place."""
        if self.box is not None:
            return qrect(self.box).contains(point)
        reach = _GRIP / 2
        return any(_apart(a, b, point.x(), point.y()) <= reach for a, b in pairwise(self.lie.line))

    def forget(self) -> None:
        """It is to be seen no more."""
        self._pixmaps.forget(self.element)
        self._pixmaps.forget(self._words_key)

    def paint(self, painter: QPainter) -> None:
        if self.box is None:
            for stroke in self._strokes:
                painter.setPen(stroke.pen)
                painter.setBrush(stroke.brush)
                painter.drawPath(stroke.path)
        elif self.box.width * self.box.height > LARGEST_KEPT:
            paint(painter, self.groups[:1])
        else:
            self._pixmaps.paint(painter, self.element, self._area, lambda p: paint(p, self.groups[:1]))

    def paint_words(self, painter: QPainter) -> None:
        if self.words is not None:
            self._pixmaps.paint(painter, self._words_key, self.words, lambda p: paint(p, self.groups[1:]))

    def paint_words_at(self, painter: QPainter, place: QRectF) -> None:
        """Show the words elsewhere for once."""
        if self.words is not None:
            shift = place.center() - self.words.center()
            painter.translate(shift)
            self.paint_words(painter)
            painter.translate(-shift)

    def paint_mark(self, painter: QPainter, look: Look, theme: Theme) -> None:
        """What shows upon it that it is selected, hovered, a target or, with its words, out of play."""
        if look == "veiled":
            painter.fillPath(self._veil(), qcolor(f"{theme.background}a6"))
        elif look != "plain":
            self._paint_halo(painter, look, theme)
            if self.lie.locked and self.box is not None:
                paint_lock(painter, self.box, theme)

    @property
    def _words_key(self) -> tuple[str, str]:
        return self.element, "words"

    def _veil(self) -> QPainterPath:
        veil, beside = QPainterPath(), QPainterPath()
        if self.box is None:
            veil = _strip(self.lie.line)
        else:
            veil.addRoundedRect(qrect(self.box.grown(1)), 11.0, 11.0)
        if self.words is not None:
            beside.addRect(self.words)
        return veil.united(beside)

    def _paint_halo(self, painter: QPainter, look: Look, theme: Theme) -> None:
        colour = qcolor(theme.window.hover if look == "hovered" else theme.window.selection)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.box is not None:
            painter.setPen(QPen(colour, 2.0))
            painter.drawRoundedRect(qrect(self.box.grown(_HALO)), 12.0, 12.0)
            return
        colour = QColor(colour)  # the one at hand is shared
        colour.setAlphaF(0.35)
        painter.setPen(
            QPen(colour, 7.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        )
        for stroke in self._strokes[:1]:
            painter.drawPath(stroke.path)


def bounds_of(lie: Lie) -> QRectF:
    """All that the picture of an element takes up, but for its words."""
    if lie.box is not None:
        x, y, width, height = lie.box
    else:
        xs, ys = [x for x, _ in lie.line] or [0.0], [y for _, y in lie.line] or [0.0]
        x, y = min(xs), min(ys)
        width, height = max(xs) - x, max(ys) - y
    return QRectF(x - ROOM, y - ROOM, width + 2 * ROOM, height + 2 * ROOM)


def _apart(a: Point, b: Point, x: float, y: float) -> float:
    """How far a place is from the piece of a line between two points."""
    dx, dy = b.x - a.x, b.y - a.y
    long = dx * dx + dy * dy
    along = min(max(((x - a.x) * dx + (y - a.y) * dy) / long, 0.0), 1.0) if long else 0.0
    return hypot(x - a.x - along * dx, y - a.y - along * dy)


def _strip(line: tuple[Point, ...]) -> QPainterPath:
    """What lies along a line."""
    path = QPainterPath()
    if line:
        path.moveTo(QPointF(*line[0]))
        for point in line[1:]:
            path.lineTo(QPointF(*point))
    stroker = QPainterPathStroker()
    stroker.setWidth(_GRIP)
    return stroker.createStroke(path)
