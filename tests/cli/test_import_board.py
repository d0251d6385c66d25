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


@pytest.mark.parametrize(
    ("name", "content"),
    [("a.drawio", "<mxfile></mxfile>"), ("a.excalidraw", '{"type": "excalidraw"}'), ("a.dot", "digraph {}")],
)
def test_a_format_that_cannot_be_read_yet_is_refused_by_name(
    cli, tmp_path: Path, name: str, content: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    ran = cli("import", tmp_path / name, "-o", tmp_path / "out.mlsd.json")
    from mlsd_board.formats import registry

    if not registry.importers().keys() & {name.partition(".")[2]}:
        assert ran.code == 2
        assert "import is not there yet" in ran.err
