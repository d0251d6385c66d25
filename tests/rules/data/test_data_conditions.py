"""What counts as a source, as a label, and as data that can be had again."""

from collections.abc import Callable
from typing import Any

import pytest

from mlsd_board.model.design import Design
from mlsd_board.model.elements import Node

Codes = Callable[[Design], set[str]]
STREAMED = (
    "app_backend > event_stream as events",
    "event_stream > data_validator as events",
    "data_validator > dataset_builder as events",
    "dataset_builder > trainer as data",
)
LOGGED = (
    "event_logger > event_stream as events",
    "event_stream > dataset_builder as events",
    "dataset_builder > trainer as data",
    "event_stream > label_joiner as events",
)


def test_a_backend_that_reports_what_it_sees_is_a_source(drawn: Callable[..., Design], codes: Codes) -> None:
    assert codes(drawn(*STREAMED)).isdisjoint({"DAT001", "DAT002"})
    assert "DAT001" in codes(drawn(*STREAMED[1:]))


def test_events_beside_joined_labels_are_history(drawn: Callable[..., Design], codes: Codes) -> None:
    assert "DAT004" in codes(drawn(*LOGGED))
    assert "DAT004" not in codes(drawn(*LOGGED, "label_joiner > dataset_builder as labels"))
    assert "DAT004" in codes(drawn(*LOGGED, "event_logger > dataset_builder as labels"))


@pytest.mark.parametrize("box", ["dataset_builder", "data_lake"])
@pytest.mark.parametrize("facts", [{}, {"versioned": True}])
def test_one_versioned_store_before_the_trainer_makes_it_reproducible(
    box: str, facts: dict[str, Any], drawn: Callable[..., Design], codes: Codes
) -> None:
    design = drawn(
        "operational_db > data_lake as data",
        "data_lake > dataset_builder as data",
        "dataset_builder > trainer as data",
    )
    stated = Design({**design.records, box: Node(id=box, component=box, attributes=facts)})

    assert ("DAT005" not in codes(stated)) == bool(facts)
