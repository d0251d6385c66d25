"""How a comparison speaks."""

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.practice.compare.wording import a, between, component_name


@pytest.mark.parametrize(
    ("component", "words"),
    [
        ("decision_engine", "a decision engine"),
        ("query_understanding", "query understanding"),
        ("baseline_model", "a baseline model"),
        ("api_gateway", "an API gateway"),
        ("event_logger", "an event logger"),
        ("vector_index", "a vector index"),
        ("ci_cd", "CI/CD for ML"),
        ("alerting", "alerting"),
        ("re_ranker", "a re-ranker"),
        ("unknown_thing", "an unknown thing"),
    ],
)
def test_components_are_named_as_in_a_sentence(library: Library, component: str, words: str) -> None:
    assert a(component_name(component, library)) == words


def test_places_in_the_flow_are_told_without_doubt() -> None:
    assert between(["a"], ["b"]) == ", between the a and the b"
    assert between(["a", "b"], ["c"]) == ", after the a and b, before the c"
    assert between([], ["c"]) == ", before the c"
    assert between([], []) == ""
