"""Columns without Graphviz: where there is none, and for boards that are too large for it to arrange in time."""

from collections.abc import Iterator, Sequence
from itertools import chain

from mlsd_board.layout.columns import Arrows, Columns

_SWEEPS = 8


def free_columns(count: int, arrows: Arrows) -> Columns:
    """Box numbers in columns, each box right of those that lead to it, but for arrows that close a loop."""
    forward, found_order = _without_loops(count, arrows)
    following = _following(count, forward)
    ranks = _ranks(count, following)
    columns: dict[int, list[int]] = {}
    for box in found_order:
        columns.setdefault(ranks[box], []).append(box)
    return ordered_columns(arrows, [columns[rank] for rank in sorted(columns)])


def ordered_columns(arrows: Arrows, columns: Columns) -> Columns:
    """The same columns, each box of a column level with what it is joined to before or after."""
    column_of = {box: number for number, column in enumerate(columns) for box in column}
    before: dict[int, list[int]] = {box: [] for box in column_of}
    after: dict[int, list[int]] = {box: [] for box in column_of}
    for ends in arrows:
        left, right = sorted(ends, key=lambda box: column_of[box])
        if column_of[left] < column_of[right]:
            before[right].append(left)
            after[left].append(right)
    columns = [list(column) for column in columns]
    heights = {box: place for column in columns for box, place in _heights(column)}
    for sweep in range(_SWEEPS):
        joined = after if sweep % 2 else before
        for column in reversed(columns) if sweep % 2 else columns:
            column.sort(key=lambda box: _wish(box, joined[box], heights))
            heights.update(_heights(column))
    return columns


def _heights(column: Sequence[int]) -> Iterator[tuple[int, float]]:
    """How high in its column each box stands, from 0 to 1."""
    return ((box, (place + 0.5) / len(column)) for place, box in enumerate(column))


def _wish(box: int, joined: Sequence[int], heights: dict[int, float]) -> float:
    return sum(heights[other] for other in joined) / len(joined) if joined else heights[box]


def _following(count: int, arrows: Arrows) -> list[list[int]]:
    found: list[list[int]] = [[] for _ in range(count)]
    for source, target in arrows:
        found[source].append(target)
    return found


def _without_loops(count: int, arrows: Arrows) -> tuple[list[tuple[int, int]], list[int]]:
    """The arrows but for those that lead back to where one came from, and the boxes in the order they are met."""
    following = _following(count, arrows)
    reached = {target for _, target in arrows}
    met: dict[int, None] = {}
    forward: list[tuple[int, int]] = []
    on_the_way: set[int] = set()
    for start in chain((box for box in range(count) if box not in reached), range(count)):
        path = [] if start in met else [(start, iter(following[start]))]
        while path:
            box, ways = path[-1]
            met[box] = None
            on_the_way.add(box)
            target = next(ways, None)
            if target is None:
                on_the_way.discard(box)
                path.pop()
            elif target not in on_the_way:
                forward.append((box, target))
                if target not in met:
                    path.append((target, iter(following[target])))
    return forward, list(met)


def _ranks(count: int, following: Sequence[Sequence[int]]) -> list[int]:
    """For each box, the most steps that lead to it; what only leads on stands right before what it leads to."""
    waiting = [0] * count
    for target in chain.from_iterable(following):
        waiting[target] += 1
    begins = [box for box in range(count) if not waiting[box]]
    ranks = [0] * count
    ready = list(begins)
    while ready:
        box = ready.pop()
        for target in following[box]:
            ranks[target] = max(ranks[target], ranks[box] + 1)
            waiting[target] -= 1
            if not waiting[target]:
                ready.append(target)
    for box in begins:
        ranks[box] = min((ranks[target] for target in following[box]), default=1) - 1
    return ranks
