import pytest

from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.critical_path import critical_path
from mlsd_board.graph.queries import Queries
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.kind import Kind, Mode


def path(
    nodes: dict[str, tuple[str, float | None]], *wires: tuple[str, str, Kind] | tuple[str, str, Kind, Mode]
):
    boxes = [
        Node(id=id, component=c, attributes={} if ms is None else {"p99_latency_ms": ms})
        for id, (c, ms) in nodes.items()
    ]
    arrows = [
        Connection(id=f"e{n}", source=w[0], target=w[1], kind=w[2], mode=w[3] if len(w) > 3 else None)
        for n, w in enumerate(wires)
    ]
    return critical_path(Queries(build_graph(Design.of(*boxes, *arrows))))


CHAIN = {"c": ("client_app", None), "b": ("app_backend", 10), "r": ("ranker", 50)}
CALLS = (("c", "b", Kind.REQUEST), ("b", "r", Kind.REQUEST))


def test_latencies_add_up_along_the_calls() -> None:
    found = path(CHAIN, *CALLS)

    assert found.nodes == ("c", "b", "r")
    assert found.total_ms == 60
    assert found.unknown == ()


def test_parallel_reads_cost_their_maximum() -> None:
    nodes = {**CHAIN, "f": ("feature_store", 8), "g": ("cache", 3)}
    found = path(nodes, *CALLS, ("f", "r", Kind.FEATURES), ("g", "r", Kind.FEATURES))

    assert found.total_ms == 68


def test_sibling_candidate_generators_run_in_parallel_and_before_the_ranker() -> None:
    nodes = {**CHAIN, "g1": ("candidate_generator", 20), "g2": ("candidate_generator", 30)}
    found = path(nodes, *CALLS, ("b", "g1", Kind.REQUEST), ("b", "g2", Kind.REQUEST))

    assert found.nodes == ("c", "b", "g2", "r")
    assert found.total_ms == 90


@pytest.mark.parametrize("mode", [Mode.ASYNC, Mode.STREAM, Mode.BATCH])
def test_what_happens_later_does_not_count(mode: Mode) -> None:
    nodes = {**CHAIN, "m": ("model_server", 500)}

    assert path(nodes, *CALLS, ("b", "m", Kind.REQUEST, mode)).total_ms == 60


def test_an_arrow_back_to_the_caller_is_the_response() -> None:
    found = path(CHAIN, *CALLS, ("r", "b", Kind.PREDICTIONS))

    assert found.nodes == ("c", "b", "r")


def test_boxes_without_a_figure_are_named() -> None:
    nodes = {**CHAIN, "b": ("app_backend", None)}

    assert path(nodes, *CALLS).unknown == ("b",)


def test_a_loop_of_calls_ends() -> None:
    found = path(CHAIN, *CALLS, ("r", "b", Kind.REQUEST))

    assert found.total_ms == 60


def test_nothing_live_gives_an_empty_path() -> None:
    assert path({"t": ("trainer", None)}).nodes == ()
