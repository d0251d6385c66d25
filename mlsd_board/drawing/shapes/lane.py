"""Swim lanes: a pool with a head, and in it lanes, each with its name in a head of its own."""

from mlsd_board.drawing.pieces.colours import over
from mlsd_board.drawing.pieces.outlines import box
from mlsd_board.drawing.pieces.typesetting import FACES, LABEL_SIZE, TITLE_SIZE, Line, block, block_height
from mlsd_board.drawing.primitives import Path, Primitive
from mlsd_board.drawing.theme import Hue, Theme
from mlsd_board.layout.swimlanes import HEAD, lane_head
from mlsd_board.layout.text import text_width, wrap
from mlsd_board.model.elements import Frame
from mlsd_board.model.geometry import Rect

_PAD = 10.0
_RADIUS = 3.0


def lane_area(frame: Frame, hue: Hue, theme: Theme, tints: tuple[str, str]) -> tuple[Path, ...]:
    """The area of a lane or of a pool with its head; `tints` are the opacities of both."""
    area, head = tints
    if frame.role == "lanes":
        band = Rect(frame.x, frame.y, frame.width, min(HEAD, frame.height))
        around = Path(box(frame.rect, _RADIUS), theme.surface, theme.muted, 1.25)
        return (around, Path(box(band, (_RADIUS, _RADIUS, 0.0, 0.0)), fill=f"{hue.stroke}{head}"))
    field = Path(box(frame.rect, 0.0), f"{hue.fill}{area}", hue.stroke, 1.0)
    return (field, Path(box(lane_head(frame), 0.0), fill=f"{hue.stroke}{head}"))


def lane_words(frame: Frame, title: str) -> tuple[list[Line], Rect]:
    """The lines of its name, in no colour yet, and the room they take; lines of arrows keep clear of it."""
    if frame.role == "lanes":
        head, size = Rect(frame.x, frame.y, frame.width, HEAD), TITLE_SIZE
    else:
        head, size = lane_head(frame), LABEL_SIZE + 1.0
    room = max(head.width - 2 * _PAD, 1.0)
    count = max(int((head.height - 8.0) / (size * 1.3)), 1)
    words = wrap(title, size, FACES["semibold"], room, min(count, 4))
    lines = [Line(words_, size, "", "semibold") for words_ in words]
    width = max((text_width(line.text, size, FACES["semibold"]) for line in lines), default=0.0)
    tall = block_height(lines)
    place = Rect(head.x + _PAD - 4.0, head.centre.y - tall / 2 - 2.0, width + 8.0, tall + 4.0)
    return lines, place


def lane_title(
    frame: Frame, title: str, hue: Hue, theme: Theme, ground: str, tint: str
) -> tuple[Primitive, ...]:
    """The name upon a plate, so that no line strikes it through."""
    lines, place = lane_words(frame, title)
    colour = theme.ink if frame.role == "lanes" else hue.accent
    plate = Path(box(place, 3.0), fill=over(f"{hue.stroke}{tint}", ground))
    return (plate, *block([line._replace(fill=colour) for line in lines], place.x + 4.0, place.y + 2.0))
