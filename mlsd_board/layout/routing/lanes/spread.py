"""Sliding the pieces of connections apart until no two lie on top of one another."""

from bisect import bisect_left
from collections.abc import Sequence

from mlsd_board.layout.routing.lanes.openings import straights
from mlsd_board.layout.routing.lanes.order import compared, in_order, ranked_docks
from mlsd_board.layout.routing.lanes.segments import EDGE, Dock, Routed, Segment, edges, segments
from mlsd_board.layout.routing.lanes.settling import Gap, Pause, at_edge, settled
from mlsd_board.layout.routing.lanes.straight import straightened
from mlsd_board.layout.routing.regions import Box, Regions, Spot
from mlsd_board.layout.routing.ways.way import tidy
from mlsd_board.model.progress import followed

LANE = 14.0
"""Units between two parallel lines where there is room."""
_BESIDE_EDGE = 8.0
"""Units between a line and the edge of a frame, where there is room."""
_ALIKE = 20.0
"""Lines closer than this count as one corridor, in which the order is free."""
_FAR = 120.0
"""Lines further apart than this never push one another."""
_PASSES = ((False, _ALIKE, False), (True, 0.5, False), (False, 0.5, True))
"""Whether standing pieces are spread, the slack in their order, and whether they are only settled where they are."""


def spread(
    routes: Sequence[Routed],
    boxes: Regions[Box],
    outlines: Sequence[Box] = (),
    pause: Pause = lambda: None,
) -> list[Routed]:
    """The same routes with evenly used sides and a lane for each; lying pieces first, standing ones, lying again."""
    found = straightened(routes, boxes)
    for standing, slack, settle in followed("parting arrows", _PASSES, len(_PASSES)):
        pieces = segments(found, standing, boxes, pause)
        if settle:
            for piece in pieces:
                piece.want = piece.place
        else:
            _claim_docks(pieces, found, slack)
        pieces += edges(outlines, standing)
        order, gaps = _order(pieces, found, standing, slack, pause)
        crossed = list(straights(found, standing))
        places = settled(pieces, order, gaps, crossed, pause)
        found = _moved(found, pieces, places, standing)
    return found


def _claim_docks(pieces: Sequence[Segment], routes: Sequence[Routed], slack: float) -> None:
    """Pieces that end on a box want to be spread evenly over its side."""
    ranks = ranked_docks(routes, slack)
    for piece in pieces:
        if piece.docks and piece.least < piece.most:
            counts = [len(ranks[dock]) for dock in piece.docks]
            shares = [
                _share(piece, dock, ranks[dock]) for dock in piece.docks if len(ranks[dock]) == max(counts)
            ]
            piece.want = sum(shares) / len(shares)


def _share(piece: Segment, dock: Dock, rank: Sequence[int]) -> float:
    box, side = dock
    low, high = (box[1], box[3]) if side % 2 == 0 else (box[0], box[2])
    name = piece.wire if piece.wire in rank and piece.docks[0] == dock and piece.at == 0 else ~piece.wire
    return low + (high - low) * (rank.index(name) + 1) / (len(rank) + 1)


def _order(
    pieces: list[Segment], routes: Sequence[Routed], standing: bool, slack: float, pause: Pause
) -> tuple[list[int], list[Gap]]:
    """The pieces from the first to the last, and which of them keep a lane apart."""
    pieces.sort(key=lambda piece: (round(piece.want, 3), piece.wire, piece.at))
    pairs = _pairs(pieces, routes, standing, slack, pause)
    rank = {index: number for number, index in enumerate(in_order(len(pieces), pairs))}
    gaps = [(a, b) if rank[a] < rank[b] else (b, a) for a, b in pairs]
    gaps.sort(key=lambda pair: (rank[pair[1]], rank[pair[0]]))
    order = sorted(rank, key=rank.__getitem__)
    return order, [(a, b, _BESIDE_EDGE if at_edge(pieces, a, b) else LANE) for a, b in gaps]


def _pairs(
    pieces: Sequence[Segment], routes: Sequence[Routed], standing: bool, slack: float, pause: Pause
) -> list[tuple[int, int]]:
    """Pairs of pieces that could come to lie on one another, the one that belongs first named first."""
    wants = [piece.want for piece in pieces]
    spans = [(piece.low, piece.high) for piece in pieces]
    found = []
    for i, one in enumerate(pieces):
        pause()
        after, end = i + 1, bisect_left(wants, one.want + _FAR)
        for j, (low, high) in enumerate(spans[after:end], after):
            if one.high - low < -10 or high - one.low < -10:
                continue
            two = pieces[j]
            together = min(one.high, high) - max(one.low, low)
            if one.most + LANE < two.least or (one.wire == two.wire and together < 10):
                continue
            near = two.want - one.want < _ALIKE and one.wire != two.wire and two.least < one.most
            free = near and EDGE not in (one.wire, two.wire)
            found.append((j, i) if free and compared(one, two, routes, standing, slack) > 0 else (i, j))
    return found


def _moved(
    routes: Sequence[Routed], pieces: Sequence[Segment], places: Sequence[float], standing: bool
) -> list[Routed]:
    points = [list(route.points) for route in routes]
    for piece, place in zip(pieces, places, strict=True):
        if piece.wire != EDGE:
            line = points[piece.wire]
            for at in (piece.at, piece.at + 1):
                line[at] = _shifted(line[at], place, standing)
    return [route._replace(points=tidy(line)) for route, line in zip(routes, points, strict=True)]


def _shifted(spot: Spot, place: float, standing: bool) -> Spot:
    return (place, spot[1]) if standing else (spot[0], place)
