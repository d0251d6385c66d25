"""All estimates of a board at once: what an overlay or a table shows."""

from dataclasses import dataclass

from mlsd_board.estimate.batch import BatchWindow, batch_windows
from mlsd_board.estimate.capacity import Capacity, capacities, in_flight
from mlsd_board.estimate.freshness import FeatureFreshness, ModelFreshness, feature_freshness, model_freshness
from mlsd_board.estimate.latency import LatencyBudget, latency_budget
from mlsd_board.estimate.review import ReviewLoad, review_loads
from mlsd_board.estimate.storage import StorageNeed, storage_needs
from mlsd_board.estimate.traffic import Load, Traffic, loads, traffic
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Requirements


@dataclass(frozen=True, slots=True)
class Estimates:
    """What could be computed from the numbers on the board and in the brief.

    `in_flight` are the requests being worked on at once in the whole system, by Little's law along the critical path.
    """

    traffic: Traffic | None
    loads: tuple[Load, ...]
    latency: LatencyBudget | None
    capacities: tuple[Capacity, ...]
    storage: tuple[StorageNeed, ...]
    features: tuple[FeatureFreshness, ...]
    models: tuple[ModelFreshness, ...]
    windows: tuple[BatchWindow, ...]
    reviews: tuple[ReviewLoad, ...]
    in_flight: float | None = None


def estimate(queries: Queries, req: Requirements) -> Estimates:
    """Every estimate the stated numbers allow."""
    total, budget = traffic(req), latency_budget(queries, req)
    return Estimates(
        traffic=total,
        loads=tuple(loads(queries, req).values()),
        latency=budget,
        capacities=capacities(queries, req),
        storage=storage_needs(queries, req),
        features=feature_freshness(queries),
        models=model_freshness(queries),
        windows=batch_windows(queries),
        reviews=review_loads(queries, req),
        in_flight=in_flight(total.peak_qps, budget.total_ms)
        if total and budget and budget.measured
        else None,
    )
