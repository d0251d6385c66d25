"""From which traffic on something has to be ready before it is asked for."""

from collections.abc import Callable
from typing import Any

import pytest

from mlsd_board.model.brief import Requirements
from mlsd_board.model.design import Design

PATH = (
    "client_app > app_backend as request",
    "app_backend > model_server as request",
    "model_registry > model_server as model",
)


@pytest.mark.parametrize(
    ("lines", "req", "fires"),
    [
        (PATH, {"qps_peak": 5000}, False),
        (PATH, {"qps_peak": 5001}, True),
        (PATH, {"dau": 86_400_000, "requests_per_user_day": 2}, True),
        (PATH, {}, False),
        ((*PATH, "feature_store > model_server as features"), {"qps_peak": 5001}, False),
        ((*PATH, "feature_store > trainer as features"), {"qps_peak": 5001}, True),
        ((*PATH, "cache > app_backend as predictions"), {"qps_peak": 5001}, False),
    ],
)
def test_heavy_traffic_wants_something_ready(
    lines: tuple[str, ...],
    req: dict[str, Any],
    fires: bool,
    drawn: Callable[..., Design],
    codes: Callable[[Design], set[str]],
) -> None:
    assert ("SCL002" in codes(drawn(*lines, req=Requirements(**req)))) is fires
