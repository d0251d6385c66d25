"""Freshness: the age of the features a model gets, and of the model itself."""

import heapq
from dataclasses import dataclass
from typing import NamedTuple

from mlsd_board.estimate.figures import box_name
from mlsd_board.graph.queries import Edge, Queries
from mlsd_board.graph.typesets import FLOW, ONLINE_SERVING, ORIGINS
from mlsd_board.model.kind import Kind

_STARTS = ORIGINS | {"event_stream"}
_PERIODIC = frozenset(
    {"batch_ingestion", "batch_feature_pipeline", "batch_inference", "embedding_encoder", "vector_index"}
)


@dataclass(frozen=True, slots=True)
class FeatureFreshness:
    """The worst age, in seconds, of features on the freshest way into a live model.

    `ages_s` are the seconds each box of `path` adds, the delays of the arrows into it included.
    """

    node: str
    age_s: float
    path: tuple[str, ...]
    ages_s: tuple[float, ...]
    assumptions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelFreshness:
    """The worst age, in seconds, of the model a trainer makes: the time between two trainings, plus one training.

    `scheduler` is the box whose cadence counts. `label_window_s` is how long labels are waited for; it is not added,
    since it limits the age of labels, not how often a model is made.
    """

    trainer: str
    age_s: float
    cadence_s: float
    duration_s: float
    scheduler: str
    label_window_s: float | None = None
    assumptions: tuple[str, ...] = ()


def feature_freshness(queries: Queries) -> tuple[FeatureFreshness, ...]:
    """The freshest way to each live model that features flow into from a source, by node."""
    reached = _ages(queries)
    best: dict[str, FeatureFreshness] = {}
    for edge in queries.edges({Kind.FEATURES}):
        if queries.types[edge.target] not in ONLINE_SERVING or edge.source not in reached:
            continue
        way = reached[edge.source]
        arriving = _delay(queries, edge)
        age = way.age_s + arriving
        if edge.target not in best or age < best[edge.target].age_s:
            said = tuple(
                f"{box_name(queries, n)} adds nothing: no figure" for n in _silent(queries, way.path)
            )
            ages = (*way.ages_s, arriving)
            best[edge.target] = FeatureFreshness(edge.target, age, (*way.path, edge.target), ages, said)
    return tuple(best[node] for node in sorted(best))


def model_freshness(queries: Queries) -> tuple[ModelFreshness, ...]:
    """The age of each model whose training has a cadence, by trainer."""
    windows = [w for n in queries.of({"label_joiner"}) if (w := queries.number(n, "window_s")) is not None]
    found = []
    for trainer in queries.of({"trainer"}):
        cadence, scheduler = _cadence(queries, trainer)
        if cadence is None:
            continue
        lasts = queries.number(trainer, "duration_s")
        said = () if lasts is not None else ("a training is taken to be instant: no duration stated",)
        window = max(windows, default=None)
        age = cadence + (lasts or 0.0)
        found.append(ModelFreshness(trainer, age, cadence, lasts or 0.0, scheduler, window, said))
    return tuple(found)


def staleness(queries: Queries, node: str) -> float | None:
    """The seconds of age a box adds: as stated, else cadence and duration of a periodic job; None when unknown."""
    stated = queries.number(node, "freshness_s")
    if stated is not None or queries.types[node] not in _PERIODIC:
        return stated
    cadence = queries.number(node, "cadence_s")
    return None if cadence is None else cadence + (queries.number(node, "duration_s") or 0.0)


class _Way(NamedTuple):
    age_s: float
    path: tuple[str, ...]
    ages_s: tuple[float, ...]


def _ages(queries: Queries) -> dict[str, _Way]:
    """The freshest way from a source to each box (Dijkstra); the source itself adds nothing."""
    leaving: dict[str, list[Edge]] = {}
    for edge in queries.edges(FLOW):
        leaving.setdefault(edge.source, []).append(edge)
    waiting = [_Way(0.0, (node,), (0.0,)) for node in queries.of(_STARTS)]
    heapq.heapify(waiting)
    done: dict[str, _Way] = {}
    while waiting:
        way = heapq.heappop(waiting)
        if way.path[-1] in done:
            continue
        done[way.path[-1]] = way
        for edge in leaving.get(way.path[-1], ()):
            if edge.target not in done:
                added = _delay(queries, edge) + (staleness(queries, edge.target) or 0.0)
                heapq.heappush(
                    waiting, _Way(way.age_s + added, (*way.path, edge.target), (*way.ages_s, added))
                )
    return done


def _silent(queries: Queries, path: tuple[str, ...]) -> list[str]:
    """The boxes between the ends that could add age, but do not say how much."""
    timed = _PERIODIC | {"streaming_feature_pipeline", "stream_processor"}
    return [n for n in path[1:] if queries.types[n] in timed and staleness(queries, n) is None]


def _delay(queries: Queries, edge: Edge) -> float:
    said = queries.graph.edges[edge.source, edge.target, edge.id].get("delay_s")
    return float(said) if isinstance(said, int | float) else 0.0


def _cadence(queries: Queries, trainer: str) -> tuple[float | None, str]:
    """The shortest time between two trainings, and the box that sets it: the trainer, or an orchestrator above it."""
    control = frozenset({Kind.CONTROL})
    above = queries.leading_to([trainer], control)
    drivers = [n for n in queries.of({"workflow_orchestrator"}) if n in above]
    known = [(c, n) for n in (trainer, *drivers) if (c := queries.number(n, "cadence_s")) is not None]
    return min(known, default=(None, trainer), key=lambda pair: (pair[0] or 0.0, pair[1] != trainer, pair[1]))
