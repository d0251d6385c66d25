from hypothesis import given
from hypothesis import strategies as st

from mlsd_board.estimate.summary import estimate
from mlsd_board.graph.board_graph import build_graph
from mlsd_board.graph.queries import Queries
from mlsd_board.model.brief import Requirements
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node
from mlsd_board.model.kind import Kind, Mode

COMPONENTS = (
    "client_app",
    "app_backend",
    "model_server",
    "feature_store",
    "batch_feature_pipeline",
    "event_logger",
    "data_lake",
    "trainer",
    "workflow_orchestrator",
    "decision_engine",
    "human_review_queue",
)
NUMBERS = (
    "qps",
    "replicas",
    "qps_per_replica",
    "p99_latency_ms",
    "cadence_s",
    "duration_s",
    "batch_items",
    "items_per_s",
    "records_per_day",
    "record_bytes",
    "retention_days",
    "storage_gb",
    "review_rate",
    "reviewers",
    "items_per_reviewer_day",
)
odd = st.sampled_from([0, 1, 3.5, 1e9, -2, True, "", "many"])
nodes = st.lists(
    st.tuples(st.sampled_from(COMPONENTS), st.dictionaries(st.sampled_from(NUMBERS), odd, max_size=8)),
    min_size=1,
    max_size=8,
)
arrows = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from(Kind), st.sampled_from([None, *Mode])),
    max_size=20,
)
requirements = st.builds(
    Requirements,
    dau=st.sampled_from([None, 0, 1e6]),
    requests_per_user_day=st.sampled_from([None, 0, 2]),
    qps_peak=st.sampled_from([None, 0, 500]),
    peak_factor=st.sampled_from([None, 0, 5]),
    latency_slo_ms=st.sampled_from([None, 0, 100]),
    mode=st.sampled_from([None, "online", "stream"]),
)


@given(nodes, arrows, requirements)
def test_any_board_can_be_estimated_and_no_number_is_negative(drawn, wires, req: Requirements) -> None:
    boxes = [Node(id=f"n{i}", component=c, attributes=a) for i, (c, a) in enumerate(drawn)]
    lines = [
        Connection(id=f"c{i}", source=f"n{u}", target=f"n{v}", kind=kind, mode=mode)
        for i, (u, v, kind, mode) in enumerate(wires)
        if max(u, v) < len(boxes)
    ]
    found = estimate(Queries(build_graph(Design.of(*boxes, *lines))), req)

    assert all(load.qps > 0 for load in found.loads)
    assert all(c.needed >= 1 for c in found.capacities)
    assert all(w.needed_s > 0 for w in found.windows)
    assert all(n.needed_gb > 0 for n in found.storage)
    assert all(load.path[-1:] in ((), (load.node,)) for load in found.loads)


def test_an_empty_board_has_no_numbers() -> None:
    found = estimate(Queries(build_graph(Design.of())), Requirements())

    assert found.traffic is None
    assert found.latency is None
    assert found.loads == found.capacities == found.storage == found.windows == found.reviews == ()


def test_requests_in_flight_are_the_peak_times_the_critical_path(wired) -> None:
    """100 requests a second that take 20 + 50 ms: 7 at once."""
    path = ("client_app > app_backend as request", "app_backend > model_server as request")
    boxes = {"app_backend": {"p99_latency_ms": 20}, "model_server": {"p99_latency_ms": 50}}

    assert estimate(wired(*path, **boxes), Requirements(qps_peak=100)).in_flight == 7
    assert estimate(wired(*path, **boxes), Requirements()).in_flight is None
    assert estimate(wired(*path), Requirements(qps_peak=100)).in_flight is None
