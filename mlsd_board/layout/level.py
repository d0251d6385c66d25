"""Arranging one level of a board: connected boxes flow in columns, unconnected ones stand in lines below."""

import math
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from mlsd_board.layout import dot_order, ranking
from mlsd_board.layout.dot_order import Columns
from mlsd_board.layout.engine import Engine
from mlsd_board.layout.folding import ROW_GAP, Shape, folded
from mlsd_board.layout.levelling import GRID, placed
from mlsd_board.model.geometry import Point, Rect, Size, bounds

Direction = Literal["LR", "TB"]
_WIDTH_TO_HEIGHT = 1.8
_MOST_FOR_GRAPHVIZ = 5_000
"""Boxes and arrows; with more, Graphviz needs far longer than anybody waits."""


class Link(NamedTuple):
    """A connection between two boxes of the level, by number, in the direction of the flow."""

    source: int
    target: int
    label: Size = Size(0, 0)


def arranged(
    sizes: Sequence[Size], links: Sequence[Link], direction: Direction, engine: Engine | None
) -> dict[int, Point]:
    """The top-left corner of every box, on the grid, the top-left of all at (0, 0); without an engine by our own means."""
    linked = sorted({number for link in links for number in link[:2]})
    corners = _flowing(linked, sizes, links, direction, engine) if linked else {}
    loose = [number for number in range(len(sizes)) if number not in corners]
    corners |= _in_lines(loose, sizes, bounds(Rect(*corners[n], *sizes[n]) for n in linked))
    left = min((corner.x for corner in corners.values()), default=0)
    top = min((corner.y for corner in corners.values()), default=0)
    return {number: Point(corner.x - left, corner.y - top) for number, corner in corners.items()}


def _flowing(
    linked: Sequence[int],
    sizes: Sequence[Size],
    links: Sequence[Link],
    direction: Direction,
    engine: Engine | None,
) -> dict[int, Point]:
    # Flowing down is flowing right with everything mirrored at the diagonal.
    turned = direction == "TB"
    number_of = {box: number for number, box in enumerate(linked)}
    local = [_turn(sizes[box]) if turned else sizes[box] for box in linked]
    here = [
        Link(number_of[a], number_of[b], _turn(label) if turned else label) for a, b, label in links if a != b
    ]
    arrows = _arrows(here)
    if len(local) + len(arrows) > _MOST_FOR_GRAPHVIZ:
        engine = None
    ranks = (
        dot_order.free_columns(local, arrows, engine) if engine else ranking.free_columns(len(local), arrows)
    )
    columns = folded(ranks, local, Shape(1 / _WIDTH_TO_HEIGHT if turned else _WIDTH_TO_HEIGHT))
    if columns is not ranks and engine:
        columns = dot_order.ordered_columns(local, arrows, columns, engine)
    elif columns is not ranks:
        columns = ranking.ordered_columns(arrows, columns)
    corners = placed(columns, local, arrows, _label_widths(columns, here))
    return {linked[n]: Point(y, x) if turned else Point(x, y) for n, (x, y) in corners.items()}


def _turn(size: Size) -> Size:
    return Size(size.height, size.width)


def _arrows(links: Sequence[Link]) -> list[tuple[int, int]]:
    """Each pair of boxes once, in the direction that came first."""
    found: dict[tuple[int, int], None] = {}
    for link in links:
        if (link.target, link.source) not in found:
            found[link.source, link.target] = None
    return list(found)


def _label_widths(columns: Columns, links: Sequence[Link]) -> Mapping[int, float]:
    """For each column, the widest label of a connection from it to the next or back."""
    column_of = {box: number for number, column in enumerate(columns) for box in column}
    widest: dict[int, float] = {}
    for link in links:
        a, b = sorted((column_of[link.source], column_of[link.target]))
        if b == a + 1:
            widest[a] = max(widest.get(a, 0.0), link.label.width)
    return widest


def _in_lines(loose: Sequence[int], sizes: Sequence[Size], above: Rect | None) -> dict[int, Point]:
    """Boxes side by side like words on a page, below what is there, about as wide as that."""
    area = sum((sizes[n].width + ROW_GAP) * (sizes[n].height + ROW_GAP) for n in loose)
    page = max(math.sqrt(area * _WIDTH_TO_HEIGHT), above.width if above else 0.0)
    left = above.x if above else 0.0
    x, y, line_height = left, above.bottom + ROW_GAP if above else 0.0, 0.0
    corners: dict[int, Point] = {}
    for n in loose:
        if x > left and x + sizes[n].width > left + page:
            x, y, line_height = left, y + line_height + ROW_GAP, 0.0
        corners[n] = Point(_up_to_grid(x), _up_to_grid(y))
        x = _up_to_grid(x) + sizes[n].width + ROW_GAP
        line_height = max(line_height, _up_to_grid(y) - y + sizes[n].height)
    return corners


def _up_to_grid(value: float) -> float:
    return float(math.ceil(value / GRID) * GRID)
