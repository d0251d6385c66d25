"""Whatever a diagram file holds, reading it gives a sound board or one clear `FormatError`, in bounded time and room."""

import base64
import contextlib
import json
import random
import zlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlsd_board.formats.errors import FormatError
from mlsd_board.formats.exporters import dot, drawio, excalidraw, mermaid
from mlsd_board.formats.native.codec import dumps, loads
from mlsd_board.formats.registry import importer_for, importers
from mlsd_board.model.design import Design
from tests.formats.boards import designs, full_board, library, options
from tests.formats.importers import (
    test_d2,
    test_dot,
    test_drawio,
    test_eraser,
    test_excalidraw,
    test_markdown,
    test_mermaid_systems,
    test_mingrammer,
    test_plantuml,
)

GOOD = {
    "a.mmd": b"graph LR\n subgraph s[Title]\n a[Raw data] -->|x| b{ok?} & c[(Store)]\n end\n b -- no --> d\n",
    "c4.mmd": test_mermaid_systems.C4.encode(),
    "architecture.mmd": test_mermaid_systems.ARCHITECTURE.encode(),
    "block.mmd": test_mermaid_systems.BLOCKS.encode(),
    "a.drawio": test_drawio.FILE.encode(),
    "a.html": test_drawio.WRAPPED["page"],
    "a.drawio.svg": test_drawio.WRAPPED["svg"],
    "a.excalidraw": test_excalidraw.PAIR,
    "a.excalidraw.svg": test_excalidraw.svg(2),
    "a.dot": test_dot.GRAPH,
    "a.puml": test_plantuml.SOURCE,
    "a.d2": test_d2.SOURCE,
    "a.eraser": test_eraser.TEXT.encode(),
    "a.py": test_mingrammer.SCRIPT,
    "a.md": test_markdown.TEXT,
    "ours.mmd": mermaid.EXPORTER.write(full_board(), options()),
    "ours.drawio": drawio.EXPORTER.write(full_board(), options()),
    "ours.excalidraw": excalidraw.EXPORTER.write(full_board(), options()),
    "ours.dot": dot.EXPORTER.write(full_board(), options()),
}


def opened(name: str, data: bytes) -> Design:
    return importer_for(Path(name), data).read(data, library()).design


def survived(name: str, data: bytes) -> None:
    with contextlib.suppress(FormatError):
        found = opened(name, data)
        assert loads(dumps(found).encode()) == found


@pytest.mark.parametrize("name", GOOD)
def test_good_files_give_sound_boards(name: str) -> None:
    found = opened(name, GOOD[name])

    assert found.nodes
    assert loads(dumps(found).encode()) == found


@pytest.mark.parametrize("name", GOOD)
def test_cut_off_anywhere(name: str) -> None:
    data = GOOD[name]
    for place in random.Random(1).sample(range(len(data)), min(25, len(data))):
        survived(name, data[:place])


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(GOOD)), st.data())
def test_any_damage_is_survived(name: str, data: st.DataObject) -> None:
    content = bytearray(GOOD[name])
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(content) - 1))
        content[place : place + data.draw(st.integers(0, 4))] = data.draw(
            st.binary(max_size=3)
            | st.sampled_from((b"[", b"]", b"{", b"}", b'"', b"-->", b"\n", b"|", b"<", b"(", b";", b"end"))
        )
    survived(name, bytes(content))


@settings(max_examples=120, deadline=None)
@given(
    st.sampled_from(("a.mmd", "a.dot", "a.puml", "a.d2", "a.eraser", "a.py", "a.md")), st.text(max_size=300)
)
def test_any_text_is_read_or_refused(name: str, text: str) -> None:
    heads = {
        "a.mmd": "graph LR\n",
        "a.dot": "digraph {",
        "a.puml": "@startuml\n",
        "a.md": "```mermaid\ngraph LR\n",
    }
    survived(name, (heads.get(name, "") + text).encode("utf-8", "replace"))


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize(
    "data", [b"", b" \n", b"\xef\xbb\xbf", b"\0" * 100, b"\xff\xfe\0\0", b"\x89PNG\r\n\x1a\n"]
)
def test_nothing_and_rubbish(name: str, data: bytes) -> None:
    survived(name, data)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
@pytest.mark.parametrize("name", ["a.mmd", "a.dot", "a.puml", "a.d2", "a.eraser"])
def test_other_encodings_are_read(name: str, encoding: str) -> None:
    text = (
        GOOD[name].decode().replace("Title", "Tïtle").replace("Feature", "Féature").replace("Model", "Mödel")
    )
    found = opened(name, text.encode(encoding))

    assert len(found.nodes) + len(found.notes) >= len(opened(name, GOOD[name]).nodes)


NESTED = {
    "a.mmd": b"graph LR\n" + b"subgraph a\n" * 5_000,
    "b.mmd": b"graph LR\n a" + b"[" * 50_000,
    "c.mmd": b"graph LR\n a" + b"--> a" * 20_000,
    "a.dot": b"digraph {" + b"subgraph {" * 50_000,
    "a.puml": b"@startuml\n" + b"package x {\n" * 5_000,
    "a.d2": b"a: {" * 50_000,
    "b.d2": b".".join([b"a"] * 5_000),
    "a.eraser": b"a {" * 50_000,
    "b.eraser": b"a [icon: b" + b" " * 500_000 + b"c" + b"-" * 500_000,
    "a.py": b"x = " + b"[" * 50_000,
    "b.py": b"from diagrams import Diagram\nx = " + b"-" * 50_000 + b"1",
    "a.drawio": b"<mxGraphModel><root>" + b"<mxCell>" * 50_000,
    "a.excalidraw": b'{"type": "excalidraw", "elements": ' + b"[" * 50_000,
    "a.md": b"> " * 20_000 + b"\n```mermaid\n",
    "ring.drawio": b'<mxGraphModel><root><mxCell id="e" edge="1" parent="e" source="e"/></root></mxGraphModel>',
    "ring.excalidraw": json.dumps(
        {
            "type": "excalidraw",
            "elements": [{"id": a, "type": "text", "text": a, "containerId": b} for a, b in ("ab", "ba")],
        }
    ).encode(),
}


