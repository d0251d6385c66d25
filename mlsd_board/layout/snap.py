"""Where a moved or new box settles: on the grid, in a free place, in line with others."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from mlsd_board.layout.grid import GRID
from mlsd_board.model.geometry import Point, Rect, bounds

Edge = Literal["left", "centre", "right", "top", "middle", "bottom"]
Axis = Literal["x", "y"]
_COLUMNS, _ASIDE = 3, 1.5
"""How many columns are looked at for a free row, and how much farther than a step down a step aside counts."""
_AXES: tuple[Axis, Axis] = ("x", "y")


class Guide(NamedTuple):
    """A line shown while two boxes are in line; `at` is its x (axis "x") or its y (axis "y")."""

    axis: Axis
    at: float
    start: float
    end: float


class Gap(NamedTuple):
    """A free stretch between two boxes beside each other (axis "x") or one above the other (axis "y").

    It runs from `start` to `end` along the axis; `at` is where across it is shown.
    """

    axis: Axis
    start: float
    end: float
    at: float


class Spacing(NamedTuple):
    """How far to move a box so that it keeps equal distances (None: no such place is near), and the gaps then."""

    dx: float | None
    dy: float | None
    gaps: tuple[Gap, ...]


class Snap(NamedTuple):
    """How far to move a box so that it lines up, and the lines it then sits on."""

    dx: float
    dy: float
    guides: tuple[Guide, ...]


def snap_to_grid(point: Point, grid: float = GRID) -> Point:
    """The grid point nearest to a place; halfway goes right and down."""
    return Point(_to_grid(point.x, grid), _to_grid(point.y, grid))


def free_place(wanted: Rect, taken: Sequence[Rect], gap: float = 24, grid: float = GRID) -> Rect:
    """The place on the grid nearest to the wanted one that keeps `gap` to every taken box.

    The wanted place itself is kept as it is when it is free. Among equally near places, the one further
    down wins, then the one further right.
    """
    walls = [rect.grown(gap) for rect in taken]
    if not any(wall.overlaps(wanted) for wall in walls):
        return wanted
    best: tuple[float, float, float, Rect] | None = None
    # Exact: the nearest free place is level with the wanted one or touches a wall from above or below.
    for y in _levels(wanted, walls, grid):
        dy = abs(y - wanted.y)
        if best is not None and dy > best[0]:
            break
        for x in _free_x(wanted._replace(y=y), walls, grid):
            place = wanted._replace(x=x, y=y)
            rank = (math.hypot(x - wanted.x, dy), -y, -x, place)
            best = rank if best is None or rank < best else best
    return best[3] if best else wanted


def free_row(wanted: Rect, taken: Sequence[Rect], stride: float, gap: float = 24, grid: float = GRID) -> Rect:
    """The nearest free row in the column of the wanted place; another column, `stride` on, only when that is nearer.

    The wanted place itself is kept when it is free; else the column is that of the box nearest across. Among equally
    near rows the lower one wins.
    """
    walls = [rect.grown(gap) for rect in taken]
    if not any(wall.overlaps(wanted) for wall in walls):
        return wanted
    wanted = wanted._replace(x=min((rect.x for rect in taken), key=lambda x: (abs(x - wanted.x), x)))
    ranked = []
    for step in range(_COLUMNS):
        column = wanted.moved(step * stride, 0)
        within = [wall for wall in walls if wall.overlaps(column._replace(y=wall.y, height=wall.height))]
        levels = (column._replace(y=y) for y in (wanted.y, *_levels(column, within, grid)))
        place = next(p for p in levels if not any(wall.overlaps(p) for wall in within))
        ranked.append((abs(place.y - wanted.y) + step * abs(stride) * _ASIDE, step, place))
    return min(ranked)[2]


def aligned(rects: Sequence[Rect], edge: Edge) -> list[Rect]:
    """The boxes moved so that one edge or middle line agrees: the outermost edge, or the common middle."""
    around = bounds(rects)
    if around is None:
        return []
    match edge:
        case "left":
            return [rect._replace(x=around.x) for rect in rects]
        case "right":
            return [rect._replace(x=around.right - rect.width) for rect in rects]
        case "centre":
            return [rect._replace(x=around.centre.x - rect.width / 2) for rect in rects]
        case "top":
            return [rect._replace(y=around.y) for rect in rects]
        case "bottom":
            return [rect._replace(y=around.bottom - rect.height) for rect in rects]
        case "middle":
            return [rect._replace(y=around.centre.y - rect.height / 2) for rect in rects]


def distributed(rects: Sequence[Rect], axis: Axis) -> list[Rect]:
    """The boxes moved so that the gaps along an axis are equal; the first and the last stay where they are."""
    if len(rects) < 3:
        return list(rects)
    order = sorted(range(len(rects)), key=lambda i: (_start(rects[i], axis), _end(rects[i], axis), i))
    first, last = rects[order[0]], rects[order[-1]]
    inner = sum(_length(rects[i], axis) for i in order[1:-1])
    gap = (_start(last, axis) - _end(first, axis) - inner) / (len(rects) - 1)
    result = list(rects)
    at = _end(first, axis) + gap
    for i in order[1:-1]:
        result[i] = _placed(rects[i], axis, at)
        at += _length(rects[i], axis) + gap
    return result


def snap_lines(moving: Rect, others: Sequence[Rect], tolerance: float = 6) -> Snap:
    """The smallest move within `tolerance` that lines an edge or middle of the box up with another's."""
    dx, dy = _offset(moving, others, "x", tolerance), _offset(moving, others, "y", tolerance)
    settled = moving.moved(dx or 0.0, dy or 0.0)
    guides: list[Guide] = []
    if dx is not None:
        guides += _guides(settled, others, "x")
    if dy is not None:
        guides += _guides(settled, others, "y")
    return Snap(dx or 0.0, dy or 0.0, tuple(guides))


