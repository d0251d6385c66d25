"""Lane splitting: a shared step drawn once, seen as a live lane and a batch lane.

Without it, "microphone → preprocessor → dataset" would look like raw audio being stored.
"""

from mlsd_board.graph.queries import Adjacency, Queries
from mlsd_board.graph.typesets import ACTORS, OFFLINE_ONLY, ONLINE_COMPUTE, SHARED_STEPS
from mlsd_board.model.kind import Kind, Mode

_CHECKS = frozenset({"data_validator"})
"""What is checked on its way out of a shared step is on its way to be stored, not to a user."""
LIVE_ENDS = ONLINE_COMPUTE | ACTORS | {"sensor_source"}


def split_lanes(queries: Queries, kinds: frozenset[Kind]) -> Adjacency:
    """The adjacency of these kinds with each shared step `n` replaced by `n#live` and `n#batch`."""
    found: dict[str, set[str]] = {}
    for edge in queries.edges(kinds):
        for start in _lanes_out(queries, edge.source, edge.target):
            found.setdefault(start, set()).add(_lane_in(queries, edge.id, edge.source, edge.target))
    return {node: tuple(sorted(ends)) for node, ends in found.items()}


def plain(lane: str) -> str:
    """The node a lane belongs to."""
    return lane.removesuffix("#live").removesuffix("#batch")


def _lane_in(queries: Queries, edge: str, source: str, target: str) -> str:
    if queries.types[target] not in SHARED_STEPS:
        return target
    batch = queries.graph.edges[source, target, edge]["mode"] is Mode.BATCH
    live = _drawn_live(queries, source, target) and not batch
    return f"{target}#live" if live else f"{target}#batch"


def _drawn_live(queries: Queries, source: str, target: str) -> bool:
    """Where the step is drawn in a zone, that says it; else who feeds it does."""
    zone = queries.graph.nodes[target].get("zone")
    if zone in ("online", "edge", "offline"):
        return str(zone) != "offline"
    return queries.types[source] in LIVE_ENDS | SHARED_STEPS


def _lanes_out(queries: Queries, source: str, target: str) -> list[str]:
    if queries.types[source] not in SHARED_STEPS:
        return [source]
    online = queries.types[target] not in OFFLINE_ONLY | _CHECKS
    return [f"{source}#live", f"{source}#batch"] if online else [f"{source}#batch"]
