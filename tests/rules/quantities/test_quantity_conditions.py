"""Where the limits lie: 80 and 100 percent, a factor of three, and silence where a number is missing."""

from collections.abc import Callable
from typing import Any

import pytest

from mlsd_board.model.design import Design
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.report import Report
from mlsd_board.validation.severity import Severity

Checked = Callable[[Design], Report]


def varied(design: Design, req: dict[str, Any] | None = None, **boxes: dict[str, Any]) -> Design:
    """The design with requirements and attributes replaced."""
    records = dict(design.records)
    for node, facts in boxes.items():
        old = design.nodes[node]
        records[node] = old.model_copy(update={"attributes": {**old.attributes, **facts}})
    asked = design.brief.req.model_copy(update=req or {})
    records["brief"] = design.brief.model_copy(update={"req": asked})
    return Design(records)


def of(report: Report, code: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.code == code]


@pytest.mark.parametrize(
    ("p99", "severity"),
    [(87, None), (88, Severity.WARNING), (117, Severity.WARNING), (118, Severity.ERROR)],
)
def test_the_latency_budget_warns_from_eighty_percent(
    p99: int, severity: Severity | None, clean: Design, checked: Checked
) -> None:
    """20 + 8 + 5 ms elsewhere: 120 ms are 80 % of 150 ms."""
    found = of(checked(varied(clean, model_server={"p99_latency_ms": p99})), "QNT001")

    assert [finding.severity for finding in found] == ([severity] if severity else [])


@pytest.mark.parametrize(
    ("seconds", "severity"),
    [(2880, None), (2881, Severity.WARNING), (3600, Severity.WARNING), (3601, Severity.ERROR)],
)
def test_a_batch_window_warns_from_eighty_percent(
    seconds: int, severity: Severity | None, clean: Design, checked: Checked
) -> None:
    found = of(checked(varied(clean, batch_feature_pipeline={"duration_s": seconds})), "QNT007")

    assert [finding.severity for finding in found] == ([severity] if severity else [])


@pytest.mark.parametrize(("peak", "fires"), [(23, True), (24, False), (208, False), (209, True)])
def test_traffic_may_differ_by_a_factor_of_three(
    peak: int, fires: bool, clean: Design, checked: Checked
) -> None:
    """Two million requests a day are 69.4 a second at the peak."""
    assert bool(of(checked(varied(clean, {"qps_peak": peak})), "QNT009")) is fires


@pytest.mark.parametrize(("replicas", "fires"), [(2, True), (3, False)])
def test_capacity_is_judged_at_seventy_percent(
    replicas: int, fires: bool, clean: Design, checked: Checked
) -> None:
    """100 QPS over 0.7 × 60 are 2.4 replicas."""
    assert bool(of(checked(varied(clean, model_server={"replicas": replicas})), "QNT003")) is fires


def test_half_of_the_figures_may_be_missing(clean: Design, checked: Checked) -> None:
    two_of_three = varied(clean, app_backend={"p99_latency_ms": "?"}, model_server={"p99_latency_ms": "?"})

    assert not of(checked(varied(clean, app_backend={"p99_latency_ms": "?"})), "QNT002")
    assert of(checked(two_of_three), "QNT002")


def test_one_young_model_is_enough(clean: Design, checked: Checked) -> None:
    other = clean.nodes["trainer"].model_copy(update={"id": "other", "attributes": {}})
    day = varied(clean, {"model_freshness_s": 86_400})

    assert of(checked(day), "QNT005")
    assert not of(checked(Design({**day.records, "other": other})), "QNT005")


@pytest.mark.parametrize(
    "code", ["QNT001", "QNT002", "QNT003", "QNT004", "QNT005", "QNT006", "QNT007", "QNT008", "QNT009"]
)
def test_missing_numbers_never_fire(
    code: str, drawn: Callable[..., Design], codes: Callable[[Design], set[str]]
) -> None:
    assert code not in codes(
        drawn(
            "client_app > app_backend as request",
            "app_backend > model_server as request",
            "batch_feature_pipeline > feature_store as features",
            "feature_store > model_server as features",
            "dataset_builder > trainer as data",
            "decision_engine > human_review_queue as predictions",
        )
    )
