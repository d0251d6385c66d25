"""Making lines that cross a straight connection leave a gap for its label, which has nowhere else to go."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mlsd_board.layout.routing.labels.strips import HAIR, room
from mlsd_board.layout.routing.lanes.segments import Routed, Segment


class Chains(NamedTuple):
    """For each piece, those that lie before and after it, and the units it keeps from them."""

    before: list[dict[int, float]]
    after: list[dict[int, float]]

    def keep(self, a: int, b: int, apart: float) -> None:
        self.before[b][a] = self.after[a][b] = apart

    def free(self, a: int, b: int) -> None:
        del self.before[b][a], self.after[a][b]


class Limits(NamedTuple):
    """How far each piece can slide when all others make way."""

    least: list[float]
    most: list[float]


class Straight(NamedTuple):
    """A straight connection: from where to where its label may reach, and how far that reaches along and across."""

    wire: int
    level: float
    low: float
    high: float
    length: float
    half: float


def straights(routes: Sequence[Routed], standing: bool) -> Iterator[Straight]:
    """The labelled straight connections that standing pieces, or else lying ones, can cross."""
    along, across = (0, 1) if standing else (1, 0)
    for wire, route in enumerate(routes):
        if route.label is not None and len(route.points) == 2:
            start, end = route.points
            if start[across] == end[across]:
                free = room(start[along], end[along], True, True)
                half = route.label[across] / 2 + HAIR
                yield Straight(wire, start[across], *free, route.label[along], half)


def opened(
    crossed: Sequence[Straight],
    pieces: Sequence[Segment],
    places: Sequence[float],
    chains: Chains,
    limits: Limits,
) -> bool:
    """Whether limits had to be drawn in so that every label finds its gap where there is room for one."""
    order = sorted(range(len(pieces)), key=lambda index: (places[index], index))
    sorted_places = [places[index] for index in order]
    changed = False
    for straight in crossed:
        first, last = (
            bisect_left(sorted_places, straight.low - HAIR),
            bisect_right(sorted_places, straight.high + HAIR),
        )
        met = [index for index in order[first:last] if _meets(straight, pieces[index])]
        if met and (gap := _gap(straight, met, places, limits)):
            _keep_out(gap, met, chains, limits)
            changed = True
    return changed


def _meets(straight: Straight, piece: Segment) -> bool:
    low, high = straight.level - straight.half, straight.level + straight.half
    return piece.wire != straight.wire and piece.low < high and low < piece.high


def _gap(
    straight: Straight, met: Sequence[int], places: Sequence[float], limits: Limits
) -> tuple[int, float, float] | None:
    """How many of the crossing pieces go before the label, and its ends with some air; None where nothing need or can move."""
    least, most = limits
    need = straight.length + 2 * HAIR
    now = [max(least[index], min(most[index], places[index])) for index in met]
    edges = [straight.low - HAIR, *now, straight.high + HAIR]
    found: tuple[float, int, float] | None = None
    for count in range(len(met) + 1):
        low = max([edges[0], *(least[index] for index in met[:count])])
        high = min([edges[-1], *(most[index] for index in met[count:])])
        lack = need - (edges[count + 1] - edges[count])
        if lack <= 0:
            return None
        if high - low >= need and (found is None or lack < found[0]):
            middle = (edges[count] + edges[count + 1] - need) / 2
            found = lack, count, max(low, min(high - need, middle))
    return found and (found[1], found[2], found[2] + need)


def _keep_out(gap: tuple[int, float, float], met: Sequence[int], chains: Chains, limits: Limits) -> None:
    """No piece may lie between the ends of the gap, nor push another one there."""
    count, low, high = gap
    least, most = limits
    todo = [(index, low) for index in met[:count]]
    while todo:
        index, place = todo.pop()
        if place < most[index]:
            most[index] = place
            todo += [(other, place - apart) for other, apart in chains.before[index].items()]
    todo = [(index, high) for index in met[count:]]
    while todo:
        index, place = todo.pop()
        if place > least[index]:
            least[index] = place
            todo += [(other, place + apart) for other, apart in chains.after[index].items()]
