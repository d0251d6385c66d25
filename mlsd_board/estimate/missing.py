"""What has to be stated before more can be estimated: the fields, on boxes and in the brief, that are empty."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from mlsd_board.catalog.library import Library
from mlsd_board.estimate.batch import JOBS
from mlsd_board.estimate.figures import positive
from mlsd_board.estimate.freshness import staleness
from mlsd_board.estimate.summary import Estimates
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Requirements

Topic = Literal["traffic", "latency", "capacity", "storage", "freshness", "windows", "reviews"]
_LAKES = frozenset({"data_lake", "data_warehouse"})


@dataclass(frozen=True, slots=True)
class Missing:
    """A field that is empty: an attribute of a box, or (without `node`) a path within the brief."""

    topic: Topic
    field: str
    node: str | None = None


def missing(queries: Queries, req: Requirements, found: Estimates, library: Library) -> tuple[Missing, ...]:
    """The first empty field on the way to each number that could not be computed. `library` says what a box may state."""
    return (
        *_traffic(req, found),
        *_latency(req, found),
        *_capacity(queries, found, library),
        *_storage(queries, req, found),
        *_freshness(queries, req, found),
        *_windows(queries, found),
        *_reviews(queries, found),
    )


def _traffic(req: Requirements, found: Estimates) -> Iterator[Missing]:
    if found.traffic is None:
        field = "req.dau" if req.dau is None else "req.requests_per_user_day"
        yield Missing("traffic", field)
    elif req.peak_factor is None:
        yield Missing("traffic", "req.peak_factor")


def _latency(req: Requirements, found: Estimates) -> Iterator[Missing]:
    if found.latency is None:
        return
    if req.latency_slo_ms is None:
        yield Missing("latency", "req.latency_slo_ms")
    for node in found.latency.unknown:
        yield Missing("latency", "p99_latency_ms", node)


def _capacity(queries: Queries, found: Estimates, library: Library) -> Iterator[Missing]:
    known = {c.node: c for c in found.capacities}
    for load in found.loads:
        if library.attribute(queries.types[load.node], "qps_per_replica") is None:
            continue
        if load.node not in known:
            yield Missing("capacity", "qps_per_replica", load.node)
        elif known[load.node].replicas is None:
            yield Missing("capacity", "replicas", load.node)


def _storage(queries: Queries, req: Requirements, found: Estimates) -> Iterator[Missing]:
    known = {s.node: s for s in found.storage}
    for node in queries.of(_LAKES):
        if node not in known:
            days = positive(queries, node, "retention_days") or req.retention_days
            volume = "record_bytes" if positive(queries, node, "records_per_day") else "records_per_day"
            yield Missing("storage", volume if days else "retention_days", node)
        elif known[node].planned_gb is None:
            yield Missing("storage", "storage_gb", node)


def _freshness(queries: Queries, req: Requirements, found: Estimates) -> Iterator[Missing]:
    for node in sorted({n for f in found.features for n in f.path}):
        if queries.types[node] in JOBS and staleness(queries, node) is None:
            yield Missing("freshness", "cadence_s", node)
    if found.features and req.feature_freshness_s is None:
        yield Missing("freshness", "req.feature_freshness_s")
    trained = {m.trainer for m in found.models}
    yield from (Missing("freshness", "cadence_s", n) for n in queries.of({"trainer"}) if n not in trained)
    if found.models and req.model_freshness_s is None:
        yield Missing("freshness", "req.model_freshness_s")


def _windows(queries: Queries, found: Estimates) -> Iterator[Missing]:
    known = {w.node for w in found.windows}
    for node in queries.of(JOBS):
        if node not in known:
            stated = positive(queries, node, "cadence_s")
            yield Missing("windows", "duration_s" if stated else "cadence_s", node)


def _reviews(queries: Queries, found: Estimates) -> Iterator[Missing]:
    known = {r.node for r in found.reviews}
    for node in queries.of({"human_review_queue"}):
        if node not in known:
            people = queries.number(node, "reviewers")
            each = queries.number(node, "items_per_reviewer_day")
            field = "reviewers" if people is None else "items_per_reviewer_day" if each is None else ""
            yield Missing("reviews", field or "inflow_per_day", node)
