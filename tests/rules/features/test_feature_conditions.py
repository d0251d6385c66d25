"""What counts as one feature step for training and serving, what fills an index, and who waits for a batch job."""

from collections.abc import Callable
from typing import Any

import pytest

from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node
from mlsd_board.validation.report import Report

Codes = Callable[[Design], set[str]]
LIVE = (
    "app_backend > model_server as request",
    "model_registry > model_server as model",
    "trainer > model_registry as model",
    "dataset_builder > trainer as data",
)


def stating(design: Design, box: str, **facts: Any) -> Design:
    node = Node(id=box, component=design.nodes[box].component, attributes=facts)
    return Design({**design.records, box: node})


@pytest.mark.parametrize(
    ("step", "said"),
    [("feature_transform", "exported_with_model"), ("data_preprocessor", "shared_with_serving")],
)
def test_a_step_that_says_it_is_shared_is_believed_until_live_data_enter_it(
    step: str, said: str, drawn: Callable[..., Design], codes: Codes
) -> None:
    lines = (*LIVE, f"data_lake > {step} as data", f"{step} > dataset_builder as features")
    live = (*lines, f"app_backend > {step} as request")

    assert "FEA002" in codes(drawn(*lines))
    assert "FEA002" not in codes(stating(drawn(*lines), step, **{said: True}))
    assert "FEA002" in codes(stating(drawn(*live), step, **{said: True}))


def test_two_steps_that_meet_only_in_predictions_are_two_implementations(
    drawn: Callable[..., Design], codes: Codes
) -> None:
    apart = (
        *LIVE,
        "data_lake > ours:data_preprocessor as data",
        "ours > dataset_builder as features",
        "app_backend > theirs:data_preprocessor as request",
        "theirs > model_server as features",
        "model_server > prediction_logger as predictions",
        "prediction_logger > label_joiner as predictions",
        "label_joiner > dataset_builder as labels",
    )
    logged = ("model_server > prediction_logger as features", "prediction_logger > feature_store as features")

    assert "FEA002" in codes(drawn(*apart))
    assert "FEA002" not in codes(drawn(*apart, *logged, "feature_store > dataset_builder as features"))


@pytest.mark.parametrize(
    ("feeder", "kind", "filled"),
    [
        ("data_warehouse", "data", True),
        ("app_backend", "data", True),
        ("event_logger", "data", True),
        ("candidate_generator", "features", False),
    ],
)
def test_whatever_writes_to_an_index_fills_it(
    feeder: str, kind: str, filled: bool, drawn: Callable[..., Design], codes: Codes
) -> None:
    design = drawn(*LIVE, f"{feeder} > search_index as {kind}", "search_index > app_backend as data")

    assert ("FEA005" not in codes(design)) == filled


def test_a_report_that_reads_a_warehouse_keeps_no_live_request_waiting(
    drawn: Callable[..., Design], checked: Callable[[Design], Report]
) -> None:
    def told(*lines: str) -> set[str]:
        return {f.elements[0] for f in checked(drawn(*LIVE, *lines)).findings if f.code == "FEA003"}

    assert told("bi_dashboard > data_warehouse as request") == set()
    assert told("app_backend > data_warehouse as request") == {"c4"}
