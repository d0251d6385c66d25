"""Node-link files: our own boards lose nothing, any networkx graph can be read, a broken file names its JSON path."""

import json
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import given, settings

from mlsd_board.catalog.ports import infer_kind
from mlsd_board.drawing.routes import routes
from mlsd_board.formats.contract import Imported
from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.exporters.node_link import EXPORTER
from mlsd_board.formats.importers.node_link import IMPORTER
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Node, Note, Suppression
from mlsd_board.model.kind import Kind
from tests.formats.boards import designs, full_board, library, options


def exported(design: Design) -> Any:
    return json.loads(EXPORTER.write(design, options()))


def imported(table: Any) -> Imported:
    return IMPORTER.read(json.dumps(table).encode(), library())


def graph_of(nodes: list[Any], edges: list[Any], **graph: Any) -> dict[str, Any]:
    return {"directed": True, "multigraph": True, "graph": graph, "nodes": nodes, "edges": edges}


def place(node: str, component: str, **more: Any) -> dict[str, Any]:
    return {"id": node, "component": component, "x": 0, "y": 0, **more}


def fault(table: Any) -> FormatError:
    with pytest.raises(FormatError) as caught:
        imported(table)
    return caught.value


@settings(max_examples=60, deadline=None)
@given(designs())
def test_a_board_goes_out_and_comes_back_whole(design: Design) -> None:
    found = IMPORTER.read(EXPORTER.write(design, options()), library())

    assert found.design == design
    assert found.remarks == ()
    assert not found.needs_layout


def test_the_full_board_comes_back_whole() -> None:
    found = IMPORTER.read(EXPORTER.write(full_board(), options()), library())

    assert found.design == full_board()
    assert found.remarks == ()


def test_the_contract_of_the_written_file() -> None:
    table = exported(full_board())
    nodes = {node["id"]: node for node in table["nodes"]}
    edges = {edge["key"]: edge for edge in table["edges"]}

    assert (table["directed"], table["multigraph"]) == (True, True)
    assert nodes["ranker"] == {
        "id": "ranker",
        "component": "ranker",
        "label": "Rank & sort <b>",
        "replicas": 3,
        "p99_latency_ms": 70.5,
        "autoscale": True,
        "team": ["a", 1, False],
        "rationale": "scores well",
        "deep_dive": True,
        "x": 270.0,
        "y": 100.0,
        "width": 168.0,
        "height": 64.0,
    }
    assert [id for id, node in nodes.items() if node.get("hidden")] == ["lake", "trainer"]
    drawn = routes(full_board())["e2"].points
    assert edges["e2"]["points"] == [[round(x, 2), round(y, 2)] for x, y in drawn]
    assert {k: v for k, v in edges["e2"].items() if k != "points"} == {
        "source": "store 1",
        "target": "ranker",
        "key": "e2",
        "kind": "features",
        "delay_s": 0.5,
        "calls_per_request": 2.0,
        "contract": "proto v2",
    }
    brief = table["graph"]["brief"]
    assert (brief["category"], brief["req"]["qps_peak"]) == ("recommendation", 17000)
    assert brief["suppressed"][0]["node_id"] == "ranker"


def test_networkx_reads_what_we_write() -> None:
    graph = nx.node_link_graph(exported(full_board()), edges="edges")

    assert isinstance(graph, nx.MultiDiGraph)
    assert set(graph) == set(full_board().nodes)
    assert graph.edges["client_app", "ranker", "e1"]["kind"] == "request"


