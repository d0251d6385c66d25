"""Pieces that push one another, settled as near as they come to where they want to be."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heappop, heappush

from mlsd_board.layout.routing.lanes.openings import Chains, Limits, Straight, opened
from mlsd_board.layout.routing.lanes.segments import EDGE, Segment

Gap = tuple[int, int, float]
"""Two segments by index, and the units the second must stay beyond the first."""
_SLIT = 6.0
"""Units to which a way for several lines is widened, at the cost of the distance that lines keep from boxes."""
_PATIENCE = 100
"""Chains that are loosened even among few pieces; where boards are so dense that it takes more, lines may touch."""
Pause = Callable[[], object]


def settled(
    pieces: Sequence[Segment],
    order: Sequence[int],
    gaps: Sequence[Gap],
    crossed: Sequence[Straight] = (),
    pause: Pause = lambda: None,
) -> list[float]:
    """Places near the wanted ones that keep the gaps, and out of the way of the labels on lines that are crossed."""
    chains = _squeezed(pieces, order, _chains(len(pieces), gaps), pause)
    limits = _limits(pieces, order, chains)
    places = _halfway(pieces, order, chains, limits)
    if opened(crossed, pieces, places, chains, limits):
        places = _halfway(pieces, order, chains, limits)
    return [max(piece.least, min(piece.most, at)) for piece, at in zip(pieces, places, strict=True)]


def at_edge(pieces: Sequence[Segment], a: int, b: int) -> bool:
    return EDGE in (pieces[a].wire, pieces[b].wire)


def _limits(pieces: Sequence[Segment], order: Sequence[int], chains: Chains) -> Limits:
    least, most = [piece.least for piece in pieces], [piece.most for piece in pieces]
    for index in order:
        least[index] = max([least[index], *(least[a] + gap for a, gap in chains.before[index].items())])
    for index in reversed(order):
        most[index] = min([most[index], *(most[b] - gap for b, gap in chains.after[index].items())])
    return Limits(least, most)


def _halfway(pieces: Sequence[Segment], order: Sequence[int], chains: Chains, limits: Limits) -> list[float]:
    """Halfway between pushing everything forward and pushing everything back."""
    least, most = limits
    forth, back = list(least), list(most)
    for index in order:
        pushed = max(
            [least[index], pieces[index].want, *(forth[a] + gap for a, gap in chains.before[index].items())]
        )
        forth[index] = min(pushed, most[index])
    for index in reversed(order):
        pushed = min(
            [most[index], pieces[index].want, *(back[b] - gap for b, gap in chains.after[index].items())]
        )
        back[index] = max(pushed, least[index])
    return [(a + b) / 2 for a, b in zip(forth, back, strict=True)]


def _chains(count: int, gaps: Sequence[Gap]) -> Chains:
    chains = Chains([{} for _ in range(count)], [{} for _ in range(count)])
    for a, b, gap in gaps:
        chains.keep(a, b, gap)
    return chains


def _squeezed(pieces: Sequence[Segment], order: Sequence[int], chains: Chains, pause: Pause) -> Chains:
    """Smaller gaps where a corridor has no room for the wanted ones.

    Each piece is pushed by those before it. Where one has no room left, the chain that pushes it is loosened, and what
    that concerns is pushed again.
    """
    rank = {index: number for number, index in enumerate(order)}
    least = [piece.least for piece in pieces]
    pushed: dict[int, int] = {}
    slits: set[int] = set()
    due, loosened = list(range(len(order))), 0
    waiting = set(order)
    while due:
        pause()
        index = order[heappop(due)]
        waiting.remove(index)
        before = least[index]
        if (
            _jammed(index, pieces, chains.before[index], least, pushed)
            and loosened < _PATIENCE + len(pieces) // 4
        ):
            loosened += 1
            concerned: Iterable[int] = _loosen(pieces, chains, pushed, index, slits)
        elif least[index] != before:
            concerned = chains.after[index]
        else:
            continue
        for other in concerned:
            if other not in waiting:
                waiting.add(other)
                heappush(due, rank[other])
    return chains


def _jammed(
    index: int,
    pieces: Sequence[Segment],
    before: Mapping[int, float],
    least: list[float],
    pushed: dict[int, int],
) -> bool:
    """Push a piece as far as those before it ask for; whether one pushes it beyond the room it has."""
    farthest, end = pieces[index].least, pieces[index].most + 1e-6
    by = index
    for a, gap in before.items():
        if least[a] + gap > farthest:
            farthest, by = least[a] + gap, a
            if farthest > end:
                break
    least[index], pushed[index] = farthest, by
    return farthest > end


def _loosen(
    pieces: Sequence[Segment], chains: Chains, pushed: Mapping[int, int], jam: int, slits: set[int]
) -> list[int]:
    """Give up edges of frames in the chain that ends at the jammed piece, else share the room among its gaps.

    The pieces of the chain, the last one first.
    """
    chain = [jam]
    while (pusher := pushed[chain[-1]]) != chain[-1]:
        chain.append(pusher)
    steps = list(zip(chain[1:], chain, strict=False))
    at_edges = [step for step in steps if at_edge(pieces, *step)]
    if pieces[jam].most - pieces[chain[-1]].least < _SLIT and not at_edges:
        _widen(pieces, chain, slits)
    room = max(0.0, pieces[jam].most - pieces[chain[-1]].least)
    total = sum(chains.before[b][a] for a, b in steps)
    for a, b in at_edges or steps:
        if at_edges or total < 1e-6:
            chains.free(a, b)
        else:
            chains.keep(a, b, chains.before[b][a] * (room / total * 0.999))
    return chain


def _widen(pieces: Sequence[Segment], chain: Sequence[int], slits: set[int]) -> None:
    """Let pieces that would all lie on one line come closer to the boxes beside them, once."""
    for index in chain:
        if index not in slits and not pieces[index].pinned:
            pieces[index].least -= _SLIT / 2
            pieces[index].most += _SLIT / 2
    slits.update(chain)
