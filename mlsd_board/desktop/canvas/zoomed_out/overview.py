"""The whole board in batches of lines and boxes, for when it is too small for anything else to be read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from mlsd_board.desktop.canvas.layers import Lie
from mlsd_board.desktop.canvas.painting import qcolor
from mlsd_board.desktop.canvas.picture import ROOM
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.desktop.canvas.zoomed_out.cells import Batches, Cells, Shape, batched, shape_of
from mlsd_board.desktop.canvas.zoomed_out.titles import paint_title
from mlsd_board.drawing.silhouette import Silhouette
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.geometry import Point

FROM = 0.4
"""Below this zoom the overview is shown."""
_TITLES_FROM = 0.2
_DOT, _SMALLEST_DOT = 4.0, 1.5
"""Pixels."""
_MANY = 300
"""So many marks are painted wherever they are."""


class Overview:
    """What each element comes down to. `lifted` elements are being moved about: they are painted by themselves."""

    def __init__(self) -> None:
        self.shapes: dict[str, Shape] = {}
        self.cells = Cells()
        self._lifted: dict[str, tuple[Silhouette | None, Lie]] = {}

    def put(self, id: str, look: Silhouette | None, lie: Lie) -> Shape:
        """Take on an element that is not there yet."""
        shape = self.shapes[id] = shape_of(look, lie)
        self.cells.put(id, shape)
        return shape

    def lift(self, id: str, look: Silhouette | None, lie: Lie) -> None:
        """Take on an element that is not there yet and is being moved about."""
        self._lifted[id] = (look, lie)

    def drop(self, id: str) -> tuple[QRectF, ...]:
        """Let go of an element; what it took up."""
        self._lifted.pop(id, None)
        shape = self.shapes.pop(id, None)
        if shape is None:
            return ()
        self.cells.drop(id, shape)
        return shape.areas

    def copy_of(self, ids: Set[str]) -> "Overview":
        """An overview of these elements only."""
        copy = Overview()
        copy.shapes = {id: self.shapes[id] for id in ids & self.shapes.keys()}
        copy.cells = self.cells.copy_of(ids)
        for id in ids & self._lifted.keys():
            copy.put(id, *self._lifted[id])
        return copy

    def drop_all(self, gone: "Overview") -> None:
        """Let go of the elements of another overview."""
        if not self._lifted and len(gone.shapes) == len(self.shapes):
            self.shapes = {}
        for known in filter(None, (self.shapes, self._lifted)):
            for id in gone.shapes:
                known.pop(id, None)
        self.cells.drop_all(gone.cells)

    def join(self, other: "Overview") -> None:
        """Take on the elements of another overview, too."""
        self.shapes.update(other.shapes)
        self.cells.join(other.cells)

    def near(self, area: QRectF) -> list[str]:
        """The boxes that reach into an area."""
        found = self.cells.shapes_within(area).items()
        return [id for id, shape in found if shape.box is not None and shape.box.intersects(area)]

    def within(self, area: QRectF) -> list[str]:
        """All that takes up some of an area, near by."""
        found = self.cells.shapes_within(area.adjusted(-ROOM, -ROOM, ROOM, ROOM)).items()
        return [id for id, shape in found if any(one.intersects(area) for one in shape.areas)]

    def paint(
        self, painter: QPainter, theme: Theme, pixmaps: Pixmaps, area: QRectF, *, titled: bool = True
    ) -> Iterator[None]:
        """What lies in an area, bit by bit, with arrow heads and, if wanted, titles as far as they can be read."""
        found = []
        for batches in self.cells.within(area):
            found.append(batches)
            yield
        _paint_batches(painter, found, heads=_legible(painter))
        if titled and _legible(painter):
            once = {(r.x(), r.y(), title): r for batches in found for title, r in batches.titles}
            for (*_, title), rect in once.items():
                if area.intersects(rect):
                    yield
                    paint_title(painter, title, rect, theme, pixmaps)

    def paint_alone(self, painter: QPainter, ids: Iterable[str]) -> None:
        """These elements and no other."""
        found = [self._shape_of(id) for id in sorted(ids)]
        _paint_batches(painter, [batched(filter(None, found))], heads=False)

    def paint_marks(self, painter: QPainter, theme: Theme, looks: Mapping[str, str], area: QRectF) -> None:
        """Selected, hovered and veiled elements in and around an area."""
        tones, zoom = theme.window, painter.worldTransform().m11()
        if len(looks) > _MANY:
            known = self.cells.shapes_within(area)
            looks = {id: looks[id] for id in known.keys() & looks.keys()}
        known = {id: shape for id in looks if (shape := self._shape_of(id))}
        marked = {id: looks[id] for id in known}
        for look in set(marked.values()):
            shapes = [known[id] for id, other in marked.items() if other == look]
            boxes = [shape.box for shape in shapes if shape.box is not None]
            lines = [piece for shape in shapes for piece in shape.pieces]
            if look == "veiled":
                veil = qcolor(f"{theme.background}b0")
                painter.setPen(QPen(veil, 3.0 / zoom))
                painter.drawLines(lines)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(veil)
                painter.drawRects(boxes)
                continue
            colour = qcolor(tones.hover if look == "hovered" else tones.selection)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour, 2.0 / zoom))
            painter.drawRects(boxes)
            painter.setPen(QPen(colour, 3.0 / zoom))
            painter.drawLines(lines)

    def _shape_of(self, id: str) -> Shape | None:
        """That of what is lifted is made only when it is seen: nearer by, elements are moved about."""
        return shape_of(*self._lifted[id]) if id in self._lifted else self.shapes.get(id)


def paint_dots(painter: QPainter, dots: Iterable[tuple[Point, str]]) -> None:
    """A dot for each finding, smaller where the boxes are too."""
    zoom = painter.worldTransform().m11()
    size = min(_DOT, max(_SMALLEST_DOT, _DOT * zoom / _TITLES_FROM)) / zoom
    painter.setPen(Qt.PenStyle.NoPen)
    for spot, colour in dots:
        painter.setBrush(qcolor(colour))
        painter.drawEllipse(QPointF(spot.x, spot.y), size, size)


def _legible(painter: QPainter) -> bool:
    """Whether titles and arrow heads can be made out."""
    return painter.worldTransform().m11() >= _TITLES_FROM


def _paint_batches(painter: QPainter, found: Sequence[Batches], *, heads: bool) -> None:
    """Layer by layer, the lowest of all batches first."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for batches in found:
        _paint_rects(painter, batches.grounds)
    for batches in found:
        _paint_lines(painter, batches.wires)
        if heads:
            _paint_lines(painter, batches.heads)
    for batches in found:
        _paint_rects(painter, batches.boxes)
    for batches in found:
        _paint_lines(painter, batches.inks)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)


def _paint_rects(painter: QPainter, batches: Mapping[tuple[str, str], Sequence[QRectF]]) -> None:
    for (fill, stroke), rects in batches.items():
        painter.setPen(QPen(qcolor(stroke), 0) if stroke else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(qcolor(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawRects(rects)


def _paint_lines(painter: QPainter, batches: Mapping[str, Sequence[QLineF]]) -> None:
    for colour, pieces in batches.items():
        painter.setPen(QPen(qcolor(colour), 0))
        painter.drawLines(pieces)
