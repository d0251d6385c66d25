"""The key to a picture: the kinds of line that occur in it, and the arrow heads of the modes."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mlsd_board.drawing.pieces.outlines import polyline
from mlsd_board.drawing.pieces.typesetting import CAP_HEIGHT, FACES, LABEL_SIZE
from mlsd_board.drawing.primitives import Group, Primitive, Text
from mlsd_board.drawing.shapes.connection import line_paths
from mlsd_board.drawing.shapes.head import head, line_end
from mlsd_board.drawing.shapes.label import UNTYPED
from mlsd_board.drawing.theme import LineStyle, Theme
from mlsd_board.layout.text import text_width
from mlsd_board.model.elements import Connection
from mlsd_board.model.geometry import Point
from mlsd_board.model.kind import Kind, Mode

_SAMPLE = 46.0
_GAP = 9.0
_BETWEEN = 26.0
_ROW = 22.0
_MARKED_MODES = (Mode.ASYNC, Mode.STREAM, Mode.BATCH)


class _Entry(NamedTuple):
    """A sample line and the word beside it."""

    word: str
    style: LineStyle
    mode: Mode | None

    @property
    def width(self) -> float:
        return _SAMPLE + _GAP + text_width(self.word, LABEL_SIZE, FACES["regular"])


def legend_group(connections: Iterable[Connection], theme: Theme, at: Point, width: float) -> Group | None:
    """The key, its top left at a place, in rows no wider than `width`; None when there is nothing to explain."""
    entries = _entries(list(connections), theme)
    children: list[Primitive] = []
    x, y = at
    for entry in entries:
        if x > at.x and x + entry.width > at.x + width:
            x, y = at.x, y + _ROW
        children += _drawn(entry, Point(x, y + _ROW / 2), theme)
        x += entry.width + _BETWEEN
    return Group("legend", "legend", tuple(children), "Legend") if children else None


def _entries(connections: Sequence[Connection], theme: Theme) -> list[_Entry]:
    kinds = {connection.kind for connection in connections}
    modes = {connection.mode for connection in connections}
    found = [_Entry(kind.value, theme.line(kind), None) for kind in Kind if kind in kinds]
    if None in kinds:
        found.append(_Entry(UNTYPED, theme.untyped, None))
    plain = LineStyle(colour=theme.muted, width=1.5)
    return found + [_Entry(mode.value, plain, mode) for mode in _MARKED_MODES if mode in modes]


def _drawn(entry: _Entry, left: Point, theme: Theme) -> tuple[Primitive, ...]:
    end = Point(left.x + _SAMPLE, left.y)
    stop = line_end(left, end, entry.style, entry.mode)
    base_line = Point(end.x + _GAP, left.y + LABEL_SIZE * CAP_HEIGHT / 2)
    return (
        *line_paths(polyline([left, stop]), entry.style, theme.background),
        *head(left, end, entry.style, entry.mode, theme.background),
        Text(entry.word, base_line, LABEL_SIZE, theme.muted),
    )
