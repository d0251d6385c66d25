"""The key to a picture: the kinds of line that occur in it, and the arrow heads of the modes."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, get_args

from mlsd_board.drawing.pieces.outlines import box, polyline
from mlsd_board.drawing.pieces.typesetting import CAP_HEIGHT, FACES, LABEL_SIZE
from mlsd_board.drawing.primitives import Group, Path, Primitive, Text
from mlsd_board.drawing.shapes.connection import line_paths
from mlsd_board.drawing.shapes.head import head, line_end
from mlsd_board.drawing.shapes.label import UNTYPED
from mlsd_board.drawing.theme import LineStyle, Theme
from mlsd_board.layout.text import text_width
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection
from mlsd_board.model.geometry import Point, Rect
from mlsd_board.model.kind import Kind, Mode
from mlsd_board.model.values import Tag

_SAMPLE = 46.0
_STRIP, _TALL = 5.0, 14.0
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


class _Tagged(NamedTuple):
    """A strip in the colour of a tag, and what it stands for."""

    word: str
    colour: str

    @property
    def width(self) -> float:
        return _STRIP + _GAP + text_width(self.word, LABEL_SIZE, FACES["regular"])


def legend_group(
    connections: Iterable[Connection],
    theme: Theme,
    at: Point,
    width: float,
    tags: Mapping[str, str] | None = None,
) -> Group | None:
    """The key, its top left at a place, in rows no wider than `width`; None when there is nothing to explain.

    `tags` are words for the colours of tags.
    """
    entries: list[_Entry | _Tagged] = [
        *_entries(list(connections), theme),
        *(_Tagged(w, c) for c, w in (tags or {}).items()),
    ]
    children: list[Primitive] = []
    x, y = at
    for entry in entries:
        if x > at.x and x + entry.width > at.x + width:
            x, y = at.x, y + _ROW
        children += _drawn(entry, Point(x, y + _ROW / 2), theme)
        x += entry.width + _BETWEEN
    return Group("legend", "legend", tuple(children), "Legend") if children else None


def tags_used(design: Design) -> dict[str, str]:
    """The colours that occur as tags, in their order, each with its name, else its colour in words."""
    tagged = (*design.boxes.values(), *design.connections.values())
    found = {element.tag for element in tagged}
    names = design.brief.tag_names
    return {colour: names.get(colour) or colour for colour in get_args(Tag) if colour in found}


def _entries(connections: Sequence[Connection], theme: Theme) -> list[_Entry]:
    kinds = {connection.kind for connection in connections}
    modes = {connection.mode for connection in connections}
    found = [_Entry(kind.value, theme.line(kind), None) for kind in Kind if kind in kinds]
    if None in kinds:
        found.append(_Entry(UNTYPED, theme.untyped, None))
    plain = LineStyle(colour=theme.muted, width=1.5)
    return found + [_Entry(mode.value, plain, mode) for mode in _MARKED_MODES if mode in modes]


def _drawn(entry: _Entry | _Tagged, left: Point, theme: Theme) -> tuple[Primitive, ...]:
    if isinstance(entry, _Tagged):
        strip = Rect(left.x, left.y - _TALL / 2, _STRIP, _TALL)
        base_line = Point(strip.right + _GAP - 2.0, left.y + LABEL_SIZE * CAP_HEIGHT / 2)
        colour = theme.tags[entry.colour]
        return (
            Path(box(strip, _STRIP / 2), fill=colour),
            Text(entry.word, base_line, LABEL_SIZE, theme.muted),
        )
    end = Point(left.x + _SAMPLE, left.y)
    stop = line_end(left, end, entry.style, entry.mode)
    base_line = Point(end.x + _GAP, left.y + LABEL_SIZE * CAP_HEIGHT / 2)
    return (
        *line_paths(polyline([left, stop]), entry.style, theme.background),
        *head(left, end, entry.style, entry.mode, theme.background),
        Text(entry.word, base_line, LABEL_SIZE, theme.muted),
    )
