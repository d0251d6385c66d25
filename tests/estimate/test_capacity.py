import pytest

from mlsd_board.estimate.capacity import capacities, in_flight, replicas_needed
from mlsd_board.model.brief import Requirements


@pytest.mark.parametrize(
    ("load", "each", "needed"),
    [(12_000, 500, 35), (3500, 500, 10), (3501, 500, 11), (1, 500, 1), (0, 500, 1)],
)
def test_replicas_leave_thirty_percent_free(load: float, each: float, needed: int) -> None:
    """12,000 QPS over 350 QPS per replica are 34.3, so 35."""
    assert replicas_needed(load, each) == needed


def test_littles_law() -> None:
    """At 1,000 requests a second, each taking 50 ms, fifty are being worked on."""
    assert in_flight(1000, 50) == 50


def test_the_capacity_of_a_board(wired) -> None:
    queries = wired(
        "client_app > app_backend as request",
        "app_backend > model_server as request",
        app_backend={"replicas": 3, "qps_per_replica": 500},
        model_server={"replicas": 10, "qps_per_replica": 60, "p50_latency_ms": 10, "p99_latency_ms": 90},
    )
    backend, model = capacities(queries, Requirements(qps_peak=1000))

    assert (backend.node, backend.needed, backend.enough, backend.utilisation) == (
        "app_backend",
        3,
        True,
        2 / 3,
    )
    assert backend.in_flight is None
    assert (model.node, model.needed, model.enough) == ("model_server", 24, False)
    assert model.in_flight == 10
    assert "in flight by Little's law from the median" in model.assumptions
    assert "70 % target utilisation" in model.assumptions


def test_what_is_not_planned_is_sized_but_not_judged(wired) -> None:
    (found,) = capacities(wired(ranker={"qps": 700, "qps_per_replica": 100}), Requirements())

    assert (found.replicas, found.needed, found.enough, found.utilisation) == (None, 10, True, None)


def test_without_load_or_throughput_there_is_nothing_to_say(wired) -> None:
    queries = wired(ranker={"replicas": 1, "qps_per_replica": 10}, cache={"qps": 5, "replicas": 1})

    assert capacities(queries, Requirements()) == ()
