"""Folding a long row of ranks into fewer, fuller columns, so that a picture fits a screen and not a ribbon.

Everything here flows to the right; a layout that flows down is computed with width and height swapped.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from mlsd_board.layout.dot_order import Columns
from mlsd_board.model.geometry import Size

COLUMN_GAP = 120.0
ROW_GAP = 64.0
# A picture up to this size (along, across) is read at a glance and never folded.
_SMALL = (1500.0, 850.0)
# How much higher a picture gets than its fullest column, because boxes are moved level with their neighbours.
_LOOSENESS = 1.25
# More would be wider than any folded picture of a board that Graphviz can lay out in time.
_MOST_COLUMNS = 200


@dataclass(frozen=True)
class Shape:
    """The wished ratio of the extent along the flow to the extent across it, and how far off is still fine."""

    target: float
    slack: float = 1.35

    def accepts(self, along: float, across: float) -> bool:
        if along <= _SMALL[0] and across <= _SMALL[1]:
            return True
        return self.target / self.slack <= along / max(across, 1.0) <= self.target * self.slack

    def distance(self, along: float, across: float) -> float:
        return abs(math.log(max(along, 1.0) / max(across, 1.0) / self.target))


class _Block(NamedTuple):
    """How many boxes stand below each other, and how much room they take together."""

    boxes: int
    width: float
    height: float


def folded(columns: Columns, sizes: Sequence[Size], shape: Shape) -> Columns:
    """The ranks merged into fewer columns (and over-full ones split) where the shape asks for it."""
    extent = _extent([_block(column, sizes) for column in columns])
    if shape.accepts(*extent):
        return columns
    pieces = _pieces(columns, sizes, shape)
    blocks = [_block(piece, sizes) for piece in pieces]
    groupings = {shape.distance(*extent): columns}
    for groups in _groupings(blocks):
        found = _extent([_joined([blocks[n] for n in group]) for group in groups])
        groupings.setdefault(shape.distance(*found), groups)
    best = groupings[min(groupings)]
    return columns if best is columns else [[box for n in group for box in pieces[n]] for group in best]


def column_height(column: Sequence[int], sizes: Sequence[Size]) -> float:
    return sum(sizes[box].height for box in column) + ROW_GAP * (len(column) - 1)


def _block(column: Sequence[int], sizes: Sequence[Size]) -> _Block:
    return _Block(len(column), max(sizes[box].width for box in column), column_height(column, sizes))


def _joined(blocks: Sequence[_Block]) -> _Block:
    boxes, widths, heights = zip(*blocks, strict=True)
    return _Block(sum(boxes), max(widths), sum(heights) + ROW_GAP * (len(blocks) - 1))


def _extent(columns: Sequence[_Block]) -> tuple[float, float]:
    along = sum(column.width for column in columns) + COLUMN_GAP * (len(columns) - 1)
    across = max((column.height for column in columns), default=0.0)
    single = all(column.boxes == 1 for column in columns)
    return along, across if single else across * _LOOSENESS


def _pieces(columns: Columns, sizes: Sequence[Size], shape: Shape) -> Columns:
    """The ranks, with those much higher than the whole picture should be cut into several."""
    area = sum((size.width + COLUMN_GAP) * (size.height + ROW_GAP) for size in sizes)
    limit = math.sqrt(area / shape.target)
    pieces: Columns = []
    for column in columns:
        parts = min(max(round(column_height(column, sizes) / limit), 1), len(column))
        cuts = [len(column) * part // parts for part in range(parts + 1)]
        pieces += [column[a:b] for a, b in pairwise(cuts)]
    return pieces


def _groupings(pieces: Sequence[_Block]) -> Iterator[list[list[int]]]:
    """For each number of columns, which neighbouring pieces to merge so that the columns are about even."""
    heights = [piece.height + ROW_GAP for piece in pieces]
    middles = [end - height / 2 for end, height in zip(accumulate(heights), heights, strict=True)]
    total = sum(heights)
    for count in range(1, min(len(pieces), _MOST_COLUMNS) + 1):
        columns: dict[int, list[int]] = {}
        for number, middle in enumerate(middles):
            columns.setdefault(int(middle / total * count), []).append(number)
        yield list(columns.values())
