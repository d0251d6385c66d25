"""What counts as watching: a monitor must be fed by the live side, and uptime is not quality."""

from collections.abc import Callable

import pytest

from mlsd_board.model.design import Design

LIVE = (
    "client_app > app_backend as request",
    "app_backend > model_server as request",
    "model_registry > model_server as model",
)


@pytest.mark.parametrize(
    ("line", "unwatched"),
    [
        ("system_monitor > alerting as metrics", {"MON001", "MON002"}),
        ("trainer > system_monitor as metrics", {"MON001", "MON002"}),
        ("model_server > system_monitor as metrics", {"MON002"}),
        ("app_backend > system_monitor as metrics", {"MON002"}),
        ("workflow_orchestrator > system_monitor as metrics", {"MON002"}),
        ("model_server > quality_monitor as predictions", {"MON001"}),
        ("event_logger > experiment_platform as events", {"MON001"}),
        ("offline_evaluator > quality_monitor as metrics", {"MON001", "MON002"}),
    ],
)
def test_a_monitor_counts_when_the_live_side_feeds_it(
    line: str, unwatched: set[str], drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert codes(drawn(*LIVE, line)) & {"MON001", "MON002"} == unwatched
