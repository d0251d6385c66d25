"""A mark around a box that deserves a second look: a broken outline, and a few words on its lower edge."""

from mlsd_board.drawing.pieces.outlines import box
from mlsd_board.drawing.pieces.typesetting import FACES, SMALL_SIZE, Line, centred
from mlsd_board.drawing.primitives import Group, Path
from mlsd_board.drawing.theme import Theme
from mlsd_board.layout.text import elide, line_height, text_width
from mlsd_board.model.geometry import Point, Rect

_AWAY, _PAD, _ROUND, _WIDER = 5.0, 7.0, 12.0, 28.0


def mark_group(element: str, rect: Rect, words: str, theme: Theme) -> Group:
    """The mark of an element that lies at `rect`."""
    around = rect.grown(_AWAY)
    text = elide(words, SMALL_SIZE, FACES["semibold"], around.width + _WIDER - 2 * _PAD)
    width = text_width(text, SMALL_SIZE, FACES["semibold"]) + 2 * _PAD
    height = line_height(SMALL_SIZE) + 4
    plate = Rect(around.centre.x - width / 2, around.bottom - height / 2, width, height)
    outline = Path(box(around, _ROUND), stroke=theme.window.ghost, width=1.6, dash=(5.0, 4.0))
    ground = Path(box(plate, height / 2), theme.background, theme.window.ghost, 1.2)
    line = centred(
        Line(text, SMALL_SIZE, theme.window.ghost, "semibold"), Point(plate.centre.x, plate.centre.y)
    )
    return Group(f"{element}.mark", "badge", (outline, ground, line), words)
