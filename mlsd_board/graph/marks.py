"""Which of many boxes lead to each box: worked out for all boxes in one pass instead of one search for each."""

from collections.abc import Collection, Mapping

from mlsd_board.graph.queries import Adjacency, Kinds, Queries


def leading_among(queries: Queries, starts: Collection[str], kinds: Kinds) -> Mapping[str, frozenset[str]]:
    """For each node those of `starts` from which a path of at least one connection leads to it; others are left out."""
    names = tuple(sorted(set(starts)))
    return queries.once(("leading among", names, kinds), lambda: _leading(queries.next(kinds), names))


def _leading(following: Adjacency, names: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    bit = {name: 1 << number for number, name in enumerate(names)}
    before: dict[str, int] = {}
    for ring in reversed(_rings(following)):
        arrived = 0
        for node in ring:
            arrived |= before.get(node, 0)
        own = sum(bit.get(node, 0) for node in ring)
        if len(ring) > 1 or ring[0] in following.get(ring[0], ()):
            arrived |= own
        for node in ring:
            before[node] = arrived
            for target in following.get(node, ()):
                before[target] = before.get(target, 0) | arrived | own
    decoded: dict[int, frozenset[str]] = {}
    found = {}
    for node, marks in before.items():
        if marks:
            if marks not in decoded:
                decoded[marks] = frozenset(n for n in names if marks & bit[n])
            found[node] = decoded[marks]
    return found


def _rings(following: Adjacency) -> list[list[str]]:
    """The strongly connected parts (Tarjan, without recursion), each after all parts it leads to."""
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    open_nodes: list[str] = []
    inside: set[str] = set()
    found: list[list[str]] = []
    for start in following:
        if start in index:
            continue
        work = [(start, iter(following[start]))]
        index[start] = low[start] = len(index)
        open_nodes.append(start)
        inside.add(start)
        while work:
            node, targets = work[-1]
            for target in targets:
                if target not in index:
                    index[target] = low[target] = len(index)
                    open_nodes.append(target)
                    inside.add(target)
                    work.append((target, iter(following.get(target, ()))))
                    break
                if target in inside:
                    low[node] = min(low[node], index[target])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    found.append(_taken(open_nodes, inside, node))
    return found


def _taken(open_nodes: list[str], inside: set[str], node: str) -> list[str]:
    ring: list[str] = []
    while not ring or ring[-1] != node:
        ring.append(open_nodes.pop())
        inside.discard(ring[-1])
    return ring
