"""Which fields have to be stated for more estimates."""

from mlsd_board.catalog.library import Library
from mlsd_board.estimate.missing import Missing, missing
from mlsd_board.estimate.summary import estimate
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Requirements

LIVE = ("client_app > app_backend as request", "app_backend > model_server as request")


def asked(queries: Queries, library: Library, **req: float) -> set[Missing]:
    stated = Requirements(**req)
    return set(missing(queries, stated, estimate(queries, stated), library))


def test_traffic_needs_users_and_their_requests(wired, library: Library) -> None:
    queries = wired(*LIVE)

    assert Missing("traffic", "req.dau") in asked(queries, library)
    assert Missing("traffic", "req.requests_per_user_day") in asked(queries, library, dau=10.0)
    stated = asked(queries, library, dau=10.0, requests_per_user_day=1.0, peak_factor=2.0)
    assert not [m for m in stated if m.topic == "traffic"]


def test_each_box_of_the_path_without_a_figure_is_named(wired, library: Library) -> None:
    found = asked(wired(*LIVE, model_server={"p99_latency_ms": 50}), library, latency_slo_ms=100.0)

    assert Missing("latency", "p99_latency_ms", "app_backend") in found
    assert Missing("latency", "p99_latency_ms", "model_server") not in found
    assert Missing("latency", "req.latency_slo_ms") not in found


def test_capacity_needs_throughput_then_replicas(wired, library: Library) -> None:
    bare = asked(wired(*LIVE), library, qps_peak=100.0)
    rated = asked(wired(*LIVE, model_server={"qps_per_replica": 50}), library, qps_peak=100.0)

    assert Missing("capacity", "qps_per_replica", "model_server") in bare
    assert Missing("capacity", "replicas", "model_server") in rated
    assert "client_app" not in {m.node for m in bare}, "a client has no such field"


def test_stores_jobs_and_queues_name_the_first_empty_field(wired, library: Library) -> None:
    found = asked(
        wired(
            data_lake={},
            batch_inference={"cadence_s": 3600},
            human_review_queue={"reviewers": 3},
            trainer={},
        ),
        library,
    )

    assert Missing("storage", "retention_days", "data_lake") in found
    assert Missing("windows", "duration_s", "batch_inference") in found
    assert Missing("reviews", "items_per_reviewer_day", "human_review_queue") in found
    assert Missing("freshness", "cadence_s", "trainer") in found


def test_stating_a_field_takes_it_off_the_list(wired, library: Library) -> None:
    """Whatever is asked for can be stated, and is then not asked for again."""
    facts: dict[str, dict[str, object]] = {"data_lake": {}, "human_review_queue": {}, "batch_inference": {}}
    for _ in range(20):
        lacking = [m for m in asked(wired(**facts), library) if m.node]
        if not lacking:
            break
        first = sorted(lacking, key=lambda m: (m.node or "", m.field))[0]
        assert first.field not in facts[first.node or ""], first
        assert library.attribute(first.node or "", first.field) is not None
        facts[first.node or ""][first.field] = 7
    assert not lacking
