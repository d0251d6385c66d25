"""A free place for the text of each connection: on its own line, else close beside it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise

from mlsd_board.layout.routing.labels.cover import Cover, joined
from mlsd_board.layout.routing.labels.strips import AIR, Extent, Strip, centred, length, strips
from mlsd_board.layout.routing.regions import Box, Regions, Spot, grown
from mlsd_board.model.progress import followed

_OFF_CENTRE, _ON_OUTLINE, _ON_LINE = 20.0, 35.0, 250.0
"""Prices: from one end of a strip to the other, upon the outline of a frame, upon the line of another connection."""
_BLOCKED = 10000.0
_TRIES = 12
"""Strips looked at: a line with many bends in a crowd offers dozens that are no better."""

Mark = tuple[float, float, float, float, int]
"""A piece of a line as a thin box, and the index of its connection; that of an outline is negative."""


def labelled(
    lines: Sequence[Sequence[Spot]],
    sizes: Sequence[Extent | None],
    boxes: Regions[Box],
    outlines: Iterable[Box] = (),
    pause: Callable[[], object] = lambda: None,
) -> list[Box | None]:
    """A place for each label: clear of boxes and labels, and of other lines and of outlines if that is possible."""
    marks = Regions([*_marks(lines), *_outlined(outlines)])
    taken: Regions[Box] = Regions()
    found: list[Box | None] = [None] * len(lines)
    labels = [(index, size) for index, size in enumerate(sizes) if size is not None]
    labels.sort(key=lambda label: (_freedom(lines[label[0]], label[1]), label))
    for index, size in followed("placing the words on arrows", labels, len(labels)):
        pause()
        found[index] = place = _place(lines[index], index, size, (boxes, taken, marks))
        taken.add(place)
    return found


_Around = tuple[Regions[Box], Regions[Box], Regions[Mark]]


def _freedom(line: Sequence[Spot], size: Extent) -> float:
    """How far the label can slide along the piece that leaves it most room."""
    return max(
        (length(a, b) - (size[0] if a[1] == b[1] else size[1]) for a, b in pairwise(line)), default=0.0
    )


def _place(line: Sequence[Spot], index: int, size: Extent, around: _Around) -> Box:
    best, place = _BLOCKED, centred(line[len(line) // 2], size)
    for strip in strips(line, size)[:_TRIES]:
        if strip.price >= best:
            break
        price, at = _cheapest(strip, index, size, around)
        if price < best:
            best, place = price, strip.place(at, size)
    return place if best < _BLOCKED else _nearest(place, index, size, around)


def _cheapest(strip: Strip, index: int, size: Extent, around: _Around) -> tuple[float, float]:
    """The best place on a strip with its price: the middle, or where something in the way ends."""
    boxes, taken, marks = around
    along = 0 if strip.lying else 1
    air, hair = size[along] / 2 + AIR, size[along] / 2 + strip.apart
    near = strip.swept(size, AIR)
    bars = [(box[along] - air, box[along + 2] + air) for box in (*boxes.within(near), *taken.within(near))]
    met = [
        (mark[4], mark[along] - hair, mark[along + 2] + hair)
        for mark in marks.within(strip.swept(size, strip.apart))
        if mark[4] != index
    ]
    lines, outlines = (
        joined(span for span in met if span[0] >= 0),
        joined(span for span in met if span[0] < 0),
    )
    over_bars, over_lines, over_outlines = Cover(bars), Cover(lines), Cover(outlines)
    ends = {at for span in (*bars, *lines, *outlines) for at in span if strip.low <= at <= strip.high}
    steep = _OFF_CENTRE / max(strip.high - strip.low, 1.0)
    best, place = _BLOCKED, strip.best
    for aside, at in sorted((abs(at - strip.best), at) for at in ends | {strip.best}):
        price = strip.price + steep * aside
        if price >= best:
            break
        if not over_bars.at(at):
            price += _ON_LINE * over_lines.at(at) + _ON_OUTLINE * over_outlines.at(at)
            if price < best:
                best, place = price, at
    return best, place


def _nearest(wanted: Box, index: int, size: Extent, around: _Around) -> Box:
    """The free place nearest to one that is not, looked for in growing rings."""
    width, height = size
    x, y = (wanted[0] + wanted[2]) / 2, (wanted[1] + wanted[3]) / 2
    best, found = 10 * _BLOCKED, wanted
    for ring in range(40):
        for column in range(-ring, ring + 1):
            for row in (-ring, ring) if abs(column) < ring else range(-ring, ring + 1):
                place = centred((x + column * width / 4, y + row * (height / 2 + AIR)), size)
                price = _trouble(place, index, around) + abs(column) * width / 4 + abs(row) * height / 2
                if price < best:
                    best, found = price, place
        if best < _BLOCKED:
            break
    return found


def _trouble(place: Box, index: int, around: _Around) -> float:
    boxes, taken, marks = around
    near = grown(place, AIR)
    if boxes.within(near) or taken.within(near):
        return _BLOCKED
    met = {mark[4] for mark in marks.within(near)} - {index}
    return sum(_ON_LINE if wire >= 0 else _ON_OUTLINE for wire in met)


def _marks(lines: Sequence[Sequence[Spot]]) -> Iterator[Mark]:
    for index, line in enumerate(lines):
        for a, b in pairwise(line):
            yield min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]), index


def _outlined(boxes: Iterable[Box]) -> Iterator[Mark]:
    for index, (left, top, right, bottom) in enumerate(boxes, start=1):
        for edge in (
            (left, top, right, top),
            (left, bottom, right, bottom),
            (left, top, left, bottom),
            (right, top, right, bottom),
        ):
            yield *edge, -index
