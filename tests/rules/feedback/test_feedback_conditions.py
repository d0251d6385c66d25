"""What a broken feedback loop shows: the longest part that is drawn, and the hop that is missing."""

from collections.abc import Callable

import pytest

from mlsd_board.model.brief import Task
from mlsd_board.model.design import Design
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.report import Report

SERVED = (
    "client_app > app_backend as request",
    "app_backend > model_server as request",
    "dataset_builder > trainer as data",
    "trainer > model_server as model",
)
HEARD = "client_app > event_logger as events"
TAUGHT = ("event_logger > label_joiner as events", "label_joiner > dataset_builder as labels")


def finding(report: Report, code: str) -> Finding:
    return next(f for f in report.findings if f.code == code)


def test_the_loop_may_run_over_the_answer_of_a_request(
    drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert "FBK001" not in codes(drawn(*SERVED, HEARD, *TAUGHT))


@pytest.mark.parametrize(
    ("lines", "path", "missing"),
    [
        ((), ("model_server", "app_backend", "client_app"), ("event_logger", "label_joiner")),
        (
            (HEARD,),
            ("model_server", "app_backend", "client_app", "event_logger"),
            ("label_joiner",),
        ),
        (
            (HEARD, "event_logger > data_lake as events"),
            ("model_server", "app_backend", "client_app", "event_logger", "data_lake"),
            ("label_joiner",),
        ),
        (
            (HEARD, TAUGHT[0]),
            ("model_server", "app_backend", "client_app", "event_logger", "label_joiner"),
            (),
        ),
        (TAUGHT, ("event_logger", "label_joiner", "dataset_builder", "trainer"), ()),
    ],
)
def test_a_broken_loop_shows_how_far_it_gets(
    lines: tuple[str, ...],
    path: tuple[str, ...],
    missing: tuple[str, ...],
    drawn: Callable[..., Design],
    checked: Callable[[Design], Report],
) -> None:
    found = finding(checked(drawn(*SERVED, *lines)), "FBK001")

    assert found.path == path
    assert found.missing == missing
    assert set(path) <= set(found.elements)


def test_the_message_names_the_missing_hop(
    drawn: Callable[..., Design], checked: Callable[[Design], Report]
) -> None:
    no_way_on = finding(
        checked(drawn(*SERVED, HEARD, "event_logger > data_lake as events")), "FBK001"
    ).message
    nothing_heard = finding(checked(drawn(*SERVED, *TAUGHT)), "FBK001").message

    assert "missing is the way from Data lake to Training dataset builder" in no_way_on
    assert "missing is an arrow that brings outcomes of what was served to Event logger" in nothing_heard


@pytest.mark.parametrize(
    ("line", "fires"),
    [
        ("feature_store > dataset_builder as features", True),
        ("model_server > label_joiner as predictions", False),
        (
            "prediction_logger > label_joiner as predictions",
            True,
        ),  # a remark: nothing was served into the logger
        ("model_server > event_logger as predictions", False),
        ("model_server > human_review_queue as predictions", True),
    ],
)
def test_predictions_and_outcomes_must_meet(
    line: str, fires: bool, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert ("FBK002" in codes(drawn(*SERVED, HEARD, *TAUGHT, line))) is fires


def test_an_open_loop_is_not_told_twice(
    drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert codes(drawn(*SERVED, HEARD)) & {"FBK001", "FBK002"} == {"FBK001"}


RECORDS = (
    "operational_db > data_warehouse as data",
    "data_warehouse > label_joiner as data",
    "label_joiner > dataset_builder as labels",
)


def test_a_database_that_labels_are_made_from_collects_outcomes(
    drawn: Callable[..., Design], checked: Callable[[Design], Report]
) -> None:
    open_loop = finding(checked(drawn(*SERVED, *RECORDS)), "FBK001")
    closed = checked(drawn(*SERVED, *RECORDS, "app_backend > operational_db as data"))

    assert open_loop.severity == "warning"
    assert open_loop.path[0] == "operational_db"
    assert "FBK001" not in {f.code for f in closed.findings}


def test_a_joiner_needs_more_than_what_the_model_said(
    drawn: Callable[..., Design], checked: Callable[[Design], Report]
) -> None:
    lines = (*SERVED, HEARD, "event_logger > data_lake as events", "data_lake > dataset_builder as data")
    logged = (
        "model_server > prediction_logger as predictions",
        "prediction_logger > data_lake as predictions",
    )
    alone = ("prediction_logger > label_joiner as predictions", "label_joiner > dataset_builder as labels")

    def told(*more: str) -> list[str]:
        report = checked(drawn(*lines, *logged, *alone, *more))
        return [f.message for f in report.findings if f.code == "FBK002"]

    assert ["predictions alone" in message for message in told()] == [True]
    assert told("event_logger > label_joiner as events") == []


def test_verdicts_of_those_who_saw_the_prediction_are_joined_by_themselves(
    drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    reviewed = (
        "model_server > human_review_queue as predictions",
        "human_review_queue > dataset_builder as labels",
    )

    assert codes(drawn(*SERVED, *reviewed)).isdisjoint({"FBK001", "FBK002"})
    assert "FBK002" in codes(drawn(*SERVED, *reviewed, HEARD, *TAUGHT))


def test_what_learns_without_labels_needs_no_loop(
    drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    asked = {"DAT003", "FBK001", "FBK002"}

    assert codes(drawn(*SERVED, task=Task(type="Clustering"))).isdisjoint(asked)
    assert codes(drawn(*SERVED, task=Task(type="ranking"))) & asked == {"DAT003", "FBK001"}