def equal_gaps(moving: Rect, others: Sequence[Rect], tolerance: float = 6) -> Spacing:
    """The smallest move within `tolerance` that puts the box midway between its two neighbours in a row or column,
    or as far from the next as that is from the one after.
    """
    found = {axis: _evened(moving, others, axis, tolerance) for axis in _AXES}
    (dx, across), (dy, down) = found["x"], found["y"]
    return Spacing(dx, dy, (*across, *down))


def _evened(
    moving: Rect, others: Sequence[Rect], axis: Axis, tolerance: float
) -> tuple[float | None, tuple[Gap, ...]]:
    across: Axis = "y" if axis == "x" else "x"
    row = [
        rect
        for rect in others
        if _start(rect, across) < _end(moving, across) and _start(moving, across) < _end(rect, across)
    ]
    middle = _start(moving, axis) + _length(moving, axis) / 2
    before = sorted((r for r in row if _middle(r, axis) < middle), key=lambda r: -_end(r, axis))
    after = sorted((r for r in row if _middle(r, axis) >= middle), key=lambda r: _start(r, axis))
    shifts = [
        (abs(place - _start(moving, axis)), place, boxes)
        for place, boxes in _even_places(before, after, _length(moving, axis), axis)
        if abs(place - _start(moving, axis)) <= tolerance
    ]
    if not shifts:
        return None, ()
    place = min(shifts)[1]
    settled = _placed(moving, axis, place)
    shown: dict[Gap, None] = {}
    for _, other, boxes in shifts:
        if math.isclose(other, place, abs_tol=1e-6):
            chain = sorted([*boxes, settled], key=lambda r: _start(r, axis))
            shown |= {_gap(a, b, axis, across): None for a, b in pairwise(chain)}
    return place - _start(moving, axis), tuple(shown)


