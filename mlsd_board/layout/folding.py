"""Folding ranks: a long row of them into fewer, fuller columns, an over-full one into several, so that a picture fits a screen.

Everything here flows to the right; a layout that flows down is computed with width and height swapped.
"""

import math
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from mlsd_board.layout.columns import Columns
from mlsd_board.model.geometry import Size

COLUMN_GAP = 120.0
ROW_GAP = 64.0
# A picture up to this size (along, across) is read at a glance and never folded.
_SMALL = (1500.0, 850.0)
# A picture at most this much wider or higher than wished (as a logarithm) is not folded.
_SLACK = math.log(1.35)
# How much higher a picture gets than its fullest column, because boxes are moved level with their neighbours.
_LOOSENESS = 1.25
# More would be wider than any folded picture of a board that Graphviz can lay out in time.
_MOST_COLUMNS = 200


class _Block(NamedTuple):
    """How many boxes stand below each other, and how much room they take together."""

    boxes: int
    width: float
    height: float


def foldings(columns: Columns, sizes: Sequence[Size], width_to_height: float) -> Iterator[Columns]:
    """The ranks merged into fewer columns, and over-full ones split, the most promising first; none where all fits."""
    along, across = _extent([_block(column, sizes) for column in columns])
    if (along <= _SMALL[0] and across <= _SMALL[1]) or _off(along, across, width_to_height) <= _SLACK:
        return
    limit = math.sqrt(sum((w + COLUMN_GAP) * (h + ROW_GAP) for w, h in sizes) / width_to_height)
    pieces = _pieces(columns, sizes, limit)
    blocks = [_block(piece, sizes) for piece in pieces]

    def unlike(groups: Sequence[Sequence[int]]) -> float:
        extent = _extent([_joined([blocks[n] for n in group]) for group in groups])
        return _off(*extent, width_to_height)

    best, *others = sorted(_groupings(blocks), key=unlike)
    merged = [
        [[box for n in group for box in pieces[n]] for group in groups] for groups in (best, *others[:3])
    ]
    split = [_pieces(columns, sizes, loose * limit) for loose in (1.6, 1.0, 2.4)]
    found = {tuple(map(len, columns)): columns}
    for folding in (merged[0], *split, *merged[1:]):
        lengths = tuple(map(len, folding))
        if lengths not in found:
            found[lengths] = folding
            yield folding


def _off(along: float, across: float, width_to_height: float) -> float:
    """How far a picture is from the wished shape, 0 if it has it."""
    return abs(math.log(max(along, 1.0) / max(across, 1.0) / width_to_height))


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


def _pieces(columns: Columns, sizes: Sequence[Size], limit: float) -> Columns:
    """The ranks, those much higher than the limit dealt out to several, so that neighbours stay neighbours."""
    pieces: Columns = []
    for column in columns:
        parts = min(max(round(column_height(column, sizes) / limit), 1), len(column))
        pieces += [column[part::parts] for part in range(parts)]
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
