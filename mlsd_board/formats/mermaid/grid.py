"""Where the blocks of a block diagram lie: in rows, as many columns to a row as their block has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from mlsd_board.model.geometry import Point, Rect, Size

_CELL = Size(200.0, 110.0)
_EDGE = 40.0


class Item(NamedTuple):
    """What lies in a row, and how many columns it spans; a name that nothing else has, or none for bare space."""

    name: str
    span: int


@dataclass(slots=True)
class Grid:
    """By block, None being the diagram itself: its columns where they are said, and what lies in it in order."""

    columns: dict[str | None, int] = field(default_factory=dict)
    items: dict[str | None, list[Item]] = field(default_factory=dict)

    def put(self, home: str | None, item: Item) -> None:
        self.items.setdefault(home, []).append(item)


class _Place(NamedTuple):
    item: Item
    column: int
    row: int


def rects(grid: Grid) -> Mapping[str, Rect]:
    """Where everything lies that is no block of others; nothing where nobody has said how many columns there are."""
    return dict(_within(None, Point(0.0, 0.0), grid, {})) if grid.columns else {}


def _within(
    home: str | None, corner: Point, grid: Grid, sizes: dict[str, Size]
) -> Iterator[tuple[str, Rect]]:
    size = _size(home, grid, sizes)
    places = list(_places(home, grid))
    heights = _heights(places, grid, sizes)
    tops = list(accumulate(heights, initial=corner.y + _EDGE))
    width = (size.width - 2 * _EDGE) / _columns(home, grid)
    for item, column, row in places:
        x, y = corner.x + _EDGE + column * width, tops[row]
        if item.name in grid.items:
            yield from _within(item.name, Point(x, y), grid, sizes)
        elif item.name:
            yield item.name, Rect(x, y, item.span * width, heights[row])


def _size(home: str | None, grid: Grid, sizes: dict[str, Size]) -> Size:
    """How much room a block takes: all its columns are as wide as the widest, its rows as high as they need."""
    places = list(_places(home, grid))
    width = max(
        (_item_size(item, grid, sizes).width / item.span for item, _, _ in places), default=_CELL.width
    )
    return Size(width * _columns(home, grid) + 2 * _EDGE, sum(_heights(places, grid, sizes)) + 2 * _EDGE)


def _item_size(item: Item, grid: Grid, sizes: dict[str, Size]) -> Size:
    if item.name not in grid.items:
        return Size(_CELL.width * item.span, _CELL.height)
    if item.name not in sizes:
        sizes[item.name] = _size(item.name, grid, sizes)
    return sizes[item.name]


def _heights(places: list[_Place], grid: Grid, sizes: dict[str, Size]) -> list[float]:
    heights = [0.0] * (places[-1].row + 1 if places else 0)
    for item, _, row in places:
        heights[row] = max(heights[row], _item_size(item, grid, sizes).height)
    return heights


def _columns(home: str | None, grid: Grid) -> int:
    return grid.columns.get(home) or max(sum(item.span for item in grid.items.get(home, ())), 1)


def _places(home: str | None, grid: Grid) -> Iterator[_Place]:
    """Each item in its row; what does not fit goes into the next."""
    columns = _columns(home, grid)
    column = row = 0
    for item in grid.items.get(home, ()):
        span = min(item.span, columns)
        if column + span > columns:
            column, row = 0, row + 1
        yield _Place(Item(item.name, span), column, row)
        column += span
