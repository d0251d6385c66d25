"""Requests per second at the peak: for the whole system, and on each live box."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from mlsd_board.estimate.figures import DAY_S, box_name, plain, positive
from mlsd_board.graph.queries import Edge, Queries
from mlsd_board.graph.typesets import ENTRIES, LATER, ONLINE_COMPUTE, ONLINE_STORES, READS, SHARED_STEPS
from mlsd_board.model.brief import Requirements
from mlsd_board.model.kind import Kind, Mode

if TYPE_CHECKING:
    import networkx as nx

PEAK_FACTOR = 3.0
"""How much busier the peak second is than the mean one, where nobody says; published advice is 2 to 10."""
_STREAMS = frozenset({"event_stream", "stream_processor"})
_REQUESTS = frozenset({Kind.REQUEST})
_Calls: TypeAlias = "nx.DiGraph[str]"


@dataclass(frozen=True, slots=True)
class Traffic:
    """Requests to the whole system: per second at the peak and on average, and per day."""

    peak_qps: float
    mean_qps: float
    requests_per_day: float
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Load:
    """Requests per second at the peak on one box. `path` is the way from the entry they come along."""

    node: str
    qps: float
    calls_per_request: float = 1.0
    path: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()


def traffic(req: Requirements) -> Traffic | None:
    """The traffic the brief asks for: by the peak it states, else by users and requests; None without either."""
    if not req.qps_peak:
        return traffic_of_users(req)
    factor, assumed = _peak_factor(req)
    mean = req.qps_peak / factor
    return Traffic(req.qps_peak, mean, mean * DAY_S, assumed)


def traffic_of_users(req: Requirements) -> Traffic | None:
    """The traffic that follows from users and their requests alone, whatever peak is stated."""
    if not req.dau or not req.requests_per_user_day:
        return None
    factor, assumed = _peak_factor(req)
    daily = req.dau * req.requests_per_user_day
    return Traffic(daily / DAY_S * factor, daily / DAY_S, daily, assumed)


def _peak_factor(req: Requirements) -> tuple[float, tuple[str, ...]]:
    """How much busier the peak is than the mean, and what was assumed for it."""
    if req.peak_factor:
        return req.peak_factor, ()
    return PEAK_FACTOR, (f"peak factor {plain(PEAK_FACTOR)} assumed",)


def loads(queries: Queries, req: Requirements) -> dict[str, Load]:
    """The peak load of each box that states one or lies on the live path, by node."""
    return queries.once(("loads", req), lambda: _loads(queries, req))


def _loads(queries: Queries, req: Requirements) -> dict[str, Load]:
    total = traffic(req)
    found = _along_the_path(queries, req, total) if total else {}
    for node in sorted(queries.types):
        stated = positive(queries, node, "qps")
        if stated:
            found[node] = Load(node, stated, assumptions=(f"{plain(stated)} QPS as stated on the box",))
    return dict(sorted(found.items()))


def _along_the_path(queries: Queries, req: Requirements, total: Traffic) -> dict[str, Load]:
    import networkx as nx

    calls = _live_calls(queries, streaming=req.mode == "stream")
    rings: nx.DiGraph[int] = nx.condensation(calls)
    factor: dict[int, tuple[float, tuple[str, ...]]] = {}
    found: dict[str, Load] = {}
    for ring in nx.topological_sort(rings):
        members = sorted(rings.nodes[ring]["members"])
        ways = [
            (factor[rings.graph["mapping"][u]][0] * calls.edges[u, n]["calls"], u)
            for n in members
            for u in sorted(calls.predecessors(n))
            if rings.graph["mapping"][u] != ring and rings.graph["mapping"][u] in factor
        ]
        if ways:
            most, before = max(ways, key=lambda way: (way[0], way[1]))
            factor[ring] = (most, (*factor[rings.graph["mapping"][before]][1], before))
        elif any(
            queries.types[n] in ENTRIES | (_STREAMS if req.mode == "stream" else set()) for n in members
        ):
            factor[ring] = (1.0, ())
        else:
            continue
        times, way = factor[ring]
        for node in members:
            said = _assumptions(queries, node, times, len(ways), total)
            found[node] = Load(node, total.peak_qps * times, times, (*way, node), said)
    return found


def _assumptions(queries: Queries, node: str, times: float, ways: int, total: Traffic) -> tuple[str, ...]:
    said = list(total.assumptions)
    said.append(f"{plain(times)} calls of {box_name(queries, node)} per request")
    if ways > 1:
        said.append("where several ways meet, the busiest counts")
    return tuple(said)


def _live_calls(queries: Queries, *, streaming: bool) -> _Calls:
    """Who makes whom work, caller to callee; what a fallback answers and returns to callers are left out."""
    import networkx as nx

    live = ONLINE_COMPUTE | SHARED_STEPS | (_STREAMS if streaming else frozenset())
    calls: _Calls = nx.DiGraph()
    calls.add_nodes_from(queries.of(ENTRIES))
    for edge in queries.edges():
        for source, target in _work(queries, edge, live, streaming=streaming):
            known = calls.get_edge_data(source, target, default={}).get("calls", 0.0)
            calls.add_edge(source, target, calls=max(known, _times(queries, edge)))
    return calls


def _work(
    queries: Queries, edge: Edge, live: frozenset[str], *, streaming: bool
) -> Iterator[tuple[str, str]]:
    u, v = queries.types[edge.source], queries.types[edge.target]
    mode = queries.graph.edges[edge.source, edge.target, edge.id]["mode"]
    reachable = live | ENTRIES
    if "fallback" in (u, v) or mode is Mode.BATCH:
        return
    if edge.kind is Kind.REQUEST and u in reachable and v in live | ONLINE_STORES:
        yield edge.source, edge.target
    elif mode in LATER and not (streaming and mode is Mode.STREAM):
        return
    elif u in ONLINE_STORES and v in live and edge.kind in READS:
        yield edge.target, edge.source
    elif u in reachable and v in live and edge.kind in READS | ({Kind.EVENTS} if streaming else set()):
        answers = edge.source in queries.reached(edge.target, _REQUESTS)
        if not answers:
            yield edge.source, edge.target


def _times(queries: Queries, edge: Edge) -> float:
    said = queries.graph.edges[edge.source, edge.target, edge.id].get("calls_per_request")
    return float(said) if isinstance(said, int | float) and said > 0 else 1.0
