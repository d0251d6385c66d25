"""Questions asked of a board graph: reach by kind, the hops of a path, cycles. Answers are kept per graph state.

Build one `Queries` per state of the graph and share it: kind-filtered adjacency and reach sets are computed once,
not once per rule.
"""

from collections import deque
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from typing import NamedTuple, TypeVar, cast

from mlsd_board.graph.board_graph import BoardGraph
from mlsd_board.graph.typesets import CONSUMERS
from mlsd_board.model.kind import Kind

Kinds = frozenset[Kind]
_REPORTS = frozenset({Kind.EVENTS, Kind.LABELS, Kind.DATA})
"""The kinds in which outcomes are told."""
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
        self._of_type: dict[str, list[str]] = {}
        for node in sorted(self.types):
            self._of_type.setdefault(self.types[node], []).append(node)
        self._shared: dict[Hashable, object] = {}

    def of(self, types: Collection[str]) -> list[str]:
        """The nodes whose component is one of `types`, by id."""
        wanted = frozenset(types)
        return list(self.once(("of", wanted), lambda: self._of(wanted)))

    def number(self, node: str, attribute: str) -> float | None:
        """A numeric attribute in the library's unit, or None when unset or not a number."""
        value = self.graph.nodes[node].get(attribute)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def edges(self, kinds: Collection[Kind] | None = None) -> Iterator[Edge]:
        """The connections of these kinds (all when None), by id."""
        if kinds is None:
            return iter(self._edges)
        wanted = frozenset(kinds)
        return iter(self.once(("edges", wanted), lambda: [e for e in self._edges if e.kind in wanted]))

    def into(self, node: str, kinds: Collection[Kind] | None = None) -> list[Edge]:
        """The connections of these kinds that end at a node, by id."""
        return [e for e in self._ends()[1].get(node, ()) if kinds is None or e.kind in kinds]

    def out(self, node: str, kinds: Collection[Kind] | None = None) -> list[Edge]:
        """The connections of these kinds that start at a node, by id."""
        return [e for e in self._ends()[0].get(node, ()) if kinds is None or e.kind in kinds]

    def next(self, kinds: Kinds, *, both_ways: bool = False) -> Adjacency:
        """For each node the nodes one connection of these kinds away."""
        return self.once(("next", kinds, both_ways), lambda: self._next(kinds, both_ways=both_ways))

    def reached(self, start: str, kinds: Kinds, *, both_ways: bool = False) -> frozenset[str]:
        """What lies at the end of a directed path of at least one connection from `start`."""
        return self._ahead(frozenset((start,)), kinds, both_ways=both_ways)

    def reach(
        self, sources: Iterable[str], targets: Collection[str], kinds: Kinds, *, both_ways: bool = False
    ) -> bool:
        """Whether some source has a path to some target."""
        starts, ends = frozenset(sources), frozenset(targets)
        if not starts or not ends:
            return False
        if len(starts) > len(ends):  # one search from the larger side serves many such questions
            return not ends.isdisjoint(self._ahead(starts, kinds, both_ways=both_ways))
        return not starts.isdisjoint(self.leading_to(ends, kinds, both_ways=both_ways))

    def leading_to(
        self,
        targets: Collection[str],
        kinds: Kinds,
        *,
        both_ways: bool = False,
        avoiding: Collection[str] = (),
    ) -> frozenset[str]:
        """The nodes from which a path of at least one connection leads to some target.

        `avoiding` are nodes that may not lie between the ends.
        """
        ends, shut = frozenset(targets), frozenset(avoiding)
        return self.once(
            ("leading", ends, kinds, both_ways, shut),
            lambda: frozenset(walk(self._before(kinds, both_ways=both_ways), ends, shut)),
        )

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
        before, after = self.into(node, kinds), self.out(node, kinds)
        return frozenset([*(e.source for e in before), *(e.target for e in after)])

    def once(self, key: Hashable, work_out: Callable[[], T]) -> T:
        """What several rules need, worked out by the first that asks."""
        if key not in self._shared:
            self._shared[key] = work_out()
        return cast("T", self._shared[key])

    def feedback(self) -> list[str]:
        """Where outcomes come back: event loggers, review queues, business systems and databases that report them.

        A database reports outcomes where a label joiner reads its records.
        """
        return list(self.once("feedback", self._feedback))

    def _feedback(self) -> list[str]:
        talking = {e.source for e in self.edges(_REPORTS)}
        systems = [n for n in self.of({"downstream_system"}) if n in talking]
        joined = self.leading_to(self.of({"label_joiner"}), _REPORTS)
        records = [n for n in self.of({"operational_db"}) if n in joined]
        return sorted([*self.of({"event_logger", "human_review_queue"}), *systems, *records])

    def consumers(self) -> list[str]:
        return self.of(CONSUMERS)

    def _of(self, types: frozenset[str]) -> list[str]:
        found = [nodes for t in types if (nodes := self._of_type.get(t))]
        return found[0] if len(found) == 1 else sorted(node for nodes in found for node in nodes)

    def _ends(self) -> tuple[dict[str, list[Edge]], dict[str, list[Edge]]]:
        return self.once("ends", lambda: _by_end(self._edges))

    def _next(self, kinds: Kinds, *, both_ways: bool) -> Adjacency:
        found: dict[str, set[str]] = {}
        for edge in self.edges(kinds):
            found.setdefault(edge.source, set()).add(edge.target)
            if both_ways and edge.kind is Kind.REQUEST:
                found.setdefault(edge.target, set()).add(edge.source)
        return {node: tuple(sorted(targets)) for node, targets in found.items()}

    def _before(self, kinds: Kinds, *, both_ways: bool) -> Adjacency:
        """For each node the nodes one connection of these kinds back."""
        return self.once(("before", kinds, both_ways), lambda: turned(self.next(kinds, both_ways=both_ways)))

    def _ahead(self, starts: frozenset[str], kinds: Kinds, *, both_ways: bool) -> frozenset[str]:
        return self.once(
            ("ahead", starts, kinds, both_ways),
            lambda: frozenset(walk(self.next(kinds, both_ways=both_ways), starts)),
        )


