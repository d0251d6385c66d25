"""Pieces that push one another, settled as near as they come to where they want to be."""

from collections.abc import Callable, Mapping, Sequence
from math import inf

from mlsd_board.layout.routing.lanes.openings import Chains, Limits, Straight, opened
from mlsd_board.layout.routing.lanes.segments import EDGE, Segment

Gap = tuple[int, int, float]
"""Two segments by index, and the units the second must stay beyond the first."""
_SLIT = 6.0
"""Units to which a way for several lines is widened, at the cost of the distance that lines keep from boxes."""
Pause = Callable[[], object]


def settled(
    pieces: Sequence[Segment],
    order: Sequence[int],
    gaps: Sequence[Gap],
    crossed: Sequence[Straight] = (),
    pause: Pause = lambda: None,
) -> list[float]:
    """Places near the wanted ones that keep the gaps, and out of the way of the labels on lines that are crossed."""
    chains = _chains(len(pieces), _squeezed(pieces, order, gaps, pause))
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
        least[index] = max([least[index], *(least[a] + gap for a, gap in chains.before[index])])
    for index in reversed(order):
        most[index] = min([most[index], *(most[b] - gap for b, gap in chains.after[index])])
    return Limits(least, most)


def _halfway(pieces: Sequence[Segment], order: Sequence[int], chains: Chains, limits: Limits) -> list[float]:
    """Halfway between pushing everything forward and pushing everything back."""
    least, most = limits
    forth, back = list(least), list(most)
    for index in order:
        pushed = max([least[index], pieces[index].want, *(forth[a] + gap for a, gap in chains.before[index])])
        forth[index] = min(pushed, most[index])
    for index in reversed(order):
        pushed = min([most[index], pieces[index].want, *(back[b] - gap for b, gap in chains.after[index])])
        back[index] = max(pushed, least[index])
    return [(a + b) / 2 for a, b in zip(forth, back, strict=True)]


def _chains(count: int, gaps: Sequence[Gap]) -> Chains:
    before: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    after: list[list[tuple[int, float]]] = [[] for _ in range(count)]
    for a, b, gap in gaps:
        before[b].append((a, gap))
        after[a].append((b, gap))
    return Chains(before, after)


def _squeezed(
    pieces: Sequence[Segment], order: Sequence[int], gaps: Sequence[Gap], pause: Pause = lambda: None
) -> list[Gap]:
    """Smaller gaps where a corridor has no room for the wanted ones.

    Each piece is pushed by those before it. Where one has no room left, the chain that pushes it is loosened, which
    changes nothing before the first of the chain: from there on they are pushed again.
    """
    width = {(a, b): gap for a, b, gap in gaps}
    into: list[list[int]] = [[] for _ in pieces]
    for a, b, _ in gaps:
        into[b].append(a)
    rank = {index: number for number, index in enumerate(order)}
    least = [piece.least for piece in pieces]
    pushed: dict[int, int] = {}
    slits: set[int] = set()
    number, loosened = 0, 0
    while number < len(order):
        pause()
        index = order[number]
        number += 1
        if _jammed(index, pieces, into[index], width, least, pushed) and loosened < len(pieces):
            loosened += 1
            number = rank[_loosen(pieces, width, pushed, index, slits)]
    return [(a, b, gap) for (a, b), gap in width.items()]


def _jammed(
    index: int,
    pieces: Sequence[Segment],
    before: Sequence[int],
    width: Mapping[tuple[int, int], float],
    least: list[float],
    pushed: dict[int, int],
) -> bool:
    """Push a piece as far as those before it ask for; whether one pushes it beyond the room it has."""
    least[index] = pieces[index].least
    pushed.pop(index, None)
    for a in before:
        place = least[a] + width.get((a, index), -inf)
        if place > least[index]:
            least[index], pushed[index] = place, a
            if place > pieces[index].most + 1e-6:
                return True
    return False


def _loosen(
    pieces: Sequence[Segment],
    width: dict[tuple[int, int], float],
    pushed: dict[int, int],
    jam: int,
    slits: set[int],
) -> int:
    """Give up edges of frames in the chain that ends at the jammed piece, else share the room among its gaps.

    The piece with which the chain begins.
    """
    chain = [jam]
    while chain[-1] in pushed:
        chain.append(pushed[chain[-1]])
    steps = list(zip(chain[1:], chain, strict=False))
    at_edges = [step for step in steps if at_edge(pieces, *step)]
    if pieces[jam].most - pieces[chain[-1]].least < _SLIT and not at_edges:
        _widen(pieces, chain, slits)
    room = max(0.0, pieces[jam].most - pieces[chain[-1]].least)
    total = sum(width[step] for step in steps)
    for step in at_edges or steps:
        if at_edges or total < 1e-6:
            del width[step]
        else:
            width[step] *= room / total * 0.999
    return chain[-1]


def _widen(pieces: Sequence[Segment], chain: Sequence[int], slits: set[int]) -> None:
    """Let pieces that would all lie on one line come closer to the boxes beside them, once."""
    for index in chain:
        if index not in slits and not pieces[index].pinned:
            pieces[index].least -= _SLIT / 2
            pieces[index].most += _SLIT / 2
    slits.update(chain)
