"""What decodes raw input, whose judgement counts, and what a device can bear."""

from collections.abc import Callable

import pytest

from mlsd_board.model.brief import Device, Requirements
from mlsd_board.model.design import Design
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Severity

LEARNING = ("dataset_builder > trainer as data", "trainer > model_registry as model")


@pytest.mark.parametrize(
    ("lines", "fires"),
    [
        (("sensor_source > on_device_model as data",), True),
        (
            ("sensor_source > data_preprocessor as data", "data_preprocessor > on_device_model as features"),
            False,
        ),
        (("client_app > app_backend as request", "app_backend > model_server as request"), True),
        (
            ("client_app > query_understanding as request", "query_understanding > model_server as request"),
            False,
        ),
        (("feature_store > model_server as features", "client_app > event_logger as events"), False),
    ],
)
def test_raw_input_is_decoded_on_its_way(
    lines: tuple[str, ...], fires: bool, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert ("TRF001" in codes(drawn(*lines, *LEARNING, tags=("audio",)))) is fires


@pytest.mark.parametrize(
    ("line", "fires"),
    [
        ("trainer > human_evaluation as model", False),
        ("annotation_service > offline_evaluator as labels", False),
        ("annotation_service > dataset_builder as labels", True),
    ],
)
def test_people_judge_the_output_not_only_the_input(
    line: str, fires: bool, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert ("TRF002" in codes(drawn(line, *LEARNING, tags=("translation",)))) is fires


def test_an_image_is_an_answer_only_in_transformation(
    drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    lines = (*LEARNING, "client_app > app_backend as request")

    assert "TRF002" in codes(drawn(*lines, tags=("image",), category="transformation"))
    assert "TRF002" not in codes(drawn(*lines, tags=("image",), category="bi"))


def test_a_frozen_device_model_is_a_warning(
    drawn: Callable[..., Design], checked: Callable[[Design], Report]
) -> None:
    lines = ("client_app > on_device_model as request", "trainer > on_device_model as model", *LEARNING)
    found = [f for f in checked(drawn(*lines, tags=("on_device",))).findings if f.code == "TRF003"]

    assert [f.severity for f in found] == [Severity.WARNING]


def test_every_limit_of_the_device_is_looked_at(
    drawn: Callable[..., Design], checked: Callable[[Design], Report]
) -> None:
    device = Device(model_size_mb=10, memory_mb=10, power_mw=10, p99_latency_ms=10)
    lines = (
        "client_app > on_device_model as request",
        "model_registry > on_device_model as model",
        *LEARNING,
    )
    design = drawn(*lines, req=Requirements(mode="on_device", device=device))
    facts = {"model_size_mb": 11, "memory_mb": 11, "power_mw": 10, "p99_latency_ms": 11}
    model = design.nodes["on_device_model"].model_copy(update={"attributes": facts})
    found = [f for f in checked(Design({**design.records, model.id: model})).findings if f.code == "TRF003"]

    assert {f.severity for f in found} == {Severity.ERROR}
    assert {key for f in found for key in f.values if key in facts} == set(facts) - {"power_mw"}
