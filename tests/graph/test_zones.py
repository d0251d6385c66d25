"""Where a box runs: what it states, else what the frames around it say, brought along from change to change."""

import pytest
from networkx.utils import graphs_equal

from mlsd_board.catalog.library import Library
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.lanes import split_lanes
from mlsd_board.graph.queries import Queries
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node
from mlsd_board.model.kind import Kind
from mlsd_board.workspace.session import Session

DESIGN = Design.of(
    Frame(id="outer", zone="offline", role="zone"),
    Frame(id="inner", frame="outer"),
    Node(id="a", component="trainer", frame="inner"),
    Node(id="b", component="trainer", frame="inner", attributes={"zone": "online"}),
    Node(id="c", component="trainer"),
)


def test_the_innermost_frame_with_a_zone_says_it_unless_the_box_does() -> None:
    graph = build_graph(DESIGN)

    assert [graph.nodes[id]["zone"] for id in "abc"] == ["offline", "online", None]


@pytest.mark.parametrize("change", [{"zone": "edge"}, {"zone": None}, {"frame": None}])
def test_a_frame_that_means_something_else_tells_all_that_lies_in_it(library: Library, change) -> None:
    session = Session(library, DESIGN)
    which = "inner" if "frame" in change else "outer"
    with session.edit("Change") as tx:
        tx.put(tx.design.frames[which].model_copy(update=change))

    assert session.graph.nodes["a"]["zone"] == change.get("zone")
    assert graphs_equal(session.graph, build_graph(session.design))
    session.undo()
    assert graphs_equal(session.graph, build_graph(DESIGN))


def test_a_shared_step_drawn_offline_is_a_batch_step_whoever_feeds_it() -> None:
    live = Design.of(
        Frame(id="f", zone="offline", role="zone"),
        Node(id="app", component="client_app"),
        Node(id="prep", component="data_preprocessor"),
        Connection(id="e", source="app", target="prep", kind=Kind.DATA),
    )
    kinds = frozenset({Kind.DATA})
    framed = Design({**live.records, "prep": live.nodes["prep"].model_copy(update={"frame": "f"})})

    assert split_lanes(Queries(build_graph(live)), kinds) == {"app": ("prep#live",)}
    assert split_lanes(Queries(build_graph(framed)), kinds) == {"app": ("prep#batch",)}
