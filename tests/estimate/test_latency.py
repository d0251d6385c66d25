import pytest

from mlsd_board.estimate.latency import latency_budget, total_if
from mlsd_board.model.brief import Requirements

SLO_100 = Requirements(latency_slo_ms=100)
PATH = (
    "client_app > app_backend as request",
    "app_backend > model_server as request",
    "feature_store > model_server as features",
    "cache > model_server as features",
)
BOXES = {
    "app_backend": {"p99_latency_ms": 20},
    "model_server": {"p99_latency_ms": 50},
    "feature_store": {"p99_latency_ms": 8},
    "cache": {"p99_latency_ms": 2},
}


def test_the_running_total_grows_along_the_path(wired) -> None:
    """20 ms, then 50 ms with the slower of two parallel reads, 8 ms: 78 of 100 ms."""
    found = latency_budget(wired(*PATH, **BOXES), SLO_100)

    assert found is not None
    assert found.path == ("client_app", "app_backend", "model_server")
    assert found.own_ms == (0, 20, 58)
    assert found.running_ms == (0, 20, 78)
    assert (found.total_ms, found.budget_ms, found.share) == (78, 100, 0.78)
    assert found.unknown == ()
    assert any("overstates" in said for said in found.assumptions)


def test_a_box_without_a_figure_is_named_and_the_user_is_not(wired) -> None:
    found = latency_budget(wired(*PATH, **{**BOXES, "model_server": {}}), SLO_100)

    assert found is not None
    assert found.boxes == ("app_backend", "model_server")
    assert found.unknown == ("model_server",)
    assert "model server counts 0 ms: no figure" in found.assumptions
    assert found.measured


def test_a_path_without_figures_is_not_measured(wired) -> None:
    found = latency_budget(wired(*PATH), SLO_100)

    assert found is not None
    assert not found.measured


def test_without_a_target_there_is_a_total_but_no_share(wired) -> None:
    found = latency_budget(wired(*PATH, **BOXES), Requirements())

    assert found is not None
    assert (found.total_ms, found.share) == (78, None)


def test_nobody_waits_where_nothing_is_asked(wired) -> None:
    assert latency_budget(wired("dataset_builder > trainer as data"), SLO_100) is None


@pytest.mark.parametrize(("guess", "total"), [({"model_server": 10}, 38), ({"cache": 30}, 100)])
def test_what_if(guess: dict[str, float], total: float, wired) -> None:
    queries = wired(*PATH, **BOXES)

    assert total_if(queries, SLO_100, guess) == total
    assert queries.graph.nodes["model_server"]["p99_latency_ms"] == 50
