"""A board goes out to each format, comes back, and nothing of it has changed; what people edit there counts."""

import json
from dataclasses import replace

import pytest

from mlsd_board.catalog.templates import load_templates
from mlsd_board.formats import registry
from mlsd_board.formats.native import codec
from mlsd_board.model.brief import Brief
from mlsd_board.model.design import Design
from mlsd_board.model.elements import Connection, Frame, Node, Note
from tests.formats.boards import full_board, library, options

_FORMATS = [
    (id, renderer)
    for id, exporter in registry.exporters().items()
    if id in registry.importers()
    for renderer in exporter.renderers
    if (id, renderer) != ("pdf", "graphviz")  # which needs a Graphviz of the system, and carries no board
]


def _there_and_back(board: Design, format: str, renderer: str) -> Design:
    drawn = replace(options(), renderer=renderer, scale=0.5)  # type: ignore[arg-type]  # out of the registry
    data = registry.exporters()[format].write(board, drawn)
    return registry.importers()[format].read(data, library()).design


def _odd_board() -> Design:
    """Members outside their frame, boxes upon a frame they are not in, places between pixels, words that are traps."""
    return Design.of(
        Brief(title="Odd"),
        Frame(id="frame", title=r"a\nb <i>", x=100.123456, width=300, height=200),
        Frame(id="other", x=600, width=300, height=300, collapsed=True),
        Node(id="outside", component="ranker", label="👩‍👩‍👧 team", x=-500.5, y=0.333333, frame="frame"),
        Node(id="upon", component="ranker", label="\\N & &amp; %% [x]", x=150, y=50),
        Node(id="unknown", component="of <another> library", label="漢字", x=650, y=50, frame="other"),
        Node(id="hidden", component="feature_store", x=650, y=150, frame="other", attributes={"a": "=1"}),
        Note(id="note", text="two\nlines", x=160, y=60),
        Connection(id="c1", source="unknown", target="upon"),
        Connection(id="c2", source="hidden", target="upon"),
        Connection(id="c3", source="hidden", target="unknown", label="inside"),
        Connection(id="c4", source="upon", target="frame"),
    )


@pytest.mark.parametrize(("format", "renderer"), _FORMATS)
def test_nothing_is_lost_or_changed(format: str, renderer: str) -> None:
    template = next(t for t in load_templates().values() if t.id == "bank_fraud")
    for board in (full_board(), _odd_board(), codec.loads(template.board.read_bytes())):
        assert _there_and_back(board, format, renderer).records == board.records


def test_the_kind_below_an_edited_name_is_no_part_of_it() -> None:
    board = Design.of(Node(id="a", component="ranker", label="Old"))
    written = registry.exporters()["drawio"].write(board, options()).decode("utf-8")
    edited = written.replace("&gt;Old&lt;", "&gt;New name&lt;")

    read = registry.importers()["drawio"].read(edited.encode("utf-8"), library()).design

    assert edited != written
    assert read.nodes["a"].label == "New name"


def test_a_box_moved_in_another_tool_is_moved_and_leaves_its_frame() -> None:
    board = Design.of(
        Frame(id="frame", width=300, height=200), Node(id="a", component="ranker", frame="frame", x=20, y=40)
    )
    scene = json.loads(registry.exporters()["excalidraw"].write(board, options()))
    shape = next(element for element in scene["elements"] if element["id"] == "a")
    shape["x"] = 700

    read = registry.importers()["excalidraw"].read(json.dumps(scene).encode("utf-8"), library()).design

    assert (read.nodes["a"].x, read.nodes["a"].frame) == (700, None)
