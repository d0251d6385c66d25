"""The finer points of the serving rules: who asks, who gets the answer, which mode, what else could answer."""

from collections.abc import Callable
from typing import Any

import pytest

from mlsd_board.model.design import Design

ONLINE = (
    "client_app > app_backend as request",
    "app_backend > model_server as request",
    "model_registry > model_server as model",
)
BATCH = ("data_lake > batch_inference as data", "model_registry > batch_inference as model", "client_app")


@pytest.mark.parametrize("component", ["model_server", "ranker", "on_device_model", "batch_inference"])
def test_each_way_to_serve_counts(
    component: str, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    half = ("data_lake > dataset_builder as data", "dataset_builder > trainer as data", "model_registry")

    assert "SRV001" in codes(drawn(*half))
    assert "SRV001" not in codes(drawn(*half, component))


@pytest.mark.parametrize(
    ("lines", "fires"),
    [
        (ONLINE, False),
        (("feature_store > model_server as features", *ONLINE[2:], "client_app", "trainer"), True),
        ((*ONLINE[:1], "app_backend > model_server as data", ONLINE[2], "trainer"), True),
        ((*ONLINE, "feature_store > decision_engine as features"), True),
        ((*ONLINE, "model_server > decision_engine as predictions"), True),
        (
            (*ONLINE, "model_server > d:decision_engine as predictions", "d > app_backend as predictions"),
            False,
        ),
        ((*BATCH, "batch_inference > prediction_store as predictions"), False),
        (BATCH, True),
    ],
)
def test_who_asks_and_who_gets_the_answer(
    lines: tuple[str, ...], fires: bool, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert ("SRV002" in codes(drawn(*lines))) is fires


@pytest.mark.parametrize(
    ("lines", "fires"),
    [
        (ONLINE, False),
        ((*ONLINE[:2], "trainer"), True),
        ((*ONLINE[:2], "pretrained_model > model_server as model"), False),
        ((*ONLINE[:2], "trainer > model_registry as model", "model_registry > ci_cd as metrics"), True),
    ],
)
def test_a_model_must_arrive(
    lines: tuple[str, ...], fires: bool, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert ("SRV003" in codes(drawn(*lines))) is fires


KEPT = (*BATCH, "batch_inference > prediction_store as predictions")


@pytest.mark.parametrize(
    ("mode", "lines", "fires"),
    [
        ("online", KEPT, True),
        ("stream", KEPT, True),
        ("batch", KEPT, False),
        ("batch", ONLINE, True),
        ("online", ONLINE, False),
        ("on_device", ONLINE, True),
        ("on_device", (*ONLINE, "on_device_model"), False),
        ("batch", BATCH, True),
        (None, BATCH, False),
    ],
)
def test_the_mode_of_the_brief_is_the_mode_of_the_board(
    mode: str | None,
    lines: tuple[str, ...],
    fires: bool,
    drawn: Callable[..., Design],
    codes: Callable[[Design], set[str]],
) -> None:
    assert ("SRV004" in codes(drawn(*lines, "trainer", req={"mode": mode}))) is fires


@pytest.mark.parametrize(
    ("req", "lines", "fires"),
    [
        ({"latency_slo_ms": 100}, (), True),
        ({"availability_pct": 99}, (), True),
        ({"availability_pct": 95}, (), False),
        ({}, (), False),
        ({"latency_slo_ms": 100}, ("fallback > app_backend as predictions",), False),
        ({"latency_slo_ms": 100}, ("cache > app_backend as predictions",), False),
        ({"latency_slo_ms": 100}, ("cache > app_backend as features",), True),
        ({"latency_slo_ms": 100}, ("app_backend > baseline_model as request",), False),
        ({"latency_slo_ms": 100}, ("dataset_builder > baseline_model as data",), True),
        ({"latency_slo_ms": 100}, ("model_server > human_review_queue as predictions",), True),
        ({"latency_slo_ms": 1000}, ("model_server > human_review_queue as predictions",), False),
    ],
)
def test_something_else_can_answer(
    req: dict[str, Any],
    lines: tuple[str, ...],
    fires: bool,
    drawn: Callable[..., Design],
    codes: Callable[[Design], set[str]],
) -> None:
    assert ("SRV005" in codes(drawn(*ONLINE, *lines, req=req))) is fires


STRAIGHT = (*ONLINE, "model_server > client_app as predictions")
DECIDED = (*ONLINE, "model_server > decision_engine as predictions")


@pytest.mark.parametrize(
    ("task", "lines", "fires"),
    [
        ("binary_classification", STRAIGHT, True),
        ("ranking", STRAIGHT, False),
        ("binary_classification", ONLINE, False),
        ("anomaly", (*DECIDED, "decision_engine > client_app as predictions"), False),
        ("anomaly", (*DECIDED, STRAIGHT[-1], "decision_engine > downstream_system as control"), False),
        ("anomaly", (*STRAIGHT, "feature_store > decision_engine as features"), True),
        ("multilabel", (*ONLINE, "model_server > human_review_queue as predictions"), False),
    ],
)
def test_a_score_needs_somebody_who_decides(
    task: str,
    lines: tuple[str, ...],
    fires: bool,
    drawn: Callable[..., Design],
    codes: Callable[[Design], set[str]],
) -> None:
    assert ("SRV006" in codes(drawn(*lines, task={"type": task}))) is fires
