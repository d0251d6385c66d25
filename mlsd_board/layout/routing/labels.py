"""Finding a free place on its own line for the text of each connection."""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from mlsd_board.layout.routing.regions import Box, Regions, Spot

_AIR = 4.0
"""Units between a label and whatever is beside it."""
_ARROW = 14.0
"""Units at both ends of a line that stay visible."""
_SHARES = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9, 0.0, 1.0)

Mark = tuple[float, float, float, float, int]
"""A piece of a line as a thin box, and the index of its connection."""
Extent = tuple[float, float]


def labelled(
    lines: Sequence[Sequence[Spot]],
    sizes: Sequence[Extent | None],
    boxes: Regions[Box],
    pause: Callable[[], object] = lambda: None,
) -> list[Box | None]:
    """A place for each label: on its line, clear of boxes and labels, and of other lines if that is possible."""
    marks = Regions(mark for index, line in enumerate(lines) for mark in _marks(line, index))
    taken: Regions[Box] = Regions()
    found: list[Box | None] = [None] * len(lines)
    hardest = sorted(range(len(lines)), key=lambda index: (_longest(lines[index]), index))
    for index in hardest:
        pause()
        size = sizes[index]
        if size is not None:
            found[index] = place = _place(lines[index], index, size, (boxes, taken, marks))
            taken.add(place)
    return found


_Around = tuple[Regions[Box], Regions[Box], Regions[Mark]]


def _place(line: Sequence[Spot], index: int, size: Extent, around: _Around) -> Box:
    best: tuple[float, Box] | None = None
    for price, place in _offers(line, size):
        if best is not None and price >= best[0]:
            continue
        cost = price + _trouble(place, index, around)
        if best is None or cost < best[0]:
            best = (cost, place)
    if best is None or best[0] >= _BLOCKED:
        x, y = (
            line[len(line) // 2]
            if best is None
            else ((best[1][0] + best[1][2]) / 2, (best[1][1] + best[1][3]) / 2)
        )
        return _beside((x, y), index, size, around)
    return best[1]


_BLOCKED = 10000.0


def _offers(line: Sequence[Spot], size: Extent) -> Iterator[tuple[float, Box]]:
    """Places on the line with their price: the middle of the longest lying piece is the cheapest."""
    longest = max([1.0, *(abs(a[0] - b[0]) + abs(a[1] - b[1]) for a, b in pairwise(line))])
    for number, (a, b) in enumerate(pairwise(line)):
        lying = a[1] == b[1]
        length = abs(a[0] - b[0]) + abs(a[1] - b[1])
        need = (size[0] if lying else size[1]) / 2 + _AIR
        start = need + (_ARROW if number == 0 else 0.0)
        slack = length - start - need - (_ARROW if number == len(line) - 2 else 0.0)
        price = (
            (0.0 if lying else 40.0) + 30.0 * (1 - length / longest) + (0.0 if slack >= 0 else 150.0 - slack)
        )
        for share in _SHARES if slack > 0 else (0.5,):
            at = (start + slack * share) / length if slack > 0 else 0.5
            centre = (a[0] + (b[0] - a[0]) * at, a[1] + (b[1] - a[1]) * at)
            yield price + abs(share - 0.5) * 20, _centred(centre, size)


def _trouble(place: Box, index: int, around: _Around) -> float:
    boxes, taken, marks = around
    near = (place[0] - _AIR, place[1] - _AIR, place[2] + _AIR, place[3] + _AIR)
    if boxes.within(near) or taken.within(near):
        return _BLOCKED
    return 60.0 * len({mark[4] for mark in marks.within(near)} - {index})


def _beside(centre: Spot, index: int, size: Extent, around: _Around) -> Box:
    """The free place nearest to a spot, looked for in growing rings."""
    width, height = size
    best: tuple[float, Box] | None = None
    for ring in range(40):
        for column in range(-ring, ring + 1):
            for row in (-ring, ring) if abs(column) < ring else range(-ring, ring + 1):
                place = _centred(
                    (centre[0] + column * width / 4, centre[1] + row * (height / 2 + _AIR)), size
                )
                cost = _trouble(place, index, around) + abs(column) * width / 4 + abs(row) * height / 2
                if best is None or cost < best[0]:
                    best = (cost, place)
        if best is not None and best[0] < _BLOCKED:
            break
    return best[1] if best else _centred(centre, size)


def _centred(centre: Spot, size: Extent) -> Box:
    return centre[0] - size[0] / 2, centre[1] - size[1] / 2, centre[0] + size[0] / 2, centre[1] + size[1] / 2


def _marks(line: Sequence[Spot], index: int) -> Iterator[Mark]:
    for a, b in pairwise(line):
        yield min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]), index


def _longest(line: Sequence[Spot]) -> float:
    return max((abs(a[0] - b[0]) for a, b in pairwise(line)), default=0.0)
