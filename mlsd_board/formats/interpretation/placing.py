"""Where the boxes of a placed diagram go: farther apart where ours are larger, in the same arrangement."""

import math
from collections.abc import Iterable, Mapping
from statistics import quantiles

from mlsd_board.formats.parsed.space import Space
from mlsd_board.model.geometry import Point, Rect, Size, bounds

_GAP = 28.0
_MOST_SCALE = 4.0
_PADDING = 28.0
_TITLE = 32.0
_TRIES = 80
_WIDEST = 120.0
"""How wide a band may be that nothing lies in, from one edge of the diagram to the other."""


def spread(rects: Mapping[str, Rect], sizes: Mapping[str, Size], share: int) -> dict[str, Rect]:
    """New places in the same arrangement, so that no two boxes overlap and no wide bands are empty.

    They are scaled so that this many percent of the boxes have room where they are.
    """
    if not rects:
        return {}
    scale = _scale(rects, sizes, share)
    left, top = min(r.x for r in rects.values()), min(r.y for r in rects.values())
    wanted = {}
    for id, rect in rects.items():
        x, y = (rect.centre.x - left) * scale, (rect.centre.y - top) * scale
        wanted[id] = Rect(x - sizes[id].width / 2, y - sizes[id].height / 2, *sizes[id])
    placed = _closed_up(_apart(wanted))
    extent = bounds(placed.values()) or Rect(0, 0, 1, 1)
    return {
        id: Rect(round(r.x - extent.x), round(r.y - extent.y), r.width, r.height) for id, r in placed.items()
    }


def framed(members: list[Rect]) -> Rect:
    """A frame around its members, with room for its title."""
    extent = bounds(members) or Rect(0, 0, 120, 60)
    x, y = extent.x - _PADDING, extent.y - _PADDING - _TITLE
    return Rect(x, y, extent.width + 2 * _PADDING, extent.height + 2 * _PADDING + _TITLE)


def _scale(rects: Mapping[str, Rect], sizes: Mapping[str, Size], share: int) -> float:
    """How much farther apart things must lie for nearly all neighbours to have room."""
    space = Space(rects)
    needed = []
    for id, rect in rects.items():
        reach = 2.0 * max(rect.width, rect.height, 40.0)
        tightest = 0.0
        for other in [o for o in space.at(rect.centre, slack=reach) if o != id][:12]:
            dx, dy = (abs(a - b) for a, b in zip(rect.centre, rects[other].centre, strict=True))
            width = (sizes[id].width + sizes[other].width) / 2 + _GAP
            height = (sizes[id].height + sizes[other].height) / 2 + _GAP
            tightest = max(tightest, min(width / max(dx, 1.0), height / max(dy, 1.0)))
        if tightest:
            needed.append(tightest)
    if not needed:
        return 1.0
    usual = quantiles(needed, n=100)[share - 1] if len(needed) > 1 else needed[0]
    return min(max(usual, 0.2), _MOST_SCALE)


def _apart(wanted: Mapping[str, Rect]) -> dict[str, Rect]:
    """The boxes moved as little as needed, from the top left on, until none lies on another."""
    cell = max(max((r.width, r.height)) for r in wanted.values()) + _GAP
    cells: dict[tuple[int, int], list[Rect]] = {}
    placed: dict[str, Rect] = {}
    for id, rect in sorted(wanted.items(), key=lambda entry: (round(entry[1].y / 40), entry[1].x, entry[0])):
        for _ in range(_TRIES):
            hit = _hit(rect, cells, cell)
            if hit is None:
                break
            right, down = hit.right + _GAP - rect.x, hit.bottom + _GAP - rect.y
            rect = rect.moved(right, 0) if right <= 1.5 * down else rect.moved(0, down)
        placed[id] = rect
        cells.setdefault(_cell(rect, cell), []).append(rect)
    return placed


def _closed_up(placed: Mapping[str, Rect]) -> dict[str, Rect]:
    """The boxes moved together where a wide band from edge to edge holds none of them."""
    across = _saved((r.x, r.right) for r in placed.values())
    down = _saved((r.y, r.bottom) for r in placed.values())
    return {id: r.moved(-across[r.x], -down[r.y]) for id, r in placed.items()}


def _saved(spans: Iterable[tuple[float, float]]) -> dict[float, float]:
    """For each beginning of a span, how far it can be moved back."""
    found: dict[float, float] = {}
    saved, end = 0.0, math.inf
    for begin, until in sorted(spans):
        saved += max(0.0, begin - end - _WIDEST)
        found[begin] = saved
        end = until if end == math.inf else max(end, until)
    return found


def _hit(rect: Rect, cells: Mapping[tuple[int, int], list[Rect]], cell: float) -> Rect | None:
    column, row = _cell(rect, cell)
    near = (
        other for dx in (-1, 0, 1) for dy in (-1, 0, 1) for other in cells.get((column + dx, row + dy), ())
    )
    return next((other for other in near if other.grown(_GAP / 4).overlaps(rect)), None)


def _cell(rect: Rect, cell: float) -> tuple[int, int]:
    middle = Point(rect.x, rect.y)
    return int(middle.x // cell), int(middle.y // cell)
