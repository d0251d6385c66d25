"""The latency budget: the critical path and its running total against the target."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from mlsd_board.estimate.figures import box_name
from mlsd_board.graph.critical_path import critical_path
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Requirements

COMFORT = 0.8
"""Share of the budget beyond which an interviewer would ask what happens on a bad day."""
_FREE = frozenset({"client_app", "end_user", "sensor_source"})
"""Where requests start: their own time is not ours to spend."""


@dataclass(frozen=True, slots=True)
class LatencyBudget:
    """The slowest chain a live request waits for, in milliseconds at the 99th percentile.

    `own_ms` is the time of each box with its slowest parallel read, `running_ms` the total up to and including it.
    `boxes` are the boxes of the path that cost time, `unknown` those of them without a figure.
    """

    path: tuple[str, ...]
    own_ms: tuple[float, ...]
    running_ms: tuple[float, ...]
    total_ms: float
    budget_ms: float | None
    boxes: tuple[str, ...]
    unknown: tuple[str, ...]
    assumptions: tuple[str, ...] = ()

    @property
    def share(self) -> float | None:
        """The total as a share of the budget; None without a budget."""
        return self.total_ms / self.budget_ms if self.budget_ms else None

    @property
    def measured(self) -> bool:
        """Whether any box of the path has a figure."""
        return len(self.unknown) < len(self.boxes)


def latency_budget(queries: Queries, req: Requirements) -> LatencyBudget | None:
    """The budget of the board's critical path; None where no request is waited for."""
    found = critical_path(queries, streaming=req.mode == "stream")
    boxes = tuple(n for n in found.nodes if queries.types[n] not in _FREE)
    if not boxes:
        return None
    unknown = tuple(n for n in boxes if queries.number(n, "p99_latency_ms") is None)
    said = [
        "99th percentiles are added up, which overstates the true one",
        "parallel reads cost their maximum",
    ]
    said += [f"{box_name(queries, n)} counts 0 ms: no figure" for n in unknown]
    return LatencyBudget(
        path=found.nodes,
        own_ms=found.parts_ms,
        running_ms=tuple(accumulate(found.parts_ms)),
        total_ms=found.total_ms,
        budget_ms=req.latency_slo_ms,
        boxes=boxes,
        unknown=unknown,
        assumptions=tuple(said),
    )


def total_if(queries: Queries, req: Requirements, p99_ms: Mapping[str, float]) -> float:
    """The total of the critical path, whichever it is then, if these boxes took so many milliseconds."""
    graph = queries.graph.copy()
    for node, value in p99_ms.items():
        graph.nodes[node]["p99_latency_ms"] = value
    return critical_path(Queries(graph), streaming=req.mode == "stream").total_ms
