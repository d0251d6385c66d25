"""What the picture of an empty board shows instead of nothing."""

from mlsd_board.drawing.pieces.outlines import box
from mlsd_board.drawing.pieces.typesetting import TEXT_SIZE, Line, centred
from mlsd_board.drawing.primitives import Group, Path
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.geometry import Point, Rect

EMPTY_EXTENT = Rect(0.0, 0.0, 360.0, 140.0)


def empty_group(theme: Theme) -> Group:
    """A dashed place for the first box, with a word of what to do."""
    middle = EMPTY_EXTENT.centre
    words = (
        centred(Line("This board is empty", 14.0, theme.ink, "semibold"), Point(middle.x, middle.y - 11)),
        centred(
            Line("Place a component, or start from a template.", TEXT_SIZE, theme.muted),
            Point(middle.x, middle.y + 13),
        ),
    )
    return Group(
        "empty",
        "label",
        (Path(box(EMPTY_EXTENT, 14.0), stroke=theme.border, width=1.5, dash=(6.0, 6.0)), *words),
        "An empty board",
    )
