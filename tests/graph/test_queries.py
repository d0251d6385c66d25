from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.lanes import plain, split_lanes
from mlsd_board.graph.queries import Queries
from mlsd_board.graph.typesets import FLOW
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node, Note
from mlsd_board.model.kind import Kind, Mode


def board(nodes: dict[str, str], *wires: tuple[str, str, Kind], mode: Mode | None = None) -> Queries:
    boxes = [Node(id=id, component=component) for id, component in nodes.items()]
    arrows = [
        Connection(id=f"e{n}", source=u, target=v, kind=k, mode=mode) for n, (u, v, k) in enumerate(wires)
    ]
    return Queries(build_graph(Design.of(*boxes, *arrows)))


def test_reach_follows_only_the_kinds_asked_for() -> None:
    q = board(
        {"a": "data_lake", "b": "dataset_builder", "c": "trainer"},
        ("a", "b", Kind.DATA),
        ("b", "c", Kind.MODEL),
    )

    assert q.reach(["a"], ["b"], FLOW)
    assert not q.reach(["a"], ["c"], FLOW)
    assert q.reach(["a"], ["c"], FLOW | {Kind.MODEL})


def test_a_node_reaches_itself_only_through_a_cycle() -> None:
    q = board({"a": "event_stream", "b": "data_lake"}, ("a", "b", Kind.EVENTS))
    assert not q.reach(["a"], ["a"], FLOW)

    q = board({"a": "event_stream", "b": "data_lake"}, ("a", "b", Kind.EVENTS), ("b", "a", Kind.DATA))
    assert q.reach(["a"], ["a"], FLOW)


def test_requests_run_both_ways_when_a_response_is_implied() -> None:
    q = board({"c": "client_app", "b": "app_backend"}, ("c", "b", Kind.REQUEST))

    assert not q.reach(["b"], ["c"], frozenset({Kind.REQUEST}))
    assert q.reach(["b"], ["c"], frozenset({Kind.REQUEST}), both_ways=True)


def test_a_path_can_be_told_to_avoid_boxes_between_its_ends() -> None:
    nodes = {"t": "trainer", "v": "model_validator", "r": "model_registry"}
    q = board(nodes, ("t", "v", Kind.MODEL), ("v", "r", Kind.MODEL))

    assert q.path(["t"], ["r"], frozenset({Kind.MODEL})) == ("t", "v", "r")
    assert q.path(["t"], ["r"], frozenset({Kind.MODEL}), avoiding=["v"]) == ()


def test_arrows_at_notes_are_not_part_of_the_graph() -> None:
    design = Design.of(
        Node(id="a", component="trainer"), Note(id="n"), Connection(id="c", source="a", target="n")
    )

    assert list(build_graph(design)) == ["a"]
    assert not list(Queries(build_graph(design)).edges())


def test_feedback_needs_a_business_system_that_reports_something() -> None:
    silent = board({"d": "downstream_system", "e": "event_logger"})
    assert silent.feedback() == ["e"]

    telling = board({"d": "downstream_system", "l": "data_lake"}, ("d", "l", Kind.EVENTS))
    assert telling.feedback() == ["d"]


def test_lanes_keep_live_audio_out_of_the_training_data() -> None:
    nodes = {
        "mic": "sensor_source",
        "p": "data_preprocessor",
        "lake": "data_lake",
        "m": "on_device_model",
        "d": "dataset_builder",
    }
    q = board(
        nodes,
        ("mic", "p", Kind.DATA),
        ("lake", "p", Kind.DATA),
        ("p", "m", Kind.FEATURES),
        ("p", "d", Kind.FEATURES),
    )
    lanes = split_lanes(q, FLOW)

    assert lanes["mic"] == ("p#live",)
    assert lanes["lake"] == ("p#batch",)
    assert lanes["p#live"] == ("m",)
    assert lanes["p#batch"] == ("d", "m")
    assert plain("p#live") == "p"
