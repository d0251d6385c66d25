"""Arranging one level of a board: every connected part flows in columns, the parts and unconnected boxes stand in lines."""

import math
from collections.abc import Iterable, Sequence

from mlsd_board.layout.columns import Direction
from mlsd_board.layout.engine import Engine
from mlsd_board.layout.flow import flowing
from mlsd_board.layout.folding import COLUMN_GAP, ROW_GAP
from mlsd_board.layout.grid import up_to_grid
from mlsd_board.layout.judging import Link
from mlsd_board.model.geometry import Point, Rect, Size, bounds

_WIDTH_TO_HEIGHT = 1.8


def arranged(
    sizes: Sequence[Size], links: Sequence[Link], direction: Direction, engine: Engine | None
) -> dict[int, Point]:
    """The top-left corner of every item, on the grid, the top-left of all at (0, 0); without an engine by our own means."""
    corners: dict[int, Point] = {}
    parts = [_flowing(part, sizes, links, direction, engine) for part in _parts(links)]
    extents = [_extent(part, sizes) for part in parts]
    highest_first = sorted(range(len(parts)), key=lambda n: (-extents[n].height, n))
    for n, (x, y) in _in_lines(highest_first, extents, COLUMN_GAP, None).items():
        corners |= {item: Point(x + at.x, y + at.y) for item, at in parts[n].items()}
    loose = [number for number in range(len(sizes)) if number not in corners]
    return corners | _in_lines(loose, sizes, ROW_GAP, bounds(Rect(*corners[n], *sizes[n]) for n in corners))


def _parts(links: Iterable[Link]) -> list[list[int]]:
    """The items that are joined to others, those that hang together in one list."""
    part_of: dict[int, list[int]] = {}
    for source, target, *_ in links:
        if source == target:
            continue
        one, two = (part_of.setdefault(item, [item]) for item in (source, target))
        if one is not two:
            small, large = sorted((one, two), key=len)
            large += small
            part_of |= dict.fromkeys(small, large)
    return sorted(sorted(part) for part in {id(part): part for part in part_of.values()}.values())


def _flowing(
    part: Sequence[int],
    sizes: Sequence[Size],
    links: Sequence[Link],
    direction: Direction,
    engine: Engine | None,
) -> dict[int, Point]:
    number_of = {item: number for number, item in enumerate(part)}
    here = [
        link._replace(source=number_of[link.source], target=number_of[link.target])
        for link in links
        if link.source in number_of
    ]
    local = [sizes[item] for item in part]
    if direction == "TB":
        # Flowing down is flowing right with everything mirrored at the diagonal.
        down = flowing(
            [_turned(size) for size in local],
            [_mirrored(link) for link in here],
            1 / _WIDTH_TO_HEIGHT,
            engine,
        )
        corners = {n: Point(y, x) for n, (x, y) in down.items()}
    else:
        corners = flowing(local, here, _WIDTH_TO_HEIGHT, engine)
    left, top = min(corner.x for corner in corners.values()), min(corner.y for corner in corners.values())
    return {part[n]: Point(corner.x - left, corner.y - top) for n, corner in corners.items()}


def _turned(size: Size) -> Size:
    return Size(size.height, size.width)


def _mirrored(link: Link) -> Link:
    start, end = (Rect(place.y, place.x, place.height, place.width) for place in (link.start, link.end))
    return Link(link.source, link.target, _turned(link.label), start, end)


def _extent(corners: dict[int, Point], sizes: Sequence[Size]) -> Size:
    right = max(corner.x + sizes[item].width for item, corner in corners.items())
    return Size(right, max(corner.y + sizes[item].height for item, corner in corners.items()))


def _in_lines(
    loose: Sequence[int], sizes: Sequence[Size], gap: float, above: Rect | None
) -> dict[int, Point]:
    """Items side by side like words on a page, below what is there, about as wide as that."""
    area = sum((sizes[n].width + gap) * (sizes[n].height + gap) for n in loose)
    page = max(math.sqrt(area * _WIDTH_TO_HEIGHT), above.width if above else 0.0)
    x, y, line_height = 0.0, above.bottom + gap if above else 0.0, 0.0
    corners: dict[int, Point] = {}
    for n in loose:
        if x > 0 and x + sizes[n].width > page:
            x, y, line_height = 0.0, y + line_height + gap, 0.0
        corners[n] = Point(up_to_grid(x), up_to_grid(y))
        x = up_to_grid(x) + sizes[n].width + gap
        line_height = max(line_height, up_to_grid(y) - y + sizes[n].height)
    return corners
