"""What speaks for an answer, and how it adds up."""

import pytest

from mlsd_board.graph.evidence import Doubt, Evidence, Told, answer
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node
from mlsd_board.model.kind import Kind

WEIGHTS = {"trainer": 0.8, "hyperparameter_tuner": 0.8}


def told(*records: Node | Connection | Frame, **doubts: Doubt) -> Told:
    return Told(Design({record.id: record for record in records}), doubts)


def test_pieces_stand_for_each_other_and_the_strongest_comes_first() -> None:
    found = answer([Evidence(0.3, "b"), Evidence(0.4, "a"), Evidence(0.0, "c")])

    assert found.strength == pytest.approx(1 - 0.7 * 0.6)
    assert found.holds
    assert [e.words for e in found.evidence] == ["a", "b"]
    assert not answer([]).holds


def test_a_box_and_its_own_words_are_one_piece() -> None:
    found = answer([Evidence(0.5, "Train"), Evidence(0.4, "Train", "trainer")])

    assert found.evidence == (Evidence(pytest.approx(0.7), "Train", "trainer"),)


def test_a_box_in_doubt_weighs_less_unless_both_would_do() -> None:
    box = Node(id="t", component="trainer")

    assert told(box).weight("t", WEIGHTS) == 0.8
    assert told(box, t=Doubt(0.5, "ci_cd")).weight("t", WEIGHTS) == pytest.approx(0.4)
    assert told(box, t=Doubt(0.5, "hyperparameter_tuner")).weight("t", WEIGHTS) > 0.5
    assert told(box, t=Doubt(0.9, "hyperparameter_tuner")).weight("t", WEIGHTS) == 0.8


def test_every_component_a_box_may_be_weighs_as_much_as_it_is_likely() -> None:
    box = Node(id="t", component="ci_cd")

    def weight(*chances: tuple[str, float]) -> float:
        return told(box, t=Doubt(0.5, "trainer", chances)).weight("t", WEIGHTS)

    assert weight(("ci_cd", 0.6), ("cache", 0.3)) == 0
    assert weight(("ci_cd", 0.5), ("trainer", 0.3)) == pytest.approx(0.8 * 0.3 * 1.3)
    assert weight(("ci_cd", 0.5), ("trainer", 0.3), ("hyperparameter_tuner", 0.2)) == pytest.approx(
        0.8 * 0.5 * 1.3
    )
    assert weight(("trainer", 0.6), ("hyperparameter_tuner", 0.4)) == 0.8, (
        "never more than the component itself"
    )


def test_ways_go_through_frames_and_back_to_who_asks() -> None:
    seen = told(
        Frame(id="f", title="Training"),
        Node(id="t", component="trainer", frame="f"),
        Node(id="a", component="api_gateway"),
        Node(id="s", component="model_server"),
        Connection(id="1", source="s", target="f", kind=Kind.EVENTS),
        Connection(id="2", source="a", target="s", kind=Kind.REQUEST),
    )

    assert seen.reached({"a"}) == {"s", "f", "t", "a"}
    assert seen.leading_to({"t"}) == {"f", "s", "a"}
    assert seen.into == {"f": {"model_server"}, "s": {"api_gateway"}}
