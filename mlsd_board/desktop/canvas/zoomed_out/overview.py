"""The whole board in a few batches of lines and boxes, for when it is too small for anything else to be read."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from mlsd_board.desktop.canvas.painting import qcolor, qrect
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.desktop.canvas.zoomed_out.titles import paint_title, title_of
from mlsd_board.drawing.primitives import Group, Path
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.geometry import Point, Rect

FROM = 0.4
"""Below this zoom the overview is shown."""
_TITLES_FROM = 0.2
_DOT = 4.0


class _Box(NamedTuple):
    rect: QRectF
    fill: str
    stroke: str
    title: str
    ground: bool


class _Wire(NamedTuple):
    colour: str
    pieces: list[QLineF]
    ink: bool


class Overview:
    """What each element comes down to; batches by colour are made when something changed."""

    def __init__(self) -> None:
        self.revision = 0
        self._boxes: dict[str, _Box] = {}
        self._wires: dict[str, _Wire] = {}
        self._looks: Mapping[str, str] = {}
        self._badges: Sequence[tuple[Point, str]] = ()
        self._batches: tuple[int, _Batches] | None = None

    def put(self, id: str, groups: Sequence[Group], box: Rect | None, line: Sequence[Point]) -> None:
        """Take on an element's picture; `line` is the way of an arrow or of ink."""
        self.drop(id)
        paths = [child for group in groups[:1] for child in group.children if isinstance(child, Path)]
        if box is not None:
            card = next((p for p in paths if p.fill and p.stroke), None) or (paths[0] if paths else None)
            if card is not None:
                ground = groups[0].role == "frame" and len(groups[0].children) == 1
                found = _Box(qrect(box), card.fill, card.stroke, title_of(groups[0]), ground)
                self._boxes[id] = found
        elif paths and len(line) > 1:
            pieces = [QLineF(a.x, a.y, b.x, b.y) for a, b in pairwise(line)]
            self._wires[id] = _Wire(paths[0].stroke, pieces, groups[0].role == "ink")

    def drop(self, id: str) -> None:
        self.revision += 1
        self._boxes.pop(id, None)
        self._wires.pop(id, None)

    def show_looks(self, looks: Mapping[str, str]) -> None:
        self._looks = dict(looks)

    def show_badges(self, badges: Sequence[tuple[Point, str]]) -> None:
        self._badges = badges

    def extent(self) -> QRectF:
        """The area of all boxes; empty when there are none."""
        return self._made().extent

    def paint_board(self, painter: QPainter) -> None:
        """Frames, lines and boxes, in scene units, without words."""
        batches = self._made()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_boxes(painter, batches.grounds)
        _paint_lines(painter, batches.wires)
        self._paint_boxes(painter, batches.boxes)
        _paint_lines(painter, batches.inks)

    def paint(self, painter: QPainter, theme: Theme, pixmaps: Pixmaps, visible: QRectF) -> None:
        """The board with titles as far as they can be read, marks of the selection, and dots for findings."""
        self.paint_board(painter)
        zoom = painter.worldTransform().m11()
        if zoom >= _TITLES_FROM:
            for box in self._boxes.values():
                if box.title and not box.ground and visible.intersects(box.rect):
                    paint_title(painter, box.title, box.rect, theme, pixmaps)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_looks(painter, theme, zoom)
        painter.setPen(Qt.PenStyle.NoPen)
        for spot, colour in self._badges:
            painter.setBrush(qcolor(colour))
            painter.drawEllipse(QPointF(spot.x, spot.y), _DOT / zoom, _DOT / zoom)

    def _paint_boxes(self, painter: QPainter, batches: Mapping[tuple[str, str], list[QRectF]]) -> None:
        for (fill, stroke), rects in batches.items():
            painter.setPen(QPen(qcolor(stroke), 0) if stroke else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(qcolor(fill) if fill else Qt.BrushStyle.NoBrush)
            painter.drawRects(rects)

    def _paint_looks(self, painter: QPainter, theme: Theme, zoom: float) -> None:
        tones = theme.window
        for id, look in self._looks.items():
            colour = tones.hover if look == "hovered" else tones.selection
            if id in self._boxes and look == "refused":
                painter.fillRect(self._boxes[id].rect, qcolor(f"{theme.background}b0"))
            elif id in self._boxes:
                painter.setPen(QPen(qcolor(colour), 2.0 / zoom))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self._boxes[id].rect)
            elif id in self._wires:
                painter.setPen(QPen(qcolor(colour), 3.0 / zoom))
                painter.drawLines(self._wires[id].pieces)

    def _made(self) -> "_Batches":
        if self._batches is None or self._batches[0] != self.revision:
            self._batches = (self.revision, self._batched())
        return self._batches[1]

    def _batched(self) -> "_Batches":
        made = _Batches(defaultdict(list), defaultdict(list), defaultdict(list), defaultdict(list), QRectF())
        left, top, right, bottom = [], [], [], []
        for box in self._boxes.values():
            (made.grounds if box.ground else made.boxes)[box.fill, box.stroke].append(box.rect)
            left.append(box.rect.left())
            top.append(box.rect.top())
            right.append(box.rect.right())
            bottom.append(box.rect.bottom())
        for wire in self._wires.values():
            (made.inks if wire.ink else made.wires)[wire.colour].extend(wire.pieces)
        if left:
            made.extent.setCoords(min(left), min(top), max(right), max(bottom))
        return made


class _Batches(NamedTuple):
    grounds: dict[tuple[str, str], list[QRectF]]
    boxes: dict[tuple[str, str], list[QRectF]]
    wires: dict[str, list[QLineF]]
    inks: dict[str, list[QLineF]]
    extent: QRectF


def _paint_lines(painter: QPainter, batches: Mapping[str, list[QLineF]]) -> None:
    for colour, pieces in batches.items():
        painter.setPen(QPen(qcolor(colour), 0))
        painter.drawLines(pieces)
