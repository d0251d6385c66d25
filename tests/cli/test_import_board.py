"""Importing from the command line."""

import json
import re
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


def test_without_graphviz_the_boxes_are_arranged_roughly(
    cli, plain_graph: Path, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MLSD_GRAPHVIZ", str(plain_graph / "none"))
    out = plain_graph.with_name("out.mlsd.json")
    ran = cli("import", plain_graph, "-o", out)
    boxes = [b.rect for b in read_board(out, library).design.boxes.values()]

    assert ran.code == 0
    assert "only arranged roughly" in ran.err
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


MARKDOWN = """# System

```mermaid
flowchart LR
  raw[(Raw data)] --> train[Model Training] --> serve[Inference API]
  serve --> frob[Frobnicator] --> quux[Quux]
```

## Other
```mermaid
graph TD; q[Vector Database] --> llm[LLM]
```
"""


def test_the_report_names_every_box_and_what_the_design_contains(cli, tmp_path: Path) -> None:
    path = tmp_path / "README.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    ran = cli("import", path, "--report", "json")
    told = json.loads(ran.out)

    assert ran.code == 0
    nodes = {node["id"]: node for node in told["nodes"]}
    assert {"id", "label", "component", "confidence", "runner_up"} <= nodes["train"].keys()
    assert nodes["train"]["component"] == "trainer"
    assert nodes["train"]["where"] == "line 5"
    assert nodes["quux"]["became"] == "note"
    assert nodes["quux"]["doubtful"]
    assert [d["number"] for d in told["diagrams"]] == [1, 2]
    assert told["diagrams"][0]["contains"]["training"]
    assert told["diagrams"][0]["evidence"]["training"][0]["component"] == "trainer"
    assert not told["diagrams"][1]["contains"]["training"]
    assert told["contains"]["storage"]
    assert told["counts"]["boxes"] == len(told["nodes"]) == 7
    assert told["counts"]["boxes_to_components"] + told["counts"]["boxes_to_notes"] == 7
    assert told["counts"]["arrows"] == len(told["edges"]) == 5


def test_the_report_for_people_and_one_diagram_picked(cli, tmp_path: Path, library: Library) -> None:
    path = tmp_path / "README.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    out = tmp_path / "out.mlsd.json"
    ran = cli("import", path, "--report", "text", "--pick", "2", "-o", out)

    assert ran.code == 0
    assert "2 boxes seen: 2 components" in ran.out
    assert "contains: storage, serving" in ran.out
    assert re.search(r"storage +“.+” as Vector index", ran.out)
    assert {n.component for n in read_board(out, library).design.nodes.values()} == {
        "vector_index",
        "model_server",
    }
    assert "no diagram number 3" in cli("import", path, "--pick", "3").err


def test_guesses_are_taken_only_when_asked_for(cli, tmp_path: Path, library: Library) -> None:
    path = tmp_path / "README.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    out = tmp_path / "out.mlsd.json"
    told = cli("import", path, "-o", out).err
    careful = read_board(out, library).design
    cli("import", path, "-o", out, "--accept-doubtful")
    bold = read_board(out, library).design

    assert "doubtful" in told
    assert [n.text for n in careful.notes.values()] == ["Frobnicator (?)", "Quux (?)"]
    assert len(bold.nodes) > len(careful.nodes)


def test_pages_of_several_diagrams_are_laid_out_each_for_itself(
    cli, tmp_path: Path, library: Library
) -> None:
    path = tmp_path / "README.md"
    path.write_text(MARKDOWN, encoding="utf-8")
    out = tmp_path / "out.mlsd.json"
    cli("import", path, "-o", out)
    design = read_board(out, library).design

    assert len(design.pages) == 2
    for page in design.pages:
        boxes = [b.rect for b in design.boxes.values() if b.page == page]
        assert boxes
        assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_a_diagram_with_nothing_in_it_is_said_to_be_empty(cli, tmp_path: Path) -> None:
    path = tmp_path / "empty.excalidraw"
    path.write_text('{"type": "excalidraw", "elements": []}', encoding="utf-8")

    assert "the diagram is empty" in cli("import", path).out