@pytest.mark.parametrize("name", NESTED)
def test_endless_nesting(name: str) -> None:
    survived(name, NESTED[name])


def test_boxes_upon_boxes_are_read_or_refused() -> None:
    cells = "".join(test_drawio.cell(f"n{i}", i, i, 4_000 - 2 * i, 4_000 - 2 * i, "x") for i in range(400))
    survived("a.drawio", test_drawio.model(cells).encode())
    parents = "".join(
        test_drawio.cell(f"n{i}", 5, 5, 900, 900, "x", parent=f"n{i - 1}") for i in range(1, 300)
    )
    with pytest.raises(FormatError, match="too deeply"):
        opened("a.drawio", test_drawio.model(test_drawio.cell("n0", 0, 0), parents).encode())


@pytest.mark.parametrize(
    ("name", "data", "what"),
    [
        ("a.mmd", b"graph LR\n" + b" --> ".join([b" & ".join([b"a"] * 300)] * 2), "50,000 arrows"),
        (
            "a.dot",
            b"digraph {" + b" -> ".join([b"{" + b"".join(b" n%d" % n for n in range(300)) + b"}"] * 2) + b"}",
            "50,000 arrows",
        ),
        ("a.d2", b".".join([b"a"] * 100_000), "too deeply"),
        ("a.puml", b"@startuml\n" + b"[a]\n" * 500_001, "500,000 lines"),
        (
            "a.py",
            b"from diagrams import Diagram, Node\nl = [Node('a')] * 10\n"
            + b"l = [l] * 10\n" * 12
            + b"l >> l",
            "holds too much",
        ),
        ("a.md", b"```mermaid\ngraph LR\na\n```\n" * 301, "300 diagrams"),
        (
            "a.excalidraw",
            b'{"type": "excalidraw", "elements": [' + b"{}," * 2_000_001,
            "2,000,000 lines or elements",
        ),
    ],
)
def test_more_than_is_read_is_refused_before_it_takes_room(name: str, data: bytes, what: str) -> None:
    with pytest.raises(FormatError, match=what):
        opened(name, data)


BOMB = f'<!DOCTYPE x [<!ENTITY a "{"ha" * 1000}"><!ENTITY b "{"&a;" * 1000}">]>'.encode()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.drawio", BOMB + b'<mxGraphModel><root><mxCell value="&b;"/></root></mxGraphModel>'),
        ("a.drawio.svg", BOMB + b'<svg content="&lt;mxfile&gt;">&b;</svg>'),
        (
            "a.drawio",
            b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><mxGraphModel>&a;</mxGraphModel>',
        ),
    ],
)
def test_xml_bombs_and_outside_entities_are_refused(name: str, data: bytes) -> None:
    with pytest.raises(FormatError):
        opened(name, data)


def test_a_scene_that_unpacks_to_far_too_much_is_refused() -> None:
    packed = zlib.compress(b" " * 60_000_000).decode("latin-1")
    outer = json.dumps({"encoded": packed, "compressed": True})
    payload = base64.b64encode(outer.encode()).decode()
    marks = "<!-- payload-type:application/vnd.excalidraw+json --><!-- payload-version:2 -->"
    data = f"<svg>{marks}<!-- payload-start -->{payload}<!-- payload-end --></svg>".encode()
    with pytest.raises(FormatError, match="too large"):
        opened("a.excalidraw.svg", data)


def test_markup_in_labels_never_gets_onto_the_board() -> None:
    label = "&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=y&gt;Feature Store"
    cell = f'<mxCell id="a" value="{label}" vertex="1" parent="1"><mxGeometry width="9" height="9"/></mxCell>'
    found = opened("a.drawio", f"<mxGraphModel><root>{cell}</root></mxGraphModel>".encode())

    assert [n.component for n in found.nodes.values()] == ["feature_store"]
    assert "<" not in "".join(n.label for n in found.nodes.values())


@pytest.mark.parametrize("id", ["mermaid", "drawio", "excalidraw", "dot"])
@settings(max_examples=25, deadline=None)
@given(board=designs())
def test_boards_survive_the_way_out_and_back(id: str, board: Design) -> None:
    module = {"mermaid": mermaid, "drawio": drawio, "excalidraw": excalidraw, "dot": dot}[id]
    data = module.EXPORTER.write(board, options())
    found = importers()[id].read(data, library()).design

    assert {n.id: (n.component, n.attributes, n.rationale) for n in found.nodes.values()} == {
        n.id: (n.component, n.attributes, n.rationale) for n in board.nodes.values()
    }
    assert set(found.boxes) == set(board.boxes)
    assert set(found.connections) == set(board.connections)
    assert {c.id: c.kind for c in found.connections.values()} == {
        c.id: c.kind for c in board.connections.values()
    }
