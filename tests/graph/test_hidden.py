"""Who hides in which collapsed group."""

from mlsd_board.graph.hidden import hidden_nodes
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Frame, Node


def test_the_outermost_collapsed_group_is_seen() -> None:
    design = Design.of(
        Frame(id="outer", collapsed=True),
        Frame(id="open", frame="outer"),
        Frame(id="inner", frame="open", collapsed=True),
        Node(id="deep", component="cache", frame="inner"),
        Node(id="free", component="cache"),
    )

    assert hidden_nodes(design) == {"deep": "outer"}


def test_an_open_frame_hides_nothing() -> None:
    assert hidden_nodes(Design.of(Frame(id="zone"), Node(id="a", component="cache", frame="zone"))) == {}


def test_a_ring_of_frames_is_walked_once() -> None:
    design = Design.of(
        Frame(id="a", frame="b", collapsed=True),
        Frame(id="b", frame="a"),
        Node(id="n", component="cache", frame="b"),
    )

    assert hidden_nodes(design) == {"n": "a"}
