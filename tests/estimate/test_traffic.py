import pytest

from mlsd_board.estimate.traffic import loads, traffic, traffic_of_users
from mlsd_board.model.brief import Requirements

PEAK_100 = Requirements(qps_peak=100)


def test_the_peak_follows_from_users_and_requests() -> None:
    """86,400,000 requests a day are 1,000 a second on average."""
    found = traffic(Requirements(dau=43_200_000, requests_per_user_day=2, peak_factor=4))

    assert found is not None
    assert (found.peak_qps, found.mean_qps, found.requests_per_day) == (4000, 1000, 86_400_000)
    assert found.assumptions == ()


def test_an_unstated_peak_factor_is_three_and_said_to_be_assumed() -> None:
    found = traffic(Requirements(dau=86_400, requests_per_user_day=1))

    assert found is not None
    assert found.peak_qps == 3
    assert found.assumptions == ("peak factor 3 assumed",)


def test_a_stated_peak_wins_and_gives_the_day() -> None:
    found = traffic(Requirements(qps_peak=300, dau=1, requests_per_user_day=1))

    assert found is not None
    assert (found.peak_qps, found.mean_qps, found.requests_per_day) == (300, 100, 8_640_000)


def test_users_give_a_peak_of_their_own_whatever_is_stated() -> None:
    found = traffic_of_users(Requirements(qps_peak=300, dau=86_400, requests_per_user_day=2))

    assert found is not None
    assert found.peak_qps == 6


@pytest.mark.parametrize("req", [Requirements(), Requirements(dau=5), Requirements(requests_per_user_day=5)])
def test_without_numbers_there_is_no_traffic(req: Requirements, wired) -> None:
    assert traffic(req) is None
    assert traffic_of_users(req) is None
    assert loads(wired("client_app > app_backend as request"), req) == {}


def test_calls_multiply_along_the_path(wired) -> None:
    queries = wired(
        "client_app > app_backend as request, calls=2",
        "app_backend > model_server as request, calls=5",
        "feature_store > model_server as features, calls=3",
    )
    found = loads(queries, PEAK_100)

    assert {n: load.qps for n, load in found.items()} == {
        "client_app": 100,
        "app_backend": 200,
        "model_server": 1000,
        "feature_store": 3000,
    }
    assert found["feature_store"].path == ("client_app", "app_backend", "model_server", "feature_store")
    assert "3000" not in found["feature_store"].assumptions
    assert "30 calls of feature store per request" in found["feature_store"].assumptions


def test_two_ways_into_a_box_are_not_added_up(wired) -> None:
    queries = wired(
        "client_app > app_backend as request",
        "app_backend > g1 as request",
        "app_backend > g2 as request, calls=4",
        "g1 > ranker as predictions",
        "g2 > ranker as predictions",
        g1={"of": "candidate_generator"},
        g2={"of": "candidate_generator"},
    )
    found = loads(queries, PEAK_100)["ranker"]

    assert found.qps == 400
    assert "where several ways meet, the busiest counts" in found.assumptions


def test_answers_fallbacks_and_copies_in_bulk_carry_no_load(wired) -> None:
    queries = wired(
        "client_app > app_backend as request",
        "app_backend > model_server as request, calls=10",
        "model_server > app_backend as predictions",
        "app_backend > fallback as request",
        "app_backend > optimizer as request, batch",
        "model_server > decision_engine as predictions, async",
    )
    found = loads(queries, PEAK_100)

    assert {n: load.qps for n, load in found.items()} == {
        "client_app": 100,
        "app_backend": 100,
        "model_server": 1000,
    }


def test_a_ring_of_calls_shares_one_load(wired) -> None:
    queries = wired(
        "client_app > app_backend as request",
        "app_backend > ranker as request, calls=3",
        "ranker > app_backend as request, calls=3",
    )

    assert {n: load.qps for n, load in loads(queries, PEAK_100).items()} == {
        "client_app": 100,
        "app_backend": 100,
        "ranker": 100,
    }


def test_what_a_box_states_wins(wired) -> None:
    queries = wired("client_app > app_backend as request", app_backend={"qps": 7}, trainer={"qps": 3})
    found = loads(queries, PEAK_100)

    assert (found["app_backend"].qps, found["trainer"].qps) == (7, 3)


def test_events_are_requests_where_they_stream_in(wired) -> None:
    queries = wired("event_stream > stream_processor as events", "stream_processor > model_server as request")

    assert "model_server" not in loads(queries, PEAK_100)
    assert loads(queries, Requirements(qps_peak=100, mode="stream"))["model_server"].qps == 100
