"""The values behind a finding, in words."""

import pytest

from mlsd_board.desktop.panels.problems.facts import Fact, as_text, assumed, facts_of
from mlsd_board.validation.finding import Finding
from mlsd_board.validation.severity import Phase, Severity

TITLES = {"ranker": "The ranker"}


def named(id: str) -> str:
    return TITLES.get(id, id)


@pytest.mark.parametrize(
    ("name", "value", "fact"),
    [
        ("label_delay_s", 5184000.0, Fact("Label delay", "60 d")),
        ("p99_latency_ms", 70.0, Fact("P99 latency", "70 ms")),
        ("budget_ms", 1500.0, Fact("Budget", "1,500 ms")),
        ("req.positive_rate", 0.08, Fact("Positive rate", "0.08")),
        ("evaluators", 0, Fact("Evaluators", "0")),
        ("point_in_time", False, Fact("Point in time", "no")),
        ("qps_peak", None, Fact("QPS peak", "not stated")),
        ("task.output", "unset", Fact("Task output", "not stated")),
        ("versioned", (False,), Fact("Versioned", "no")),
        ("techniques", (), Fact("Techniques", "none")),
        ("gated steps", ("ranker", "other"), Fact("Gated steps", "The ranker, other")),
        ("per replica", "60 QPS", Fact("Per replica", "60 QPS")),
    ],
)
def test_values_are_said_with_their_units(name: str, value: object, fact: Fact) -> None:
    assert facts_of(_finding({name: value}), named) == [fact]


def test_assumptions_stand_apart() -> None:
    finding = _finding({"load": "100 QPS", "assumptions": ("one call per request",)})

    assert facts_of(finding, named) == [Fact("Load", "100 QPS")]
    assert assumed(finding) == ("one call per request",)
    assert "Assumed: one call per request" in as_text(finding, None, named)


def test_the_text_says_where() -> None:
    assert "Where: The ranker" in as_text(_finding({}), None, named)


def _finding(values: dict[str, object]) -> Finding:
    return Finding(
        "XXX001", "a-rule", Severity.WARNING, Phase.SKETCH, "Something.", elements=("ranker",), values=values
    )
