"""Titles of frames at a size that can be read from any distance, where those on the board no longer can."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from mlsd_board.desktop.canvas.painting import paint
from mlsd_board.desktop.canvas.pixmaps import Pixmaps
from mlsd_board.drawing.compose import Board
from mlsd_board.drawing.pieces.outlines import box
from mlsd_board.drawing.primitives import Path, Text
from mlsd_board.drawing.shapes.frame import TAB_HEIGHT, frame_hue, frame_tab, frame_words, tab_fill
from mlsd_board.drawing.theme import Theme
from mlsd_board.layout.font import Face
from mlsd_board.layout.swimlanes import lane_head
from mlsd_board.layout.text import ascent, elide, line_height, text_width
from mlsd_board.model.elements import Frame
from mlsd_board.model.geometry import Point, Rect

_SIZE, _HEIGHT, _PAD, _GAP, _LEAST = 11.0, 17.0, 6.0, 4.0, 34.0
"""Pixels of the screen; with less room than the least a title says nothing."""
_UNTIL = _HEIGHT / TAB_HEIGHT
"""From this zoom on the titles on the board are as large."""


class Caption(NamedTuple):
    frame: str
    words: str
    fill: str
    ink: str
    place: QRectF
    """In pixels from the origin of the board."""


class Captions:
    """Outer frames come first; a title in the way of another stands beside it, or is left out."""

    def __init__(self, scene: Any) -> None:  # the board scene, which needs this
        self._scene = scene
        self._zoom = 1.0
        self._board: Board | None = None
        self._facts: tuple[object, ...] = ()
        self.shown: list[Caption] = []

    def paint(self, painter: QPainter, area: QRectF, pixmaps: Pixmaps) -> None:
        """Show those in an area of the board."""
        world = painter.worldTransform()
        self._place(world.m11())
        painter.resetTransform()
        for caption in self.shown:
            if self._on_board(caption).intersects(area):
                corner = caption.place.topLeft() + QPointF(world.dx(), world.dy())
                pixmaps.paint(
                    painter, caption[1:4], QRectF(corner, caption.place.size()), _drawing(caption, corner)
                )
        painter.setWorldTransform(world)

    def at(self, point: QPointF) -> str | None:
        """The frame whose title is seen at a place of the board."""
        return next((c.frame for c in self.shown if self._on_board(c).contains(point)), None)

    def _on_board(self, caption: Caption) -> QRectF:
        place, zoom = caption.place, self._zoom
        return QRectF(place.topLeft() / zoom, place.size() / zoom)

    def _place(self, zoom: float) -> None:
        """Find a place for each, unless nothing has changed."""
        scene = self._scene
        facts = (zoom, scene.afloat and scene.afloat.by)
        if scene.board is not self._board or facts != self._facts:
            self._board, self._facts, self._zoom = scene.board, facts, zoom
            self.shown = [] if zoom >= _UNTIL else list(_placed(self._frames(), zoom, scene.theme))

    def _frames(self) -> list[Frame]:
        """The frames that are seen, as they lie while some are carried; the largest first."""
        scene = self._scene
        seen = [frame for id, frame in scene.board.design.frames.items() if id in scene.board.scene.boxes]
        if scene.afloat:
            (dx, dy), carried = scene.afloat.by, scene.afloat.held.whole
            seen = [
                f.model_copy(update={"x": f.x + dx, "y": f.y + dy}) if f.id in carried else f for f in seen
            ]
        return sorted(seen, key=lambda frame: -frame.width * frame.height)


def _placed(frames: list[Frame], zoom: float, theme: Theme) -> Iterator[Caption]:
    rows: defaultdict[int, list[QRectF]] = defaultdict(list)
    for frame in frames:
        tab = frame_tab(frame)
        if tab is None:
            continue
        place = _free(tab, (frame.x + frame.width) * zoom, zoom, rows)
        room = place.width() - 2 * _PAD
        if room > 0:
            words = elide(frame_words(frame), _SIZE, Face.SEMIBOLD, room)
            long = text_width(words, _SIZE, Face.SEMIBOLD)
            place.setWidth(min(long + 2 * _PAD, max(long + _PAD, _head_end(frame) * zoom - place.left())))
            rows[_row(place)].append(place)
            hue = frame_hue(frame, theme)
            yield Caption(frame.id, words, tab_fill(hue, theme.background), hue.accent, place)


def _free(tab: Rect, end: float, zoom: float, rows: dict[int, list[QRectF]]) -> QRectF:
    """The room for a title that ends where the real one does and grows upwards; without width where there is none."""
    top = tab.bottom * zoom - _HEIGHT
    place = QRectF(tab.x * zoom, top, max(end - tab.x * zoom, 0.0), _HEIGHT)
    near = [other for row in (-1, 0, 1) for other in rows[_row(place) + row]]
    for other in sorted(near, key=QRectF.left):
        if other.intersects(place):
            place.setLeft(other.right() + _GAP)
    return place if place.width() >= _LEAST else QRectF()


def _head_end(frame: Frame) -> float:
    """Where the plate of a title ends at the latest, if the words leave it: with the head of a lane."""
    return lane_head(frame).right if frame.role == "lane" else frame.x + frame.width


def _row(place: QRectF) -> int:
    return int(place.top() // _HEIGHT)


def _drawing(caption: Caption, corner: QPointF) -> Callable[[QPainter], None]:
    """How a caption is painted at a place of the screen."""
    plate = Rect(corner.x(), corner.y(), caption.place.width(), _HEIGHT)
    line = Point(plate.x + _PAD, plate.y + (_HEIGHT - line_height(_SIZE)) / 2 + ascent(_SIZE))
    parts = (Path(box(plate, 4.0), caption.fill), Text(caption.words, line, _SIZE, caption.ink, "semibold"))
    return lambda painter: paint(painter, parts)