@pytest.mark.parametrize("make", [nx.MultiDiGraph, nx.DiGraph, nx.Graph, nx.MultiGraph])
@pytest.mark.parametrize("key", ["edges", "links"])
def test_any_networkx_graph_can_be_read(make: Any, key: str) -> None:
    graph = make(name="by hand")
    graph.add_node("app", component="client_app", platform="mobile")
    graph.add_node(7, type="ranker", replicas=2)
    graph.add_node((1, "x"), component="model_registry")
    graph.add_edge("app", 7)
    graph.add_edge((1, "x"), 7, weight=2.0)
    graph.add_edge(7, 7)

    found = imported(nx.node_link_data(graph, edges=key))

    assert {n.component for n in found.design.nodes.values()} == {"client_app", "ranker", "model_registry"}
    assert found.design.nodes["7"].attributes == {"replicas": 2}
    assert found.design.brief.title == "by hand"
    ends = {frozenset((c.source, c.target)): c.kind for c in found.design.connections.values()}
    registry = next(id for id, n in found.design.nodes.items() if n.component == "model_registry")
    assert ends[frozenset((registry, "7"))] is Kind.MODEL or not graph.is_directed()
    assert len(ends) == 3
    assert found.needs_layout
    assert any("'weight'" in remark for remark in found.remarks)


def test_parallel_edges_stay_apart() -> None:
    graph = nx.MultiDiGraph()
    graph.add_node("a", component="client_app")
    graph.add_node("b", component="ranker")
    graph.add_edge("a", "b", kind="request")
    graph.add_edge("a", "b", kind="data")

    found = imported(nx.node_link_data(graph, edges="edges")).design

    assert sorted(c.kind or "" for c in found.connections.values()) == ["data", "request"]


def test_missing_kinds_are_inferred_along_the_way() -> None:
    """What a pass-through box sends on depends on what enters it, in whatever order the file lists the arrows."""
    nodes = [
        place("logger", "event_logger"),
        place("stream", "event_stream"),
        place("lake", "data_lake"),
        place("filter", "privacy_filter"),
    ]
    edges = [
        {"source": "filter", "target": "lake"},
        {"source": "stream", "target": "filter"},
        {"source": "logger", "target": "stream"},
    ]
    design = imported(graph_of(nodes, edges)).design
    kinds = {(c.source, c.target): c.kind for c in design.connections.values()}

    first = infer_kind(library(), "event_logger", "event_stream")
    assert kinds["logger", "stream"] == first
    assert kinds["stream", "filter"] == infer_kind(library(), "event_stream", "privacy_filter", [first])
    assert kinds["filter", "lake"] == infer_kind(
        library(), "privacy_filter", "data_lake", [kinds["stream", "filter"]]
    )


def test_rings_of_bare_arrows_are_inferred_too() -> None:
    nodes = [place(f"s{n}", "event_stream") for n in range(3)]
    edges = [{"source": f"s{n}", "target": f"s{(n + 1) % 3}"} for n in range(3)]

    design = imported(graph_of(nodes, edges)).design

    assert all(c.kind for c in design.connections.values())


def test_a_label_decides_the_kind() -> None:
    nodes = [place("a", "app_backend"), place("b", "ranker")]
    design = imported(graph_of(nodes, [{"source": "a", "target": "b", "label": "candidates"}])).design

    expected = infer_kind(library(), "app_backend", "ranker", (), "candidates")
    assert [c.kind for c in design.connections.values()] == [expected]


def test_unknown_components_become_notes_and_keep_their_arrows() -> None:
    nodes = [
        place("a", "quantum_oracle", label="The oracle", width=90),
        place("b", "ranker"),
        place("c", "mystery"),
        {"id": "d"},
    ]
    found = imported(graph_of(nodes, [{"source": "a", "target": "b"}]))

    notes = found.design.notes
    assert (notes["a"].text, notes["a"].width) == ("The oracle", 90)
    assert (notes["c"].text, notes["d"].text) == ("mystery", "d")
    assert [(c.source, c.target, c.kind) for c in found.design.connections.values()] == [("a", "b", None)]
    assert any("quantum_oracle" in remark and "nodes[0]" in remark for remark in found.remarks)


