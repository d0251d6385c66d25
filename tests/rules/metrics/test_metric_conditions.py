"""Which metrics fit which task, what makes them dear, and how their names are recognised."""

from collections.abc import Callable
from typing import Any

import pytest

from mlsd_board.model.brief import Metric, Task
from mlsd_board.model.design import Design

Codes = Callable[[Design], set[str]]


def with_brief(design: Design, **fields: Any) -> Design:
    brief = design.brief.model_copy(update=fields)
    return Design({**design.records, brief.id: brief})


def measured(design: Design, *names: str, task: str = "binary_classification", **facts: Any) -> Design:
    offline = [Metric(id=f"m{n}", name=name, stage="offline", **facts) for n, name in enumerate(names)]
    return with_brief(design, metrics=offline, task=Task(type=task, input="a", output="b"))


@pytest.mark.parametrize(
    ("task", "name", "fires"),
    [
        ("binary_classification", "PR-AUC on next week's data", False),
        ("binary_classification", "recall at fixed precision", False),
        ("binary_classification", "accuracy", True),
        ("Binary classification", "RMSE", True),
        ("ranking", "nDCG@20 and recall@1000", False),
        ("ranking", "recall@10", True),
        ("retrieval", "recall@10", False),
        ("ranking", "accuracy", True),
        ("forecast", "WAPE/MASE and pinball loss", False),
        ("forecast", "accuracy", True),
        ("eta", "MAE and p90 error, bias by region", False),
        ("sequence_generation", "chrF/BLEU on a golden set", False),
        ("sequence_generation", "accuracy", True),
        ("sequence_tagging", "entity-level F1", False),
        ("sequence_tagging", "token_accuracy", True),
        ("detection", "false accepts/hour at fixed false-reject rate", False),
        ("image_quality", "pairwise accuracy against raters", False),
        ("binary_classification", "Qini", False),
        ("clustering", "accuracy of nothing we know", True),
        ("clustering", "rmse", False),
    ],
)
def test_a_metric_fits_its_task(task: str, name: str, fires: bool, clean: Design, codes: Codes) -> None:
    """Positives are rare on the clean board, so accuracy never will do."""
    assert ("MET006" in codes(measured(clean, name, task=task))) is fires


def test_accuracy_will_do_where_positives_are_common(clean: Design, codes: Codes) -> None:
    common = with_brief(clean, req=clean.brief.req.model_copy(update={"positive_rate": 0.4}))

    assert "MET006" not in codes(measured(common, "accuracy"))
    assert "MET006" in codes(with_brief(measured(common, "accuracy"), tags=("imbalanced",)))


def test_an_unordered_metric_may_stand_beside_an_ordered_one(clean: Design, codes: Codes) -> None:
    assert "MET006" in codes(measured(clean, "precision@5", "recall@5", task="ranking"))
    assert "MET006" not in codes(measured(clean, "precision@5", "MRR", task="ranking"))


@pytest.mark.parametrize(
    ("metrics", "fires"),
    [
        ([{"signal": "implicit", "primary": True}], False),
        ([{"signal": "human", "primary": True}], True),
        ([{"effort": "medium", "primary": True}], True),
        ([{"effort": "high", "primary": True}, {"effort": "none", "primary": True}], False),
        ([{"effort": "high"}], False),
        ([{"primary": True}] * 3, True),
        ([{}] * 7, True),
        ([{"guardrail": True}] * 7, False),
    ],
)
def test_metrics_are_cheap_and_few(
    metrics: list[dict[str, Any]], fires: bool, clean: Design, codes: Codes
) -> None:
    online = [Metric(id=f"m{n}", stage="online", **facts) for n, facts in enumerate(metrics)]

    assert ("MET005" in codes(with_brief(clean, metrics=online))) is fires
