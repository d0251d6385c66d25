"""A colour tag: a strip upon the left edge of a box, or upon the words of an arrow."""

from mlsd_board.drawing.pieces.outlines import box, circle
from mlsd_board.drawing.primitives import Path
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.geometry import Point, Rect

WIDTH = 5.0
_DOT = 4.5


def tag_strip(tag: str | None, rect: Rect, theme: Theme, *, longest: float = 1e6) -> tuple[Path, ...]:
    """The strip on the left edge of a box, clear of its round corners; nothing where there is no tag."""
    if tag is None:
        return ()
    return (Path(box(strip_place(rect, longest), WIDTH / 2), fill=theme.tags[tag]),)


def strip_place(rect: Rect, longest: float = 1e6) -> Rect:
    """Where the strip of a box lies."""
    corner = min(10.0, rect.height / 4)
    return Rect(rect.x - WIDTH / 2 + 0.5, rect.y + corner, WIDTH, min(rect.height - 2 * corner, longest))


def tag_on_label(tag: str | None, plate: Rect, theme: Theme) -> tuple[Path, ...]:
    """The strip before the words of an arrow."""
    if tag is None:
        return ()
    return (
        Path(box(Rect(plate.x - 3.0, plate.y + 1.0, 4.0, plate.height - 2.0), 2.0), fill=theme.tags[tag]),
    )


def tag_on_line(tag: str | None, middle: Point, theme: Theme) -> tuple[Path, ...]:
    """The dot on an arrow that has no words."""
    return () if tag is None else (Path(circle(middle, _DOT), theme.tags[tag], theme.background, 1.5),)


def spoken_tag(tag: str | None) -> str:
    return f"tagged {tag}" if tag else ""
