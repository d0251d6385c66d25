"""The critical path: the slowest chain of boxes a live request waits for.

Latencies are milliseconds at the 99th percentile. Adding them up overstates the true figure; that is the
conservative whiteboard convention. Parallel reads cost their maximum; sibling candidate generators run in parallel.
"""

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from mlsd_board.graph.queries import Queries, walk
from mlsd_board.graph.typesets import ENTRIES, LATER, ONLINE_COMPUTE, ONLINE_STORES, READS, SHARED_STEPS
from mlsd_board.model.kind import Kind

if TYPE_CHECKING:
    import networkx as nx

_STAGE: Mapping[str, float] = {
    "api_gateway": 0,
    "app_backend": 1,
    "query_understanding": 2,
    "data_preprocessor": 3,
    "feature_transform": 3,
    "embedding_encoder": 3,
    "candidate_generator": 4,
    "candidate_filter": 5,
    "ranker": 6,
    "model_server": 6,
    "on_device_model": 6,
    "optimizer": 6.5,
    "re_ranker": 7,
    "exploration_policy": 7,
    "decision_engine": 8,
    "guardrail": 8,
}
_MIDDLE = 6.0
Digraph: TypeAlias = "nx.DiGraph[str]"
_Trail: TypeAlias = tuple[float, tuple[str, ...]]


class CriticalPath(NamedTuple):
    """The slowest live chain: its nodes, their own latencies with reads, the sum, and nodes without a figure."""

    nodes: tuple[str, ...] = ()
    parts_ms: tuple[float, ...] = ()
    total_ms: float = 0.0
    unknown: tuple[str, ...] = ()


def critical_path(queries: Queries, *, streaming: bool = False) -> CriticalPath:
    """The critical path of a board; `streaming` when requests arrive as a stream of events."""
    return queries.once(("critical path", streaming), lambda: _critical_path(queries, streaming=streaming))


def _critical_path(queries: Queries, *, streaming: bool) -> CriticalPath:
    live = ONLINE_COMPUTE | SHARED_STEPS | ({"event_stream", "stream_processor"} if streaming else set())
    entries = ENTRIES | ({"event_stream"} if streaming else set())
    calls, reads = _calls(queries, live, entries, streaming)
    starts = [n for n in queries.of(entries) if n in calls]
    kept = {*starts, *walk({n: tuple(calls.successors(n)) for n in calls}, starts)}
    calls = calls.subgraph(sorted(kept)).copy()
    _drop_returns(calls)
    _put_in_sequence(queries, calls)
    _drop_back_edges(calls, starts)
    return _longest(queries, calls, reads)


def _calls(
    queries: Queries, live: frozenset[str] | set[str], entries: frozenset[str] | set[str], streaming: bool
) -> tuple[Digraph, dict[str, set[str]]]:
    import networkx as nx

    calls: Digraph = nx.DiGraph()
    reads: dict[str, set[str]] = {}
    inputs = {Kind.DATA, Kind.EVENTS} if streaming else {Kind.DATA}
    for edge in queries.edges():
        facts = queries.graph.edges[edge.source, edge.target, edge.id]
        u, v = queries.types[edge.source], queries.types[edge.target]
        if facts["mode"] in LATER or "fallback" in (u, v) or v not in live:
            continue
        if u in ONLINE_STORES and edge.kind in READS:
            reads.setdefault(edge.target, set()).add(edge.source)
        elif (u in live | entries and edge.kind in inputs | {Kind.REQUEST}) or (
            u in live and edge.kind in (Kind.PREDICTIONS, Kind.FEATURES)
        ):
            _join(calls, edge.source, edge.target, edge.kind, facts["step"])
    return calls, reads


def _join(calls: Digraph, source: str, target: str, kind: Kind, step: int | None) -> None:
    known = calls.get_edge_data(source, target, default={})
    steps = [s for s in (known.get("step"), step) if s is not None]
    request = known.get("request", False) or kind is Kind.REQUEST
    calls.add_edge(source, target, request=request, step=min(steps, default=None))


def _drop_returns(calls: Digraph) -> None:
    """An arrow back to a caller is the response, not another call."""
    import networkx as nx

    asked: Digraph = nx.DiGraph((u, v) for u, v, facts in calls.edges(data=True) if facts["request"])
    for u, v, facts in list(calls.edges(data=True)):
        if not facts["request"] and v in asked and u in nx.descendants(asked, v):
            calls.remove_edge(u, v)


def _put_in_sequence(queries: Queries, calls: Digraph) -> None:
    """What one node calls at an earlier step or stage finishes before the later one starts."""
    import networkx as nx

    for node in sorted(calls):
        stages: dict[float, list[str]] = {}
        for target in sorted(calls.successors(node)):
            step = calls.edges[node, target]["step"]
            stage = _STAGE.get(queries.types[target], _MIDDLE)
            stages.setdefault(stage if step is None else step, []).append(target)
        ordered = [stages[key] for key in sorted(stages)]
        for earlier, later in pairwise(ordered):
            for a in earlier:
                for b in later:
                    if not calls.has_edge(a, b) and not nx.has_path(calls, b, a):
                        calls.add_edge(a, b, request=False, step=None)


def _drop_back_edges(calls: Digraph, starts: Iterable[str]) -> None:
    done: set[str] = set()
    for start in [*sorted(starts), *sorted(calls)]:
        open_nodes: list[str] = []
        _descend(calls, start, open_nodes, done)


def _descend(calls: Digraph, node: str, trail: list[str], done: set[str]) -> None:
    if node in done:
        return
    trail.append(node)
    for target in sorted(calls.successors(node)):
        if target in trail:
            calls.remove_edge(node, target)
        else:
            _descend(calls, target, trail, done)
    trail.pop()
    done.add(node)


def _longest(queries: Queries, calls: Digraph, reads: Mapping[str, set[str]]) -> CriticalPath:
    import networkx as nx

    if not calls:
        return CriticalPath()
    own = {node: _weight(queries, node, reads) for node in calls}
    best: dict[str, _Trail] = {}
    for node in nx.lexicographical_topological_sort(calls):
        before = [best[p] for p in calls.predecessors(node)]
        total, trail = max(before, key=_slower, default=(0.0, ()))
        best[node] = (total + own[node], (*trail, node))
    total, trail = max(best.values(), key=_slower)
    unknown = tuple(n for n in trail if _latency(queries, n) is None and queries.types[n] not in ENTRIES)
    return CriticalPath(trail, tuple(own[n] for n in trail), total, unknown)


def _slower(trail: _Trail) -> tuple[float, int, tuple[str, ...]]:
    """Order of trails: by time, then the shorter (once any time is known), then by name."""
    total, nodes = trail
    return total, -len(nodes) if total else len(nodes), nodes


def _weight(queries: Queries, node: str, reads: Mapping[str, set[str]]) -> float:
    return (_latency(queries, node) or 0.0) + max(
        (_latency(queries, r) or 0.0 for r in reads.get(node, ())), default=0.0
    )


def _latency(queries: Queries, node: str) -> float | None:
    value = queries.graph.nodes[node].get("p99_latency_ms")
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
