"""All estimates of a board at once: what an overlay or a table shows."""

from dataclasses import dataclass

from mlsd_board.estimate.batch import BatchWindow, batch_windows
from mlsd_board.estimate.capacity import Capacity, capacities
from mlsd_board.estimate.freshness import FeatureFreshness, ModelFreshness, feature_freshness, model_freshness
from mlsd_board.estimate.latency import LatencyBudget, latency_budget
from mlsd_board.estimate.review import ReviewLoad, review_loads
from mlsd_board.estimate.storage import StorageNeed, storage_needs
from mlsd_board.estimate.traffic import Load, Traffic, loads, traffic
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Requirements


@dataclass(frozen=True, slots=True)
class Estimates:
    """What could be computed from the numbers on the board and in the brief."""

    traffic: Traffic | None
    loads: tuple[Load, ...]
    latency: LatencyBudget | None
    capacities: tuple[Capacity, ...]
    storage: tuple[StorageNeed, ...]
    features: tuple[FeatureFreshness, ...]
    models: tuple[ModelFreshness, ...]
    windows: tuple[BatchWindow, ...]
    reviews: tuple[ReviewLoad, ...]


def estimate(queries: Queries, req: Requirements) -> Estimates:
    """Every estimate the stated numbers allow."""
    return Estimates(
        traffic=traffic(req),
        loads=tuple(loads(queries, req).values()),
        latency=latency_budget(queries, req),
        capacities=capacities(queries, req),
        storage=storage_needs(queries, req),
        features=feature_freshness(queries),
        models=model_freshness(queries),
        windows=batch_windows(queries),
        reviews=review_loads(queries, req),
    )