def _even_places(
    before: Sequence[Rect], after: Sequence[Rect], length: float, axis: Axis
) -> Iterator[tuple[float, tuple[Rect, Rect]]]:
    """Where a box of that length keeps equal gaps, and the two boxes that say so."""
    if before and after:
        low, high = _end(before[0], axis), _start(after[0], axis)
        if high - low > length:
            yield (low + high - length) / 2, (before[0], after[0])
    if len(before) > 1 and (gap := _start(before[0], axis) - _end(before[1], axis)) > 0:
        yield _end(before[0], axis) + gap, (before[1], before[0])
    if len(after) > 1 and (gap := _start(after[1], axis) - _end(after[0], axis)) > 0:
        yield _start(after[0], axis) - gap - length, (after[0], after[1])


def _gap(a: Rect, b: Rect, axis: Axis, across: Axis) -> Gap:
    """The gap between two boxes, shown in the middle of what they share across."""
    low = max(_start(a, across), _start(b, across))
    high = min(_end(a, across), _end(b, across))
    return Gap(axis, _end(a, axis), _start(b, axis), (low + high) / 2)


def _middle(rect: Rect, axis: Axis) -> float:
    return _start(rect, axis) + _length(rect, axis) / 2


def _levels(wanted: Rect, walls: Sequence[Rect], grid: float) -> list[float]:
    """The heights worth trying, nearest first."""
    above = {math.floor((wall.y - wanted.height) / grid) * grid for wall in walls}
    below = {math.ceil(wall.bottom / grid) * grid for wall in walls}
    return sorted(above | below | {_to_grid(wanted.y, grid)}, key=lambda y: (abs(y - wanted.y), -y))


def _free_x(box: Rect, walls: Sequence[Rect], grid: float) -> list[float]:
    """The nearest free grid places left and right of where the box is, at its height."""
    start = _to_grid(box.x, grid)
    across = [wall for wall in walls if wall.y < box.bottom and box.y < wall.bottom]
    left = right = start
    for wall in sorted(across, key=lambda wall: wall.x):
        if wall.overlaps(box._replace(x=right)):
            right = math.ceil(wall.right / grid) * grid
    for wall in sorted(across, key=lambda wall: -wall.right):
        if wall.overlaps(box._replace(x=left)):
            left = math.floor((wall.x - box.width) / grid) * grid
    return [right, left]


def _offset(moving: Rect, others: Sequence[Rect], axis: Axis, tolerance: float) -> float | None:
    """The smallest shift that brings two lines together; towards the left or top when two are as small."""
    lines = _lines(moving, axis)
    shifts = [
        there - here
        for other in others
        for there in _lines(other, axis)
        for here in lines
        if -tolerance <= there - here <= tolerance
    ]
    return min(shifts, key=lambda shift: (abs(shift), shift), default=None)


def _guides(moving: Rect, others: Sequence[Rect], axis: Axis) -> list[Guide]:
    """One guide per line the box now shares with others, as long as all of them together."""
    guides = []
    across: Axis = "y" if axis == "x" else "x"
    for at in sorted(set(_lines(moving, axis))):
        sharing = [rect for rect in others if any(math.isclose(at, line) for line in _lines(rect, axis))]
        if sharing:
            start = min(_start(rect, across) for rect in [moving, *sharing])
            end = max(_end(rect, across) for rect in [moving, *sharing])
            guides.append(Guide(axis, at, start, end))
    return guides


def _lines(rect: Rect, axis: Axis) -> tuple[float, float, float]:
    x, y, width, height = rect
    return (x, x + width / 2, x + width) if axis == "x" else (y, y + height / 2, y + height)


def _start(rect: Rect, axis: Axis) -> float:
    return rect.x if axis == "x" else rect.y


def _length(rect: Rect, axis: Axis) -> float:
    return rect.width if axis == "x" else rect.height


def _end(rect: Rect, axis: Axis) -> float:
    return _start(rect, axis) + _length(rect, axis)


def _placed(rect: Rect, axis: Axis, at: float) -> Rect:
    return rect._replace(x=at) if axis == "x" else rect._replace(y=at)


def _to_grid(value: float, grid: float) -> float:
    return math.floor(value / grid + 0.5) * grid
