"""The words on an arrow: its label, or else what it carries, on a small plate so that the line does not strike through.

An arrow that has neither says nothing: its plain line tells it from the others.
"""

from functools import lru_cache

from mlsd_board.drawing.pieces.outlines import box
from mlsd_board.drawing.pieces.typesetting import FACES, LABEL_SIZE, SMALL_SIZE, Line, block_height, centred
from mlsd_board.drawing.pieces.wording import one_line
from mlsd_board.drawing.primitives import Group, Path
from mlsd_board.drawing.scene import Arrow
from mlsd_board.drawing.shapes.tag import tag_on_label
from mlsd_board.drawing.theme import Theme
from mlsd_board.layout.text import line_height, text_width, wrap
from mlsd_board.model.elements import Connection
from mlsd_board.model.geometry import Point, Rect, Size

LONGEST = 168.0
_MOST_LINES = 2
_PAD_X, _PAD_Y = 5.0, 1.5
UNTYPED = "untyped"


def plate_size(arrow: Arrow) -> Size | None:
    """How much room the words on an arrow need, plate included; None where it has none."""
    return _size(*_said(arrow))


def label_group(arrow: Arrow, place: Rect, theme: Theme, ground: str) -> Group:
    """The words in the place the router found for them, on a plate in the colour of the `ground` there."""
    connection = arrow.connection
    colour = theme.ink if one_line(connection.label) else theme.line(connection.kind).colour
    lines = _lines(*_said(arrow), colour)
    top = place.centre.y - block_height(lines) / 2
    words = (
        centred(line, Point(place.centre.x, top + (n + 0.5) * line_height(line.size)))
        for n, line in enumerate(lines)
    )
    plate = Path(box(place, 5.0), fill=ground)
    return Group(
        f"{connection.id}.label", "label", (plate, *words, *tag_on_label(connection.tag, place, theme))
    )


def spoken_kind(connection: Connection) -> str:
    """The kind of an arrow as a word."""
    return connection.kind.value if connection.kind else UNTYPED


def _said(arrow: Arrow) -> tuple[str, str, str]:
    """What an arrow says in its own words, what else it says, and how many it stands for."""
    kind = arrow.connection.kind.value if arrow.connection.kind else ""
    times = f"×{len(arrow.stands_for)}" if len(arrow.stands_for) > 1 else ""
    return one_line(arrow.connection.label), kind, times


@lru_cache(4096)
def _size(own: str, kind: str, times: str) -> Size | None:
    lines = _lines(own, kind, times, "")
    if not lines:
        return None
    width = max(text_width(line.text, line.size, FACES[line.weight]) for line in lines)
    return Size(width + 2 * _PAD_X, block_height(lines) + 2 * _PAD_Y)


def _lines(own: str, kind: str, times: str, fill: str) -> list[Line]:
    """Words that are too long for one line go on in a second."""
    size = LABEL_SIZE if own else SMALL_SIZE
    room = LONGEST - text_width(f" {times}", size)
    lines = wrap(own or kind, size, FACES["regular"], room, _MOST_LINES) or [""]
    lines[-1] = f"{lines[-1]} {times}".strip()
    return [Line(text, size, fill) for text in lines if text]
