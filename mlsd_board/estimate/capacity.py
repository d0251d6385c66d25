"""Capacity: how many replicas the peak needs, and how many requests are in flight."""

from dataclasses import dataclass
from math import ceil

from mlsd_board.estimate.figures import plain, positive
from mlsd_board.estimate.traffic import Load, loads
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Requirements

TARGET_UTILISATION = 0.7
"""Share of a replica's throughput that may be used at the peak: the rest is room for a burst or a lost replica."""
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Capacity:
    """Load and throughput of one box at the peak, in requests per second, and the replicas that follow.

    `replicas` is what is planned, None when not stated; `in_flight` the requests being worked on at once.
    """

    node: str
    load_qps: float
    qps_per_replica: float
    replicas: int | None
    needed: int
    in_flight: float | None
    assumptions: tuple[str, ...] = ()

    @property
    def enough(self) -> bool:
        """Whether the planned replicas take the load; what is not planned is not judged."""
        return self.replicas is None or self.replicas >= self.needed

    @property
    def utilisation(self) -> float | None:
        """Share of the planned throughput that the peak uses; None when nothing is planned."""
        return self.load_qps / (self.replicas * self.qps_per_replica) if self.replicas else None


def capacities(
    queries: Queries, req: Requirements, target: float = TARGET_UTILISATION
) -> tuple[Capacity, ...]:
    """The capacity of each box whose load and throughput per replica are known, by node.

    `target` is the share of a replica's throughput that may be used at the peak.
    """
    found = (_capacity(queries, load, target) for load in loads(queries, req).values())
    return tuple(capacity for capacity in found if capacity)


def replicas_needed(load_qps: float, qps_per_replica: float, target: float = TARGET_UTILISATION) -> int:
    """Replicas that carry a load with headroom; at least one."""
    return max(1, ceil(load_qps / (target * qps_per_replica) - _ROUNDING))


def in_flight(qps: float, latency_ms: float) -> float:
    """Requests being worked on at the same time, by Little's law."""
    return qps * latency_ms / 1000


def _capacity(queries: Queries, load: Load, target: float) -> Capacity | None:
    each = positive(queries, load.node, "qps_per_replica")
    if each is None:
        return None
    planned = positive(queries, load.node, "replicas")
    median = queries.number(load.node, "p50_latency_ms")
    waiting = queries.number(load.node, "p99_latency_ms") if median is None else median
    said = [*load.assumptions, f"{plain(100 * target)} % target utilisation"]
    if waiting is not None:
        said.append(f"in flight by Little's law from the {'99th percentile' if median is None else 'median'}")
    return Capacity(
        node=load.node,
        load_qps=load.qps,
        qps_per_replica=each,
        replicas=None if planned is None else int(planned),
        needed=replicas_needed(load.qps, each, target),
        in_flight=None if waiting is None else in_flight(load.qps, waiting),
        assumptions=tuple(said),
    )
