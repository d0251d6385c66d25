"""Which way personal data takes, what shields it, and which answers pass a guardrail."""

from collections.abc import Callable

import pytest

from mlsd_board.model.brief import Requirements
from mlsd_board.model.design import Design
from mlsd_board.validation.report import Report

PII = Requirements(pii=True)
LEARNING = ("dataset_builder > trainer as data", "trainer > model_server as model")


@pytest.mark.parametrize(
    ("lines", "origin"),
    [
        (("event_logger > dataset_builder as events",), "event_logger"),
        (("client_app > event_logger as events", "event_logger > dataset_builder as events"), "event_logger"),
        (("event_logger > privacy_filter as events", "privacy_filter > dataset_builder as data"), None),
        (("sensor_source > data_preprocessor as data", "data_preprocessor > model_server as features"), None),
        (
            (
                "sensor_source > data_preprocessor as data",
                "data_preprocessor > dataset_builder as features",
                "data_preprocessor > model_server as features",
            ),
            None,
        ),
        (
            (
                "sensor_source > data_preprocessor as data, batch",
                "data_preprocessor > dataset_builder as features",
            ),
            "sensor_source",
        ),
        (("operational_db > search_index as data", "search_index > ranker as predictions"), None),
        (
            (
                "operational_db > ranker as data",
                "ranker > prediction_logger as predictions",
                "prediction_logger > dataset_builder as data",
            ),
            None,
        ),
    ],
)
def test_personal_data_is_followed_from_the_last_box_that_holds_it(
    lines: tuple[str, ...],
    origin: str | None,
    drawn: Callable[..., Design],
    checked: Callable[[Design], Report],
) -> None:
    found = [f for f in checked(drawn(*lines, *LEARNING, req=PII)).findings if f.code == "RAI001"]

    assert [f.elements[0] for f in found] == ([origin] if origin else [])


@pytest.mark.parametrize(
    ("slices", "fires"),
    [((), True), (("basket_size", "hour"), True), (("country",), False), (("account_age",), False)],
)
def test_a_slice_by_group_is_a_comparison_of_groups(
    slices: tuple[str, ...], fires: bool, clean: Design, codes: Callable[[Design], set[str]]
) -> None:
    judge = clean.nodes["offline_evaluator"].model_copy(update={"attributes": {"slices": slices}})
    asked = clean.brief.model_copy(update={"req": Requirements(people_decision=True)})
    design = Design({**clean.records, judge.id: judge, "brief": asked})

    assert ("RAI002" in codes(design)) is fires


GENERATED = ("client_app > model_server as request", "dataset_builder > trainer as data")


@pytest.mark.parametrize(
    ("lines", "fires"),
    [
        (("model_server > client_app as predictions",), True),
        (("model_server > guardrail as predictions", "guardrail > client_app as predictions"), False),
        (
            (
                "model_server > guardrail as predictions",
                "guardrail > client_app as predictions",
                "model_server > downstream_system as predictions",
            ),
            True,
        ),
        (("model_server > human_review_queue as predictions",), False),
    ],
)
def test_every_way_to_a_user_passes_a_guardrail(
    lines: tuple[str, ...], fires: bool, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert ("RAI005" in codes(drawn(*GENERATED, *lines, tags=("generative",)))) is fires
