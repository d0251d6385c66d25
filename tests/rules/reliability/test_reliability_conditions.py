"""What stands in for a box of which there is only one, and what counts as a flood."""

from collections.abc import Callable
from typing import Any

import pytest

from mlsd_board.model.brief import Requirements
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node
from mlsd_board.validation.report import Report

PATH = (
    "client_app > app_backend as request",
    "app_backend > model_server as request",
    "feature_store > model_server as features",
)
SPARE = "app_backend > fallback as request"


def with_facts(design: Design, **boxes: dict[str, Any]) -> Design:
    changed = {
        id: Node(id=id, component=design.nodes[id].component, attributes=facts) for id, facts in boxes.items()
    }
    return Design({**design.records, **changed})


def single(report: Report) -> set[str]:
    return {f.elements[0] for f in report.findings if f.code == "REL001"}


@pytest.mark.parametrize(
    ("lines", "req", "found"),
    [
        (PATH, {"availability_pct": 99.9}, {"app_backend", "model_server", "feature_store"}),
        (PATH, {"availability_pct": 99.5}, set()),
        ((*PATH, SPARE), {"availability_pct": 99.9}, {"app_backend"}),
        ((*PATH, "cache > app_backend as predictions"), {"availability_pct": 99.9}, {"app_backend"}),
        (
            (*PATH, "fallback > client_app as predictions"),
            {"availability_pct": 99.9},
            {"app_backend"} | {"model_server", "feature_store"},
        ),
        (PATH, {"availability_pct": 99.9, "mode": "on_device"}, set()),
    ],
)
def test_what_lies_behind_a_plan_b_is_forgiven(
    lines: tuple[str, ...],
    req: dict[str, Any],
    found: set[str],
    drawn: Callable[..., Design],
    checked: Callable[[Design], Report],
) -> None:
    assert single(checked(drawn(*lines, req=Requirements(**req)))) == found


def test_a_stated_single_copy_counts_at_any_promise(
    drawn: Callable[..., Design], checked: Callable[[Design], Report]
) -> None:
    design = with_facts(drawn(*PATH), feature_store={"replicas": 1}, model_server={"replicas": 2})

    assert single(checked(design)) == {"feature_store"}


@pytest.mark.parametrize(
    ("line", "rate", "fires"),
    [
        ("event_logger > data_warehouse as events", 1001, True),
        ("event_logger > data_warehouse as events", 1000, False),
        ("event_logger > data_warehouse as events, batch", 5000, False),
        ("event_logger > event_stream as events", 5000, False),
    ],
)
def test_a_thousand_events_a_second_want_a_stream(
    line: str, rate: int, fires: bool, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    design = with_facts(drawn(line, *PATH), event_logger={"throughput_eps": rate})

    assert ("REL002" in codes(design)) is fires
