"""Which signs of drift count, and who has to hear of them."""

from collections.abc import Callable

import pytest

from mlsd_board.model.design import Design

LIVE = ("client_app > app_backend as request", "app_backend > model_server as request")


@pytest.mark.parametrize(
    ("line", "fires"),
    [
        ("prediction_logger > drift_monitor as features", False),
        ("model_server > drift_monitor as predictions", False),
        ("trainer > drift_monitor as metrics", True),
        ("data_validator > model_server as features", False),
        ("prediction_logger > data_validator as features", False),
        ("data_validator > dataset_builder as data", True),
    ],
)
def test_drift_is_seen_on_the_live_side(
    line: str, fires: bool, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert ("MON003" in codes(drawn(*LIVE, line))) is fires


@pytest.mark.parametrize(
    ("line", "fires"),
    [
        ("drift_monitor > alerting as metrics", False),
        ("drift_monitor > workflow_orchestrator as control", False),
        ("drift_monitor > bi_dashboard as metrics", False),
        ("drift_monitor > experiment_tracker as metrics", True),
    ],
)
def test_somebody_acts_on_what_a_monitor_sees(
    line: str, fires: bool, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    fed = "model_server > drift_monitor as predictions"

    assert ("MON004" in codes(drawn(*LIVE, fed, line))) is fires
    assert "MON004" not in codes(drawn(*LIVE, "drift_monitor > experiment_tracker as metrics"))
