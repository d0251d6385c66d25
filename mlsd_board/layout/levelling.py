"""Giving the boxes of ordered columns their places: evenly apart, and level with what they are connected to."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from mlsd_board.layout.columns import Arrows, Columns
from mlsd_board.layout.folding import COLUMN_GAP, ROW_GAP, column_height
from mlsd_board.layout.grid import GRID
from mlsd_board.model.geometry import Point, Size

_ROUNDS = 24
# Middles settle on multiples of this, so that boxes in different columns stand in rows.
_ROW_STEP = 64.0
# How much higher than the fullest column the picture may get for the sake of level connections.
_ROOM = 1.25


def placed(
    columns: Columns, sizes: Sequence[Size], arrows: Arrows, label_widths: Mapping[int, float]
) -> dict[int, Point]:
    """The top-left corner of each box; `label_widths` holds the widest label right of each column."""
    middles = _in_rows(columns, sizes, _levelled(columns, sizes, arrows))
    corners: dict[int, Point] = {}
    left = 0.0
    for number, column in enumerate(columns):
        width = max(sizes[box].width for box in column)
        for box in column:
            size = sizes[box]
            corners[box] = Point(
                _grid(left + (width - size.width) / 2), _grid(middles[box] - size.height / 2)
            )
        left += width + max(COLUMN_GAP, label_widths.get(number, 0.0) + 48)
    return corners


def _levelled(columns: Columns, sizes: Sequence[Size], arrows: Arrows) -> dict[int, float]:
    """Middles of the boxes, each drawn towards its neighbours in other columns as far as its column allows."""
    neighbours = _neighbours(columns, arrows)
    room = max(column_height(column, sizes) for column in columns)
    room *= _ROOM if any(len(column) > 1 for column in columns) else 1
    middles: dict[int, float] = {}
    for column in columns:
        middles |= _stacked(column, sizes, [room / 2] * len(column), room)
    for turn in range(_ROUNDS):
        for column in columns if turn % 2 == 0 else reversed(columns):
            wished = [_wish(middles, box, neighbours[box]) for box in column]
            middles |= _stacked(column, sizes, wished, room)
    return middles


def _neighbours(columns: Columns, arrows: Arrows) -> dict[int, list[int]]:
    column_of = {box: number for number, column in enumerate(columns) for box in column}
    found: dict[int, list[int]] = {box: [] for box in column_of}
    for a, b in arrows:
        if column_of[a] != column_of[b]:
            found[a].append(b)
            found[b].append(a)
    return found


def _wish(middles: Mapping[int, float], box: int, neighbours: Sequence[int]) -> float:
    if not neighbours:
        return middles[box]
    return (middles[box] + sum(middles[other] for other in neighbours) / len(neighbours)) / 2


def _stacked(
    column: Sequence[int], sizes: Sequence[Size], wished: Sequence[float], room: float
) -> dict[int, float]:
    """The middles nearest to the wished ones that keep order, gaps and the room (least squares)."""
    offsets = [0.0]
    for above, below in pairwise(column):
        offsets.append(offsets[-1] + (sizes[above].height + sizes[below].height) / 2 + ROW_GAP)
    blocks: list[tuple[float, int]] = []
    for wish, offset in zip(wished, offsets, strict=True):
        mean, count = wish - offset, 1
        while blocks and blocks[-1][0] > mean:
            above_mean, above_count = blocks.pop()
            mean = (above_mean * above_count + mean * count) / (above_count + count)
            count += above_count
        blocks.append((mean, count))
    lowest = sizes[column[0]].height / 2
    highest = max(room - sizes[column[-1]].height / 2 - offsets[-1], lowest)
    starts = [min(max(mean, lowest), highest) for mean, count in blocks for _ in range(count)]
    return {box: start + offset for box, start, offset in zip(column, starts, offsets, strict=True)}


def _in_rows(columns: Columns, sizes: Sequence[Size], middles: Mapping[int, float]) -> dict[int, float]:
    settled: dict[int, float] = {}
    for column in columns:
        above: float | None = None
        for box in column:
            half = sizes[box].height / 2
            middle = round(middles[box] / _ROW_STEP) * _ROW_STEP
            if above is not None:
                middle = max(middle, above + ROW_GAP + half)
            settled[box] = middle
            above = middle + half
    return settled


def _grid(value: float) -> float:
    return float(round(value / GRID) * GRID)
