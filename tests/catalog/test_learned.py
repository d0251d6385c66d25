"""What diagrams of other people have taught, and how it is weighed against what phrases say."""

from pathlib import Path

import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.catalog.recognition import learned
from mlsd_board.catalog.recognition.context import Link
from mlsd_board.catalog.recognition.items import Item
from mlsd_board.catalog.recognition.learned import (
    SIGNS,
    Weights,
    by_phrases,
    likely,
    spoken,
    strongest,
    weights,
)
from mlsd_board.catalog.recognition.matching import Fit
from mlsd_board.catalog.recognition.recognise import recognise
from mlsd_board.catalog.recognition.vocabulary import NOTE

TAUGHT = Weights(
    {"word:tree": {"trainer": 1.5, "model_server": -1.0}, "inner:live": {"model_server": 2.0}},
    (3.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0),
    {"trainer": 0.1, "model_server": 0.2},
)


def test_the_weights_that_come_along_speak_of_components_that_there_are(library: Library) -> None:
    taught = weights()

    known = {*library.components, NOTE}
    assert {c for line in taught.traits.values() for c in line} | {*taught.usual} <= known
    assert len(taught.phrases) == SIGNS
    assert taught.traits["phrase0:model_registry"]["model_registry"] > 0
    assert taught.traits["before:trainer"]["model_registry"] > 0


def test_a_file_of_weights_names_components_by_number(tmp_path: Path) -> None:
    path = tmp_path / "some.weights"
    path.write_text(
        "# told\ncomponents a b\nphrases 1 2 3 4 5 6 7\nusual 0 -50 1 25\nword:x 1 130\n", encoding="utf-8"
    )

    taught = learned._read(path)

    assert taught.usual == {"a": -0.5, "b": 0.25}
    assert taught.traits == {"word:x": {"b": 1.3}}
    assert taught.phrases == pytest.approx((0.01, 0.02, 0.03, 0.04, 0.05, 0.06, 0.07))


def test_chances_are_of_all_components_and_make_one_together() -> None:
    said = spoken({"word:tree": 1.0, "inner:live": 0.5, "unheard": 1.0}, TAUGHT)

    chances = likely([said], {}, ("trainer", "model_server", "cache"), TAUGHT)

    assert said == {"trainer": 1.5, "model_server": 0.0}
    assert sum(chances.values()) == pytest.approx(1)
    assert chances["trainer"] > chances["model_server"] > chances["cache"] > 0


def test_a_component_never_met_can_win_by_its_phrases() -> None:
    phrases = {"our_own": (1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)}

    chances = likely([], phrases, ("trainer", "our_own"), TAUGHT)

    assert chances["our_own"] > 0.9


def test_what_phrases_say_tells_the_first_from_the_others() -> None:
    base = {"a": Fit(0.5, "x")}
    said = by_phrases(base, [("a", Fit(0.9, "x")), ("b", Fit(0.6, "y"))], 0.8)

    assert said["a"] == pytest.approx((0.5, 0.25, 0.9, 1, 0, 0.3, 0.8))
    assert said["b"] == pytest.approx((0, 0, 0.6, 0, 1, -0.3, 0))


def test_the_strongest_trait_is_one_that_speaks_for_it() -> None:
    seen = {"word:tree": 1.0, "inner:live": 0.5}

    assert strongest(seen, "model_server", TAUGHT) == "inner:live"
    assert strongest(seen, "cache", TAUGHT) == ""


@pytest.mark.parametrize(
    ("label", "group", "component"),
    [
        ("Random Forest", "Model Training", "trainer"),
        ("Random Forest", "Real-time Inference", "model_server"),
        ("customers", "Bronze layer", "data_lake"),
        ("Validation", "Data Quality", "data_validator"),
        ("Validation", "Model Evaluation", "offline_evaluator"),
    ],
)
def test_the_same_words_mean_what_their_group_says(
    library: Library, label: str, group: str, component: str
) -> None:
    items = [Item("x", label, groups=(group,)), Item("y", "Kafka")]

    found = recognise(items, [Link("y", "x")], library)["x"]

    assert found.component == component


def test_chances_go_with_what_was_recognised_the_likeliest_first(library: Library) -> None:
    found = recognise([Item("x", "Worker")], [], library)["x"]

    assert found.chances[0] == (found.component, found.confidence)
    assert found.chances[1][0] == found.runner_up
    assert [chance for _, chance in found.chances] == sorted((c for _, c in found.chances), reverse=True)


def test_boxes_that_only_differ_by_a_number_are_the_same(library: Library) -> None:
    found = recognise([Item("a", "Worker 1"), Item("b", "Worker 27")], [], library)

    assert found["a"] == found["b"]
