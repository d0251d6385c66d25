"""The finer points of the structural rules: what counts as connected, legal, circular, apart."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from mlsd_board.model.design import Design
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Severity

FOUR = ("client_app > app_backend as request", "app_backend > model_server as request", "model_registry")


def test_a_lone_box_on_an_empty_board_is_a_start_not_a_fault(
    drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert codes(drawn("trainer")) & {"STR001"} == set()
    assert codes(drawn("trainer", "model_registry")) & {"STR001"} == {"STR001"}


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("trainer > model_registry as model", None),
        ("trainer > system_monitor as metrics", None),
        ("workflow_orchestrator > trainer as control", None),
        ("trainer > end_user as model", "STR002"),
        ("cache > cache as data", "STR002"),
        ("checkpoint_store > end_user", "STR002"),
        ("trainer > model_registry", "STR003"),
    ],
)
def test_what_may_flow(
    line: str, code: str | None, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert codes(drawn(line)) & {"STR002", "STR003"} == ({code} if code else set())


def test_an_illegal_arrow_is_explained_with_what_is_allowed(
    drawn: Callable[..., Design], checked: Callable[[Design], Report]
) -> None:
    design = drawn("model_registry > model_server as request", "checkpoint_store > end_user as model")
    first, second = (f for f in checked(design).findings if f.code == "STR002")

    assert first.message == "Model registry cannot send request to Model server. Allowed: model, control."
    assert second.message.endswith("End user accepts data, predictions.")


def test_a_bare_arrow_warns_and_an_unlabelled_twin_is_a_remark(
    drawn: Callable[..., Design], checked: Callable[[Design], Report]
) -> None:
    bare = checked(drawn("trainer > model_registry")).findings
    twins = checked(
        drawn("data_lake > dataset_builder as data", "data_lake > dataset_builder as data")
    ).findings

    assert [f.severity for f in bare if f.code == "STR003"] == [Severity.WARNING]
    assert [(f.severity, f.elements[0]) for f in twins if f.code == "STR003"] == [(Severity.INFO, "c1")]


def test_who_may_end_the_story_needs_nothing_leaving(
    drawn: Callable[..., Design], checked: Callable[[Design], Report]
) -> None:
    design = drawn(*FOUR, "app_backend > end_user as predictions", "system_monitor > alerting as metrics")
    lacking = {f.elements[0] for f in checked(design).findings if f.code == "STR004"}

    assert not lacking & {"end_user", "alerting"}
    assert {"model_server", "system_monitor"} <= lacking


def test_each_missing_port_is_a_finding_of_its_own(
    drawn: Callable[..., Design], checked: Callable[[Design], Report]
) -> None:
    design = drawn(*FOUR, "model_registry > offline_evaluator as metrics")
    found = [f for f in checked(design).findings if f.code == "STR004" and "offline_evaluator" in f.elements]

    assert len({f.fingerprint for f in found}) == len(found) == 3


@pytest.mark.parametrize(
    ("line", "fires"),
    [
        ("model_server > app_backend as request", True),
        ("model_server > app_backend as request, sync", True),
        ("model_server > app_backend as request, async", False),
        ("model_server > app_backend as predictions", False),
    ],
)
def test_only_waiting_requests_make_a_circle(
    line: str, fires: bool, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert ("STR005" in codes(drawn(*FOUR, line))) is fires


@pytest.mark.parametrize(
    ("lines", "fires"),
    [
        (("ranker > re_ranker as predictions", "re_ranker > ranker as predictions"), True),
        (("ranker > re_ranker as predictions", "re_ranker > ranker as predictions, stream"), False),
        (("model_server > cache as predictions", "cache > model_server as predictions"), False),
        (("app_backend > ranker as request", "ranker > app_backend as predictions"), False),
    ],
)
def test_a_loop_is_fine_where_time_passes(
    lines: tuple[str, ...], fires: bool, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert ("STR006" in codes(drawn(*FOUR, *lines))) is fires


def test_a_dangling_box_is_no_island(
    drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    joined = (*FOUR[:2], "model_registry > model_server as model", "trainer > model_registry as model")

    assert "STR007" not in codes(drawn(*joined, "cache"))
    assert "STR007" in codes(drawn(*joined, "cache > bi_dashboard as data"))


def test_a_loop_is_opened_at_its_least_usual_arrow(
    drawn: Callable[..., Design], checked: Callable[[Design], Report]
) -> None:
    ring = ("operational_db", "search_index", "candidate_generator", "ranker", "optimizer", "operational_db")
    kinds = ("data", "data", "predictions", "predictions", "data")
    lines = [f"{u} > {v} as {kind}" for (u, v), kind in zip(pairwise(ring), kinds, strict=True)]
    (found,) = (f for f in checked(drawn(*lines)).findings if f.code == "STR006")

    assert [f.title for f in found.fixes if f.id == "remove"] == [
        "Remove Optimiser / solver → Operational database"
    ]
