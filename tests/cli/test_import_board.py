"""Importing from the command line."""

import json
from pathlib import Path

import networkx
import pytest

from mlsd_board.catalog.library import Library
from mlsd_board.workspace.opening import read_board


@pytest.fixture
def plain_graph(tmp_path: Path) -> Path:
    """What another program would write: no places, one component we do not know."""
    graph = networkx.MultiDiGraph(brief={"category": "recommendation"})
    for component in ("event_logger", "event_stream", "data_lake", "warp_drive"):
        graph.add_node(component, component=component)
    graph.add_edge("event_logger", "event_stream")
    graph.add_edge("event_stream", "data_lake")
    path = tmp_path / "graph.json"
    path.write_text(json.dumps(networkx.node_link_data(graph, edges="edges")), encoding="utf-8")
    return path


def test_a_graph_without_places_becomes_a_legible_board(cli, plain_graph: Path, library: Library) -> None:
    out = plain_graph.with_name("out.mlsd.json")
    ran = cli("import", plain_graph, "-o", out)
    design = read_board(out, library).design
    boxes = [b.rect for b in design.boxes.values()]

    assert ran.code == 0
    assert "warp_drive" in ran.err
    assert set(design.nodes) == {"event_logger", "event_stream", "data_lake"}
    assert len(design.connections) == 2
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_without_graphviz_the_boxes_are_put_in_rows(
    cli, plain_graph: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLSD_GRAPHVIZ", str(plain_graph / "none"))
    out = plain_graph.with_name("out.mlsd.json")
    ran = cli("import", plain_graph, "-o", out)
    boxes = [b.rect for b in read_board(out, library).design.boxes.values()]

    assert ran.code == 0
    assert "only put in rows" in ran.err
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_checking_needs_no_places_and_no_graphviz(
    cli, plain_graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLSD_GRAPHVIZ", str(plain_graph / "none"))

    assert "rows" not in cli("check", plain_graph, "--fail-on", "never").err


def test_a_broken_graph_names_the_json_path(cli, plain_graph: Path) -> None:
    table = json.loads(plain_graph.read_text(encoding="utf-8"))
    table["edges"][1]["target"] = "ghost"
    plain_graph.write_text(json.dumps(table), encoding="utf-8")
    ran = cli("import", plain_graph, "-o", plain_graph.with_name("out.mlsd.json"))

    assert ran.code == 2
    assert f"{plain_graph}: edges[1]" in ran.err
    assert not plain_graph.with_name("out.mlsd.json").exists()


def test_a_flowchart_becomes_a_board_and_everything_is_accounted_for(
    cli, tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "a.mmd"
    path.write_text(
        "graph LR\n  a[Feature Store] --> b[Model Training]\n  b <--> c[(MLflow)]\n", encoding="utf-8"
    )
    out = tmp_path / "out.mlsd.json"
    ran = cli("import", path, "-o", out)
    design = read_board(out, library).design

    assert ran.code == 0
    assert "3 boxes seen: 3 components" in ran.err
    assert "1 with two heads" in ran.err
    assert {n.component for n in design.nodes.values()} == {"feature_store", "trainer", "experiment_tracker"}
    assert len(design.connections) == 3
