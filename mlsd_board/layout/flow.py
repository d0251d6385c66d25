"""Arranging boxes that are joined: columns that flow to the right, folded and ordered so that arrows are easy to follow."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from mlsd_board.layout import dot_order, ranking
from mlsd_board.layout.columns import Arrows, Columns
from mlsd_board.layout.engine import Engine
from mlsd_board.layout.folding import foldings
from mlsd_board.layout.judging import Link, trouble
from mlsd_board.layout.levelling import placed
from mlsd_board.model.geometry import Point, Size

_MOST_FOR_GRAPHVIZ = 5_000
"""Boxes and arrows; with more, Graphviz needs far longer than anybody waits."""
_ARRANGED, _LEAST, _MOST = 3_000, 2, 8
"""Boxes and arrows that are arranged in all foldings together, and how many foldings are tried at least and at most."""
_COMPARED = 500_000
"""Pairs of arrows that are compared while boxes change places."""
_GAIN = 0.999


class _Picture(NamedTuple):
    trouble: float
    columns: Columns
    corners: dict[int, Point]


_Draw = Callable[[Columns], _Picture]


def flowing(
    sizes: Sequence[Size], links: Sequence[Link], width_to_height: float, engine: Engine | None
) -> dict[int, Point]:
    """The top-left corner of every box, in a picture about as wide for its height as is wished."""
    arrows = _arrows(links)
    if len(sizes) + len(arrows) > _MOST_FOR_GRAPHVIZ:
        engine = None

    def draw(columns: Columns) -> _Picture:
        corners = placed(columns, sizes, arrows, _label_widths(columns, links))
        return _Picture(trouble(corners, sizes, links, width_to_height), columns, corners)

    folded = map(draw, _ordered(sizes, arrows, width_to_height, engine))
    best = min(folded, key=lambda picture: picture.trouble)
    tries = _COMPARED // (len(links) ** 2 + 50 * len(sizes))
    return _improved(best, draw, tries).corners


def _arrows(links: Sequence[Link]) -> list[tuple[int, int]]:
    """Each pair of boxes once, in the direction that came first."""
    found: dict[tuple[int, int], None] = {}
    for source, target, *_ in links:
        if source != target and (target, source) not in found:
            found[source, target] = None
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


def _ordered(
    sizes: Sequence[Size], arrows: Arrows, width_to_height: float, engine: Engine | None
) -> Iterator[Columns]:
    """The ranks of the boxes, and foldings of them, each in the order that makes arrows cross least."""
    ranks = (
        dot_order.free_columns(sizes, arrows, engine) if engine else ranking.free_columns(len(sizes), arrows)
    )
    yield ranks
    most = max(_LEAST, min(_MOST, _ARRANGED // (len(sizes) + len(arrows))))
    for columns in islice(foldings(ranks, sizes, width_to_height), most):
        if engine:
            yield dot_order.ordered_columns(sizes, arrows, columns, engine)
        else:
            yield ranking.ordered_columns(arrows, columns)


def _improved(picture: _Picture, draw: _Draw, tries: int) -> _Picture:
    """The picture after neighbours in a column have changed places wherever that made it better."""
    places = [(k, row) for k, column in enumerate(picture.columns) for row in range(len(column) - 1)]
    since = 0
    for n in range(tries):
        if since == len(places):
            break
        changed = draw(_swapped(picture.columns, *places[n % len(places)]))
        if changed.trouble < _GAIN * picture.trouble:
            picture, since = changed, 0
        else:
            since += 1
    return picture


def _swapped(columns: Columns, number: int, row: int) -> Columns:
    column = list(columns[number])
    column[row : row + 2] = column[row + 1], column[row]
    return [*columns[:number], column, *columns[number + 1 :]]
