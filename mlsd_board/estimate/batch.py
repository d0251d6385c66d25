"""Batch windows: how long a periodic job takes beside how often it has to run."""

from dataclasses import dataclass

from mlsd_board.estimate.figures import plain, positive
from mlsd_board.graph.queries import Queries

COMFORT = 0.8
"""Share of the window beyond which one retry no longer fits."""
JOBS = frozenset({"batch_inference", "batch_feature_pipeline"})


@dataclass(frozen=True, slots=True)
class BatchWindow:
    """Seconds one run takes and seconds between the starts of two runs.

    `work_s` is the time a single replica would need, None where the duration is stated as a whole.
    """

    node: str
    needed_s: float
    cadence_s: float
    work_s: float | None
    replicas: int
    assumptions: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """The run as a share of its window."""
        return self.needed_s / self.cadence_s


def batch_windows(queries: Queries) -> tuple[BatchWindow, ...]:
    """The window of each batch job whose cadence and volume are known, by node."""
    found = (_window(queries, node) for node in queries.of(JOBS))
    return tuple(window for window in found if window)


def _window(queries: Queries, node: str) -> BatchWindow | None:
    cadence = positive(queries, node, "cadence_s")
    lasts = positive(queries, node, "duration_s")
    items, rate = positive(queries, node, "batch_items"), positive(queries, node, "items_per_s")
    replicas = max(1, int(positive(queries, node, "replicas") or 1))
    if cadence and lasts:
        return BatchWindow(node, lasts, cadence, None, replicas, ("duration as stated on the box",))
    if cadence and items and rate:
        shared = f", shared evenly by {replicas} replicas" if replicas > 1 else " by one replica"
        said = f"{plain(items)} items at {plain(rate)} per second{shared}"
        return BatchWindow(node, items / rate / replicas, cadence, items / rate, replicas, (said,))
    return None
