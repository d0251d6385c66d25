"""Showing what earns a credit: the boxes in use, the arrows between them, and the elements along a way."""

from collections.abc import Collection, Iterable
from itertools import pairwise

from mlsd_board.graph.queries import Edge, Kinds
from mlsd_board.model.kind import Kind
from mlsd_board.validation.board import Board


def in_use(board: Board, *types: str | Collection[str]) -> list[str]:
    """The boxes of these types that are joined to something; a box alone shows nothing."""
    graph = board.queries.graph
    return [node for node in board.of(*types) if graph.degree(node)]


def arrows(
    board: Board,
    sources: Collection[str],
    targets: Collection[str],
    kinds: Collection[Kind] | None = None,
    *,
    both_ways: bool = False,
) -> list[Edge]:
    """The arrows from a source to a target, by id; `both_ways` also those from a target to a source."""
    if not sources or not targets:
        return []
    starts, ends = set(sources), set(targets)
    found = {e for s in starts for e in board.queries.out(s, kinds) if e.target in ends}
    if both_ways:
        found |= {e for t in ends for e in board.queries.out(t, kinds) if e.target in starts}
    return sorted(found, key=lambda e: e.id)


def shown(edges: Iterable[Edge]) -> tuple[str, ...]:
    """The elements of some arrows: their ends, then the arrows themselves, each once."""
    known = list(edges)
    ends = (end for e in known for end in (e.source, e.target))
    return tuple(dict.fromkeys([*ends, *(e.id for e in known)]))


def way(
    board: Board,
    sources: Collection[str],
    targets: Collection[str],
    kinds: Kinds,
    *,
    both_ways: bool = False,
) -> tuple[str, ...]:
    """The boxes of a shortest way from a source to a target; empty when there is none."""
    if not sources or not board.queries.reach(sources, targets, kinds, both_ways=both_ways):
        return ()
    return board.queries.path(sources, targets, kinds, both_ways=both_ways)


def along(board: Board, path: Collection[str], kinds: Kinds) -> tuple[str, ...]:
    """The elements of a way: its boxes, then the arrows of these kinds between them."""
    steps = set(pairwise(path))
    steps |= {(v, u) for u, v in steps}
    found = sorted(
        e.id for node in set(path) for e in board.queries.out(node, kinds) if (node, e.target) in steps
    )
    return tuple(dict.fromkeys([*path, *found]))
