"""Choosing among equally good ways the ones that cross each other least and find room beside one another."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from mlsd_board.layout.routing.regions import Regions
from mlsd_board.layout.routing.ways.way import PLENTY, Way

_CROSSING = 150.0
"""Units of detour that one crossing less is worth."""
_ROUNDS = 2

_Piece = tuple[float, float, float, float, int, int]
"""A thin box, the index of its connection, and which of that connection's ways it belongs to."""


def fewest_crossings(
    options: Sequence[Sequence[Way]], pause: Callable[[], object] = lambda: None
) -> list[Way]:
    """One way for each connection, improved one connection after the other."""
    lying, standing = _indexed(options)
    chosen = [0] * len(options)
    for _ in range(_ROUNDS):
        before = list(chosen)
        for wire, ways in enumerate(options):
            pause()
            if len(ways) > 1:
                taken = (wire, chosen, lying, standing)
                prices = [
                    way.price + _CROSSING * (_crossings(way, *taken) + _too_many(way, *taken)) for way in ways
                ]
                chosen[wire] = prices.index(min(prices))
        if chosen == before:
            break
    return [ways[number] for ways, number in zip(options, chosen, strict=True)]


def _indexed(options: Sequence[Sequence[Way]]) -> tuple[Regions[_Piece], Regions[_Piece]]:
    lying: list[_Piece] = []
    standing: list[_Piece] = []
    for wire, ways in enumerate(options):
        for number, way in enumerate(ways):
            for a, b in pairwise(way.points):
                piece = (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]), wire, number)
                (lying if a[1] == b[1] else standing).append(piece)
    return Regions(lying), Regions(standing)


def _crossings(
    way: Way, wire: int, chosen: Sequence[int], lying: Regions[_Piece], standing: Regions[_Piece]
) -> int:
    count = 0
    for a, b in pairwise(way.points):
        area = (min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1]))
        met = (standing if a[1] == b[1] else lying).within(area)
        count += sum(1 for piece in met if piece[4] != wire and chosen[piece[4]] == piece[5])
    return count


def _too_many(
    way: Way, wire: int, chosen: Sequence[int], lying: Regions[_Piece], standing: Regions[_Piece]
) -> int:
    """How many lines more than find room run where the way is narrowest, which is in its middle."""
    if way.lanes == PLENTY:
        return 0
    a, b = way.points[1:3]
    area = (min(a[0], b[0]) - 1, min(a[1], b[1]) - 1, max(a[0], b[0]) + 1, max(a[1], b[1]) + 1)
    beside = (standing if a[0] == b[0] else lying).within(area)
    others = {piece[4] for piece in beside if piece[4] != wire and chosen[piece[4]] == piece[5]}
    return max(len(others) + 1 - way.lanes, 0)
