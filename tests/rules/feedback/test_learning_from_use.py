"""Who chooses the examples, what counts as behaviour, and what waits for late labels."""

from collections.abc import Callable
from typing import Any

import pytest

from mlsd_board.model.brief import Requirements
from mlsd_board.model.design import Design

DAY = 86_400


def with_facts(
    design: Design, tags: tuple[str, ...] = (), delay: float | None = None, **boxes: dict[str, Any]
) -> Design:
    records = dict(design.records)
    for id, facts in boxes.items():
        old = design.nodes[id]
        records[id] = old.model_copy(update={"attributes": {**old.attributes, **facts}})
    req = Requirements(label_delay_s=delay)
    records["brief"] = design.brief.model_copy(update={"tags": tags, "req": req})
    return Design(records)


@pytest.mark.parametrize(
    ("tags", "holdout", "fires"),
    [((), 0, False), (("filter",), 0, True), (("filter",), 0.5, False), (("churn",), 0, False)],
)
def test_some_traffic_is_left_to_chance(
    tags: tuple[str, ...], holdout: float, fires: bool, clean: Design, codes: Callable[[Design], set[str]]
) -> None:
    design = with_facts(clean, tags, decision_engine={"holdout_pct": holdout})

    assert ("FBK003" in codes(design)) is fires


@pytest.mark.parametrize(
    ("captures", "fires"),
    [(("explicit_rating",), True), (("report", "click"), False), ((), False), ("report", True)],
)
def test_asking_is_not_enough(
    captures: object, fires: bool, clean: Design, codes: Callable[[Design], set[str]]
) -> None:
    assert ("FBK004" in codes(with_facts(clean, event_logger={"captures": captures}))) is fires


@pytest.mark.parametrize(
    ("tags", "delay", "facts", "fires"),
    [
        ((), DAY, {"window_s": 60}, False),
        ((), DAY + 1, {"window_s": DAY}, True),
        ((), DAY + 1, {"window_s": DAY + 1}, False),
        ((), 90 * DAY, {"window_s": 60, "label_delay_s": 90 * DAY}, False),
        (("delayed_labels",), None, {"window_s": 60}, False),
        (("delayed_labels",), None, {"window_s": "long"}, True),
    ],
)
def test_somebody_waits_for_late_labels(
    tags: tuple[str, ...],
    delay: float | None,
    facts: dict[str, Any],
    fires: bool,
    clean: Design,
    codes: Callable[[Design], set[str]],
) -> None:
    assert ("FBK005" in codes(with_facts(clean, tags, delay, label_joiner=facts))) is fires