def test_unknown_brief_fields_are_told_and_left_out() -> None:
    brief = {
        "category": "bi",
        "mood": "good",
        "req": {"qps_peak": 10, "colour": 1, "pii": None},
        "metrics": [{"id": "m", "stage": "offline", "shape": "round"}],
    }
    found = imported(graph_of([], [], brief=brief, extra=1))

    assert found.design.brief.category == "bi"
    assert found.design.brief.req.qps_peak == 10
    assert found.design.brief.metrics[0].id == "m"
    (remark,) = found.remarks
    for path in ("graph.brief.mood", "graph.brief.req.colour", "graph.brief.metrics[0].shape", "graph.extra"):
        assert path in remark


def test_findings_set_aside_are_taken_over() -> None:
    brief = {"suppressed": [{"code": "SRV001", "node_id": "r", "reason": "demo"}, {"code": "MET001"}]}
    found = imported(graph_of([place("r", "ranker")], [], brief=brief))

    first, second = found.design.suppressions.values()
    assert (first.code, first.elements, first.reason) == ("SRV001", ("r",), "demo")
    assert (second.code, second.elements) == ("MET001", ())
    assert any("without a reason" in remark for remark in found.remarks)


def test_nested_attributes_are_kept_as_json_text() -> None:
    found = imported(graph_of([place("r", "ranker", config={"a": [1]}, replicas={"min": 2})], []))

    assert found.design.nodes["r"].attributes == {"config": '{"a": [1]}', "replicas": '{"min": 2}'}
    assert "nodes[0].config" in found.remarks[0]


def test_names_that_cannot_be_kept_are_replaced() -> None:
    nodes = [place("brief", "ranker"), place("", "cache"), place("x" * 201, "trainer")]
    nodes += [{**place("", "data_lake"), "id": 1}, {**place("1", "data_lake")}]
    edges = [{"source": "brief", "target": ""}, {"source": 1, "target": "1", "key": "brief"}]
    found = imported(graph_of(nodes, edges))

    assert len(found.design.nodes) == 5
    ends = [(c.source, c.target) for c in found.design.connections.values()]
    components = [(found.design.nodes[u].component, found.design.nodes[v].component) for u, v in ends]
    assert components == [("ranker", "cache"), ("data_lake", "data_lake")]
    assert found.design.nodes["1"]
    assert "brief" not in found.design.connections


def test_places_decide_whether_tidying_is_needed() -> None:
    assert not imported(graph_of([place("a", "ranker")], [])).needs_layout
    assert imported(
        graph_of([place("a", "ranker"), {"id": "b", "component": "cache", "x": 1}], [])
    ).needs_layout


def test_another_program_may_remove_a_node() -> None:
    table = exported(full_board())
    table["nodes"] = [n for n in table["nodes"] if n["id"] not in ("registry", "ranker")]
    table["edges"] = [e for e in table["edges"] if not {"registry", "ranker"} & {e["source"], e["target"]}]

    found = imported(table)

    assert "e5" not in found.design.connections
    assert found.design.notes["note"].about is None
    assert found.remarks


def test_an_extension_of_the_future_is_left_out() -> None:
    table = exported(full_board())
    table["graph"]["mlsd_board"] = {"version": 2, "elements": "all new"}

    found = imported(table)

    assert set(found.design.nodes) == set(full_board().nodes)
    assert any("newer" in remark for remark in found.remarks)


