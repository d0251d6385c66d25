"""Questions asked of a board graph: reach by kind, the hops of a path, cycles. Answers are kept per graph state.

Build one `Queries` per state of the graph and share it: kind-filtered adjacency and reach sets are computed once,
not once per rule.
"""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar, cast

from mlsd_board.graph.board_graph import BoardGraph
from mlsd_board.graph.typesets import ACTORS, CONSUMERS
from mlsd_board.model.kind import Kind

Kinds = frozenset[Kind]
Adjacency = Mapping[str, tuple[str, ...]]
T = TypeVar("T")


class Edge(NamedTuple):
    """One connection of the graph."""

    id: str
    source: str
    target: str
    kind: Kind | None


class Queries:
    """One state of a board graph, with what has been worked out about it so far.

    Wherever kinds are asked for, `request` connections run both ways if `both_ways` is set: a response is implied.
    """

    def __init__(self, graph: BoardGraph) -> None:
        """Take `graph` as it is now; it must not change while this object is in use."""
        self.graph = graph
        self.types: dict[str, str] = {node: facts["type"] for node, facts in graph.nodes(data=True)}
        found = (Edge(key, u, v, facts["kind"]) for u, v, key, facts in graph.edges(keys=True, data=True))
        self._edges = sorted(found, key=lambda edge: edge.id)
        self._next: dict[tuple[Kinds, bool], Adjacency] = {}
        self._reached: dict[tuple[str, Kinds, bool], frozenset[str]] = {}
        self._shared: dict[str, object] = {}

    def of(self, types: Collection[str]) -> list[str]:
        """The nodes whose component is one of `types`, by id."""
        return sorted(node for node, component in self.types.items() if component in types)

    def edges(self, kinds: Collection[Kind] | None = None) -> Iterator[Edge]:
        """The connections of these kinds (all when None), by id."""
        return (edge for edge in self._edges if kinds is None or edge.kind in kinds)

    def next(self, kinds: Kinds, *, both_ways: bool = False) -> Adjacency:
        """For each node the nodes one connection of these kinds away."""
        key = (kinds, both_ways)
        if key not in self._next:
            found: dict[str, set[str]] = {node: set() for node in self.types}
            for edge in self.edges(kinds):
                found[edge.source].add(edge.target)
                if both_ways and edge.kind is Kind.REQUEST:
                    found[edge.target].add(edge.source)
            self._next[key] = {node: tuple(sorted(targets)) for node, targets in found.items()}
        return self._next[key]

    def reached(self, start: str, kinds: Kinds, *, both_ways: bool = False) -> frozenset[str]:
        """What lies at the end of a directed path of at least one connection from `start`."""
        key = (start, kinds, both_ways)
        if key not in self._reached:
            self._reached[key] = frozenset(walk(self.next(kinds, both_ways=both_ways), [start]))
        return self._reached[key]

    def reach(
        self, sources: Iterable[str], targets: Collection[str], kinds: Kinds, *, both_ways: bool = False
    ) -> bool:
        """Whether some source has a path to some target."""
        wanted = set(targets)
        return any(not wanted.isdisjoint(self.reached(s, kinds, both_ways=both_ways)) for s in sources)

    def path(
        self,
        sources: Iterable[str],
        targets: Collection[str],
        kinds: Kinds,
        *,
        both_ways: bool = False,
        avoiding: Collection[str] = (),
    ) -> tuple[str, ...]:
        """The nodes of a shortest path of at least one connection, ends included; empty when there is none.

        `avoiding` are nodes that may not lie between the ends.
        """
        return shortest(self.next(kinds, both_ways=both_ways), sources, targets, avoiding)

    def adjacent(self, node: str, kinds: Collection[Kind] | None = None) -> frozenset[str]:
        """The nodes joined to `node` by a connection of these kinds, in either direction."""
        ends = ((e.source, e.target) for e in self.edges(kinds) if node in (e.source, e.target))
        return frozenset(v if u == node else u for u, v in ends)

    def once(self, name: str, work_out: Callable[[], T]) -> T:
        """What several rules need, worked out by the first that asks."""
        if name not in self._shared:
            self._shared[name] = work_out()
        return cast("T", self._shared[name])

    def feedback(self) -> list[str]:
        """Where outcomes come back: event loggers, review queues, and business systems that report outcomes."""
        talking = {e.source for e in self.edges({Kind.EVENTS, Kind.LABELS, Kind.DATA})}
        systems = [n for n in self.of({"downstream_system"}) if n in talking]
        return sorted([*self.of({"event_logger", "human_review_queue"}), *systems])

    def consumers(self) -> list[str]:
        return self.of(CONSUMERS)

    def actors(self) -> list[str]:
        return self.of(ACTORS)


def walk(following: Adjacency, starts: Iterable[str], avoiding: Collection[str] = ()) -> set[str]:
    """Every node at the end of a path of at least one step from `starts` that passes through none of `avoiding`."""
    found: set[str] = set()
    waiting = deque(starts)
    while waiting:
        for node in following.get(waiting.popleft(), ()):
            if node not in found:
                found.add(node)
                if node not in avoiding:
                    waiting.append(node)
    return found


def shortest(
    following: Adjacency, sources: Iterable[str], targets: Collection[str], avoiding: Collection[str] = ()
) -> tuple[str, ...]:
    """A shortest path of at least one step from a source to a target; empty when there is none."""
    wanted = set(targets)
    trails: deque[tuple[str, ...]] = deque((source,) for source in sorted(sources))
    seen: set[str] = set()
    while trails:
        trail = trails.popleft()
        for node in following.get(trail[-1], ()):
            if node in wanted:
                return (*trail, node)
            if node not in seen and node not in avoiding:
                seen.add(node)
                trails.append((*trail, node))
    return ()
