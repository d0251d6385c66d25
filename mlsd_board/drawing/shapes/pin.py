"""The thin line from a note to what it is about."""

from mlsd_board.drawing.pieces.outlines import circle, polyline
from mlsd_board.drawing.primitives import Group, Path
from mlsd_board.drawing.theme import Theme
from mlsd_board.model.geometry import Point, Rect

_HEAD = 3.0
_INWARD = 20.0


def pin_group(note: str, line: tuple[Point, Point], theme: Theme) -> Group:
    """The line, with a dot where it ends."""
    start, end = line
    thread = Path(polyline([start, end]), stroke=theme.muted, width=1.0, dash=(3.0, 3.0))
    return Group(f"{note}.pin", "label", (thread, Path(circle(end, _HEAD), fill=theme.muted)))


def pin_line(note: Rect, subject: Rect) -> tuple[Point, Point] | None:
    """The shortest upright, level or slanting way from a note to a box (or to a point); None where they touch."""
    if note.grown(1.0).overlaps(subject.grown(1.0)):
        return None
    x = _between(note.x, note.right, subject.x, subject.right)
    y = _between(note.y, note.bottom, subject.y, subject.bottom)
    if x[0] != x[1] and y[0] != y[1]:
        # Slanting, it leaves and meets level edges a little way in: corners carry badges.
        way = 1.0 if x[1] > x[0] else -1.0
        x = x[0] - way * min(_INWARD, note.width / 2), x[1] + way * min(_INWARD, subject.width / 2)
    return Point(x[0], y[0]), Point(x[1], y[1])


def _between(low: float, high: float, other_low: float, other_high: float) -> tuple[float, float]:
    """Where a line leaves a stretch and where it meets another: level where the two overlap."""
    if other_low > high:
        return high, other_low
    if other_high < low:
        return low, other_high
    middle = (max(low, other_low) + min(high, other_high)) / 2
    return middle, middle
