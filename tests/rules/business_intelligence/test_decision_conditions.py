"""What handles rare cases, what makes a score a probability, and what measures an action."""

from collections.abc import Callable
from typing import Any

import pytest

from mlsd_board.model.brief import Requirements, Task
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Severity

LEARNING = (
    "dataset_builder > training_sampler as data",
    "training_sampler > trainer as data",
    "client_app > app_backend as request",
)


def with_facts(design: Design, **boxes: dict[str, Any]) -> Design:
    changed = {
        id: Node(id=id, component=design.nodes[id].component, attributes=facts) for id, facts in boxes.items()
    }
    return Design({**design.records, **changed})


@pytest.mark.parametrize(
    ("sampler", "trainer", "severity"),
    [
        ({}, {}, Severity.WARNING),
        ({"technique": ("random",)}, {}, Severity.WARNING),
        ({"technique": ("class_weight",)}, {}, None),
        ({}, {"algorithm": "trees with class weights"}, None),
        ({"technique": ("undersample",)}, {}, Severity.INFO),
        ({"technique": ("undersample",), "corrects_probability": True}, {}, None),
        ({"technique": ("undersample",)}, {"calibration": "platt"}, None),
    ],
)
def test_rare_cases_are_weighed_and_scores_corrected(
    sampler: dict[str, Any],
    trainer: dict[str, Any],
    severity: Severity | None,
    drawn: Callable[..., Design],
    checked: Callable[[Design], Report],
) -> None:
    design = with_facts(
        drawn(*LEARNING, req=Requirements(positive_rate=0.01)), training_sampler=sampler, trainer=trainer
    )
    found = [f.severity for f in checked(design).findings if f.code == "BIN001"]

    assert found == ([severity] if severity else [])


def test_five_percent_are_not_rare(drawn: Callable[..., Design], codes: Callable[[Design], set[str]]) -> None:
    assert "BIN001" not in codes(drawn(*LEARNING, req=Requirements(positive_rate=0.05)))


@pytest.mark.parametrize(
    ("lines", "facts", "fires"),
    [
        (("model_server > optimizer as predictions",), {}, True),
        (("model_server > decision_engine as predictions",), {}, False),
        (
            ("model_server > decision_engine as predictions",),
            {"decision_engine": {"cost_fn": 10}},
            True,
        ),
        (("model_server > optimizer as predictions",), {"trainer": {"calibration": "isotonic"}}, False),
        (("model_server > optimizer as predictions",), {"trainer": {"calibration": "none"}}, True),
    ],
)
def test_a_score_that_is_calculated_with_is_calibrated(
    lines: tuple[str, ...],
    facts: dict[str, dict[str, Any]],
    fires: bool,
    drawn: Callable[..., Design],
    codes: Callable[[Design], set[str]],
) -> None:
    assert ("BIN003" in codes(with_facts(drawn(*LEARNING, *lines), **facts))) is fires


@pytest.mark.parametrize(
    ("design", "fires"), [("ab", False), ("holdout", False), ("switchback", True), ("interleaving", True)]
)
def test_an_action_is_compared_with_doing_nothing(
    design: str, fires: bool, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    lines = (
        *LEARNING,
        "decision_engine > downstream_system as predictions",
        "downstream_system > experiment_platform as events",
    )

    assert "BIN004" in codes(drawn(*lines[:-1]))
    assert ("BIN004" in codes(with_facts(drawn(*lines), experiment_platform={"design": design}))) is fires


def test_a_forecast_is_backtested(drawn: Callable[..., Design], codes: Callable[[Design], set[str]]) -> None:
    task = Task(type="forecast")
    lines = (*LEARNING, "dataset_builder > offline_evaluator as data")

    assert "BIN005" in codes(drawn(*lines, task=task))
    assert "BIN005" not in codes(with_facts(drawn(*lines, task=task), dataset_builder={"split": "time"}))