def _by_end(edges: Iterable[Edge]) -> tuple[dict[str, list[Edge]], dict[str, list[Edge]]]:
    leaving: dict[str, list[Edge]] = {}
    entering: dict[str, list[Edge]] = {}
    for edge in edges:
        leaving.setdefault(edge.source, []).append(edge)
        entering.setdefault(edge.target, []).append(edge)
    return leaving, entering


def turned(following: Adjacency) -> Adjacency:
    """The same connections, followed backwards."""
    found: dict[str, list[str]] = {}
    for node, targets in following.items():
        for target in targets:
            found.setdefault(target, []).append(node)
    return {node: tuple(sources) for node, sources in found.items()}


def walk(following: Adjacency, starts: Iterable[str], avoiding: Collection[str] = ()) -> set[str]:
    """Every node at the end of a path of at least one step from `starts` that passes through none of `avoiding`."""
    found: set[str] = set()
    shut = frozenset(avoiding)
    waiting = deque(starts)
    while waiting:
        for node in following.get(waiting.popleft(), ()):
            if node not in found:
                found.add(node)
                if node not in shut:
                    waiting.append(node)
    return found


def shortest(
    following: Adjacency, sources: Iterable[str], targets: Collection[str], avoiding: Collection[str] = ()
) -> tuple[str, ...]:
    """A shortest path of at least one step from a source to a target; empty when there is none."""
    wanted, shut = frozenset(targets), frozenset(avoiding)
    steps: list[tuple[str, int]] = [(source, -1) for source in sorted(sources)]
    seen: set[str] = set()
    for number, (here, _) in enumerate(steps):  # the list grows while it is walked
        for node in following.get(here, ()):
            if node in wanted:
                return (*_trail(steps, number), node)
            if node not in seen and node not in shut:
                seen.add(node)
                steps.append((node, number))
    return ()


def _trail(steps: list[tuple[str, int]], number: int) -> tuple[str, ...]:
    trail = []
    while number >= 0:
        node, number = steps[number]
        trail.append(node)
    return tuple(reversed(trail))
