"""Storage: what a store has to hold for its retention, beside what is planned."""

from dataclasses import dataclass
from typing import NamedTuple

from mlsd_board.estimate.figures import box_name, plain, positive
from mlsd_board.graph.queries import Queries, walk
from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.brief import Requirements

BYTES_PER_GB = 1e9
COPIES = 3.0
"""How often a record is kept where nobody says: on three machines, as most stores do."""
_LOGGERS = frozenset({"event_logger", "prediction_logger", "batch_ingestion", "sensor_source"})
_PASSING_ON = frozenset(
    {"event_stream", "stream_processor", "privacy_filter", "data_validator", "batch_ingestion"}
)


@dataclass(frozen=True, slots=True)
class StorageNeed:
    """Gigabytes a store needs for `retention_days`, and what is planned (None: not stated).

    `replication` is assumed where it is not stated; `least_copies` are those that were stated, at least one.
    `writers` are the boxes its volume was taken from.
    """

    node: str
    bytes_per_day: float
    retention_days: float
    replication: float
    needed_gb: float
    planned_gb: float | None
    least_copies: float = 1.0
    writers: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()

    @property
    def least_gb(self) -> float:
        """The need without copies that nobody stated."""
        return self.needed_gb * self.least_copies / self.replication

    @property
    def enough(self) -> bool:
        """Whether the plan holds the least need; what is not planned is not judged, nor are copies not stated."""
        return self.planned_gb is None or self.planned_gb >= self.least_gb


class _Volume(NamedTuple):
    bytes_per_day: float
    writers: tuple[str, ...]


def storage_needs(queries: Queries, req: Requirements) -> tuple[StorageNeed, ...]:
    """The need of each store whose daily volume and retention are known, by node."""
    found = (_need(queries, req, node) for node in sorted(queries.types) if _stores(queries, node))
    return tuple(need for need in found if need)


def _stores(queries: Queries, node: str) -> bool:
    facts = queries.graph.nodes[node]
    lake = queries.types[node] in ("data_lake", "data_warehouse")
    return lake or facts.get("storage_gb") is not None


def _need(queries: Queries, req: Requirements, node: str) -> StorageNeed | None:
    volume = _volume(queries, node)
    days = positive(queries, node, "retention_days") or req.retention_days
    if volume is None or not days:
        return None
    stated = positive(queries, node, "replication")
    copies = max(stated or COPIES, 1.0)
    assumed = "" if stated else " assumed; a plan has to hold one at least"
    said = [f"{plain(copies)} copies of each record{assumed}"]
    if positive(queries, node, "retention_days") is None:
        said.append(f"{plain(days)} days of retention from the brief")
    said += [f"volume taken from {box_name(queries, writer)}" for writer in volume.writers if writer != node]
    return StorageNeed(
        node=node,
        bytes_per_day=volume.bytes_per_day,
        retention_days=days,
        replication=copies,
        needed_gb=volume.bytes_per_day * days * copies / BYTES_PER_GB,
        planned_gb=positive(queries, node, "storage_gb"),
        least_copies=max(stated or 1.0, 1.0),
        writers=volume.writers,
        assumptions=tuple(said),
    )


def _volume(queries: Queries, node: str) -> _Volume | None:
    """Bytes a day: as the store states them, else the sum of what the loggers upstream write."""
    records, size = positive(queries, node, "records_per_day"), positive(queries, node, "record_bytes")
    if records and size:
        return _Volume(records * size, (node,))
    written = {w: v for w in _writers(queries, node) if (v := _written(queries, w, size)) is not None}
    if records and not size:
        sizes = [s for w in _writers(queries, node) if (s := positive(queries, w, "record_bytes"))]
        return _Volume(records * max(sizes), (node,)) if sizes else None
    return _Volume(sum(written.values()), tuple(sorted(written))) if written else None


def _written(queries: Queries, writer: str, size: float | None) -> float | None:
    records = positive(queries, writer, "records_per_day")
    size = size or positive(queries, writer, "record_bytes")
    return records * size if records and size else None


def _writers(queries: Queries, node: str) -> list[str]:
    """The loggers whose records get to the store, directly or through boxes that only pass them on."""
    ends = {n for n, component in queries.types.items() if component not in _PASSING_ON}
    return [w for w in queries.of(_LOGGERS) if node in walk(queries.next(FLOW), [w], avoiding=ends)]