RANKER = place("r", "ranker")
BROKEN: list[tuple[Any, str]] = [
    ([], ""),
    ({"edges": []}, ""),
    (graph_of({}, []), "nodes"),  # type: ignore[arg-type]  # broken on purpose
    ({**graph_of([], []), "edges": 3}, "edges"),
    ({**graph_of([], []), "graph": []}, "graph"),
    (graph_of([RANKER, "x"], []), "nodes[1]"),
    (graph_of([RANKER, {"component": "cache"}], []), "nodes[1].id"),
    (graph_of([RANKER, RANKER], []), "nodes[1].id"),
    (graph_of([place("r", "ranker", replicas="many")], []), "nodes[0].replicas"),
    (graph_of([place("r", "ranker", replicas=2.5)], []), "nodes[0].replicas"),
    (graph_of([place("r", "ranker", replicas=True)], []), "nodes[0].replicas"),
    (graph_of([place("r", "ranker", autoscale="yes")], []), "nodes[0].autoscale"),
    (graph_of([place("r", "ranker", p99_latency_ms=float("nan"))], []), "nodes[0].p99_latency_ms"),
    (graph_of([place("r", "ranker", mine=[1, float("inf")])], []), "nodes[0].mine[1]"),
    (graph_of([{**RANKER, "x": float("inf")}], []), "nodes[0].x"),
    (graph_of([{**RANKER, "y": "far"}], []), "nodes[0].y"),
    (graph_of([{**RANKER, "width": -1}], []), "nodes[0].width"),
    (graph_of([{**RANKER, "label": ["x"]}], []), "nodes[0].label"),
    (graph_of([{**RANKER, "deep_dive": "perhaps"}], []), "nodes[0].deep_dive"),
    (graph_of([place("r", {})], []), "nodes[0].component"),  # type: ignore[arg-type]  # broken on purpose
    (graph_of([RANKER], [{"source": "r", "target": "r"}, {"source": "r", "target": "q"}]), "edges[1].target"),
    (graph_of([RANKER], [{"source": ["q"], "target": "r"}]), "edges[0].source"),
    (graph_of([RANKER], [{"source": "r"}]), "edges[0].target"),
    (graph_of([RANKER], [{"source": "r", "target": "r", "kind": "magic"}]), "edges[0].kind"),
    (graph_of([RANKER], [{"source": "r", "target": "r", "mode": 3}]), "edges[0].mode"),
    (graph_of([RANKER], [{"source": "r", "target": "r", "delay_s": float("nan")}]), "edges[0].delay_s"),
    (graph_of([RANKER], [{"source": "r", "target": "r", "step": "one"}]), "edges[0].step"),
    (graph_of([RANKER], [{"source": "r", "target": "r", "key": "k"}] * 2), "edges[1].key"),
    ({**graph_of([RANKER], []), "edges": [7]}, "edges[0]"),
    (graph_of([], [], brief=[]), "graph.brief"),
    (graph_of([], [], brief={"req": {"dau": "many"}}), "graph.brief.req.dau"),
    (graph_of([], [], brief={"req": {"dau": float("inf")}}), "graph.brief.req.dau"),
    (graph_of([], [], brief={"metrics": {"a": 1}}), "graph.brief.metrics"),
    (graph_of([], [], brief={"metrics": [{"id": "m"}]}), "graph.brief.metrics[0].stage"),
    (graph_of([], [], brief={"category": "poetry"}), "graph.brief.category"),
    (graph_of([], [], brief={"suppressed": [{"reason": "x"}]}), "graph.brief.suppressed[0].code"),
    (graph_of([], [], mlsd_board={"elements": [{"element": "note"}]}), "graph.mlsd_board.elements[0].id"),
    (
        graph_of([], [], mlsd_board={"elements": [{"element": "note", "id": "a"}] * 2}),
        "graph.mlsd_board.elements[1].id",
    ),
]


@pytest.mark.parametrize(("table", "where"), BROKEN, ids=[where or "file" for _, where in BROKEN])
def test_a_broken_file_names_the_path_at_fault(table: Any, where: str) -> None:
    assert fault(table).where == where


def test_links_are_named_as_the_file_names_them() -> None:
    table = {"nodes": [RANKER], "links": [{"source": "r", "target": "gone"}]}

    assert fault(table).where == "links[0].target"


def test_a_thousand_remarks_are_one_line() -> None:
    found = imported(graph_of([place(str(n), "mystery") for n in range(1000)], []))

    assert len(found.remarks) == 1
    assert "and 995 more" in found.remarks[0]


def test_records_are_of_the_board(tmp_path: Path) -> None:
    kinds = {type(record) for record in imported(exported(full_board())).design.records.values()}

    assert {Node, Note, Connection, Suppression} < kinds
